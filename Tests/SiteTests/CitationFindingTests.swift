// Doubts about what records say of each other: each at its line and column in the author's file.

import Diagnostics
import Foundation
import Outputs
import TestSupport
import Testing
import Texts

/// Content that gives one kind of finding, at each `⟦`.
struct Doubt: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: String
  /// In addition to the valid site, by path.
  let files: [String: String]

  init(
    _ name: String, _ code: String, header: String = "", body: String = "Nội dung.\n",
    _ others: [String: String] = [:]
  ) {
    testDescription = name
    self.code = code
    files = others.merging(["content/plans/a.md": SiteFixture.plan(header, body: body)]) { other, _ in other }
  }

  var fixture: SiteFixture {
    files.reduce(SiteFixture.minimal) { $0.with($1.key, Marked($1.value).text) }
  }

  var places: [Diagnostics.SourceLocation] {
    files.flatMap { file, text in Marked(text).locations(in: file) }.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
  }
}

@Suite struct CitationFindingTests {
  @Test(arguments: Doubt.all) func standsAtItsPlace(_ doubt: Doubt) async {
    let (site, report) = await doubt.fixture.render()
    let findings = report.sorted().shown.filter { $0.severity != .note }
    #expect(findings.map(\.code) == doubt.places.map { _ in doubt.code })
    #expect(findings.map(\.location) == doubt.places)
    let isMade = site != nil
    #expect(isMade == (doubt.code != "reference.cycle"))
  }

  /// Wherever a citation stands, its finding is at the first character of its number.
  @Test(arguments: [
    "Kế hoạch số ⟦7-HD/TU.\n", "Một **hai *ba*** Kế hoạch số ⟦7-HD/TU.\n", "Kế hoạch số **⟦7-HD/TU** ngày\n",
    "Kế hoạch số ⟦7-**HD**/TU.\n", "*Kế* **hoạch** _số_ ⟦7-HD/TU\n", "Một\nhai Kế hoạch\nsố ⟦7-HD/TU\n",
    "Kế hoạch số\n   ⟦7-HD/TU\n", "Kế hoạch số ⟦7 -\nHD/TU\n", "Kế hoạch  \nsố ⟦7-HD/TU\n",
    "| A | Số |\n| --- | :-: |\n| x \\| y | Kế hoạch số ⟦7-HD/TU |\n", "| Kế hoạch số ⟦7-HD/TU |\n| --- |\n",
    "Một\n\n> | A | B |\n> |---|---|\n> | *x* | **Kế hoạch** số ⟦7-HD/TU |\n",
    "- Một\n\n  > hai\n  > Kế hoạch số ⟦7-HD/TU\n", "1. Một\n   - Hai &amp; Kế hoạch số ⟦7-HD/TU\n",
    "> Một\nKế hoạch số ⟦7-HD/TU\n", "A &amp; B &#272;&lt; Kế hoạch số ⟦7-HD/TU\n", "\\* A \\& Kế hoạch số ⟦7-HD/TU\n",
    "Kế hoạch số ⟦7-HD/TU\n--\n", "Một\nKế hoạch số ⟦7-HD/TU\n-\n\nHai.\n", "## 1. Kế hoạch số ⟦7-HD/TU ##\n",
    "`a/b` [c/d](https://example.org) Kế hoạch số ⟦7-HD/TU\n", "😀 Kế hoạch số ⟦7-HD/TU\n",
    "-\tMột\n\n\tHai Kế hoạch số ⟦7-HD/TU\n",
  ])
  func columnIsThatOfTheNumber(_ body: String) async {
    let marked = Marked(SiteFixture.plan(body: body))
    for text in [marked.text, marked.text.replacing("\n", with: "\r\n")] {
      let findings = await SiteFixture.minimal.with("content/plans/a.md", text).findings()
      #expect(findings.map(\.code) == ["citation.type"], "\(text.debugDescription)")
      #expect(findings.first?.location == marked.location(in: "content/plans/a.md"), "\(text.debugDescription)")
    }
  }

  /// A heading of tasks that names no body is worth a note only, with the body that it may mean.
  @Test func unknownTaskBodyIsANote() async throws {
    let body = "## IV- Tổ chức thực hiện\n\n⟦### 1. Ban Thường vi\n\n- Một.\n\n### 2. Ban Thường vụ\n\n- Hai.\n"
    let marked = Marked(SiteFixture.plan(body: body))
    let (site, report) = await SiteFixture.minimal.with("content/plans/a.md", marked.text).render()
    let findings = report.sorted().shown.filter { $0.code != "site.no-base-url" }
    #expect(findings.map(\.code) == ["task.body"])
    let note = try #require(findings.first)
    #expect(note.severity == .note)
    #expect(note.location == marked.location(in: "content/plans/a.md"))
    #expect(note.hint.vi.contains("“Ban Thường vụ”"))
    let page = try #require(site?.text("plans/a/index.html"))
    #expect(page.contains("Ban Thường vi"))
  }
}

