// Variants: slogans that are nearly the same, found without comparing each with each.

/// The search for variants among the slogans of an archive.
///
/// Two slogans are variants if their longest common subsequence of folded words has at least three quarters of their
/// mean length, or if one is contained in the other in one piece and is at least half of it; what is less is a phrase
/// of the other. That ratio is the same in both directions, and it is what DOMAIN.md 1 measured: 0.78 for the one pair
/// of variants in the four plans, 0.69 for two slogans of one plan that are distinct, 0.50 for the next pair of two
/// plans. A variant of a variant need not be one.
///
/// Variants have so much in common that one of the rarest words of each is among the rarest of the other, with enough
/// of the less rare words left in both (prefix and positional filtering: Chaudhuri, Ganti and Kaushik 2006; Xiao, Wang,
/// Lin and Yu 2008). So each slogan is listed under its rarest words, and compared with the shorter ones that are listed
/// under its own. This passes over no variant until `effort` is spent.
package struct SloganVariants {
  /// The most words of a slogan that is compared: one less than the bits of a machine word, since there is one for the
  /// place after the last word too. The longest slogan of the four plans has 36.
  private static let longest = 63
  /// What the search for the shorter variants of one slogan may cost, in entries looked at. It is enough for all of
  /// 10,000 slogans made of the phrases in `Tests/Benchmarks/vocabulary.py`, which has but a few hundred syllables; of
  /// 40,000 it passes over up to 2 in 100 pairs. Of slogans that share nearly all their words, such as one phrase with
  /// hundreds of place names, each is compared with about 120 others: the nearest in length, then in the alphabet.
  private static let effort = 4096
  /// What a comparison costs beside, in entries looked at.
  private static let comparisonEffort = 32

  /// Of each slogan its words as numbers from 0 on: the rarer, the lower, and of equally rare ones in alphabetical order.
  private let words: [[Int]]
  /// Per word, the slogans that have it among their rarest, from the shortest on.
  private var entries: [[Entry]]
  /// Per word, the places in the slogan that is compared with others, a bit each.
  private var places: [UInt64]
  /// Per slogan, the last one that it was compared with.
  private var lastCompared: [Int]
  private var variants: [[Int]]

  private struct Entry {
    let slogan: Int
    /// The number of its words.
    let count: Int
    /// How many of its words are not rarer than the one it is listed under.
    let remaining: Int
    /// The bits of its words, each the number of the word modulo 64: what differs here differs in the words.
    let signature: UInt64
  }

  /// The variants of each slogan: indices into `keys`, ascending. They depend on the keys and not on their order.
  ///
  /// - Parameter keys: folded wordings, each another.
  package static func among(_ keys: [String]) -> [[Int]] {
    var search = SloganVariants(keys)
    let order = keys.indices.filter { search.words[$0].count <= longest }
      .sorted { (search.words[$0].count, keys[$0]) < (search.words[$1].count, keys[$1]) }
    for slogan in order { search.add(slogan) }
    return search.variants.map { $0.sorted() }
  }

  private init(_ keys: [String]) {
    let words = keys.map { $0.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) }
    var frequencies: [Substring: Int] = [:]
    for word in words.joined() { frequencies[word, default: 0] += 1 }
    let order = frequencies.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    let numbers = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    self.words = words.map { $0.compactMap { numbers[$0] } }
    entries = Array(repeating: [], count: order.count)
    places = Array(repeating: 0, count: order.count)
    lastCompared = Array(repeating: -1, count: keys.count)
    variants = Array(repeating: [], count: keys.count)
  }

  /// Finds the variants of a slogan among those that were added before, none of which is longer.
  private mutating func add(_ slogan: Int) {
    let own = words[slogan]
    for (place, word) in own.enumerated() { places[word] |= 1 << UInt64(place) }
    let rarest = own.sorted()
    let signature = own.reduce(UInt64(0)) { $0 | 1 << UInt64($1 % 64) }
    let listed = rarest.indices.filter { $0 == 0 || rarest[$0 - 1] != rarest[$0] }.map { place in
      (
        place: place, word: rarest[place],
        entry: Entry(slogan: slogan, count: own.count, remaining: own.count - place, signature: signature)
      )
    }
    var effort = Self.effort
    // The shortest variant has half of the words, so that the rarest of them is at one of these places.
    for (place, word, entry) in listed where place <= own.count / 2 { search(word, for: entry, &effort) }
    // Variants that are not shorter have three quarters of the words, so that the rarest of them is at one of these.
    for (place, word, entry) in listed where place <= own.count / 4 { entries[word].append(entry) }
    for word in own { places[word] = 0 }
  }

  /// Compares a slogan with those that are listed under one of its words, the longest first.
  private mutating func search(_ word: Int, for slogan: Entry, _ effort: inout Int) {
    for other in entries[word].reversed() {
      guard 2 * other.count >= slogan.count, effort > 0 else { return }
      effort -= 1
      // The fewest words that variants of these lengths have in common.
      let common = min(other.count, (3 * (other.count + slogan.count) + 7) / 8)
      // If a rarer word is common to both, they were compared under that one.
      guard min(other.remaining, slogan.remaining) >= common,
        (other.signature ^ slogan.signature).nonzeroBitCount <= other.count + slogan.count - 2 * common,
        lastCompared[other.slogan] != slogan.slogan
      else { continue }
      lastCompared[other.slogan] = slogan.slogan
      effort -= Self.comparisonEffort
      if isVariant(other.slogan, count: slogan.count) {
        variants[slogan.slogan].append(other.slogan)
        variants[other.slogan].append(slogan.slogan)
      }
    }
  }

  /// Compares a slogan with the one of `count` words that `places` holds: their longest common subsequence (Hyyrö 2004)
  /// and whether it is contained (Baeza-Yates and Gonnet 1992), a machine word at a time.
  private func isVariant(_ slogan: Int, count: Int) -> Bool {
    var unmatched = ~UInt64(0)
    /// The places after each part of the longer one that is equal to all words so far.
    var ends = ~UInt64(0)
    for word in words[slogan] {
      let matches = unmatched & places[word]
      unmatched = (unmatched &+ matches) | (unmatched &- matches)
      ends = (ends & places[word]) << 1
    }
    return 8 * (~unmatched).nonzeroBitCount >= 3 * (words[slogan].count + count) || ends != 0
  }
}
