// What the path of a Markdown file says of the record in it. IDs are file names and addresses at once.

package import Diagnostics
package import Erasing
import Texts

/// Kind and ID of a record, unique in an archive.
package struct RecordName: Hashable, Sendable {
  package let kind: RecordKind
  /// The file name without `.md`; not always a valid ID.
  package let id: String

  package init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// nil for files that make no record.
  package init?(_ path: String) {
    guard let kind = RecordKind(of: path) else { return nil }
    self.kind = kind
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    id = String(path[path.utf8.index(after: slash)...].dropLast(".md".count))
  }

  /// What speaks against the ID; nil when nothing does. `pages/index.md` is the text of the home page.
  ///
  /// - Parameter isTaken: whether another file of the kind has an ID.
  package func finding(at place: SourceLocation, isTaken: (String) -> Bool = { _ in false }) -> Diagnostic? {
    guard kind != .page || id != "index", let finding = RecordID.finding(id, at: place) else { return nil }
    guard !RecordID.isValid(id), let proposal = RecordID.proposal(for: id, isTaken: isTaken) else { return finding }
    return Diagnostic(RecordID.rules.invalidName, [id, proposal + ".md"], at: place)
  }
}

package enum RecordID {
  /// Addresses that the site uses itself.
  private static let reserved: Set<String> = [
    "index", "search", "assets", "files", "internal", "topics", "terms", "data", "lists", "404",
  ]
  /// Names that Windows keeps for devices: a clone there could not hold the file.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Lower-case ASCII letters, digits and hyphens (content/README.md), a letter or digit first, at most 100.
  package static func isValid(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != UInt8(ascii: "-"), id.utf8.count <= 100, !devices.contains(id) else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }

  /// A valid ID that is like a text; nil where it has neither letters nor digits.
  ///
  /// - Parameter isTaken: whether an ID cannot be used, for another record has it.
  package static func proposal(for text: String, isTaken: (String) -> Bool = { _ in false }) -> String? {
    let slug = String(text.slug().prefix(90))
    if slug.isEmpty { return nil }
    return sequence(first: 1) { $0 + 1 }.lazy.map { $0 == 1 ? slug : "\(slug)-\($0)" }
      .first { isValid($0) && !reserved.contains($0) && !isTaken($0) }
  }

  /// Whether the site itself uses an address.
  static func isReserved(_ id: String) -> Bool { reserved.contains(id) }

  /// What speaks against an ID that is an address of its own; nil when nothing does.
  static func finding(_ id: String, at place: SourceLocation) -> Diagnostic? {
    if !isValid(id) { return Diagnostic(rules.invalid, [id], at: place) }
    return reserved.contains(id) ? Diagnostic(rules.reserved, [id], at: place) : nil
  }

  static let rules = RecordIDRules()
}

package struct RecordIDRules: RuleTable {
  let invalid = Rule(
    "record.id",
    vi: "“{0}” không dùng làm mã được",
    hint: "chỉ dùng chữ thường không dấu, chữ số và “-”, nhiều nhất 100 ký tự, ví dụ “ke-hoach-31”",
    en: "“{0}” cannot be an ID",
    hint: "use lower-case ASCII letters, digits and ‘-’, at most 100, for example ‘ke-hoach-31’")
  let invalidName = Rule(
    "record.id",
    vi: "“{0}” không dùng làm mã được",
    hint: "đổi tên tệp thành “{1}”: mã chỉ có chữ thường không dấu, chữ số và “-”",
    en: "“{0}” cannot be an ID",
    hint: "rename the file to ‘{1}’: an ID has lower-case ASCII letters, digits and ‘-’ only")
  let reserved = Rule(
    "record.reserved",
    vi: "địa chỉ “{0}” do trang web dùng", hint: "chọn tên khác",
    en: "the address ‘{0}’ is used by the site itself", hint: "choose another name")

  package init() {}
}
