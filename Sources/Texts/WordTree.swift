// Finding the longest of many names that begins at a word: every word of a text is compared once for each word before it
// in a name, however many names there are.

/// Names as sequences of folded words, each with values. Not generic: code for any value costs 2 % of a check.
package struct WordTree: Equatable, Sendable {
  private struct Step: Hashable {
    let node: Int
    let word: String
  }

  /// A longer name is cut to this many words when it is looked for, so that a text that repeats it takes linear time.
  private static var longest: Int { 32 }

  private var steps: [Step: Int] = [:]
  private var values: [[String]] = [[]]
  /// The nodes behind which names go on.
  private var inner: Set<Int> = []

  package init() {}

  package var isEmpty: Bool { steps.isEmpty }

  /// - Parameter words: folded; a name without any is never found.
  package mutating func insert(_ value: String, at words: [String]) {
    var node = 0
    for word in words.prefix(Self.longest) {
      let step = Step(node: node, word: word)
      if steps[step] == nil {
        steps[step] = values.count
        inner.insert(node)
        values.append([])
      }
      node = steps[step] ?? 0
    }
    if node > 0 { values[node].append(value) }
  }

  /// Whether a name begins with this word.
  package func begins(with word: String) -> Bool { steps[Step(node: 0, word: word)] != nil }

  /// Whether a name stands in a text that begins with one, or with a word that can stand before one.
  ///
  /// - Parameter canStandBefore: asked of a folded word.
  package func hasName(in text: [UInt8], behind canStandBefore: (String) -> Bool) -> Bool {
    var words = FoldedWords(text)
    guard let first = words.next()?.folded, begins(with: first) || canStandBefore(first) else { return false }
    return FoldedWords(text).contains { word in
      begins(with: word.folded)
        && longestMatch(of: FoldedWords(text, in: word.range.lowerBound..<text.count)) != nil
    }
  }

  /// Whether a name goes on behind these words.
  package func isBeginning(_ words: [String]) -> Bool {
    var node = 0
    for word in words {
      guard let next = steps[Step(node: node, word: word)] else { return false }
      node = next
    }
    return inner.contains(node)
  }

  /// The values of all names in a text, shorter ones within longer ones included.
  package func values(in text: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for word in FoldedWords(text) where begins(with: word.folded) {
      var words = FoldedWords(text, in: word.range.lowerBound..<text.count)
      var node = 0
      while let word = words.next(), let next = steps[Step(node: node, word: word.folded)] {
        node = next
        found.formUnion(values[node])
      }
    }
    return found
  }

  /// The longest name that begins at the first word.
  ///
  /// - Returns: how many words it has, where it ends, and its values.
  package func longestMatch(of words: FoldedWords) -> (count: Int, end: Int, values: [String])? {
    var found: (count: Int, end: Int, values: [String])?
    var words = words
    var (node, count) = (0, 0)
    while let word = words.next(), let next = steps[Step(node: node, word: word.folded)] {
      node = next
      count += 1
      if !values[node].isEmpty { found = (count, word.range.upperBound, values[node]) }
    }
    return found
  }
}
