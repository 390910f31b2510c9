// Which slogans are variants of each other, in small cases, by chance, and in two plans.

import Archiving
import Files
import Foundation
import Markdown
import TestSupport
import Testing
import Texts

@Suite struct SloganVariantsTests {
  @Test(arguments: [
    // Two of 16 words and two of 8 that are not common leave 3/4, one more leaves less.
    ("a b c d e f g h", "a b x c d e f y", true),
    ("a b c d e f g h", "a x c d e f y z", false),
    ("a b c d", "a b c e", true),
    ("a b c", "a b d", false),
    // The order of words counts.
    ("a b c d e f g h", "e f g h a b c d", false),
    // Contained in one piece, at its beginning, in the middle and at its end; half of it at least.
    ("a b c d e", "a b c d e f g h i j", true),
    ("a b c d e", "x y a b c d e f g h", true),
    ("a b c d e", "q r s t u a b c d e", true),
    ("a b c d e", "a b c d e f g h i j k", false),
    ("a b c d e", "a b c x d e f g h i", false),
    ("hai muon", "ca hai muon nam", true),
    ("hai muon", "nay ca hai muon nam", false),
    // Repeated words count as often as they stand there.
    ("a a a a b", "a b c d e", false),
    ("a a a a b", "a a a a c", true),
  ])
  func variantsOfTwo(_ first: String, _ second: String, _ areVariants: Bool) {
    #expect(SloganVariants.among([first, second]) == (areVariants ? [[1], [0]] : [[], []]))
    #expect(SloganVariants.among([second, first]) == (areVariants ? [[1], [0]] : [[], []]))
  }

  /// The end of a chain is no variant of its beginning.
  @Test func onlyDirectVariants() {
    #expect(SloganVariants.among(["a b c d e f", "x", "a b c d x y", "a b c d e x"]) == [[3], [], [3], [0, 2]])
    #expect(SloganVariants.among([]).isEmpty)
  }

  /// 63 words are compared, more are not.
  @Test(arguments: [(63, true), (64, false)])
  func longest(_ count: Int, _ areCompared: Bool) {
    let words = (0..<count).map { "w\($0)" }
    let keys = [
      words.joined(separator: " "), words.dropFirst().joined(separator: " "), words.suffix(32).joined(separator: " "),
    ]
    #expect(SloganVariants.among(keys) == (areCompared ? [[1, 2], [0, 2], [0, 1]] : [[], [2], [1]]))
  }

