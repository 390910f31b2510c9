// Random texts: nothing crashes, every place is right, and the HTML is closed.

import Diagnostics
import Foundation
import Markdown
import Testing
import Texts

@Suite struct SoupTests {
  /// `PLAN_ARCHIVE_SEED` repeats a run that failed.
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)

  /// SplitMix64.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "\n", "\n", "\n\n", " ", "  ", "    ", "\t", "> ", ">", "- ", "1. ", "2) ", "# ", "```", "~~~ ", "---", "===", "|",
    "|-|-|", "\n|",
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "![", "](", "[a]", "[a]: /u\n", "[a]: <x> 'y'\n", "<b>", "</b>",
    "<b c='>'>",
    "<!-- c -->", "<div>", "<x:y>", "<http://x>", "<a@b.c>", "<", ">", "&amp;", "&", "&nesim;", "\\", "\\\n", "\\|",
    "\"", "'", "a",
    "đồng chí", "ế", "e\u{301}", "😀", "\u{301}", "\u{2028}", "\u{FEFF}", "x:", "javascript:", "<script>", "b c",
    "|a|b|\n|-|-|\n", "a|b\n-|-\n", "|-\n", "--\n", "[^a]", "![^b]", "[^b][^a]", "[^a]: x\n", "\n\n[^b]:", "<br>",
  ]

  @Test func soup() throws {
    var generator = Generator(state: Self.seed)
    for _ in 0..<1_000 {
      let count = Int.random(in: 1...60, using: &generator)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      try check(text)
    }
  }

  @Test func bytes() throws {
    var generator = Generator(state: Self.seed)
    for _ in 0..<300 {
      let count = Int.random(in: 0...400, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 1...255, using: &generator) }.filter { $0 != 13 }
      try check(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func check(_ text: String) throws {
    let parsed = Parsed(text)
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    func scalar(at location: Diagnostics.SourceLocation) throws -> Unicode.Scalar? {
      let line = try #require(lines.indices.contains(location.line - 1) ? lines[location.line - 1] : nil)
      try #require(
        (1...line.count + 1).contains(location.column), "\(location) of \(text.debugDescription), seed \(Self.seed)")
      return location.column <= line.count ? line[location.column - 1] : nil
    }
    let context: Comment = "\(text.debugDescription), seed \(Self.seed)"
    for finding in parsed.findings where finding.code == "markdown.raw-html" {
      #expect(try scalar(at: finding.location) == "<", context)
    }
    for finding in parsed.findings where finding.code == "markdown.fence-info" { _ = try scalar(at: finding.location) }
    for link in parsed.links {
      let first = try scalar(at: link.location)
      #expect(link.isImage ? first == "!" : first == "[" || first == "<", context)
    }
    for finding in parsed.findings where finding.code.hasPrefix("footnote.") {
      let first = try scalar(at: finding.location)
      #expect(first == "[" || first == "!", context)
    }
    for heading in parsed.outline { _ = try scalar(at: heading.location) }
    let html = try #require(parsed.html)
    // Only blocks with a bracket are looked at for links and HTML; none is missed. The text of an image can hold more of them.
    #expect(html.ranges(of: #/<(?:a href="(?!#footnote)|img src=)/#).count <= parsed.links.count, context)
    let isFound = parsed.findings.contains { $0.code == "markdown.raw-html" }
    #expect(isFound || !html.contains("<!-- raw HTML omitted -->"), context)
    var open: [Substring] = []
    for tag in html.matches(of: #/<(/?)([^\s>]*)[^>]*?(/?)>/#.matchingSemantics(.unicodeScalar)) {
      let (_, slash, name, empty) = tag.output
      // cmark’s “raw HTML omitted”.
      if name == "!--" { continue }
      try #require(Self.elements.contains(name), context)
      if slash == "/" { #expect(open.popLast() == name, context) } else if empty.isEmpty { open.append(name) }
    }
    #expect(open.isEmpty, context)
  }

  private static let elements: Set<Substring> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "hr", "br", "em", "strong",
    "a", "img",
    "table", "thead", "tbody", "tr", "th", "td", "sup", "section",
  ]
}
