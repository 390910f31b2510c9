// Variants: slogans that are nearly the same, found without comparing each with each.

import Files
import Texts

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

  private let words: FoldedWords
  /// Per word, the slogans that have it among their rarest, from the shortest on.
  private var entries: [[Entry]]
  /// Per word, the places in the slogan that is compared with others, a bit each.
  private var places: [UInt64]
  /// Per slogan, the last one that it was compared with.
  private var lastCompared: [Int]
  private var variants: [[Int]]

  private struct Entry {
    let slogan: Int32
    /// The number of its words.
    let count: Int16
    /// How many of its words are not rarer than the one it is listed under.
    let remaining: Int16
    /// The bits of its words, each the number of the word modulo 64: what differs here differs in the words.
    let signature: UInt64
  }

  /// The variants of each slogan: indices into `keys`, ascending. They depend on the keys and not on their order.
  ///
  /// - Parameter keys: folded wordings, each another.
  package static func among(_ keys: [String]) -> [[Int]] {
    let words = FoldedWords(keys)
    let order = keys.indices.filter { words.count(of: $0) <= longest }
      .sorted { (words.count(of: $0), keys[$0]) < (words.count(of: $1), keys[$1]) }
    var search = SloganVariants(words: words, slogans: keys.count)
    for slogan in order { search.add(slogan) }
    return search.variants.map { $0.sorted() }
  }

  private init(words: FoldedWords, slogans: Int) {
    self.words = words
    entries = Array(repeating: [], count: words.distinctCount)
    places = Array(repeating: 0, count: words.distinctCount)
    lastCompared = Array(repeating: -1, count: slogans)
    variants = Array(repeating: [], count: slogans)
  }

  /// Finds the variants of a slogan among those that were added before, none of which is longer.
  private mutating func add(_ slogan: Int) {
    let own = words[slogan]
    for (place, word) in own.enumerated() { places[Int(word)] |= 1 << UInt64(place) }
    let rarest = own.sorted()
    let signature = own.reduce(UInt64(0)) { $0 | 1 << UInt64($1 % 64) }
    var effort = Self.effort
    // The shortest variant has half of the words, so that the rarest of them is at one of these places.
    for (place, word) in rarest.prefix(own.count / 2 + 1).enumerated()
    where place == 0 || rarest[place - 1] != word {
      search(Int(word), for: slogan, count: own.count, remaining: own.count - place, signature, &effort)
    }
    // Variants that are not shorter have three quarters of the words, so that the rarest of them is at one of these.
    for (place, word) in rarest.prefix(own.count / 4 + 1).enumerated()
    where place == 0 || rarest[place - 1] != word {
      entries[Int(word)].append(
        Entry(
          slogan: Int32(slogan), count: Int16(own.count), remaining: Int16(own.count - place), signature: signature))
    }
    for word in own { places[Int(word)] = 0 }
  }

  /// Compares a slogan with those that are listed under one of its words, the longest first.
  ///
  /// - Parameter remaining: how many of its words are not rarer than that one.
  private mutating func search(
    _ word: Int, for slogan: Int, count: Int, remaining: Int, _ signature: UInt64, _ effort: inout Int
  ) {
    for entry in entries[word].reversed() {
      let (other, shorter) = (Int(entry.slogan), Int(entry.count))
      guard 2 * shorter >= count, effort > 0 else { return }
      effort -= 1
      // The fewest words that variants of these lengths have in common.
      let common = min(shorter, (3 * (shorter + count) + 7) / 8)
      // If a rarer word is common to both, they were compared under that one.
      guard min(Int(entry.remaining), remaining) >= common,
        (entry.signature ^ signature).nonzeroBitCount <= shorter + count - 2 * common,
        lastCompared[other] != slogan
      else { continue }
      lastCompared[other] = slogan
      effort -= Self.comparisonEffort
      if isVariant(other, count: count) {
        variants[slogan].append(other)
        variants[other].append(slogan)
      }
    }
  }

  /// Compares a slogan with the one of `count` words that `places` holds: their longest common subsequence (Hyyrö 2004)
  /// and whether it is contained (Baeza-Yates and Gonnet 1992), a machine word at a time.
  private func isVariant(_ slogan: Int, count: Int) -> Bool {
    var unmatched = ~UInt64(0)
    /// The places after each part of the longer one that is equal to all words so far.
    var ends = ~UInt64(0)
    let own = words[slogan]
    for word in own {
      let places = places[Int(word)]
      let matches = unmatched & places
      unmatched = (unmatched &+ matches) | (unmatched &- matches)
      ends = (ends & places) << 1
    }
    return 8 * (~unmatched).nonzeroBitCount >= 3 * (own.count + count) || ends != 0
  }
}

/// The words of all slogans as numbers from 0 on: the rarer, the lower, and of equally rare ones in alphabetical order.
private struct FoldedWords {
  let distinctCount: Int
  private var numbers: [Int32] = []
  /// Where the words of each slogan begin in `numbers`, and where the last ones end.
  private var starts = [0]

  init(_ keys: [String]) {
    var found: [Substring: Int] = [:]
    var frequencies: [Int] = []
    for key in keys {
      for word in key.utf8.split(separator: UInt8(ascii: " ")).lazy.map(Substring.init) {
        let number = found[word, default: frequencies.count]
        if number == frequencies.count {
          found[word] = number
          frequencies.append(0)
        }
        frequencies[number] += 1
        numbers.append(Int32(number))
      }
      starts.append(numbers.count)
    }
    distinctCount = frequencies.count
    let order = found.sorted { (frequencies[$0.value], $0.key) < (frequencies[$1.value], $1.key) }
    var ranks = [Int32](repeating: 0, count: distinctCount)
    for (rank, (_, number)) in order.enumerated() { ranks[number] = Int32(rank) }
    for index in numbers.indices { numbers[index] = ranks[Int(numbers[index])] }
  }

  func count(of slogan: Int) -> Int { starts[slogan + 1] - starts[slogan] }
  subscript(slogan: Int) -> ArraySlice<Int32> { numbers[starts[slogan]..<starts[slogan + 1]] }
}
