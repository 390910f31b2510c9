/// A note for staff.
package final class InternalNoteView: View {
  /// What the note is on, as its author named it.
  package let key: String
  package let content: String

  package init(key: String, content: String) {
    self.key = key
    self.content = content
  }

  package static let fields = Fields<InternalNoteView>(
    .text("key") { $0.key },
    .text("content") { $0.content }
  )
}
