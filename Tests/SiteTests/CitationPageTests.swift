// What readers see of citations: links in texts, the records that they lead to, and the way back.

import Citations
import Diagnostics
import Files
import Foundation
import Markdown
import Outputs
import TestSupport
import Testing

@Suite struct CitationPageTests {
  /// The citations of a page as `TEXT ADDRESS`, in order; `–` for one that leads nowhere.
  private static func citations(in page: String) -> [String] {
    page.matches(of: #/<a class="citation"(?: id="[^"]*")?(?: href="([^"]*)")?>([^<]*)</a>/#).map {
      "\($0.output.2) \($0.output.1 ?? "–")"
    }
  }

  private static func prose(of page: String?) throws -> String {
    let page = try #require(page)
    let start = try #require(page.range(of: "<div class=\"prose text\">\n")).upperBound
    return String(try #require(page[start...].components(separatedBy: "\n</div>").first))
  }

  private static func count(_ needle: String, in text: String) -> Int { text.components(separatedBy: needle).count - 1 }

  private static let many = """
    Theo Kế hoạch số 31 - KH/ĐU &amp; *Nghị quyết* số **18-NQ/TW**, **ngày** 25/10/2017 của Bộ Chính trị; số 7-**HD**/TU
    và số 5 -
    CT/TW, 30/2020/NĐ-CP \\* “x” <https://example.org/1-KH/TU>.

    ## I- Nghị quyết 18-NQ/TW

    Kết luận số 1-KL/TW
    --

    > - Hai 18-NQ/TW  
    >   và `18-NQ/TW`.

    | A | Số |
    | --- | --: |
    | **18-NQ/TW** | 31-KH/ĐU \\| 2 |

    ```text
    18-NQ/TW
    ```

    """

  /// Citations put tags into a text and nothing else, whatever they stand in.
  @Test func textStaysAsItWas() async throws {
    let site = await SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: Self.many)).render().site
    let prose = try Self.prose(of: site?.text("plans/a/index.html"))
    var report = Report()
    guard
      let plain = MarkdownDocument(
        parsing: Array(Self.many.utf8), at: Diagnostics.SourceLocation(file: "x.md"), into: &report)
    else {
      Issue.record("\(report.findings)")
      return
    }
    let html = String(decoding: plain.html(), as: UTF8.self)
    let without = prose.replacing(#/<a class="citation"[^>]*>([^<]*)</a>/#) { $0.output.1 }
    #expect(without == html || without + "\n" == html)
    // Ten numbers, one in three parts, one in two.
    #expect(Self.citations(in: prose).count == 13, "\(Self.citations(in: prose))")
    // An id stands once on a page, also where emphasis or a line end cuts a number.
    let ids = prose.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count)
    #expect(ids.filter { $0.hasPrefix("citation_") } == (1...10).map { "citation_\($0)" })
  }

  @Test func leadToPlansDocumentsOrNowhere() async throws {
    let fixture = SiteFixture.minimal
      .with("content/documents.yml", "- {number: 9-NQ/TW, date: 2017}\n- {number: 9-NQ/TW, date: 2018}\n")
      .with(
        "content/plans/a.md",
        SiteFixture.plan("number: 1-KH/ĐU\n", body: "Số 01 - KH/ĐU, 2-KH/ĐU, **3-KH/*ĐU***, 4-\nKH/ĐU, số 9-NQ/TW.\n")
      )
      .with("content/plans/b.md", SiteFixture.plan("number: 02-KH/ĐU\n"))
      .with("content/events/dh.md", SiteFixture.event(body: "Theo 2-KH/ĐU.\n"))
      .with("content/pages/about.md", SiteFixture.page(body: "- Theo 3-KH/ĐU.\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    #expect(
      Self.citations(in: page) == [
        "01 - KH/ĐU –", "2-KH/ĐU /plans/b/", "3-KH/ /documents/03-kh-du/", "ĐU /documents/03-kh-du/",
        "4- /documents/04-kh-du/", "KH/ĐU /documents/04-kh-du/", "9-NQ/TW –",
      ])
    // A plan is not among what it cites itself.
    let cites = try #require(page.components(separatedBy: "id=\"plan_cites\"").dropFirst().first)
    #expect(cites.contains("href=\"/plans/b/\""))
    #expect(!cites.components(separatedBy: "</section>")[0].contains("href=\"/plans/a/\""))
    #expect(!page.contains("id=\"plan_cited_by\""))
    #expect(try #require(site.text("plans/b/index.html")).contains("id=\"plan_cited_by\""))
    for (path, citation) in [("events/dh", "2-KH/ĐU /plans/b/"), ("about", "3-KH/ĐU /documents/03-kh-du/")] {
      #expect(Self.citations(in: try #require(site.text(path + "/index.html"))) == [citation])
    }
  }

  @Test func codeLinksAndImagesStayAsTheyAre() async throws {
    let body = "`1-KH/ĐU` [2-KH/ĐU *3-KH/ĐU*](https://example.org) ![4-KH/ĐU](files/a.png) <https://x.vn/5/KH-ĐU>\n"
    let fixture = SiteFixture.minimal.withAttachment("content/files/a.png")
      .with(
        "content/plans/a.md",
        SiteFixture.plan("attachments: [{title: A, file: a.png}]\n", body: body + "\n    6-KH/ĐU\n"))
    let site = try #require(await fixture.render().site)
    #expect(Self.citations(in: try #require(site.text("plans/a/index.html"))) == [])
    #expect(!site.files.contains { $0.path.hasPrefix("documents/0") })
  }

  /// Where plans share a number, the date decides, also within a window, then the issuer by any of its names.
  @Test func sharedNumbersAreToldApart() async throws {
    let body = """
      Kế hoạch 5-KH/ĐU ngày 05/5/2021; kế hoạch 5-KH/ĐU ngày 06/6/2022; kế hoạch 5-KH/ĐU ngày 07/7/2019 của Ban Y;
      kế hoạch 5-KH/ĐU của Ban Y; kế hoạch 5-KH/ĐU của Ban Z; kế hoạch 5-KH/ĐU ngày 05/5/2010.

      """
    let fixture = SiteFixture.minimal
      .with(
        "content/bodies.yml",
        "- {id: btv, name: Ban Thường vụ}\n- {id: y, name: Ban Tuyên giáo, aliases: [Ban X, BAN Y]}\n"
      )
      .with("content/plans/a.md", SiteFixture.plan(body: body))
      .with("content/plans/b.md", SiteFixture.plan("number: 5-KH/ĐU\nissued: 2021-05-05\n"))
      .with(
        "content/plans/c.md",
        SiteFixture.plan(
          "number: 5-KH/ĐU\nissued_window: {earliest: 2022-03-01, latest: 2023-12-31, evidence: x}\n")
      )
      .with(
        "content/plans/d.md",
        SiteFixture.plan("number: 5-KH/ĐU\nissued: 2019-07-07\n").replacing("issuer: btv", with: "issuer: y"))
    let (site, report) = await fixture.render()
    let page = try #require(site?.text("plans/a/index.html"))
    let targets = Self.citations(in: page).map { $0.split(separator: " ")[1] }
    #expect(
      targets == [
        "/plans/b/", "/plans/c/", "/plans/d/", "/plans/d/", "–", "/documents/05-kh-du/",
      ])
    #expect(report.sorted().shown.filter { $0.severity != .note }.map(\.code) == ["citation.tie"])
  }

  /// What a plan carries out, replaces and amends, by number and by ID, and the way back.
  @Test(arguments: ["b", "2-KH/ĐU", "02 – KH/ĐU"]) func relationsAreLinkedBothWays(_ reference: String) async throws {
    let basis = reference == "b" ? "" : "based_on: [\(reference), 3-NQ/TW]\n"
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("\(basis)replaces: [\(reference)]\namends: [c]\n"))
      .with("content/plans/b.md", SiteFixture.plan("number: 2-KH/ĐU\n").replacing("Kế hoạch A", with: "Kế hoạch B"))
      .with("content/plans/c.md", SiteFixture.plan().replacing("Kế hoạch A", with: "Kế hoạch C"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    #expect(page.contains("<a href=\"/plans/b/\">Kế hoạch B</a>"))
    #expect(page.contains("<a href=\"/plans/c/\">Kế hoạch C</a>"))
    for other in ["b", "c"] {
      let banner = try #require(
        site.text("plans/\(other)/index.html")?.components(separatedBy: "<div class=\"notice\">").dropFirst().first)
      #expect(banner.components(separatedBy: "</div>")[0].contains("<a href=\"/plans/a/\">Kế hoạch A</a>"))
    }
    guard !basis.isEmpty else { return }
    #expect(page.contains("<a class=\"number\" href=\"/plans/b/\">\(reference)</a>"))
    #expect(page.contains("<a class=\"number\" href=\"/documents/03-nq-tw/\">3-NQ/TW</a>"))
    let document = try #require(site.text("documents/03-nq-tw/index.html"))
    let basisOf = try #require(document.components(separatedBy: "id=\"document_basis\"").dropFirst().first)
    #expect(basisOf.contains("<a href=\"/plans/a/\">Kế hoạch A</a>"))
  }

  /// What a plan's own text says of a number decides what its front matter means by it.
  @Test func textOfThePlanExplainsItsFrontMatter() async throws {
    let fixture = SiteFixture.minimal
      .with("content/documents.yml", "- {number: 9-NQ/TW, date: 2017}\n- {number: 9-NQ/TW, date: 2018-01-02}\n")
      .with(
        "content/plans/a.md",
        SiteFixture.plan("based_on: [9-NQ/TW]\n", body: "Nghị quyết số 9-NQ/TW ngày 02/01/2018.\n"))
    let (site, report) = await fixture.render()
    #expect(report.findings.map(\.code) == ["site.no-base-url"])
    // The other document of that number is not cited, so there is no page for it, and nothing to tell apart.
    #expect(try #require(site?.text("plans/a/index.html")).contains("class=\"number\" href=\"/documents/09-nq-tw/\""))
  }

  @Test func documentPageShowsEveryPlace() async throws {
    let fixture = SiteFixture.minimal
      .with(
        "content/documents.yml",
        """
        - {number: 18-NQ/TW, date: 2017-10-25, type: resolution, issuer: btv, title: Tên A & B, url: "https://x.vn/?a&b"}
        - {number: 19-NQ/TW, title: Không ai viện dẫn}

        """
      )
      .with(
        "content/plans/a.md",
        SiteFixture.plan(body: "Một. Theo *Nghị quyết* số **18**-NQ/TW & khác. Hai.\n\n- Lại 18 - NQ/TW!\n")
      )
      .with("content/plans/b.md", SiteFixture.plan(body: "Số 18-NQ/TW.\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("documents/18-nq-tw/index.html"))
    for text in [
      "<h1>18-NQ/TW – Tên A &amp; B</h1>", "25/10/2017", "<a href=\"/bodies/btv/\">Ban Thường vụ</a>",
      "href=\"https://x.vn/?a&amp;b\"", "<dd>3</dd>", "<dd>2</dd>",
      "<p>Theo Nghị quyết số <a href=\"/plans/a/#citation_1\"><mark>18-NQ/TW</mark></a> &amp; khác.</p>",
      "<p>Lại <a href=\"/plans/a/#citation_2\"><mark>18 - NQ/TW</mark></a>!</p>",
      "<p>Số <a href=\"/plans/b/#citation_1\"><mark>18-NQ/TW</mark></a>.</p>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    for match in page.matches(of: #/href="/(plans/[^"#]*)#([^"]*)"/#) {
      #expect(try #require(site.text(match.output.1 + "index.html")).contains("id=\"\(match.output.2)\""))
    }
    let index = try #require(site.text("documents/index.html"))
    #expect(index.contains("href=\"/documents/18-nq-tw/\""))
    #expect(!site.files.contains { $0.path.hasPrefix("documents/19") })
    #expect(!index.contains("19-NQ/TW"))
  }

  /// The address of a document that shares its number has its issuer and year; others have the number only.
  @Test func keysOfSharedNumbers() async throws {
    let fixture = SiteFixture.minimal
      .with(
        "content/documents.yml",
        "- {number: 5-CT/TW, date: 2016, issuer: btv}\n- {number: 5-CT/TW, date: 2021-02-03}\n- {number: 05/CT-TW}\n"
      )
      .with(
        "content/plans/a.md",
        SiteFixture.plan(
          body: "Số 5-CT/TW ngày 01/02/2016. Số 5-CT/TW ngày 03/02/2021. Số 5-CT/TW ngày 4/4/2024 của Ban Nào. "
            + "Số 5/CT-TW. Số 6-CT/TW.\n"))
    let site = try #require(await fixture.render().site)
    let pages = site.files.map(\.path).filter { $0.hasPrefix("documents/") && $0 != "documents/index.html" }
    let keys = ["05-ct-tw", "05-ct-tw-2021", "05-ct-tw-ban-nao-2024", "05-ct-tw-btv-2016", "06-ct-tw"]
    #expect(Set(pages) == Set(keys.map { "documents/\($0)/index.html" }))
  }
}
