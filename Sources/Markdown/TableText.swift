// The text that cmark reads in the place of one with tables. Cells become headings, each on a line of its own, so that
// cmark reads them as inlines, in their containers and with all reference definitions at hand. Most cells hold nothing
// that cmark would read as anything but text: of those it sees only the first of a table, which keeps the table's place.

import Files
import Texts

struct TableText {
  /// Where a line of the new text comes from. Lines and bytes in them count from 0.
  private enum Origin {
    case line(Int)
    case cell(CellOrigin)
  }

  private struct CellOrigin {
    let cell: Table.Cell
    let line: Int
    /// The byte in the author's line, and in the new one, at which the text of the cell begins.
    let start: Int
    let newStart: Int
    /// Its part of `pipes`.
    var pipes: Range<Int>
  }

  private let original: SourceText
  private let tables: [Table]
  private(set) var text = SourceText([])
  private var origins: [Origin] = []
  /// The bytes of the new lines of cells before which the author's has a backslash (that of `\|`).
  private var pipes: [Int] = []

  /// What makes a cell a heading.
  private static let opening = Array("# ".utf8)
  private static let closing = Array(" #\n".utf8)

  /// - Parameter sign: of what is looked for in the running text; cells with it are not left out.
  init(_ original: SourceText, tables: [Table], sign: UInt8?) {
    self.original = original
    self.tables = tables
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.bytes.count * 2)
    func copyLines(_ lines: Range<Int>) {
      guard !lines.isEmpty else { return }
      bytes += original.bytes[original.lines(lines.lowerBound...lines.upperBound - 1)]
      origins += lines.lazy.map(Origin.line)
    }
    var copied = 0
    for (index, table) in tables.enumerated() {
      copyLines(copied..<table.firstLine)
      copied = table.lines.upperBound
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let isFirst = row == 0 && column == 0
          if !isFirst, original.bytes[cell].allSatisfy({ $0 != sign && Self.isPlain($0) }) { continue }
          let newLine = bytes.count
          bytes += original.bytes[isFirst ? table.headerPrefix : table.prefix]
          bytes += Self.opening
          let line = table.line(ofRow: row)
          let newStart = bytes.count - newLine
          let firstPipe = pipes.count
          var copied = cell.lowerBound
          while let pipe = original.bytes.firstIndex(of: UInt8(ascii: "|"), in: copied..<cell.upperBound) {
            // A pipe within a cell is always escaped.
            bytes += original.bytes[copied..<pipe - 1]
            pipes.append(bytes.count - newLine)
            bytes.append(UInt8(ascii: "|"))
            copied = pipe + 1
          }
          bytes += original.bytes[copied..<cell.upperBound]
          bytes += Self.closing
          origins.append(
            .cell(
              CellOrigin(
                cell: Table.Cell(table: index, row: row, column: column), line: line,
                start: cell.lowerBound - original.line(line).lowerBound, newStart: newStart,
                pipes: firstPipe..<pipes.count)))
        }
      }
    }
    copyLines(copied..<original.lineCount)
    text = SourceText(bytes)
  }

  /// Whether a byte can begin no inline but text, and is written into HTML as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "_"),
      UInt8(ascii: "`"):
      false
    default: true
    }
  }

  /// Appends the tags between the texts of two cells of a table, with all cells in between, which cmark has not seen.
  ///
  /// - Parameters:
  ///   - cell: nil for the beginning of the table.
  ///   - next: nil for its end.
  func appendTags(after cell: Table.Cell?, before next: Table.Cell?, to html: inout [UInt8]) {
    guard let table = (cell ?? next)?.table else { return }
    tables[table].appendTags(after: cell, before: next, in: original.bytes, to: &html)
  }

  /// The place in the author's text of a byte of a line of this text.
  func origin(line: Int, byte: Int) -> (line: Int, byte: Int) {
    switch origins[line] {
    case .line(let line): return (line, byte)
    case .cell(let cell):
      guard byte >= cell.newStart else { return (cell.line, byte) }
      return (cell.line, cell.start + byte - cell.newStart + pipes(in: cell.pipes, upTo: byte))
    }
  }

  private func pipes(in range: Range<Int>, upTo byte: Int) -> Int {
    var rest = range
    while !rest.isEmpty {
      let middle = rest.lowerBound + rest.count / 2
      rest = pipes[middle] <= byte ? middle + 1..<rest.upperBound : rest.lowerBound..<middle
    }
    return rest.lowerBound - range.lowerBound
  }

  /// The cell that a line of this text holds; nil for a line of the author's.
  func cell(line: Int) -> Table.Cell? {
    if case .cell(let origin) = origins[line] { origin.cell } else { nil }
  }
}