  /// The same as comparing each with each, by definition, in whatever order the slogans come. They are so few that no
  /// search is cut short.
  @Test(arguments: [(distinctWords: 3, count: 80), (12, 80), (300, 250)])
  func findsAllVariants(_ distinctWords: Int, _ count: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("SloganVariantsTests.findsAllVariants: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var slogans: [[Int]] = []
    while slogans.count < count {
      let slogan = Self.slogan(near: slogans.last ?? [], of: distinctWords, &random)
      if !slogans.contains(slogan) { slogans.append(slogan) }
    }
    let expected = Self.pairsByDefinition(slogans)
    #expect(expected.count > 10, "seed \(seed)")
    for _ in 0..<3 {
      slogans.shuffle(using: &random)
      let variants = SloganVariants.among(slogans.map { $0.map { "w\($0)" }.joined(separator: " ") })
      let found = variants.enumerated().flatMap { slogan, others in others.map { Set([slogans[slogan], slogans[$0]]) } }
      let difference = Set(found).symmetricDifference(expected)
      #expect(difference.isEmpty, "seed \(seed)")
      #expect(found.count == 2 * expected.count, "seed \(seed)")
      #expect(variants.allSatisfy { $0 == $0.sorted() }, "seed \(seed)")
    }
  }

  /// Of thousands of slogans of the same words not all pairs are compared; what is found are variants of each other.
  @Test func slogansOfTheSameWords() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("SloganVariantsTests.slogansOfTheSameWords: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var words = (0..<20).map { "w\($0)" }
    var keys: Set<String> = []
    while keys.count < 3000 {
      words.shuffle(using: &random)
      keys.insert(words.joined(separator: " "))
      words.swapAt(3, 4)
      keys.insert(words.joined(separator: " "))
    }
    let slogans = keys.sorted()
    let variants = SloganVariants.among(slogans)
    #expect(variants.filter { !$0.isEmpty }.count > 1000, "seed \(seed)")
    for (slogan, others) in variants.enumerated() {
      #expect(others.allSatisfy { variants[$0].contains(slogan) }, "seed \(seed)")
    }
  }

  /// `../shared` beside the checkout holds the documents; without it this test is skipped. DOMAIN.md 1 counts 45 listings,
  /// 40 slogans and one pair of variants.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: documents.path)))
  func slogansOfTwoPlans() throws {
    let lists = try ["000_14ef3d4db09f070d.txt", "002_592f991f8695759b.txt"].map { name in
      try Self.slogans(of: String(contentsOf: Self.documents.appending(path: name), encoding: .utf8))
    }
    #expect(lists.map(\.count) == [15, 30])
    let both = lists[0].filter(lists[1].contains)
    #expect(
      both.map { [lists[0].firstIndex(of: $0), lists[1].firstIndex(of: $0)].map { $0.map { $0 + 1 } } } == [
        [1, 2], [12, 27], [13, 28], [14, 29], [15, 30],
      ])
    let slogans = lists[0] + lists[1].filter { !both.contains($0) }
    let variants = SloganVariants.among(slogans)
    let pair = [lists[0][10], lists[1][20]].compactMap { slogans.firstIndex(of: $0) }
    #expect(variants.enumerated().filter { !$1.isEmpty }.map(\.offset) == pair)
    #expect(variants.filter { !$0.isEmpty } == [[pair[1]], [pair[0]]])
  }

  private static let documents = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/documents").standardizedFileURL

  /// The folded items of section V, of which lines were wrapped.
  private static func slogans(of document: String) throws -> [String] {
    let section = try #require(document.firstMatch(of: #/\n\s*V- [^\n]*\n(?<items>(?s:.*?))\n(?:\(|Nơi nhận)/#)).items
    return section.split(separator: #/(?:^|\n)\s*[0-9]{1,2}\. /#).map { String($0).folded() }.filter { !$0.isEmpty }
  }

  /// A slogan by chance, or the last one with some words changed, left out, or put before and after it.
  private static func slogan(near last: [Int], of distinctWords: Int, _ random: inout SeededGenerator) -> [Int] {
    func words(_ count: ClosedRange<Int>) -> [Int] {
      (0..<Int.random(in: count, using: &random)).map { _ in Int.random(in: 0..<distinctWords, using: &random) }
    }
    guard last.count > 1, last.count < 30, Bool.random(using: &random) else { return words(1...30) }
    if Bool.random(using: &random) { return words(0...last.count / 2) + last + words(0...last.count / 2) }
    var slogan = last
    for _ in 0...last.count / 4 {
      let place = Int.random(in: 0..<slogan.count, using: &random)
      slogan.replaceSubrange(place...place, with: words(slogan.count > 1 ? 0...2 : 1...1))
    }
    return slogan
  }

  private static func pairsByDefinition(_ slogans: [[Int]]) -> Set<Set<[Int]>> {
    var pairs: Set<Set<[Int]>> = []
    for (index, a) in slogans.enumerated() {
      for b in slogans[..<index] {
        let isSimilar = 2 * Double(commonLength(a, b)) / Double(a.count + b.count) >= 0.75
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        if isSimilar || (2 * short.count >= long.count && long.contains(short)) { pairs.insert([a, b]) }
      }
    }
    return pairs
  }

  /// The length of the longest common subsequence, by the table of Wagner and Fischer (1974).
  private static func commonLength(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for (place, other) in b.enumerated() {
        let above = row[place + 1]
        row[place + 1] = word == other ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
