// A text by lines, and the locations in it that findings name.

import Diagnostics
import Files
import Texts

/// A text as UTF-8 bytes, with the place where each line begins. Lines count from 0.
struct TextLines {
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var start = 0
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<bytes.count) {
      start = end + 1
      starts.append(start)
    }
    lineStarts = starts
  }

  /// Number of lines; what follows the last line end counts as one, even if it is empty.
  var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its end.
  func line(_ line: Int) -> Range<Int> {
    lineStarts[line]..<(line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count)
  }

  /// The bytes of lines with their ends.
  func lines(_ lines: Range<Int>) -> Range<Int> {
    func start(_ line: Int) -> Int { line < lineStarts.count ? lineStarts[line] : bytes.count }
    return start(lines.lowerBound)..<start(lines.upperBound)
  }

  /// The line that a byte belongs to.
  func lineIndex(of offset: Int) -> Int {
    var candidates = 0..<lineStarts.count
    while candidates.count > 1 {
      let middle = candidates.lowerBound + candidates.count / 2
      candidates = lineStarts[middle] <= offset ? middle..<candidates.upperBound : candidates.lowerBound..<middle
    }
    return candidates.lowerBound
  }

  /// Whether a line begins like a point of an official document: `a)`, `đ)`, `(1)`, `1.1.`, and a blank behind it.
  func beginsWithEnumerator(_ line: Int) -> Bool {
    let range = self.line(line)
    // Nearly all lines begin with a word.
    if range.count < 2
      || (0x41...0x7A).contains(bytes[range.lowerBound]) && bytes[range.lowerBound + 1] != UInt8(ascii: ")")
    {
      return false
    }
    var rest = bytes[range].drop(while: isBlank)
    switch rest.first ?? 0 {
    case UInt8(ascii: "("), 0x30...0x39, 0xC4: break
    default: guard rest.dropFirst().first == UInt8(ascii: ")") else { return false }
    }
    func drop(_ isPart: (UInt8) -> Bool, _ most: Int) -> Int {
      let count = min(most, rest.prefix(while: isPart).count)
      rest = rest.dropFirst(count)
      return count
    }
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let hasParenthesis = drop({ $0 == UInt8(ascii: "(") }, 1) == 1
    var parts = drop(isDigit, 2) > 0 ? 1 : 0
    if parts == 1, !hasParenthesis {
      while rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(isDigit) == true {
        rest = rest.dropFirst()
        parts += drop(isDigit, 2) > 0 ? 1 : 0
      }
      _ = drop({ $0 == UInt8(ascii: ".") }, 1)
      return parts > 1 && rest.first.map(isBlank) == true
    }
    if parts == 0, rest.starts(with: "đ".utf8) || rest.starts(with: "Đ".utf8) {
      rest = rest.dropFirst(2)
    } else if parts == 0, drop({ (0x61...0x7A).contains($0 | 0x20) }, 1) == 0 {
      return false
    }
    return rest.first == UInt8(ascii: ")") && rest.dropFirst().first.map(isBlank) == true
  }

  /// Whether a range within a line opens like a link reference definition.
  func opensDefinition(_ range: Range<Int>) -> Bool {
    let label = bytes[range].prefix { $0 != UInt8(ascii: "]") }
    return label.first == UInt8(ascii: "[") && bytes[label.endIndex..<range.upperBound].starts(with: "]:".utf8)
  }

  /// Whether link reference definitions (`[label]: …`) can stand in a range.
  func mayHoldDefinitions(in range: Range<Int>) -> Bool { bytes.mayHoldDefinitions(in: range) }
}

extension [UInt8] {
  func mayHoldDefinitions(in range: Range<Int>) -> Bool {
    var rest = range
    while let bracket = firstIndex(of: UInt8(ascii: "]"), in: rest) {
      rest = bracket + 1..<range.upperBound
      if self[rest].first == UInt8(ascii: ":") { return true }
    }
    return false
  }
}

/// Turns places of the author's text into locations in the author's file. Quick for places asked for in order.
struct Locator {
  let text: TextLines
  private let start: SourceLocation
  private let columns: StoredColumns
  private var last = (line: 0, offset: 0, column: 0)

  /// - Parameters:
  ///   - start: where the first line of `text` stands in its file.
  ///   - columns: of the file.
  init(_ text: TextLines, at start: SourceLocation, _ columns: StoredColumns = StoredColumns()) {
    self.text = text
    self.start = start
    self.columns = columns
  }

  /// The location of a byte of the text.
  mutating func location(of offset: Int) -> SourceLocation {
    let line = text.lineIndex(of: offset)
    if line != last.line || offset < last.offset { last = (line, text.line(line).lowerBound, 0) }
    last.column += text.bytes[last.offset..<offset].count { $0 & 0xC0 != 0x80 }
    last.offset = offset
    return columns.inFile(start.moved(toLine: line + 1, column: last.column + 1))
  }

  /// An edit of a part of a line.
  mutating func edit(_ range: Range<Int>, _ replacement: String) -> TextEdit {
    let start = location(of: range.lowerBound)
    let length = range.isEmpty ? 0 : location(of: range.upperBound).column - start.column
    return TextEdit(at: start, length: length, replacement)
  }
}
