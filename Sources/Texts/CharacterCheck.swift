// Finds the characters that must not stand in a source file, each kind at most once a line.

import Diagnostics

struct CharacterCheck {
  let file: String

  /// A VNI font shows one Vietnamese letter for a vowel followed by one of these; a few in a text may be French.
  static func isVNIMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ø", "ù", "û", "õ", "ï", "Ø", "Ù", "Û", "Õ", "Ï": true
    default: false
    }
  }

  /// What must not stand in a value that YAML escapes or character references made, each kind once.
  ///
  /// - Parameter place: where the value stands; all findings are there.
  static func findings(inValue text: String, at place: SourceLocation) -> [Diagnostic] {
    var codes: Set<String> = []
    return text.unicodeScalars.compactMap { finding($0, at: place) }.filter { codes.insert($0.code).inserted }
  }

  func check(_ text: String, into report: inout Report) {
    var line = 1
    var column = 1
    var codesOfLine: Set<String> = []
    var previous: Unicode.Scalar = "\n"
    var vniPairs = 0
    var firstVNIPair: SourceLocation?
    var legacyFontSeen = false
    var words = 1
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      let place = SourceLocation(file: file, line: line, column: column)
      if let finding = Self.finding(scalar, at: place), codesOfLine.insert(finding.code).inserted {
        report.add(finding)
      }
      if !legacyFontSeen, Self.isTCVN3Sign(scalar), previous.properties.isAlphabetic,
        next?.properties.isAlphabetic == true
      {
        legacyFontSeen = true
        report.add(.legacyFont(place))
      }
      if Self.isVNIMark(scalar), previous.isASCII, Self.isASCIIVowel(UInt8(previous.value)) {
        vniPairs += 1
        firstVNIPair = firstVNIPair ?? place
      }
      if scalar == " " || scalar == "\n" { words += 1 }
      previous = scalar
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
        codesOfLine = []
      }
    }
    if !legacyFontSeen, vniPairs >= 3, vniPairs * 12 >= words, let firstVNIPair {
      report.add(.legacyFont(firstVNIPair))
    }
  }

  private static func finding(_ scalar: Unicode.Scalar, at place: SourceLocation) -> Diagnostic? {
    switch scalar.value {
    case 0x09, 0x0A, 0x20...0x7E:
      return nil
    case 0x85, 0x2028, 0x2029:
      return .lineSeparator(scalar, place)
    case ..<0x20, 0x7F...0x9F:
      return .controlCharacter(scalar, place)
    case 0x1A2, 0x1A3:
      return .pdfLetter(scalar, place)
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF:
      return .invisible(scalar, place)
    case 0x202A...0x202E, 0x2066...0x2069:
      return .bidirectional(scalar, place)
    case 0xFFFD:
      return .unassigned(scalar, place)
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xFDD0...0xFDEF:
      return .unassigned(scalar, place)
    default:
      return scalar.value & 0xFFFE == 0xFFFE ? .unassigned(scalar, place) : nil
    }
  }

  private static func isTCVN3Sign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "©", "®", "µ", "¸", "¶", "¹", "¬", "¨", "§": true
    default: false
    }
  }

  static func isASCIIVowel(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Diagnostic {
  fileprivate static func lineSeparator(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingLineSeparator, at: place,
      LocalizedText(vi: "ký tự ngắt dòng lạ \(scalar.codePoint)", en: "unusual line separator \(scalar.codePoint)"),
      hint: LocalizedText(
        vi: "xóa ký tự này rồi xuống dòng bằng phím Enter", en: "delete it and start a new line with the Enter key"))
  }

  fileprivate static func controlCharacter(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingControl, at: place,
      LocalizedText(vi: "ký tự điều khiển \(scalar.codePoint)", en: "control character \(scalar.codePoint)"),
      hint: LocalizedText(
        vi: "xóa ký tự này; nếu cả tệp toàn ký tự lạ thì tệp không phải văn bản UTF-8",
        en: "delete it; if the file is full of odd characters, it is not UTF-8 text"))
  }

  fileprivate static func pdfLetter(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    let letter = scalar.value == 0x1A3 ? "ư" : "Ư"
    return Diagnostic(
      .encodingPDFLetter, at: place,
      LocalizedText(
        vi: "chữ “\(scalar)” (\(scalar.codePoint)) đứng ở chỗ của chữ “\(letter)”",
        en: "the letter ‘\(scalar)’ (\(scalar.codePoint)) stands for ‘\(letter)’"),
      hint: LocalizedText(
        vi: "thay bằng “\(letter)”; lỗi này thường do trích văn bản từ PDF",
        en: "replace it with ‘\(letter)’; text extracted from PDF often has this error"))
  }

  fileprivate static func invisible(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingInvisible, at: place,
      LocalizedText(vi: "ký tự vô hình \(scalar.codePoint)", en: "invisible character \(scalar.codePoint)"),
      hint: LocalizedText(
        vi: "xóa ký tự này (đặt con trỏ ngay sau nó rồi nhấn Backspace)",
        en: "delete it (put the cursor right after it and press Backspace)"))
  }

  fileprivate static func bidirectional(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingBidirectional, at: place,
      LocalizedText(
        vi: "ký tự đổi chiều chữ \(scalar.codePoint) làm người đọc thấy khác với điều đã viết",
        en: "direction control \(scalar.codePoint) makes readers see something else than what is written"),
      hint: LocalizedText(
        vi: "xóa ký tự này (CVE-2021-42574)", en: "delete it (CVE-2021-42574)"))
  }

  fileprivate static func unassigned(_ scalar: Unicode.Scalar, _ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingUnassigned, at: place,
      LocalizedText(
        vi: "mã \(scalar.codePoint) không phải là một chữ: văn bản gốc đã bị hỏng khi chuyển mã",
        en: "\(scalar.codePoint) is no letter: the text was damaged when it was converted"),
      hint: LocalizedText(
        vi: "gõ lại chữ đúng theo văn bản gốc", en: "type the right letter from the original document"))
  }

  fileprivate static func legacyFont(_ place: SourceLocation) -> Self {
    Diagnostic(
      .encodingLegacyFont, at: place,
      LocalizedText(
        vi: "văn bản có vẻ gõ bằng phông chữ cũ (TCVN3 hoặc VNI)",
        en: "the text seems typed for an old Vietnamese font (TCVN3 or VNI)"),
      hint: LocalizedText(
        vi: "chuyển mã sang Unicode trước khi lưu, ví dụ bằng UniKey Toolkit (Ctrl+Shift+F6)",
        en: "convert it to Unicode before saving, for example with UniKey Toolkit (Ctrl+Shift+F6)"))
  }
}
