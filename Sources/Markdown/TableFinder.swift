// Finds the tables in a tree of cmark's, for which a table is a paragraph (or the text of a setext heading).

struct TableFinder {
  private let text: SourceText
  /// Whether a line can be a delimiter row, for each line: nothing but `|`, `:`, `-` and what stands before a paragraph.
  /// Dashes alone are the underline of a setext heading.
  private let looksLikeDelimiterRow: [Bool]

  private init(_ text: SourceText) {
    self.text = text
    looksLikeDelimiterRow = (0..<text.lineCount).map { line in
      let bytes = text.bytes[text.line(line)]
      return bytes.contains(UInt8(ascii: "-")) && bytes.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
        && bytes.allSatisfy { [0x20, 0x09, 0x2D, 0x3A, 0x3E, 0x7C].contains($0) }  // space, tab, - : > |
    }
  }

  /// The tables of `tree`, which `text` was parsed to, in order.
  static func tables(in tree: Node, of text: SourceText) -> [Table] {
    let finder = TableFinder(text)
    guard finder.looksLikeDelimiterRow.contains(true) else { return [] }
    return tree.walk.compactMap { event, node in
      guard event == .enter, node.kind == .paragraph || node.kind == .heading else { return nil }
      return finder.table(in: node)
    }
  }

  private func table(in block: Node) -> Table? {
    // cmark lets a setext heading end on the line after its underline, or on its underline at the end of the text.
    let end = block.kind == .heading ? block.endLine - 1 : block.endLine
    let lines = block.startLine...max(block.startLine, end)
    guard let first = lines.dropFirst().first(where: { looksLikeDelimiterRow[$0] }) else { return nil }
    let path = ContainerPath(of: block, in: text)
    for line in first...lines.upperBound where looksLikeDelimiterRow[line] {
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
