// The authority file of documents that plans cite but the archive does not hold.

package import Citations
import Diagnostics
package import Texts

package struct CitedDocument: Record {
  /// What identifies a document.
  package enum Identity: Sendable {
    case number(DocumentNumber)
    /// Chosen by the editor for a document that has a title and no number; the last part of its address.
    case id(String)
  }

  package let identity: Located<Identity>
  package let date: DocumentDate?
  package let kind: Plan.Kind?
  package let issuer: Located<String>?
  package let title: String?
  /// Other titles and names by which texts cite it.
  package let aliases: [String]
  package let url: String?
  package let internalNotes: [InternalNote]
  package let references: [RecordReference]
  /// The addresses that its page had before.
  package let formerAddresses: [Located<Route>]

  package var file: String { identity.location.file }

  /// The number or ID as it is written.
  package var name: String {
    switch identity.value {
    case .number(let number): number.written
    case .id(let id): id
    }
  }

  /// The titles by which texts cite it. The title of a document with a number most often says what it is about, in words
  /// that any text can use; that of a law is its name.
  package var titles: [String] {
    let isName: Bool =
      switch identity.value {
      case .id: true
      case .number: title.map(Citation.Kind.beginsName) ?? false
      }
    return aliases + (isName ? [title].compactMap(\.self) : [])
  }

  /// Reads one entry of the file; nil when no record can be made of it.
  package init?(_ keys: inout RecordReader) {
    let number = keys.documentNumber("number")
    let id = keys.line("id", as: .id)
    date = keys.date("date")?.value
    kind = keys.choice("type", of: Plan.Kind.self)
    issuer = keys.reference("issuer", to: .body)
    title = keys.line("title")?.value
    aliases = keys.lines("aliases").map(\.value)
    url = keys.webAddress("url")
    internalNotes = keys.internalNotes()
    formerAddresses = keys.formerAddresses()
    references = keys.references
    switch (number, id) {
    case (let number?, nil): identity = Located(.number(number.value), at: number.location)
    case (nil, let id?):
      if let finding = RecordID.finding(id.value, at: id.location) {
        keys.report.add(finding)
        return nil
      }
      identity = Located(.id(id.value), at: id.location)
    case (_?, let id?):
      keys.report.add(rules.numberAndID, at: id.location)
      return nil
    case (nil, nil):
      keys.report.add(rules.noNumber, at: keys.location)
      return nil
    }
  }
}

package struct CitedDocumentRules: RuleTable {
  let numberAndID = Rule(
    "document.number-and-id",
    vi: "đã có “number” thì không ghi “id”",
    hint: "văn bản có số, ký hiệu thì giữ “number”; văn bản chỉ có tên thì giữ “id”",
    en: "‘id’ cannot stand together with ‘number’",
    hint: "keep ‘number’ if the document has one, ‘id’ if it has a title alone")
  let noNumber = Rule(
    "value.missing",
    vi: "thiếu “number” hoặc “id”",
    hint:
      "thêm dòng “number: …” là số, ký hiệu của văn bản; văn bản chỉ có tên thì thêm “id: …”, ví dụ “id: luat-dat-dai-2024”",
    en: "‘number’ or ‘id’ is missing",
    hint:
      "add a line ‘number: …’; for a document that has a title alone add ‘id: …’, for example ‘id: luat-dat-dai-2024’")

  package init() {}
}
private let rules = CitedDocumentRules()
