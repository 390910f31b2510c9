// A citation of a document as it stands in the text of a record.

package import Citations
package import Diagnostics
import Markdown

/// A class, for the same reason as `Plan`: what a number means is asked of thousands of them.
package final class TextCitation: Sendable {
  package let citation: Citation
  /// Where the number or title begins.
  package let location: SourceLocation
  /// The id of the number on the page.
  package let anchor: String
  /// As of the citation: the same in both editions.
  package let isDatedOutsideItsTerm: Bool
  package let hasTypeCodeOfAnotherKind: Bool
  /// The block that it stands in, shared by all that stand there: few pages ask for the sentences.
  private let text: [UInt8]

  fileprivate init(citation: Citation, location: SourceLocation, anchor: String, text: [UInt8]) {
    self.citation = citation
    self.location = location
    self.anchor = anchor
    self.text = text
    isDatedOutsideItsTerm = citation.isDatedOutsideItsTerm
    hasTypeCodeOfAnotherKind = citation.hasTypeCodeOfAnotherKind
  }

  /// The sentence around the number; long ones are cut, which an ellipsis shows.
  package var before: String { Sentence.before(citation.numberRange.lowerBound, in: text) }
  package var after: String { Sentence.after(citation.numberRange.upperBound, in: text) }
  /// The number or title as it is written there; of numbers that share their codes, as in “số 18, 19-NQ/TW”, a part.
  package var written: String { String(decoding: text[citation.numberRange], as: UTF8.self) }

  /// What to call the document in a finding.
  package var name: String { citation.number?.written ?? written }
}

/// Finds the citations of a text while it is parsed.
final class CitationSearch {
  private(set) var citations: [TextCitation] = []
  private let titles: DocumentTitles

  init(titles: DocumentTitles) {
    self.titles = titles
  }

  /// Puts a link without address around each number and title.
  var search: TextSearch {
    TextSearch(
      canFind: { [titles] bytes, range in
        CitationScanner.canFind(in: bytes, range) || !titles.isEmpty && titles.canBegin(in: bytes, range)
      }
    ) { text, place in
      CitationScanner.citations(in: text, titles: self.titles).map { citation in
        let index = self.citations.count
        let anchor = "citation_\(index + 1)"
        let range = citation.numberRange
        self.citations.append(TextCitation(citation: citation, location: place(range), anchor: anchor, text: text))
        let address = "href=\"\(BodyText.mark(citation: index))\""
        return TextSearch.Span(
          range: range, opening: "<a class=\"citation\" id=\"\(anchor)\" \(address)>",
          continuing: "<a class=\"citation\" \(address)>", closing: "</a>")
      }
    }
  }
}

/// The part of a text around a place that belongs to the same sentence.
private enum Sentence {
  /// Bytes on either side; a sentence of a plan can fill half a page.
  private static let reach = 240

  static func before(_ place: Int, in text: [UInt8]) -> String {
    let first = max(0, place - reach)
    let start = (first...place).last { $0 == 0 || ($0 >= 2 && isEnd($0 - 2, in: text)) }
    let shown = text[(start ?? text[first..<place].firstIndex(of: UInt8(ascii: " ")) ?? place)..<place]
    return (start == nil ? "…" : "") + String(decoding: shown, as: UTF8.self)
  }

  static func after(_ place: Int, in text: [UInt8]) -> String {
    let last = min(text.count, place + reach)
    let end = (place...last).first { $0 == text.count || ($0 > place && isEnd($0 - 1, in: text)) }
    let shown = text[place..<(end ?? text[place..<last].lastIndex(of: UInt8(ascii: " ")) ?? place)]
    return String(decoding: shown, as: UTF8.self) + (end == nil ? "…" : "")
  }

  /// Whether a sentence ends with this byte: a stop with a blank or nothing behind it.
  private static func isEnd(_ index: Int, in text: [UInt8]) -> Bool {
    switch text[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
      index + 1 >= text.count || text[index + 1] == UInt8(ascii: " ")
    default: false
    }
  }
}
