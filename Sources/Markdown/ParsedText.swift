// What cmark reads for a text with tables and footnotes, which it does not know, and what comes of it.
//
// Cells become headings, each on a line of its own, so that cmark reads them as inlines, in their containers and with all
// reference definitions at hand. On the page, tables take the place of these headings. Footnotes stand in front of the text,
// each behind a heading that ends the one before it.

import Diagnostics
import Files

struct ParsedText {
  let tree: Node
  let tables: [Table]
  private let original: TextLines
  /// What cmark reads.
  private let bytes: [UInt8]
  /// The ids that rows of tables get, by the place where their first cell begins.
  var rowIDs: [Int: String] = [:]
  /// Of each line of these bytes the line of the original, the bytes of the original if it is a cell, and how many bytes more
  /// stand before its text in the original.
  private let origins: [(line: Int, cell: Range<Int>?, shift: Int)]
  /// Link definitions of the labels of footnotes, with which `bytes` begins.
  private let labelDefinitions: [UInt8]
  /// Of each paragraph and heading.
  private let linkCounts: [Int]
  /// The lines of `bytes` that stand before each footnote and behind the last.
  let footnoteHeadings: [Int]

  /// Most cells hold nothing but plain text. cmark reads only the first of a table, which keeps its place in the tree, and those
  /// with more: that saves 4 % of the instructions of a check.
  ///
  /// - Parameter search: what is looked for in the running text; cells that can hold it are no plain text.
  /// - Returns: nil if cmark takes a cell for anything but a heading.
  init?(parsing original: TextLines, tables: [Table], footnotes: Footnotes? = nil, search: TextSearch?) {
    self.original = original
    self.tables = tables
    var bytes: [UInt8] = []
    var origins: [(line: Int, cell: Range<Int>?, shift: Int)] = []
    func copyLines(_ lines: Range<Int>) {
      guard let footnotes else {
        bytes += original.bytes[original.lines(lines)]
        for line in lines { origins.append((line, nil, 0)) }
        return
      }
      for line in lines where footnotes.owners[line] == nil {
        bytes += original.bytes[original.lines(line..<line + 1)]
        origins.append((line, nil, 0))
      }
    }
    for (index, label) in (footnotes?.labels ?? []).enumerated() {
      bytes += "[^\(label)]: \(Node.footnoteURL(index))\n\n".utf8
      origins += [(0, nil, 0), (0, nil, 0)]
    }
    labelDefinitions = bytes
    var headings: [Int] = []
    func addHeading() {
      headings.append(origins.count)
      bytes += "# x\n".utf8
      origins.append((0, nil, 0))
    }
    for (definition, lines) in footnotes?.linesOfDefinitions ?? [] {
      addHeading()
      for (line, start) in lines {
        let opening = line == definition.line ? Array(Footnotes.item.utf8) : []
        bytes += opening
        bytes += original.bytes[start..<original.line(line).upperBound]
        bytes.append(UInt8(ascii: "\n"))
        origins.append((line, nil, start - original.line(line).lowerBound - opening.count))
      }
    }
    if !headings.isEmpty { addHeading() }
    footnoteHeadings = headings
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
          origins.append((table.firstLine + (row == 0 ? 0 : row + 1), cell, 0))
        }
      }
    }
    copyLines(copied..<original.lineCount)
    self.bytes = bytes
    self.origins = origins
    linkCounts = labelDefinitions.isEmpty ? [] : Self.countLinks(in: Array(bytes[labelDefinitions.count...]))
    tree = Node(parsing: bytes)
    if !tables.isEmpty, tree.blocks.count(where: isCell) < origins.count(where: { $0.cell != nil }) {
      tree.freeTree()
      return nil
    }
    nestItems()
    breakLines()
  }

  // MARK: Beyond CommonMark

  /// A list of `+` straight under an item of `-` is the second level of lists in Vietnamese offices, indented or not.
  private func nestItems() {
    guard bytes.holds(UInt8(ascii: "+")) else { return }
    func mark(_ list: Node) -> UInt8? { list.firstChild.map { original.bytes[start(of: $0)] } }
    for list in tree.blocks.filter({ $0.kind == .list }) where mark(list) == UInt8(ascii: "-") {
      // Those behind it belong to this one, `+` to its last item and `-` to the list.
      while let next = list.next, next.kind == .list, let item = list.lastChild {
        if mark(next) == UInt8(ascii: "+") {
          item.append(next)
        } else if mark(next) == UInt8(ascii: "-"), item.lastChild?.kind == .list {
          list.takeChildren(of: next)
          next.remove()
        } else {
          break
        }
      }
    }
  }

  /// A line that begins with a printed enumerator starts on a new line.
  private func breakLines() {
    var wanted: Set<Int> = []
    for line in 1..<max(1, original.lineCount) where original.beginsWithEnumerator(line) {
      // Most begin a paragraph, where there is nothing to be done.
      if !original.bytes[original.line(line - 1)].allSatisfy(isBlank) { wanted.insert(line) }
    }
    if wanted.isEmpty { return }
    for block in tree.blocks where block.kind == .paragraph && block.lastTextLine > block.startLine {
      var line = block.startLine
      for (event, node) in Array(block.walk) where event == .enter {
        let kind = node.kind
        guard kind == .softBreak || kind == .lineBreak else { continue }
        line += 1
        guard kind == .softBreak, line < origins.count, wanted.contains(origins[line].line) else { continue }
        Node.lineBreak().insert(before: node)
        node.remove()
      }
    }
  }

  /// Blanks that let all references of a paragraph be links: at most `ParsingLimits.brackets`, with addresses of 3,000 bytes.
  static let padding = 16 << 20

  /// The first reference that cmark reads no link for because those before it have too long addresses together; nil if there
  /// is none.
  func lostReference(_ locator: inout Locator) -> Diagnostic? {
    if definitions.isEmpty { return nil }
    let links = tree.textBlocks.flatMap(\.linksAndHTML)
    // More than all references come to, as other links are among them.
    let size = links.reduce(0) { $0 + $1.addressSize }
    let longest = (0..<original.lineCount).map { original.line($0).count }.max() ?? 0
    if size + longest < max(Node.leastReferences, bytes.count) { return nil }
    let whole = Node(parsing: bytes, padding: Self.padding)
    defer { whole.freeTree() }
    return firstMissing(of: whole, definitions, padding: Self.padding, locator.text, where: { _ in true }).map {
      ParsingLimits.lostReference(at: locator.location(of: $0))
    }
  }

  /// The first link in whose text a mark of a footnote stands: cmark reads the mark as a link, and so not what is around it.
  func linkAroundMark(_ locator: inout Locator) -> Diagnostic? {
    if linkCounts.isEmpty { return nil }
    if zip(tree.textBlocks, linkCounts).allSatisfy({ $0.linksAndHTML.count(where: Self.isNoMark) >= $1 }) { return nil }
    let definitions = Array(bytes[labelDefinitions.count...])
    let whole = Node(parsing: definitions)
    defer { whole.freeTree() }
    return firstMissing(of: whole, definitions, locator.text, where: Self.isNoMark).map { offset in
      // Where links cannot be told from marks another one may have been found: what is meant opens with the bracket before it.
      let bytes = locator.text.bytes
      let isOpened = bytes[offset...].starts(with: "[".utf8) || bytes[offset...].starts(with: "![".utf8)
      let bracket = isOpened ? offset : bytes[..<offset].lastIndex(of: UInt8(ascii: "[")) ?? offset
      return Diagnostic(footnoteRules.inLink, at: locator.location(of: bracket))
    }
  }

  /// How many links each paragraph and heading has if no mark of a footnote is one. A tree of its own, for two at a time take
  /// more memory than a text may; it is needed only where something ends like the text of a link.
  private static func countLinks(in bytes: [UInt8]) -> [Int] {
    var rest = 0..<bytes.count
    while let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), in: rest) {
      rest = bracket + 1..<bytes.count
      guard bytes[rest].starts(with: "(".utf8) || bytes[rest].starts(with: "[".utf8) else { continue }
      let tree = Node(parsing: bytes)
      defer { tree.freeTree() }
      return tree.textBlocks.map { $0.linksAndHTML.count(where: isNoMark) }
    }
    return []
  }

  private static func isNoMark(_ node: Node) -> Bool {
    node.kind != .footnoteMark && !node.plainText.hasPrefix("^")
  }

  /// The offset of the first link that another tree of the same text has and this one has not.
  ///
  /// - Parameter isCounted: whether a link or HTML matters.
  private func firstMissing(
    of whole: Node, _ definitions: [UInt8], padding: Int = 0, _ text: TextLines, where isCounted: (Node) -> Bool
  ) -> Int? {
    for (block, whole) in zip(tree.textBlocks, whole.textBlocks) {
      let all = whole.linksAndHTML.filter(isCounted)
      if all.isEmpty { continue }
      let found = block.linksAndHTML.filter(isCounted)
      guard found.count < all.count else { continue }
      var inlines = InlineLocator(text)
      inlines.add(all, of: block, source: source(of: block))
      let places = inlines.located(with: definitions, padding: padding)
      let lost = zip(found, all).prefix { $0.kind == $1.kind && $0.url == $1.url }.count
      return places[lost].offset
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
        html += (row == 0 ? "<table>\n<thead>\n" : row == 1 ? "<tbody>\n" : "").utf8
        let id = cells.first.flatMap { rowIDs[$0.lowerBound] }
        html += id.map { "<tr id=\"\($0)\">\n" }?.utf8 ?? "<tr>\n".utf8
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
              for tag in cell.linksAndHTML where tag.kind == .breakTag {
                Node.inline("<br />", "").insert(before: tag)
                tag.remove()
              }
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
    let origin = origins[block.startLine]
    let line = original.line(origin.line)
    return min(line.lowerBound + block.startByte + origin.shift, line.upperBound)
  }

  /// Where a line of a paragraph begins in the original.
  func start(ofLine line: Int, in block: Node) -> Int {
    var reader = LineReader(origins[block.startLine + line].line, of: original)
    reader.skipBlanks()
    return reader.offset
  }

  /// The bytes of the original that a paragraph, heading or cell comes from.
  func source(of block: Node) -> Range<Int> {
    origins[block.startLine].cell ?? start(of: block)..<original.line(origins[block.lastTextLine].line).upperBound
  }

  /// The lines of the original that a block that is no cell has.
  func lines(of block: Node) -> ClosedRange<Int> {
    origins[block.startLine].line...origins[block.lastTextLine].line
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
  var definitions: [UInt8] {
    bytes.mayHoldDefinitions(in: labelDefinitions.count..<bytes.count) ? bytes : labelDefinitions
  }
}
