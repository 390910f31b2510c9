// What readers want to know of an attachment before they open it.

package import Diagnostics
package import Files
import Records
import Texts

package struct AttachmentFacts: Hashable, Sendable {
  /// In bytes.
  package let size: Int
  /// Of a PDF, as far as its ends tell it.
  package let pages: Int?

  /// Those of the attachments that plans list, by the path of the file.
  ///
  /// - Parameter known: those of files that have not changed, by path.
  /// - Throws: when the machine refuses to read one.
  package static func all(
    listedBy records: LinkedRecords, in folder: AttachmentFolder, known: [String: AttachmentFacts]
  ) throws(EnvironmentError) -> [String: AttachmentFacts] {
    var facts: [String: AttachmentFacts] = [:]
    for attachment in records.plans.flatMap(\.attachments) {
      let path = records.file(ofAttachment: attachment.path.value)
      facts[path] = known[path]
      guard facts[path] == nil, let file = try folder.file(at: path) else { continue }
      let ends = AttachmentKind.name(of: path) == "pdf" ? try folder.ends(of: file) : nil
      facts[path] = AttachmentFacts(size: file.size, pages: ends.flatMap { PDFEnds(bytes: $0).pageCount })
    }
    return facts
  }
}
