/// The list of plans.
package final class PlanListView: PageView {
  package let head: PageHead
  package let planCount: Int
  /// The years with their plans; empty when there is only one page.
  package let ways: [CountedLink]
  /// In order of display: those of this page.
  package let groups: [PlanGroup]
  /// Absent when one page shows all plans.
  package let pager: PagerView?

  package init(head: PageHead, planCount: Int, ways: [CountedLink], groups: [PlanGroup], pager: PagerView?) {
    self.head = head
    self.planCount = planCount
    self.ways = ways
    self.groups = groups
    self.pager = pager
  }

  package static let template = "plans"
  package static let fields = Fields<PlanListView>(
    head: { $0.head },
    .number("planCount") { $0.planCount },
    .list("ways") { $0.ways },
    .list("groups") { $0.groups },
    .view("pager") { $0.pager }
  )
}
