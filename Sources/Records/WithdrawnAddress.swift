// Addresses that lead nowhere of their own any more: those that a record had before, and those that were withdrawn.

package import Citations
package import Diagnostics
package import Texts

extension Route {
  /// An address that stays for ever, as records and the ledger write it from the root of the site on: `/plans/x/`,
  /// `/files/scan.pdf`; nil for what cannot be the address of a page of a record or of an attachment.
  package init?(address text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let names = parts.dropFirst().dropLast(parts.last?.isEmpty == true ? 1 : 0)
    guard parts[0].isEmpty, let first = names.first else { return nil }
    if first.elementsEqual("files".utf8) {
      guard names.count > 1, parts.last?.isEmpty == false,
        names.allSatisfy({ !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }),
        text.unicodeScalars.allSatisfy({ $0 >= " " && $0 != "\u{7F}" && $0 != "\\" })
      else { return nil }
    } else {
      guard parts.last?.isEmpty == true, !RecordID.isReserved(String(Substring(first))),
        names.allSatisfy({ RecordID.isValid(String(Substring($0))) })
      else { return nil }
    }
    self.init(path: String(Substring(text.utf8.dropFirst())))
  }

  /// As `init(address:)` reads it.
  package var address: String { "/" + path }

  /// The page that stands in the place of what had this address. One for a file lies in a folder of its name, to which web
  /// servers lead whoever asks for the file.
  package var successor: Route { path.utf8.last == UInt8(ascii: "/") ? self : Route(path: path + "/") }
}

extension RecordReader {
  /// The addresses that the page of the record had before.
  mutating func formerAddresses() -> [Located<Route>] {
    lines("former_addresses", or: rules.form) { Route(address: $0) }
  }
}

/// An entry of `content/withdrawn.yml`: what stood at an address is gone for good.
package struct WithdrawnAddress: Record {
  package let route: Located<Route>
  package let date: DocumentDate
  package let reason: String
  package let internalNotes: [InternalNote]

  package var file: String { route.location.file }

  /// Reads one entry of the file; nil when no record can be made of it.
  package init?(_ keys: inout RecordReader) {
    let route = keys.line("address", required: true, or: rules.form) { Route(address: $0) }
    let date = keys.date("date", required: true)
    let reason = keys.text("reason", required: true)
    internalNotes = keys.internalNotes()
    guard let route, let date, let reason else { return nil }
    self.route = route
    self.date = date.value
    self.reason = reason.value
  }
}

package struct AddressFormRules: RuleTable {
  package let form = Rule(
    "address.form",
    vi: "“{0}” không phải địa chỉ của một trang hay một tệp đính kèm trong kho",
    hint: "ghi địa chỉ tính từ gốc trang web, ví dụ “/plans/ma-cu/” hoặc “/files/ban-quet.pdf”",
    en: "“{0}” is no address of a page of a record or of an attachment",
    hint: "write the address from the root of the site on, for example ‘/plans/old-id/’ or ‘/files/scan.pdf’")
  /// Of the ledger.
  package let line = Rule(
    "address.form",
    vi: "“{0}” không thuộc sổ địa chỉ",
    hint:
      "xóa dòng này, trừ khi là địa chỉ ghi hỏng: mỗi dòng là một địa chỉ của kế hoạch, sự kiện, cơ quan, văn bản, trang hay tệp đính kèm",
    en: "“{0}” does not belong in the ledger of addresses",
    hint:
      "delete this line, unless it is an address that was damaged: each line is the address of a plan, event, body, cited document, page or attachment"
  )
  /// Of the ledger.
  package let mergeMark = Rule(
    "address.form",
    vi: "“{0}” là dấu mà git để lại khi gộp",
    hint: "xóa các dòng có dấu “<<<<<<<”, “|||||||”, “=======”, “>>>>>>>”, giữ địa chỉ của cả hai bên",
    en: "“{0}” is a mark that git leaves when it merges",
    hint: "delete the lines with marks ‘<<<<<<<’, ‘|||||||’, ‘=======’, ‘>>>>>>>’, and keep the addresses of both sides"
  )

  package init() {}
}
package let addressFormRules = AddressFormRules()
private let rules = addressFormRules
