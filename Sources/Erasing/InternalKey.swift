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
    // In most parts the word does not stand at all.
    guard holdsWord(in: lines, part) else { return [] }
    var keys: [InternalKey] = []
    /// Where the keys of the present record start; nil while the list has no entry.
    var depth: Int? = isList ? nil : 0
    var listDepth: Int?
    var line = part.lowerBound
    while line < part.upperBound {
      defer { line += 1 }
      let content = lines.content(line)
      guard let indentation = lines.indentation(line) else { continue }
      if isList, content[content.startIndex + indentation] == UInt8(ascii: "-"), indentation <= listDepth ?? indentation
      {
        listDepth = indentation
        let value = content.dropFirst(indentation + 1).drop { $0 == 0x20 }
        depth =
          value.isEmpty ? nextDepth(lines, after: line, before: part.upperBound) : value.startIndex - content.startIndex
      }
      // One line can hold very many: each column is counted from the one before.
      var counted = (column: 1, index: content.startIndex)
      for token in tokens(in: content) {
        counted = (counted.column + content[counted.index..<token].count { $0 & 0xC0 != 0x80 }, token)
        let place = SourceLocation(file: file, line: line + 1, column: counted.column)
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
        if !isMapping || isList { report.add(rules.notMapping, at: place) }
        keys.append(InternalKey(lines: line..<owned.upperBound))
        line = owned.upperBound - 1
        break
      }
    }
    return keys
  }

  private static func nextDepth(_ lines: SourceLines, after line: Int, before end: Int) -> Int? {
    (line + 1..<max(line + 1, end)).lazy.compactMap { lines.indentation($0) }.first
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

  /// Where `internal` stands as a key, in any case and in quotes too: at the start of a line, behind a dash, in a flow
  /// mapping.
  private static func tokens(in content: ArraySlice<UInt8>) -> [Int] {
    var tokens: [Int] = []
    var index = content.startIndex
    while index + word.count <= content.endIndex {
      defer { index += 1 }
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
        tokens.append(index)
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

  package init() {}
}
private let rules = InternalKeyRules()
