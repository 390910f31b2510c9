import Files

/// The page of an event.
package final class EventView: PageView {
  package let head: PageHead
  /// Kind of event, as a label.
  package let kind: String
  /// Level, as a label.
  package let level: String?
  /// The body that holds it; its address is empty when it has no page.
  package let organiser: LinkView?
  /// Name of the series of numbered events.
  package let series: String?
  /// Number in the series.
  package let ordinal: String?
  package let term: String?
  /// Page of the term.
  package let termURL: String?
  /// Date or span as it is printed.
  package let date: String?
  /// Planned date or span as it is printed.
  package let planned: String?
  /// Status, as a label.
  package let status: String
  package let place: String?
  package let replacedBy: LinkView?
  /// Events that name this one as what replaced them.
  package let replaces: [LinkView]
  /// Other names under which documents cite the event.
  package let aliases: [String]
  package let sources: [ReferenceView]
  /// Headings start at level 2.
  package let body: [UInt8]?
  /// Plans that serve the event, on all pages.
  package let planCount: Int
  /// Plans that serve the event: those of this page.
  package let plans: [PlanCard]
  /// Absent when one page shows all plans.
  package let pager: PagerView?
  /// The event before this one in its series.
  package let previous: LinkView?
  /// The event after this one in its series.
  package let next: LinkView?
  /// Whether the whole event is for staff only.
  package let isInternal: Bool
  /// Notes for staff.
  package let internalNotes: [InternalNoteView]

  package init(
    head: PageHead, kind: String, level: String?, organiser: LinkView?, series: String?, ordinal: String?,
    term: String?, termURL: String?, date: String?, planned: String?, status: String, place: String?,
    replacedBy: LinkView?, replaces: [LinkView], aliases: [String], sources: [ReferenceView], body: [UInt8]?,
    planCount: Int, plans: [PlanCard], pager: PagerView?, previous: LinkView?, next: LinkView?, isInternal: Bool,
    internalNotes: [InternalNoteView]
  ) {
    self.head = head
    self.kind = kind
    self.level = level
    self.organiser = organiser
    self.series = series
    self.ordinal = ordinal
    self.term = term
    self.termURL = termURL
    self.date = date
    self.planned = planned
    self.status = status
    self.place = place
    self.replacedBy = replacedBy
    self.replaces = replaces
    self.aliases = aliases
    self.sources = sources
    self.body = body
    self.planCount = planCount
    self.plans = plans
    self.pager = pager
    self.previous = previous
    self.next = next
    self.isInternal = isInternal
    self.internalNotes = internalNotes
  }

  package static let template = "event"
  package static let fields = Fields<EventView>(
    head: { $0.head },
    .text("kind") { $0.kind },
    .text("level") { $0.level },
    .view("organiser") { $0.organiser },
    .text("series") { $0.series },
    .text("ordinal") { $0.ordinal },
    .text("term") { $0.term },
    .text("termURL") { $0.termURL },
    .text("date") { $0.date },
    .text("planned") { $0.planned },
    .text("status") { $0.status },
    .text("place") { $0.place },
    .view("replacedBy") { $0.replacedBy },
    .list("replaces") { $0.replaces },
    .texts("aliases") { $0.aliases },
    .list("sources") { $0.sources },
    .html("body") { $0.body },
    .number("planCount") { $0.planCount },
    .list("plans") { $0.plans },
    .view("pager") { $0.pager },
    .view("previous") { $0.previous },
    .view("next") { $0.next },
    .flag("isInternal") { $0.isInternal },
    .list("internalNotes") { $0.internalNotes }
  )
}
