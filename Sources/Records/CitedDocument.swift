// The authority file of documents that plans cite but the archive does not hold.

package import Citations
import Diagnostics
package import Texts

package struct CitedDocument: Record {
  package let number: Located<DocumentNumber>
  package let date: DocumentDate?
  package let kind: Plan.Kind?
  package let issuer: Located<String>?
  package let title: String?
  package let url: String?
  package let internalNotes: [InternalNote]
  package let references: [RecordReference]

  package var file: String { number.location.file }

  /// Reads one entry of the file; nil when no record can be made of it.
  package init?(_ keys: inout RecordReader) {
    let number = keys.documentNumber("number", required: true)
    date = keys.date("date")?.value
    kind = keys.choice("type", of: Plan.Kind.self)
    issuer = keys.reference("issuer", to: .body)
    title = keys.line("title")?.value
    url = keys.webAddress("url")
    internalNotes = keys.internalNotes()
    references = keys.references
    guard let number else { return nil }
    self.number = number
  }
}
