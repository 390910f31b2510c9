// A congress, conference, session or anniversary as its file describes it.

package import Citations
package import Diagnostics
package import Erasing
package import Texts

package final class Event: TextRecord {
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

  package static let recordKind = RecordKind.event

  package let recordFile: RecordFile
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
  package let sources: [WebLink]

  package init?(_ keys: inout RecordReader, _ draft: consuming RecordDraft) throws(EnvironmentError) {
    let kind = keys.choice("kind", of: Kind.self, required: true)
    let level = keys.choice("level", of: Level.self, required: true)
    body = keys.reference("body", to: .body)
    series = keys.line("series", isWord: true)?.value
    ordinal = keys.ordinal("ordinal")
    term = keys.term("term")
    held = Period(&keys)
    planned = keys.mapping("planned") { Period(&$0) } ?? Period(start: nil, end: nil)
    let status = keys.choice("status", of: Status.self, required: true)
    replacedBy = keys.reference("replaced_by", to: .event)
    place = keys.line("place")?.value
    aliases = keys.lines("aliases").map(\.value)
    sources = keys.mappings("sources") { WebLink(&$0) }
    let internalNotes = keys.internalNotes()
    guard let recordFile = try draft.finish(&keys, internalNotes), let kind, let level, let status else { return nil }
    self.recordFile = recordFile
    self.kind = kind
    self.level = level
    self.status = status
  }

  package var title: String { recordFile.title.value }

  /// What the timeline sorts by: the first day known, held before planned.
  package var firstDay: DocumentDate? { held.start ?? held.end ?? planned.start ?? planned.end }
}

extension Event.Period {
  fileprivate init(_ keys: inout RecordReader) {
    let start = keys.date("start")
    let end = keys.date("end")
    if let start, let end, start.value.isAfter(end.value) { keys.report.add(rules.endBeforeStart, at: end.location) }
    self.init(start: start?.value, end: end?.value)
  }
}

package struct EventRules: RuleTable {
  let endBeforeStart = Rule(
    "date.order",
    vi: "“end” sớm hơn “start”", hint: "đổi chỗ hai ngày hoặc sửa lại",
    en: "‘end’ lies before ‘start’", hint: "exchange the two dates or correct one")

  package init() {}
}
private let rules = EventRules()
