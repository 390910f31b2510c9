// Keys whose values have a form of their own.

import Citations
import Diagnostics
import Texts

extension RecordReader {
  mutating func date(_ key: String, required: Bool = false) -> Located<DocumentDate>? {
    guard
      let text = line(
        key, required: required, isWord: true, as: .form(pattern: "^[0-9]{4}(-[0-9]{2}){0,2}$", numbers: 1...9999))
    else { return nil }
    if let date = DocumentDate(text.value) { return Located(date, at: text.location, length: text.length) }
    switch DocumentDate.reading(text.value) {
    case .date(let date):
      report.add(
        rules.notYearMonthDay, text.value, date.iso, at: text.location, repair: text.replaced(by: date.iso))
    case .impossible: report.add(rules.notOfTheCalendar, text.value, at: text.location)
    case .none: report.add(rules.notADate, text.value, at: text.location)
    }
    return nil
  }

  /// The number of a document as it prints it; an unusual form is worth a warning.
  mutating func documentNumber(_ key: String) -> Located<DocumentNumber>? {
    line(key, isWord: true).map { documentNumber($0) }
  }

  mutating func documentNumbers(_ key: String) -> [Located<DocumentNumber>] {
    lines(key, areWords: true).map { documentNumber($0) }
  }

  private mutating func documentNumber(_ text: Located<String>) -> Located<DocumentNumber> {
    if let number = text.value.withoutNumberWord, DocumentNumber(number) != nil {
      report.add(rules.numberWord, text.value, number, at: text.location, repair: text.replaced(by: number))
    } else if DocumentNumber(text.value) == nil {
      report.add(rules.notADocumentNumber, text.value, at: text.location)
    }
    return Located(DocumentNumber(written: text.value), at: text.location, length: text.length)
  }

  /// A whole number from 1 to 9999.
  mutating func ordinal(_ key: String) -> Int? {
    line(key, as: .form(pattern: "^[+]?[0-9]{1,4}$", numbers: 1...9999), or: rules.notAnOrdinal) { (text) -> Int? in
      text.utf8.count <= 4 ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil
    }?.value
  }

  /// A term of office, `2020-2025`.
  mutating func term(_ key: String) -> String? {
    line(key, as: .form(pattern: "^[0-9]{4}-[0-9]{4}$"), or: rules.notATerm) { (text) -> String? in
      let years = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let isTerm =
        years.count == 2 && years.allSatisfy { $0.count == 4 && $0.allSatisfy { (0x30...0x39).contains($0) } }
      return isTerm && text.prefix(4) < text.suffix(4) ? text : nil
    }?.value
  }

  /// An absolute `http` or `https` address.
  mutating func webAddress(_ key: String, required: Bool = false) -> String? {
    line(key, required: required, as: .form(pattern: "^[Hh][Tt][Tt][Pp][Ss]?://."), or: rules.notAWebAddress) {
      (text) -> String? in
      let lower = text.lowercased()
      let isWeb = ["https://", "http://"].contains {
        lower.utf8.starts(with: $0.utf8) && lower.utf8.count > $0.utf8.count
      }
      let hasBlank = text.unicodeScalars.contains {
        $0.properties.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">"
      }
      return isWeb && !hasBlank ? text : nil
    }?.value
  }
}

extension RecordReader {
  /// A language by its tag (BCP 47, the form of RFC 5646 section 2.1 without its details).
  mutating func languageTag(_ key: String) -> Located<String>? {
    line(key, as: .form(pattern: "^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$"), or: rules.notALanguage) { text -> String? in
      let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let isTag =
        (2...3).contains(parts[0].count)
        && parts.allSatisfy { part in
          (1...8).contains(part.count)
            && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
        }
      return isTag ? text : nil
    }
  }

  mutating func emailAddress(_ key: String) -> String? {
    line(key, as: .form(pattern: "^[^@]+@[^@]+[.][^@]*$"), or: rules.notAnEmailAddress) { text -> String? in
      let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      let isAddress =
        parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && parts[1].contains(UInt8(ascii: "."))
        && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#"<>"?&%#:,;\()[]"#.utf8.contains($0) }
      return isAddress ? text : nil
    }?.value
  }
}

