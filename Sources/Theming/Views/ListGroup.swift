import Texts

/// A part of a list.
package final class ListGroup: View {
  /// Absent when the list has no parts.
  package let title: String?
  /// In order of display.
  package let entries: [CountedLink]

  package init(title: String?, entries: [CountedLink]) {
    self.title = title
    self.entries = entries
  }

  package static let fields = Fields<ListGroup>(
    .text("title") { $0.title },
    .list("entries") { $0.entries }
  )
}
