/// An entry of the main navigation.
package final class NavigationItem: View {
  package let title: String
  package let url: String
  /// Whether the page is this entry’s page or lies below it.
  package let isCurrent: Bool

  package init(title: String, url: String, isCurrent: Bool) {
    self.title = title
    self.url = url
    self.isCurrent = isCurrent
  }

  package static let fields = Fields<NavigationItem>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .flag("isCurrent") { $0.isCurrent }
  )
}
