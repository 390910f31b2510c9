// Lines of a body that were meant for its front matter, which ended too early or was written twice: found on the bytes,
// whatever Markdown would make of them.

import Diagnostics

enum BodyLines {
  private enum Sign {
    /// The line has nothing but dashes, three at least.
    case dashes
    /// The line begins like the key that says who may read something.
    case key(String)
  }

  /// What is wrong below the front matter of a record. Nothing of it is quoted, for it can be for staff.
  ///
  /// - Parameter lines: those of a file whose front matter is closed.
  static func findings(in lines: SourceLines, of file: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var line = lines.closingFence
    if let (finding, end) = earlyEnd(in: lines, of: file) {
      findings.append(finding)
      line = end
    }
    line += 1
    while line < lines.count {
      defer { line += 1 }
      guard let (sign, column) = sign(of: lines.content(line)) else { continue }
      let place = SourceLocation(file: file, line: line + 1, column: column)
      switch sign {
      case .key(let word): findings.append(Diagnostic(rules.key, [word], at: place))
      case .dashes:
        if let end = endOfKeys(in: lines, after: line) {
          findings.append(Diagnostic(rules.second, at: place))
          line = end
        } else if lines.content(line - 1).contains(UInt8(ascii: "|")) {
          findings.append(Diagnostic(rules.delimiterRow, at: place))
        } else {
          findings.append(Diagnostic(rules.dashes, at: place))
        }
      }
    }
    return findings
  }

  /// The finding about a front matter whose keys go on below its closing fence, and the line that ends them.
  static func earlyEnd(in lines: SourceLines, of file: String) -> (finding: Diagnostic, line: Int)? {
    let fence = lines.closingFence
    return endOfKeys(in: lines, after: fence).map {
      (Diagnostic(rules.earlyEnd, at: SourceLocation(file: file, line: fence + 1)), $0)
    }
  }

  // MARK: Blocks

  /// The line of dashes that ends lines `key: value` right below `fence`, the last one if dashes stand between them too;
  /// nil where there are no such lines. Lines that are blank, comments, indented or items of lists belong to the keys.
  private static func endOfKeys(in lines: SourceLines, after fence: Int) -> Int? {
    var end: Int?
    var hasKey = false
    for line in fence + 1..<lines.count {
      var content = lines.content(line)
      if case .dashes? = sign(of: content)?.sign {
        if !hasKey { break }
        end = line
        hasKey = false
        continue
      }
      while content.first == UInt8(ascii: ">") {
        content = content.dropFirst()
        if content.first == 0x20 { content = content.dropFirst() }
      }
      let text = content.drop { $0 == 0x20 || $0 == 0x09 }
      if text.isEmpty || text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: "-") { continue }
      if isKey(text) {
        hasKey = true
      } else if text.startIndex == content.startIndex {
        break
      }
    }
    return end
  }

  /// Whether a line is of the form `key: value`. A sentence that ends in a colon has more words than any key.
  private static func isKey(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let value = text[(colon + 1)...]
    return (value.isEmpty || value.first == 0x20 || value.first == 0x09)
      && (1...4).contains(text[..<colon].split(separator: 0x20).count)
  }

  // MARK: Lines

  /// The column at which a line, behind blanks and signs, begins with `internal` before a colon; nil for any other.
  static func internalKey(in content: ArraySlice<UInt8>) -> Int? {
    guard case (.key("internal"), let column)? = sign(of: content) else { return nil }
    return column
  }

  private static func sign(of content: ArraySlice<UInt8>) -> (sign: Sign, column: Int)? {
    guard mayHaveSign(content) else { return nil }
    let text = String(decoding: content, as: UTF8.self).unicodeScalars
    if let column = dashes(text) { return (.dashes, column) }
    return key(text).map { (.key($0), $1) }
  }

  /// Whether a line can begin with a key, or has dashes only; nearly none does.
  private static func mayHaveSign(_ content: ArraySlice<UInt8>) -> Bool {
    let isLetter: (UInt8) -> Bool = { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
    guard let first = content.firstIndex(where: isLetter) else {
      return !content.isEmpty && !content.contains(UInt8(ascii: "|"))
    }
    let next = content[(first + 1)...].first ?? 0
    switch content[first] {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): return next | 0x20 == UInt8(ascii: "c") || next >= 0x80
    case UInt8(ascii: "I"), UInt8(ascii: "i"): return next | 0x20 == UInt8(ascii: "n") || next >= 0x80
    // Latin letters with marks: U+00C0 to U+02FF, U+1E00 to U+1EFF.
    case 0xC3...0xCB: return false
    case 0xE1: return !(0xB8...0xBB).contains(next)
    default: return content[first] >= 0x80
    }
  }

  /// The column of the first dash of a line that has three and otherwise blanks only, behind signs of quotes and lists.
  private static func dashes(_ text: String.UnicodeScalarView) -> Int? {
    var column = 0
    var first = 0
    var count = 0
    var previous: Unicode.Scalar = " "
    for scalar in text {
      column += 1
      switch scalar {
      case "-":
        if count == 0 {
          guard previous == ">" || previous.isBlankOrInvisible else { return nil }
          first = column
        }
        count += 1
      case ">", "*", "+", "0"..."9", ".", ")": count = 0
      default: guard scalar.isBlankOrInvisible else { return nil }
      }
      previous = scalar
    }
    return count >= 3 ? first : nil
  }

  /// The key that a line begins with, behind blanks and signs: `internal` before a colon, or `access` with one of its
  /// values or none.
  private static func key(_ text: String.UnicodeScalarView) -> (word: String, column: Int)? {
    guard let start = text.firstIndex(where: \.isLetter) else { return nil }
    let (word, rest) = firstWord(text[start...])
    let colon = rest.drop { !$0.isLetter && !$0.isDigit && !$0.isColon }
    guard colon.first?.isColon == true else { return nil }
    let key = word.lookingLike
    switch key {
    case "internal": break
    case "access":
      let value = colon.dropFirst().drop { !$0.isLetter && !$0.isDigit && $0 != "#" }
      let hasValue = !value.isEmpty && value.first != "#"
      guard !hasValue || Access(rawValue: firstWord(value).word.lookingLike) != nil else { return nil }
    default: return nil
    }
    return (key, text.distance(from: text.startIndex, to: start) + 1)
  }

  private typealias Text = Substring.UnicodeScalarView

  private static func firstWord(_ text: Text) -> (word: Text, rest: Text) {
    let word = text.prefix { $0.isLetter || $0.isIgnorable }
    return (word, text[word.endIndex...])
  }
}

