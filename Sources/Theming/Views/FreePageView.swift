/// A free page such as “about”.
package struct FreePageView: PageView {
  package let head: PageHead
  /// Headings start at level 2.
  package let body: String

  package init(head: PageHead, body: String) {
    self.head = head
    self.body = body
  }

  package static let template = "page"
  package static let fields = Fields<FreePageView>(
    head: { $0.head },
    .html("body") { $0.body }
  )
}
