// CASES, section B: structure that Markdown does not see. The numbers are those of the catalogue.

import Diagnostics
import Foundation
import TestSupport
import Testing

/// A body of a plan with a slip at each `⟦`, and what `check --fix` makes of it.
struct StructureSlip: Sendable, CustomTestStringConvertible {
  let number: String
  let body: String
  let code: String
  /// nil when it is left as it is.
  let repaired: String?

  init(_ number: String, _ body: String, _ code: String, _ repaired: String?) {
    self.number = number
    self.body = body
    self.code = code
    self.repaired = repaired
  }

  var testDescription: String { "\(number) \(body.debugDescription)" }

  static let all = [
    Self("B1", "⟦##I. Mục đích\n\nMột.\n", "markdown.heading-mark", "## I. Mục đích\n\nMột.\n"),
    Self("B1", "⟦##\u{A0}I. Mục đích\n", "markdown.heading-mark", "## I. Mục đích\n"),
    Self("B1", "⟦##\u{A0} \u{A0}Mục đích\n", "markdown.heading-mark", "## Mục đích\n"),
    Self("B1", "Một.\n⟦##“Một”\nHai\n", "markdown.heading-mark", "Một.\n## “Một”\nHai\n"),
    Self("B1", "## I\n⟦###1. Một\n\n  ⟦###2. Hai\n", "markdown.heading-mark", "## I\n### 1. Một\n\n  ### 2. Hai\n"),
    Self("B1", "- Một\n⟦##II\n", "markdown.heading-mark", "- Một\n## II\n"),
    Self("B2", "1. Một\n⟦2.Hai\n3. Ba\n", "markdown.list-mark", "1. Một\n2. Hai\n3. Ba\n"),
    Self("B2", "⟦1)Một\n⟦2)“Hai”\n", "markdown.list-mark", "1) Một\n2) “Hai”\n"),
    Self("B2", "01. Một\n02. Hai\n⟦03.Ba\n", "markdown.list-mark", "01. Một\n02. Hai\n03. Ba\n"),
    Self("B2", "⟦1.\u{A0}Một\n⟦2.\u{2003}**Hai**\n", "markdown.list-mark", "1. Một\n2. **Hai**\n"),
    Self("B2", "Gồm:\n⟦1.Một\n⟦2.Hai\n", "markdown.list-mark", "Gồm:\n1. Một\n2. Hai\n"),
    Self("B2", "1. Một\n   ⟦2.Hai\n", "markdown.list-mark", "1. Một\n   2. Hai\n"),
    Self("B2", "Gồm:\n⟦2. Hai\n3. Ba\n", "markdown.list-start", "Gồm:\n\n2. Hai\n3. Ba\n"),
    Self("B3", "⟦• Một\n⟦• Hai\n", "markdown.list-mark", "- Một\n- Hai\n"),
    Self("B3", "Một:\n⟦– hai;\n⟦— ba.\n", "markdown.list-mark", "Một:\n- hai;\n- ba.\n"),
    Self("B3", "⟦●\tMột\n⟦▪Hai\n⟦·  Ba\n", "markdown.list-mark", "- Một\n- Hai\n- Ba\n"),
    Self("B3", "⟦*\u{A0}Một\n⟦*\u{A0}Hai\n", "markdown.list-mark", "* Một\n* Hai\n"),
    Self("B3", "⟦-\u{A0}Một\n- Hai\n⟦-\u{A0} Ba\n", "markdown.list-mark", "- Một\n- Hai\n- Ba\n"),
    Self("B3", "- Một\n⟦-Hai\n⟦-“Ba”\n⟦+Bốn\n", "markdown.list-mark", "- Một\n- Hai\n- “Ba”\n+ Bốn\n"),
    Self("B3", "Một.\n⟦-hai\n", "markdown.list-mark", "Một.\n- hai\n"),
    Self("B3", "1. Một\n   ⟦– Hai;\n   ⟦– ba.\n", "markdown.list-mark", "1. Một\n   - Hai;\n   - ba.\n"),
    Self("B3", "⟦−\u{A0}Một\n⟦‑ Hai\n", "markdown.list-mark", "- Một\n- Hai\n"),
    Self("B3", "⟦– “Một!”\n⟦– “Hai!”\n", "markdown.list-mark", "- “Một!”\n- “Hai!”\n"),
    Self("B6", "    ⟦Một.\n    Hai.\n\nBa.\n", "markdown.indentation", "Một.\nHai.\n\nBa.\n"),
    Self("B6", "Một.\n\n\t⟦Hai.\n\n\t Ba.\n", "markdown.indentation", "Một.\n\nHai.\n\nBa.\n"),
    Self("B6", "⟦\u{A0}\u{A0}\u{A0}Một.\n\n ⟦\u{3000}Hai.\n", "markdown.indentation", "Một.\n\n Hai.\n"),
    Self("B6", "- Một\n\n      ⟦Hai\n\nBa.\n", "markdown.indentation", "- Một\n\n  Hai\n\nBa.\n"),
    Self("B6", "10. Một\n\n        ⟦Hai\n\nBa.\n", "markdown.indentation", "10. Một\n\n    Hai\n\nBa.\n"),
    Self("B6", "-      ⟦Một\n", "markdown.indentation", "- Một\n"),
    Self("B6", ">     ⟦Một\n", "markdown.indentation", nil),
    Self(
      "B7", "## I- Một\n\nA.\n\n⟦**II- Hai**\n\nB.\n", "markdown.bold-heading", "## I- Một\n\nA.\n\n## II- Hai\n\nB.\n"),
    Self("B7", "⟦**I. Một**\n\nA.\n\n## II. Hai\n", "markdown.bold-heading", "## I. Một\n\nA.\n\n## II. Hai\n"),
    Self(
      "B7", "## I. A\n\n### 1. Một\n\n⟦__2. Hai:__\n\nB.\n", "markdown.bold-heading",
      "## I. A\n\n### 1. Một\n\n### 2. Hai:\n\nB.\n"),
    Self(
      "B7", "A.\n\n⟦**Khẩu hiệu tuyên truyền**:\n\n1. Một!\n", "markdown.bold-heading",
      "A.\n\n## Khẩu hiệu tuyên truyền:\n\n1. Một!\n"),
    Self(
      "B8", "⟦| A | B |\n| c | d |\n", "markdown.table", "| A | B |\n|---|---|\n| c | d |\n"),
    Self(
      "B8", "⟦|A|B|\n|c|d|\n|e|f|\n\nSau.\n", "markdown.table", "|A|B|\n|---|---|\n|c|d|\n|e|f|\n\nSau.\n"),
    Self("B8", "⟦| A | B |\n| c |\n", "markdown.table", nil),
    Self("B8", "Gồm:\n⟦| A | B |\n| c | d |\n", "markdown.table", "Gồm:\n| A | B |\n|---|---|\n| c | d |\n"),
    Self(
      "B8", "⟦| A | B | C |\n|---|---|\n| d | e | f |\n", "markdown.table",
      "| A | B | C |\n|---|---|---|\n| d | e | f |\n"),
    Self(
      "B8", "⟦A | B\n:-:\n", "markdown.table", "A | B\n|---|---|\n"),
    Self(
      "B8", "⟦Nội dung\tChủ trì\nMột\tSở A\nHai\tSở B\n", "markdown.table",
      "| Nội dung | Chủ trì |\n|---|---|\n| Một | Sở A |\n| Hai | Sở B |\n"),
    Self("B8", "⟦Nội dung\tChủ trì\nMột\tSở A\tGhi chú\n", "markdown.table", nil),
    Self("B9", "| A | B |\n|---|---|\n| c | d | ⟦e |\n", "markdown.table-cells", nil),
    Self("B9", "Một\n\n> A | B\n> -|-\n> c | d | ⟦e | f\n", "markdown.table-cells", nil),
    Self(
      "B10", "Xem [phần II](⟦#II- Nội dung).\n\n## II- Nội dung\n", "markdown.link-address",
      "Xem [phần II](#ii-noi-dung).\n\n## II- Nội dung\n"),
    Self(
      "B10", "Xem [đại hội](⟦..\\events\\dh.md).\n", "markdown.link-address", "Xem [đại hội](../events/dh.md).\n"),
    Self(
      "B11", "Chủ đề**“Một ⟦hai”**ba.\n".replacing("⟦", with: "").replacing("**“", with: "⟦**“"), "markdown.emphasis",
      "Chủ đề“**Một hai**”ba.\n"),
    Self("B11", "⟦**Một:**hai\n", "markdown.emphasis", "**Một**:hai\n"),
    Self("B11", "A ⟦**Một **hai ⟦** ba** bốn\n", "markdown.emphasis", "A **Một** hai  **ba** bốn\n"),
    Self("B11", "⟦**(Một)**hai\n", "markdown.emphasis", "(**Một**)hai\n"),
  ]
}