extension Doubt {
  private static let documents = "content/documents.yml"
  private static let secondPlan = "content/plans/b.md"

  static let all: [Doubt] = [
    Doubt(
      "carries out a later document", "plan.order", header: "issued: 2020-01-01\nbased_on: [1-NQ/TW, ⟦18-NQ/TW]\n",
      [documents: "- {number: 18-NQ/TW, date: 2021-01-01}\n- {number: 1-NQ/TW, date: 2020-01-01}\n"]),
    Doubt(
      "replaces a later plan", "plan.order", header: "issued: 2020\nreplaces:\n  - ⟦b\n",
      [secondPlan: SiteFixture.plan("issued_window: {earliest: 2021-02, evidence: x}\n")]),
    Doubt(
      "amends a later plan by number", "plan.order", header: "issued: 2020-05\namends: [⟦5-KH/ĐU]\n",
      [secondPlan: SiteFixture.plan("number: 5 - KH/ĐU\nissued: 2020-06\n")]),
    Doubt("number of no known form", "value.document-number", header: "number: ⟦số 31\n"),
    Doubt("numbers of no known form", "value.document-number", header: "based_on: [07-HD/BTGDVTU, ⟦abc]\n"),
    Doubt("code of another type", "plan.type-code", header: "number: ⟦7-HD/TU\n"),
    Doubt("letter of the Party", "plan.type-code", header: "type: letter\nnumber: ⟦7-KH/TU\n"),
    Doubt(
      "name with another tone", "plan.signatory", header: "signatory: {name: Nguyễn Văn Hiểu}\n",
      [secondPlan: SiteFixture.plan("signatory:\n  role: Bí thư\n  name: ⟦Nguyễn Văn Hiếu\n")]),
    Doubt(
      "date outside the term", "citation.term",
      body: "Nghị quyết số ⟦21-NQ/TW, ngày 16/6/2022 của Hội nghị Trung ương 5 (khóa XII).\n"),
    Doubt("kind and code differ", "citation.type", body: "Theo Hướng dẫn số ⟦96-QĐ/TW.\n"),
    Doubt(
      "number of two documents", "citation.tie", body: "Theo Nghị quyết số ⟦18-NQ/TW.\n",
      [documents: "- {number: 18-NQ/TW, date: 2017-10-25}\n- {number: 18-NQ/TW, date: 2022}\n"]),
    Doubt(
      "number of two documents in front matter", "citation.tie",
      header: "based_on: [⟦18-NQ/TW]\nreplaces: [⟦18-NQ/TW]\n",
      [documents: "- {number: 18-NQ/TW, date: 2017-10-25}\n- {number: 18-NQ/TW, date: 2022}\n"]),
    Doubt(
      "two dates for one document", "citation.dates",
      body: "Nghị quyết số ⟦18-NQ/TW, ngày 25/10/2017.\n\nNghị quyết số ⟦18-NQ/TW, ngày 26/10/2017.\n"),
    Doubt(
      "another date than the authority file", "citation.dates",
      [
        documents: "- {number: 18-NQ/TW, date: 2017-10-25}\n",
        "content/events/dh.md": SiteFixture.event(body: "Nghị quyết số ⟦18-NQ/TW ngày 25/11/2017.\n"),
        "content/pages/about.md": SiteFixture.page(body: "Nghị quyết số ⟦18-NQ/TW ngày 01/01/2017.\n"),
      ]),
    Doubt(
      "another date than the plan", "citation.plan-date", body: "Theo Kế hoạch số ⟦5-KH/ĐU ngày 06/5/2023.\n",
      [secondPlan: SiteFixture.plan("number: 5-KH/ĐU\nissued: 2023-05-05\n")]),
    Doubt(
      "plans replace each other", "reference.cycle", header: "replaces: [⟦b]\n",
      [secondPlan: SiteFixture.plan("number: 5-KH/ĐU\nreplaces: [⟦a, 9-KH/ĐU]\n")]),
    Doubt(
      "a circle of three by number", "reference.cycle", header: "number: 1-KH/ĐU\namends: [⟦2-KH/ĐU]\n",
      [
        secondPlan: SiteFixture.plan("number: 2-KH/ĐU\namends: [⟦c]\n"),
        "content/plans/c.md": SiteFixture.plan("number: 3-KH/ĐU\namends: [⟦01-KH/ĐU]\n"),
        "content/plans/d.md": SiteFixture.plan("amends: [c]\n"),
      ]),
    Doubt("amends itself", "reference.cycle", header: "number: 5-KH/ĐU\namends: [⟦5-KH/ĐU]\n"),
    Doubt(
      "bodies after each other", "reference.cycle",
      [
        "content/bodies.yml": """
        - {id: btv, name: Ban Thường vụ, predecessor: ⟦x}
        - id: x
          name: Cơ quan X
          predecessor: ⟦btv
        - {id: y, name: Cơ quan Y, predecessor: x}

        """
      ]),
  ]
}
