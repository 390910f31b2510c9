/// An event in the timeline.
package struct EventCard: View {
  package let title: String
  package let url: String
  /// Kind of event, as a label.
  package let kind: String
  /// Level, as a label.
  package let level: String?
  /// Date or span as it is printed; the planned one when `isPlanned`.
  package let date: String?
  /// Whether the date is the planned one, because no other is known.
  package let isPlanned: Bool
  /// Status as a label; absent for an event that was simply held.
  package let status: String?
  package let place: String?
  /// Plans that serve the event.
  package let plans: [PlanCard]
  /// Whether the event is for staff only.
  package let isInternal: Bool

  package init(
    title: String, url: String, kind: String, level: String?, date: String?, isPlanned: Bool, status: String?,
    place: String?, plans: [PlanCard], isInternal: Bool
  ) {
    self.title = title
    self.url = url
    self.kind = kind
    self.level = level
    self.date = date
    self.isPlanned = isPlanned
    self.status = status
    self.place = place
    self.plans = plans
    self.isInternal = isInternal
  }

  package static let fields = Fields<EventCard>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("kind") { $0.kind },
    .text("level") { $0.level },
    .text("date") { $0.date },
    .flag("isPlanned") { $0.isPlanned },
    .text("status") { $0.status },
    .text("place") { $0.place },
    .list("plans") { $0.plans },
    .flag("isInternal") { $0.isInternal }
  )
}
