/// All notes for staff on one page, which exists in the internal edition only.
package final class InternalView: PageView {
  package let head: PageHead
  /// The site, bodies, cited documents, plans, events and pages that have notes.
  package let groups: [InternalGroup]

  package init(head: PageHead, groups: [InternalGroup]) {
    self.head = head
    self.groups = groups
  }

  package static let template = "internal"
  package static let fields = Fields<InternalView>(
    head: { $0.head },
    .list("groups") { $0.groups }
  )
}