@Suite struct StructureSlipTests {
  private static let path = "content/plans/a.md"

  private static func site(_ body: String) -> SiteFixture {
    // `dh` is there to be linked to.
    .minimal.with(path, SiteFixture.plan(body: body))
  }

  @Test(arguments: StructureSlip.all) func standsAtItsPlaceAndIsRepaired(_ slip: StructureSlip) async {
    for lineEnd in ["\n", "\r\n"] {
      let marked = Marked(SiteFixture.plan(body: slip.body))
      let site = SiteFixture.minimal.with(Self.path, marked.text.replacing("\n", with: lineEnd))
      let findings = await site.check().findings.filter { $0.code == slip.code }
      #expect(findings.map(\.location) == marked.locations(in: Self.path))
      #expect(findings.allSatisfy { $0.severity == (slip.number == "B9" ? .error : .warning) })
      let repaired = await site.repaired()
      let expected = SiteFixture.plan(body: slip.repaired ?? Marked(slip.body).text).replacing("\n", with: lineEnd)
      #expect(repaired.files[Self.path].map { String(decoding: $0, as: UTF8.self) } == expected)
      if slip.repaired != nil {
        let left = await repaired.check().findings.filter { $0.severity != .note }
        #expect(left == [])
      }
    }
  }

  /// What only looks like a slip.
  @Test(arguments: [
    "Chủ nghĩa Mác\n-Lênin, tư tưởng Hồ Chí Minh.\n", "- Học tập chủ nghĩa Mác\n- Lênin.\n",
    "- Học tập chủ nghĩa Mác\n– Lênin.\n", "Các tổ chức chính trị\n– xã hội ở cơ sở.\n",
    "- Các tổ chức chính trị\n– xã hội ở cơ sở.\n", "“Không có gì quý hơn độc lập, tự do”.\n— Hồ Chí Minh\n",
    "“Không có gì quý hơn độc lập, tự do”\n\n— Hồ Chí Minh\n", "> Một.\n> — Hai\n", "> “Một”\n\n— Hai\n",
    "#TựHàoViệtNam\n", "Một\n##hai\n", "Đến năm\n2025.Sau đó\n", "Mức tăng\n1.5 lần\n", "Từ 01/7/2025\n",
    "1.1. Một\n1.2. Hai\n", "a) Một\nb) Hai\n", "Nhiệt độ:\n-5 độ, -3,5 độ\n", "Gọi:\n+84 24 3943 1234\n",
    "Một **hai** ba, **“bốn”**, (**năm**).\n", "Số 3*4*5 và 2**3.\n", "*Một:* hai\n", "**Một**\n\nHai.\n",
    "## I- A\n\n**Kính gửi:** Sở B\n", "**Một** và **hai**\n", "| A | B |\n|---|---|\n| c | d |  |\n",
    "| A | B |\n|---|---|\n| c \\| d | e |\n", "Một | hai\nba bốn\n", "Một\tA\n", "Một\nhai\tba\n",
    "Xem [1](Hình 2 trang 3).\n", "Xem [a](https://example.org/a_(b)) và [b](../events/dh.md \"Đại hội\").\n",
    "- Một\n\n  Hai\n", "1. Một\n\n   Hai\n", "Một:\n1. Hai\n2. Ba\n", "Một\n\n7. Bảy\n", "***\n\nMột.\n",
    "## Một\n### Hai\n", "- Một\n  tiếp theo\n- Hai\n", "· \n", "“Một ”\n",
  ])
  func soundTextsAreLeftAlone(_ body: String) async {
    let site = Self.site(body)
    let findings = await site.check().findings.filter { $0.severity != .note }
    #expect(findings.map(\.message.en) == [])
    #expect(await site.repaired().files == site.files)
  }

