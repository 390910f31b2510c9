// What cmark reads for a text with tables, which it does not know, and what comes of it.
//
// Cells become headings, each on a line of its own, so that cmark reads them as inlines, in their containers and with all
// reference definitions at hand. On the page, tables take the place of these headings.

import Diagnostics

struct ParsedText {
  let tree: Node
  private let original: TextLines
  private let tables: [Table]
  /// What cmark reads.
  private let bytes: [UInt8]
  /// Of each line of these bytes the line of the original, and the bytes of the original if it is a cell.
  private let origins: [(line: Int, cell: Range<Int>?)]

  /// Most cells hold nothing but plain text. cmark reads only the first of a table, which keeps its place in the tree, and those
  /// with more: that saves 4 % of the instructions of a check.
  ///
  /// - Parameter search: what is looked for in the running text; cells that can hold it are no plain text.
  /// - Returns: nil if cmark takes a cell for anything but a heading.
  init?(parsing original: TextLines, tables: [Table], search: TextSearch?) {
    self.original = original
    self.tables = tables
    var bytes: [UInt8] = []
    var origins: [(line: Int, cell: Range<Int>?)] = []
    func copyLines(_ lines: Range<Int>) {
      bytes += original.bytes[original.lines(lines)]
      for line in lines { origins.append((line, nil)) }
    }
    var copied = 0
    for table in tables {
      copyLines(copied..<table.lines.lowerBound)
      copied = table.lines.upperBound
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let isFirst = row + column == 0
          if !isFirst, original.bytes[cell].allSatisfy(Self.isPlain), search?.canFind(original.bytes, cell) != true {
            continue
          }
          bytes += original.bytes[isFirst ? table.headerPrefix : table.prefix]
          bytes += "# ".utf8
          var rest = original.bytes[cell]
          while let pipe = rest.firstIndex(of: UInt8(ascii: "|")) {
            // A pipe within a cell is always escaped.
            bytes += rest[..<(pipe - 1)]
            bytes.append(UInt8(ascii: "|"))
            rest = rest[(pipe + 1)...]
          }
          bytes += rest
          bytes += " #\n".utf8
          origins.append((table.firstLine + (row == 0 ? 0 : row + 1), cell))
        }
      }
    }
    copyLines(copied..<original.lineCount)
    self.bytes = bytes
    self.origins = origins
    tree = Node(parsing: bytes)
    if !tables.isEmpty, tree.blocks.count(where: isCell) < origins.count(where: { $0.cell != nil }) {
      tree.freeTree()
      return nil
    }
  }

  /// Blanks that let all references of a paragraph be links: at most `ParsingLimits.brackets`, with addresses of 3,000 bytes.
  static let padding = 16 << 20

  /// The first reference that cmark reads no link for because those before it have too long addresses together; nil if there
  /// is none.
  func lostReference(_ locator: inout Locator) -> Diagnostic? {
    if definitions.isEmpty { return nil }
    let links = tree.blocks.filter { $0.kind == .paragraph || $0.kind == .heading }.flatMap(\.linksAndHTML)
    // More than all references come to, as other links are among them.
    let size = links.reduce(0) { $0 + $1.addressSize }
    let longest = (0..<original.lineCount).map { original.line($0).count }.max() ?? 0
    if size + longest < max(Node.leastReferences, bytes.count) { return nil }
    return firstLost(&locator)
  }

  private func firstLost(_ locator: inout Locator) -> Diagnostic? {
    let whole = Node(parsing: bytes, padding: Self.padding)
    defer { whole.freeTree() }
    for (block, whole) in zip(tree.blocks, whole.blocks) where block.kind == .paragraph || block.kind == .heading {
      let (found, all) = (block.linksAndHTML, whole.linksAndHTML)
      guard found.count < all.count else { continue }
      var inlines = InlineLocator(locator.text)
      inlines.add(all, of: block, source: source(of: block))
      let places = inlines.located(with: definitions, padding: Self.padding)
      let lost = zip(found, all).prefix { $0.kind == $1.kind && $0.url == $1.url }.count
      return ParsingLimits.lostReference(at: locator.location(of: places[lost].offset))
    }
    return nil
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

  /// Puts the tables into the tree, for the page.
  func insertTables() {
    if tables.isEmpty { return }
    var headings = tree.blocks.filter(isCell)[...]
    for table in tables {
      let block = Node.block("", "")
      if let first = headings.first { block.insert(before: first) }
      // HTML has no `align` attribute any more.
      let styles = table.columns.map { alignment in
        alignment.map { " style=\"text-align: \($0.rawValue)\"" } ?? ""
      }
      let openings = ["th", "td"].map { tag in styles.map { Array("<\(tag)\($0)>".utf8) } }
      var html: [UInt8] = []
      for (row, cells) in table.rows.enumerated() {
        html += (row == 0 ? "<table>\n<thead>\n<tr>\n" : row == 1 ? "<tbody>\n<tr>\n" : "<tr>\n").utf8
        for (column, opening) in openings[min(row, 1)].enumerated() {
          html += opening
          if column < cells.count {
            if let heading = headings.first, source(of: heading) == cells[column] {
              headings.removeFirst()
              let cell = Node.inline(String(decoding: html, as: UTF8.self), "")
              html = []
              block.append(cell)
              cell.takeChildren(of: heading)
              heading.remove()
            } else {
              html += original.bytes[cells[column]]
            }
          }
          html += (row == 0 ? "</th>\n" : "</td>\n").utf8
        }
        html += (row == 0 ? "</tr>\n</thead>\n" : "</tr>\n").utf8
      }
      html += (table.rows.count > 1 ? "</tbody>\n</table>\n" : "</table>\n").utf8
      block.append(Node.inline(String(decoding: html, as: UTF8.self), ""))
    }
  }

  /// Whether a block is the cell of a table.
  func isCell(_ block: Node) -> Bool { block.kind == .heading && origins[block.startLine].cell != nil }

  /// Where a block that is no cell begins in the original.
  func start(of block: Node) -> Int {
    let line = original.line(origins[block.startLine].line)
    return min(line.lowerBound + block.startByte, line.upperBound)
  }

  /// The bytes of the original that a paragraph, heading or cell comes from.
  func source(of block: Node) -> Range<Int> {
    origins[block.startLine].cell ?? start(of: block)..<original.line(origins[block.lastTextLine].line).upperBound
  }

  /// Where the text of a heading begins: a setext heading can open with link reference definitions.
  func textStart(of heading: Node) -> Int {
    let last = origins[heading.lastTextLine].line
    var line = origins[heading.startLine].line
    var start = start(of: heading)
    while line < last, original.opensDefinition(start..<original.line(line).upperBound) {
      line += 1
      var reader = LineReader(line, of: original)
      reader.skipPrefix(quotes: heading.quoteCount)
      start = reader.offset
    }
    return start
  }

  /// What cmark reads, or nothing if no link reference definition can stand in it: few texts have any, and to read each with
  /// a link twice would cost 15 % more instructions of a check.
  var definitions: [UInt8] { original.mayHoldDefinitions(in: 0..<original.bytes.count) ? bytes : [] }
}
