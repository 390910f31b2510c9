/// The page of an event.
package struct EventView: PageView {
  package let head: PageHead
  /// Kind of event, as a label.
  package let kind: String
  /// Level, as a label.
  package let level: String?
  /// Name of the body that holds it.
  package let organiser: String?
  /// Name of the series of numbered events.
  package let series: String?
  /// Number in the series.
  package let ordinal: String?
  package let term: String?
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
  /// Plans that serve the event.
  package let plans: [PlanCard]
  /// The event before this one in its series.
  package let previous: LinkView?
  /// The event after this one in its series.
  package let next: LinkView?
  /// Whether the whole event is for staff only.
  package let isInternal: Bool
  /// Notes for staff.
  package let internalNotes: [InternalNoteView]

  package init(
    head: PageHead, kind: String, level: String?, organiser: String?, series: String?, ordinal: String?,
    term: String?, date: String?, planned: String?, status: String, place: String?, replacedBy: LinkView?,
    replaces: [LinkView], aliases: [String], sources: [ReferenceView], body: [UInt8]?, plans: [PlanCard],
    previous: LinkView?, next: LinkView?, isInternal: Bool, internalNotes: [InternalNoteView]
  ) {
    self.head = head
    self.kind = kind
    self.level = level
    self.organiser = organiser
    self.series = series
    self.ordinal = ordinal
    self.term = term
    self.date = date
    self.planned = planned
    self.status = status
    self.place = place
    self.replacedBy = replacedBy
    self.replaces = replaces
    self.aliases = aliases
    self.sources = sources
    self.body = body
    self.plans = plans
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
    .text("organiser") { $0.organiser },
    .text("series") { $0.series },
    .text("ordinal") { $0.ordinal },
    .text("term") { $0.term },
    .text("date") { $0.date },
    .text("planned") { $0.planned },
    .text("status") { $0.status },
    .text("place") { $0.place },
    .view("replacedBy") { $0.replacedBy },
    .list("replaces") { $0.replaces },
    .texts("aliases") { $0.aliases },
    .list("sources") { $0.sources },
    .html("body") { $0.body },
    .list("plans") { $0.plans },
    .view("previous") { $0.previous },
    .view("next") { $0.next },
    .flag("isInternal") { $0.isInternal },
    .list("internalNotes") { $0.internalNotes }
  )
}
