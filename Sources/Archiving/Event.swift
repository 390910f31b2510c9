// A congress, conference, session or anniversary as its file describes it.

import Files
package import Texts
package import Citations
import Diagnostics

package final class Event: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case congress, conference, session, anniversary, other
  }

  package enum Status: String, CaseIterable, Sendable {
    case planned, held, rescheduled, cancelled, renumbered
  }

  /// First and last day, each as far as it is known.
  package struct Period: Hashable, Sendable {
    package let start: DocumentDate?
    package let end: DocumentDate?
  }

  package struct Source: Hashable, Sendable {
    package let title: String
    package let url: String?
  }

  package let id: String
  package let file: String
  package let title: String
  package let kind: Kind
  package let level: Level
  package let body: Located<String>?
  package let series: String?
  package let ordinal: Int?
  package let term: String?
  /// When it took place.
  package let held: Period
  /// When it was to take place.
  package let planned: Period
  package let status: Status
  package let replacedBy: Located<String>?
  package let place: String?
  package let aliases: [String]
  package let sources: [Source]
  package let text: BodyText
  /// Whether the whole record is for staff.
  package let isInternal: Bool
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]

  static let keys = [
    "title", "access", "kind", "level", "body", "series", "ordinal", "term", "start", "end", "planned", "status",
    "replaced_by", "place", "aliases", "sources", "internal",
  ]

  /// Reads the file of an event. What is wrong in it is reported; nil when no record can be made of it.
  ///
  /// - Throws: when the text cannot be put aside.
  init?(
    parsing source: SourceText, id: String, spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    guard let frontMatter = FrontMatter(parsing: source, into: &report) else { return nil }
    let citations = CitationSearch()
    let document = frontMatter.document(citations, into: &report)
    guard let mapping = frontMatter.mapping else { return nil }
    let fields = Fields(mapping, keys: Self.keys, into: &report)
    self.id = id
    file = source.file
    for key in ["title", "kind", "level", "status"] { fields.require(key, into: &report) }
    let title = fields.line("title", into: &report)
    let kind = fields.choice("kind", of: Kind.self, into: &report)
    let level = fields.choice("level", of: Level.self, into: &report)
    let status = fields.choice("status", of: Status.self, into: &report)
    body = fields.line("body", into: &report)
    series = fields.line("series", into: &report)?.value
    ordinal = fields.ordinal("ordinal", into: &report)
    term = fields.term(into: &report)
    held = Self.period(fields, into: &report)
    planned =
      fields.mapping("planned", keys: ["start", "end"], into: &report).map { Self.period($0, into: &report) }
      ?? Period(start: nil, end: nil)
    replacedBy = fields.line("replaced_by", into: &report)
    isInternal = fields.choice("access", of: Access.self, into: &report) == .internal
    internalNotes = fields.internalNotes(into: &report)
    place = fields.line("place", into: &report)?.value
    aliases = fields.lines("aliases", into: &report).map(\.value)
    sources = fields.mappings("sources", keys: ["title", "url"], into: &report).compactMap { source in
      source.require("title", into: &report)
      let url = source.webAddress("url", into: &report)
      return source.line("title", into: &report).map { Source(title: $0.value, url: url) }
    }
    guard let document else { return nil }
    text = try BodyText(document, citations: citations.citations, spool: spool, into: &report)
    guard let title, let kind, let level, let status else { return nil }
    self.title = title.value
    self.kind = kind
    self.level = level
    self.status = status
  }

  private static func period(_ fields: Fields, into report: inout Report) -> Period {
    let start = fields.date("start", into: &report)
    let end = fields.date("end", into: &report)
    if let start, let end, start.value.isAfter(end.value) { report.add(.endBeforeStart(end.location)) }
    return Period(start: start?.value, end: end?.value)
  }

  /// What the timeline sorts by: the first day known, held before planned.
  package var firstDay: DocumentDate? { held.start ?? held.end ?? planned.start ?? planned.end }
}

/// The level of a body or of an event.
package enum Level: String, CaseIterable, Sendable {
  case national, provincial, district, commune, sector
}

extension Fields {
  /// An absolute `http` or `https` address.
  func webAddress(_ key: String, into report: inout Report) -> String? {
    guard let text = line(key, into: &report) else { return nil }
    let lower = text.value.lowercased()
    let isWeb = ["https://", "http://"].contains {
      lower.utf8.starts(with: $0.utf8) && lower.utf8.count > $0.utf8.count
    }
    let hasBlank = text.value.unicodeScalars.contains {
      $0.properties.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">"
    }
    guard isWeb, !hasBlank else {
      report.add(.notAWebAddress(text.value, text.location))
      return nil
    }
    return text.value
  }
}

extension Diagnostic {
  fileprivate static func endBeforeStart(_ place: SourceLocation) -> Self {
    Diagnostic(
      .dateOrder, at: place,
      LocalizedText(vi: "“end” sớm hơn “start”", en: "‘end’ lies before ‘start’"),
      hint: LocalizedText(vi: "đổi chỗ hai ngày hoặc sửa lại", en: "exchange the two dates or correct one"))
  }

  fileprivate static func notAWebAddress(_ value: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueWebAddress, at: place,
      LocalizedText(vi: "“\(value)” không phải địa chỉ web", en: "“\(value)” is no web address"),
      hint: LocalizedText(
        vi: "ghi cả địa chỉ, bắt đầu bằng “https://”", en: "write the whole address, from ‘https://’ on"))
  }
}
