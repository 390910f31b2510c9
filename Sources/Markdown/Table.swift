// GFM tables (GFM spec 0.29, section 4.10), which cmark does not know: how a line is read as a row, and what is built of it.

import Files

/// A table in a text. Lines and offsets count from 0.
struct Table {
  enum Alignment: String {
    case left, center, right
  }

  /// Which cell of which table of a text.
  struct Cell: Equatable {
    let table: Int
    let row: Int
    let column: Int
  }

  let columns: [Alignment?]
  /// The line of the header row. The delimiter row follows, then the others.
  let firstLine: Int
  /// The cells of each row, as far as they are written; the first row is the header.
  var rows: [[Range<Int>]]
  /// What stands before the header row and before the delimiter row: markers of containers and blanks.
  let headerPrefix: Range<Int>
  let prefix: Range<Int>

  var lines: Range<Int> { firstLine..<firstLine + rows.count + 1 }
  /// The line of a row.
  func line(ofRow row: Int) -> Int { row == 0 ? firstLine : firstLine + 1 + row }

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
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var range = range
    while let first = range.first, isBlank(text[first]) { range.removeFirst() }
    while let last = range.last, isBlank(text[last]) { range.removeLast() }
    return range
  }

  /// Appends the tags between the texts of two cells, nil for the beginning or the end of the table, with all cells in
  /// between, the text of which is copied.
  func appendTags(after cell: Cell?, before next: Cell?, in text: [UInt8], to html: inout [UInt8]) {
    let end = next.map(index) ?? rows.count * columns.count
    var index = cell.map(index) ?? -1
    while index < end {
      if index >= 0 { appendCellEnd(index, to: &html) }
      index += 1
      guard index < rows.count * columns.count else { break }
      appendCellStart(index, to: &html)
      let (row, column) = index.quotientAndRemainder(dividingBy: columns.count)
      if index < end, column < rows[row].count { html += text[rows[row][column]] }
    }
  }

  /// Counts the cells row by row, those that are not written included.
  private func index(of cell: Cell) -> Int { cell.row * columns.count + cell.column }

  private func appendCellStart(_ index: Int, to html: inout [UInt8]) {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns.count)
    if column == 0 {
      switch row {
      case 0: html += Self.tableStart
      case 1: html += Self.bodyStart
      default: break
      }
      html += Self.rowStart
    }
    html += row == 0 ? Self.headerCellStart : Self.cellStart
    if let alignment = columns[column] {
      // HTML has no `align` attribute any more.
      html += Self.styleStart
      html += alignment.rawValue.utf8
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
  }

  private func appendCellEnd(_ index: Int, to html: inout [UInt8]) {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns.count)
    html += row == 0 ? Self.headerCellEnd : Self.cellEnd
    guard column == columns.count - 1 else { return }
    html += Self.rowEnd
    if row == 0 { html += Self.headEnd }
    guard row == rows.count - 1 else { return }
    if row > 0 { html += Self.bodyEnd }
    html += Self.tableEnd
  }

  private static let tableStart = Array("<table>\n<thead>\n".utf8)
  private static let headEnd = Array("</thead>\n".utf8)
  private static let bodyStart = Array("<tbody>\n".utf8)
  private static let bodyEnd = Array("</tbody>\n".utf8)
  private static let tableEnd = Array("</table>\n".utf8)
  private static let rowStart = Array("<tr>\n".utf8)
  private static let rowEnd = Array("</tr>\n".utf8)
  private static let headerCellStart = Array("<th".utf8)
  private static let headerCellEnd = Array("</th>\n".utf8)
  private static let styleStart = Array(" style=\"text-align: ".utf8)
  private static let cellStart = Array("<td".utf8)
  private static let cellEnd = Array("</td>\n".utf8)
}
