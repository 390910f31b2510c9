// Texts that show the places where something must be found.

import Diagnostics
import Markdown

/// A text in which each `⟦` shows a place. The marks are not part of the text.
struct MarkedText {
  let text: String
  let places: [SourceLocation]

  init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [SourceLocation] = []
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if scalar == "⟦" {
        places.append(SourceLocation(file: "x.md", line: line, column: column))
      } else {
        text.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    self.text = String(text)
    self.places = places
  }
}

/// What a text gives: its findings in order of place, and its outline, links and HTML unless it was refused.
struct Parsed {
  let findings: [Diagnostic]
  private(set) var outline: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var html: String?

  init(_ text: String, at start: SourceLocation = SourceLocation(file: "x.md")) {
    var report = Report()
    if let document = MarkdownDocument(parsing: text, at: start, into: &report) {
      outline = document.outline
      links = document.links
      html = document.html()
    }
    findings = report.findings.sorted()
  }
}
