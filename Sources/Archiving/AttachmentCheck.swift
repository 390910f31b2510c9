// Checks the attachments that plans list: that they are there, and are of kinds that browsers do not run as pages of the site.

import Diagnostics
import Files
import Foundation
import Markdown
import Records
import Texts

struct AttachmentCheck {
  let contents: ContentFiles
  let folder: AttachmentFolder
  /// Extensions that the site allows beyond those that are always allowed.
  let kinds: Set<String>
  /// Whether the findings are for staff: only they may learn of files that no record of the edition lists.
  let looksAround: Bool

  /// - Returns: the files of attachments that lie elsewhere than they are listed, by the path that is listed.
  /// - Throws: when the machine refuses to look at an attachment or to read it.
  func run(into report: inout Report) throws(EnvironmentError) -> [String: String] {
    // An internal one that the erasure has missed is reported by `ErasureCheck`, and by nothing that looks for its file.
    let listed = contents.plans.flatMap { plan in
      plan.attachments.filter { looksAround || !$0.isInternal }.map {
        ($0.path, isPublic: !plan.isInternal && !$0.isInternal)
      }
    }
    var names: [[UInt8]: Located<String>] = [:]
    var moved: [String: String] = [:]
    var published: Set<[UInt8]> = []
    let all = looksAround ? try folder.all().map(\.path) : []
    lazy var nearest = NearestFiles(all)
    for (path, isPublic) in listed {
      if let twin = names.updateValue(path, forKey: Array(path.value.lowercased().utf8)),
        !twin.value.utf8.elementsEqual(path.value.utf8)
      {
        report.add(rules.twinNames, path.value, twin.value, at: path.location)
      }
      guard let file = try file(listedAs: path.value) else {
        let near = nearest.nearest(to: path.value)
        report.add(
          rules.missing, Self.meant(by: path.value), at: path.location, suggesting: near?.path,
          repair: near.map { $0.isCertain ? path.replaced(by: $0.listing) : [] } ?? [])
        continue
      }
      if !file.path.utf8.elementsEqual(path.value.utf8) { moved[path.value] = file.path }
      published.insert(Array(file.path.utf8))
      if let finding = file.finding { report.add(finding) } else { check(file, path, into: &report) }
      if looksAround, isPublic { try checkMetadata(of: file, path, into: &report) }
    }
    for path in all where !published.contains(Array(path.utf8)) {
      report.add(rules.unused, at: SourceLocation(file: path))
    }
    let addresses = Set(
      listed.map { Array((moved[$0.0.value] ?? $0.0.value).precomposedStringWithCanonicalMapping.utf8) })
    for linked in contents.targets.values.flatMap(\.attachments) where !addresses.contains(Array(linked.value.utf8)) {
      report.add(rules.unlisted, linked.value, at: linked.location)
    }
    return moved
  }

  /// The file that is meant by a path: the one that lies there; else one whose name is stored decomposed, as some systems
  /// do, or that a path from another folder on leads to. Each place is asked for by itself.
  private func file(listedAs path: String) throws(EnvironmentError) -> AttachmentFile? {
    let paths = [path, Self.meant(by: path)]
    for path in paths + paths.map(\.decomposedStringWithCanonicalMapping) {
      if let file = try self.folder.file(at: path) { return file }
    }
    return nil
  }

  /// The path without the folder of attachments that its author wrote before it.
  private static func meant(by path: String) -> String {
    let folder = "content/files/"
    let inner = path.utf8.dropFirst(folder.utf8.count)
    let prefix = ["files/", folder].first { inner.starts(with: $0.utf8) } ?? ""
    return folder + String(Substring(inner.dropFirst(prefix.utf8.count)))
  }

  private static let largest = 1 << 30

  private func check(_ file: AttachmentFile, _ path: Located<String>, into report: inout Report) {
    if file.size > Self.largest { report.add(rules.tooLarge, path.value, at: path.location) }
    let kind = AttachmentKind.name(of: path.value)
    guard kind.isEmpty || AttachmentKind.allowed[kind] != nil || kinds.contains(kind) else {
      report.add(rules.kind, kind, at: path.location)
      return
    }
    if file.size == 0 { report.add(rules.empty, path.value, at: path.location) }
    guard let head = file.head, !head.isEmpty else { return }
    if AttachmentKind.isMarkup(head) {
      report.add(rules.markup, path.value, at: path.location)
    } else if head.starts(with: "version https://git-lfs".utf8) {
      report.add(rules.pointer, path.value, at: path.location)
    } else if let signatures = AttachmentKind.allowed[kind], !signatures.isEmpty,
      !signatures.contains(where: { $0.matches(head) })
    {
      report.add(rules.otherBytes, path.value, kind, at: path.location)
    }
  }

