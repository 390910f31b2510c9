/// The page of one topic or one term, with its plans and events.
package final class CollectionView: PageView {
  package let head: PageHead
  /// What it is the page of: “Topic”.
  package let kicker: String
  /// On all pages.
  package let planCount: Int
  /// On all pages.
  package let eventCount: Int
  /// Those of this page.
  package let plans: [PlanCard]
  /// Those of this page.
  package let events: [EventCard]
  /// Absent when one page shows everything.
  package let pager: PagerView?

  package init(
    head: PageHead, kicker: String, planCount: Int, eventCount: Int, plans: [PlanCard], events: [EventCard],
    pager: PagerView?
  ) {
    self.head = head
    self.kicker = kicker
    self.planCount = planCount
    self.eventCount = eventCount
    self.plans = plans
    self.events = events
    self.pager = pager
  }

  package static let template = "collection"
  package static let fields = Fields<CollectionView>(
    head: { $0.head },
    .text("kicker") { $0.kicker },
    .number("planCount") { $0.planCount },
    .number("eventCount") { $0.eventCount },
    .list("plans") { $0.plans },
    .list("events") { $0.events },
    .view("pager") { $0.pager }
  )
}
