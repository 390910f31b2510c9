/// Where the text of a plan came from.
package final class SourceView: View {
  package let file: String?
  package let sha256: String?
  package let pages: String?
  /// How the text was obtained.
  package let extraction: String?

  package init(file: String?, sha256: String?, pages: String?, extraction: String?) {
    self.file = file
    self.sha256 = sha256
    self.pages = pages
    self.extraction = extraction
  }

  package static let fields = Fields<SourceView>(
    .text("file") { $0.file },
    .text("sha256") { $0.sha256 },
    .text("pages") { $0.pages },
    .text("extraction") { $0.extraction }
  )
}
