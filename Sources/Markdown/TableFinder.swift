// Finds the tables of a text. For cmark they are paragraphs (or the text of a setext heading).

import Files
import Texts

struct TableFinder {
  private let text: SourceText
  /// The lines that can be a delimiter row: nothing but `|`, `:`, `-` and what stands before a paragraph. Dashes alone are
  /// the underline of a setext heading.
  private let candidates: [Int]

  init(_ text: SourceText) {
    self.text = text
    candidates = (0..<text.lineCount).filter { line in
      let bytes = text.bytes[text.line(line)]
      return bytes.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x20 || $0 == 0x3A || $0 == 0x09 || $0 == 0x3E }
        && bytes.contains(UInt8(ascii: "-")) && bytes.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
    }
  }

  /// The tables of a text in which lines alone tell them: each stands at the left edge behind a blank line, every row
  /// begins with a pipe, and a blank line ends it. nil for any other text that may hold a table.
  func plainTables() -> [Table]? {
    var tables: [Table] = []
    var rest = candidates[...]
    var fence: ArraySlice<UInt8>?
    var line = 0
    while let candidate = rest.first {
      // What lies before the candidate: only a block of code or of HTML can keep it from being a table.
      while line < candidate {
        let bytes = text.bytes[text.line(line)]
        if let open = fence {
          let close = bytes.prefix { $0 == open.first }
          if close.count >= open.count, bytes[close.endIndex...].allSatisfy(isBlank) { fence = nil }
          if bytes.first == UInt8(ascii: " "), bytes.drop(while: isBlank).first == open.first { return nil }
        } else {
          let content = bytes.drop(while: isBlank)
          switch content.first {
          case UInt8(ascii: "<"): return nil
          case UInt8(ascii: "`"), UInt8(ascii: "~"):
            let opened = content.prefix { $0 == content.first }
            if opened.count < 3 { break }
            guard content.startIndex == bytes.startIndex else { return nil }
            // Backticks in the rest of the line would make it code in a line of text.
            if content[opened.endIndex...].contains(UInt8(ascii: "`")) { return nil }
            fence = opened
          default: break
          }
        }
        line += 1
      }
      if fence != nil {
        rest.removeFirst()
        continue
      }
      guard let table = plainTable(delimiterRow: candidate) else { return nil }
      tables.append(table)
      line = table.lines.upperBound
      rest = rest.drop { $0 < line }
    }
    return tables
  }

  private func plainTable(delimiterRow line: Int) -> Table? {
    func startsWithPipe(_ line: Int) -> Bool { text.byte(at: text.line(line).lowerBound) == UInt8(ascii: "|") }
    func isEmpty(_ line: Int) -> Bool { text.bytes[text.line(line)].allSatisfy(isBlank) }
    guard line > 0, startsWithPipe(line), startsWithPipe(line - 1), line == 1 || isEmpty(line - 2),
      let columns = Table.columns(ofDelimiterRow: text.line(line), in: text.bytes)
    else { return nil }
    let header = Table.cells(of: text.line(line - 1), in: text.bytes)
    guard header.count == columns.count else { return nil }
    let start = text.line(line).lowerBound
    var table = Table(
      columns: columns, firstLine: line - 1, rows: [header], headerPrefix: start..<start, prefix: start..<start)
    for row in line + 1..<max(line + 1, text.lineCount) {
      if isEmpty(row) { break }
      let cells = Table.cells(of: text.line(row), in: text.bytes)
      guard startsWithPipe(row), !cells.isEmpty else { return nil }
      table.rows.append(Array(cells.prefix(columns.count)))
    }
    return table
  }

  /// The tables of `tree`, which the text was parsed to, in order.
  func tables(in tree: Node) -> [Table] {
    var tables: [Table] = []
    var rest = candidates[...]
    for block in tree.blocks where block.kind == .paragraph || block.kind == .heading {
      rest = rest.drop { $0 <= block.startLine }
      if rest.isEmpty { break }
      if let table = table(in: block, delimiterRows: rest) { tables.append(table) }
    }
    return tables
  }

  private func table(in block: Node, delimiterRows: ArraySlice<Int>) -> Table? {
    // cmark lets a setext heading end on the line after its underline, or on its underline at the end of the text.
    let end = block.kind == .heading ? block.endLine - 1 : block.endLine
    let lines = block.startLine...max(block.startLine, end)
    let candidates = delimiterRows.prefix { $0 <= lines.upperBound }
    if candidates.isEmpty { return nil }
    let path = ContainerPath(of: block, in: text)
    for line in candidates {
      guard let start = rowStart(of: line, in: path),
        let columns = Table.columns(ofDelimiterRow: start..<text.line(line).upperBound, in: text.bytes)
      else { continue }
      let headerLine = text.line(line - 1)
      let headerStart =
        line - 1 == lines.lowerBound
        ? headerLine.lowerBound + block.startByte
        : text.skippingBlanks(from: path.prefixEnd(ofLine: line - 1).cursor).offset
      let header = Table.cells(of: headerStart..<headerLine.upperBound, in: text.bytes)
      guard header.count == columns.count else { continue }
      let prefix = text.line(line).lowerBound..<start
      var table = Table(
        columns: columns, firstLine: line - 1, rows: [header],
        headerPrefix: line - 1 == lines.lowerBound ? headerLine.lowerBound..<headerStart : prefix, prefix: prefix)
      for line in line + 1..<lines.upperBound + 1 {
        guard let start = rowStart(of: line, in: path) else { break }
        let cells = Table.cells(of: start..<text.line(line).upperBound, in: text.bytes)
        if cells.isEmpty { break }
        table.rows.append(Array(cells.prefix(columns.count)))
      }
      return table
    }
    return nil
  }

  /// Where the text of a line begins; nil if the line cannot belong to a table: it lacks a container's marker, or would
  /// open a block of another kind if it did not go on a paragraph.
  private func rowStart(of line: Int, in path: ContainerPath) -> Int? {
    let prefix = path.prefixEnd(ofLine: line)
    let start = text.skippingBlanks(from: prefix.cursor)
    guard prefix.isWhole, start.column - prefix.cursor.column < 4, text.skippingListMarker(from: start) == nil,
      !text.isThematicBreak(start.offset..<text.line(line).upperBound)
    else { return nil }
    return start.offset
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
