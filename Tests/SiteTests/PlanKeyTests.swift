import Diagnostics
import Foundation
import Outputs
import TestSupport
import Testing

/// Keys that say more of a document, and slogans and tasks in all layouts, on the pages that readers see.
@Suite struct PlanKeyTests {
  private static let bodies = """
    - {id: btv, name: Ban Thường vụ, branch: party}
    - {id: snv, name: Sở Nội vụ, branch: state}
    - {id: syt, name: "Sở Y tế"}

    """

  private static func site(_ header: String, body: String = "Nội dung.\n") async throws -> RenderedSite {
    let plan = SiteFixture.plan(header, body: body)
    let fixture = SiteFixture.minimal.with("content/bodies.yml", bodies)
      .with("content/plans/a.md", header.contains("issuer: ") ? plan.replacing("issuer: btv\n", with: "") : plan)
    let (site, report) = await fixture.render()
    return try #require(site, "\(report.findings)")
  }

  @Test func jointDocumentBelongsToEachIssuer() async throws {
    let site = try await Self.site("issuer: [snv, btv, syt]\n")
    let page = try #require(site.text("plans/a/index.html"))
    for (id, name) in [("snv", "Sở Nội vụ"), ("btv", "Ban Thường vụ"), ("syt", "Sở Y tế")] {
      #expect(page.contains("<a href=\"/bodies/\(id)/\">\(name)</a>"))
      #expect(try #require(site.text("bodies/\(id)/index.html")).contains("href=\"/plans/a/\""))
    }
    #expect(page.contains("content=\"Kế hoạch A – Sở Nội vụ, Ban Thường vụ và Sở Y tế, chưa rõ ngày.\""))
    #expect(try #require(site.text("plans/index.html")).contains("Sở Nội vụ, Ban Thường vụ và Sở Y tế"))
  }

  @Test func valuesAreShown() async throws {
    let page = try #require(
      await Self.site(
        """
        type: telegram
        text: summary
        effective: 2026-01-05
        expires: 2026-12
        addressee: [Sở A, "Sở B: phòng C"]
        added: 2026-02-01
        updated: 2026-02-01

        """
      ).text("plans/a/index.html"))
    for text in [
      "Công điện", "bản tóm tắt, không phải toàn văn", "05/01/2026", "12/2026", "<li>Sở A</li>",
      "<li>Sở B: phòng C</li>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let other = try #require(await Self.site("text: full\naddressee: Sở D\n").text("plans/a/index.html"))
    #expect(other.contains("toàn văn, theo bản lưu") && other.contains("<li>Sở D</li>"))
    let bare = try #require(await Self.site("").text("plans/a/index.html"))
    #expect(bare.contains("Văn bản dưới đây là bản lưu của kho."))
    #expect(!bare.contains("Kính gửi") && !bare.contains("hiệu lực") && !bare.contains("Thời hạn"))
  }

  @Test(arguments: ["law", "ordinance", "decree", "circular", "submission", "telegram", "rules"])
  func newTypes(_ type: String) async throws {
    for language in ["vi", "en"] {
      let fixture = SiteFixture.minimal.with("content/site.yml", "title: A\nlanguage: \(language)\n")
        .with("content/plans/a.md", SiteFixture.plan("type: \(type)\n"))
      #expect(await fixture.findings().isEmpty)
    }
  }

