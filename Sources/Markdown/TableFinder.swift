// Finds the tables of a text. For cmark they are paragraphs (or the text of a setext heading).

struct TableFinder {
  private let text: TextLines
  /// The lines that can be a delimiter row: nothing but `|`, `:`, `-` and what stands before a paragraph. Dashes alone are
  /// the underline of a setext heading.
  private let candidates: [Int]

  init(_ text: TextLines) {
    self.text = text
    candidates = (0..<text.lineCount).filter { line in
      let bytes = text.bytes[text.line(line)]
      return bytes.allSatisfy(Self.mayStandInDelimiterRow) && bytes.contains(UInt8(ascii: "-"))
        && bytes.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
    }
  }

  private static func mayStandInDelimiterRow(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"): true
    default: isBlank(byte)
    }
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

  /// The tables that a text has unless cmark takes them for code or HTML; nil if lines alone cannot tell. They can if each
  /// table stands at the left edge between blank lines and its rows begin with pipes. Such a text need not be parsed to find
  /// its tables: that saves 17 % of the instructions of a check.
  func plainTables() -> [Table]? {
    var tables: [Table] = []
    for line in candidates where line >= tables.last?.lines.upperBound ?? 0 {
      guard line == 1 || line > 1 && isBlankLine(line - 2), let header = plainRow(line - 1), let start = plainRow(line),
        let table = table(delimiterRow: line, at: start, header: header, isFirst: true, end: text.lineCount, plainRow),
        table.lines.upperBound == text.lineCount || isBlankLine(table.lines.upperBound)
      else { return nil }
      tables.append(table)
    }
    return ParsingLimits.firstExcess(in: tables) == nil ? tables : nil
  }

  private func isBlankLine(_ line: Int) -> Bool { text.bytes[text.line(line)].allSatisfy(isBlank) }

  private func plainRow(_ line: Int) -> Int? {
    let line = text.line(line)
    return text.bytes[line].first == UInt8(ascii: "|") ? line.lowerBound : nil
  }

  private func table(in block: Node, delimiterRows: ArraySlice<Int>) -> Table? {
    let lines = block.startLine...block.lastTextLine
    let candidates = delimiterRows.prefix { $0 <= lines.upperBound }
    if candidates.isEmpty { return nil }
    let quotes = block.quoteCount
    let container = block.ancestors.first { $0.kind == .quote || $0.kind == .item }
    let indentation = container.map { $0.kind == .item ? textIndentation(of: $0) : 0 } ?? 0
    for line in candidates {
      guard let start = rowStart(of: line, quotes: quotes, indentation: indentation) else { continue }
      let isFirst = line - 1 == lines.lowerBound
      var header = LineReader(line - 1, of: text, at: isFirst ? block.startByte : 0)
      if !isFirst { header.skipPrefix(quotes: quotes) }
      let table = table(
        delimiterRow: line, at: start, header: header.offset, isFirst: isFirst, end: lines.upperBound + 1
      ) { rowStart(of: $0, quotes: quotes, indentation: indentation) }
      if let table { return table }
    }
    return nil
  }

  /// - Parameters:
  ///   - start: where the text of the delimiter row begins.
  ///   - header: where the text of the line before it begins.
  ///   - isFirst: whether that is the first line of its block.
  ///   - end: the line before which the table ends.
  ///   - rowStart: gives where the text of a line begins; nil if the line cannot belong to the table.
  private func table(
    delimiterRow line: Int, at start: Int, header: Int, isFirst: Bool, end: Int, _ rowStart: (Int) -> Int?
  ) -> Table? {
    let headerLine = text.line(line - 1)
    let cells = Table.cells(of: header..<headerLine.upperBound, in: text.bytes)
    let columns = Table.columns(ofDelimiterRow: start..<text.line(line).upperBound, in: text.bytes)
    guard let columns, cells.count == columns.count else { return nil }
    let prefix = text.line(line).lowerBound..<start
    var table = Table(
      columns: columns, firstLine: line - 1, start: header, rows: [cells],
      headerPrefix: isFirst ? headerLine.lowerBound..<header : prefix, prefix: prefix)
    for line in line + 1..<max(line + 1, end) {
      guard let start = rowStart(line) else { break }
      let cells = Table.cells(of: start..<text.line(line).upperBound, in: text.bytes)
      if cells.isEmpty { break }
      table.rows.append(Array(cells.prefix(columns.count)))
      if let first = cells.dropFirst(columns.count).first(where: { !$0.isEmpty }), let last = cells.last {
        table.excess.append((first.lowerBound..<last.upperBound, cells.count))
      }
    }
    return table
  }

  /// The columns between the quote that a list item stands in, or the beginning of its line, and the text of the item.
  private func textIndentation(of item: Node) -> Int {
    let start = text.line(item.startLine).lowerBound + item.startByte
    var reader = LineReader(item.startLine, of: text)
    repeat { reader.skipBlanks() } while reader.offset < start && (reader.skipQuoteMarker() || reader.skipListMarker())
    _ = reader.skipListMarker()
    let end = reader.column
    reader.skipBlanks()
    // Blanks beyond the fourth belong to a block of code.
    let column = reader.rest.isEmpty || reader.column - end > 4 ? end + 1 : reader.column
    return column - reader.quoteColumn
  }

  /// Where the text of a line begins; nil if the line cannot belong to a table: it lacks a container's marker, or would
  /// open a block of another kind if it did not go on a paragraph.
  private func rowStart(of line: Int, quotes: Int, indentation: Int) -> Int? {
    var reader = LineReader(line, of: text)
    guard reader.skipPrefix(quotes: quotes), (0..<4).contains(reader.column - reader.quoteColumn - indentation),
      !reader.isThematicBreak, !reader.skipListMarker()
    else { return nil }
    return reader.offset
  }
}
