// What a Markdown text comes to.

import Diagnostics
import Markdown

/// What a text gives: its findings in order of place, and its outline, links and HTML unless it was refused.
struct Parsed {
  let findings: [Diagnostic]
  private(set) var outline: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var html: String?

  init(_ text: String, at start: SourceLocation = SourceLocation(file: "x.md")) {
    var report = Report()
    if let document = MarkdownDocument(parsing: Array(text.utf8), at: start, into: &report) {
      outline = document.outline
      links = document.links
      html = String(decoding: document.html(), as: UTF8.self)
    }
    findings = report.findings.sorted()
  }
}
