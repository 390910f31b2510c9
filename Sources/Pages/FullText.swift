// The texts of records as documents for Pagefind, which makes the index of all texts.

import Archiving
import Citations
package import Diagnostics
import Files
package import Records
import Texts

/// The text of a record. Not its finished page: pages repeat titles of neighbours and words of the interface, and have no words
/// without their `đ`, which Pagefind does not fold (1.5.2).
package struct FullText: Sendable {
  /// Where the index lies.
  package static let folder = Route(path: Route.search.path + "texts/")

  /// The path of the record's page.
  package let path: String
  private let site: Site
  private let record: any TextRecord

  /// Those of all records that have texts.
  package static func all(of site: Site) -> [FullText] {
    let records: [any TextRecord] = site.archive.plans + site.archive.events + site.archive.pages
    return records.map { record in
      let route = site.settings.route(of: type(of: record).recordKind, record.recordFile.id)
      return FullText(path: route.outputPath, site: site, record: record)
    }
  }

  /// - Throws: when the machine refuses to read what was put aside.
  package func html() throws(EnvironmentError) -> [UInt8] {
    let plan = record as? Plan
    let title = record.recordFile.title.value
    let body = try site.html(of: record.recordFile.text, in: record.recordFile.path)
    var html = Array("<!DOCTYPE html>\n<html lang=\"vi\"><meta charset=\"utf-8\"><title>".utf8)
    html.append(escaping: title)
    html += "</title><body><h1>".utf8
    html.append(escaping: title)
    html += "</h1>".utf8
    for text in [plan?.number?.value.written].compactMap(\.self) + (plan?.notes.map(\.text) ?? []) {
      html += "<p>".utf8
      html.append(escaping: text)
      html += "</p>".utf8
    }
    html += body
    html += "<p data-pagefind-meta=\"folded[title]\" title=\"".utf8
    html.append(escaping: Self.wordsWithBar(in: Array(title.utf8) + [0x20] + body).joined(separator: " "))
    html += "\"></p></body></html>\n".utf8
    return html
  }

  /// The words that have a `đ`, folded, each once.
  private static func wordsWithBar(in text: [UInt8]) -> [String] {
    var seen: Set<String> = []
    return FoldedWords(text).compactMap { word in
      // U+0110 and U+0111 are C4 90 and C4 91.
      let bytes = text[word.range]
      let hasBar = zip(bytes, bytes.dropFirst()).contains { $0 == 0xC4 && ($1 == 0x90 || $1 == 0x91) }
      return hasBar && seen.insert(word.folded).inserted ? word.folded : nil
    }
  }
}
