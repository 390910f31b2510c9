// Whatever slips stand together, in public text and in internal passages: repairs end, and move no word.

import Diagnostics
import Erasing
import Files
import Foundation
import TestSupport
import Testing

@Suite struct RepairPropertyTests {
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0..<1 << 53)

  /// Slips without an address, for those change words.
  private static let pieces =
    StructureSlip.all.filter { $0.number != "B10" }.map { Marked($0.body).text } + [
      "## I- Một\n", "Hai ba,\n", "Bốn.\n", "1. Năm\n2. Sáu\n", "\n", "- Bảy\n", "> Tám\n", "```\nchín\n```\n",
      "| Mười | A |\n|---|---|\n| b | c |\n", "\t", "  ", "a) Một;\n", "“Hai”\n", "***\n", "e\u{323}\u{302}\n",
      "[x]: /y\n",
    ]

  private static func body(_ random: inout SeededGenerator) -> String {
    var body = ""
    var isInside = false
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if Int.random(in: 0..<5, using: &random) == 0 {
        if !body.isEmpty, !body.hasSuffix("\n") { body += "\n" }
        body += isInside ? ":::\n" : "::: internal\n"
        isInside.toggle()
      }
      body += pieces.randomElement(using: &random) ?? ""
      if Bool.random(using: &random) { body += "\n" }
    }
    return body + (isInside ? "\n:::\n" : "")
  }

  /// Its letters and digits, composed or not, line breaks aside; nil when the edition has none.
  private static func letters(_ bytes: [UInt8]?) -> String? {
    bytes.map {
      let text = String(decoding: $0, as: UTF8.self).precomposedStringWithCanonicalMapping
      return String(text.unicodeScalars.filter(\.properties.isAlphabetic))
    }
  }

  private static func publicBytes(_ bytes: [UInt8]) -> [UInt8]? {
    Erasure.standard.erase(SourceFile(path: "content/plans/a.md", bytes: bytes), [.public])[0].file?.bytes
  }

  @Test func repairsEndAndMoveNoWord() async throws {
    print("repairs: PLAN_ARCHIVE_SEED=\(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    for index in 0..<40 {
      let text = SiteFixture.plan(
        "internal:\n  ghi chú: một\n", body: Self.body(&random)
      ).replacing("\n", with: index.isMultiple(of: 3) ? "\r\n" : "\n")
      let site = SiteFixture.minimal.with("content/plans/a.md", text)
      let repaired = await site.repaired()
      let (before, after) = (Array(text.utf8), try #require(repaired.files["content/plans/a.md"]))
      let left = await repaired.check().findings.filter { !$0.repair.isEmpty }
      let repairedText = String(decoding: after, as: UTF8.self)
      #expect(left.map { "\($0.location.line) \($0.code)" } == [], "\(Self.seed) \(index):\n\(text)\n\(repairedText)")
      #expect(Self.letters(before) == Self.letters(after), "\(Self.seed) \(index):\n\(text)")
      #expect(Self.letters(Self.publicBytes(before)) == Self.letters(Self.publicBytes(after)), "\(text)")
    }
  }
}
