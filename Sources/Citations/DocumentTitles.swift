// The titles by which texts cite documents: “Luật Đất đai năm 2024”, “Nghị quyết Đại hội XIII”.

import Texts

/// Titles to look for in running text.
package struct DocumentTitles: Equatable, Sendable {
  struct Place {
    let range: Range<Int>
    let key: String
  }

  private var tree = WordTree()

  package init() {}

  /// - Parameter titles: as the authority file has them.
  package init(_ titles: some Sequence<String>) {
    for title in titles {
      tree.insert(Self.key(of: title), at: title.folded().split(separator: " ").map { String($0) })
    }
  }

  package var isEmpty: Bool { tree.isEmpty }

  /// What a document is known by that has this title. No number has such a key.
  package static func key(of title: String) -> String { "“" + title.folded() }

  /// Whether a title can begin in a block written with these bytes.
  package func canBegin(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if isEmpty { return false }
    return FoldedWords(bytes, in: range).contains { tree.begins(with: $0.folded) }
  }

  /// The keys of all titles whose words stand in a text, also where none is meant.
  package func keys(in text: [UInt8]) -> Set<String> { tree.values(in: text) }

  /// The titles in a text, the longest where several begin at one word; they do not overlap.
  ///
  /// Case and diacritics may differ, but “pháp luật đất đai” is no law: one letter at least is a capital. A title that ends
  /// with a number is none where the number goes on.
  func places(in scanner: CitationScanner) -> [Place] {
    var places: [Place] = []
    var words = FoldedWords(scanner.text)
    var last: String?
    while let word = words.next() {
      defer { last = word.folded }
      guard tree.begins(with: word.folded) else { continue }
      // A title ends with its sentence, and before a link or code.
      let start = word.range.lowerBound
      let end = scanner.text[start...].prefix(1 << 10).firstIndex { ".;:!?".utf8.contains($0) } ?? scanner.text.count
      guard let (count, upper, keys) = tree.longestMatch(of: FoldedWords(scanner.text, in: start..<end)) else {
        continue
      }
      let title = FoldedWords(scanner.text, in: start..<upper)
      let isPartOfWord = last == "phap" && !scanner.beginsWithCapital(at: start)
      let endsInNumber = scanner.text[upper - 1].isDigit
      guard title.contains(where: { scanner.beginsWithCapital(at: $0.range.lowerBound) }), !isPartOfWord,
        !endsInNumber || scanner.endsToken(at: upper)
      else { continue }
      places.append(Place(range: start..<upper, key: keys[0]))
      for _ in 1..<max(1, count) { _ = words.next() }
    }
    return places
  }
}
