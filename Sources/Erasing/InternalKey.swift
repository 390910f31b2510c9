// The key `internal` in YAML text: found on the bytes, whatever a YAML parser would make of the rest.

import Diagnostics
import Files

/// A key that opens a line at the top level of a record, with the more deeply indented lines that follow it.
struct InternalKey {
  /// The lines of the key and of its value.
  let lines: Range<Int>

  private static let word = Array("internal".utf8)

  /// The keys in a part of a file.
  ///
  /// - Parameters:
  ///   - isList: whether the records are the entries of a list, as in the authority files; else the part is one record.
  ///   - report: gets the keys that stand elsewhere and the values that are no mapping. Nothing of them is quoted, for
  ///     it is not known who may read it.
  static func all(
    in lines: SourceLines, _ part: Range<Int>, isList: Bool, of file: String, into report: inout Report
  ) -> [InternalKey] {
    var keys: [InternalKey] = []
    // In most parts the word does not stand at all.
    let mayHoldTokens = holdsWord(in: lines, part)
    /// Where the keys of the present record start; nil while the list has no entry.
    var depth: Int? = isList ? nil : 0
    var listDepth: Int?
    var line = part.lowerBound
    while line < part.upperBound {
      defer { line += 1 }
      let content = lines.content(line)
      guard let indentation = lines.indentation(line) else {
        // What looks like an indented comment can be a line of a text of several lines.
        if content.first == 0x20 { reportSigned(content, line, of: file, into: &report) }
        continue
      }
      if isList, content[content.startIndex + indentation] == UInt8(ascii: "-"), indentation <= listDepth ?? indentation
      {
        listDepth = indentation
        let value = content.dropFirst(indentation + 1).drop { $0 == 0x20 }
        depth =
          value.isEmpty ? nextDepth(lines, after: line, before: part.upperBound) : value.startIndex - content.startIndex
      }
      let tokens = mayHoldTokens ? tokens(in: content) : []
      if tokens.isEmpty, let key = nearMiss(in: content, at: indentation, depth) {
        report.add(
          rules.lookAlike, at: SourceLocation(file: file, line: line + 1, column: key - content.startIndex + 1))
      } else if tokens.isEmpty {
        reportSigned(content, line, of: file, into: &report)
      }
      for (token, column) in tokens {
        let place = SourceLocation(file: file, line: line + 1, column: column)
        let isKey = token == content.startIndex + indentation && token - content.startIndex == depth
        guard isKey, content[token...].starts(with: word), let value = value(content, after: token) else {
          report.add(rules.misplaced, at: place)
          continue
        }
        var owned = lines.owned(after: line, before: part.upperBound, deeperThan: indentation)
        let isMapping = value.isEmpty || (value.first == UInt8(ascii: "{") && value.last == UInt8(ascii: "}"))
        // A list may stand as far left as its key.
        let next = owned.upperBound
        let isList =
          value.isEmpty && owned.isEmpty && next < part.upperBound
          && lines.content(next).dropFirst(indentation).first == UInt8(ascii: "-")
          && lines.indentation(next) == indentation && (depth ?? 0) == indentation && listDepth != indentation
        if isList { owned = owned.lowerBound..<next + 1 }
        if !isMapping || isList || (value.isEmpty && owned.isEmpty) { report.add(rules.notMapping, at: place) }
        keys.append(InternalKey(lines: line..<owned.upperBound))
        line = owned.upperBound - 1
        break
      }
    }
    return keys
  }

  /// Reports a line that begins with the key behind signs of Markdown, as a text of several lines can hold it.
  private static func reportSigned(
    _ content: ArraySlice<UInt8>, _ line: Int, of file: String, into report: inout Report
  ) {
    guard let column = BodyLines.internalKey(in: content) else { return }
    report.add(rules.misplaced, at: SourceLocation(file: file, line: line + 1, column: column))
  }

  private static func holdsWord(in lines: SourceLines, _ part: Range<Int>) -> Bool {
    let bytes = lines.bytes
    for range in lines.ranges[part] {
      for index in range.dropLast(word.count - 1)
      where bytes[index] | 0x20 == word[0] && bytes[index + 1] | 0x20 == word[1]
        && bytes[index..<index + word.count].elementsEqual(word, by: { $0 | 0x20 == $1 })
      {
        return true
      }
    }
    return false
  }

  private static func nextDepth(_ lines: SourceLines, after line: Int, before end: Int) -> Int? {
    (line + 1..<max(line + 1, end)).lazy.compactMap { lines.indentation($0) }.first
  }

