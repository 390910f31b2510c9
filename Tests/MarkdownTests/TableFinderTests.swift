// Tables told from lines alone are those that the whole tree has.

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
      let finder = TableFinder(SourceText(bytes))
      guard let found = finder.plainTables() else { continue }
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
}
