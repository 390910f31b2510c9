internal import Diagnostics

/// A position in the bytes of a text that knows its line and column.
struct TextCursor {
  private(set) var offset = 0
  private let file: String
  private var line = 1
  private var column = 1

  init(file: String) {
    self.file = file
  }

  var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }

  /// Moves forward; each byte of the text is passed once.
  mutating func advance(to end: Int, in bytes: [UInt8]) {
    for byte in bytes[offset..<end] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = end
  }
}
