// Putting parts of a text between tags without changing a character of it, such as the numbers of documents that it cites.

import Files
import Texts
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
  private var runs: [Run] = []
  private let block: Node

  fileprivate struct Run {
    let node: Node
    let start: Int
    let end: Int
  }

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
        node.appendLiteral(to: &bytes)
        runs.append(Run(node: node, start: start, end: bytes.count))
      case (.enter, .softBreak), (.enter, .lineBreak): bytes.append(UInt8(ascii: " "))
      case (.enter, .code), (.enter, .htmlInline): bytes.append(UInt8(ascii: ";"))
      default: break
      }
    }
  }

  /// Finds the spans and puts the tags around them.
  ///
  /// - Parameter locator: knows the text that the block was parsed from.
  func wrap(by search: TextSearch, _ locator: Locator) {
    guard bytes.holds(search.sign) else { return }
    // Most texts with the sign hold nothing to be found.
    lazy var places = Places(of: block, runs, locator)
    let spans = search.spans(bytes) { places.location(of: $0) }
    var rest = spans[...]
    for run in runs {
      rest = rest.drop { $0.range.upperBound <= run.start }
      var cut = run.start
      for span in rest.prefix(while: { $0.range.lowerBound < run.end }) {
        let range = max(span.range.lowerBound, run.start)..<min(span.range.upperBound, run.end)
        if cut < range.lowerBound { Node.text(bytes[cut..<range.lowerBound]).insert(before: run.node) }
        let isFirst = span.range.lowerBound == range.lowerBound
        let tag = Node.inline(isFirst ? span.opening : span.continuing, span.closing)
        tag.append(Node.text(bytes[range]))
        tag.insert(before: run.node)
        cut = range.upperBound
      }
      if cut == run.start { continue }
      if cut < run.end { Node.text(bytes[cut..<run.end]).insert(before: run.node) }
      run.node.remove()
    }
  }
}

/// The locations of bytes of a block's text, worked out only as far as they are asked for.
private struct Places {
  private var text: BlockText
  private var locator: Locator
  private var inlines: InlineLocator
  private var walk: Node.Walk
  /// The run that holds the last byte asked for, and those behind it.
  private var run: TextRuns.Run?
  private var rest: ArraySlice<TextRuns.Run>
  /// How far `inlines` has read the run.
  private var read = 0

  init(of block: Node, _ runs: [TextRuns.Run], _ locator: Locator) {
    text = BlockText(of: block, in: locator.text)
    self.locator = locator
    inlines = InlineLocator(text.bytes, from: text.start)
    walk = block.walk
    rest = runs[...]
  }

  mutating func location(of byte: Int) -> SourceLocation {
    if let next = rest.prefix(while: { $0.start <= byte }).last { enter(next) }
    if let run { readRun(upTo: min(byte, run.end)) }
    let place = text.place(of: inlines.offset)
    return locator.location(line: place.line, byte: place.byte)
  }

  private mutating func enter(_ next: TextRuns.Run) {
    if let run { readRun(upTo: run.end) }
    while let (event, node) = walk.next(), event != .enter || node != next.node { _ = inlines.follow(event, node) }
    run = next
    read = next.start
    rest = rest.drop { $0.start <= next.start }
  }

  private mutating func readRun(upTo end: Int) {
    inlines.skipText(end - read)
    read = end
  }
}
