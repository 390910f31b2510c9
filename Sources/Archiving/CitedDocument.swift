// The authority file of documents that plans cite but the archive does not hold.

package import Texts
package import Citations
import Diagnostics

package struct CitedDocument: Sendable {
  package let number: Located<DocumentNumber>
  package let date: DocumentDate?
  package let kind: Plan.Kind?
  package let issuer: Located<String>?
  package let title: String?
  package let url: String?
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]

  static let keys = ["number", "date", "type", "issuer", "title", "url", "internal"]

  /// Reads one entry of `documents.yml`. What is wrong is reported; nil when no record can be made of it.
  init?(_ fields: Fields, into report: inout Report) {
    fields.require("number", into: &report)
    date = fields.date("date", into: &report)?.value
    kind = fields.choice("type", of: Plan.Kind.self, into: &report)
    issuer = fields.line("issuer", into: &report)
    title = fields.line("title", into: &report)?.value
    url = fields.webAddress("url", into: &report)
    internalNotes = fields.internalNotes(into: &report)
    guard let number = fields.documentNumber("number", into: &report) else { return nil }
    self.number = number
  }
}
