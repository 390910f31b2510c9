// Bytes of a source file become text: UTF-8, LF line ends, NFC, and no character that is invisible or a trace of an old font.

package import Files
package import Diagnostics
import Foundation

package struct SourceText: Sendable {
  /// Path of the file, for findings.
  package let file: String
  /// Valid UTF-8 in NFC, lines end in LF.
  package let bytes: [UInt8]

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Reports every character that must not stand in a source file; nil when the bytes are not text at all.
  package init?(decoding source: SourceFile, into report: inout Report) {
    var bytes = source.bytes
    file = source.path
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report.add(.utf16(SourceLocation(file: source.path)))
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.holds(0x0D) { bytes = Self.withPlainLineEnds(bytes) }
    if Self.isPlain(bytes) {
      self.bytes = bytes
      return
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      report.add(.notUTF8(Self.firstInvalid(bytes, in: source.path)))
      return nil
    }
    let text = Self.composed(decoded)
    self.bytes = Array(text.utf8)
    CharacterCheck(file: file).check(text, into: &report)
  }

  /// Whether the bytes are UTF-8 in which nothing needs work or can be a finding: ASCII, Vietnamese letters and usual
  /// punctuation only. Nearly every file is; these loops without branches are all that it costs.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    // Each step waits for the one before it, so two parts of the text take theirs at once.
    let middle = bytes.firstIndex(of: 0x0A, in: (bytes.count + 1) / 2..<bytes.count) ?? bytes.count
    let common = bytes.count - middle
    var first = PlainText.State.text
    var second = PlainText.State.text
    bytes.withUnsafeBufferPointer { bytes in
      PlainText.transitions.withUnsafeBufferPointer { transitions in
        for index in 0..<common {
          first = transitions[Int(first | UInt16(bytes[index]))]
          second = transitions[Int(second | UInt16(bytes[middle + index]))]
        }
        for index in common..<middle { first = transitions[Int(first | UInt16(bytes[index]))] }
      }
    }
    return first <= PlainText.State.vowel && second <= PlainText.State.vowel
  }

  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        plain.append(0x0A)
      } else if byte != 0x0A || !afterReturn {
        plain.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return plain
  }

  /// NFC. Foundation is asked only when a combining mark or a script with compositions of its own is there.
  package static func composed(_ text: String) -> String {
    let needsWork = text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x300, 0x1E00...0x1EFF, 0x2010...0x2027, 0x202F...0x205E: false
      default: true
      }
    }
    return needsWork ? text.precomposedStringWithCanonicalMapping : text
  }

  private static func firstInvalid(_ bytes: [UInt8], in file: String) -> SourceLocation {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }
}

/// The table of an automaton that reads bytes and accepts plain text.
private enum PlainText {
  /// What is known of the bytes before. The low byte is free, so that a state and the next byte make an index.
  enum State {
    static let text: UInt16 = 0x000
    /// Behind a vowel of ASCII, which with certain letters is what VNI fonts show as one.
    static let vowel: UInt16 = 0x100
    /// Behind the first byte of a letter from U+00C0 to U+00FF, and of one behind a vowel.
    static let latin: UInt16 = 0x200
    static let latinAfterVowel: UInt16 = 0x300
    /// From U+0180 to U+01BF, where text from PDF files has its own Ư and ư.
    static let horned: UInt16 = 0x400
    /// One byte is left, whichever.
    static let last: UInt16 = 0x500
    /// From U+1E00 to U+1EFF.
    static let vietnamese: UInt16 = 0x600
    /// From U+2010 to U+2027: before the second byte, and before the third.
    static let punctuation: UInt16 = 0x700
    static let punctuationEnd: UInt16 = 0x800
    /// There is something that must be looked at.
    static let doubt: UInt16 = 0x900
  }

  static let transitions: [UInt16] = {
    var transitions = [UInt16](repeating: State.doubt, count: 0xA00)
    func lead(from state: UInt16, on bytes: ClosedRange<UInt16>, to next: UInt16) {
      for byte in bytes { transitions[Int(state | byte)] = next }
    }
    for state in [State.text, State.vowel] {
      lead(from: state, on: 0x20...0x7E, to: State.text)
      lead(from: state, on: 0x09...0x0A, to: State.text)
      for byte: UInt8 in 0x41...0x7A where CharacterCheck.isASCIIVowel(byte) {
        transitions[Int(state | UInt16(byte))] = State.vowel
      }
      lead(from: state, on: 0xC3...0xC3, to: state == State.vowel ? State.latinAfterVowel : State.latin)
      lead(from: state, on: 0xC4...0xCB, to: State.last)
      lead(from: state, on: 0xC6...0xC6, to: State.horned)
      lead(from: state, on: 0xE1...0xE1, to: State.vietnamese)
      lead(from: state, on: 0xE2...0xE2, to: State.punctuation)
    }
    for state in [State.latin, State.latinAfterVowel, State.horned, State.last] {
      lead(from: state, on: 0x80...0xBF, to: State.text)
    }
    for byte: UInt8 in 0x80...0xBF where CharacterCheck.isVNIMark(Unicode.Scalar(0x40 | byte)) {
      transitions[Int(State.latinAfterVowel | UInt16(byte))] = State.doubt
    }
    lead(from: State.horned, on: 0xA2...0xA3, to: State.doubt)
    lead(from: State.vietnamese, on: 0xB8...0xBB, to: State.last)
    lead(from: State.punctuation, on: 0x80...0x80, to: State.punctuationEnd)
    lead(from: State.punctuationEnd, on: 0x90...0xA7, to: State.text)
    return transitions
  }()
}

extension Diagnostic {
  package static func utf16(_ location: SourceLocation) -> Self {
    Diagnostic(
      .encodingUTF16, at: location,
      LocalizedText(vi: "tệp được lưu dạng UTF-16", en: "the file is saved as UTF-16"),
      hint: LocalizedText(vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file again as UTF-8"))
  }

  fileprivate static func notUTF8(_ location: SourceLocation) -> Self {
    Diagnostic(
      .encodingNotUTF8, at: location,
      LocalizedText(vi: "từ đây tệp không còn là UTF-8", en: "from here the file is not UTF-8"),
      hint: LocalizedText(
        vi:
          "lưu lại tệp với bảng mã UTF-8; văn bản gõ bằng phông cũ thì chuyển mã trước, ví dụ: iconv -f TCVN -t UTF-8 (hoặc VISCII, CP1258)",
        en:
          "save the file again as UTF-8; convert text in an old encoding first, for example: iconv -f TCVN -t UTF-8 (or VISCII, CP1258)"
      ))
  }
}
