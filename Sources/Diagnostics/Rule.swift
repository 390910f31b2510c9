/// An entry of the catalogue of findings: one thing that can be wrong, and its wording.
///
/// The texts hold `{0}`, `{1}` … where a finding puts what it saw. Several rules can share a code: they are cases of one
/// mistake.
package struct Rule: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning, note

    package var word: LocalizedText {
      switch self {
      case .error: LocalizedText(vi: "lỗi", en: "error")
      case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
      case .note: LocalizedText(vi: "lời nhắc", en: "note")
      }
    }
  }

  /// Stable: guides, CI and editors refer to it.
  package let code: String
  package let severity: Severity
  /// What was seen.
  package let message: LocalizedText
  /// What to do.
  package let hint: LocalizedText
  /// Whether the source line may be shown with it. Not so while it is unknown who may read the file.
  package let quotesSource: Bool
  /// Whether an archive may weigh it in its own way: what protects the editions, addresses or links is an error.
  package var isWeighable: Bool { severity != .error }

  /// - Parameter hint: what to do, in the language of the text before it.
  package init(
    _ code: String, _ severity: Severity = .error, vi: String, hint viHint: String, en: String, hint enHint: String,
    quotesSource: Bool = true
  ) {
    self.code = code
    self.severity = severity
    message = LocalizedText(vi: vi, en: en)
    hint = LocalizedText(vi: viHint, en: enHint)
    self.quotesSource = quotesSource
  }
}

/// The rules of one check, declared beside it as stored properties: `let cycle = Rule("reference.cycle", …)`, or lists of
/// rules.
package protocol RuleTable: Sendable {
  init()
}

extension RuleTable {
  /// The rules in the order of their declaration. Slow: for the guides and for lists of rules, not for checks.
  package static var all: [Rule] {
    Mirror(reflecting: Self()).children.flatMap { child in
      (child.value as? Rule).map { [$0] } ?? child.value as? [Rule] ?? []
    }
  }
}

/// A text for people in the two languages of the interface, written beside each other so that neither can be forgotten.
package struct LocalizedText: Hashable, Sendable {
  package let vi: String
  package let en: String

  package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }

  /// The text with `arguments` in the places of `{0}`, `{1}` ….
  package func filled(with arguments: [LocalizedText]) -> LocalizedText {
    LocalizedText(vi: Self.fill(vi, arguments.map(\.vi)), en: Self.fill(en, arguments.map(\.en)))
  }

  private static func fill(_ text: String, _ arguments: [String]) -> String {
    var filled = ""
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let tag = rest[open...].prefix(3)
      if tag.count == 3, tag.last == UInt8(ascii: "}"), let index = Int(String(Substring(tag.dropFirst().dropLast()))),
        arguments.indices.contains(index)
      {
        filled += String(Substring(rest[..<open])) + arguments[index]
        rest = rest[tag.endIndex...]
      } else {
        filled += String(Substring(rest[...open]))
        rest = rest[rest.index(after: open)...]
      }
    }
    return filled + String(Substring(rest))
  }
}

/// A language of the interface and of the messages.
package enum Language: String, CaseIterable, Sendable {
  case vi, en
}

/// What a finding can put into the text of its rule.
package protocol RuleArgument {
  var localized: LocalizedText { get }
}

extension LocalizedText: RuleArgument {
  package var localized: LocalizedText { self }
}

extension RuleArgument where Self: CustomStringConvertible {
  package var localized: LocalizedText { LocalizedText(vi: description, en: description) }
}

extension String: RuleArgument {}
extension Substring: RuleArgument {}
extension Int: RuleArgument {}
