/// The page of a body: what it issued, and what plans ask of it.
package final class BodyView: PageView {
  package let head: PageHead
  /// Level, as a label.
  package let level: String?
  /// Other names under which documents mention it.
  package let aliases: [String]
  /// The body that it belongs to.
  package let parent: LinkView?
  /// The bodies that belong to it.
  package let children: [LinkView]
  /// The body that it took the place of.
  package let predecessor: LinkView?
  /// The bodies that took its place.
  package let successors: [LinkView]
  /// Plans that it issued, on all pages.
  package let planCount: Int
  /// Those of this page.
  package let plans: [PlanCard]
  /// Tasks that it is responsible for.
  package let leadTasks: [BodyTask]
  /// Tasks in which it takes part.
  package let partnerTasks: [BodyTask]
  /// Absent when one page shows everything.
  package let pager: PagerView?

  package init(
    head: PageHead, level: String?, aliases: [String], parent: LinkView?, children: [LinkView],
    predecessor: LinkView?, successors: [LinkView], planCount: Int, plans: [PlanCard], leadTasks: [BodyTask],
    partnerTasks: [BodyTask], pager: PagerView?
  ) {
    self.head = head
    self.level = level
    self.aliases = aliases
    self.parent = parent
    self.children = children
    self.predecessor = predecessor
    self.successors = successors
    self.planCount = planCount
    self.plans = plans
    self.leadTasks = leadTasks
    self.partnerTasks = partnerTasks
    self.pager = pager
  }

  package static let template = "body"
  package static let fields = Fields<BodyView>(
    head: { $0.head },
    .text("level") { $0.level },
    .texts("aliases") { $0.aliases },
    .view("parent") { $0.parent },
    .list("children") { $0.children },
    .view("predecessor") { $0.predecessor },
    .list("successors") { $0.successors },
    .number("planCount") { $0.planCount },
    .list("plans") { $0.plans },
    .list("leadTasks") { $0.leadTasks },
    .list("partnerTasks") { $0.partnerTasks },
    .view("pager") { $0.pager }
  )
}
