/// A place in a source file.
package struct SourceLocation: Hashable, Comparable, Sendable {
  /// Path relative to the source folder, with `/` between its parts: `content/plans/x.md`.
  package let file: String
  /// 1-based line.
  package let line: Int
  /// 1-based column, counted in Unicode scalars.
  package let column: Int

  package init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool {
    if a.file != b.file { return a.file.precedesInUTF8(b.file) }
    return (a.line, a.column) < (b.line, b.column)
  }
}

extension String {
  /// Whether its UTF-8 bytes come before those of another text: the order of everything that is written or shown, which
  /// no locale and no normalization changes.
  package func precedesInUTF8(_ other: String) -> Bool {
    var (first, second) = (self, other)
    return first.withUTF8 { first in second.withUTF8 { second in first.lexicographicallyPrecedes(second) } }
  }
}
