// Block quotes and list items around a block: what stands before the block's text on each of its lines.

/// A place in a line. A tab can lie half before it: then `column` is inside the tab and `offset` at it.
struct LineCursor {
  /// The next byte, counted from the beginning of the text.
  var offset: Int
  /// Columns from the beginning of the line, tabs drawn to the next multiple of 4.
  var column = 0
}

extension SourceText {
  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// `cursor` moved over spaces and tabs, at most `columns` of them.
  func skippingBlanks(from cursor: LineCursor, atMost columns: Int = .max) -> LineCursor {
    var cursor = cursor
    let end = columns == .max ? .max : cursor.column + columns
    while cursor.column < end {
      switch byte(at: cursor.offset) {
      case UInt8(ascii: " "):
        cursor.column += 1
        cursor.offset += 1
      case UInt8(ascii: "\t"):
        let stop = (cursor.column / 4 + 1) * 4
        if stop <= end { cursor.offset += 1 }
        cursor.column = min(stop, end)
      default: return cursor
      }
    }
    return cursor
  }

  /// What follows a list marker at `cursor`; nil if none stands there.
  func skippingListMarker(from cursor: LineCursor) -> LineCursor? {
    var end = cursor.offset
    switch byte(at: end) {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
    case (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      while let digit = byte(at: end), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { end += 1 }
      guard end - cursor.offset <= 9, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(byte(at: end)) else { return nil }
      end += 1
    default: return nil
    }
    guard [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), nil].contains(byte(at: end)) else { return nil }
    return LineCursor(offset: end, column: cursor.column + end - cursor.offset)
  }

  /// Where the text of a list item begins, whose marker ends at `cursor`.
  func itemContent(afterMarker cursor: LineCursor) -> LineCursor {
    let text = skippingBlanks(from: cursor)
    let isEmpty = [UInt8(ascii: "\n"), nil].contains(byte(at: text.offset))
    return !isEmpty && (1...4).contains(text.column - cursor.column) ? text : skippingBlanks(from: cursor, atMost: 1)
  }
}

/// The block quotes and list items around a block, outermost first.
struct ContainerPath {
  private enum Container {
    case quote
    /// Its marker's line, where its text begins there, and how far its text is indented on the lines that follow.
    case item(line: Int, content: LineCursor, indentation: Int)
  }

  private let text: SourceText
  private var containers: [Container] = []

  init(of block: Node, in text: SourceText) {
    self.text = text
    var ancestors: [Node] = []
    var ancestor = block.parent
    while let node = ancestor {
      if node.kind == .quote || node.kind == .item { ancestors.append(node) }
      ancestor = node.parent
    }
    for node in ancestors.reversed() {
      if node.kind == .quote {
        containers.append(.quote)
      } else {
        let outer = prefixEnd(ofLine: node.startLine).cursor
        let marker = text.skippingBlanks(from: outer)
        guard let afterMarker = text.skippingListMarker(from: marker) else { continue }
        let content = text.itemContent(afterMarker: afterMarker)
        // An item that begins with an empty line is indented by its marker and one space, though the space is missing.
        let indentation = max(content.column, afterMarker.column + 1) - outer.column
        containers.append(.item(line: node.startLine, content: content, indentation: indentation))
      }
    }
  }

  /// Where the containers' own prefix ends on a line of the block, and whether the line has all of it
  /// (a lazy continuation line has not).
  func prefixEnd(ofLine line: Int) -> (cursor: LineCursor, isWhole: Bool) {
    var cursor = LineCursor(offset: text.line(line).lowerBound)
    for container in containers {
      let next = text.skippingBlanks(from: cursor)
      switch container {
      case .quote:
        guard next.column - cursor.column < 4, text.byte(at: next.offset) == UInt8(ascii: ">") else {
          return (cursor, false)
        }
        cursor = LineCursor(offset: next.offset + 1, column: next.column + 1)
        cursor = text.skippingBlanks(from: cursor, atMost: 1)
      case .item(line, let content, _):
        cursor = content
      case .item(_, _, let indentation):
        guard next.column - cursor.column >= indentation else { return (cursor, false) }
        cursor = text.skippingBlanks(from: cursor, atMost: indentation)
      }
    }
    return (cursor, true)
  }
}
