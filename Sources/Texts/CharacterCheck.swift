// Finds the characters that must not stand in a source file.

package import Diagnostics
import Files

package enum CharacterCheck {
  /// Combining marks in a row. No writing has so many, and to sort them takes time that grows with the square of their number
  /// (UAX 15, “Stream-Safe Text Format”).
  static let mostMarks = 30

  /// The first combining mark that is one too many in a row.
  static func firstExcessiveMark(in text: String.UnicodeScalarView) -> String.Index? {
    var count = 0
    return text.indices.first { index in
      count = text[index].value >= 0x300 && text[index].isMark ? count + 1 : 0
      return count > mostMarks
    }
  }

  /// Reports what must not stand in a text, each kind once a line, and whether it looks typed for an old font.
  static func check(_ text: String, of file: String, _ columns: StoredColumns, into report: inout Report) {
    var firstTCVN3Sign: SourceLocation?
    var firstVNIPair: SourceLocation?
    var vniPairs = 0
    var words = 0
    for (line, content) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let scalars = Array(Substring(content).unicodeScalars)
      var codes: Set<String> = []
      words += 1 + scalars.count { $0 == " " }
      for (column, scalar) in scalars.enumerated() where scalar.value < 0x20 || scalar.value > 0x7E {
        let place = columns.inFile(SourceLocation(file: file, line: line + 1, column: column + 1))
        if let finding = finding(scalar, at: place, length: 1), codes.insert(finding.code).inserted {
          report.add(finding)
        }
        guard column > 0 else { continue }
        let previous = scalars[column - 1]
        if firstTCVN3Sign == nil, isTCVN3Sign(scalar), previous.properties.isAlphabetic, column + 1 < scalars.count,
          scalars[column + 1].properties.isAlphabetic
        {
          firstTCVN3Sign = place
        }
        if isVNIMark(scalar), previous.isASCII, isASCIIVowel(UInt8(previous.value)) {
          vniPairs += 1
          firstVNIPair = firstVNIPair ?? place
        }
      }
    }
    // A few pairs may be French.
    let vni = vniPairs >= 3 && vniPairs * 12 >= words ? firstVNIPair : nil
    if let place = firstTCVN3Sign ?? vni { report.add(rules.legacyFont, at: place) }
  }

  /// Reports the character references (`&#x202E;`) of Markdown, in code too, to characters that must not stand in a text:
  /// they make characters that the file does not show.
  ///
  /// - Parameter columns: of the file.
  package static func checkReferences(
    in text: [UInt8], at start: SourceLocation, _ columns: StoredColumns = StoredColumns(), into report: inout Report
  ) {
    guard text.holds(UInt8(ascii: "&")) else { return }
    for (line, content) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where content.contains(UInt8(ascii: "&")) {
      let scalars = Array(String(decoding: content, as: UTF8.self).unicodeScalars)
      for (column, sign) in scalars.enumerated() where sign == "&" {
        let name = scalars[(column + 1)...].prefix {
          $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        let place = columns.inFile(start.moved(toLine: line + 1, column: column + 1))
        if name.endIndex < scalars.count, scalars[name.endIndex] == ";",
          let made = scalar(named: String(String.UnicodeScalarView(name))),
          let finding = finding(made, at: place, length: name.count + 2)
        {
          report.add(finding)
        }
      }
    }
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return invisible[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    return (isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)).flatMap(Unicode.Scalar.init)
  }

  /// HTML's names of characters that must not stand in a text.
  private static let invisible: [String: Unicode.Scalar] = [
    "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}",
    "ZeroWidthSpace": "\u{200B}", "NegativeVeryThinSpace": "\u{200B}", "NegativeThinSpace": "\u{200B}",
    "NegativeMediumSpace": "\u{200B}", "NegativeThickSpace": "\u{200B}", "NoBreak": "\u{2060}", "af": "\u{2061}",
    "ApplyFunction": "\u{2061}", "it": "\u{2062}", "InvisibleTimes": "\u{2062}", "ic": "\u{2063}",
    "InvisibleComma": "\u{2063}",
  ]

  /// What is wrong with a character that a text holds or that an escape or reference makes.
  ///
  /// - Parameter length: the scalars that write it.
  static func finding(_ scalar: Unicode.Scalar, at place: SourceLocation, length: Int = 0) -> Diagnostic? {
    let rule: Rule
    switch scalar.value {
    case 0x09, 0x0A, 0x20...0x7E: return nil
    case 0x85, 0x2028, 0x2029: rule = rules.lineSeparator
    case ..<0x20, 0x7F...0x9F: rule = rules.controlCharacter
    case 0x1A2: return Diagnostic(rules.pdfLetter, [codePoint(scalar), "Ƣ", "Ư"], at: place, length: length)
    case 0x1A3: return Diagnostic(rules.pdfLetter, [codePoint(scalar), "ƣ", "ư"], at: place, length: length)
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: rule = rules.invisible
    case 0x202A...0x202E, 0x2066...0x2069: rule = rules.bidirectional
    case 0xFFFD, 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xFDD0...0xFDEF: rule = rules.unassigned
    case let value where value & 0xFFFE == 0xFFFE: rule = rules.unassigned
    default: return nil
    }
    return Diagnostic(rule, [codePoint(scalar)], at: place, length: length)
  }

  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A TCVN3 font shows one of these as a Vietnamese letter.
  private static func isTCVN3Sign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "©", "®", "µ", "¸", "¶", "¹", "¬", "¨", "§": true
    default: false
    }
  }

  /// A VNI font shows a vowel followed by one of these as one Vietnamese letter.
  static func isVNIMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ø", "ù", "û", "õ", "ï", "Ø", "Ù", "Û", "Õ", "Ï": true
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
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}

