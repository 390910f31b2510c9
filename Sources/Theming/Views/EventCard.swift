/// An event in a list.
package final class EventCard: View {
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
  /// Planned date or span, when it differs from the one it was held on.
  package let planned: String?
  /// Status as a label; absent for an event that was simply held.
  package let status: String?
  /// The event that took the place of this one.
  package let replacedBy: LinkView?
  package let place: String?
  /// Plans that serve the event.
  package let plans: [PlanCard]
  /// Plans that only the page of the event shows.
  package let morePlans: Int
  /// Whether the event is for staff only.
  package let isInternal: Bool

  package init(
    title: String, url: String, kind: String, level: String?, date: String?, isPlanned: Bool, planned: String?,
    status: String?, replacedBy: LinkView?, place: String?, plans: [PlanCard], morePlans: Int, isInternal: Bool
  ) {
    self.title = title
    self.url = url
    self.kind = kind
    self.level = level
    self.date = date
    self.isPlanned = isPlanned
    self.planned = planned
    self.status = status
    self.replacedBy = replacedBy
    self.place = place
    self.plans = plans
    self.morePlans = morePlans
    self.isInternal = isInternal
  }

  package static let fields = Fields<EventCard>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("kind") { $0.kind },
    .text("level") { $0.level },
    .text("date") { $0.date },
    .flag("isPlanned") { $0.isPlanned },
    .text("planned") { $0.planned },
    .text("status") { $0.status },
    .view("replacedBy") { $0.replacedBy },
    .text("place") { $0.place },
    .list("plans") { $0.plans },
    .number("morePlans") { $0.morePlans },
    .flag("isInternal") { $0.isInternal }
  )
}
