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
  /// Where the scalars of `bytes` stand in the file.
  package let columns: StoredColumns
  /// Whether it is known to hold nothing but ASCII, Vietnamese letters and usual punctuation.
  package let isPlain: Bool

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reports every character that must not stand in a source file; nil when the bytes are not text at all.
  package init?(decoding source: SourceFile, into report: inout Report) {
    file = source.path
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      report.add(accessRules.utf16, at: SourceLocation(file: source.path))
      return nil
    }
    let bytes = Self.withPlainLineEnds(source.bytes)
    isPlain = Self.isPlain(bytes)
    if isPlain {
      self.bytes = bytes
      columns = StoredColumns()
      return
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      report.add(rules.notUTF8, at: Self.firstInvalid(bytes, in: source.path))
      return nil
    }
    if let place = Self.firstExcessiveMark(in: decoded, of: file) {
      report.add(rules.marks, CharacterCheck.mostMarks, at: place)
      return nil
    }
    self.bytes = Self.composed(bytes)
    columns = self.bytes == bytes ? StoredColumns() : StoredColumns(of: bytes, composedTo: self.bytes)
    CharacterCheck.check(text, of: file, columns, into: &report)
  }

  /// Whether the bytes are UTF-8 in which nothing needs work or can be a finding: ASCII, Vietnamese letters and usual
  /// punctuation only, as in nearly every file.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    let steps = PlainText.steps
    var state = PlainText.text.shift
    for byte in bytes { state = steps[Int(byte)] &>> state }
    return state & 0x3F == PlainText.text.shift || state & 0x3F == PlainText.vowel.shift
  }

  /// The text without a byte order mark, with LF line ends.
  static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if bytes.starts(with: byteOrderMark) { bytes.removeFirst(byteOrderMark.count) }
    guard bytes.holds(0x0D) else { return bytes }
    var previous: UInt8 = 0
    return bytes.compactMap { byte in
      defer { previous = byte }
      return byte == 0x0D ? 0x0A : byte == 0x0A && previous == 0x0D ? nil : byte
    }
  }

  private static func firstInvalid(_ bytes: [UInt8], in file: String) -> SourceLocation {
    var place = (line: 1, column: 1)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
    }
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  /// The text in NFC. Foundation moves all that follows for each letter that it composes, so it gets a little at a time.
  private static func composed(_ text: [UInt8]) -> [UInt8] {
    var composed: [UInt8] = []
    composed.reserveCapacity(text.count)
    var start = 0
    while start < text.count {
      // Nothing below U+0300 composes with what stands before it.
      let end =
        text[min(start + 1024, text.count)...].firstIndex { $0 < 0x80 || (0xC2..<0xCC).contains($0) } ?? text.count
      composed += String(decoding: text[start..<end], as: UTF8.self).precomposedStringWithCanonicalMapping.utf8
      start = end
    }
    return composed
  }

  private static func firstExcessiveMark(in text: String, of file: String) -> SourceLocation? {
    guard let excess = CharacterCheck.firstExcessiveMark(in: text.unicodeScalars) else { return nil }
    let before = text.unicodeScalars[..<excess]
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return SourceLocation(file: file, line: line.count, column: (line.last?.count ?? 0) + 1)
  }
}

/// Where the scalars of a text stand in its file, as an editor counts them: composition (NFC) makes one of several.
package struct StoredColumns: Sendable {
  /// Of each line (from 1) that composition has changed: a column of the text, and how many more scalars the file has before
  /// it, ascending.
  private var shifts: [Int: [(column: Int, shift: Int)]] = [:]

  /// Whether composition has changed nothing.
  var isEmpty: Bool { shifts.isEmpty }

  /// Of a text that composition has not changed.
  package init() {}

  /// - Parameters:
  ///   - stored: the text of the file, lines end in LF.
  ///   - composed: what composition made of it.
  init(of stored: [UInt8], composedTo composed: [UInt8]) {
    let lines = stored.split(separator: 0x0A, omittingEmptySubsequences: false)
    let composed = composed.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, (line, composed)) in zip(lines, composed).enumerated() where line != composed {
      var last = (column: 1, shift: 0)
      // No composition reaches beyond a Character.
      for (character, composed) in zip(String(decoding: line, as: UTF8.self), String(decoding: composed, as: UTF8.self))
      {
        let (scalars, made) = (character.unicodeScalars.count, composed.unicodeScalars.count)
        last = (last.column + made, last.shift + scalars - made)
        if scalars != made { shifts[index + 1, default: []].append(last) }
      }
    }
  }

  /// The place in the file of a place in the text.
  package func inFile(_ place: SourceLocation) -> SourceLocation {
    guard let shifts = shifts[place.line] else { return place }
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].column <= place.column { low = middle + 1 } else { high = middle }
    }
    return low == 0
      ? place : SourceLocation(file: place.file, line: place.line, column: place.column + shifts[low - 1].shift)
  }

  /// An edit of the file.
  ///
  /// - Parameters:
  ///   - place: in the text.
  ///   - length: the number of scalars of the text that make way, all on the line of `place`.
  package func edit(at place: SourceLocation, length: Int, _ replacement: String) -> TextEdit {
    let start = inFile(place)
    let end = inFile(SourceLocation(file: place.file, line: place.line, column: place.column + length))
    return TextEdit(at: start, length: end.column - start.column, replacement)
  }
}

extension SourceText {
  /// A line (from 1) of a file as it is stored, without its end; empty behind the last.
  package static func line(_ line: Int, of bytes: [UInt8]) -> ArraySlice<UInt8> {
    var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    for _ in 1..<line {
      guard let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        start = bytes.count
        break
      }
      start = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    }
    return bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
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
    // Not U+0240 to U+027F, where the small letter of U+0189 is.
    case (.text, 0xC9), (.vowel, 0xC9): .doubt
    case (.text, 0xC4...0xCB), (.vowel, 0xC4...0xCB): .last
    case (.text, 0xE1), (.vowel, 0xE1): .vietnamese
    case (.text, 0xE2), (.vowel, 0xE2): .punctuation
    // Eth, which can stand for Đ.
    case (.latin, 0x90), (.latin, 0xB0), (.latinAfterVowel, 0x90), (.latinAfterVowel, 0xB0), (.horned, 0x89): .doubt
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
