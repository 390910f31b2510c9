// Reads the entries of one mapping as typed values; every deviation from the table of keys is a finding at its place.

import Texts
import Citations
import Diagnostics

struct Fields {
  let mapping: YAMLMapping

  /// Reports the keys that are not among `keys`.
  init(_ mapping: YAMLMapping, keys: [String], into report: inout Report) {
    self.mapping = mapping
    var count = 0
    for entry in mapping.entries where !keys.contains(entry.key) {
      report.add(.unknownKey(entry.key, keys: keys, entry.keyLocation))
      count += 1
      // More than are shown of a file need not be worded.
      if count > 50 { break }
    }
  }

  /// The entry's value; nil when the key is absent or has no value.
  private func value(_ key: String) -> YAMLValue? {
    guard let entry = mapping[key] else { return nil }
    if case .null = entry.value { return nil }
    return entry.value
  }

  /// Reports `key` when it is absent or has no value.
  func require(_ key: String, into report: inout Report) {
    if value(key) == nil { report.add(.missingValue(key, mapping[key]?.keyLocation ?? mapping.location)) }
  }

  /// One line of text, white space at the ends removed.
  func line(_ key: String, into report: inout Report) -> Located<String>? {
    value(key).flatMap { Self.line($0, of: key, into: &report) }
  }

  static func line(_ value: YAMLValue, of key: String, into report: inout Report) -> Located<String>? {
    guard let text = text(value, of: key, into: &report) else { return nil }
    if text.value.utf8.contains(0x0A) {
      report.add(.multiLine(key, text.location))
      return nil
    }
    return text
  }

  /// Text that may have several lines.
  func text(_ key: String, into report: inout Report) -> Located<String>? {
    guard let value = value(key) else { return nil }
    return Self.text(value, of: key, into: &report)
  }

  private static func text(_ value: YAMLValue, of key: String, into report: inout Report) -> Located<String>? {
    guard case .scalar(let raw, let location) = value else {
      if case .mapping = value {
        report.add(.textWithColon(key, value.location))
      } else {
        report.add(.wrongType(key, expected: .text, value.location))
      }
      return nil
    }
    let text = raw.trimmed
    guard !text.isEmpty else {
      report.add(.blank(key, location))
      return nil
    }
    guard text.utf8.count <= YAMLScreen.longestValue || text.unicodeScalars.count <= YAMLScreen.longestValue else {
      report.add(.tooLong(key, location))
      return nil
    }
    return Located(text, at: location)
  }

  /// A list of one-line texts; a single text is not a list.
  func lines(_ key: String, into report: inout Report) -> [Located<String>] {
    elements(key, into: &report).compactMap { Self.line($0, of: key, into: &report) }
  }

  /// The elements of a list.
  func elements(_ key: String, into report: inout Report) -> [YAMLValue] {
    guard let value = value(key) else { return [] }
    guard case .sequence(let elements, _) = value else {
      report.add(.wrongType(key, expected: .list, value.location))
      return []
    }
    return elements
  }

  /// The mapping under a key, with its own table of keys.
  func mapping(_ key: String, keys: [String], into report: inout Report) -> Fields? {
    guard let value = value(key) else { return nil }
    return Self.fields(value, of: key, keys: keys, into: &report)
  }

  /// The mappings of a list, each with the same table of keys.
  func mappings(_ key: String, keys: [String], into report: inout Report) -> [Fields] {
    elements(key, into: &report).compactMap { Self.fields($0, of: key, keys: keys, into: &report) }
  }

  static func fields(_ value: YAMLValue, of key: String, keys: [String], into report: inout Report) -> Fields? {
    guard case .mapping(let mapping) = value else {
      report.add(.wrongType(key, expected: .mapping(keys), value.location))
      return nil
    }
    return Fields(mapping, keys: keys, into: &report)
  }

