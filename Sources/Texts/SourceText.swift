// Bytes of a source file become text: UTF-8, LF line ends, NFC, and no character that is invisible or a trace of an old font.

package import Diagnostics
import Erasing
package import Files
import Foundation

package struct SourceText: Sendable {
  /// Path of the file, for findings.
  package let file: String
  /// Valid UTF-8 in NFC, lines end in LF.
  package let bytes: [UInt8]

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reports every character that must not stand in a source file; nil when the bytes are not text at all.
  package init?(decoding source: SourceFile, into report: inout Report) {
    var bytes = source.bytes
    file = source.path
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report.add(accessRules.utf16, at: SourceLocation(file: source.path))
      return nil
    }
    if bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
    if bytes.holds(0x0D) { bytes = Self.withPlainLineEnds(bytes) }
    if Self.isPlain(bytes) {
      self.bytes = bytes
      return
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      report.add(rules.notUTF8, at: Self.firstInvalid(bytes, in: source.path))
      return nil
    }
    let text = decoded.precomposedStringWithCanonicalMapping
    self.bytes = Array(text.utf8)
    CharacterCheck.check(text, of: file, into: &report)
  }

  /// Whether the bytes are UTF-8 in which nothing needs work or can be a finding: ASCII, Vietnamese letters and usual
  /// punctuation only, as in nearly every file.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    let steps = PlainText.steps
    var state = PlainText.text.shift
    for byte in bytes { state = steps[Int(byte)] &>> state }
    return state & 0x3F == PlainText.text.shift || state & 0x3F == PlainText.vowel.shift
  }

  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var previous: UInt8 = 0
    return bytes.compactMap { byte in
      defer { previous = byte }
      return byte == 0x0D ? 0x0A : byte == 0x0A && previous == 0x0D ? nil : byte
    }
  }

  private static func firstInvalid(_ bytes: [UInt8], in file: String) -> SourceLocation {
    var line = 1
    var content = String.UnicodeScalarView()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      content.append(scalar)
      guard scalar == "\n" else { continue }
      line += 1
      content.removeAll()
    }
    let composed = String(content).precomposedStringWithCanonicalMapping
    return SourceLocation(file: file, line: line, column: composed.unicodeScalars.count + 1)
  }
}

extension SourceText {
  /// The bytes that a finding is about, in the file as its author saved it: with a byte order mark, any line ends, and
  /// letters that are not composed.
  ///
  /// A Character that composition changed counts as a whole: no composition reaches beyond one. Slow: for findings that are
  /// shown or repaired.
  ///
  /// - Parameters:
  ///   - location: in the text that was decoded.
  ///   - length: the number of its scalars, all on the line of `location`.
  ///   - file: the author's bytes.
  ///   - kept: those that were decoded, in order: whole lines.
  package static func bytes(
    at location: SourceLocation, length: Int, in file: [UInt8], keeping kept: [Range<Int>]
  ) -> Range<Int> {
    let decoded = kept.flatMap { file[$0] }
    var lineStart = decoded.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    for _ in 1..<location.line {
      guard let end = decoded[lineStart...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
      lineStart = end + (decoded[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    }
    let line = decoded[lineStart...].prefix { $0 != 0x0A && $0 != 0x0D }
    /// What can be told apart: the scalars of the decoded text and the author's bytes before it.
    var places = [(scalars: 0, bytes: 0)]
    func add(_ scalars: Int, _ bytes: Int) {
      let last = places[places.count - 1]
      places.append((last.scalars + scalars, last.bytes + bytes))
    }
    for character in String(decoding: line, as: UTF8.self) {
      let scalars = String(character).precomposedStringWithCanonicalMapping.unicodeScalars
      if scalars.elementsEqual(character.unicodeScalars) {
        for scalar in scalars { add(1, UTF8.width(scalar)) }
      } else {
        add(scalars.count, character.utf8.count)
      }
    }
    let first = location.column - 1
    let start = places.last { $0.scalars <= first }?.bytes ?? 0
    let end = length == 0 ? start : places.first { $0.scalars >= first + length }?.bytes ?? line.count
    var offset = lineStart + start
    let part = kept.first {
      if offset < $0.count { return true }
      offset -= $0.count
      return false
    }
    let found = part.map { $0.lowerBound + offset } ?? kept.last?.upperBound ?? 0
    return found..<found + end - start
  }
}

/// The states of an automaton that reads plain text. The next state is got by a shift, so no step waits for a load. To decode
/// the text and look at each scalar instead adds a fifth to the time of a check.
private enum PlainText: UInt64, CaseIterable {
  case doubt
  case text
  /// Behind a vowel of ASCII, which a VNI font shows as one letter with certain letters behind it.
  case vowel
  /// Within a character from U+00C0 to U+00FF.
  case latin, latinAfterVowel
  /// From U+0180 to U+01BF, where text from PDF files has its own Ư and ư.
  case horned
  /// From U+1E00 to U+1EFF.
  case vietnamese
  /// From U+2010 to U+2027.
  case punctuation, punctuationEnd
  /// Before the last byte of a character, whichever.
  case last

  /// Where the next state stands in a step, and how far a step is shifted to get there.
  var shift: UInt64 { rawValue * 6 }

  /// For each byte the shift of the next state behind every state.
  static let steps = (0...0xFF).map { (byte: UInt8) in
    allCases.reduce(UInt64(0)) { $0 | $1.next(byte).shift << $1.shift }
  }

  private func next(_ byte: UInt8) -> Self {
    switch (self, byte) {
    case (.text, 0x20...0x7E), (.vowel, 0x20...0x7E), (.text, 0x09...0x0A), (.vowel, 0x09...0x0A):
      CharacterCheck.isASCIIVowel(byte) ? .vowel : .text
    case (.text, 0xC3): .latin
    case (.vowel, 0xC3): .latinAfterVowel
    case (.text, 0xC6), (.vowel, 0xC6): .horned
    case (.text, 0xC4...0xCB), (.vowel, 0xC4...0xCB): .last
    case (.text, 0xE1), (.vowel, 0xE1): .vietnamese
    case (.text, 0xE2), (.vowel, 0xE2): .punctuation
    case (.latin, 0x80...0xBF), (.last, 0x80...0xBF): .text
    case (.latinAfterVowel, 0x80...0xBF): CharacterCheck.isVNIMark(Unicode.Scalar(0x40 | byte)) ? .doubt : .text
    case (.horned, 0x80...0xBF): byte == 0xA2 || byte == 0xA3 ? .doubt : .text
    case (.vietnamese, 0xB8...0xBB): .last
    case (.punctuation, 0x80): .punctuationEnd
    case (.punctuationEnd, 0x90...0xA7): .text
    default: .doubt
    }
  }
}

private let rules = CharacterRules()
