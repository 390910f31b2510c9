// The footnotes of a parsed text: numbered in the order of their first marks, and printed behind the text.

import Diagnostics

struct FootnoteSection {
  private struct Mark {
    /// A link without text, and the node before which the mark is printed: mostly the same.
    let node: Node
    let place: Node
    /// A mark that follows another without a blank is of the same link for cmark.
    let labels: [Int]
    /// What the author wrote between the text and the mark; no part of the text.
    let blank: String
  }

  let footnotes: Footnotes
  /// In the order of the page.
  private var marks: [Mark] = []
  private var labelsOfMarks: [Node: [Int]] = [:]
  /// The footnotes that marks lead to, in the order of their numbers, with the blocks of each in one node.
  private var printed: [(definition: Footnotes.Definition, blocks: Node)] = []
  private var unused: [Footnotes.Definition] = []
  /// Whether the page has any.
  var isEmpty: Bool { printed.isEmpty }

  /// Takes the headings and lists that stand for footnotes out of the tree, and puts the blocks of those that are used behind
  /// the text.
  init(takenFrom text: ParsedText, _ footnotes: Footnotes) {
    self.footnotes = footnotes
    var blocks: [Node] = []
    for child in Array(text.tree.children) where blocks.count < text.footnoteHeadings.count {
      if child.kind == .heading, text.footnoteHeadings[blocks.count] == child.startLine {
        blocks.append(Node.block("", ""))
      } else if let footnote = blocks.last {
        for item in child.children { footnote.takeChildren(of: item) }
      }
      child.remove()
    }
    // Zipped, without the heading behind the last.
    var rest: [Int: (definition: Footnotes.Definition, blocks: Node)] = [:]
    for (definition, blocks) in zip(footnotes.definitions, blocks) where rest[definition.label] == nil {
      rest[definition.label] = (definition, blocks)
    }
    var next = 0
    var read = text.tree
    while true {
      for (event, node) in Array(read.walk) where event == .enter && node.kind == .footnoteMark {
        let mark = takeMark(node)
        for label in mark.labels {
          if let footnote = rest.removeValue(forKey: label) { printed.append(footnote) }
        }
      }
      if next == printed.count { break }
      read = printed[next].blocks
      next += 1
    }
    for footnote in printed { text.tree.append(footnote.blocks) }
    unused = rest.values.map(\.definition).sorted { $0.start < $1.start }
  }

  /// Leaves of a link nothing but the marks: `![^1]` and `[text][^1]` are an image and a link for cmark, `[^1][^2]` is one link.
  private mutating func takeMark(_ node: Node) -> Mark {
    guard let label = node.footnote else { preconditionFailure("the address is that of a footnote") }
    if node.isImage { Node.text("!").insert(before: node) }
    var labels = footnotes.labels(ofLinkTo: label, node.plainText)
    var place = node
    if labels.isEmpty {
      labels = [label]
      let bracket = Node.text("[")
      bracket.insert(before: node)
      for child in Array(node.children) { child.insert(before: node) }
      Node.text("]").insert(before: node)
      place = Node.inline("", "")
      place.insert(before: node)
      // Links are located in the order of the text.
      node.insert(before: bracket)
    } else {
      for child in Array(node.children) { child.remove() }
    }
    var blank = ""
    if let previous = place.previous {
      if previous.kind == .softBreak {
        blank = "\n"
        previous.remove()
      } else if previous.kind == .text, previous.literal.hasSuffix(" ") {
        blank = " "
        previous.setLiteral(String(previous.literal.dropLast()))
      }
    }
    let mark = Mark(node: node, place: place, labels: labels, blank: blank)
    marks.append(mark)
    labelsOfMarks[node] = labels
    return mark
  }

  /// Reports the footnotes that no mark leads to.
  func reportUnused(_ locator: inout Locator, into report: inout Report) {
    for footnote in unused {
      report.add(footnoteRules.unused, footnotes.labels[footnote.label], at: locator.location(of: footnote.start))
    }
  }

  /// Reports the marks of a node that have no footnote.
  ///
  /// - Parameter offset: where the node begins in the text.
  func check(_ node: Node, at offset: Int, _ locator: inout Locator, into report: inout Report) {
    for label in labelsOfMarks[node] ?? [] where !footnotes.defined.contains(label) {
      report.add(
        footnoteRules.undefined, footnotes.labels[label],
        at: locator.location(of: footnotes.place(of: label, from: offset)))
    }
  }

  // MARK: The page

  /// Puts the marks and the footnotes into the tree, for the page.
  func insert(into tree: Node) {
    let numbers = Dictionary(uniqueKeysWithValues: printed.enumerated().map { ($1.definition.label, $0 + 1) })
    var counts = Array(repeating: 0, count: printed.count + 1)
    for mark in marks {
      var html = mark.blank
      for label in mark.labels {
        guard let number = numbers[label] else { continue }
        counts[number] += 1
        let id = Self.markID(number, counts[number])
        html +=
          "<sup class=\"footnote\"><a id=\"\(id)\" href=\"#footnote_\(number)\" role=\"doc-noteref\">\(number)</a></sup>"
      }
      Node.inline(html, "").insert(before: mark.place)
      mark.node.remove()
    }
    if printed.isEmpty { return }
    let section = Node.block(
      "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"\(Self.title)\">\n<ol>",
      "</ol>\n</section>")
    for (index, footnote) in printed.enumerated() {
      let item = Node.block("<li id=\"footnote_\(index + 1)\">", "</li>")
      let content = footnote.definition.isInternal ? Passage.newFrame() : item
      content.takeChildren(of: footnote.blocks)
      if content != item { item.append(content) }
      footnote.blocks.remove()
      var paragraph = content
      for block in content.children { paragraph = block.kind == .paragraph ? block : content }
      let links = (1...max(1, counts[index + 1])).map { Self.backlink(index + 1, $0) }.joined(separator: " ")
      if paragraph == content {
        paragraph = Node.paragraph()
        content.append(paragraph)
      }
      paragraph.append(Node.inline(" " + links, ""))
      section.append(item)
    }
    tree.append(section)
  }

  /// Stands for the title of the footnotes, and, before a number, for the text of a link back from one, in the language of the
  /// interface, which a text does not know.
  static let title = "::f"

  /// No heading has an id with a `_`.
  private static func markID(_ number: Int, _ count: Int) -> String {
    "footnote-mark_\(number)" + (count > 1 ? "_\(count)" : "")
  }

  private static func backlink(_ number: Int, _ count: Int) -> String {
    let repetition = count > 1 ? "<sup>\(count)</sup>" : ""
    return
      "<a href=\"#\(markID(number, count))\" role=\"doc-backlink\" aria-label=\"\(title)\(number)\">↩\u{FE0E}\(repetition)</a>"
  }
}
