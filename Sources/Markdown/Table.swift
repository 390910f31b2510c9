// GFM tables (GFM spec 0.29, section 4.10), which cmark does not know: how a line is read as a row, and what is built of it.

/// A table in a text. Lines and offsets count from 0.
struct Table {
  enum Alignment: String {
    case left, center, right
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
    for offset in start..<line.upperBound
    where text[offset] == UInt8(ascii: "|") && (offset == start || text[offset - 1] != UInt8(ascii: "\\")) {
      cells.append(trimming(start..<offset, in: text))
      start = offset + 1
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

  /// Puts the table in the place of `cells`, the headings that stand for its cells in the tree.
  ///
  /// Alignment is written as a style: HTML has no `align` attribute any more.
  func replace(_ cells: [(row: Int, column: Int, node: Node)]) {
    guard let first = cells.first?.node else { return }
    let table = Node.block("<table>", "</table>")
    table.insert(before: first)
    var remaining = cells[...]
    let styles = columns.map { alignment in alignment.map { " style=\"text-align: \($0.rawValue)\"" } ?? "" }
    for section in [0..<1, 1..<rows.count] where !section.isEmpty {
      let (name, tag) = section.lowerBound == 0 ? ("thead", "th") : ("tbody", "td")
      let group = Node.block("<\(name)>", "</\(name)>")
      table.append(group)
      let openings = styles.map { "<\(tag)\($0)>" }
      let closing = "</\(tag)>\n"
      for row in section {
        let line = Node.block("<tr>", "</tr>")
        group.append(line)
        for (column, opening) in openings.enumerated() {
          let cell = Node.inline(opening, closing)
          line.append(cell)
          if let written = remaining.first, (written.row, written.column) == (row, column) {
            cell.takeChildren(of: written.node)
            written.node.remove()
            remaining.removeFirst()
          }
        }
      }
    }
  }
}
