// Finding the longest of many names that begins at a word: every word of a text is compared once for each word before it
// in a name, however many names there are.

/// Names as sequences of folded words, each with values.
package struct WordTree<Value: Sendable>: Sendable {
  private struct Step: Hashable {
    let node: Int
    let word: String
  }

  /// A longer name is cut to this many words when it is looked for, so that a text that repeats it takes linear time.
  private static var longest: Int { 32 }

  private var steps: [Step: Int] = [:]
  private var values: [[Value]] = [[]]

  package init() {}

  package var isEmpty: Bool { steps.isEmpty }

  /// - Parameter words: folded; a name without any is never found.
  package mutating func insert(_ value: Value, at words: some Sequence<String>) {
    var node = 0
    for word in words.prefix(Self.longest) {
      let step = Step(node: node, word: word)
      if steps[step] == nil {
        steps[step] = values.count
        values.append([])
      }
      node = steps[step] ?? 0
    }
    if node > 0 { values[node].append(value) }
  }

  /// Whether a name begins with this word.
  package func begins(with word: String) -> Bool { steps[Step(node: 0, word: word)] != nil }

  /// The longest name that begins at the first word.
  ///
  /// - Parameter words: folded.
  /// - Returns: how many words it has, and its values.
  package func longestMatch(of words: some Sequence<String>) -> (count: Int, values: [Value])? {
    var found: (count: Int, values: [Value])?
    var node = 0
    for (index, word) in words.enumerated() {
      guard let next = steps[Step(node: node, word: word)] else { break }
      node = next
      if !values[node].isEmpty { found = (index + 1, values[node]) }
    }
    return found
  }
}
