// Finds where the inlines of one block stand in its text. cmark's own positions of inlines are wrong in containers, after
// the first line of a paragraph and after reference definitions, so the tree is laid beside the text instead.

import Files

/// Follows the inline nodes of a block through the text they were parsed from. Feed it every event of the walk, in order.
struct InlineLocator {
  private let scanner: LinkScanner
  private(set) var offset: Int
  /// What begins a part of a text node that has another length in the text.
  private var ampersands = Occurrences(of: UInt8(ascii: "&"))
  private var backslashes = Occurrences(of: UInt8(ascii: "\\"))
  /// The end of the autolink that is being walked.
  private var autolinkEnd: Int?

  /// - Parameters:
  ///   - text: the text of the block, its lines without the prefixes of containers and without indentation.
  ///   - start: where its inlines begin.
  init(_ text: [UInt8], from start: Int) {
    scanner = LinkScanner(text: text)
    offset = start
  }

  /// The offset in the text at which the node of an `enter` event begins, or the node of an `exit` event ends.
  mutating func follow(_ event: Node.Walk.Event, _ node: Node) -> Int {
    switch (event, node.kind) {
    case (.enter, .link):
      find(UInt8(ascii: "["), or: UInt8(ascii: "<"))
      defer {
        if scanner.byte(offset) == UInt8(ascii: "<") {
          while let byte = scanner.byte(offset), byte != UInt8(ascii: ">") { offset += 1 }
          autolinkEnd = offset + 1
        } else {
          offset += 1
        }
      }
      return offset
    case (.enter, .image):
      find(UInt8(ascii: "!"))
      defer { offset += 2 }
      return offset
    case (.exit, .link), (.exit, .image):
      if let end = autolinkEnd {
        offset = end
        autolinkEnd = nil
      } else {
        find(UInt8(ascii: "]"))
        offset = scanner.linkEnd(at: offset)
      }
    case (.enter, .htmlInline):
      find(UInt8(ascii: "<"))
      defer { offset += node.literalCount }
      return offset
    case (.enter, .text) where autolinkEnd == nil: skipText(node.literalCount)
    case (.enter, .code): skipCode()
    case (.enter, .softBreak), (.enter, .lineBreak): skipLineBreak()
    case (_, .emphasis): offset += 1
    case (_, .strong): offset += 2
    default: break
    }
    return offset
  }

  /// Moves to the next of these bytes; the offset is there already unless the text was misread.
  private mutating func find(_ byte: UInt8, or other: UInt8? = nil) {
    var next = offset
    while let found = scanner.byte(next), found != byte, found != other { next += 1 }
    if next < scanner.text.count { offset = next }
  }

  /// Moves behind what the next `count` bytes of a text node were parsed from.
  mutating func skipText(_ count: Int) {
    let text = scanner.text
    var rest = count
    while rest > 0, offset < text.count {
      let mark = min(ampersands.first(from: offset, in: text), backslashes.first(from: offset, in: text))
      if mark > offset {
        let plain = min(rest, mark - offset)
        offset += plain
        rest -= plain
      } else if let reference = characterReference(at: offset) {
        offset = reference.end
        rest -= reference.length
      } else {
        offset += scanner.isEscape(at: offset) ? 2 : 1
        rest -= 1
      }
    }
  }

  /// The end of the character reference that begins at `start`, if one does, and the number of bytes it stands for. cmark
  /// itself decodes it, as only cmark has the list of names.
  private func characterReference(at start: Int) -> (end: Int, length: Int)? {
    guard scanner.byte(start) == UInt8(ascii: "&") else { return nil }
    var end = start + 1
    while let byte = scanner.byte(end), byte != UInt8(ascii: ";") {
      // The longest name has 31 letters.
      guard byte == UInt8(ascii: "#") || (0x30..<0x7B).contains(byte), end < start + 32 else { return nil }
      end += 1
    }
    guard scanner.byte(end) != nil else { return nil }
    let source = Array(scanner.text[start...end])
    let tree = Node(parsing: source)
    defer { tree.freeTree() }
    let decoded = tree.firstChild?.firstChild?.literal ?? ""
    return decoded.utf8.elementsEqual(source) ? nil : (end + 1, decoded.utf8.count)
  }

  private mutating func skipCode() {
    let fence = backticks(at: offset)
    offset += fence
    while offset < scanner.text.count {
      let run = backticks(at: offset)
      offset += max(run, 1)
      if run == fence { return }
    }
  }

  private func backticks(at start: Int) -> Int {
    var end = start
    while scanner.byte(end) == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  private mutating func skipLineBreak() {
    let isBackslash = scanner.byte(offset) == UInt8(ascii: "\\")
    while let byte = scanner.byte(offset), byte != UInt8(ascii: "\n") { offset += 1 }
    offset += 1
    // Behind a backslash, cmark leaves the indentation to the text.
    if isBackslash { return }
    while let byte = scanner.byte(offset), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { offset += 1 }
  }
}
