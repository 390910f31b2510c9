// The examples of the two specifications, through the same door as the site's own texts.

import Diagnostics
import Foundation
import Markdown
import Testing

/// The examples of CommonMark that hold raw HTML, which we refuse.
private let rawHTML = Set([21, 31] + Array(148...191))
  .union([201, 308, 309, 344, 474, 475, 476, 490, 493, 523, 535, 612, 613, 614, 615, 616, 622, 624, 627, 628, 629, 630])
  .union([631, 642, 643])
/// Those that hold a link with a scheme that we refuse, and no raw HTML.
private let linkScheme: Set = [595, 597, 598, 600]
/// The one in which a list of `+` stands under an item of `-`: for us it belongs to that item.
private let nestedItems = 301
/// The one of GFM in which a row has too many cells: for us an error, as they are lost.
private let excessCells = 204

@Suite struct ConformanceTests {
  struct Example: Decodable, CustomTestStringConvertible {
    let example: Int
    let section: String
    let markdown: String
    let html: String

    var testDescription: String { "example \(example), \(section)" }
  }

  /// `../shared` beside the checkout holds the examples; without it these tests are skipped.
  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardizedFileURL
  private static let isPresent = FileManager.default.fileExists(atPath: data.path)

  private static func examples(_ name: String) throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: Data(contentsOf: data.appending(path: name)))
  }

  /// The HTML and the findings. Heading ids, which the specification does not know, are taken out of the tags.
  private static func convert(_ example: Example) throws -> (html: String, codes: Set<String>) {
    var report = Report()
    let document = MarkdownDocument(
      parsing: Array(example.markdown.utf8), at: SourceLocation(file: "x.md"), into: &report)
    guard let document else {
      Issue.record("example \(example.example) is not parsed")
      return ("", [])
    }
    let html = String(decoding: document.html(), as: UTF8.self).replacing(#/<(h[1-6]) id="[a-z0-9-]+">/#) {
      "<\($0.1)>"
    }
    return (html, Set(report.findings.map(\.code)))
  }

  @Test(.enabled(if: isPresent)) func commonMark() throws {
    let examples = try Self.examples("commonmark-0.30-examples.json")
    var exact = 0
    var refused: [String: Set<Int>] = [:]
    for example in examples {
      let (html, codes) = try Self.convert(example)
      if codes.isEmpty {
        let isExact = html == example.html
        #expect(isExact == (example.example != nestedItems), "example \(example.example)")
        exact += isExact ? 1 : 0
      } else {
        let code: String = codes.contains("markdown.raw-html") ? "markdown.raw-html" : "markdown.link-scheme"
        refused[code, default: []].insert(example.example)
      }
    }
    #expect(refused == ["markdown.raw-html": rawHTML, "markdown.link-scheme": linkScheme])
    #expect(exact == 576)
    #expect(rawHTML.count + linkScheme.count == 75)
    #expect(examples.count == 652)
  }

  @Test(.enabled(if: isPresent)) func gfmTables() throws {
    let examples = try Self.examples("gfm-table-examples.json")
    #expect(examples.count == 8)
    for example in examples {
      let (html, codes) = try Self.convert(example)
      // HTML has no `align` attribute any more; we write a style.
      let expected = example.html.replacing(#/align="([a-z]+)"/#) { "style=\"text-align: \($0.1)\"" }
      #expect(html == expected, "example \(example.example)")
      #expect(codes == (example.example == excessCells ? ["markdown.table-cells"] : []))
    }
  }
}
