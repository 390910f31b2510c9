/// An editor’s note on a plan.
package final class NoteView: View {
  /// Kind of note, as a label.
  package let kind: String
  package let content: String

  package init(kind: String, content: String) {
    self.kind = kind
    self.content = content
  }

  package static let fields = Fields<NoteView>(
    .text("kind") { $0.kind },
    .text("content") { $0.content }
  )
}
