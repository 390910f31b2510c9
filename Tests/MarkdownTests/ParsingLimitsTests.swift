// Absurd texts are refused where they become absurd; what is large but sane is not.

import Texts
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Markdown

@Suite struct ParsingLimitsTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let code: String
    let line: Int
    let column: Int

    init(_ name: String, _ text: String, _ code: String, _ line: Int, _ column: Int) {
      (testDescription, self.text, self.code, self.line, self.column) = (name, text, code, line, column)
    }
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  private static let manyFootnotes: String = {
    let definitions = lines(1_000) { "[^\($0)]: x [^\($0)]" }
    return definitions + "\n" + lines(9_000) { "a[^\($0 % 1_000)]\n" }
  }()

  private static let absurd = [
    Case("HOSTILE 41", lines(1) { _ in String(repeating: "- ", count: 10_000) + "x" }, "markdown.nesting", 1, 51),
    Case("HOSTILE 42", String(repeating: ">", count: 100_000), "markdown.nesting", 1, 26),
    Case("HOSTILE 43", String(repeating: "![[]()", count: 16_000), "markdown.nesting", 1, 15_002),
    Case("HOSTILE 44", String(repeating: "[", count: 100_000), "markdown.nesting", 1, 5_001),
    Case(
      "HOSTILE 44, backticks", lines(400) { String(repeating: "`", count: $0 + 1) }, "markdown.nesting", 316, 231),
    Case("HOSTILE 45", lines(8) { _ in String(repeating: "*a **a ", count: 4_000) }, "markdown.nesting", 5, 4_667),
    Case("HOSTILE 46", "a\n" + String(repeating: "đ", count: 5_000_000), "markdown.size", 2, 50_001),
    Case("HOSTILE 47", lines(50_000) { "[a\($0)]: /u" }, "markdown.references", 1_001, 1),
    Case("definitions in containers", lines(2_000) { "> - [a\($0)]: /u\n" }, "markdown.references", 2_001, 5),
    Case(
      "references with long addresses",
      "[a]: https://example.org/" + String(repeating: "x", count: 100) + "\n\n" + lines(1500) { "p\($0) [text][a]\n" },
      "markdown.references", 1669, 6),
    Case(
      "references with long addresses in one paragraph, behind definitions",
      "[a]: /" + String(repeating: "x", count: 999) + "\n\n[b]: /u\n> [a][a] "
        + String(repeating: "[b](c) [a] ", count: 200),
      "markdown.references", 4, 1_106),
    Case(
      "images, in a table",
      "[a]: /" + String(repeating: "x", count: 9_999) + "\n\n|đ|\n|-|\n" + lines(20) { _ in "|đ ![a]|" },
      "markdown.references", 15, 4),
    Case("nesting over lines", lines(30) { String(repeating: "  ", count: $0) + "- a" }, "markdown.nesting", 25, 51),
    Case(
      "nesting over lines, blank ones between",
      lines(30) { String(repeating: "\t", count: $0) + "1.  a\n" }, "markdown.nesting", 49, 29),
    Case(
      "nesting over lines of a quote", lines(30) { String(repeating: "> ", count: $0 + 1) + "a\nb" },
      "markdown.nesting",
      49,
      51),
    Case("marks", lines(500) { _ in String(repeating: "&", count: 1_000) }, "markdown.size", 401, 1),
    Case("headings", lines(5_001) { "# a\($0)\na\n-" }, "markdown.size", 15_001, 1),
    Case("footnote marks", lines(10_001) { _ in "đ[^a]\n" }, "markdown.size", 20_001, 2),
    Case("footnotes", lines(1_001) { "[^\($0)]: x" }, "markdown.references", 1_001, 1),
    Case("cells", lines(60) { _ in "> |a|b|\n> |-|-|\n" + lines(1_000) { _ in "> a" } }, "markdown.size", 24_073, 3),
    Case(
      "cells that are not written",
      String(repeating: "|a", count: 1_000) + "\n" + String(repeating: "|-", count: 1_000) + "\n"
        + lines(50) { _ in "a" },
      "markdown.size", 1, 1),
  ]

  @Test(arguments: absurd)
  func refuses(_ absurd: Case) {
    let parsed = Parsed(absurd.text)
    let location = SourceLocation(file: "x.md", line: absurd.line, column: absurd.column)
    #expect(parsed.findings.map(\.code) == [absurd.code])
    #expect(parsed.findings.map(\.location) == [location])
    #expect(parsed.html == nil)
  }

  @Test(arguments: [
    ("24 containers", String(repeating: "- ", count: 24) + "a"),
    ("thematic breaks", lines(3) { _ in String(repeating: "* ", count: 500) + "\n" }),
    ("indented text", lines(3) { _ in String(repeating: " ", count: 2_000) + "- a" }),
    ("a list of links", lines(4_000) { "- [a\($0)](b) **c**" }),
    ("deep lists one after another", lines(100) { _ in "- a\n  - b\n    - c\n      > - d" }),
    ("a large table", "|a|b|c|\n|-|-|-|\n" + lines(10_000) { "|\($0)|*b*|c|" }),
    ("many links in paragraphs", lines(20_000) { "[a\($0)](b)\n" }),
    ("many footnotes", manyFootnotes),
    ("what looks like many footnotes", lines(50_000) { _ in "[^\n" }),
    ("many references", "[a]: /u\n\n" + lines(20_000) { _ in "[a]\n" }),
    (
      "links with long addresses beside a reference",
      "[a]: /u\n\n[a]\n\n" + lines(200) { _ in "[b](/" + String(repeating: "x", count: 999) + ")" }
    ),
  ])
  func accepts(_ name: String, _ text: String) {
    let parsed = Parsed(text)
    #expect(parsed.findings.isEmpty)
    #expect(parsed.html != nil)
  }

  /// `PLAN_ARCHIVE_SEED` repeats a run that failed.
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1 << 53)

  /// In a short text, lines without brackets are passed over; that of a long one is measured whole.
  @Test func shortTextsAreMeasuredAsLongOnes() {
    var generator = SeededGenerator(seed: Self.seed)
    let padding = "\n\n" + String(repeating: "a", count: ParsingLimits.delimiters)
    let pieces = ["", ">", "a", "*_`", "- [a]: /u", "[a]: /u", "a [ b [ c"]
    let brackets = String(repeating: "[", count: 700)
    var refused = 0
    for _ in 0..<300 {
      let others = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      let kinds = others + [Bool.random(using: &generator) ? brackets : "[b]: /u"]
      let text = Self.lines(kinds.last == brackets ? 40 : 2_000) { _ in kinds.randomElement(using: &generator) ?? "" }
      if text.utf8.count > ParsingLimits.delimiters { continue }
      let findings = [text, text + padding].map { text in
        var locator = Locator(TextLines(Array(text.utf8)), at: SourceLocation(file: "x.md"))
        return ParsingLimits.finding(in: locator.text, &locator)
      }
      #expect(findings[0] == findings[1], "PLAN_ARCHIVE_SEED=\(Self.seed): \(kinds)")
      if findings[0] != nil { refused += 1 }
    }
    #expect(refused > 20, "PLAN_ARCHIVE_SEED=\(Self.seed)")
  }

  /// Lists and quotes are counted before cmark sees them, never fewer than it will open.
  @Test func nestingIsNeverUnderrated() {
    var generator = SeededGenerator(seed: Self.seed)
    let pieces = [
      "- ", "-", "+ ", "* ", "1. ", "12) ", "> ", ">", " ", "  ", "   ", "    ", "\t", "a", "a", "a", "---", "* * *",
      "```", "# ", "<div>", "|",
    ]
    for _ in 0..<5_000 {
      let lines = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
          .joined()
      }
      let text = TextLines(Array(lines.joined(separator: "\n").utf8))
      var nesting = Nesting()
      let counted = (0..<text.lineCount).map { nesting.read($0, of: text).depth }.max() ?? 0
      let tree = Node(parsing: text.bytes)
      let opened =
        tree.blocks.map { block in
          (block.kind == .quote || block.kind == .item ? 1 : 0)
            + block.ancestors.count { $0.kind == .quote || $0.kind == .item }
        }.max() ?? 0
      tree.freeTree()
      #expect(counted >= opened, "PLAN_ARCHIVE_SEED=\(Self.seed): \(lines)")
    }
  }
}
