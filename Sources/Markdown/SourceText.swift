// A text by lines, and the locations in it that findings name.

import Files
import Texts
import Diagnostics

/// A text as UTF-8 bytes, with the place where each line begins. Lines count from 0.
struct SourceText {
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var start = 0
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<bytes.count) {
      start = end + 1
      starts.append(start)
    }
    lineStarts = starts
  }

  /// Number of lines; what follows the last line end counts as one, even if it is empty.
  var lineCount: Int { lineStarts.count }

  /// The bytes of some lines, as far as the text has them.
  func lines(_ lines: ClosedRange<Int>) -> Range<Int> {
    lineStarts[
      lines.lowerBound]..<(lines.upperBound + 1 < lineStarts.count ? lineStarts[lines.upperBound + 1] : bytes.count)
  }

  /// The bytes of a line without its end.
  func line(_ line: Int) -> Range<Int> {
    lineStarts[line]..<(line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count)
  }
}

/// Turns places in the text that cmark read into locations in the author's file. Quick for places asked for in order.
struct Locator {
  private let original: SourceText
  private let start: SourceLocation
  private var last = (line: 0, byte: 0, column: 0)
  /// What cmark reads in the place of the author's text, if that holds tables.
  var tableText: TableText? {
    didSet { text = tableText?.text ?? original }
  }
  /// The text that cmark reads.
  private(set) var text: SourceText

  /// - Parameter start: where the first line of `text` stands in its file.
  init(_ text: SourceText, at start: SourceLocation) {
    original = text
    self.text = text
    self.start = start
  }

  /// The location of a byte of a line of the text that cmark reads, both counted from 0.
  mutating func location(line: Int, byte: Int) -> SourceLocation {
    let origin = tableText?.origin(line: line, byte: byte) ?? (line: line, byte: byte)
    let range = original.line(origin.line)
    let byte = min(origin.byte, range.count)
    if origin.line != last.line || byte < last.byte { last = (origin.line, 0, 0) }
    for next in original.bytes[range.lowerBound + last.byte..<range.lowerBound + byte] where next & 0xC0 != 0x80 {
      last.column += 1
    }
    last.byte = byte
    return SourceLocation(
      file: start.file, line: start.line + origin.line, column: last.column + (origin.line == 0 ? start.column : 1))
  }
}
