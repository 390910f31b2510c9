/// A list of what records lead to: bodies, cited documents, topics or terms.
package final class ListView: PageView {
  package let head: PageHead
  /// One sentence on the list.
  package let lead: String?
  /// In order of display.
  package let groups: [ListGroup]
  /// Absent when one page shows the whole list.
  package let pager: PagerView?

  package init(head: PageHead, lead: String?, groups: [ListGroup], pager: PagerView?) {
    self.head = head
    self.lead = lead
    self.groups = groups
    self.pager = pager
  }

  package static let template = "list"
  package static let fields = Fields<ListView>(
    head: { $0.head },
    .text("lead") { $0.lead },
    .list("groups") { $0.groups },
    .view("pager") { $0.pager }
  )
}
