// What the names of files in the content say that make no record: other extensions, and copies that machines make.

import Diagnostics
import Erasing
import Records
import Texts

/// The records of a content tree by kind and ID, with the paths of their files.
struct FileNames {
  private let paths: [RecordName: String]

  init(_ paths: [String]) {
    self.paths = Dictionary(paths.compactMap { path in RecordName(path).map { ($0, path) } }) { first, _ in first }
  }

  func isTaken(_ id: String, _ kind: RecordKind) -> Bool { paths[RecordName(kind, id)] != nil }

  /// The file that one with this name is a copy of; nil where it is none.
  func original(of name: RecordName) -> String? {
    let isID = RecordID.isValid(name.id)
    let words = name.id.slug().split(separator: "-").map(String.init)
    if isID, Self.signs.isDisjoint(with: words) { return nil }
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let (start, rest) = (words.prefix(count).joined(separator: "-"), Array(words[count...]))
      let isOfComputer = name.id.hasPrefix(start) && name.id.endsInCapitals(rest)
      let isCopy = Self.isCopySign(rest) || !isID && (name.id.hasSuffix("(\(rest[0]))") || isOfComputer)
      if isCopy, let path = paths[RecordName(name.kind, start)] { return path }
      let (sign, end) = (Array(words.prefix(words.count - count)), words.suffix(count).joined(separator: "-"))
      if ["copy", "copy-of", "ban-sao", "ban-sao-cua"].contains(sign.joined(separator: "-")),
        let path = paths[RecordName(name.kind, end)]
      {
        return path
      }
    }
    return nil
  }

  /// Words of which one at least stands in the name of every copy that could be an ID.
  private static let signs: Set<String> = ["conflict", "conflicted", "copy", "sao", "desktop", "laptop"]

  /// Whether a machine that copies files or keeps them in step puts these words behind a name.
  private static func isCopySign(_ words: [String]) -> Bool {
    let sign = words.joined(separator: "-")
    if words.contains("conflicted") || sign.hasPrefix("sync-conflict") { return true }
    if words.count > 1, ["desktop", "laptop"].contains(words[0]) { return true }
    let unnumbered =
      words.last.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } == true ? words.dropLast() : words[...]
    return ["copy", "ban-sao", "sao-chep"].contains(unnumbered.joined(separator: "-"))
  }

  /// What to do with a file that makes no record though it lies among the files of records, or has nearly the name of an
  /// authority file; nil for any other.
  func finding(ofStray path: String) -> Diagnostic? {
    let place = SourceLocation(file: path)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    let (folder, name) = (path[...slash], String(path[path.utf8.index(after: slash)...]))
    let parts = name.split(separator: ".")
    guard let kind = RecordKind(folderOf: path) else {
      let isData = parts.count > 1 && folder == "content/" && ["yml", "yaml"].contains(parts[1].lowercased())
      guard isData, let file = DataFile(rawValue: "content/\(parts[0].lowercased()).yml") else { return nil }
      return Diagnostic(rules.otherName, [file.rawValue], at: place)
    }
    let kinds = parts.dropFirst().map { $0.lowercased() }
    if let last = kinds.last, Self.documents.contains(last) { return Diagnostic(rules.document, [], at: place) }
    let texts = kinds.reversed().prefix { Self.texts.contains($0) }
    if texts.isEmpty, !kinds.isEmpty { return nil }
    let stem = parts.dropLast(texts.count).joined(separator: ".")
    let original = paths[RecordName(kind, stem)] ?? original(of: RecordName(kind, stem))
    if let original { return Diagnostic(rules.copy, [original], at: place) }
    let id = RecordID.proposal(for: stem) { isTaken($0, kind) } ?? "…"
    return Diagnostic(rules.otherName, ["\(folder)\(id).md"], at: place)
  }

  /// What a word processor or a scanner makes.
  private static let documents: Set<String> = ["doc", "docx", "odt", "rtf", "pdf", "wps", "pages"]
  private static let texts: Set<String> = ["md", "markdown", "mdown", "mkd", "txt", "text", "orig"]
}

extension String {
  /// Whether these words stand at its end in capitals, as the names of computers do.
  fileprivate func endsInCapitals(_ words: [String]) -> Bool {
    let end = words.joined(separator: "-").uppercased()
    return utf8.count > end.utf8.count && hasSuffix(end) && end.utf8.contains { (0x41...0x5A).contains($0) }
  }
}

package struct FileNameRules: RuleTable {
  let otherName = Rule(
    "file.unexpected",
    vi: "tên tệp không đúng nên không được đọc", hint: "đổi tên tệp thành “{0}”",
    en: "the file does not have the name it needs to be read", hint: "rename it to ‘{0}’")
  let document = Rule(
    "file.unexpected",
    vi: "đây không phải tệp văn bản thuần (.md) nên không được đọc",
    hint:
      "chuyển tệp này vào content/files/, rồi viết một tệp .md ở đây với phần thông tin và nội dung của văn bản, ghi tệp gốc trong “attachments”",
    en: "this is no plain text file (.md), and nothing reads it",
    hint:
      "move it to content/files/, and write a .md file here with the front matter and the text, which lists the original in ‘attachments’"
  )
  let copy = Rule(
    "file.copy",
    vi: "tên tệp cho thấy đây là bản sao của {0}",
    hint: "so sánh hai tệp, giữ nội dung đúng trong {0} rồi xóa tệp này; nếu là văn bản khác, đặt tên khác hẳn",
    en: "by its name this is a copy of {0}",
    hint:
      "compare the two, keep what is right in {0} and delete this file; if it is another document, give it a name of its own"
  )

  package init() {}
}
let fileNameRules = FileNameRules()
private let rules = fileNameRules
