// Bytes of a source file become text: UTF-8, LF line ends, NFC, and no character that is invisible or a trace of an old font.

package import Diagnostics
import Foundation

package struct SourceText: Sendable {
  /// Path of the file, for findings.
  package let file: String
  /// Valid, NFC, lines end in LF.
  package let text: String

  /// Reports every character that must not stand in a source file; nil when the bytes are not text at all.
  package init?(decoding source: SourceFile, into report: inout Report) {
    let bytes = source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report.add(.utf16(SourceLocation(file: source.path)))
      return nil
    }
    guard let decoded = String(validating: bytes[start...], as: UTF8.self) else {
      report.add(.notUTF8(Self.firstInvalid(bytes[start...], in: source.path)))
      return nil
    }
    file = source.path
    text = Self.composed(Self.withPlainLineEnds(decoded))
    if !Self.isPlain(text) { CharacterCheck(file: file).check(text, into: &report) }
  }

  private static func withPlainLineEnds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in text.utf8 {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || !afterReturn {
        bytes.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
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

  /// Whether nothing in the text can be a finding: ASCII, Vietnamese letters and usual punctuation only.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x20...0x7E: true
      case 0xC0...0x1A1, 0x1A4...0x2FF: !CharacterCheck.isVNIMark(scalar)
      case 0x1E00...0x1EFF, 0x2010...0x2027: true
      default: false
      }
    }
  }

  private static func firstInvalid(_ bytes: ArraySlice<UInt8>, in file: String) -> SourceLocation {
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
