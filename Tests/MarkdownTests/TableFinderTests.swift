// Which lines are tables; the two shortcuts for them against the plain way.

import Texts
import Foundation
import TestSupport
import Testing

@testable import Markdown

@Suite struct TableFinderTests {
  /// `PLAN_ARCHIVE_SEED` repeats a run that failed.
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1 << 53)

  private static let lines = [
    "", "", "", "", " ", "\t", "| a | b |", "| a | b |", "| a \\| b | `c|d` |", "|a|", "| a", "a | b", "|", "||", "| |",
    "| --- | :-: |", "| --- | :-: |", "|---|---|", "|-|", "| - |", ":--", ":-", "---", "--- | ---", "|:--", "-|-|-",
    " | --- | --- |", "    | --- | --- |", "\t|---|", "> | a | b |", "> |---|---|", ">|---|---|", "- | a |", "  |---|",
    "- |---|", "1. | a |", "```", "````", " ```", "```text", "``` a`b", "~~~", "~~~~", "~~~ ```", "<div>", "</div>",
    "<!-- x", "-->", "<x>", "# a", "===", "a", "a  ", "[a]: /b", "[a]:", "***", "\\", "|\\", "| đ | ế |", "    code",
  ]

  /// All that is to be known of a table; of what stands before its rows the bytes, wherever they stand.
  private static func described(_ table: Table, _ bytes: [UInt8]) -> String {
    "\(table.columns) \(table.firstLine) \(table.rows) \(bytes[table.headerPrefix]) \(bytes[table.prefix])"
  }

  /// Short texts meet every order of lines; long ones have several tables.
  @Test(arguments: [2...5, 3...9, 10...40]) func plainTablesAreThoseOfTheTree(_ lengths: ClosedRange<Int>) {
    var generator = SeededGenerator(seed: Self.seed)
    var plain = 0
    var tables = 0
    for _ in 0..<8_000 {
      let count = Int.random(in: lengths, using: &generator)
      let ends = Bool.random(using: &generator)
      let isTabular = Bool.random(using: &generator)
      // A few kinds of lines each time: of many, one always makes the text one that only the tree can tell.
      let kinds = (0..<Int.random(in: 3...8, using: &generator)).map { _ in
        Self.lines.randomElement(using: &generator) ?? ""
      }
      let lines = (0..<count).flatMap { _ -> [String] in
        // Whole tables, so that many texts have some.
        if isTabular, Int.random(in: 0..<3, using: &generator) == 0 { return ["", "| a | b |", "| --- | --: |"] }
        return [kinds.randomElement(using: &generator) ?? ""]
      }
      let bytes = Array((lines.joined(separator: "\n") + (ends ? "\n" : "")).utf8)
      let text = TextLines(bytes)
      let finder = TableFinder(text)
      guard let found = finder.plainTables(), let parsed = ParsedText(parsing: text, tables: found, search: nil) else {
        continue
      }
      parsed.tree.freeTree()
      plain += 1
      tables += found.count
      let tree = Node(parsing: bytes)
      defer { tree.freeTree() }
      let expected = finder.tables(in: tree)
      #expect(
        found.map { Self.described($0, bytes) } == expected.map { Self.described($0, bytes) },
        "PLAN_ARCHIVE_SEED=\(Self.seed): \(lines.joined(separator: "\n").debugDescription)")
    }
    #expect(plain > 100 && tables > 100, "PLAN_ARCHIVE_SEED=\(Self.seed): \(plain) texts with \(tables) tables")
  }

  /// A header row and as many rows as can belong to it.
  @Test(arguments: [
    ("|a|\n|-|", 1), ("a|b\n:-|-:\n1|2\n3", 3), ("x\na|b\n-|-\nc", 2), ("> a|b\n> -|-\n> c\nd", 2),
    (">a|b\n> -|-\n>c", 2), ("- a|b\n  -|-\n  c\nd", 2), ("10. a|b\n    -|-\n    c\n   d", 2), ("-\n  a|b\n  -|-", 1),
    ("-\ta|b\n\t-|-\n    c", 2), ("- > a|b\n  > -|-\n  > c", 2), ("- x\n\n  a|b\n  -|-", 1), ("a|b\n-|-\n2. c", 1),
    ("a|b\n-|-\n-", 1), ("a|b\n-|-\n    c", 1), ("a|b\n-|-\n===\n---", 2),
    ("> a|b\n-|-", 0), ("- a|b\n-|-", 0), ("    a|b\n    -|-", 0), ("a|b\n-", 0), ("a\n-|-", 0), ("a|b\n\n-|-", 0),
    ("```\na|b\n-|-\n```", 0), ("a|b\n- | -", 0),
  ])
  func rows(_ text: String, _ count: Int) {
    let tree = Node(parsing: Array(text.utf8))
    defer { tree.freeTree() }
    let tables = TableFinder(TextLines(Array(text.utf8))).tables(in: tree)
    #expect(tables.map(\.rows.count) == (count == 0 ? [] : [count]))
  }

  /// cmark reads every first cell, but no other with nothing but plain text in it: both give the same.
  @Test func plainCellsAreThoseOfCMark() {
    var generator = SeededGenerator(seed: Self.seed)
    let pieces = [
      "a", " ", "đ", "😀", "\u{301}", "1", "/", "\\|", "\\", "*", "_", "`", "&", "&amp;", "<", ">", "<b>", "\"", "'",
      "[", "]", "(", ")",
      "!", "#", "# ", "-", "+", "=", "~", ":", ".", ",", ";", "{", "}", "$", "%", "@", "^", "?", "http://a", "\t", "--",
      "...",
    ]
    for _ in 0..<2_000 {
      let cell = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let html = Parsed("|\(cell) |\n|-|\n|\(cell) |\n|\(cell) |\n").html ?? ""
      let texts = html.matches(of: #/<t[hd]>((?s).*?)<\/t[hd]>/#.matchingSemantics(.unicodeScalar)).map(\.output.1)
      #expect(Set(texts).count == 1, "PLAN_ARCHIVE_SEED=\(Self.seed): \(cell.debugDescription) \(html)")
    }
  }
}
