/// The page for addresses that lead nowhere.
package final class NotFoundView: PageView {
  package let head: PageHead

  package init(head: PageHead) {
    self.head = head
  }

  package static let template = "not-found"
  package static let fields = Fields<NotFoundView>(head: { $0.head })
}
