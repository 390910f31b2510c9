// Recall and precision over texts of many kinds of document, written with the forms that offices print. Every number that
// is a citation stands between `⟦` and `⟧`.

import Citations
import Foundation
import Testing

@Suite struct CitationCorpusTests {
  /// A text as the scanner sees it, and the ranges between the marks.
  private static func unmarked(_ text: String) -> (bytes: [UInt8], ranges: [Range<Int>]) {
    var (bytes, ranges, start): ([UInt8], [Range<Int>], Int) = ([], [], 0)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": ranges.append(start..<bytes.count)
      default: bytes += String(scalar).utf8
      }
    }
    return (bytes, ranges)
  }

  /// What is missing of a text, and what is found too much or cut.
  private static func failures(_ text: String) -> (expected: Int, missing: [String], wrong: [String]) {
    let (bytes, expected) = unmarked(text)
    let found = CitationScanner.citations(in: bytes).map(\.numberRange)
    func words(_ ranges: some Sequence<Range<Int>>) -> [String] {
      ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    return (
      expected.count, words(expected.filter { !found.contains($0) }), words(found.filter { !expected.contains($0) })
    )
  }

  /// Every block of every document.
  @Test func recallAndPrecisionAreHigh() {
    let results = CitationCorpus.documents.flatMap { name, text in
      text.components(separatedBy: "\n\n").map { (name: name, result: Self.failures($0)) }
    }
    let expected = results.reduce(0) { $0 + $1.result.expected }
    let missing = results.flatMap { result in result.result.missing.map { "\(result.name): \($0)" } }
    let wrong = results.flatMap { result in result.result.wrong.map { "\(result.name): \($0)" } }
    #expect(expected > 150)
    let recall = Double(expected - missing.count) / Double(expected)
    let precision = Double(expected - missing.count) / Double(expected - missing.count + wrong.count)
    #expect(recall >= 0.99, "recall \(recall) of \(expected); missing: \(missing)")
    #expect(precision >= 0.995, "precision \(precision); wrong: \(wrong)")
  }

  /// Forms that each have to be found, whatever the others give.
  @Test(arguments: CitationCorpus.forms) func findsEveryForm(_ text: String) {
    let (_, missing, wrong) = Self.failures(text)
    #expect(missing == [] && wrong == [], "\(text)")
  }

  @Test(arguments: CitationCorpus.others) func findsNothing(_ text: String) {
    #expect(Self.failures(text).wrong == [], "\(text)")
  }
}
