/// One finding about what an author wrote: where, what, and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  package typealias Severity = Rule.Severity

  package let rule: Rule
  /// That of the rule, unless the archive weighs it in its own way.
  package private(set) var severity: Severity
  package private(set) var location: SourceLocation
  /// How many Unicode scalars from `location` on are meant, all on one line; 0 when it is a place and not a text.
  package let length: Int
  private let arguments: [LocalizedText]
  /// What the author probably meant; replaces the hint of the rule.
  private let suggestion: String?
  /// What ends the finding, when that is certain; none of the edits overlap.
  package private(set) var repair: [TextEdit]

  /// - Parameters:
  ///   - arguments: for `{0}`, `{1}` … of the rule's texts.
  ///   - length: the number of scalars that are meant.
  ///   - suggestion: what the author probably meant, to be asked instead of the rule's hint.
  ///   - repair: what ends the finding for certain. It touches no line that decides who may read what.
  package init(
    _ rule: Rule, _ arguments: [any RuleArgument] = [], at location: SourceLocation, length: Int = 0,
    suggesting suggestion: String? = nil, repair: [TextEdit] = []
  ) {
    self.rule = rule
    severity = rule.severity
    self.arguments = arguments.map(\.localized)
    self.location = location
    self.length = length
    self.suggestion = suggestion
    self.repair = repair
  }

  package var code: String { rule.code }
  package var quotesSource: Bool { rule.quotesSource }
  package var message: LocalizedText { rule.message.filled(with: arguments) }

  package var hint: LocalizedText {
    suggestion.map { LocalizedText(vi: "có phải ý bạn là “\($0)”?", en: "did you mean ‘\($0)’?") }
      ?? rule.hint.filled(with: arguments)
  }

  /// The same finding at another place of its file.
  package func moved(_ place: (SourceLocation) -> SourceLocation) -> Diagnostic {
    var moved = self
    moved.location = place(location)
    moved.repair = repair.map { TextEdit(at: place($0.location), length: $0.length, $0.replacement) }
    return moved
  }

  /// The same finding with another weight.
  package func weighed(_ severity: Severity) -> Diagnostic {
    var weighed = self
    weighed.severity = severity
    return weighed
  }
}

extension Diagnostic: Comparable {
  /// By place; findings of one place by code, then by wording, so that the order never depends on chance.
  package static func < (a: Self, b: Self) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.code != b.code { return a.code.precedesInUTF8(b.code) }
    return a.message.en.precedesInUTF8(b.message.en)
  }
}

/// A change of one line of a source file.
package struct TextEdit: Hashable, Sendable {
  /// Counted as in findings.
  package let location: SourceLocation
  /// How many Unicode scalars of the file make way, all on the line of `location`; 0 where something is put in only.
  package let length: Int
  /// What takes their place; a line feed stands for the line ends of the file.
  package let replacement: String

  package init(at location: SourceLocation, length: Int, _ replacement: String) {
    self.location = location
    self.length = length
    self.replacement = replacement
  }
}

extension Diagnostic {
  /// An edit of a repair that was carried out.
  package struct Repair: Hashable, Sendable {
    package let code: String
    package let edit: TextEdit
    /// What made way.
    package let old: String

    package init(code: String, edit: TextEdit, old: String) {
      self.code = code
      self.edit = edit
      self.old = old
    }
  }
}
