// The titles by which texts cite documents: “Luật Đất đai năm 2024”, “Nghị quyết Đại hội XIII”.

import Texts

/// Titles to look for in running text.
package struct DocumentTitles: Sendable {
  struct Place {
    let range: Range<Int>
    let key: String
  }

  private var tree = WordTree<String>()

  package init() {}

  /// - Parameter titles: as the authority file has them.
  package init(_ titles: some Sequence<String>) {
    for title in titles { tree.insert(Self.key(of: title), at: title.foldedWords().map(\.folded)) }
  }

  package var isEmpty: Bool { tree.isEmpty }

  /// What a document is known by that has this title. No number has such a key.
  package static func key(of title: String) -> String { "“" + title.folded() }

  /// Whether a title can begin in a block written with these bytes.
  package func canBegin(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if isEmpty { return false }
    return FoldedWords(bytes, in: range).contains { tree.begins(with: $0.folded) }
  }

  /// The titles in a text, the longest where several begin at one word; they do not overlap.
  ///
  /// Case and diacritics may differ, but “pháp luật đất đai” is no law: one letter at least is a capital. A title that ends
  /// with a number is none where the number goes on.
  func places(in scanner: CitationScanner) -> [Place] {
    let words = Array(FoldedWords(scanner.text))
    var places: [Place] = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard tree.begins(with: words[index].folded) else { continue }
      // A title ends with its sentence.
      let rest = zip(words[index...], [nil] + words[index...].map { $0.range.upperBound as Int? })
      let clause = rest.lazy.prefix { word, end in
        end.map { scanner.isWithinClause($0..<word.range.lowerBound) } ?? true
      }
      guard let (count, keys) = tree.longestMatch(of: clause.map(\.0.folded)), let key = keys.first else { continue }
      let range = words[index].range.lowerBound..<words[index + count - 1].range.upperBound
      let isPartOfWord =
        index > 0 && words[index - 1].folded == "phap" && !scanner.beginsWithCapital(at: range.lowerBound)
      let isNamed = words[index..<index + count].contains { scanner.beginsWithCapital(at: $0.range.lowerBound) }
      let endsInNumber = scanner.text[range.upperBound - 1].isDigit
      guard isNamed, !isPartOfWord, !endsInNumber || scanner.endsToken(at: range.upperBound) else { continue }
      places.append(Place(range: range, key: key))
      index += count - 1
    }
    return places
  }
}

extension CitationScanner {
  /// Whether no sentence, and no link or code, ends between two words.
  fileprivate func isWithinClause(_ gap: Range<Int>) -> Bool {
    !text[gap].contains { ".;:!?".utf8.contains($0) }
  }
}
