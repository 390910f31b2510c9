import Files

/// Where a byte stands in a text, for questions in order: however many they are, the text is looked through once.
struct Occurrences {
  private let byte: UInt8
  private var found = -1

  init(of byte: UInt8) {
    self.byte = byte
  }

  /// The first of them from `offset` on; the end of the text if there is none.
  mutating func first(from offset: Int, in text: [UInt8]) -> Int {
    if found < offset { found = text.firstIndex(of: byte, in: offset..<text.count) ?? text.count }
    return found
  }

  /// Whether one of them stands in a range.
  mutating func stand(in range: Range<Int>, of text: [UInt8]) -> Bool {
    first(from: range.lowerBound, in: text) < range.upperBound
  }
}
