// A Markdown text from characters to HTML: measured, parsed by cmark, surveyed, edited, rendered by cmark.

import Files
import Texts
package import Diagnostics

/// A parsed Markdown text: CommonMark 0.30 with GFM tables. Owns cmark's tree.
package struct MarkdownDocument: ~Copyable {
  /// The headings in document order, those in quotes and lists included. Their ids are on the page.
  package let outline: [Heading]
  /// Every link and image in document order.
  package let links: [Link]
  let root: Node
  var locator: Locator
  /// The texts of the outline, folded.
  private let foldedHeadings: [String]
  /// Parallel to `outline` and to `links`.
  private let headingNodes: [Node]
  private let linkNodes: [Node]
  private let headingRoles: [HeadingRole]
  private let hasPassages: Bool

  /// Reports raw HTML, links with a scheme that is not allowed and code blocks with a doubtful language name, each as an
  /// error at its place.
  ///
  /// - Parameters:
  ///   - text: a body as UTF-8, with LF line ends and without NUL.
  ///   - start: where its first line begins in its file.
  ///   - search: what is to be put between tags in the running text.
  /// - Returns: nil if cmark could take unbounded time or memory for the text; that is reported too.
  package init?(
    parsing text: [UInt8], at start: SourceLocation, search: TextSearch? = nil, into report: inout Report
  ) {
    var bytes = text
    var start = start
    while bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      // cmark passes over a byte order mark without counting it.
      bytes.removeFirst(3)
      start = SourceLocation(file: start.file, line: start.line, column: start.column + 1)
    }
    var source = SourceText(bytes)
    let marked = Passage.marked(source)
    hasPassages = marked != nil
    source = marked ?? source
    var locator = Locator(source, at: start)
    if let finding = ParsingLimits.finding(in: source, &locator) {
      report.add(finding)
      return nil
    }
    // Most tables can be told from the text; where that is not certain, cmark is asked what is a paragraph.
    var root: Node?
    let finder = TableFinder(source)
    let tables: [Table]
    if let plain = finder.plainTables() {
      tables = plain
    } else {
      let tree = Node(parsing: source.bytes)
      tables = finder.tables(in: tree)
      root = tree
    }
    if let finding = ParsingLimits.finding(in: tables, &locator) {
      report.add(finding)
      root?.freeTree()
      return nil
    }
    if !tables.isEmpty {
      root?.freeTree()
      root = nil
      locator.tableText = TableText(source, tables: tables, sign: search?.sign)
    }
    let tree = root ?? Node(parsing: locator.text.bytes)
    if let finding = ParsingLimits.finding(in: tree, &locator) {
      report.add(finding)
      tree.freeTree()
      return nil
    }
    let survey = Survey(of: tree, locator, hasPassages: hasPassages, search: search, into: &report)
    self.outline = survey.headings
    self.links = survey.links
    foldedHeadings = survey.foldedHeadings
    headingNodes = survey.headingNodes
    linkNodes = survey.linkNodes
    headingRoles = survey.headingRoles
    self.root = tree
    self.locator = locator
  }

  deinit {
    root.freeTree()
  }

  /// Gives each link and image the address that `newURL` returns for it; nil leaves it as it is.
  package mutating func replaceLinks(_ newURL: (Link) -> String?) {
    for (link, node) in zip(links, linkNodes) {
      if let url = newURL(link) { node.setURL(url) }
    }
  }

  /// The items of the ordered lists in each section whose heading, folded, satisfies `matches`, in order; items
  /// without text are left out. Only headings and lists at the top level count, in lists and quotes they do not. A section
  /// reaches to the next heading of the same or a higher level.
  ///
  /// - Parameter anchor: the items get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  package mutating func orderedItems(under matches: (String) -> Bool, anchor: String) -> [ListItem] {
    var items: [ListItem] = []
    var section: Int?
    for (block, heading) in topLevelBlocks {
      if let (heading, folded) = heading {
        if let outer = section, heading.level <= outer { section = nil }
        if section == nil, matches(folded) { section = heading.level }
      } else if section != nil, let start = block.orderedListStart {
        for (index, item) in block.children.enumerated() {
          guard let (first, text) = item.ownText else { continue }
          let id = "\(anchor)_\(items.count + 1)"
          first.wrapContent(inSpan: id)
          items.append(
            ListItem(
              number: start + index, text: text, anchor: id,
              location: locator.location(line: item.startLine, byte: item.startByte)))
        }
      }
    }
    return items
  }

  /// The blocks outside of lists and quotes; headings with their entry in the outline, which has those inside too, and
  /// their folded text.
  var topLevelBlocks: [(block: Node, heading: (Heading, folded: String)?)] {
    var next = 0
    return root.children.compactMap { block in
      guard block.kind == .heading else { return (block, nil) }
      if hasPassages, Passage.isMarker(block) { return nil }
      if locator.tableText?.cell(line: block.startLine) != nil { return nil }
      while headingNodes[next] != block { next += 1 }
      return (block, (outline[next], foldedHeadings[next]))
    }
  }

  /// The page's HTML as UTF-8, by cmark's own renderer in its safe mode; the tags of headings and tables are ours.
  package consuming func html() -> [UInt8] {
    if hasPassages { Passage.frame(in: root) }
    return headingRoles.applied(to: root.html(), outline: outline, tableText: locator.tableText)
  }
}

extension Node {
  /// Puts what a paragraph holds into a span with an id.
  func wrapContent(inSpan id: String) {
    let span = Node.inline("<span id=\"\(id)\">", "</span>")
    span.takeChildren(of: self)
    append(span)
  }

  /// The text of a paragraph, or of an item its paragraphs, joined by a space, without the lists within it; and the first
  /// paragraph. Nil if there is no text.
  var ownText: (first: Node, text: String)? {
    let paragraphs = kind == .item ? children.filter { $0.kind == .paragraph } : [self]
    guard let first = paragraphs.first else { return nil }
    let text = paragraphs.dropFirst().reduce(first.plainText) { $0 + " " + $1.plainText }
    return text.isEmpty ? nil : (first, text)
  }

  /// The text of a paragraph or heading without markup; line breaks are spaces.
  var plainText: String {
    if let only = firstChild, only.kind == .text, only.next == nil { return only.literal }
    var text = ""
    for (event, node) in walk where event == .enter {
      switch node.kind {
      case .text, .code: text += node.literal
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return text
  }
}
