// The ledger of addresses, `content/addresses.txt`: every address that was ever published, one a line.

import Diagnostics
import Erasing
import Foundation
import Records
import Texts

package struct AddressLedger: Sendable {
  /// The file as it is; nil when there is none.
  package let bytes: [UInt8]?
  /// What it names, with the number of the line.
  let entries: [(route: Route, line: Int)]

  var routes: Set<Route> { Set(entries.map(\.route)) }

  /// An archive that has published nothing yet.
  init() {
    bytes = nil
    entries = []
  }

  private init(_ bytes: [UInt8]?, _ entries: [(route: Route, line: Int)]) {
    self.bytes = bytes
    self.entries = entries
  }

  /// Lines that are no addresses, such as those that a merge leaves, are reported.
  init(parsing file: ErasedFile, into report: inout Report) {
    guard let source = SourceText(decoding: file, into: &report) else {
      self.init()
      return
    }
    var entries: [(route: Route, line: Int)] = []
    for (index, line) in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      let text = String(decoding: line, as: UTF8.self)
      if let route = Route(address: text) {
        entries.append((route, index + 1))
      } else {
        let place = SourceLocation(file: file.path, line: index + 1)
        if Self.mergeMarks.contains(where: { text.utf8.starts(with: $0.utf8) }) {
          report.add(addressFormRules.mergeMark, text, at: place)
        } else {
          report.add(addressFormRules.line, text, at: place, suggesting: Self.address(like: text))
        }
      }
    }
    self.init(file.bytes, entries)
  }

  private static let mergeMarks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]

  /// What was meant where a slash is missing or there is a blank too many.
  private static func address(like text: String) -> String? {
    let bare = text.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["/"])
    return ["/\(bare)/", "/\(bare)"].first { Route(address: $0) != nil }
  }

  /// With further addresses; none is ever taken out.
  func adding(_ routes: [Route]) -> AddressLedger {
    AddressLedger(bytes, entries + Set(routes).subtracting(self.routes).map { ($0, 0) })
  }

  /// The text of the file: its addresses by their bytes, each once.
  package var text: String {
    Set(entries.map(\.route.address)).sorted { $0.precedesInUTF8($1) }.map { $0 + "\n" }.joined()
  }

  /// How many of the addresses the file does not have.
  package var additionCount: Int { entries.count { $0.line == 0 } }
}
