// Finds where the inlines of one block stand in its text. cmark's own positions of inlines are wrong in containers, after
// the first line of a paragraph and after reference definitions, so the tree is laid beside the text instead.

/// Follows the inline nodes of a block through the text they were parsed from. Feed it every event of the walk, in order.
struct InlineLocator {
  private let scanner: LinkScanner
  private var offset: Int
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
      defer { offset += node.literal.utf8.count }
      return offset
    case (.enter, .text) where autolinkEnd == nil: skipText(Array(node.literal.utf8))
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

  private mutating func skipText(_ literal: [UInt8]) {
    var index = 0
    while index < literal.count, let byte = scanner.byte(offset) {
      if byte == UInt8(ascii: "&"), let entity = entity(at: offset), entity.isAmpersand == (literal[index] == byte) {
        offset = entity.end
        index += 1
        while index < literal.count, literal[index] & 0xC0 == 0x80 { index += 1 }
      } else if scanner.isEscape(at: offset) {
        offset += 2
        index += 1
      } else {
        // What differs is the second character of an entity that stands for two.
        if byte == literal[index] { offset += 1 }
        index += 1
      }
    }
  }

  /// The end of a character reference, and whether it stands for an ampersand.
  private func entity(at start: Int) -> (end: Int, isAmpersand: Bool)? {
    var end = start + 1
    while let byte = scanner.byte(end), byte != UInt8(ascii: ";") {
      // No name is longer than 31 letters.
      guard byte == UInt8(ascii: "#") || !byte.isASCIIPunctuation, byte > 0x20, byte < 0x7F, end - start < 33 else {
        return nil
      }
      end += 1
    }
    guard scanner.byte(end) != nil else { return nil }
    let name = String(decoding: scanner.text[start + 1..<end], as: UTF8.self)
    let isAmpersand =
      switch name.prefix(2) {
      case "am": name == "amp"
      case "AM": name == "AMP"
      case "#x", "#X": name.count <= 8 && Int(name.dropFirst(2), radix: 16) == 0x26
      default: name.hasPrefix("#") && name.count <= 8 && Int(name.dropFirst()) == 0x26
      }
    return (end + 1, isAmpersand)
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
    while let byte = scanner.byte(offset), byte != UInt8(ascii: "\n") { offset += 1 }
    offset += 1
    while let byte = scanner.byte(offset), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { offset += 1 }
  }
}
