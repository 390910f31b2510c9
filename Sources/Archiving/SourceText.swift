// Bytes of a source file become text: UTF-8, LF line ends, NFC, and no character that is invisible or a trace of an old font.

package import Diagnostics
import Foundation
import Markdown

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
  /// punctuation only. Nearly every file is; this one loop is all that it costs.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let count = bytes.count
      func isContinuation(_ index: Int) -> Bool { index < count && bytes[index] & 0xC0 == 0x80 }
      var index = 0
      while true {
        while index < count, bytes[index] &- 0x20 < 0x5F { index += 1 }  // what ASCII can print
        if index >= count { return true }
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || byte == 0x09 { continue }
        guard isContinuation(index) else { return false }
        let second = bytes[index]
        index += 1
        switch byte {
        case 0xC3:  // U+00C0 to U+00FF
          if CharacterCheck.isVNIMark(Unicode.Scalar(UInt8(0x40 | second))), index > 2,
            CharacterCheck.isASCIIVowel(bytes[index - 3])
          {
            return false
          }
        case 0xC6:  // U+0180 to U+01BF, without those that text from PDF files has for Ư and ư
          if second == 0xA2 || second == 0xA3 { return false }
        case 0xC4, 0xC5, 0xC7...0xCB:  // up to U+02FF
          break
        case 0xE1:  // U+1E00 to U+1EFF
          guard (0xB8...0xBB).contains(second), isContinuation(index) else { return false }
          index += 1
        case 0xE2:  // U+2010 to U+2027
          guard second == 0x80, index < count, (0x90...0xA7).contains(bytes[index]) else { return false }
          index += 1
        default:
          return false
        }
      }
    }
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
  static func composed(_ text: String) -> String {
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
