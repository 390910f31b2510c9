// Where links, images and HTML stand. cmark's own positions of inlines are wrong in containers, in headings, after the first
// line of a paragraph and after reference definitions. They are right in a paragraph of one line: so cmark reads each block
// that holds such inlines a second time, as a line of its own.

struct InlineLocator {
  /// Bytes that are read a second time, for a second tree beside the first takes as much memory. What is beyond is located at
  /// the beginning of its block.
  private static let limit = 1 << 18
  /// A paragraph that begins with this is nothing else, whatever follows.
  private static let opening = Array("x ".utf8)

  private let text: TextLines
  private var reading: [UInt8] = []
  private var read: [(source: Range<Int>, nodes: [Node])] = []
  private var unread: [(node: Node, offset: Int)] = []

  init(_ text: TextLines) {
    self.text = text
  }

  var isEmpty: Bool { read.isEmpty && unread.isEmpty }

  /// Adds the inlines of a block that are to be located.
  ///
  /// - Parameter source: the bytes of the text that the block comes from.
  mutating func add(_ nodes: [Node], of block: Node, source: Range<Int>) {
    guard reading.count + source.count < Self.limit else {
      unread += nodes.map { ($0, source.lowerBound) }
      return
    }
    read.append((source, nodes))
    reading += Self.opening
    let quotes = block.quoteCount
    let first = text.lineIndex(of: source.lowerBound)
    reading += text.bytes[source.clamped(to: text.line(first))]
    for line in first + 1..<text.lineIndex(of: source.upperBound) + 1 {
      // No byte moves: what containers put before the line becomes blanks.
      var reader = LineReader(line, of: text)
      reader.skipPrefix(quotes: quotes)
      reading += repeatElement(UInt8(ascii: " "), count: 1 + reader.offset - text.line(line).lowerBound)
      reading += reader.rest
    }
    reading += "\n\n".utf8
  }

  /// The inlines with the places in the text where they begin, in order.
  ///
  /// - Parameters:
  ///   - definitions: holds the link reference definitions for the blocks, if there are any.
  ///   - padding: as for `Node.init`.
  func located(with definitions: [UInt8], padding: Int = 0) -> [(node: Node, offset: Int)] {
    let tree = Node(parsing: reading + (definitions.count < Self.limit ? definitions : []), padding: padding)
    defer { tree.freeTree() }
    return zip(read, tree.children).flatMap { block, paragraph in
      // From the last to the first: reference definitions at the beginning of a block can look like links here.
      var found = paragraph.linksAndHTML[...]
      let offsets = block.nodes.reversed().map { node in
        while let next = found.popLast() {
          if next.kind == node.kind { return block.source.lowerBound + next.startByte - Self.opening.count }
        }
        return block.source.lowerBound
      }
      return zip(block.nodes, offsets.reversed())
    } + unread
  }
}