  /// As far as both ends of the file show it, where programs write it.
  private func checkMetadata(
    of file: AttachmentFile, _ path: Located<String>, into report: inout Report
  ) throws(EnvironmentError) {
    guard AttachmentKind.name(of: path.value) == "pdf", let ends = try folder.ends(of: file) else { return }
    let document = PDFEnds(bytes: ends)
    let found = [
      ("/Author", document.hasText("/Author") || document.holds("<dc:creator>")),
      // The titles of bookmarks have the same name, and no producer beside them.
      ("/Title", document.hasText("/Title", near: ["/Producer", "/CreationDate"])),
      ("/EmbeddedFile", document.holds("/EmbeddedFile")),
    ].filter(\.1).map(\.0)
    if !found.isEmpty { report.add(rules.metadata, path.value, found.joined(separator: ", "), at: path.location) }
  }
}

/// The attachments that are there, among which the nearest to one that is not is looked for.
private struct NearestFiles {
  /// A file, and whether nothing else can be meant.
  struct Near {
    let path: String
    let isCertain: Bool

    /// What a plan writes to list it.
    var listing: String { String(Substring(path.utf8.dropFirst("content/files/".utf8.count))) }
  }

  private let inLowerCase: [String: [String]]
  private let byName: [String: [String]]
  private var names: NearestNames

  init(_ paths: [String]) {
    inLowerCase = Dictionary(grouping: paths) { $0.lowercased() }
    byName = Dictionary(grouping: paths) { Self.name(of: $0) }
    names = NearestNames(paths) { $0.folded() }
  }

  /// The last part of a path, folded.
  private static func name(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)).folded() } ?? ""
  }

  /// The file whose path differs by case only; else the only one of that name in another folder; else the nearest.
  mutating func nearest(to path: String) -> Near? {
    if let same = inLowerCase[path.lowercased()] { return Near(path: same[0], isCertain: same.count == 1) }
    if let same = byName[Self.name(of: path)], same.count == 1 { return Near(path: same[0], isCertain: false) }
    return names.nearest(to: path).map { Near(path: $0, isCertain: false) }
  }
}

