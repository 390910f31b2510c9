// A Markdown text from characters to HTML: measured, parsed by cmark, surveyed, edited, rendered by cmark.

package import Diagnostics
package import Texts

/// A parsed Markdown text: CommonMark 0.30 with GFM tables and footnotes. Owns cmark's tree.
package struct MarkdownDocument: ~Copyable {
  let headings: [OutlinedHeading]
  var parsed: ParsedText
  var locator: Locator
  /// The blocks outside of lists and quotes; headings with their entry in the outline, which has those inside too. Tables are
  /// there as their cells.
  let topLevelBlocks: [(block: Node, heading: OutlinedHeading?)]
  let paragraphs: [Node]
  let codeBlocks: [Node]
  private let surveyedLinks: [(link: Link, node: Node)]
  private let hasPassages: Bool
  private let footnotes: FootnoteSection?

  /// Reports raw HTML, links with a scheme that is not allowed and code blocks with a doubtful language name, each as an
  /// error at its place.
  ///
  /// - Parameters:
  ///   - text: a body as UTF-8, with LF line ends and without NUL.
  ///   - start: where its first line begins in its file.
  ///   - columns: of the file.
  ///   - search: what is to be put between tags in the running text.
  /// - Returns: nil if cmark could take unbounded time or memory for the text; that is reported too.
  package init?(
    parsing text: [UInt8], at start: SourceLocation, _ columns: StoredColumns = StoredColumns(),
    search: TextSearch? = nil, into report: inout Report
  ) {
    var bytes = text
    var start = start
    while bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      // cmark passes over a byte order mark without counting it.
      bytes.removeFirst(3)
      start = SourceLocation(file: start.file, line: start.line, column: start.column + 1)
    }
    let lines = TextLines(bytes)
    let marked = Passage.marked(lines)
    let original = marked ?? lines
    var locator = Locator(original, at: start, columns)
    if let finding = ParsingLimits.finding(in: original, &locator) {
      report.add(finding)
      return nil
    }
    let finder = TableFinder(original)
    var footnotes = Footnotes(original)
    if let excess = footnotes?.excess {
      report.add(ParsingLimits.tooManyFootnoteMarks(at: locator.location(of: excess)))
      return nil
    }
    var parsed =
      footnotes == nil
      ? finder.plainTables().flatMap { ParsedText(parsing: original, tables: $0, search: search) } : nil
    if parsed == nil {
      let tree = Node(parsing: footnotes?.draft ?? original.bytes)
      footnotes?.settle(by: tree, &locator, into: &report)
      let tables = finder.tables(in: tree).filter { footnotes?.owners[$0.firstLine] == nil }
      tree.freeTree()
      if let excess = ParsingLimits.finding(in: tables, &locator) {
        report.add(excess)
        return nil
      }
      // Without tables if a row has a prefix that a heading cannot have, such as a tab that only half belongs to a quote.
      parsed =
        ParsedText(parsing: original, tables: tables, footnotes: footnotes, search: search)
        ?? ParsedText(parsing: original, tables: [], footnotes: footnotes, search: nil)
    }
    guard let parsed else { preconditionFailure("only a cell can be anything but a heading") }
    if let finding = parsed.lostReference(&locator) {
      report.add(finding)
      parsed.tree.freeTree()
      return nil
    }
    if let finding = parsed.linkAroundMark(&locator) { report.add(finding) }
    let section = footnotes.map { FootnoteSection(takenFrom: parsed, $0) }
    section?.reportUnused(&locator, into: &report)
    guard
      let survey = Survey(of: parsed, section, locator, hasPassages: marked != nil, search: search, into: &report)
    else {
      parsed.tree.freeTree()
      return nil
    }
    headings = survey.headings
    var rest = survey.headings[...]
    topLevelBlocks = parsed.tree.children.compactMap { block in
      guard block.kind == .heading, !parsed.isCell(block) else { return (block, nil) }
      if marked != nil, Passage.isMarker(block) { return nil }
      rest = rest.drop { $0.node != block }
      return (block, rest.first)
    }
    paragraphs = survey.paragraphs
    codeBlocks = survey.codeBlocks
    surveyedLinks = survey.links
    hasPassages = marked != nil
    self.footnotes = section
    self.parsed = parsed
    self.locator = locator
  }

  deinit {
    parsed.tree.freeTree()
  }

  /// The headings in document order, those in quotes and lists included. Their ids are on the page.
  package var outline: [Heading] { headings.map(\.heading) }
  /// Every link and image in document order.
  package var links: [Link] { surveyedLinks.map(\.link) }

  /// Whether footnotes are on the page. In their HTML, `::f` as `aria-label` stands for their title, and with a number behind it
  /// for what the link from the footnote of that number back to its mark says.
  package var hasFootnotes: Bool { footnotes.map { !$0.isEmpty } ?? false }

  /// Gives each link and image the address that `newURL` returns for it; nil leaves it as it is.
  package mutating func replaceLinks(_ newURL: (Link) -> String?) {
    for (link, node) in surveyedLinks {
      if let url = newURL(link) { node.setURL(url) }
    }
  }

  /// Whether a comment with the line of the file that a block begins on, `<!--12-->`, stands before each block and within each
  /// item of a list: the preview puts findings there.
  @TaskLocal package static var marksLines = false

  /// The page's HTML as UTF-8, by cmark's own renderer in its safe mode; the tags of headings with ids and of tables are ours.
  package consuming func html() -> [UInt8] {
    if Self.marksLines { markLines() }
    if hasPassages { Passage.frame(in: parsed.tree) }
    parsed.insertTables()
    for heading in headings { heading.node.setHeadingID(heading.heading.id) }
    footnotes?.insert(into: parsed.tree)
    return parsed.tree.html()
  }

  private mutating func markLines() {
    var last = 0
    func mark(_ offset: Int) -> Node? {
      let line = locator.location(of: offset).line
      defer { last = line }
      return line == last ? nil : Node.block("<!--\(line)-->", "")
    }
    // What was made for the footnotes has no line.
    for block in topLevelBlocks.map(\.block) where block.startLine >= 0 {
      let isCell = parsed.isCell(block)
      mark(isCell ? parsed.source(of: block).lowerBound : parsed.start(of: block))?.insert(before: block)
      for item in block.blocks where item.kind == .item {
        guard let first = item.firstChild else { continue }
        mark(parsed.start(of: item))?.insert(before: first)
      }
    }
  }
}
