// YAML as written: ordered entries, every scalar a text, every part with its place. Typing is the reader's.

package import Diagnostics

package enum YAMLValue: Equatable, Sendable {
  /// The length of a value, in scalars, and of a line that is not part of a quoted or block scalar.
  package static let longestText = 20_000

  case scalar(Scalar)
  /// Nothing, `~` or `null` without quotes.
  case null(SourceLocation)
  case sequence([YAMLValue], SourceLocation)
  case mapping(YAMLMapping)

  package struct Scalar: Equatable, Sendable {
    /// As written, whatever YAML would make of it: `no` stays “no”. In NFC.
    package let text: String
    package let location: SourceLocation
    /// How many Unicode scalars of the file it takes, with its quotes; 0 where it has several lines.
    package let length: Int
    /// The column of the comment that ends a scalar without quotes; nil where none does.
    var commentColumn: Int?
    /// Makes one text of it and the comment.
    var quoting: [TextEdit] = []
  }

  package var location: SourceLocation {
    switch self {
    case .scalar(let scalar): scalar.location
    case .null(let location), .sequence(_, let location): location
    case .mapping(let mapping): mapping.location
    }
  }

  /// Parses a text that holds one YAML document, strictly: see `YAMLParser`.
  ///
  /// - Parameters:
  ///   - text: UTF-8 in NFC, lines end in LF.
  ///   - start: location of the first character of `text` in its file.
  ///   - columns: of the file.
  /// - Returns: nil when something was reported, or the text holds no document.
  package init?(
    parsing text: [UInt8], at start: SourceLocation, _ columns: StoredColumns = StoredColumns(),
    into report: inout Report
  ) {
    self.init(YAMLParser(text, at: start, columns), into: &report)
  }

  /// A text without the words of its comments. Every `#` stays, so that all other lines mean what they meant.
  ///
  /// - Parameters:
  ///   - text: has been parsed without a finding.
  ///   - start: where its YAML begins; that ends before a line `---`.
  package static func withEmptyComments(_ text: [UInt8], from start: Int) -> [UInt8] {
    var parser = YAMLParser(Array(text[start...]), at: SourceLocation(file: ""), StoredColumns())
    _ = parser.document()
    var (kept, end): ([UInt8], Int) = ([], 0)
    for comment in parser.comments {
      kept += text[end...start + comment.lowerBound]
      end = start + comment.upperBound
    }
    return kept + text[end...]
  }

  /// The value with every text in quotes, each on a line of its own. None of them may have several lines.
  package var inBrackets: String {
    switch self {
    case .scalar(let scalar): scalar.text.inYAMLQuotes
    case .null: "null"
    case .sequence(let items, _): "[" + items.map(\.inBrackets).joined(separator: ",\n    ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key): \($0.value.inBrackets)" }.joined(separator: ",\n  ") + "}"
    }
  }

  fileprivate init?(_ parser: YAMLParser, into report: inout Report) {
    var parser = parser
    let value = parser.document()
    report.add(contentsOf: parser.report)
    guard let value, parser.report.isEmpty else { return nil }
    self = value
  }
}

package struct YAMLMapping: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    /// How many Unicode scalars of the file the key takes, with its quotes.
    package let keyLength: Int
    package let value: YAMLValue
  }

  package let entries: [Entry]
  package let location: SourceLocation
  /// Makes a text of an item of a list that is one line `key: value`; empty for any other mapping.
  var quoting: [TextEdit] = []
  /// Which entries repeat keys and were not reported.
  var repeated: Set<Int> = []

  init(_ entries: [Entry], at location: SourceLocation) {
    self.entries = entries
    self.location = location
  }

  /// As `YAMLValue.init`; a root that is not a mapping is an error.
  ///
  /// - Parameter keepsStrays: whether the reader of the mapping reports repeated keys right below a key without a value:
  ///   they can be those of its own mapping, not indented.
  package init?(
    parsing text: [UInt8], at start: SourceLocation, _ columns: StoredColumns = StoredColumns(),
    keepsStrays: Bool = false, into report: inout Report
  ) {
    let before = report.count
    let value = YAMLValue(YAMLParser(text, at: start, columns, keepsStrays: keepsStrays), into: &report)
    if case .mapping(let mapping)? = value {
      self = mapping
    } else {
      if report.count == before { report.add(rules.rootNotMapping, at: value?.location ?? start) }
      return nil
    }
  }

  package subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}

private let rules = YAMLRules()
