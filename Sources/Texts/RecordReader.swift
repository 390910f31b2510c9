// Reads the entries of a mapping as typed values; every deviation is a finding at its place.

package import Diagnostics

/// An ID that a record names.
package struct RecordReference: Hashable, Sendable {
  /// The kind of record that must have the ID.
  package enum Target: String, CaseIterable, Sendable {
    case body, event, plan
  }

  package let target: Target
  package let id: Located<String>
}

/// The entries of one mapping as typed values.
///
/// The keys that a record has are those that are asked for: any other is reported as unknown, and hints name the keys in
/// the order in which they were asked for. So every key is asked for, whether a record can be made or not, and `keys` tells
/// of them all; the parameters `as` are for that alone and cost nothing otherwise.
package struct RecordReader: ~Copyable {
  /// What is wrong with the entries; `finish` hands it on.
  package var report = Report()
  /// The references of the mapping and of those within it.
  package private(set) var references: [RecordReference] = []
  private var mapping: YAMLMapping
  private let labels: Labels
  private var keys: [String] = []
  private var takesAnyKey = false
  /// The keys with their shapes; nil when nobody will ask for them.
  private var described: RecordKeys?
  /// Required keys that are absent.
  private var missing: [(key: String, place: SourceLocation)] = []
  /// The mappings within this one, or keys without a value that should be one, and the keys that they can have.
  private var groups: [(key: String, keys: [String])] = []

  package init(_ mapping: YAMLMapping, labels: Labels = Labels()) {
    self.mapping = mapping
    self.labels = labels
  }

  /// Where the mapping begins.
  package var location: SourceLocation { mapping.location }

  /// Reports the keys that were not asked for, and adds all findings to `report`.
  package consuming func finish(into report: inout Report) {
    let strays = strays()
    for index in mapping.repeated.subtracting(strays) {
      let entry = mapping.entries[index]
      self.report.add(yamlRules.duplicateKey, entry.key, entry.key, at: entry.keyLocation)
    }
    let unread = takesAnyKey ? [] : unread.filter { !strays.contains($0.index) }.map(\.entry)
    let known = unread.isEmpty ? "" : keys.joined(separator: ", ")
    let absent = unread.isEmpty ? [] : keys.filter { mapping[$0] == nil }
    let labels = labels
    // A key that is there under another name is not missing.
    let meant =
      missing.isEmpty
      ? []
      : Set(
        unread.prefix(Report.mostShown).compactMap {
          labels.meaning(of: $0.key, among: absent) ?? labels.nearest(to: $0.key, among: absent)
        })
    for (key, place) in missing where !meant.contains(key) { self.report.add(rules.missing, key, at: place) }
    for entry in unread {
      let rule = entry.key.utf8.allSatisfy { $0 < 0x80 } ? rules.unknownKey : rules.unknownKeyBeyondASCII
      let meant = labels.meaning(of: entry.key, among: absent)
      let isCertain = entry.keyLength > 0 && !["access", "internal", "secrecy"].contains(meant)
      self.report.add(
        rule, entry.key, known, at: entry.keyLocation,
        suggesting: meant ?? labels.nearest(to: entry.key, among: absent),
        repair: isCertain ? meant.map { [TextEdit(at: entry.keyLocation, length: entry.keyLength, $0)] } ?? [] : [])
    }
    report.add(contentsOf: self.report)
  }

  /// Reports the entries that belong to the mapping above them and are not indented.
  ///
  /// - Returns: their positions.
  private mutating func strays() -> Set<Int> {
    var strays: Set<Int> = []
    for (key, keys) in groups {
      guard let index = mapping.entries.firstIndex(where: { $0.key == key }) else { continue }
      let inner: YAMLMapping? = if case .mapping(let inner) = mapping.entries[index].value { inner } else { nil }
      // The keys in brackets are not a matter of indentation.
      if let inner, inner.location.line == mapping.entries[index].keyLocation.line { continue }
      let run = mapping.entries.indices[(index + 1)...].prefix { index in
        let key = mapping.entries[index].key
        return keys.contains(key) && inner?[key] == nil && (inner == nil || !self.keys.contains(key))
      }
      guard let first = run.first else { continue }
      strays.formUnion(run)
      let indentation = inner.map { $0.location.column - mapping.location.column } ?? 2
      let repair = indented(run, by: indentation)
      report.add(
        rules.strayKey, mapping.entries[first].key, key, at: mapping.entries[first].keyLocation, repair: repair)
    }
    return strays
  }

  /// Moves entries to the right; nothing where it is not known on which line they end.
  private func indented(_ entries: Range<Int>, by indentation: Int) -> [TextEdit] {
    var edits: [TextEdit] = []
    for index in entries {
      let entry = mapping.entries[index]
      var last = entry.keyLocation.line
      switch entry.value {
      case .null: break
      case .scalar(let scalar) where scalar.length > 0 && scalar.location.line == last: break
      default:
        guard index + 1 < mapping.entries.count else { return [] }
        last = mapping.entries[index + 1].keyLocation.line - 1
      }
      let blanks = String(repeating: " ", count: indentation)
      edits += (entry.keyLocation.line...last).map { line in
        TextEdit(at: SourceLocation(file: location.file, line: line), length: 0, blanks)
      }
    }
    return edits
  }

  // MARK: Text

  /// One line of text, white space at the ends removed.
  ///
  /// - Parameters:
  ///   - required: whether it is reported when the key is absent or has no value.
  ///   - isWord: whether it is a name in which no ` #` stands: then a comment can follow.
  package mutating func line(
    _ key: String, required: Bool = false, isWord: Bool = false, as shape: @autoclosure () -> ValueShape = .text
  ) -> Located<String>? {
    value(key, required: required, as: shape()).flatMap { line($0, of: key, isWord: isWord) }
  }

  /// A list of one-line texts; a single text is not a list. A required list has an element at least.
  package mutating func lines(
    _ key: String, required: Bool = false, areWords: Bool = false, as shape: @autoclosure () -> ValueShape = .text
  ) -> [Located<String>] {
    elements(key, required: required, as: shape()).compactMap { line($0, of: key, isWord: areWords) }
  }

  /// A list of one-line texts, or one of them by itself.
  package mutating func oneOrMoreLines(
    _ key: String, required: Bool = false, as shape: @autoclosure () -> ValueShape = .text
  ) -> [Located<String>] {
    if case .sequence? = mapping[key]?.value { return lines(key, required: required) }
    return line(key, required: required, as: .either(shape(), .list(shape()))).map { [$0] } ?? []
  }

  /// One line in a form of its own.
  ///
  /// - Parameters:
  ///   - rule: reported with the text and the key where `parse` gives nil.
  ///   - parse: makes a value of the text.
  package mutating func line<Value>(
    _ key: String, required: Bool = false, as shape: @autoclosure () -> ValueShape = .text, or rule: Rule,
    _ parse: (String) -> Value?
  ) -> Located<Value>? {
    line(key, required: required, isWord: true, as: shape()).flatMap { parsed($0, of: key, or: rule, parse) }
  }

  /// A list of lines in a form of their own; the parameters are those of `line`.
  package mutating func lines<Value>(_ key: String, or rule: Rule, _ parse: (String) -> Value?) -> [Located<Value>] {
    lines(key, areWords: true).compactMap { parsed($0, of: key, or: rule, parse) }
  }

  /// Text that may have several lines.
  package mutating func text(_ key: String, required: Bool = false) -> Located<String>? {
    value(key, required: required, as: .text).flatMap { text($0, of: key, isWord: false) }
  }

  /// One of the raw values of `Choice`.
  package mutating func choice<Choice>(_ key: String, of type: Choice.Type, required: Bool = false) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    line(key, required: required, isWord: true, as: .choice(Choice.allCases.map(\.rawValue))).flatMap {
      choice($0, of: key)
    }
  }

  /// A list of raw values of `Choice`.
  package mutating func choices<Choice>(_ key: String, of type: Choice.Type) -> [Choice]
  where Choice: RawRepresentable<String> & CaseIterable {
    lines(key, areWords: true, as: .choice(Choice.allCases.map(\.rawValue))).compactMap { choice($0, of: key) }
  }

  private mutating func choice<Choice>(_ text: Located<String>, of key: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: text.value) { return choice }
    let choices = Choice.allCases.map(\.rawValue)
    let meant = labels.meaning(of: text.value, among: choices)
    let nearest = meant ?? labels.nearest(to: text.value, among: choices)
    report.add(
      nearest == nil ? rules.notAChoice : rules.nearlyAChoice, text.value, key, choices.joined(separator: ", "),
      nearest ?? "", at: text.location, repair: meant.map(text.replaced) ?? [])
    return nil
  }

  private mutating func line(_ value: YAMLValue, of key: String, isWord: Bool) -> Located<String>? {
    guard let text = text(value, of: key, isWord: isWord) else { return nil }
    if !text.value.utf8.contains(0x0A) { return text }
    report.add(rules.multiLine, key, at: text.location)
    return nil
  }

  private mutating func text(_ value: YAMLValue, of key: String, isWord: Bool) -> Located<String>? {
    guard case .scalar(let scalar) = value else {
      if case .mapping(let mapping) = value {
        reportText(mapping, of: key)
      } else {
        report.add(rules.notText, key, at: value.location)
      }
      return nil
    }
    let location = scalar.location
    if !isWord, let column = scalar.commentColumn {
      let place = SourceLocation(file: location.file, line: location.line, column: column)
      report.add(rules.textWithComment, key, at: place, repair: scalar.quoting)
    }
    let text = scalar.text.trimmed
    let limit = YAMLValue.longestText
    if text.isEmpty {
      report.add(rules.blank, key, at: location)
    } else if text.utf8.count > limit, text.unicodeScalars.count > limit {
      report.add(rules.tooLong, key, limit, at: location)
    } else {
      return Located(text, at: location, length: scalar.length)
    }
    return nil
  }

  /// Reports a text that YAML reads as a mapping, for the colon in it.
  private mutating func reportText(_ mapping: YAMLMapping, of key: String) {
    let isInCurlyQuotes = mapping.entries.first?.key.startsWithCurlyQuote ?? false
    report.add(
      isInCurlyQuotes ? yamlRules.curlyQuotes : rules.textWithColon, key, at: mapping.location, repair: mapping.quoting)
  }

  private mutating func parsed<Value>(
    _ text: Located<String>, of key: String, or rule: Rule, _ parse: (String) -> Value?
  ) -> Located<Value>? {
    if let value = parse(text.value) { return Located(value, at: text.location, length: text.length) }
    report.add(rule, text.value, key, at: text.location)
    return nil
  }

  // MARK: Lists and mappings

  /// What `read` makes of the mapping under a key; its findings and references join those of this reader.
  package mutating func mapping<Value>(_ key: String, _ read: (inout RecordReader) -> Value?) -> Value? {
    guard let value = value(key, as: .mapping(Self.keys(askedForBy: read))) else {
      if mapping[key] != nil { groups.append((key, Self.names(askedForBy: read))) }
      return nil
    }
    guard case .mapping(let inner) = value else {
      reportNoMapping(value, of: key, read)
      return nil
    }
    let (result, keys) = self.read(inner, read)
    groups.append((key, keys))
    return result
  }

  /// What `read` makes of each mapping of a list.
  ///
  /// - Parameter short: the key whose value alone may stand for a mapping.
  package mutating func mappings<Value>(
    _ key: String, short: String? = nil, _ read: (inout RecordReader) -> Value?
  ) -> [Value] {
    func shape() -> ValueShape {
      let mapping = ValueShape.mapping(Self.keys(askedForBy: read))
      return short == nil ? mapping : .either(.text, mapping)
    }
    return elements(key, as: shape()).compactMap { element in
      switch element {
      case .mapping(let mapping):
        guard let short, mapping[short] == nil, isText(mapping, read) else { return self.read(mapping, read).result }
        reportText(mapping, of: key)
      case .scalar where short != nil:
        let place = element.location
        let entry = YAMLMapping.Entry(key: short ?? "", keyLocation: place, keyLength: 0, value: element)
        return self.read(YAMLMapping([entry], at: place), read).result
      default: reportNoMapping(element, of: key, read)
      }
      return nil
    }
  }

  /// Whether a mapping begins with no key, nor with a slip for one: then a text was meant, with a colon in it.
  private func isText<Value>(_ mapping: YAMLMapping, _ read: (inout RecordReader) -> Value?) -> Bool {
    guard let first = mapping.entries.first?.key else { return false }
    let keys = Self.names(askedForBy: read)
    return !keys.contains(first) && labels.meaning(of: first, among: keys) == nil
      && nearestName(to: first, in: keys) == nil
  }

  /// What `read` makes of each mapping of a text that is a list of them, such as an authority file; an empty text has none.
  package static func list<Value>(
    parsing text: SourceText, labels: Labels, into report: inout Report, _ read: (inout RecordReader) -> Value?
  ) -> [Value] {
    let start = SourceLocation(file: text.file)
    guard let root = YAMLValue(parsing: text.bytes, at: start, text.columns, into: &report) else { return [] }
    if case .null = root { return [] }
    guard case .sequence(let elements, _) = root else {
      report.add(rules.rootNotAList, at: root.location)
      return []
    }
    var reader = RecordReader(YAMLMapping([], at: start), labels: labels)
    swap(&reader.report, &report)
    let values = elements.compactMap { (element) -> Value? in
      if case .mapping(let mapping) = element { return reader.read(mapping, read).result }
      reader.reportNoMapping(element, of: "-", read)
      return nil
    }
    reader.finish(into: &report)
    return values
  }

  private mutating func elements(
    _ key: String, required: Bool = false, as shape: @autoclosure () -> ValueShape
  ) -> [YAMLValue] {
    guard let value = value(key, required: required, as: .list(shape())) else { return [] }
    guard case .sequence(let elements, _) = value else {
      report.add(rules.notAList, key, at: value.location)
      return []
    }
    if required, elements.isEmpty { report.add(rules.missing, key, at: mapping[key]?.keyLocation ?? location) }
    return elements
  }

  /// - Returns: also the keys that were asked for.
  private mutating func read<Value>(
    _ mapping: YAMLMapping, _ read: (inout RecordReader) -> Value?
  ) -> (result: Value?, keys: [String]) {
    var reader = RecordReader(mapping, labels: labels)
    // One report for the whole file: what it does not keep is not worded.
    swap(&reader.report, &report)
    let result = read(&reader)
    references += reader.references
    let keys = reader.keys
    reader.finish(into: &report)
    return (result, keys)
  }

  private mutating func reportNoMapping<Value>(
    _ value: YAMLValue, of key: String, _ read: (inout RecordReader) -> Value?
  ) {
    report.add(rules.notAMapping, at: value.location) {
      let asked = Self.keys(askedForBy: read)
      let names = asked.keys.map(\.name)
      return Diagnostic(
        asked.others == nil ? rules.notAMappingOfKeys : rules.notAMapping,
        [key, names.joined(separator: ", "), names.first ?? ""], at: value.location)
    }
  }

  /// Which keys a mapping can have.
  package static func keys<Value, Failure>(
    askedForBy read: (inout RecordReader) throws(Failure) -> Value
  ) throws(Failure) -> RecordKeys {
    var reader = RecordReader(YAMLMapping([], at: SourceLocation(file: "")))
    reader.described = RecordKeys()
    _ = try read(&reader)
    return reader.described ?? RecordKeys()
  }

  private static func names<Value>(askedForBy read: (inout RecordReader) -> Value) -> [String] {
    keys(askedForBy: read).keys.map(\.name)
  }

  // MARK: References

  /// The ID of another record.
  package mutating func reference(
    _ key: String, to target: RecordReference.Target, required: Bool = false
  ) -> Located<String>? {
    let id = line(key, required: required, isWord: true, as: .reference(target))
    if let id { references.append(RecordReference(target: target, id: id)) }
    return id
  }

  /// A list of IDs, or one of them by itself.
  package mutating func oneOrMoreReferences(
    _ key: String, to target: RecordReference.Target, required: Bool = false
  ) -> [Located<String>] {
    let lines = oneOrMoreLines(key, required: required, as: .reference(target))
    references += lines.map { RecordReference(target: target, id: $0) }
    return lines
  }

  /// A list of IDs.
  ///
  /// - Parameter isID: false for what is meant otherwise, such as the number of a document: nothing must have it as its ID.
  ///   nil when nothing is.
  package mutating func references(
    _ key: String, to target: RecordReference.Target, required: Bool = false,
    where isID: ((String) -> Bool)? = nil
  ) -> [Located<String>] {
    let lines = lines(key, required: required, areWords: true, as: .reference(target, only: isID == nil))
    for line in lines where isID?(line.value) ?? true { references.append(RecordReference(target: target, id: line)) }
    return lines
  }

  // MARK: Keys

  /// Whether the key is there, with whatever value.
  package func has(_ key: String) -> Bool { mapping[key] != nil }

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
  package mutating func freeEntries(as shape: @autoclosure () -> ValueShape = .anything) -> [YAMLMapping.Entry] {
    takesAnyKey = true
    described?.others = shape()
    return unread.map(\.entry)
  }

  private var unread: [(index: Int, entry: YAMLMapping.Entry)] {
    mapping.entries.enumerated().filter { !keys.contains($0.element.key) }.map { ($0.offset, $0.element) }
  }

  /// The entry's value; nil when the key is absent or has no value.
  private mutating func value(
    _ key: String, required: Bool = false, as shape: @autoclosure () -> ValueShape
  ) -> YAMLValue? {
    keys.append(key)
    described?.keys.append(RecordKeys.Key(name: key, isRequired: required, shape: shape()))
    let entry = mapping[key]
    switch entry?.value {
    case nil, .null:
      if required { missing.append((key, entry?.keyLocation ?? location)) }
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
  let textWithComment = Rule(
    "value.comment",
    vi: "“{0}” bị cắt ở đây: phần sau “ #” là ghi chú, không phải chữ của giá trị",
    hint: "đặt cả giá trị trong dấu nháy: \"Kế hoạch # 5\"; ghi chú thì viết ở dòng riêng bên trên, bắt đầu bằng “#”",
    en: "‘{0}’ is cut here: what follows ‘ #’ is a comment and not part of the text",
    hint: "put the whole value in quotes: \"Plan # 5\"; write a comment on a line of its own above, after ‘#’")
  let strayKey = Rule(
    "key.indentation",
    vi: "“{0}” thuộc về “{1}” ở trên nhưng không thụt vào",
    hint: "thụt mọi dòng của “{1}” vào hai dấu cách; nếu không thuộc “{1}”, xóa dòng “{1}:” còn trống",
    en: "‘{0}’ belongs to ‘{1}’ above and is not indented",
    hint: "indent every line of ‘{1}’ by two blanks; if it does not belong there, delete the empty line ‘{1}:’")
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
