import Diagnostics
import Foundation
import Importing
import Texts

/// A text as `plan-archive import` reads it.
func imported(
  _ text: String, issuer: String? = nil, names: KnownNames = KnownNames(bodies: [], events: [])
) throws -> DocumentImport {
  try imported(ExtractedText(text: text), issuer: issuer, names: names)
}

func imported(
  _ text: ExtractedText, issuer: String? = nil, names: KnownNames = KnownNames(bodies: [], events: [])
) throws -> DocumentImport {
  try DocumentImport(
    text, report: ImportReport(source: "x.txt"), fileName: "x", issuer: issuer, names: names,
    opensSlogans: { $0.contains("khau hieu") })
}

extension DocumentImport {
  /// The paragraphs of the proposed text.
  var blocks: [String] { record.body.split(separator: "\n").map { String($0) }.filter { !$0.isEmpty } }

  /// How many numbered items stand below each heading of the second level.
  var itemsBySection: [Int] {
    var counts: [Int] = []
    for block in blocks {
      if block.hasPrefix("## ") { counts.append(0) }
      if block.firstMatch(of: #/^(#{3,4} )?\d+\. /#) != nil, !counts.isEmpty { counts[counts.count - 1] += 1 }
    }
    return counts
  }

  /// All words that the front matter and the report's list of what was dropped hold.
  var wordsBesideText: [String] {
    let signatory = record.signatory
    let parts: [String?] =
      [record.title, record.number, record.place, signatory?.authority, signatory?.role, signatory?.name]
      + record.addressees + record.recipients.flatMap { [$0.name, $0.note] } + record.notes.map(\.text)
      + report.dropped.map(\.text)
    return parts.compactMap(\.self).flatMap(\.words)
  }
}

extension String {
  /// Letters and digits in lower case; what stands between them is no word.
  var words: [String] {
    precomposedStringWithCanonicalMapping.lowercased().split { !($0.isLetter || $0.isNumber) }.map { String($0) }
  }
}

extension [String] {
  /// Whether these stand in another list in the same order.
  func isSubsequence(of others: [String]) -> Bool {
    var rest = others[...]
    for word in self {
      guard let place = rest.firstIndex(of: word) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Those that another list does not have, or has less often.
  func missing(in others: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for word in others { counts[word, default: 0] += 1 }
    return filter { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] < 0
    }
  }
}
