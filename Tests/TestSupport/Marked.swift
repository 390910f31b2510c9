package import Diagnostics

/// A source text in which each `⟦` shows where a finding must land. The marks are not part of the text.
package struct Marked {
  package let text: String
  private let marks: [(line: Int, column: Int)]

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var marks: [(line: Int, column: Int)] = []
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if scalar == "⟦" {
        marks.append((line, column))
      } else {
        text.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    self.text = String(text)
    self.marks = marks
  }

  /// The place of the first mark; the beginning of the file without one.
  package func location(in file: String) -> SourceLocation {
    locations(in: file).first ?? SourceLocation(file: file)
  }

  package func locations(in file: String) -> [SourceLocation] {
    marks.map { SourceLocation(file: file, line: $0.line, column: $0.column) }
  }
}