  /// A help page may show how Markdown is written, and events are prose.
  @Test func onlyDocumentsAreCheckedForSlips() async {
    let body = "##I. Mục\n\n    code\n\n• Một\n"
    let site = SiteFixture.minimal.with("content/pages/about.md", SiteFixture.page(body: body))
    let findings = await site.check().findings.filter { $0.severity != .note }
    #expect(findings == [])
  }

  // MARK: B4, B5

  private static func text(_ body: String) async -> String {
    let (site, _) = await site(body).render()
    return site?.text("plans/a/index.html") ?? ""
  }

  /// The second level of lists in Vietnamese offices.
  @Test func itemsOfAPlusBelongToTheItemAbove() async {
    let html =
      "<ul>\n<li>Một\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\n</li>\n<li>Hai\n<ul>\n<li>C</li>\n</ul>\n</li>\n</ul>"
    for body in ["- Một\n+ A\n+ B\n- Hai\n+ C\n", "- Một\n  + A\n  + B\n- Hai\n  + C\n"] {
      let page = await Self.text(body)
      #expect(page.contains(html), "\(page)")
    }
    let page = await Self.text("+ A\n+ B\n\nSau.\n\n- Một\n")
    #expect(page.contains("<ul>\n<li>A</li>\n<li>B</li>\n</ul>\n<p>Sau.</p>"))
  }

  @Test func itemsOfAPlusAreNoTasksOfTheirOwn() async {
    let body = "## IV- Tổ chức thực hiện\n\n### 1. Ban Thường vụ\n\n- Một:\n+ A;\n+ B.\n- Hai.\n"
    let page = await Self.text(body)
    #expect(page.components(separatedBy: "id=\"task_").count == 3)
  }

  @Test func pointsStandOnLinesOfTheirOwn() async {
    let page = await Self.text("Gồm:\na) Một;\nđ) **Hai**;\n(1) Ba;\n1.1. Bốn;\n2.1.3 Năm\nsáu.\n**b) Bảy**\n")
    #expect(
      page.contains(
        "<p>Gồm:<br />\na) Một;<br />\nđ) <strong>Hai</strong>;<br />\n(1) Ba;<br />\n1.1. Bốn;<br />\n2.1.3 Năm\nsáu.\n"
      ),
      "\(page)")
    let running = await Self.text("Một\n(xem điểm a) hai\n2025. bốn\n(2025) năm\nab) sáu\n")
    #expect(running.contains("<p>Một\n(xem điểm a) hai\n2025. bốn\n(2025) năm\nab) sáu</p>"))
  }
}
