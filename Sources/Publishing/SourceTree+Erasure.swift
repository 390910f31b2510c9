// Takes out of the bytes of a content tree what an edition must not know. Everything else comes after it.

package import Archiving
package import Diagnostics

extension SourceTree {
  /// The tree of an edition: without the plans, events and pages whose `access` it must not show.
  ///
  /// `access` is read from the bytes, before any parser sees the file: a line that starts with `access:` between the
  /// first two lines `---`. A file without exactly one such line that says `public` or
  /// `internal` belongs to no edition and is reported; the public log quotes nothing of it.
  package func erased(for edition: Edition, into report: inout Report) -> SourceTree {
    var kept = self
    kept.files = []
    for file in files {
      guard let kind = AccessLine.Kind(of: file.path) else {
        kept.files.append(file)
        continue
      }
      let start = SourceLocation(file: file.path)
      switch AccessLine.read(file.bytes) {
      case .access(.public):
        kept.files.append(file)
      case .access(.internal):
        if edition == .internal { kept.files.append(file) }
      case .noFrontMatter:
        report.add(.missingFrontMatter(start))
        kept.unreadable.append(file.path)
      case .unclosedFrontMatter:
        report.add(.unclosedFrontMatter(start))
        kept.unreadable.append(file.path)
      case .utf16:
        report.add(.utf16(start))
        kept.unreadable.append(file.path)
      case .missing(let line):
        report.add(.accessMissing(kind, SourceLocation(file: file.path, line: line)))
        kept.unreadable.append(file.path)
      case .invalid(let line, let column, let value):
        let place = SourceLocation(file: file.path, line: line, column: column)
        report.add(.accessInvalid(kind, edition == .internal ? value : nil, place))
        kept.unreadable.append(file.path)
      }
    }
    return kept
  }
}

/// The line of a front matter that says who may read the file.
enum AccessLine {
  case access(Access)
  case missing(line: Int)
  /// There is no place where the line could stand.
  case noFrontMatter, unclosedFrontMatter, utf16
  case invalid(line: Int, column: Int, value: String)

  /// The kinds of records that have one.
  enum Kind: String {
    case plan, event, page

    /// nil for files that have no `access`.
    init?(of path: String) {
      guard path.hasSuffix(".md") else { return nil }
      if path.hasPrefix("content/plans/") {
        self = .plan
      } else if path.hasPrefix("content/events/") {
        self = .event
      } else if path.hasPrefix("content/pages/") {
        self = .page
      } else {
        return nil
      }
    }
  }

  static func read(_ bytes: [UInt8]) -> AccessLine {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var found: AccessLine?
    var line = 0
    var rest = content
    while !rest.isEmpty {
      line += 1
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let text = rest[rest.startIndex..<end]
      let isCRLF = end + 1 < rest.endIndex && rest[end] == 0x0D && rest[end + 1] == 0x0A
      rest = rest[min(end + (isCRLF ? 2 : 1), rest.endIndex)...]
      let isFence = text.starts(with: "---".utf8) && text.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if line == 1, !isFence { return .noFrontMatter }
      if line > 1, isFence { return found ?? .missing(line: 1) }
      guard text.starts(with: "access".utf8) else { continue }
      let afterName = text.dropFirst("access".utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
      guard afterName.first == UInt8(ascii: ":") else { continue }
      let value = afterName.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      if value.isEmpty { return .missing(line: line) }
      let column = text.distance(from: text.startIndex, to: value.startIndex) + 1
      // Two lines cannot both be true.
      if found != nil { return .invalid(line: line, column: 1, value: "access") }
      found = access(value, line: line, column: column)
    }
    return line == 0 ? .noFrontMatter : .unclosedFrontMatter
  }

  private static func access(_ value: ArraySlice<UInt8>, line: Int, column: Int) -> AccessLine {
    for access in Access.allCases where value.starts(with: access.rawValue.utf8) {
      let after = value.dropFirst(access.rawValue.utf8.count)
      let comment = after.drop { $0 == 0x20 || $0 == 0x09 }
      if comment.isEmpty || (comment.first == UInt8(ascii: "#") && comment.count < after.count) {
        return .access(access)
      }
    }
    return .invalid(line: line, column: column, value: String(decoding: value, as: UTF8.self))
  }
}

extension Diagnostic {
  private static var accessHint: LocalizedText {
    LocalizedText(
      vi: "ghi “access: public” (công khai) hoặc “access: internal” (nội bộ), đúng như thế, trên một dòng riêng",
      en: "write ‘public’ or ‘internal’: ‘access: public’ or ‘access: internal’, exactly so, on a line of its own")
  }

  fileprivate static func accessMissing(_ kind: AccessLine.Kind, _ place: SourceLocation) -> Self {
    let code: DiagnosticCode =
      switch kind {
      case .plan: .planAccessMissing
      case .event: .eventAccessMissing
      case .page: .pageAccessMissing
      }
    return Diagnostic(
      code, at: place,
      LocalizedText(
        vi: "thiếu “access”: chưa biết ai được đọc tệp này",
        en: "‘access’ is missing: nobody knows who may read this file"),
      hint: accessHint, quotesSource: false)
  }

  /// - Parameter value: what stands there; nil where it must not be shown.
  fileprivate static func accessInvalid(_ kind: AccessLine.Kind, _ value: String?, _ place: SourceLocation) -> Self {
    let code: DiagnosticCode =
      switch kind {
      case .plan: .planAccessInvalid
      case .event: .eventAccessInvalid
      case .page: .pageAccessInvalid
      }
    let message =
      if let value {
        LocalizedText(vi: "“\(value)” không phải giá trị của “access”", en: "“\(value)” is not a value of ‘access’")
      } else {
        LocalizedText(vi: "giá trị của “access” không dùng được", en: "‘access’ has a value that cannot be used")
      }
    return Diagnostic(code, at: place, message, hint: accessHint, quotesSource: value != nil)
  }
}
