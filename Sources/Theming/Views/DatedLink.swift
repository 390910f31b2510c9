/// A title with its link and date.
package final class DatedLink: View {
  package let title: String
  package let url: String
  /// The date as it is printed; absent while unknown.
  package let date: String?

  package init(title: String, url: String, date: String?) {
    self.title = title
    self.url = url
    self.date = date
  }

  package static let fields = Fields<DatedLink>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("date") { $0.date }
  )
}