extension String {
  /// What follows the word “Số” that stands before a number in running text; nil where it does not.
  fileprivate var withoutNumberWord: String? {
    let word = unicodeScalars.prefix { $0.properties.isAlphabetic }
    guard String(word).lowercased() == "số" else { return nil }
    return String(unicodeScalars[word.endIndex...].drop { $0.properties.isWhitespace || [":", ".", "："].contains($0) })
  }
}

package struct ValueRules: RuleTable {
  let notADate = Rule(
    "value.date",
    vi: "“{0}” không viết theo dạng năm-tháng-ngày", hint: hint.vi,
    en: "“{0}” is not written year-month-day", hint: hint.en)
  let notYearMonthDay = Rule(
    "value.date",
    vi: "“{0}” không viết theo dạng năm-tháng-ngày", hint: "viết “{1}”",
    en: "“{0}” is not written year-month-day", hint: "write ‘{1}’")
  let notOfTheCalendar = Rule(
    "value.date",
    vi: "“{0}” không phải ngày có thật", hint: hint.vi,
    en: "“{0}” is no date of the calendar", hint: hint.en)
  let numberWord = Rule(
    "value.document-number",
    vi: "“{0}”: chữ “Số” không thuộc số ký hiệu", hint: "viết “{1}”",
    en: "“{0}”: the word “Số” does not belong to the number", hint: "write ‘{1}’")
  let notADocumentNumber = Rule(
    "value.document-number", .warning,
    vi: "“{0}” không giống số, ký hiệu văn bản; được giữ nguyên như đã ghi",
    hint: "đối chiếu với bản gốc; số, ký hiệu thường có dạng “31-KH/ĐU” (Đảng) hoặc “15/KH-UBND” (Nhà nước)",
    en: "“{0}” does not look like the number of a document; it is kept as written",
    hint: "compare with the original; most numbers look like ‘31-KH/ĐU’ (Party) or ‘15/KH-UBND’ (State)")
  let notAnOrdinal = Rule(
    "value.ordinal",
    vi: "“{1}” phải là số nguyên từ 1 đến 9999", hint: "ví dụ “{1}: 14”",
    en: "‘{1}’ must be a whole number from 1 to 9999", hint: "for example ‘{1}: 14’")
  let notATerm = Rule(
    "value.term",
    vi: "“{0}” không phải nhiệm kỳ", hint: "viết hai năm, ví dụ “2020-2025”",
    en: "“{0}” is no term of office", hint: "write two years, for example ‘2020-2025’")
  let notAWebAddress = Rule(
    "value.web-address",
    vi: "“{0}” không phải địa chỉ web", hint: "ghi cả địa chỉ, bắt đầu bằng “https://”",
    en: "“{0}” is no web address", hint: "write the whole address, from ‘https://’ on")

  let notALanguage = Rule(
    "value.language",
    vi: "“{0}” không phải mã ngôn ngữ", hint: "viết mã hai hoặc ba chữ, ví dụ “vi”, “en”, “fr”",
    en: "“{0}” is no language tag", hint: "write a tag of two or three letters, for example ‘vi’, ‘en’, ‘fr’")
  let notAnEmailAddress = Rule(
    "value.email",
    vi: "“{0}” không phải địa chỉ thư điện tử", hint: "viết riêng địa chỉ, ví dụ “luutru@example.org”",
    en: "“{0}” is no e-mail address", hint: "write the address alone, for example ‘archive@example.org’")

  private static let hint = (
    vi: "viết năm-tháng-ngày, ví dụ “2023-05-25”; nếu chỉ biết tháng hoặc năm: “2023-05”, “2023”",
    en: "write year-month-day, for example ‘2023-05-25’; if only the month or year is known: ‘2023-05’, ‘2023’"
  )

  package init() {}
}
private let rules = ValueRules()
