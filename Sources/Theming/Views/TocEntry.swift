/// A heading of level 2 in a table of contents.
package final class TocEntry: View {
  package let title: String
  /// `#id` of the heading.
  package let url: String
  /// Headings of level 3 below it.
  package let children: [LinkView]

  package init(title: String, url: String, children: [LinkView]) {
    self.title = title
    self.url = url
    self.children = children
  }

  package static let fields = Fields<TocEntry>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .list("children") { $0.children }
  )
}
