// FORMAT, section 3: a line whose first word is `internal` and a colon, wherever an editor puts it, is withheld with what it
// owns, or nothing is built.

import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct InternalLinePropertyTests {
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0..<1 << 53)

  private static let hosts = [
    "content/plans/a.md": SiteFixture.plan(
      """
      number: 7-KH/TU
      events: [dh]
      topics:
        - một
        - hai
      signatory:
        authority: T/M
        role: Phó Bí thư
      notes:
        - kind: inference
          text: |
            một

            hai
      internal:
        ghi chú: một

      """,
      body: """

        Một hai
        ba.

        ## I- Mục

        - một
          - hai

            ba
        1. bốn

        > năm
        > - sáu

        ::: internal
        bảy
        :::

        ```
        tám
        ```

        | a | b |
        |---|---|
        | c | d |

        """),
    "content/events/dh.md": SiteFixture.event("aliases: [a]\nsources:\n  - title: một\n"),
    "content/bodies.yml": "- id: btv\n  name: Ban\n  aliases:\n    - một\n- {id: b, name: Hai}\n",
    "content/documents.yml": "- number: 7-KH/TU\n  title: một\n",
    "content/site.yml": "title: Kho\nslogan_headings:\n  - khẩu hiệu\nroutes:\n  plans: ke-hoach\n",
  ]

  private static let signs = [
    "", "", " ", "  ", "    ", "\t", "- ", "-   ", "* ", "+ ", "1. ", "12) ", "> ", ">> ", "> - ", "# ", "### ", "**",
    "_",
    "“", "\"", "'", "‘", "«", "\u{A0}", "\u{3000}", "\u{FEFF}", "- **", "> “", "  - ", "(",
  ]
  private static let words = [
    "internal", "internal", "Internal", "INTERNAL", "Internal ", "internal**", "internal”", "internal\"",
  ]
  private static let colons = [":", ": ", " : ", "： ", "\u{A0}: ", ":  ", "﹕ ", "∶ "]

  @Test func isWithheldOrStopsTheBuild() async throws {
    print("internal lines: PLAN_ARCHIVE_SEED=\(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    var built = 0
    for index in 0..<120 {
      let path = try #require(Self.hosts.keys.sorted().randomElement(using: &random))
      var lines = (Self.hosts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let place = Int.random(in: 0..<lines.count, using: &random)
      let parts = [Self.signs, Self.words, Self.colons].map { $0.randomElement(using: &random) ?? "" }
      let depth = String(lines[place].prefix { $0 == " " })
      lines.insert((Bool.random(using: &random) ? depth : "") + parts.joined() + "Qzxwv", at: place)
      if Bool.random(using: &random) { lines.insert("            Qzxwv", at: place + 1) }
      var site = Self.hosts.reduce(SiteFixture.minimal) { $0.with($1.key, $1.value) }
      let text = lines.joined(separator: "\n")
      site = site.with(path, text)
      let (made, report) = await site.render()
      var printer = DiagnosticPrinter(.json, language: .en)
      #expect(!printer.print(report).contains("Qzxwv"), "\(Self.seed) \(index):\n\(text)")
      guard let made else { continue }
      built += 1
      let leaks = made.pages.filter { $0.value.contains("Qzxwv") }.keys.sorted()
      #expect(leaks == [], "\(Self.seed) \(index):\n\(text)")
    }
    #expect(built > 0, "no line was withheld")
  }

  /// The hosts themselves are built, so that it is the line that stops a build.
  @Test func theHostsAreSound() async {
    let site = Self.hosts.reduce(SiteFixture.minimal) { $0.with($1.key, $1.value) }
    let isMade = await site.render().site != nil
    #expect(isMade)
  }
}
