// A page of free text; the one named `index` is the text on the home page.

import Files
import Texts
import Citations
import Diagnostics

package struct FreePage: Sendable {
  package let name: String
  package let file: String
  package let title: String
  package let text: BodyText
  /// Whether the whole record is for staff.
  package let isInternal: Bool
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]

  /// Reads the file of a page. What is wrong in it is reported; nil when no page can be made of it.
  ///
  /// - Throws: when the text cannot be put aside.
  init?(
    parsing source: SourceText, name: String, spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    guard let frontMatter = FrontMatter(parsing: source, into: &report) else { return nil }
    let citations = CitationSearch()
    let document = frontMatter.document(citations, into: &report)
    guard let mapping = frontMatter.mapping else { return nil }
    let fields = Fields(mapping, keys: ["title", "access", "internal"], into: &report)
    fields.require("title", into: &report)
    let title = fields.line("title", into: &report)
    isInternal = fields.choice("access", of: Access.self, into: &report) == .internal
    internalNotes = fields.internalNotes(into: &report)
    guard let document else { return nil }
    text = try BodyText(document, citations: citations.citations, spool: spool, into: &report)
    guard let title else { return nil }
    self.name = name
    file = source.file
    self.title = title.value
  }
}
