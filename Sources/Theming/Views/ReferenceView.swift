/// A mention of a document or source.
package final class ReferenceView: View {
  /// Title, or number when no title is known.
  package let title: String
  /// Absent when there is nothing to link to.
  package let url: String?

  package init(title: String, url: String?) {
    self.title = title
    self.url = url
  }

  package static let fields = Fields<ReferenceView>(
    .text("title") { $0.title },
    .text("url") { $0.url }
  )
}
