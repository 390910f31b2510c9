/// A title with its link.
package final class LinkView: View {
  package let title: String
  package let url: String

  package init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  package static let fields = Fields<LinkView>(
    .text("title") { $0.title },
    .text("url") { $0.url }
  )
}
