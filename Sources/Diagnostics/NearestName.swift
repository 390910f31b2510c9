/// Names among which the nearest to what an author wrote is looked for.
///
/// The distance is Damerau's with adjacent transpositions over the scalars of folded names; at most a third of the name's
/// length, and never more than three edits, count as a slip of the hand. Names whose numerals differ are never near: the
/// fourteenth congress is not a slip for the fifteenth. Of equals the first candidate wins.
package struct NearestNames {
  /// How many candidates may be looked at for all names together: an archive has thousands of bodies, and a broken file can
  /// name as many that are none of them. After that nothing is suggested.
  private static let effort = 1 << 20
  private static let longest = 64

  private struct Name {
    let scalars: [Unicode.Scalar]
    let numerals: [Int]
  }

  private let candidates: [(name: String, folded: Name)]
  private let fold: (String) -> String
  private var effort = Self.effort
  private var found: [String: String?] = [:]

  /// - Parameter fold: takes away the differences that are none.
  package init(_ candidates: some Sequence<String>, folding fold: @escaping (String) -> String = { $0.lowercased() }) {
    self.fold = fold
    self.candidates = candidates.map { ($0, Self.folded($0, fold)) }
  }

  private static func folded(_ name: String, _ fold: (String) -> String) -> Name {
    Name(scalars: Array(fold(name).unicodeScalars.prefix(longest)), numerals: name.numerals)
  }

  /// The candidate that differs least from `name`, when the difference is small enough.
  package mutating func nearest(to name: String) -> String? {
    if let known = found[name] { return known }
    guard effort > 0 else { return nil }
    effort -= candidates.count
    let wanted = Self.folded(name, fold)
    var most = min(3, max(1, wanted.scalars.count / 3))
    var best: String?
    for (candidate, other) in candidates
    where abs(other.scalars.count - wanted.scalars.count) <= most && other.numerals == wanted.numerals {
      guard let distance = editDistance(wanted.scalars, other.scalars, atMost: most) else { continue }
      best = candidate
      if distance == 0 { break }
      most = distance - 1
    }
    found[name] = .some(best)
    return best
  }
}

/// The candidate that differs least from `name`, as `NearestNames` has it.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  var names = NearestNames(candidates)
  return names.nearest(to: name)
}

extension String {
  /// The values of its numerals in order: of Arabic ones everywhere, of Roman ones to 39 where they are words. Between other
  /// words small letters are none: “vi” is a word.
  fileprivate var numerals: [Int] {
    let isOneWord = !utf8.contains(UInt8(ascii: " "))
    return utf8.split { !$0.isLetterOrDigit }.flatMap { word -> [Int] in
      if isOneWord || word.allSatisfy({ $0 < 0x61 }), let roman = word.romanValue { return [roman] }
      return word.split { !(0x30...0x39).contains($0) }.map {
        $0.reduce(0) { ($0 * 10 + Int($1 - 0x30)) % 1_000_000_007 }
      }
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) || self >= 0x80
  }
}

extension Substring.UTF8View {
  /// nil where another letter than I, V and X stands.
  fileprivate var romanValue: Int? {
    var (value, last) = (0, 10)
    for letter in self {
      let digit: Int
      switch letter | 0x20 {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      default: return nil
      }
      value += digit - (digit > last ? 2 * last : 0)
      last = digit
    }
    return value
  }
}

/// nil when it is greater than `most`. Cells that far from the diagonal are greater, and are not computed.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost most: Int) -> Int? {
  let tooMuch = most + 1
  var beforeLast: [Int] = []
  var last = (0...b.count).map { min($0, tooMuch) }
  for i in a.indices {
    var row = Array(repeating: tooMuch, count: b.count + 1)
    row[0] = min(i + 1, tooMuch)
    for j in max(0, i - most)..<max(0, i - most, min(b.count, i + most + 1)) {
      var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row[j + 1] = min(cost, tooMuch)
    }
    if row.allSatisfy({ $0 == tooMuch }), last.allSatisfy({ $0 == tooMuch }) { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] == tooMuch ? nil : last[b.count]
}
