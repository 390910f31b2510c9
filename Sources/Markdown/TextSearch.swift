// Putting parts of a text between tags without changing a character of it, such as the numbers of documents that it cites.

package import Diagnostics
import Files

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

  /// Whether there can be something to find in a block that is written with these bytes.
  package let canFind: (_ bytes: [UInt8], _ range: Range<Int>) -> Bool
  /// Finds the spans, in order, in the text of one paragraph, heading or cell as a reader sees it: emphasis leaves no trace
  /// in it, a line end is a blank, and a `;` stands for code and for links, in which nothing is to be found.
  ///
  /// `place` gives the location of a range of that text; it must be asked in order.
  package let spans: (_ text: [UInt8], _ place: (Range<Int>) -> SourceLocation) -> [Span]

  package init(
    canFind: @escaping (_ bytes: [UInt8], _ range: Range<Int>) -> Bool,
    spans: @escaping (_ text: [UInt8], _ place: (Range<Int>) -> SourceLocation) -> [Span]
  ) {
    self.canFind = canFind
    self.spans = spans
  }
}

/// The text of a block: where each of its text nodes stands in it.
struct TextRuns {
  private var bytes: [UInt8] = []
  private var runs: [(node: Node, range: Range<Int>)] = []
  /// Where in `bytes` the lines of the block end.
  private var lineEnds: [Int] = []

  init(of block: Node) {
    var depth = 0
    for (event, node) in block.walk {
      switch (event, node.kind) {
      case (.enter, .link), (.enter, .image):
        if depth == 0 { bytes.append(UInt8(ascii: ";")) }
        depth += 1
      case (.exit, .link), (.exit, .image): depth -= 1
      case (.enter, .softBreak), (.enter, .lineBreak):
        lineEnds.append(bytes.count)
        if depth == 0 { bytes.append(UInt8(ascii: " ")) }
      case (.enter, _) where depth > 0: break
      case (.enter, .text):
        let start = bytes.count
        bytes += node.literalBytes
        runs.append((node, start..<bytes.count))
      case (.enter, .breakTag): bytes.append(UInt8(ascii: " "))
      case (.enter, .code), (.enter, .htmlInline): bytes.append(UInt8(ascii: ";"))
      default: break
      }
    }
  }

  /// Finds the spans and puts the tags around them.
  ///
  /// - Parameter source: the bytes of the locator's text that the block comes from.
  func wrap(by search: TextSearch, in source: Range<Int>, _ locator: inout Locator) {
    let text = locator.text
    var line = text.lineIndex(of: source.lowerBound)
    var ends = lineEnds[...]
    var unread = source
    let spans = search.spans(bytes) { range in
      // The line is counted in the tree; the column is that of the next place with the same text.
      while let end = ends.first, end < range.lowerBound {
        ends.removeFirst()
        line += 1
      }
      let lineStart = max(source.lowerBound, text.line(line).lowerBound)
      let place = text.firstPlace(of: bytes[range], in: max(unread.lowerBound, lineStart)..<source.upperBound)
      unread = (place.map { $0 + 1 } ?? source.upperBound)..<source.upperBound
      return locator.location(of: place ?? lineStart)
    }
    var rest = spans[...]
    for (node, run) in runs {
      rest = rest.drop { $0.range.upperBound <= run.lowerBound }
      var cut = run.lowerBound
      for span in rest.prefix(while: { $0.range.lowerBound < run.upperBound }) {
        let range = span.range.clamped(to: run)
        if cut < range.lowerBound { Node.text(bytes[cut..<range.lowerBound]).insert(before: node) }
        let isFirst = span.range.lowerBound == range.lowerBound
        let tag = Node.inline(isFirst ? span.opening : span.continuing, span.closing)
        tag.append(Node.text(bytes[range]))
        tag.insert(before: node)
        cut = range.upperBound
      }
      if cut == run.lowerBound { continue }
      if cut < run.upperBound { Node.text(bytes[cut..<run.upperBound]).insert(before: node) }
      node.remove()
    }
  }
}

extension TextLines {
  /// The first place in a range where `found`, which a reader sees in a block, was written: marks of emphasis and escapes
  /// can stand in it, and a blank can be a line end with the markers of containers.
  fileprivate func firstPlace(of found: ArraySlice<UInt8>, in range: Range<Int>) -> Int? {
    var rest = range
    while let first = found.first, let place = bytes.firstIndex(of: first, in: rest) {
      if isWritten(found, in: place..<range.upperBound) { return place }
      rest = place + 1..<range.upperBound
    }
    return nil
  }

  private func isWritten(_ found: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    var rest = bytes[range]
    for byte in found {
      if byte == UInt8(ascii: " ") {
        rest = rest.drop { " \t\n\\>".utf8.contains($0) }
      } else {
        rest = rest.drop { $0 != byte && "*_\\".utf8.contains($0) }
        guard rest.popFirst() == byte else { return false }
      }
    }
    return true
  }
}
