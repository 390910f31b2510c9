// What is printed on a page: words with the places they stand at. The text layer of a PDF and the recognition of a picture
// both become this, and PageLayout makes lines of it.

/// A rectangle in points (1/72 inch), with y growing downwards.
package struct Box: Sendable, Equatable {
  package var left, top, right, bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }
  var centre: Double { (left + right) / 2 }

  func holdsCentre(of other: Box) -> Bool {
    left <= other.centre && other.centre <= right && top <= other.middle && other.middle <= bottom
  }

  func moved(right: Double, down: Double) -> Box {
    Box(left: left + right, top: top + down, right: self.right + right, bottom: bottom + down)
  }

  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

package struct PrintedWord: Sendable, Equatable {
  package var text: String
  package var box: Box
  /// 0 to 100; nil for a word that was not recognised on a picture.
  package var confidence: Int?
  package var isBold = false
  package var isItalic = false
  /// Smaller than its line and higher, as calls of footnotes are.
  var isRaised = false
  /// `text` is the label of a footnote.
  var isFootnoteCall = false
  /// No space stands before it on its line.
  var isAttached = false

  package init(_ text: String, _ box: Box, confidence: Int? = nil, isBold: Bool = false, isItalic: Bool = false) {
    self.text = text
    self.box = box
    self.confidence = confidence
    self.isBold = isBold
    self.isItalic = isItalic
  }
}

package struct PrintedPage: Sendable {
  package var width, height: Double
  package var words: [PrintedWord]
  package var tables: [RuledTable] = []

  package init(width: Double, height: Double, words: [PrintedWord]) {
    self.width = width
    self.height = height
    self.words = words
  }
}

/// Words that stand next to each other on one baseline.
struct PrintedLine {
  private(set) var words: [PrintedWord]
  private(set) var box: Box
  /// Of most of its words: a glyph that comes from another font has a box of its own.
  private(set) var middle: Double
  private(set) var size: Double

  init(_ words: [PrintedWord]) {
    self.words = words.sorted { $0.box.left < $1.box.left }
    box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
    middle = words.map(\.box.middle).median
    size = words.map(\.box.height).median
  }

  static func + (left: PrintedLine, right: PrintedLine) -> PrintedLine { PrintedLine(left.words + right.words) }

  var text: String { words.enumerated().map { ($0 > 0 && !$1.isAttached ? " " : "") + $1.text }.joined() }

  mutating func append(_ word: PrintedWord) {
    words.append(word)
    box = box.union(word.box)
    if words.count < 8 {
      middle = words.map(\.box.middle).median
      size = words.map(\.box.height).median
    }
  }

  mutating func mapWords(_ body: (inout PrintedWord) -> Void) {
    for index in words.indices { body(&words[index]) }
  }

  /// Joins what poppler splits within a word, because a letter comes from another font, and marks raised numbers.
  mutating func joinPieces() {
    var joined: [PrintedWord] = []
    for var word in words {
      guard let last = joined.last, word.box.left - last.box.right < 0.09 * size else {
        joined.append(word)
        continue
      }
      word.isAttached = true
      word.isRaised =
        word.text.utf8.allSatisfy { (0x30...0x39).contains($0) } && word.box.height < 0.9 * size
        && word.box.middle < middle - 0.08 * size
      if word.isRaised || last.isRaised {
        joined.append(word)
      } else {
        joined[joined.count - 1].text += word.text
        joined[joined.count - 1].box = last.box.union(word.box)
        joined[joined.count - 1].isBold = last.isBold || word.isBold
        joined[joined.count - 1].isItalic = last.isItalic || word.isItalic
      }
    }
    words = joined
  }
}

extension [Double] {
  /// 0 of none.
  var median: Double { quantile(0.5) }

  func quantile(_ part: Double) -> Double { isEmpty ? 0 : sorted()[Swift.min(count - 1, Int(part * Double(count)))] }
}
