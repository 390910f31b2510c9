// Markers of block quotes and lists, and what they put before a block's text on each of its lines.

import Texts

/// A place in a line. A tab can lie half before it: then `column` is inside the tab and `offset` at it.
struct LineCursor {
  /// The next byte, counted from the beginning of the text.
  var offset: Int
  /// Columns from the beginning of the line, tabs drawn to the next multiple of 4.
  var column = 0
  /// Columns of the tab at `offset` that are not read yet, if some of it is.
  var tabRest = 0
}

extension SourceText {
  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// `cursor` moved over spaces and tabs, at most `columns` of them.
  func skippingBlanks(from cursor: LineCursor, atMost columns: Int = .max) -> LineCursor {
    var cursor = cursor
    let end = columns == .max ? Int.max : cursor.column + columns
    while cursor.column < end {
      switch byte(at: cursor.offset) {
      case UInt8(ascii: " "):
        cursor.column += 1
        cursor.offset += 1
      case UInt8(ascii: "\t"):
        let stop = (cursor.column / 4 + 1) * 4
        if stop <= end { cursor.offset += 1 }
        cursor.column = min(stop, end)
        cursor.tabRest = max(0, stop - end)
      default: return cursor
      }
    }
    return cursor
  }

  /// What follows a block quote marker, which may be indented by up to three columns from `cursor`.
  func skippingQuoteMarker(from cursor: LineCursor) -> LineCursor? {
    let marker = skippingBlanks(from: cursor)
    guard marker.column - cursor.column < 4, byte(at: marker.offset) == UInt8(ascii: ">") else { return nil }
    return skippingBlanks(from: LineCursor(offset: marker.offset + 1, column: marker.column + 1), atMost: 1)
  }

  /// What follows a list marker at `cursor`; nil if none stands there.
  func skippingListMarker(from cursor: LineCursor) -> LineCursor? {
    var end = cursor.offset
    switch byte(at: end) {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
    case (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      while let digit = byte(at: end), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { end += 1 }
      guard end - cursor.offset <= 9, byte(at: end) == UInt8(ascii: ".") || byte(at: end) == UInt8(ascii: ")") else {
        return nil
      }
      end += 1
    default: return nil
    }
    switch byte(at: end) {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), nil:
      return LineCursor(offset: end, column: cursor.column + end - cursor.offset)
    default: return nil
    }
  }

  /// The list item whose marker stands at `marker`: where its text begins, and how far the text is indented on the lines
  /// that follow, counted from `outer`, where the item's own container ends. Nil if no marker stands there.
  func listItem(at marker: LineCursor, in outer: LineCursor) -> (content: LineCursor, indentation: Int)? {
    guard let end = skippingListMarker(from: marker) else { return nil }
    let text = skippingBlanks(from: end)
    let isEmpty = text.offset == bytes.count || bytes[text.offset] == UInt8(ascii: "\n")
    if !isEmpty, (1...4).contains(text.column - end.column) { return (text, text.column - outer.column) }
    return (skippingBlanks(from: end, atMost: 1), end.column + 1 - outer.column)
  }

  /// Whether a range within a line is a thematic break, such as `* * *`.
  func isThematicBreak(_ range: Range<Int>) -> Bool {
    let marks = bytes[range].lazy.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard let mark = marks.first, [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark) else {
      return false
    }
    return marks.allSatisfy { $0 == mark } && marks.count >= 3
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
        guard let item = text.listItem(at: marker, in: outer) else { continue }
        containers.append(.item(line: node.startLine, content: item.content, indentation: item.indentation))
      }
    }
  }

  /// Where the containers' own prefix ends on a line of the block, and whether the line has all of it
  /// (a lazy continuation line has not).
  func prefixEnd(ofLine line: Int) -> (cursor: LineCursor, isWhole: Bool) {
    var cursor = LineCursor(offset: text.line(line).lowerBound)
    for container in containers {
      switch container {
      case .quote:
        guard let end = text.skippingQuoteMarker(from: cursor) else { return (cursor, false) }
        cursor = end
      case .item(line, let content, _):
        cursor = content
      case .item(_, _, let indentation):
        let next = text.skippingBlanks(from: cursor)
        guard next.column - cursor.column >= indentation else { return (cursor, false) }
        cursor = text.skippingBlanks(from: cursor, atMost: indentation)
      }
    }
    return (cursor, true)
  }
}
