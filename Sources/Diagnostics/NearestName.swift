/// Names among which the nearest to what an author wrote is looked for.
///
/// The distance is Damerau's with adjacent transpositions over lower-cased scalars; at most a third of the name's length, and
/// never more than three edits, count as a slip of the hand. Of equals the first candidate wins.
package struct NearestNames {
  /// How many candidates may be looked at for all names together: an archive has thousands of bodies, and a broken file can
  /// name as many that are none of them. After that nothing is suggested.
  private static let effort = 1 << 20
  private static let longest = 64

  private let candidates: [(name: String, scalars: [Unicode.Scalar])]
  private var effort = Self.effort
  private var found: [String: String?] = [:]

  package init(_ candidates: some Sequence<String>) {
    self.candidates = candidates.map { ($0, Self.scalars(of: $0)) }
  }

  private static func scalars(of name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().unicodeScalars.prefix(longest))
  }

  /// The candidate that differs least from `name`, when the difference is small enough.
  package mutating func nearest(to name: String) -> String? {
    if let known = found[name] { return known }
    guard effort > 0 else { return nil }
    effort -= candidates.count
    let wanted = Self.scalars(of: name)
    var most = min(3, max(1, wanted.count / 3))
    var best: String?
    for (candidate, other) in candidates where abs(other.count - wanted.count) <= most {
      guard let distance = editDistance(wanted, other, atMost: most) else { continue }
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
