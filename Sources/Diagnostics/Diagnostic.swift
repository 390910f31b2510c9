/// One finding about what an author wrote: where, what, and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  package typealias Severity = Rule.Severity

  package let rule: Rule
  package let location: SourceLocation
  /// How many Unicode scalars from `location` on are meant, all on one line; 0 when it is a place and not a text.
  package let length: Int
  private let arguments: [LocalizedText]
  /// What the author probably meant; replaces the hint of the rule.
  private let suggestion: String?

  /// - Parameters:
  ///   - arguments: for `{0}`, `{1}` … of the rule's texts.
  ///   - length: the number of scalars that are meant.
  ///   - suggestion: what the author probably meant, to be asked instead of the rule's hint.
  package init(
    _ rule: Rule, _ arguments: [any RuleArgument] = [], at location: SourceLocation, length: Int = 0,
    suggesting suggestion: String? = nil
  ) {
    self.rule = rule
    self.arguments = arguments.map(\.localized)
    self.location = location
    self.length = length
    self.suggestion = suggestion
  }

  private init(moving finding: Diagnostic, to location: SourceLocation) {
    rule = finding.rule
    arguments = finding.arguments
    length = finding.length
    suggestion = finding.suggestion
    self.location = location
  }

  package var code: String { rule.code }
  package var severity: Severity { rule.severity }
  package var quotesSource: Bool { rule.quotesSource }
  package var message: LocalizedText { rule.message.filled(with: arguments) }

  package var hint: LocalizedText {
    suggestion.map { LocalizedText(vi: "có phải ý bạn là “\($0)”?", en: "did you mean ‘\($0)’?") }
      ?? rule.hint.filled(with: arguments)
  }

  /// The same finding at another place.
  package func moved(to location: SourceLocation) -> Diagnostic { Diagnostic(moving: self, to: location) }
}

extension Diagnostic: Comparable {
  /// By place; findings of one place by code, then by wording, so that the order never depends on chance.
  package static func < (a: Self, b: Self) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.code != b.code { return a.code.precedesInUTF8(b.code) }
    return a.message.en.precedesInUTF8(b.message.en)
  }
}