extension SourceLines {
  /// The line that ends the front matter.
  fileprivate var closingFence: Int {
    guard let frontMatter else { preconditionFailure("a file that is looked into has a front matter") }
    return frontMatter.upperBound
  }
}

package struct BodyLineRules: RuleTable {
  let earlyEnd = Rule(
    "front-matter.early-end",
    vi:
      "phần thông tin kết thúc ở dòng này, nên các dòng “khóa: giá trị” bên dưới, cho tới dòng “---” sau, thành nội dung",
    hint: "xóa dòng này; nếu các dòng bên dưới đúng là nội dung, viết “***” thay cho dòng “---” sau chúng",
    en: "the front matter ends here, so that the lines ‘key: value’ below, up to another ‘---’, become text",
    hint: "delete this line; if the lines below are text indeed, write ‘***’ instead of the ‘---’ that follows them",
    quotesSource: false)
  let second = Rule(
    "front-matter.second",
    vi: "một phần thông tin nữa bắt đầu giữa nội dung",
    hint:
      "chuyển các khóa cần giữ lên phần thông tin ở đầu tệp, hoặc chuyển cả khối sang tệp riêng; nếu là đường kẻ ngang, viết “***”",
    en: "another front matter begins within the body",
    hint:
      "move its keys into the front matter at the top, or all of it into a file of its own; write a thematic break as ‘***’",
    quotesSource: false)
  let dashes = Rule(
    "body.dashes",
    vi: "dòng chỉ gồm dấu gạch ngang ở phần nội dung",
    hint:
      "đường kẻ ngang thì viết “***” sau một dòng trống, tiêu đề thì viết “##” trước chữ; nếu phần thông tin phải kết thúc ở đây, xóa dòng “---” phía trên",
    en: "a line of dashes alone stands in the body",
    hint:
      "write a thematic break as ‘***’ below an empty line, a heading as ‘## …’; if the front matter was to end here, delete the ‘---’ above",
    quotesSource: false)
  let delimiterRow = Rule(
    "body.dashes",
    vi: "dòng gạch của bảng không có dấu “|” giữa các cột",
    hint: "viết “|---|---|”, mỗi cột một nhóm gạch; nếu là đường kẻ ngang, viết “***” sau một dòng trống",
    en: "the delimiter row of the table has no ‘|’ between its columns",
    hint: "write ‘|---|---|’, dashes for each column; write a thematic break as ‘***’ below an empty line",
    quotesSource: false)
  let key = Rule(
    "body.key",
    vi: "khóa “{0}” đứng ở phần nội dung, nơi nó chỉ là chữ",
    hint:
      "chuyển lên phần thông tin, phía trên dòng “---” kết thúc nó; nếu là chữ của văn bản, viết lại để dòng không bắt đầu bằng “{0}:”",
    en: "the key ‘{0}’ stands in the body, where it is mere text",
    hint:
      "move it into the front matter, above its closing ‘---’; if it is text, reword it so that the line does not begin with ‘{0}:’",
    quotesSource: false)

  package init() {}
}
private let rules = BodyLineRules()
