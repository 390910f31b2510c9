// The text that cmark reads in the place of one with tables. Each cell becomes a heading on a line of its own, so that
// cmark reads it as inlines, in its containers and with all reference definitions at hand.

struct TableText {
  /// Where a line of the new text comes from. Lines and bytes in them count from 0.
  private enum Origin {
    case line(Int)
    case cell(Cell)
  }

  private struct Cell {
    let table: Int
    let row: Int
    let column: Int
    let line: Int
    /// The byte in the author's line, and in the new one, at which the text of the cell begins.
    let start: Int
    let newStart: Int
    /// The bytes of the new line before which the author's has a backslash (that of `\|`).
    var pipes: [Int] = []

    func pipes(upTo byte: Int) -> Int {
      var range = 0..<pipes.count
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        range = pipes[middle] <= byte ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      return range.lowerBound
    }
  }

  private(set) var text = SourceText([])
  private let tables: [Table]
  private var origins: [Origin] = []

  init(_ original: SourceText, tables: [Table]) {
    self.tables = tables
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.bytes.count * 2)
    func copyLines(_ lines: Range<Int>) {
      for line in lines {
        bytes += original.bytes[original.line(line)]
        if line < original.lineCount - 1 { bytes.append(UInt8(ascii: "\n")) }
        origins.append(.line(line))
      }
    }
    var copied = 0
    for (index, table) in tables.enumerated() {
      copyLines(copied..<table.firstLine)
      copied = table.lines.upperBound
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let newLine = bytes.count
          bytes += original.bytes[row == 0 && column == 0 ? table.headerPrefix : table.prefix]
          bytes += "# ".utf8
          let line = table.line(ofRow: row)
          var origin = Cell(
            table: index, row: row, column: column, line: line,
            start: cell.lowerBound - original.line(line).lowerBound, newStart: bytes.count - newLine)
          for offset in cell {
            let byte = original.bytes[offset]
            if byte == UInt8(ascii: "|") {
              // A pipe within a cell is always escaped.
              bytes.removeLast()
              origin.pipes.append(bytes.count - newLine)
            }
            bytes.append(byte)
          }
          bytes += " #\n".utf8
          origins.append(.cell(origin))
        }
      }
    }
    copyLines(copied..<original.lineCount)
    text = SourceText(bytes)
  }

  /// The place in the author's text of a byte of a line of this text.
  func origin(line: Int, byte: Int) -> (line: Int, byte: Int) {
    switch origins[line] {
    case .line(let line): return (line, byte)
    case .cell(let cell):
      guard byte >= cell.newStart else { return (cell.line, byte) }
      return (cell.line, cell.start + byte - cell.newStart + cell.pipes(upTo: byte))
    }
  }

  /// Whether a line of this text is the cell of a table.
  func isCell(line: Int) -> Bool {
    if case .cell = origins[line] { true } else { false }
  }

  /// Puts the tables into `tree`, which this text was parsed to.
  func insertTables(in tree: Node) {
    var cells: [[(row: Int, column: Int, node: Node)]] = Array(repeating: [], count: tables.count)
    for node in tree.blocks where node.kind == .heading {
      if case .cell(let cell) = origins[node.startLine] { cells[cell.table].append((cell.row, cell.column, node)) }
    }
    for (table, cells) in zip(tables, cells) { table.replace(cells) }
  }
}