  /// One of the raw values of `Choice`.
  func choice<Choice>(_ key: String, of type: Choice.Type, into report: inout Report) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = line(key, into: &report) else { return nil }
    if let choice = Choice(rawValue: text.value) { return choice }
    report.add(.notAChoice(text.value, key, choices: Choice.allCases.map(\.rawValue), text.location))
    return nil
  }

  func date(_ key: String, into report: inout Report) -> Located<DocumentDate>? {
    guard let text = line(key, into: &report) else { return nil }
    guard let date = DocumentDate(text.value) else {
      report.add(.notADate(text.value, key, text.location))
      return nil
    }
    return Located(date, at: text.location)
  }

  func documentNumber(_ key: String, into report: inout Report) -> Located<DocumentNumber>? {
    line(key, into: &report).flatMap { Self.documentNumber($0, into: &report) }
  }

  static func documentNumber(_ text: Located<String>, into report: inout Report) -> Located<DocumentNumber>? {
    guard let number = DocumentNumber(text.value) else {
      report.add(.notADocumentNumber(text.value, text.location))
      return nil
    }
    return Located(number, at: text.location)
  }

  /// A whole number from 1 to 9999.
  func ordinal(_ key: String, into report: inout Report) -> Int? {
    guard let text = line(key, into: &report) else { return nil }
    if text.value.utf8.count <= 4, let number = Int(text.value), number > 0 { return number }
    report.add(.notAnOrdinal(text.value, key, text.location))
    return nil
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    guard unicodeScalars.first?.isBlank == true || unicodeScalars.last?.isBlank == true else { return self }
    var rest = Substring(self).unicodeScalars.drop(while: \.isBlank)
    while rest.last?.isBlank == true { rest.removeLast() }
    return String(rest)
  }
}

extension Unicode.Scalar {
  /// Whether it is white space. The tables of Unicode are slow to ask.
  fileprivate var isBlank: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }
}

/// The shape that a key expects.
enum ExpectedShape {
  case text, list, mapping([String])
}

extension Diagnostic {
  fileprivate static func unknownKey(_ key: String, keys: [String], _ place: SourceLocation) -> Self {
    let hint: LocalizedText
    if let nearest = nearestName(to: key, in: keys) {
      hint = LocalizedText(vi: "có phải ý bạn là “\(nearest)”?", en: "did you mean ‘\(nearest)’?")
    } else {
      let list = keys.joined(separator: ", ")
      hint = LocalizedText(vi: "các khóa dùng được: \(list)", en: "the keys are: \(list)")
    }
    let hidden = key.unicodeScalars.contains { !$0.isASCII }
    return Diagnostic(
      .keyUnknown, at: place,
      LocalizedText(
        vi: hidden ? "không có khóa “\(key)” (tên khóa có ký tự không phải ASCII)" : "không có khóa “\(key)”",
        en: hidden ? "there is no key ‘\(key)’ (it has characters beyond ASCII)" : "there is no key ‘\(key)’"),
      hint: hint)
  }

