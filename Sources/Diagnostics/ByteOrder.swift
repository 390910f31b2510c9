extension String {
  /// Whether its UTF-8 bytes come before those of another text: the order of everything that is written or shown, which
  /// no locale and no normalization changes.
  package func precedesInUTF8(_ other: String) -> Bool {
    var (first, second) = (self, other)
    return first.withUTF8 { first in second.withUTF8 { second in first.lexicographicallyPrecedes(second) } }
  }
}
