// Internal passages: marker lines become headings that cmark ends every open block for, and the blocks between them a frame.

/// The lines `::: internal` and `:::`. A heading of its own line interrupts everything but a code block, so the text outside
/// a passage is parsed as if the passage were not there.
enum Passage {
  private static let opening = Array("::: internal".utf8)
  private static let closing = Array(":::".utf8)
  /// Stand for the markers while cmark reads the text. Private-use characters are refused in source files.
  private static let openingMark = "\u{E000}"
  private static let closingMark = "\u{E001}"

  /// The text with a heading in the place of each marker, line for line the same; nil if it has none.
  static func marked(_ text: TextLines) -> TextLines? {
    guard (0..<text.lineCount).contains(where: { text.bytes[text.line($0)].starts(with: closing) }) else { return nil }
    let lines = (0..<text.lineCount).map { line in
      let line = text.bytes[text.line(line)]
      if line.elementsEqual(opening) { return Array("# \(openingMark)".utf8)[...] }
      return line.elementsEqual(closing) ? Array("# \(closingMark)".utf8)[...] : line
    }
    return TextLines(Array(lines.joined(separator: [UInt8(ascii: "\n")])))
  }

  /// Whether a line of a marked text opens a passage or ends one; nil if it does neither.
  static func isOpen(behind line: Int, of marked: TextLines) -> Bool? {
    let line = marked.bytes[marked.line(line)]
    if line.elementsEqual("# \(openingMark)".utf8) { return true }
    return line.elementsEqual("# \(closingMark)".utf8) ? false : nil
  }

  /// Whether a heading stands for a marker.
  static func isMarker(_ heading: Node) -> Bool {
    guard heading.kind == .heading, let text = heading.firstChild, text.kind == .text else { return false }
    return text.literal == openingMark || text.literal == closingMark
  }

  /// What the blocks of a passage are put into.
  static func newFrame() -> Node { Node.block("<div class=\"internal-passage\">", "</div>") }

  /// Puts the blocks of each passage into a frame. Markers that stand in a code block are printed as they were written.
  static func frame(in root: Node) {
    var frame: Node?
    for block in Array(root.children) {
      if isMarker(block) {
        if block.firstChild?.literal == openingMark {
          let opened = newFrame()
          opened.insert(before: block)
          frame = opened
        } else {
          frame = nil
        }
        block.remove()
      } else if let frame {
        frame.append(block)
      }
    }
    for node in root.blocks where node.kind == .codeBlock {
      let text = node.literal
      guard text.contains(openingMark) || text.contains(closingMark) else { continue }
      node.setLiteral(
        text.replacing("# \(openingMark)", with: "::: internal").replacing("# \(closingMark)", with: ":::"))
    }
  }
}
