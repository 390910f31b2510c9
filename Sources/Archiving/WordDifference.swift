// What one wording has that another has not, word by word: how variants of a slogan are shown.

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

  /// The most words of both wordings that are aligned, since the time grows with the square of the difference.
  private static let mostWords = 1000

  /// A wording in pieces, which together are the whole of it. Those words are marked that have no counterpart in the
  /// longest common subsequence of folded words, with what stands between two of them; case, diacritics and punctuation
  /// make no difference. If the wordings are too long to be aligned, the whole is marked.
  package static func segments(of text: String, comparedWith other: String) -> [Segment] {
    let (words, otherWords) = (words(of: text), words(of: other))
    guard words.count + otherWords.count <= mostWords else { return [Segment(text: text[...], isDifferent: true)] }
    let difference = words.map(\.folded).difference(from: otherWords.map(\.folded))
    var isDifferent = Array(repeating: false, count: words.count)
    for case .insert(let place, _, _) in difference { isDifferent[place] = true }

    var segments: [Segment] = []
    var (start, end) = (text.startIndex, text.startIndex)
    for (place, word) in words.enumerated() {
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

  private static func words(of text: String) -> [(range: Range<String.Index>, folded: String)] {
    var words: [(range: Range<String.Index>, folded: String)] = []
    var isInWord = false
    for index in text.indices {
      let folded = String(text[index]).folded()
      let end = text.index(after: index)
      if folded.isEmpty {
        isInWord = false
      } else if isInWord, let last = words.indices.last {
        words[last].range = words[last].range.lowerBound..<end
        words[last].folded += folded
      } else {
        words.append((index..<end, folded))
        isInWord = true
      }
    }
    return words
  }
}
