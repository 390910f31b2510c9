// The text of a paragraph or heading as cmark reads its inlines: without what its containers put before each line.

import Files
import Texts

struct BlockText {
  private(set) var bytes: [UInt8] = []
  /// Of each line: where it begins in `bytes`, and the line and byte it comes from.
  private var lines: [(start: Int, line: Int, byte: Int)] = []
  /// Where the inlines begin: behind the link reference definitions that open a paragraph.
  private(set) var start = 0
  private var lastLine = 0

  init(of block: Node, in text: SourceText) {
    let isATX = block.kind == .heading && block.startLine == block.endLine
    let path = ContainerPath(of: block, in: text)
    // A setext heading’s underline is read along, and the line after it where cmark counts that in: no inline is there.
    for line in block.startLine...max(block.startLine, block.endLine) {
      let range = text.line(line)
      var content = min(range.lowerBound + block.startByte, range.upperBound)
      var spaces = 0
      if line > block.startLine {
        let prefix = path.prefixEnd(ofLine: line)
        content = text.skippingBlanks(from: prefix.cursor).offset
        if !prefix.isWhole {
          // cmark keeps the indentation of a lazy continuation line.
          spaces = prefix.cursor.tabRest
          content = spaces == 0 ? prefix.cursor.offset : prefix.cursor.offset + 1
        }
      } else if isATX {
        while text.byte(at: content) == UInt8(ascii: "#") { content += 1 }
        content = text.skippingBlanks(from: LineCursor(offset: content)).offset
      }
      lines.append((bytes.count + spaces, line, content - range.lowerBound))
      bytes += repeatElement(UInt8(ascii: " "), count: spaces)
      bytes += text.bytes[content..<max(content, range.upperBound)]
      bytes.append(UInt8(ascii: "\n"))
    }
    if !isATX { start = LinkScanner(text: bytes).definitionsEnd() }
  }

  /// The line and byte that an offset comes from. Offsets must be asked for in order.
  mutating func place(of offset: Int) -> (line: Int, byte: Int) {
    while lastLine + 1 < lines.count, lines[lastLine + 1].start <= offset { lastLine += 1 }
    let line = lines[lastLine]
    return (line.line, line.byte + offset - line.start)
  }
}
