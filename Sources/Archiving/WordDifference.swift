// What one wording has that another has not, word by word: how variants of a slogan are shown.

import Texts

package enum WordDifference {
  /// A piece of a wording as it was written.
  package struct Segment: Hashable, Sendable {
    package let text: Substring
    package let isDifferent: Bool
  }

  /// The words of a wording, found once for all comparisons.
  package struct Wording: Sendable {
    fileprivate let text: String
    fileprivate let ranges: [Range<String.Index>]
    fileprivate let folded: [String]

    package init(_ text: String) {
      self.text = text
      let words = text.foldedWords()
      ranges = words.map(\.range)
      folded = words.map(\.folded)
    }
  }

  /// A wording in pieces, which together are the whole of it. Those words are marked that have no counterpart in the
  /// longest common subsequence of folded words, with what stands between two of them; case, diacritics and punctuation
  /// make no difference.
  ///
  /// Time and memory grow with the product of the numbers of words. `SloganVariants` bounds those of variants.
  package static func segments(of wording: Wording, comparedWith other: Wording) -> [Segment] {
    let text = wording.text
    var segments: [Segment] = []
    var start = text.startIndex
    for words in differences(wording.folded, other.folded).ranges {
      let range = wording.ranges[words.lowerBound].lowerBound..<wording.ranges[words.upperBound - 1].upperBound
      if start < range.lowerBound { segments.append(Segment(text: text[start..<range.lowerBound], isDifferent: false)) }
      segments.append(Segment(text: text[range], isDifferent: true))
      start = range.upperBound
    }
    if start < text.endIndex { segments.append(Segment(text: text[start...], isDifferent: false)) }
    return segments
  }

  /// The places of words that have no counterpart. `CollectionDifference` finds as good ones, in ten times the time.
  private static func differences(_ words: [String], _ others: [String]) -> RangeSet<Int> {
    // How long the longest common subsequence of what follows on both sides is.
    let width = others.count + 1
    var lengths = Array(repeating: 0, count: (words.count + 1) * width)
    for row in words.indices.reversed() {
      for column in others.indices.reversed() {
        let place = row * width + column
        lengths[place] =
          words[row] == others[column]
          ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var differences = RangeSet<Int>()
    var (row, column) = (0, 0)
    while row < words.count {
      if column < others.count, words[row] == others[column] {
        (row, column) = (row + 1, column + 1)
      } else if column < others.count, lengths[row * width + column + 1] > lengths[(row + 1) * width + column] {
        column += 1
      } else {
        differences.insert(row, within: words)
        row += 1
      }
    }
    return differences
  }
}
