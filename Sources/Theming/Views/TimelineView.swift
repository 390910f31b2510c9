/// The timeline.
package final class TimelineView: PageView {
  package let head: PageHead
  package let eventCount: Int
  /// The terms; empty when there is nothing to choose.
  package let ways: [CountedLink]
  /// By term, in order of time; the undated last.
  package let groups: [TimelineGroup]
  /// Absent when one page shows all events.
  package let pager: PagerView?

  package init(
    head: PageHead, eventCount: Int, ways: [CountedLink], groups: [TimelineGroup], pager: PagerView?
  ) {
    self.head = head
    self.eventCount = eventCount
    self.ways = ways
    self.groups = groups
    self.pager = pager
  }

  package static let template = "timeline"
  package static let fields = Fields<TimelineView>(
    head: { $0.head },
    .number("eventCount") { $0.eventCount },
    .list("ways") { $0.ways },
    .list("groups") { $0.groups },
    .view("pager") { $0.pager }
  )
}
