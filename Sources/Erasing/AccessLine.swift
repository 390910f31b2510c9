// The line of a front matter that says who may read the file, read on the bytes.

package import Diagnostics
import Files

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

/// Who may read a file.
package enum Access: String, CaseIterable, Sendable {
  case `public`, `internal`
}

package struct AccessRules: RuleTable {
  // By kind of record.
  let missing = RecordKind.allCases.map { kind in
    Rule(
      "\(kind.rawValue).access-missing",
      vi: "thiếu “access”: chưa biết ai được đọc tệp này", hint: hint.vi,
      en: "‘access’ is missing: nobody knows who may read this file", hint: hint.en,
      quotesSource: false)
  }
  let twice = RecordKind.allCases.map { kind in
    Rule(
      "\(kind.rawValue).access-invalid",
      vi: "“access” được ghi hai lần", hint: hint.vi,
      en: "‘access’ is written twice", hint: hint.en,
      quotesSource: false)
  }
  let invalid = RecordKind.allCases.map { kind in
    Rule(
      "\(kind.rawValue).access-invalid",
      vi: "“{0}” không phải giá trị của “access”", hint: hint.vi,
      en: "“{0}” is not a value of ‘access’", hint: hint.en)
  }
  /// Of a public log, which must not quote the value.
  let invalidHidden = RecordKind.allCases.map { kind in
    Rule(
      "\(kind.rawValue).access-invalid",
      vi: "giá trị của “access” không dùng được", hint: hint.vi,
      en: "‘access’ has a value that cannot be used", hint: hint.en,
      quotesSource: false)
  }
  package let utf16 = Rule(
    "encoding.utf-16",
    vi: "tệp được lưu dạng UTF-16", hint: "lưu lại tệp với bảng mã UTF-8",
    en: "the file is saved as UTF-16", hint: "save the file again as UTF-8")
  package let noFrontMatter = Rule(
    "front-matter.missing",
    vi: "tệp không bắt đầu bằng phần thông tin giữa hai dòng “---”",
    hint: "dòng đầu tiên phải là “---”, rồi các dòng “khóa: giá trị”, rồi một dòng “---” nữa",
    en: "the file does not start with front matter between two lines ‘---’",
    hint: "the first line must be ‘---’, then lines ‘key: value’, then another ‘---’",
    quotesSource: false)
  package let unclosedFrontMatter = Rule(
    "front-matter.unclosed",
    vi: "phần thông tin mở bằng “---” nhưng không đóng lại", hint: "thêm một dòng “---” ngay dưới khóa cuối cùng",
    en: "the front matter is opened with ‘---’ and never closed", hint: "add a line ‘---’ right below the last key",
    quotesSource: false)

  private static let hint = (
    vi: "ghi “access: public” (công khai) hoặc “access: internal” (nội bộ), đúng như thế, trên một dòng riêng",
    en: "write ‘public’ or ‘internal’: ‘access: public’ or ‘access: internal’, exactly so, on a line of its own"
  )

  package init() {}
}
package let accessRules = AccessRules()
