// The line of a front matter that says who may read the file, read on the bytes.

import Files
import Archiving
import Diagnostics

/// A line between the fences that starts with `access:`.
enum AccessLine {
  case access(Access)
  case missing(line: Int)
  /// There is no place where the line could stand.
  case noFrontMatter, unclosedFrontMatter, utf16
  case invalid(line: Int, column: Int, value: String)
  case twice(line: Int)

  static func read(_ lines: SourceLines) -> AccessLine {
    if lines.bytes.starts(with: [0xFF, 0xFE]) || lines.bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    guard lines.count > 0, lines.isFence(0) else { return .noFrontMatter }
    guard let header = lines.frontMatter else { return .unclosedFrontMatter }
    var found: AccessLine?
    for line in header {
      let text = lines.content(line)
      guard text.first == UInt8(ascii: "a"), text.starts(with: "access".utf8) else { continue }
      let afterName = text.dropFirst("access".utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
      guard afterName.first == UInt8(ascii: ":") else { continue }
      let value = afterName.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      if value.isEmpty { return .missing(line: line + 1) }
      // Two lines cannot both be true.
      if found != nil { return .twice(line: line + 1) }
      found = access(value, line: line + 1, column: value.startIndex - text.startIndex + 1)
    }
    return found ?? .missing(line: (nearMiss(in: lines, header) ?? 0) + 1)
  }

  /// A line whose key is `access` but for a slip of the hand.
  private static func nearMiss(in lines: SourceLines, _ header: Range<Int>) -> Int? {
    header.first { line in
      let key = lines.content(line).drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        .prefix { $0 != UInt8(ascii: ":") && $0 != 0x22 && $0 != 0x27 && $0 != 0x20 }
      return key.count < 12 && nearestName(to: String(decoding: key, as: UTF8.self), in: ["access"]) != nil
    }
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

extension RecordKind {
  fileprivate var invalidCode: DiagnosticCode {
    switch self {
    case .plan: .planAccessInvalid
    case .event: .eventAccessInvalid
    case .page: .pageAccessInvalid
    }
  }
}

extension Diagnostic {
  private static var accessHint: LocalizedText {
    LocalizedText(
      vi: "ghi “access: public” (công khai) hoặc “access: internal” (nội bộ), đúng như thế, trên một dòng riêng",
      en: "write ‘public’ or ‘internal’: ‘access: public’ or ‘access: internal’, exactly so, on a line of its own")
  }

  static func accessMissing(_ kind: RecordKind, _ place: SourceLocation) -> Self {
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

  static func accessTwice(_ kind: RecordKind, _ place: SourceLocation) -> Self {
    Diagnostic(
      kind.invalidCode, at: place,
      LocalizedText(vi: "“access” được ghi hai lần", en: "‘access’ is written twice"), hint: accessHint,
      quotesSource: false)
  }

  /// - Parameter value: what stands there; nil where it must not be shown.
  static func accessInvalid(_ kind: RecordKind, _ value: String?, _ place: SourceLocation) -> Self {
    let message =
      if let value {
        LocalizedText(vi: "“\(value)” không phải giá trị của “access”", en: "“\(value)” is not a value of ‘access’")
      } else {
        LocalizedText(vi: "giá trị của “access” không dùng được", en: "‘access’ has a value that cannot be used")
      }
    return Diagnostic(kind.invalidCode, at: place, message, hint: accessHint, quotesSource: value != nil)
  }
}
