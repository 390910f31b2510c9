// What stands before the text of a line: blanks and the markers of block quotes and list items.

/// Reads a line from its beginning, marker by marker.
struct LineReader {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var offset: Int
  /// Columns from the beginning of the line; a tab goes on to the next multiple of 4.
  private(set) var column = 0
  /// The column at which the text of the block quote begins whose marker was read last.
  private(set) var quoteColumn = 0

  /// - Parameter start: the byte of the line to begin at.
  init(_ line: Int, of text: TextLines, at start: Int = 0) {
    let range = text.line(line)
    bytes = text.bytes
    offset = range.lowerBound
    end = range.upperBound
    while offset < min(range.lowerBound + start, end) { skip() }
  }

  var rest: ArraySlice<UInt8> { bytes[offset..<end] }
  private var next: UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func skip() {
    column = next == UInt8(ascii: "\t") ? (column / 4 + 1) * 4 : column + 1
    offset += 1
  }

  mutating func skipBlanks() {
    while let next, isBlank(next) { skip() }
  }

  /// Skips blanks and at most `quotes` block quote markers.
  ///
  /// - Returns: whether there were as many.
  @discardableResult mutating func skipPrefix(quotes: Int) -> Bool {
    var rest = quotes
    skipBlanks()
    while rest > 0, skipQuoteMarker() {
      rest -= 1
      skipBlanks()
    }
    return rest == 0
  }

  mutating func skipQuoteMarker() -> Bool {
    guard next == UInt8(ascii: ">") else { return false }
    skip()
    // One column of blanks belongs to the marker.
    quoteColumn = next.map(isBlank) == true ? column + 1 : column
    return true
  }

  /// Skips the marker of a list item, unless it begins a thematic break.
  mutating func skipListMarker() -> Bool {
    var sign = offset
    while sign < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[sign]) { sign += 1 }
    guard sign < end, sign + 1 == end || isBlank(bytes[sign + 1]) else { return false }
    switch bytes[sign] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): if sign > offset || isThematicBreak { return false }
    case UInt8(ascii: "."), UInt8(ascii: ")"): if !(1...9).contains(sign - offset) { return false }
    default: return false
    }
    while offset <= sign { skip() }
    return true
  }

  /// Whether the rest of the line is a thematic break, such as `* * *`.
  var isThematicBreak: Bool {
    guard let mark = next, "*-_".utf8.contains(mark) else { return false }
    let marks = rest.prefix { $0 == mark || isBlank($0) }
    return marks.count == rest.count && marks.count { $0 == mark } >= 3
  }
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
