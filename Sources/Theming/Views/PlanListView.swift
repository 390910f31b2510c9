/// The list of plans.
package struct PlanListView: PageView {
  package let head: PageHead
  package let planCount: Int
  /// In order of display.
  package let groups: [PlanGroup]

  package init(head: PageHead, planCount: Int, groups: [PlanGroup]) {
    self.head = head
    self.planCount = planCount
    self.groups = groups
  }

  package static let template = "plans"
  package static let fields = Fields<PlanListView>(
    head: { $0.head },
    .number("planCount") { $0.planCount },
    .list("groups") { $0.groups }
  )
}