  fileprivate static func missingValue(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueMissing, at: place,
      LocalizedText(vi: "thiếu “\(key)”", en: "‘\(key)’ is missing"),
      hint: LocalizedText(vi: "thêm dòng “\(key): …”", en: "add a line ‘\(key): …’"))
  }

  fileprivate static func textWithColon(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueType, at: place,
      LocalizedText(
        vi: "“\(key)” phải là chữ; dấu hai chấm làm YAML hiểu thành “khóa: giá trị”",
        en: "‘\(key)’ must be text; the colon makes YAML read it as ‘key: value’"),
      hint: LocalizedText(
        vi: "đặt cả giá trị trong dấu nháy: \"Học tập: làm theo\"",
        en: "put the whole value in quotes: \"Study: follow\""))
  }

  fileprivate static func wrongType(_ key: String, expected: ExpectedShape, _ place: SourceLocation) -> Self {
    let message: LocalizedText
    let hint: LocalizedText
    switch expected {
    case .text:
      message = LocalizedText(vi: "“\(key)” phải là chữ", en: "‘\(key)’ must be text")
      hint = LocalizedText(
        vi: "viết một giá trị sau “\(key):”; chữ bắt đầu bằng “[” hoặc “{” thì đặt trong dấu nháy kép",
        en: "write one value after ‘\(key):’; put text that starts with ‘[’ or ‘{’ in double quotes")
    case .list:
      message = LocalizedText(vi: "“\(key)” phải là danh sách", en: "‘\(key)’ must be a list")
      hint = LocalizedText(
        vi: "viết trong ngoặc vuông: “\(key): [một, hai]”, hoặc mỗi dòng một mục bắt đầu bằng “- ”",
        en: "write it in brackets, ‘\(key): [one, two]’, or one item a line after ‘- ’")
    case .mapping(let keys):
      let list = keys.joined(separator: ", ")
      message = LocalizedText(vi: "“\(key)” phải gồm các khóa \(list)", en: "‘\(key)’ must have the keys \(list)")
      hint = LocalizedText(
        vi: "viết “{\(keys[0]): …}” hoặc mỗi khóa một dòng thụt vào",
        en: "write ‘{\(keys[0]): …}’ or one key a line, indented")
    }
    return Diagnostic(.valueType, at: place, message, hint: hint)
  }

  fileprivate static func blank(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueBlank, at: place,
      LocalizedText(vi: "“\(key)” để trống", en: "‘\(key)’ is blank"),
      hint: LocalizedText(
        vi: "ghi giá trị, hoặc xóa dòng nếu khóa không bắt buộc",
        en: "write a value, or delete the line if the key is optional"))
  }

  fileprivate static func multiLine(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueMultiLine, at: place,
      LocalizedText(vi: "“\(key)” phải nằm trên một dòng", en: "‘\(key)’ must be one line"),
      hint: LocalizedText(vi: "nối các dòng lại thành một", en: "join the lines into one"))
  }

  fileprivate static func tooLong(_ key: String, _ place: SourceLocation) -> Self {
    let limit = YAMLScreen.longestValue
    return Diagnostic(
      .valueTooLong, at: place,
      LocalizedText(vi: "“\(key)” dài quá \(limit) ký tự", en: "‘\(key)’ is longer than \(limit) characters"),
      hint: LocalizedText(
        vi: "chuyển đoạn văn dài xuống phần nội dung của tệp", en: "move long text into the body of the file"))
  }

  static func notAChoice(_ value: String, _ key: String, choices: [String], _ place: SourceLocation) -> Self {
    let list = choices.joined(separator: ", ")
    let nearest = nearestName(to: value, in: choices)
    return Diagnostic(
      .valueChoice, at: place,
      LocalizedText(vi: "“\(value)” không phải giá trị của “\(key)”", en: "“\(value)” is not a value of ‘\(key)’"),
      hint: nearest.map {
        LocalizedText(vi: "có phải ý bạn là “\($0)”? Dùng được: \(list)", en: "did you mean ‘\($0)’? Possible: \(list)")
      } ?? LocalizedText(vi: "dùng một trong các giá trị: \(list)", en: "use one of: \(list)"))
  }

  fileprivate static func notADate(_ value: String, _ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueDate, at: place,
      LocalizedText(vi: "“\(value)” không phải ngày có thật", en: "“\(value)” is no date of the calendar"),
      hint: LocalizedText(
        vi: "viết năm-tháng-ngày, ví dụ “2023-05-25”; nếu chỉ biết tháng hoặc năm: “2023-05”, “2023”",
        en: "write year-month-day, for example ‘2023-05-25’; if only the month or year is known: ‘2023-05’, ‘2023’"))
  }

  fileprivate static func notADocumentNumber(_ value: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueDocumentNumber, at: place,
      LocalizedText(vi: "“\(value)” không phải số ký hiệu văn bản", en: "“\(value)” is no document number"),
      hint: LocalizedText(
        vi: "viết như “31-KH/ĐU” (văn bản của Đảng) hoặc “15/KH-UBND” (văn bản của Nhà nước)",
        en: "write it like ‘31-KH/ĐU’ (Party) or ‘15/KH-UBND’ (State)"))
  }

  fileprivate static func notAnOrdinal(_ value: String, _ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueOrdinal, at: place,
      LocalizedText(
        vi: "“\(key)” phải là số nguyên từ 1 đến 9999", en: "‘\(key)’ must be a whole number from 1 to 9999"),
      hint: LocalizedText(vi: "ví dụ “\(key): 14”", en: "for example ‘\(key): 14’"))
  }
}
