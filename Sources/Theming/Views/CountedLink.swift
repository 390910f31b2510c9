/// A link with how much stands behind it.
package final class CountedLink: View {
  package let title: String
  package let url: String
  /// How many records stand behind it.
  package let count: Int
  /// What else to say of it, such as the title of a document that is known by its number.
  package let note: String?
  /// Whether it leads to this page.
  package let isCurrent: Bool

  package init(title: String, url: String, count: Int, note: String?, isCurrent: Bool) {
    self.title = title
    self.url = url
    self.count = count
    self.note = note
    self.isCurrent = isCurrent
  }

  package static let fields = Fields<CountedLink>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .number("count") { $0.count },
    .text("note") { $0.note },
    .flag("isCurrent") { $0.isCurrent }
  )
}
