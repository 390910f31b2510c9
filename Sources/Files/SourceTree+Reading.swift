// Reads a folder from disk. Links, devices and names that cannot be published everywhere are findings, not surprises.

package import Diagnostics

package struct FileRules: RuleTable {
  let name = Rule(
    "file.name",
    vi: "tên tệp có ký tự không dùng được (xuống dòng, “\\”, mã không phải UTF-8, “-” ở đầu, “.” hoặc dấu cách ở cuối)",
    hint: "đổi tên tệp, chỉ dùng chữ cái, chữ số, “-”, “_” và “.”",
    en: "the file name has characters that cannot be used (line break, ‘\\’, not UTF-8, ‘-’ first, ‘.’ or space last)",
    hint: "rename the file with letters, digits, ‘-’, ‘_’ and ‘.’ only")
  let folder = Rule(
    "file.folder",
    vi: "đây là thư mục, nhưng tên kết thúc bằng “.md”", hint: "đổi tên thư mục, bỏ “.md”",
    en: "this is a folder, but its name ends in ‘.md’", hint: "rename the folder without ‘.md’")
  let tooLarge = Rule(
    "file.too-large",
    vi: "tệp văn bản lớn hơn {0} MiB",
    hint: "kiểm tra xem đây có đúng là tệp Markdown không; bản quét thì đặt trong content/files/",
    en: "the text file is larger than {0} MiB",
    hint: "check that this is a Markdown file; scans belong in content/files/")
  let twin = Rule(
    "file.twin",
    vi: "tên tệp chỉ khác tên một tệp khác ở cách mã hóa dấu",
    hint: "đổi tên một trong hai tệp: nhiều máy coi hai tên này là một",
    en: "the file name differs from that of another file only by its Unicode form",
    hint: "rename one of the two: many systems take these names for one")
  let changed = Rule(
    "file.changed",
    vi: "tệp bị thay đổi trong lúc đang đọc", hint: "lưu xong tệp rồi chạy lại",
    en: "the file changed while it was being read", hint: "finish saving the file and run again")
  let symbolicLink = Rule(
    "file.symbolic-link",
    vi: "đây là liên kết tượng trưng (symbolic link)",
    hint: "chép tệp thật vào đây: trang web chỉ được lấy từ thư mục này",
    en: "this is a symbolic link", hint: "put the real file here: a site is made only of what this folder holds")
  let kind = Rule(
    "file.kind",
    vi: "đây không phải là tệp hay thư mục thường", hint: "xóa mục này khỏi thư mục",
    en: "this is neither a regular file nor a folder", hint: "remove it from the folder")

  package init() {}
}

let fileRules = FileRules()

extension SourceTree {
  /// Longer text files are refused: no plan comes near it, and memory stays bounded.
  static let largestTextFile = 4 << 20

  /// Lists `folder` below `root` with everything in it, hidden entries and leftovers (`.git`, `Thumbs.db`) and the folder of
  /// attachments excepted. The bytes stay on disk until `SourceFile.read` brings them.
  ///
  /// - Throws: when the machine refuses to list something.
  package init(reading folder: String, below root: String) throws(EnvironmentError) {
    let entries = try Folder(reading: root + "/" + folder).entries(
      in: "", except: folder == "content" ? AttachmentFolder.name : nil)
    var files: [SourceFile] = []
    var refused: [RefusedFile] = []
    for entry in entries {
      let path = folder + "/" + entry.path
      let file = entry.size.map { SourceFile(path: path, below: root, size: $0) }
      let place = SourceLocation(file: path)
      if let fault = entry.fault {
        refused.append(RefusedFile(finding: Diagnostic(fault, at: place), head: file))
      } else if let size = entry.size, size > Self.largestTextFile {
        let finding = Diagnostic(fileRules.tooLarge, [Self.largestTextFile >> 20], at: place)
        refused.append(RefusedFile(finding: finding, head: file))
      } else if let file {
        files.append(file)
      }
    }
    self.init(files: files, refused: refused)
  }

  /// Whether there is such a folder, or a link to one.
  package static func isFolder(_ path: String) throws(EnvironmentError) -> Bool {
    try FileDescriptor.workingFolder.kind(of: path + "/.") == .folder
  }

  /// Whether anything stands at a path, a link that leads nowhere too.
  package static func exists(_ path: String) throws(EnvironmentError) -> Bool {
    try FileDescriptor.workingFolder.kind(of: path) != .absent
  }
}

extension Folder {
  /// All files below a folder that are no leftovers, and everything that cannot be published, with the rule against it. A
  /// folder whose name cannot be used is one to each of its files: some of them can be for staff.
  ///
  /// - Parameter skipped: the path of a folder that is not listed.
  /// - Returns: the sizes of regular files whose names can be asked for.
  func entries(
    in folder: String, except skipped: String? = nil
  ) throws(EnvironmentError) -> [(path: String, size: Int?, fault: Rule?)] {
    var entries: [(path: String, size: Int?, fault: Rule?)] = []
    var folders = [(path: folder, isPublishable: true)]
    while let current = folders.popLast() {
      for name in try descriptor.names(in: current.path) where !Self.isLeftover(name) {
        let path = current.path.isEmpty ? name : current.path + "/" + name
        let isPublishable = current.isPublishable && Self.isPublishable(name)
        // A name that is not UTF-8 cannot be asked for.
        switch name.unicodeScalars.contains("\u{FFFD}") ? nil : try descriptor.kind(of: path) {
        case nil: entries.append((path, nil, fileRules.name))
        case .folder where name.utf8.suffix(3).elementsEqual(".md".utf8): entries.append((path, nil, fileRules.folder))
        case .folder: if path != skipped { folders.append((path, isPublishable)) }
        case .file(let size): entries.append((path, size, isPublishable ? nil : fileRules.name))
        case .symbolicLink: entries.append((path, nil, fileRules.symbolicLink))
        case .other: entries.append((path, nil, fileRules.kind))
        // Removed since it was listed.
        case .absent: break
        }
      }
    }
    return entries
  }

  /// Whether a file is none of the content: hidden, or what systems and editors leave beside the files that they show.
  static func isLeftover(_ name: String) -> Bool {
    if name.utf8.starts(with: ".".utf8) || name.utf8.starts(with: "~$".utf8) || name.utf8.last == UInt8(ascii: "~") {
      return true
    }
    if name.utf8.first == UInt8(ascii: "#"), name.utf8.last == UInt8(ascii: "#") { return true }
    let lower = name.lowercased()
    return ["thumbs.db", "ehthumbs.db", "desktop.ini"].contains(lower)
      || [".swp", ".swo", ".bak", ".tmp"].contains {
        lower.utf8.count > 4 && lower.utf8.suffix(4).elementsEqual($0.utf8)
      }
  }

  /// Whether the name can be written on any file system and in any address.
  static func isPublishable(_ name: String) -> Bool {
    let bytes = name.utf8
    return bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: ".") && bytes.last != UInt8(ascii: " ")
      && name.unicodeScalars.allSatisfy { $0 >= " " && $0 != "\u{7F}" && $0 != "\\" && $0 != "\u{FFFD}" }
  }
}
