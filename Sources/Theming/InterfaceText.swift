import Texts
internal import Archiving
internal import Diagnostics

/// The interface texts that the program itself asks a theme for; those of the templates are the theme's own affair.
enum InterfaceText {
  /// Keys in the order of the table in `themes/README.md`, each with the placeholders that its text must hold.
  static let required: [(key: String, placeholders: [String])] = [
    // Navigation, and titles and descriptions of pages that are not records.
    ("nav-home", []), ("nav-plans", []), ("nav-slogans", []), ("nav-timeline", []), ("nav-internal", []),
    ("nav-bodies", []), ("nav-documents", []),
    ("plans-title", []), ("plans-description", []),
    ("slogans-title", []), ("slogans-description", []),
    ("timeline-title", []), ("timeline-description", []),
    ("bodies-title", []), ("bodies-description", []),
    ("documents-title", []), ("documents-description", []),
    ("topics-title", []), ("topics-description", []), ("terms-title", []),
    ("topic-kicker", []), ("term-kicker", []), ("page-title", ["title", "number"]),
    ("not-found-title", []), ("internal-title", []),
    ("plan-description", ["type", "issuer"]), ("event-description", ["kind", "date"]),
    ("document-description", ["number"]), ("body-description", ["name"]), ("slogan-description", ["count"]),
    // Dates that were inferred.
    ("window-between", ["from", "to"]), ("window-from", ["from"]), ("window-until", ["to"]),
    // Groups of what lacks a fact.
    ("year-unknown", []), ("issuer-unknown", []), ("term-unknown", []), ("level-unknown", []),
    // Values of the content format.
    ("type-plan", []), ("type-guidance", []), ("type-resolution", []), ("type-directive", []),
    ("type-conclusion", []), ("type-regulation", []), ("type-decision", []), ("type-programme", []),
    ("type-notice", []), ("type-report", []), ("type-letter", []),
    ("kind-congress", []), ("kind-conference", []), ("kind-session", []), ("kind-anniversary", []), ("kind-other", []),
    ("level-national", []), ("level-provincial", []), ("level-district", []), ("level-commune", []),
    ("level-sector", []),
    ("status-planned", []), ("status-held", []), ("status-rescheduled", []), ("status-cancelled", []),
    ("status-renumbered", []),
    ("note-source-error", []), ("note-transcription", []), ("note-inference", []),
  ]
}

extension ThemeFolder {
  /// Both languages must have the same keys, and the program's own.
  func checkTexts(into report: inout Report) {
    for (language, other) in [(Language.vi, Language.en), (.en, .vi)] {
      let others = texts[other] ?? [:]
      for (key, text) in (texts[language] ?? [:]).sorted(by: { $0.value.location < $1.value.location })
      where others[key] == nil {
        report.add(.textOfOneLanguage(key, missingIn: other, text.location))
      }
    }
    var missing: [String] = []
    for (key, placeholders) in InterfaceText.required {
      let found = Language.allCases.compactMap { texts[$0]?[key] }
      if found.isEmpty { missing.append(key) }
      for text in found {
        if text.value.isEmpty { report.add(.emptyText(key, text.location)) }
        for placeholder in placeholders where !text.value.contains("{\(placeholder)}") {
          report.add(.missingPlaceholder(placeholder, of: key, text.location))
        }
      }
    }
    if !missing.isEmpty { report.add(.missingTexts(missing, SourceLocation(file: "themes/\(name)/texts/vi.yml"))) }
  }
}
