/// The place of a page in a list that several pages show.
package final class PagerView: View {
  /// From 1.
  package let current: Int
  /// At least 2.
  package let total: Int
  package let previous: LinkView?
  package let next: LinkView?

  package init(current: Int, total: Int, previous: LinkView?, next: LinkView?) {
    self.current = current
    self.total = total
    self.previous = previous
    self.next = next
  }

  package static let fields = Fields<PagerView>(
    .number("current") { $0.current },
    .number("total") { $0.total },
    .view("previous") { $0.previous },
    .view("next") { $0.next }
  )
}
