// How a plan is cited, for those who write about it.

import Archiving
import Citations
import Records
import Texts
import Theming

/// A plan as reference managers take it.
struct BibliographicReference: Sendable {
  private let place: Place

  init(_ place: Place) { self.place = place }

  private var plan: Plan { place.plan }
  private var url: String? {
    place.site.settings.baseURL?.absolute(place.site.settings.route(ofPlan: plan.id))
  }
  private var kind: String { place.site.label(plan.kind) }

  /// A sentence for a footnote.
  var plain: String {
    let number = plan.number.map {
      place.site.theme.text("reference-number", [("type", kind), ("number", $0.value.written)])
    }
    let date = place.site.label(plan.issued).map { plan.issued.isInferred ? "[\($0)]" : $0 }
    return [place.issuer, number ?? kind, date, "“\(plan.title.value)”", place.site.settings.title, url]
      .compactMap(\.self).joined(separator: ", ") + "."
  }

  /// An entry of BibTeX.
  var bibtex: String {
    let fields = [
      ("author", "{\(escaped(place.issuer))}"), ("title", "{\(escaped(plan.title.value))}"), ("type", escaped(kind)),
      ("number", plan.number.map { escaped($0.value.written) }), ("institution", escaped(place.issuer)),
      ("year", plan.statedDate.map { String($0.year) }), ("month", plan.statedDate?.month.map { String($0) }),
      ("day", plan.statedDate?.day.map { String($0) }),
      ("note", plan.issued.isInferred ? place.site.label(plan.issued).map(escaped) : nil),
      ("howpublished", escaped(place.site.settings.title)), ("url", url),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)},\n" } }
    return "@techreport{\(plan.id),\n\(lines.joined())}"
  }

  /// What TeX takes for an instruction stands behind a backslash.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A record of the RIS format (Research Information Systems, 2001).
  var ris: String {
    let day = plan.statedDate.map { date in
      [String(date.year)] + [date.month, date.day].map { $0.map { ($0 < 10 ? "0" : "") + String($0) } ?? "" }
    }
    let fields = [
      ("TY", "GOVDOC"), ("AU", place.issuer), ("TI", plan.title.value), ("M3", kind),
      ("M1", plan.number?.value.written), ("PY", plan.statedDate.map { String($0.year) }),
      ("DA", day.map { $0.joined(separator: "/") + "/" }),
      ("N1", plan.issued.isInferred ? place.site.label(plan.issued) : nil), ("PB", place.issuer),
      ("DB", place.site.settings.title), ("LA", place.site.settings.contentLanguage), ("UR", url),
    ]
    return fields.compactMap { tag, value in value.map { "\(tag)  - \($0)\n" } }.joined() + "ER  - "
  }
}

let bibliographicReferenceVocabulary = Vocabulary<BibliographicReference>(
  "BibliographicReference", "A plan as those cite it who write about it.",
  [
    .text("plain", "A sentence for a footnote.") { $0.plain },
    .text("bibtex", "An entry of BibTeX, of several lines.") { $0.bibtex },
    .text("ris", "A record of RIS, of several lines.") { $0.ris },
  ])