package struct CharacterRules: RuleTable {
  let notUTF8 = Rule(
    "encoding.not-utf-8",
    vi: "từ đây tệp không còn là UTF-8",
    hint:
      "lưu lại tệp với bảng mã UTF-8; văn bản gõ bằng phông cũ thì chuyển mã trước, ví dụ: iconv -f TCVN -t UTF-8 (hoặc VISCII, CP1258)",
    en: "from here the file is not UTF-8",
    hint:
      "save the file again as UTF-8; convert text in an old encoding first, for example: iconv -f TCVN -t UTF-8 (or VISCII, CP1258)"
  )
  let lineSeparator = Rule(
    "encoding.line-separator",
    vi: "ký tự ngắt dòng lạ {0}", hint: "xóa ký tự này rồi xuống dòng bằng phím Enter",
    en: "unusual line separator {0}", hint: "delete it and start a new line with the Enter key")
  let controlCharacter = Rule(
    "encoding.control-character",
    vi: "ký tự điều khiển {0}", hint: "xóa ký tự này; nếu cả tệp toàn ký tự lạ thì tệp không phải văn bản UTF-8",
    en: "control character {0}", hint: "delete it; if the file is full of odd characters, it is not UTF-8 text")
  let pdfLetter = Rule(
    "encoding.pdf-letter",
    vi: "chữ “{1}” ({0}) đứng ở chỗ của chữ “{2}”", hint: "thay bằng “{2}”; lỗi này thường do trích văn bản từ PDF",
    en: "the letter ‘{1}’ ({0}) stands for ‘{2}’",
    hint: "replace it with ‘{2}’; text extracted from PDF often has this error")
  let invisible = Rule(
    "encoding.invisible",
    vi: "ký tự vô hình {0}", hint: "xóa ký tự này (đặt con trỏ ngay sau nó rồi nhấn Backspace)",
    en: "invisible character {0}", hint: "delete it (put the cursor right after it and press Backspace)")
  let bidirectional = Rule(
    "encoding.bidirectional",
    vi: "ký tự đổi chiều chữ {0} làm người đọc thấy khác với điều đã viết", hint: "xóa ký tự này (CVE-2021-42574)",
    en: "direction control {0} makes readers see something else than what is written",
    hint: "delete it (CVE-2021-42574)")
  let unassigned = Rule(
    "encoding.unassigned",
    vi: "mã {0} không phải là một chữ: văn bản gốc đã bị hỏng khi chuyển mã", hint: "gõ lại chữ đúng theo văn bản gốc",
    en: "{0} is no letter: the text was damaged when it was converted",
    hint: "type the right letter from the original document")
  let marks = Rule(
    "encoding.marks",
    vi: "hơn {0} dấu ghép chồng lên một chữ", hint: "xóa các dấu thừa rồi gõ lại chữ này",
    en: "more than {0} combining marks on one letter", hint: "delete the marks and type the letter again")
  let legacyFont = Rule(
    "encoding.legacy-font",
    vi: "văn bản có vẻ gõ bằng phông chữ cũ (TCVN3 hoặc VNI)",
    hint: "chuyển mã sang Unicode trước khi lưu, ví dụ bằng UniKey Toolkit (Ctrl+Shift+F6)",
    en: "the text seems typed for an old Vietnamese font (TCVN3 or VNI)",
    hint: "convert it to Unicode before saving, for example with UniKey Toolkit (Ctrl+Shift+F6)")

  package init() {}
}

private let rules = CharacterRules()
