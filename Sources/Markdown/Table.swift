// GFM tables (GFM spec 0.29, section 4.10), which cmark does not know: how lines are read as rows.

import Files

/// A table in a text. Lines and offsets count from 0.
struct Table {
  enum Alignment: String {
    case left, center, right
  }

  let columns: [Alignment?]
  /// The line of the header row. The delimiter row follows, then the others.
  let firstLine: Int
  /// Where the text of that line begins.
  let start: Int
  /// The cells of each row, as far as they are written; the first row is the header.
  var rows: [[Range<Int>]]
  /// What rows hold beyond the last column, and how many cells such a row has.
  var excess: [(text: Range<Int>, count: Int)] = []
  /// What stands before the header row and before the delimiter row: markers of containers and blanks.
  let headerPrefix: Range<Int>
  let prefix: Range<Int>

  var lines: Range<Int> { firstLine..<firstLine + rows.count + 1 }

  /// The alignments that a delimiter row gives (`| :-- | --: |`); nil if `line` is not one.
  static func columns(ofDelimiterRow line: Range<Int>, in text: [UInt8]) -> [Alignment?]? {
    var columns: [Alignment?] = []
    for cell in cells(of: line, in: text) {
      var dashes = text[cell]
      let left = dashes.first == UInt8(ascii: ":")
      if left { dashes.removeFirst() }
      let right = dashes.last == UInt8(ascii: ":")
      if right { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      columns.append(left && right ? .center : left ? .left : right ? .right : nil)
    }
    return columns.isEmpty ? nil : columns
  }

  /// The cells of a line, without the pipes and blanks around them.
  static func cells(of line: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
    let line = trimming(line, in: text)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    if start < line.upperBound, text[start] == UInt8(ascii: "|") { start += 1 }
    var searched = start
    while let pipe = text.firstIndex(of: UInt8(ascii: "|"), in: searched..<line.upperBound) {
      searched = pipe + 1
      if pipe > start, text[pipe - 1] == UInt8(ascii: "\\") { continue }
      cells.append(trimming(start..<pipe, in: text))
      start = searched
    }
    if start < line.upperBound { cells.append(trimming(start..<line.upperBound, in: text)) }
    return cells
  }

  private static func trimming(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(text[first]) { range.removeFirst() }
    while let last = range.last, isBlank(text[last]) { range.removeLast() }
    return range
  }
}
