package import Diagnostics

/// A source text in which `⟦` shows where a finding must land. The marker itself is not part of the text.
package struct Marked {
  package let text: String
  /// Line and column of the marker; 1:1 without one.
  package let line: Int
  package let column: Int

  package init(_ marked: String) {
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts.joined()
    let before = parts.count == 2 ? String(parts[0]) : ""
    let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }

  package func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }
}
