// Putting parts of a text between tags without changing a character of it, such as the numbers of documents that it cites.

package import Diagnostics

/// What is looked for in a text, and what is put around it.
package struct TextSearch {
  package struct Span {
    /// Bytes of the text.
    package let range: Range<Int>
    /// The tags around it. A span that emphasis or a line end cuts gets them around each of its parts, with `continuing`
    /// before all but the first: an id may stand only once on a page.
    package let opening: String
    package let continuing: String
    package let closing: String

    package init(range: Range<Int>, opening: String, continuing: String, closing: String) {
      self.range = range
      self.opening = opening
      self.continuing = continuing
      self.closing = closing
    }
  }

  /// Stands in every text in which there can be something to find.
  package let sign: UInt8
  /// Finds the spans, in order, in the text of one paragraph, heading or cell as a reader sees it: emphasis leaves no trace
  /// in it, a line end is a blank, and a `;` stands for code and for links, in which nothing is to be found.
  ///
  /// `place` gives the location of a byte of that text; it must be asked in order.
  package let spans: (_ text: [UInt8], _ place: (Int) -> SourceLocation) -> [Span]

  package init(
    sign: UInt8, spans: @escaping (_ text: [UInt8], _ place: (Int) -> SourceLocation) -> [Span]
  ) {
    self.sign = sign
    self.spans = spans
  }
}

/// The text of a block: where each of its text nodes stands in it.
struct TextRuns {
  private var bytes: [UInt8] = []
  private var nodes: [(node: Node, start: Int, end: Int)] = []
  private let block: Node

  init(of block: Node) {
    self.block = block
    var depth = 0
    for (event, node) in block.walk {
      switch (event, node.kind) {
      case (.enter, .link), (.enter, .image):
        if depth == 0 { bytes.append(UInt8(ascii: ";")) }
        depth += 1
      case (.exit, .link), (.exit, .image): depth -= 1
      case (.enter, _) where depth > 0: break
      case (.enter, .text):
        let start = bytes.count
        bytes += node.literal.utf8
        nodes.append((node, start, bytes.count))
      case (.enter, .softBreak), (.enter, .lineBreak): bytes.append(UInt8(ascii: " "))
      case (.enter, .code), (.enter, .htmlInline): bytes.append(UInt8(ascii: ";"))
      default: break
      }
    }
  }

  /// Finds the spans and puts the tags around them.
  ///
  /// - Parameter locator: knows the text that the block was parsed from.
  func wrap(by search: TextSearch, _ locator: inout Locator) {
    guard bytes.holds(search.sign) else { return }
    // Most texts with the sign hold nothing to be found.
    lazy var places = Places(of: block, nodes.map { ($0.node, $0.start) }, locator)
    let spans = search.spans(bytes) { places.location(of: $0) }
    var rest = spans[...]
    for (node, start, end) in nodes {
      rest = rest.drop { $0.range.upperBound <= start }
      var cut = start
      for span in rest.prefix(while: { $0.range.lowerBound < end }) {
        let range = max(span.range.lowerBound, start)..<min(span.range.upperBound, end)
        if cut < range.lowerBound { text(cut..<range.lowerBound).insert(before: node) }
        let isFirst = span.range.lowerBound == range.lowerBound
        let tag = Node.inline(isFirst ? span.opening : span.continuing, span.closing)
        tag.append(text(range))
        tag.insert(before: node)
        cut = range.upperBound
      }
      if cut == start { continue }
      if cut < end { text(cut..<end).insert(before: node) }
      node.remove()
    }
  }

  private func text(_ range: Range<Int>) -> Node {
    Node.text(String(decoding: bytes[range], as: UTF8.self))
  }
}

/// The locations of bytes of a block's text, worked out only when they are asked for.
private struct Places {
  private var text: BlockText
  private var locator: Locator
  private let starts: [Int]
  /// At each text node, before it is read.
  private var inlines: [InlineLocator] = []
  private let literals: [[UInt8]]
  private var last = (node: 0, read: 0)

  init(of block: Node, _ nodes: [(node: Node, start: Int)], _ locator: Locator) {
    text = BlockText(of: block, in: locator.text)
    self.locator = locator
    starts = nodes.map(\.start)
    literals = nodes.map { Array($0.node.literal.utf8) }
    var inline = InlineLocator(text.bytes, from: text.start)
    var next = nodes[...]
    for (event, node) in block.walk {
      if event == .enter, let wanted = next.first?.node, wanted == node {
        inlines.append(inline)
        next = next.dropFirst()
      }
      _ = inline.follow(event, node)
    }
  }

  mutating func location(of byte: Int) -> SourceLocation {
    while last.node + 1 < starts.count, starts[last.node + 1] <= byte { last = (last.node + 1, 0) }
    let wanted = min(byte - starts[last.node], literals[last.node].count)
    if wanted > last.read {
      inlines[last.node].skipText(literals[last.node][last.read..<wanted])
      last.read = wanted
    }
    let place = text.place(of: inlines[last.node].offset)
    return locator.location(line: place.line, byte: place.byte)
  }
}
