import Files

/// The notes for staff on one record.
package final class InternalGroup: View {
  /// Name of the record.
  package let title: String
  /// Page of the record; absent when it has none.
  package let url: String?
  /// Source file that holds the notes.
  package let file: String
  /// At least one.
  package let notes: [InternalNoteView]

  package init(title: String, url: String?, file: String, notes: [InternalNoteView]) {
    self.title = title
    self.url = url
    self.file = file
    self.notes = notes
  }

  package static let fields = Fields<InternalGroup>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("file") { $0.file },
    .list("notes") { $0.notes }
  )
}
