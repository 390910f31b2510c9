/// A free page such as “about”.
package final class FreePageView: PageView {
  package let head: PageHead
  /// Headings start at level 2.
  package let body: [UInt8]
  /// Whether the whole page is for staff only.
  package let isInternal: Bool
  /// Notes for staff.
  package let internalNotes: [InternalNoteView]

  package init(head: PageHead, body: [UInt8], isInternal: Bool, internalNotes: [InternalNoteView]) {
    self.head = head
    self.body = body
    self.isInternal = isInternal
    self.internalNotes = internalNotes
  }

  package static let template = "page"
  package static let fields = Fields<FreePageView>(
    head: { $0.head },
    .html("body") { $0.body },
    .flag("isInternal") { $0.isInternal },
    .list("internalNotes") { $0.internalNotes }
  )
}