/// What may be published as it is: kinds that browsers show or save and do not run.
package enum AttachmentKind {
  /// How the files of a kind begin.
  struct Signature: Sendable {
    let bytes: [UInt8]
    /// Where the bytes stand; nil for anywhere among the first.
    var offset: Int? = 0

    init(_ text: String, at offset: Int? = 0) {
      bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      self.offset = offset
    }

    func matches(_ head: [UInt8]) -> Bool {
      if let offset { return head.dropFirst(offset).starts(with: bytes) }
      return head.indices.contains { head[$0...].starts(with: bytes) }
    }
  }

  /// By extension, in lower case; no signatures where a kind has none.
  static let allowed: [String: [Signature]] = {
    let zip = [Signature("PK\u{3}\u{4}"), Signature("PK\u{5}\u{6}")]
    let ole = [Signature("\u{D0}\u{CF}\u{11}\u{E0}")]
    let iso = [Signature("ftyp", at: 4)]
    let riff = [Signature("RIFF")]
    let ogg = [Signature("OggS")]
    let tiff = [Signature("II*\0"), Signature("MM\0*")]
    let kinds: [(String, [Signature])] = [
      ("pdf", [Signature("%PDF-", at: nil)]),
      ("docx xlsx pptx odt ods odp odg epub zip", zip), ("doc xls ppt", ole), ("rtf", [Signature("{\\rtf")]),
      ("txt csv tsv json bib ris ics asc sig p7s", []),
      ("png", [Signature("\u{89}PNG")]), ("jpg jpeg", [Signature("\u{FF}\u{D8}\u{FF}")]), ("gif", [Signature("GIF8")]),
      ("webp", riff), ("tif tiff", tiff), ("bmp", [Signature("BM")]), ("avif heic", iso),
      ("jp2", [Signature("jP", at: 4)]),
      ("mp3", []), ("wav avi", riff), ("ogg oga ogv opus", ogg), ("flac", [Signature("fLaC")]),
      ("mp4 m4a m4v mov 3gp", iso), ("webm mkv", [Signature("\u{1A}\u{45}\u{DF}\u{A3}")]), ("aac mpg mpeg wma wmv", []),
      ("gz tgz", [Signature("\u{1F}\u{8B}")]), ("7z", [Signature("7z\u{BC}\u{AF}")]), ("rar", [Signature("Rar!")]),
      ("bz2", [Signature("BZh")]), ("xz", [Signature("\u{FD}7zXZ")]), ("tar", []),
    ]
    return Dictionary(
      uniqueKeysWithValues: kinds.flatMap { names, signatures in
        names.split(separator: " ").map { (String($0), signatures) }
      })
  }()

  /// What follows the last dot of the file name, in lower case; empty where there is none.
  package static func name(of path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    return name.lastIndex(of: UInt8(ascii: ".")).map { String(Substring(name[$0...].dropFirst())).lowercased() } ?? ""
  }

  /// Whether the file is HTML, SVG or XML of another kind, under whatever name: the sign that opens a tag, a comment or an
  /// instruction comes first, behind a byte order mark and white space, in UTF-8 or UTF-16.
  static func isMarkup(_ head: [UInt8]) -> Bool {
    let text = head.filter { $0 != 0 }.drop { $0 >= 0x80 || $0 <= 0x20 }
    guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first else { return false }
    return (0x61...0x7A).contains(next | 0x20)
      || [UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/")].contains(next)
  }
}

package struct AttachmentRules: RuleTable {
  let twinNames = Rule(
    "file.twin",
    vi: "“{0}” chỉ khác “{1}” ở chữ hoa, chữ thường hoặc cách mã hóa dấu",
    hint: "đổi tên một trong hai tệp: nhiều máy coi hai tên này là một",
    en: "“{0}” differs from “{1}” only by case or Unicode form",
    hint: "rename one of the two: many systems take these names for one")
  let tooLarge = Rule(
    "attachment.too-large",
    vi: "{0} lớn hơn 1 GiB", hint: "nén lại hoặc chia nhỏ tệp",
    en: "{0} is larger than 1 GiB", hint: "compress the file or split it")
  let kind = Rule(
    "attachment.kind",
    vi: "không được phép đính kèm tệp loại “{0}”",
    hint:
      "đổi sang PDF, ảnh, văn bản…; nếu chắc rằng trình duyệt không chạy mã trong loại tệp này, thêm “{0}” vào “attachment_kinds” trong content/site.yml",
    en: "files of the kind ‘{0}’ are not published",
    hint:
      "convert it to PDF, a picture, text …; if you are sure that browsers run nothing in this kind of file, add ‘{0}’ to ‘attachment_kinds’ in content/site.yml"
  )
  let markup = Rule(
    "attachment.markup",
    vi: "{0} là HTML, XML hoặc SVG: trình duyệt có thể chạy mã trong đó", hint: "đổi sang PDF, PNG hoặc văn bản thường",
    en: "{0} is HTML, XML or SVG: browsers can run scripts in it", hint: "convert it to PDF, PNG or plain text")
  let empty = Rule(
    "attachment.empty",
    vi: "{0} là tệp rỗng", hint: "chép lại tệp gốc vào content/files/",
    en: "{0} is empty", hint: "copy the original into content/files/ again")
  let pointer = Rule(
    "attachment.pointer",
    vi: "{0} chỉ là con trỏ của Git LFS, không phải chính tệp ấy", hint: "chạy “git lfs pull” rồi thử lại",
    en: "{0} is a pointer of Git LFS and not the file itself", hint: "run ‘git lfs pull’ and try again")
  let otherBytes = Rule(
    "attachment.bytes", .warning,
    vi: "nội dung của {0} không phải là tệp {1} như tên gọi của nó",
    hint: "đặt lại phần đuôi của tên cho đúng, hoặc chép lại tệp gốc",
    en: "{0} is no {1} file, as its name says", hint: "correct the end of its name, or copy the original again")
  let metadata = Rule(
    "attachment.metadata", .note,
    vi: "{0} mang theo thông tin ngoài các trang của nó: {1}",
    hint: "xem thuộc tính của tệp (tác giả, tiêu đề, tệp nhúng) và xóa những gì không được công khai",
    en: "{0} holds more than its pages: {1}",
    hint: "look at the properties of the file (author, title, embedded files) and remove what is not for the public")
  let missing = Rule(
    "attachment.missing",
    vi: "không có tệp {0}", hint: "chép tệp vào content/files/",
    en: "there is no file {0}", hint: "put the file into content/files/")
  let unused = Rule(
    "attachment.unused", .note,
    vi: "không bản ghi nào ghi tệp này trong “attachments”, nên tệp không được đăng",
    hint: "thêm tệp vào “attachments” của kế hoạch, hoặc xóa tệp nếu không cần nữa",
    en: "no record lists this file in ‘attachments’, so it is not published",
    hint: "add it to ‘attachments’ of a plan, or delete it if it is not needed")
  let unlisted = Rule(
    "link.attachment",
    vi: "{0} không được đăng: không kế hoạch nào ghi tệp này trong “attachments”",
    hint: "thêm tệp vào khóa “attachments” của kế hoạch",
    en: "{0} is not published: no plan lists it in ‘attachments’",
    hint: "add the file to the key ‘attachments’ of the plan")

  package init() {}
}
private let rules = AttachmentRules()