  /// Where a key of the present record begins that a person takes for `internal`, or for its Vietnamese name, though it is
  /// written in another way; nil where none does.
  private static func nearMiss(in content: ArraySlice<UInt8>, at indentation: Int, _ depth: Int?) -> Int? {
    var start = content.startIndex + indentation
    if content[start] == UInt8(ascii: "-") { start += 1 + content[(start + 1)...].prefix { $0 == 0x20 }.count }
    guard start - content.startIndex == depth, mayBeNear(content[start...]) else { return nil }
    var text = String(decoding: content[start...].prefix(256), as: UTF8.self).unicodeScalars[...]
    // Anchors and tags.
    while text.first == "&" || text.first == "!" { text = text.drop { $0 != " " }.drop { $0 == " " } }
    let key = text.prefix { !$0.isColon && $0 != "=" && $0 != "{" }
    guard key.endIndex < text.endIndex else { return nil }
    let word = key.lookingLike.filter(\.isLetter)
    let isNear =
      key.contains("\\") || word.contains("internal") || word.contains("noibo")
      || nearestName(to: word, in: ["internal"]) != nil
    return isNear ? start : nil
  }

  private static func letters(_ word: [UInt8]) -> UInt32 { word.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

  /// Nearly all keys are words of other letters.
  private static func mayBeNear(_ text: ArraySlice<UInt8>) -> Bool {
    var letters: UInt32 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        letters |= 1 << UInt32(byte & 31)
      case UInt8(ascii: "_"): continue
      case UInt8(ascii: ":"):
        return (letters & Self.letters(word)).nonzeroBitCount > 5 || letters == Self.letters(Array("noibo".utf8))
          || text.prefix(5).elementsEqual(word.prefix(5), by: { $0 | 0x20 == $1 })
      default: return true
      }
    }
    return false
  }

  /// Where `internal` stands as a key, in any case and in quotes too: at the start of a line, behind a dash, in a flow
  /// mapping.
  private static func tokens(in content: ArraySlice<UInt8>) -> [(index: Int, column: Int)] {
    var tokens: [(index: Int, column: Int)] = []
    var index = content.startIndex
    var column = 0
    while index + word.count <= content.endIndex {
      defer { index += 1 }
      if content[index] & 0xC0 != 0x80 { column += 1 }
      guard content[index] | 0x20 == word[0],
        content[index..<index + word.count].elementsEqual(word, by: { $0 | 0x20 == $1 })
      else { continue }
      let after = content[(index + word.count)...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        .drop { $0 == 0x20 || $0 == 0x09 }
      guard after.first == UInt8(ascii: ":") else { continue }
      var before = content[..<index]
      if let quote = before.last, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        before = before.dropLast()
      }
      while let blank = before.last, blank == 0x20 || blank == 0x09 { before = before.dropLast() }
      switch before.last {
      case nil, UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "-"), UInt8(ascii: "?"):
        tokens.append((index, column))
      default: continue
      }
    }
    return tokens
  }

  /// What stands behind the colon without blanks and comment; nil when no blank separates them.
  private static func value(_ content: ArraySlice<UInt8>, after token: Int) -> ArraySlice<UInt8>? {
    let colon = content[(token + word.count)...].drop { $0 == 0x20 || $0 == 0x09 }
    guard colon.first == UInt8(ascii: ":") else { return nil }
    let rest = colon.dropFirst()
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    var value = rest.drop { $0 == 0x20 || $0 == 0x09 }
    if value.first == UInt8(ascii: "#") { return value.prefix(0) }
    while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
    return value
  }
}

package struct InternalKeyRules: RuleTable {
  let misplaced = Rule(
    "internal.place",
    vi: "khóa “internal” không được đứng ở đây",
    hint:
      "viết “internal:” thường, đầu dòng, thẳng cột với các khóa của mục, không phải khóa đầu tiên sau “- ”; nếu là chữ trong câu, đặt cả câu trong dấu nháy kép và tránh “internal:”",
    en: "the key ‘internal’ cannot stand here",
    hint:
      "write ‘internal:’ in lower case at the start of a line, in the column of the record's other keys and not first behind ‘- ’; if it is part of a sentence, reword it without ‘internal:’",
    quotesSource: false)
  let notMapping = Rule(
    "internal.value",
    vi: "“internal” phải gồm các dòng “khóa: giá trị” thụt vào",
    hint: "để trống sau “internal:”, rồi mỗi dòng dưới thụt vào hai dấu cách: “  ghi_chu: …”",
    en: "‘internal’ must have indented lines ‘key: value’",
    hint: "leave the rest of its line empty and indent each line below by two blanks: ‘  note: …’",
    quotesSource: false)

  let lookAlike = Rule(
    "internal.place",
    vi: "khóa này trông như “internal” nhưng được viết khác",
    hint: "viết đúng “internal:” nếu phần này dành cho cán bộ; nếu không, dùng một khóa có trong hướng dẫn",
    en: "this key looks like ‘internal’ and is written in another way",
    hint: "write exactly ‘internal:’ if this is for staff; otherwise use a key of the guide",
    quotesSource: false)

  package init() {}
}
private let rules = InternalKeyRules()
