/// A file that belongs to a plan.
package final class AttachmentView: View {
  package let title: String
  package let url: String
  /// Whether it is for staff only.
  package let isInternal: Bool

  package init(title: String, url: String, isInternal: Bool) {
    self.title = title
    self.url = url
    self.isInternal = isInternal
  }

  package static let fields = Fields<AttachmentView>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .flag("isInternal") { $0.isInternal }
  )
}
