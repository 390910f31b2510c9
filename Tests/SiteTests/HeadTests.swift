import Files
import Foundation
import TestSupport
import Testing

/// What the heads of pages say to programs.
@Suite struct HeadTests {
  private static let fixture = SiteFixture.minimal
    .with(
      "content/site.yml",
      "title: Kho & kế hoạch\ndescription: Một câu\nlicence: {title: CC BY, url: https://example.org/by}\n"
    )
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        """
        number: 31-KH/ĐU
        issued: 2025-12-01
        updated: 2026-01-05
        based_on: [07-HD/BTG]
        events: [dh]
        topics: [Cổ động]
        source: {file: a.pdf, sha256: 06d3}

        """, body: "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n\n## Khẩu hiệu\n\n5. Xin chào!\n")
    )
    .with("content/plans/b.md", SiteFixture.plan("issued_window: {earliest: 2024-03, evidence: căn cứ}\n"))
    .with(
      "content/events/dh.md",
      SiteFixture.event(
        "start: 2026-01-19\nend: 2026-01-23\nplanned: {start: 2026-01-12}\nplace: Hà Nội\naliases: [ĐH]\n"
      ).replacing("status: held", with: "status: rescheduled"))

  private static func page(_ path: String, baseURL: String? = "https://example.org/a/") async throws -> String {
    try #require(await fixture.render(baseURL: baseURL).site?.text(path + "index.html"))
  }

  /// The objects of the JSON-LD of a page by their types.
  private static func things(_ html: String) throws -> [String: [String: Any]] {
    let blocks = html.matches(of: /<script type="application\/ld\+json">([^<]*)<\/script>/)
    let block = try #require(blocks.count == 1 ? blocks[0].output.1 : nil)
    let data = try #require(try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
    #expect(data["@context"] as? String == "https://schema.org")
    let things = try #require(data["@graph"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: things.map { ($0["@type"] as? String ?? ($0["@type"] as? [String])?[0] ?? "", $0) })
  }

  @Test func planSaysItsFacts() async throws {
    let html = try await Self.page("plans/a/")
    for line in [
      "<link rel=\"canonical\" href=\"https://example.org/a/plans/a/\">",
      "<meta property=\"og:title\" content=\"Kế hoạch A\">", "<meta property=\"og:type\" content=\"article\">",
      "<meta property=\"og:url\" content=\"https://example.org/a/plans/a/\">",
      "<meta property=\"og:site_name\" content=\"Kho &amp; kế hoạch\">",
      "<meta property=\"og:locale\" content=\"vi_VN\">",
      "<link rel=\"schema.DCTERMS\" href=\"http://purl.org/dc/terms/\">",
      "<meta name=\"DCTERMS.title\" content=\"Kế hoạch A\">",
      "<meta name=\"DCTERMS.creator\" content=\"Ban Thường vụ\">",
      "<meta name=\"DCTERMS.identifier\" content=\"31-KH/ĐU\">",
      "<meta name=\"DCTERMS.issued\" content=\"2025-12-01\">",
      "<meta name=\"DCTERMS.modified\" content=\"2026-01-05\">", "<meta name=\"DCTERMS.source\" content=\"a.pdf\">",
      "<meta name=\"DCTERMS.accessRights\" content=\"public\">", "<meta name=\"DCTERMS.subject\" content=\"Cổ động\">",
      "<meta name=\"DCTERMS.references\" content=\"07-HD/BTG\">",
      "<meta name=\"DCTERMS.references\" content=\"30/2020/NĐ-CP\">",
      "<link rel=\"prev\" href=\"/a/plans/b/\">", "<link rel=\"license\" href=\"https://example.org/by\">",
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Kho &amp; kế hoạch (Atom)\" href=\"/a/feed.xml\">",
    ] {
      #expect(html.contains("\n" + line + "\n"), "\(line)")
    }
    #expect(!html.contains("rel=\"next\""))
    let plan = try #require(try Self.things(html)["DigitalDocument"])
    #expect(plan["@type"] as? [String] == ["DigitalDocument", "ArchiveComponent"])
    #expect(plan["identifier"] as? String == "31-KH/ĐU" && plan["datePublished"] as? String == "2025-12-01")
    #expect(plan["archivedAt"] as? String == "https://example.org/a/plans/a/")
    let basis = try #require(plan["isBasedOn"] as? [[String: Any]])
    #expect(basis.map { $0["name"] as? String } == ["a.pdf", "07-HD/BTG"] && basis[0]["sha256"] as? String == "06d3")
    let cited = try #require(plan["citation"] as? [[String: Any]])
    #expect(cited.map { $0["url"] as? String } == ["https://example.org/a/documents/30-2020-nd-cp/"])
  }

  /// A window is no date.
  @Test func inferredDatesAreNotSaid() async throws {
    let html = try await Self.page("plans/b/")
    #expect(!html.contains("DCTERMS.issued"))
    #expect(try Self.things(html)["DigitalDocument"]?["datePublished"] == nil)
  }

  @Test func otherPagesSayTheirs() async throws {
    let event = try #require(try await Self.things(Self.page("events/dh/"))["Event"])
    #expect(event["startDate"] as? String == "2026-01-19" && event["previousStartDate"] as? String == "2026-01-12")
    #expect(event["eventStatus"] as? String == "https://schema.org/EventRescheduled")
    let site = try #require(await Self.fixture.render(baseURL: "https://example.org/a/").site)
    let path = try #require(site.files.map(\.path).first { $0.hasPrefix("slogans/xin-chao-") })
    let slogan = try #require(try Self.things(site.text(path) ?? "")["Quotation"])
    #expect(slogan["text"] as? String == "Xin chào!" && slogan["position"] as? Int == 5)
    let law = try #require(try await Self.things(Self.page("documents/30-2020-nd-cp/"))["Legislation"])
    #expect(law["legislationDate"] as? String == "2020-03-05")
    #expect(try await Self.things(Self.page("documents/07-hd-btg/"))["CreativeWork"]?["name"] as? String == "07-HD/BTG")
    let home = try #require(try await Self.things(Self.page(""))["WebSite"])
    let target = (home["potentialAction"] as? [String: Any])?["target"] as? [String: Any]
    #expect(target?["urlTemplate"] as? String == "https://example.org/a/search/?q={search_term_string}")
    let way = try #require(try await Self.things(Self.page("plans/a/"))["BreadcrumbList"])
    let steps = try #require(way["itemListElement"] as? [[String: Any]])
    #expect(
      steps.map { $0["item"] as? String } == ["", "plans/", "plans/a/"].map { "https://example.org/a/" + $0 })
  }

  /// The day that an event was moved away from is no day of it.
  @Test func movedEventHasNoDateWithoutANewOne() async throws {
    let moved = SiteFixture.event("planned: {start: 2026-01-12, end: 2026-01-14}\n")
      .replacing("status: held", with: "status: rescheduled")
    let site = try #require(await Self.fixture.with("content/events/dh.md", moved).render().site)
    let event = try #require(try Self.things(site.text("events/dh/index.html") ?? "")["Event"])
    #expect(event["startDate"] == nil && event["endDate"] == nil)
    #expect(event["previousStartDate"] as? String == "2026-01-12")
    #expect(event["eventStatus"] as? String == "https://schema.org/EventPostponed")
  }

  @Test func nothingIsAbsoluteWithoutABaseURL() async throws {
    let html = try await Self.page("plans/a/", baseURL: nil)
    for word in ["og:url", "canonical", "application/atom+xml", "https://example.org/a"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(try Self.things(html)["DigitalDocument"]?["@id"] as? String == "/plans/a/")
  }

  @Test func textsDoNotEndTheData() async throws {
    let title = "</script><!--<script>\"\\\u{301}"
    let site = try #require(
      await SiteFixture.minimal.with("content/site.yml", "title: '\(title)'\n").render().site)
    let home = try #require(try Self.things(site.text("index.html") ?? "")["WebSite"])
    #expect(home["name"] as? String == title)
  }

  @Test func everyPageHasADescriptionOfItsOwn() async throws {
    let pages = try #require(await SiteFixture.full().render(baseURL: "https://example.org/").site).pages
    var pagesOf: [String: [String]] = [:]
    for (path, html) in pages {
      let description = html.firstMatch(of: /<meta name="description" content="([^"]*)">/)?.output.1
      pagesOf[String(description ?? "none"), default: []].append(path)
    }
    // Pages that no robot lists have none.
    #expect(pagesOf.removeValue(forKey: "none")?.sorted() == ["404.html", "plans/rut/index.html"])
    // Plans and events of the fixture that have one title have other dates, but for these.
    #expect(pagesOf.values.filter { $0.count > 1 }.map { $0.sorted() } == [])
  }
}
