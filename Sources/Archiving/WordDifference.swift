// What one wording has that another has not, word by word: how variants of a slogan are shown.

import Texts
import Markdown

package enum WordDifference {
  /// A piece of a wording as it was written.
  package struct Segment: Hashable, Sendable {
    package let text: Substring
    package let isDifferent: Bool

    package init(text: Substring, isDifferent: Bool) {
      self.text = text
      self.isDifferent = isDifferent
    }
  }

  /// The words of a wording, found once for all comparisons.
  package struct Wording: Sendable {
    fileprivate let text: String
    fileprivate let words: [(range: Range<String.Index>, folded: String)]

    package init(_ text: String) {
      self.text = text
      words = text.foldedWords()
    }
  }

  /// A wording in pieces, which together are the whole of it. Those words are marked that have no counterpart in the
  /// longest common subsequence of folded words, with what stands between two of them; case, diacritics and punctuation
  /// make no difference.
  ///
  /// Time and memory grow with the product of the numbers of words. `SloganVariants` bounds those of variants.
  package static func segments(of wording: Wording, comparedWith other: Wording) -> [Segment] {
    let text = wording.text
    let isDifferent = marks(of: wording.words.map(\.folded), comparedWith: other.words.map(\.folded))
    var segments: [Segment] = []
    var (start, end) = (text.startIndex, text.startIndex)
    for (place, word) in wording.words.enumerated() {
      if isDifferent[place] != (place > 0 && isDifferent[place - 1]) {
        // What stands between a marked word and another belongs to the other.
        let border = isDifferent[place] ? word.range.lowerBound : end
        if start < border { segments.append(Segment(text: text[start..<border], isDifferent: !isDifferent[place])) }
        start = border
      }
      end = word.range.upperBound
    }
    if isDifferent.last == true {
      segments.append(Segment(text: text[start..<end], isDifferent: true))
      start = end
    }
    if start < text.endIndex { segments.append(Segment(text: text[start...], isDifferent: false)) }
    return segments
  }

  /// Which words have no counterpart.
  private static func marks(of words: [String], comparedWith others: [String]) -> [Bool] {
    let start = zip(words, others).prefix { $0 == $1 }.count
    let end = zip(words[start...].reversed(), others[start...].reversed()).prefix { $0 == $1 }.count
    let (middle, otherMiddle) = (words[start..<(words.count - end)], others[start..<(others.count - end)])
    // How long the longest common subsequence of what follows on both sides is, by rows of the places in `middle`.
    let width = otherMiddle.count + 1
    var lengths = [Int32](repeating: 0, count: (middle.count + 1) * width)
    for (row, word) in middle.enumerated().reversed() {
      for (column, other) in otherMiddle.enumerated().reversed() {
        let place = row * width + column
        lengths[place] =
          word == other ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var isDifferent = [Bool](repeating: false, count: words.count)
    var (row, column) = (0, 0)
    while row < middle.count {
      let place = row * width + column
      if column < otherMiddle.count, middle[start + row] == otherMiddle[start + column] {
        (row, column) = (row + 1, column + 1)
      } else if column < otherMiddle.count, lengths[place + 1] > lengths[place + width] {
        column += 1
      } else {
        isDifferent[start + row] = true
        row += 1
      }
    }
    return isDifferent
  }
}
