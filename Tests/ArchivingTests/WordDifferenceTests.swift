import Archiving
import TestSupport
import Testing

@Suite struct WordDifferenceTests {
  /// Words that differ stand between ⟦ and ⟧.
  @Test(arguments: [
    ("Một hai ba.", "một  HAI, ba!", "một  HAI, ba!"),
    ("Học tập và làm theo", "Toàn Đảng, toàn dân học tập và làm theo!", "⟦Toàn Đảng, toàn dân⟧ học tập và làm theo!"),
    ("một hai ba", "“Một” bốn, năm - ba sáu!", "“Một” ⟦bốn, năm⟧ - ba ⟦sáu⟧!"),
    ("một ba", "Một hai, ba", "Một ⟦hai⟧, ba"),
    ("", "một hai!", "⟦một hai⟧!"),
    ("một", " … ", " … "),
    ("một", "", ""),
    ("Mác-Lênin", "Mác - Lê nin", "Mác - ⟦Lê nin⟧"),
    // Folded alike: decomposed letters, hoá and hóa, ƣ for ư.
    ("hóa tư tưởng", "hoa\u{301} tƣ tưởng", "hoa\u{301} tƣ tưởng"),
  ])
  func marksTheWordsThatDiffer(_ other: String, _ text: String, _ marked: String) {
    #expect(Self.marked(text, comparedWith: other) == marked)
  }

  /// The segments are the text, by turns marked and not, and what is not marked are words of both.
  @Test func segmentsAreTheText() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("WordDifferenceTests.segmentsAreTheText: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "b", "Đ", "c ", " ", ", ", "! ", "ế "]
    func text() -> String {
      (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    for _ in 0..<200 {
      let (first, second) = (text(), text())
      let segments = Self.segments(of: second, comparedWith: first)
      #expect(segments.map(\.text).joined() == second, "seed \(seed)")
      #expect(segments.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
      #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.isDifferent != $1.isDifferent }, "seed \(seed)")
      for segment in Self.segments(of: first, comparedWith: first) { #expect(!segment.isDifferent) }
    }
  }

  private static func marked(_ text: String, comparedWith other: String) -> String {
    segments(of: text, comparedWith: other)
      .map { $0.isDifferent ? "⟦\($0.text)⟧" : String($0.text) }.joined()
  }

  private static func segments(of text: String, comparedWith other: String) -> [WordDifference.Segment] {
    WordDifference.segments(of: WordDifference.Wording(text), comparedWith: WordDifference.Wording(other))
  }
}
