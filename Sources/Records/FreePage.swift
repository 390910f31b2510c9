// A page of free text; the one named `index` is the text on the home page.

package import Diagnostics
package import Erasing
package import Texts

package struct FreePage: TextRecord {
  package static let recordKind = RecordKind.page

  package let recordFile: RecordFile

  package var name: String { id }
  package var title: String { recordFile.title.value }

  package init?(_ keys: inout RecordReader, _ draft: consuming RecordDraft) throws(EnvironmentError) {
    let internalNotes = keys.internalNotes()
    guard let recordFile = try draft.finish(&keys, internalNotes) else { return nil }
    self.recordFile = recordFile
  }
}
