// Reads the entries of a mapping as typed values; every deviation is a finding at its place.

package import Diagnostics

/// An ID that a record names.
package struct RecordReference: Hashable, Sendable {
  /// The kind of record that must have the ID.
  package enum Target: Sendable {
    case body, event, plan
  }

  package let target: Target
  package let id: Located<String>
}

/// The entries of one mapping as typed values.
///
/// The keys that a record has are those that are asked for: any other is reported as unknown, and hints name the keys in
/// the order in which they were asked for. So every key is asked for, whether a record can be made or not.
package struct RecordReader: ~Copyable {
  /// What is wrong with the entries; `finish` hands it on.
  package var report = Report()
  /// The references of the mapping and of those within it.
  package private(set) var references: [RecordReference] = []
  private var mapping: YAMLMapping
  private var keys: [String] = []
  private var takesAnyKey = false

  package init(_ mapping: YAMLMapping) {
    self.mapping = mapping
  }

  /// Where the mapping begins.
  package var location: SourceLocation { mapping.location }

  /// Reports the keys that were not asked for, and adds all findings to `report`.
  package consuming func finish(into report: inout Report) {
    let unread = takesAnyKey ? [] : unread
    let known = unread.isEmpty ? "" : keys.joined(separator: ", ")
    for entry in unread {
      let rule = entry.key.utf8.allSatisfy { $0 < 0x80 } ? rules.unknownKey : rules.unknownKeyBeyondASCII
      self.report.add(
        rule, entry.key, known, at: entry.keyLocation, suggesting: nearestName(to: entry.key, in: keys))
    }
    report.add(contentsOf: self.report)
  }

  // MARK: Text

  /// One line of text, white space at the ends removed.
  ///
  /// - Parameter required: whether it is reported when the key is absent or has no value.
  package mutating func line(_ key: String, required: Bool = false) -> Located<String>? {
    value(key, required: required).flatMap { line($0, of: key) }
  }

  /// A list of one-line texts; a single text is not a list. A required list has an element at least.
  package mutating func lines(_ key: String, required: Bool = false) -> [Located<String>] {
    elements(key, required: required).compactMap { line($0, of: key) }
  }

  /// A list of one-line texts, or one of them by itself.
  package mutating func oneOrMoreLines(_ key: String, required: Bool = false) -> [Located<String>] {
    if case .sequence? = mapping[key]?.value { return lines(key, required: required) }
    return line(key, required: required).map { [$0] } ?? []
  }

  /// One line in a form of its own.
  ///
  /// - Parameters:
  ///   - rule: reported with the text and the key where `parse` gives nil.
  ///   - parse: makes a value of the text.
  package mutating func line<Value>(
    _ key: String, required: Bool = false, or rule: Rule, _ parse: (String) -> Value?
  ) -> Located<Value>? {
    line(key, required: required).flatMap { parsed($0, of: key, or: rule, parse) }
  }

  /// A list of lines in a form of their own; the parameters are those of `line`.
  package mutating func lines<Value>(_ key: String, or rule: Rule, _ parse: (String) -> Value?) -> [Located<Value>] {
    lines(key).compactMap { parsed($0, of: key, or: rule, parse) }
  }

  /// Text that may have several lines.
  package mutating func text(_ key: String, required: Bool = false) -> Located<String>? {
    value(key, required: required).flatMap { text($0, of: key) }
  }

  /// One of the raw values of `Choice`.
  package mutating func choice<Choice>(_ key: String, of type: Choice.Type, required: Bool = false) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = line(key, required: required) else { return nil }
    if let choice = Choice(rawValue: text.value) { return choice }
    let choices = Choice.allCases.map(\.rawValue)
    let nearest = nearestName(to: text.value, in: choices)
    report.add(
      nearest == nil ? rules.notAChoice : rules.nearlyAChoice, text.value, key, choices.joined(separator: ", "),
      nearest ?? "", at: text.location)
    return nil
  }

  private mutating func line(_ value: YAMLValue, of key: String) -> Located<String>? {
    guard let text = text(value, of: key) else { return nil }
    if !text.value.utf8.contains(0x0A) { return text }
    report.add(rules.multiLine, key, at: text.location)
    return nil
  }

  private mutating func text(_ value: YAMLValue, of key: String) -> Located<String>? {
    guard case .scalar(let raw, let location) = value else {
      let isMapping = if case .mapping = value { true } else { false }
      report.add(isMapping ? rules.textWithColon : rules.notText, key, at: value.location)
      return nil
    }
    let text = raw.trimmed
    let limit = YAMLValue.longestText
    if text.isEmpty {
      report.add(rules.blank, key, at: location)
    } else if text.utf8.count > limit, text.unicodeScalars.count > limit {
      report.add(rules.tooLong, key, limit, at: location)
    } else {
      return Located(text, at: location)
    }
    return nil
  }

  private mutating func parsed<Value>(
    _ text: Located<String>, of key: String, or rule: Rule, _ parse: (String) -> Value?
  ) -> Located<Value>? {
    if let value = parse(text.value) { return Located(value, at: text.location) }
    report.add(rule, text.value, key, at: text.location)
    return nil
  }

  // MARK: Lists and mappings

  /// What `read` makes of the mapping under a key; its findings and references join those of this reader.
  package mutating func mapping<Value>(_ key: String, _ read: (inout RecordReader) -> Value?) -> Value? {
    value(key).flatMap { mapping($0, of: key, read) }
  }

  /// What `read` makes of each mapping of a list.
  ///
  /// - Parameter short: the key whose value alone may stand for a mapping.
  package mutating func mappings<Value>(
    _ key: String, short: String? = nil, _ read: (inout RecordReader) -> Value?
  ) -> [Value] {
    elements(key).compactMap { element in
      var element = element
      if let short, case .scalar(_, let place) = element {
        let entry = YAMLMapping.Entry(key: short, keyLocation: place, value: element)
        element = .mapping(YAMLMapping([entry], at: place))
      }
      return mapping(element, of: key, read)
    }
  }

  /// What `read` makes of each mapping of a text that is a list of them, such as an authority file; an empty text has none.
  package static func list<Value>(
    parsing text: SourceText, into report: inout Report, _ read: (inout RecordReader) -> Value?
  ) -> [Value] {
    let start = SourceLocation(file: text.file)
    guard let root = YAMLValue(parsing: text.bytes, at: start, text.columns, into: &report) else { return [] }
    if case .null = root { return [] }
    guard case .sequence(let elements, _) = root else {
      report.add(rules.rootNotAList, at: root.location)
      return []
    }
    var reader = RecordReader(YAMLMapping([], at: start))
    swap(&reader.report, &report)
    let values = elements.compactMap { reader.mapping($0, of: "-", read) }
    reader.finish(into: &report)
    return values
  }

  private mutating func elements(_ key: String, required: Bool = false) -> [YAMLValue] {
    guard let value = value(key, required: required) else { return [] }
    guard case .sequence(let elements, _) = value else {
      report.add(rules.notAList, key, at: value.location)
      return []
    }
    if required, elements.isEmpty { report.add(rules.missing, key, at: mapping[key]?.keyLocation ?? location) }
    return elements
  }

  private mutating func mapping<Value>(
    _ value: YAMLValue, of key: String, _ read: (inout RecordReader) -> Value?
  ) -> Value? {
    guard case .mapping(let mapping) = value else {
      report.add(rules.notAMapping, at: value.location) {
        // Asked of nothing, to learn which keys there are.
        var asked = RecordReader(YAMLMapping([], at: value.location))
        _ = read(&asked)
        return Diagnostic(
          asked.takesAnyKey ? rules.notAMapping : rules.notAMappingOfKeys,
          [key, asked.keys.joined(separator: ", "), asked.keys.first ?? ""], at: value.location)
      }
      return nil
    }
    var reader = RecordReader(mapping)
    // One report for the whole file: what it does not keep is not worded.
    swap(&reader.report, &report)
    let result = read(&reader)
    references += reader.references
    reader.finish(into: &report)
    return result
  }

  // MARK: References

  /// The ID of another record.
  package mutating func reference(
    _ key: String, to target: RecordReference.Target, required: Bool = false
  ) -> Located<String>? {
    let id = line(key, required: required)
    if let id { references.append(RecordReference(target: target, id: id)) }
    return id
  }

  /// A list of IDs, or one of them by itself.
  package mutating func oneOrMoreReferences(
    _ key: String, to target: RecordReference.Target, required: Bool = false
  ) -> [Located<String>] {
    let lines = oneOrMoreLines(key, required: required)
    references += lines.map { RecordReference(target: target, id: $0) }
    return lines
  }

  /// A list of IDs.
  ///
  /// - Parameter isID: false for what is meant otherwise, such as the number of a document: nothing must have it as its ID.
  package mutating func references(
    _ key: String, to target: RecordReference.Target, required: Bool = false,
    where isID: (String) -> Bool = { _ in true }
  ) -> [Located<String>] {
    let lines = lines(key, required: required)
    for line in lines where isID(line.value) { references.append(RecordReference(target: target, id: line)) }
    return lines
  }

  // MARK: Keys

  /// Reports a key that records had once, by a rule that says what to do with it. Hints do not name it.
  ///
  /// - Returns: whether it is there.
  package mutating func refuse(_ key: String, _ rule: Rule) -> Bool {
    guard let entry = mapping[key] else { return false }
    report.add(rule, at: entry.keyLocation)
    mapping = YAMLMapping(mapping.entries.filter { $0.key != key }, at: mapping.location)
    return true
  }

  /// The entries that were not asked for: their keys are the editor's own, and none is unknown.
  package mutating func freeEntries() -> [YAMLMapping.Entry] {
    takesAnyKey = true
    return unread
  }

  private var unread: [YAMLMapping.Entry] { mapping.entries.filter { !keys.contains($0.key) } }

  /// The entry's value; nil when the key is absent or has no value.
  private mutating func value(_ key: String, required: Bool = false) -> YAMLValue? {
    keys.append(key)
    let entry = mapping[key]
    switch entry?.value {
    case nil, .null:
      if required { report.add(rules.missing, key, at: entry?.keyLocation ?? location) }
      return nil
    case let value: return value
    }
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

package struct RecordReaderRules: RuleTable {
  let unknownKey = Rule(
    "key.unknown",
    vi: "không có khóa “{0}”", hint: "các khóa dùng được: {1}",
    en: "there is no key ‘{0}’", hint: "the keys are: {1}")
  let unknownKeyBeyondASCII = Rule(
    "key.unknown",
    vi: "không có khóa “{0}” (tên khóa có ký tự không phải ASCII)", hint: "các khóa dùng được: {1}",
    en: "there is no key ‘{0}’ (it has characters beyond ASCII)", hint: "the keys are: {1}")
  let missing = Rule(
    "value.missing",
    vi: "thiếu “{0}”", hint: "thêm dòng “{0}: …”",
    en: "‘{0}’ is missing", hint: "add a line ‘{0}: …’")
  let textWithColon = Rule(
    "value.type",
    vi: "“{0}” phải là chữ; dấu hai chấm làm YAML hiểu thành “khóa: giá trị”",
    hint: "đặt cả giá trị trong dấu nháy: \"Học tập: làm theo\"",
    en: "‘{0}’ must be text; the colon makes YAML read it as ‘key: value’",
    hint: "put the whole value in quotes: \"Study: follow\"")
  let notText = Rule(
    "value.type",
    vi: "“{0}” phải là chữ",
    hint: "viết một giá trị sau “{0}:”; chữ bắt đầu bằng “[” hoặc “{” thì đặt trong dấu nháy kép",
    en: "‘{0}’ must be text",
    hint: "write one value after ‘{0}:’; put text that starts with ‘[’ or ‘{’ in double quotes")
  let notAList = Rule(
    "value.type",
    vi: "“{0}” phải là danh sách",
    hint: "viết trong ngoặc vuông: “{0}: [một, hai]”, hoặc mỗi dòng một mục bắt đầu bằng “- ”",
    en: "‘{0}’ must be a list", hint: "write it in brackets, ‘{0}: [one, two]’, or one item a line after ‘- ’")
  let notAMappingOfKeys = Rule(
    "value.type",
    vi: "“{0}” phải gồm các khóa {1}", hint: "viết “{{2}: …}” hoặc mỗi khóa một dòng thụt vào",
    en: "‘{0}’ must have the keys {1}", hint: "write ‘{{2}: …}’ or one key a line, indented")
  let notAMapping = Rule(
    "value.type",
    vi: "“{0}” phải gồm các dòng “khóa: giá trị”", hint: "ví dụ: “  ghi_chu: …” ở dòng dưới",
    en: "‘{0}’ must have lines ‘key: value’", hint: "for example ‘  note: …’ on the line below")
  let rootNotAList = Rule(
    "yaml.root",
    vi: "tệp này phải là một danh sách", hint: "mỗi mục bắt đầu bằng “- ” ở cột đầu",
    en: "this file must be a list", hint: "each entry starts with ‘- ’ in the first column")
  let blank = Rule(
    "value.blank",
    vi: "“{0}” để trống", hint: "ghi giá trị, hoặc xóa dòng nếu khóa không bắt buộc",
    en: "‘{0}’ is blank", hint: "write a value, or delete the line if the key is optional")
  let multiLine = Rule(
    "value.multi-line",
    vi: "“{0}” phải nằm trên một dòng", hint: "nối các dòng lại thành một",
    en: "‘{0}’ must be one line", hint: "join the lines into one")
  let tooLong = Rule(
    "value.too-long",
    vi: "“{0}” dài quá {1} ký tự", hint: "chuyển đoạn văn dài xuống phần nội dung của tệp",
    en: "‘{0}’ is longer than {1} characters", hint: "move long text into the body of the file")
  let notAChoice = Rule(
    "value.choice",
    vi: "“{0}” không phải giá trị của “{1}”", hint: "dùng một trong các giá trị: {2}",
    en: "“{0}” is not a value of ‘{1}’", hint: "use one of: {2}")
  let nearlyAChoice = Rule(
    "value.choice",
    vi: "“{0}” không phải giá trị của “{1}”", hint: "có phải ý bạn là “{3}”? Dùng được: {2}",
    en: "“{0}” is not a value of ‘{1}’", hint: "did you mean ‘{3}’? Possible: {2}")

  package init() {}
}
private let rules = RecordReaderRules()
