/// One finding about what an author wrote: where, what, and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning, note
  }

  package let code: DiagnosticCode
  package let severity: Severity
  package let location: SourceLocation
  package let message: LocalizedText
  package let hint: LocalizedText
  /// Whether the source line may be shown with it. Not so while it is unknown who may read the file.
  package let quotesSource: Bool

  package init(
    _ code: DiagnosticCode, _ severity: Severity = .error, at location: SourceLocation,
    _ message: LocalizedText, hint: LocalizedText, quotesSource: Bool = true
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.message = message
    self.hint = hint
    self.quotesSource = quotesSource
  }

  /// The same finding at another place.
  package func moved(to location: SourceLocation) -> Diagnostic {
    Diagnostic(code, severity, at: location, message, hint: hint, quotesSource: quotesSource)
  }
}

extension Diagnostic: Comparable {
  /// By place; findings of one place by code, then by wording, so that the order never depends on chance.
  package static func < (a: Self, b: Self) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.code != b.code { return a.code.rawValue < b.code.rawValue }
    return a.message.en.precedesInUTF8(b.message.en)
  }
}
