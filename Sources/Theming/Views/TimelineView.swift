/// The timeline.
package struct TimelineView: PageView {
  package let head: PageHead
  package let eventCount: Int
  /// In order of time; the undated last.
  package let groups: [TimelineGroup]

  package init(head: PageHead, eventCount: Int, groups: [TimelineGroup]) {
    self.head = head
    self.eventCount = eventCount
    self.groups = groups
  }

  package static let template = "timeline"
  package static let fields = Fields<TimelineView>(
    head: { $0.head },
    .number("eventCount") { $0.eventCount },
    .list("groups") { $0.groups }
  )
}