  @Test(arguments: [
    ("effective: 2026-02\nexpires: ⟦2026-01-31\n", "", "date.order"),
    ("added: 2026\nupdated: ⟦2025-12\n", "", "date.order"),
    ("added: ⟦hôm nay\n", "", "value.date"), ("text: ⟦excerpt\n", "", "value.choice"),
    ("slogan_heading: ⟦Lời hô\n", "## Khẩu hiệu\n\n- A!\n", "plan.no-heading"),
    ("task_heading: ⟦Phân công\n", "## Tổ chức thực hiện\n", "plan.no-heading"),
    ("", "## Trước\n\n## ⟦Khẩu hiệu\n\nMột đoạn văn.\n", "plan.no-slogans"),
    ("issuer: [btv, ⟦khong-co]\n", "", "reference.body"), ("addressee: ⟦{a: b}\n", "", "value.type"),
  ])
  func findings(_ header: String, _ body: String, _ code: String) async throws {
    let text = SiteFixture.plan(header, body: body)
    let marked = Marked(header.contains("issuer: ") ? text.replacing("issuer: btv\n", with: "") : text)
    let report = await SiteFixture.minimal.with("content/plans/a.md", marked.text).render().report
    let findings = report.findings.filter { $0.code != "site.no-base-url" }
    #expect(findings.map(\.code) == [code])
    let place = marked.location(in: "content/plans/a.md")
    // A heading is found at its beginning.
    #expect(findings.first?.location.line == place.line)
    if code != "plan.no-slogans" { #expect(findings.first?.location == place) }
  }

  @Test func aBranchIsOneOfFour() async {
    let marked = Marked("- {id: btv, name: Ban Thường vụ, branch: ⟦đảng}\n")
    let findings = await SiteFixture.minimal.with("content/bodies.yml", marked.text).findings()
    #expect(findings.map(\.code) == ["value.choice"])
    #expect(findings.first?.location == marked.location(in: "content/bodies.yml"))
  }

  /// A number is of one issuer, whoever signs beside it.
  @Test func jointDocumentsWithANumber() async {
    func codes(_ issuer: String) async -> [String] {
      let plans = ["issuer: [btv, snv]", "issuer: \(issuer)"].map {
        SiteFixture.plan("number: 5-KH/ĐU\nissued: 2025-01-01\n").replacing("issuer: btv", with: $0)
      }
      return await SiteFixture.minimal.with("content/bodies.yml", Self.bodies)
        .with("content/plans/a.md", plans[0]).with("content/plans/b.md", plans[1]).findings().map(\.code)
    }
    #expect(await codes("snv") == ["duplicate.number"])
    #expect(await codes("[syt, snv, btv]") == ["duplicate.number"])
    #expect(await codes("syt") == [])
  }

  @Test func deadlinesAreShown() async throws {
    let site = try await Self.site(
      "",
      body: """
        ## Tổ chức thực hiện

        | Nội dung | Chủ trì | Phối hợp | Thời hạn |
        |---|---|---|---|
        | Việc **một** | Sở Nội vụ | Sở Y tế | Trước 30/6 |
        | Việc hai | Sở Y tế | | |

        """)
    let page = try #require(site.text("plans/a/index.html"))
    #expect(page.contains("<tr id=\"task_1\">\n<td>Việc <strong>một</strong></td>"))
    #expect(page.components(separatedBy: "Thời hạn: <span>Trước 30/6</span>").count == 2)
    #expect(try #require(site.text("bodies/snv/index.html")).contains("Thời hạn: <span>Trước 30/6</span>"))
    #expect(try #require(site.text("bodies/syt/index.html")).contains("href=\"/plans/a/#task_2\""))
    let stated = try await Self.site("tasks: [{lead: [snv], due: Quý I, text: Việc}]\n")
    #expect(try #require(stated.text("bodies/snv/index.html")).contains("Thời hạn: <span>Quý I</span>"))
  }

  /// Sections of slogans as offices lay them out: the numbers and wordings that the gallery shows.
  @Test(arguments: [
    ("- Một!\n- “Hai!”\n", ["–: Một!", "–: Hai!"]),
    (
      "“Một!”\n\n\"Hai!\"\n\n«Ba!».\n\nMột đoạn “có trích dẫn” không phải khẩu hiệu.\n",
      ["–: Một!", "–: Hai!", "–: Ba!"]
    ),
    ("“Một\nmột!”\n“Hai!”\n", ["–: Một một!", "–: Hai!"]),
    ("01. Một!\n02. Hai!\n", ["1: Một!", "2: Hai!"]), ("1. “Một” và “hai”!\n", ["1: “Một” và “hai”!"]),
    ("1. Một!\n\n3\\. Ba!\n\n4. Bốn!\n", ["1: Một!", "3: Ba!", "4: Bốn!"]),
    ("(1) Một!\n(2) Hai!\n\n3/ Ba!\n", ["1: Một!", "2: Hai!", "3: Ba!"]),
    ("### Nhóm\n\n- Một!\n\nNơi nhận:\n\n- Văn phòng\n", ["–: Một!"]),
    ("Các khẩu hiệu được treo\nnơi trang trọng.\n\n* Một!\n", ["–: Một!"]),
  ])
  func slogans(_ section: String, _ expected: [String]) async throws {
    let site = try await Self.site("", body: "## V- Khẩu hiệu\n\n\(section)\n## Sau\n\n- Không\n")
    let page = try #require(site.text("plans/a/index.html"))
    let list = try #require(page.components(separatedBy: "id=\"plan_slogans\"").last)
    let items = list.matches(of: /<li>(?:<span class="number">(\d+)\.<\/span> )?<a href="[^"]+">“(.*)”<\/a>/)
    #expect(items.map { "\($0.output.1 ?? "–"): \($0.output.2)" } == expected)
    for number in expected.indices { #expect(page.components(separatedBy: "id=\"slogan_\(number + 1)\"").count == 2) }
    let gallery = try #require(site.text("slogans/index.html"))
    for item in expected {
      #expect(gallery.contains(item.first == "–" ? ">xem trong văn bản</a>" : "mục \(item.prefix { $0 != ":" })</a>"))
    }
  }

  @Test func headingsOfOnePlan() async throws {
    let site = try await Self.site(
      "slogan_heading: Lời hô\ntask_heading: Phân công\n",
      body:
        "## Khẩu hiệu\n\n- Không!\n\n## Các lời hô\n\n- Có!\n\n## PHÂN CÔNG\n\n- Sở Y tế: trực.\n\n## Tổ chức thực hiện\n\n- Sở Nội vụ: không.\n"
    )
    let page = try #require(site.text("plans/a/index.html"))
    #expect(page.contains(">“Có!”<") && !page.contains(">“Không!”<"))
    #expect(site.text("bodies/syt/index.html") != nil && site.text("bodies/snv/index.html") == nil)
  }
}
