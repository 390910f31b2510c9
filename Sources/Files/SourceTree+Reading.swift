// Reads a folder from disk. Links, devices and names that cannot be published everywhere are findings, not surprises.

package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension SourceTree {
  /// Longer text files are refused: no plan comes near it, and memory stays bounded.
  static let largestTextFile = 4 << 20

  /// Reads `folder` below `root` with everything in it, hidden entries (`.git`, `.DS_Store`) excepted.
  ///
  /// - Parameters:
  ///   - isAttachment: paths for which only the size is taken, not the bytes.
  ///   - staysOnDisk: paths of files whose bytes are read only when they are wanted.
  /// - Throws: `EnvironmentError` when the machine refuses to list or read something.
  package init(
    reading folder: String, below root: String, isAttachment: (String) -> Bool = { _ in false },
    staysOnDisk: (String) -> Bool = { _ in false },
    into report: inout Report
  ) throws(EnvironmentError) {
    var files: [SourceFile] = []
    var attachments: [AttachmentFile] = []
    var folders = [folder]
    while let current = folders.popLast() {
      for entry in try Self.entries(of: root + "/" + current) where entry.first != UInt8(ascii: ".") {
        let (name, isPublishable) = Self.name(entry)
        let path = current + "/" + name
        let isAttachment = isAttachment(path)
        /// What is wrong with an attachment is reported where it is asked for: its name may be internal.
        func refuse(_ finding: Diagnostic) {
          if isAttachment {
            attachments.append(AttachmentFile(path: path, size: 0, finding: finding))
          } else {
            report.add(finding)
          }
        }
        guard isPublishable else {
          refuse(.badName(path))
          continue
        }
        switch try Self.kind(of: root + "/" + path) {
        case .folder where name.hasSuffix(".md"):
          refuse(.folderNamedLikeFile(path))
        case .folder:
          folders.append(path)
        case .file(let size) where isAttachment:
          attachments.append(AttachmentFile(path: path, size: size))
        case .file(let size) where size > Self.largestTextFile:
          report.add(.tooLarge(path))
        case .file(let size):
          let file = SourceFile(path: path, below: root, size: size)
          if staysOnDisk(path) {
            files.append(file)
          } else if let file = try file.read(into: &report) {
            files.append(file)
          }
        case .symbolicLink:
          refuse(.symbolicLink(path))
        case .other:
          refuse(.notAFile(path))
        }
      }
    }
    self.init(files: files, attachments: attachments)
  }

  private enum Kind {
    case folder, file(size: Int), symbolicLink, other
  }

  /// One file; nil when it cannot be read, for a caller who has that failure to report already.
  package static func file(_ path: String, below root: String) -> SourceFile? {
    guard case .file(let size)? = try? kind(of: root + "/" + path), size <= largestTextFile,
      let bytes = try? bytes(of: root + "/" + path, expecting: size)
    else { return nil }
    return SourceFile(path: path, bytes: bytes)
  }

  /// Whether there is such a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func kind(of path: String) throws(EnvironmentError) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .reading(path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }

  /// The names in a folder as the bytes on disk, sorted, so that the order of the file system never shows.
  private static func entries(of path: String) throws(EnvironmentError) -> [[UInt8]] {
    guard let handle = opendir(path) else { throw .reading(path) }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .reading(path) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The whole file, or nil when its size changed while it was being read.
  static func bytes(of path: String, expecting size: Int) throws(EnvironmentError) -> [UInt8]? {
    // O_NONBLOCK: an entry that was swapped for a FIFO after `lstat` must not hang the build.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .reading(path) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    // One byte more than expected: a longer file shows.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw .reading(path, code: failure) }
    return bytes.count == size ? bytes : nil
  }

  /// The name as text, and whether it can be written on any file system and in any address.
  private static func name(_ bytes: [UInt8]) -> (text: String, isPublishable: Bool) {
    let lossy = String(decoding: bytes, as: UTF8.self)
    let isText = lossy.utf8.elementsEqual(bytes)
    let hasControl = bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
    if isText, !hasControl, bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "."),
      bytes.last != UInt8(ascii: " ")
    {
      return (lossy, true)
    }
    return (String(String.UnicodeScalarView(lossy.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 })), false)
  }
}

extension EnvironmentError {
  fileprivate static func reading(_ path: String, code: Int32 = errno) -> Self {
    .system(LocalizedText(vi: "đọc", en: "read"), path, code: code)
  }
}

extension Diagnostic {
  fileprivate static func badName(_ path: String) -> Self {
    Diagnostic(
      .fileName, at: SourceLocation(file: path),
      LocalizedText(
        vi:
          "tên tệp có ký tự không dùng được (xuống dòng, “\\”, mã không phải UTF-8, “-” ở đầu, “.” hoặc dấu cách ở cuối)",
        en:
          "the file name has characters that cannot be used (line break, ‘\\’, not UTF-8, ‘-’ first, ‘.’ or space last)"
      ),
      hint: LocalizedText(
        vi: "đổi tên tệp, chỉ dùng chữ cái, chữ số, “-”, “_” và “.”",
        en: "rename the file with letters, digits, ‘-’, ‘_’ and ‘.’ only"))
  }

  fileprivate static func folderNamedLikeFile(_ path: String) -> Self {
    Diagnostic(
      .fileFolder, at: SourceLocation(file: path),
      LocalizedText(
        vi: "đây là thư mục, nhưng tên kết thúc bằng “.md”", en: "this is a folder, but its name ends in ‘.md’"),
      hint: LocalizedText(vi: "đổi tên thư mục, bỏ “.md”", en: "rename the folder without ‘.md’"))
  }

  fileprivate static func tooLarge(_ path: String) -> Self {
    let limit = SourceTree.largestTextFile >> 20
    return Diagnostic(
      .fileTooLarge, at: SourceLocation(file: path),
      LocalizedText(vi: "tệp văn bản lớn hơn \(limit) MiB", en: "the text file is larger than \(limit) MiB"),
      hint: LocalizedText(
        vi: "kiểm tra xem đây có đúng là tệp Markdown không; bản quét thì đặt trong content/files/",
        en: "check that this is a Markdown file; scans belong in content/files/"))
  }

  static func changedWhileRead(_ path: String) -> Self {
    Diagnostic(
      .fileChanged, at: SourceLocation(file: path),
      LocalizedText(vi: "tệp bị thay đổi trong lúc đang đọc", en: "the file changed while it was being read"),
      hint: LocalizedText(vi: "lưu xong tệp rồi chạy lại", en: "finish saving the file and run again"))
  }

  fileprivate static func symbolicLink(_ path: String) -> Self {
    Diagnostic(
      .fileSymbolicLink, at: SourceLocation(file: path),
      LocalizedText(vi: "đây là liên kết tượng trưng (symbolic link)", en: "this is a symbolic link"),
      hint: LocalizedText(
        vi: "chép tệp thật vào đây: trang web chỉ được lấy từ thư mục này",
        en: "put the real file here: a site is made only of what this folder holds"))
  }

  fileprivate static func notAFile(_ path: String) -> Self {
    Diagnostic(
      .fileKind, at: SourceLocation(file: path),
      LocalizedText(vi: "đây không phải là tệp hay thư mục thường", en: "this is neither a regular file nor a folder"),
      hint: LocalizedText(vi: "xóa mục này khỏi thư mục", en: "remove it from the folder"))
  }
}
