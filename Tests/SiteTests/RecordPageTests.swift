// Pages of bodies, topics, terms, events and slogans: what the records say of each other, seen from every side.

import Files
import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct RecordPageTests {
  /// The part of a page from the element with an id to the end of its section.
  private static func section(_ id: String, of page: String?) throws -> String {
    let page = try #require(page)
    return try #require(page.components(separatedBy: "\"\(id)\">").last?.components(separatedBy: "</section>").first)
  }

  private static func count(_ needle: String, in text: String) -> Int { text.components(separatedBy: needle).count - 1 }

  private static let bodies = """
    - {id: btv, name: Ban Thường vụ, level: provincial, predecessor: cu}
    - {id: du, name: Đảng ủy phường, aliases: [Đảng ủy], parent: btv}
    - {id: ub, name: "Ủy ban, Mặt trận và Công an", level: commune}
    - {id: cu, name: Cơ quan cũ}
    - {id: la, name: Không ai nhắc, parent: btv}

    """

  @Test func tasksOfTheTextAreThoseOfItsBodies() async throws {
    let body = """
      ## IV- Tổ chức thực hiện

      Chung cho mọi cơ quan.

      ### 1. Ban Thường vụ, ĐẢNG ỦY và Ủy ban, Mặt trận và Công an

      - Việc chung & *chính*.

      ### 2. Ủy ban, Mặt trận và Công an:

      Việc một.

      ### 3. Cơ quan <lạ>

      1. Việc hai.

      ## V- Phụ lục

      ### Ban Thường vụ

      - Không phải việc.

      """.replacing("<lạ>", with: "&lt;lạ&gt;")
    let fixture = SiteFixture.minimal.with("content/bodies.yml", Self.bodies)
      .with("content/plans/a.md", SiteFixture.plan(body: body))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    let table = try Self.section("plan_tasks", of: page)
    let rows = table.components(separatedBy: "<dt>").dropFirst()
    #expect(rows.count == 3)
    for (row, expected) in zip(
      rows,
      [
        ["/bodies/btv/", "/bodies/du/", "Việc chung &amp; chính.", "#task_1"], ["/bodies/ub/", "Việc một.", "#task_2"],
        ["Cơ quan &lt;lạ&gt;", "Việc hai.", "#task_3"],
      ])
    {
      for text in expected { #expect(row.contains(text), "\(text)") }
    }
    // Words that name no body are no link.
    #expect(!rows[rows.endIndex - 1].contains("/bodies/"))
    #expect(rows[rows.endIndex - 1].contains("<span>\nCơ quan &lt;lạ&gt;\n</span>"))
    for number in 1...3 { #expect(Self.count("id=\"task_\(number)\"", in: page) == 1) }
    let leads = try Self.section("body_leads", of: site.text("bodies/ub/index.html"))
    #expect(Self.count("<li>\n<p>Việc", in: leads) == 2)
    #expect(leads.contains("href=\"/plans/a/#task_2\""))
    #expect(leads.contains("<a href=\"/bodies/du/\">Đảng ủy phường</a>"))
    #expect(!leads.contains("<a href=\"/bodies/ub/\">"))
  }

  /// Tasks of the front matter stand for those of the text.
  @Test func frontMatterWins() async throws {
    let fixture = SiteFixture.minimal.with("content/bodies.yml", Self.bodies)
      .with(
        "content/plans/a.md",
        SiteFixture.plan(
          "tasks: [{lead: [ub], with: [du, btv], text: Việc A}]\n",
          body: "## Tổ chức thực hiện\n\n### Đảng ủy\n\n- Việc B.\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    #expect(try Self.section("plan_tasks", of: page).contains("Việc A"))
    #expect(!(try Self.section("plan_tasks", of: page)).contains("Việc B"))
    #expect(!page.contains("id=\"task_"))
    let body = try #require(site.text("bodies/du/index.html"))
    #expect(!body.contains("body_leads") && !body.contains("Việc B"))
    #expect(try Self.section("body_partners", of: body).contains("Việc A"))
  }

  @Test func bodiesNameThoseAroundThem() async throws {
    let site = try #require(
      await SiteFixture.minimal.with("content/bodies.yml", Self.bodies)
        .with("content/plans/a.md", SiteFixture.plan("tasks: [{lead: [du], text: Việc}]\n")).render().site)
    func record(_ id: String) throws -> String {
      try Self.section("body_record", of: site.text("bodies/\(id)/index.html"))
    }
    #expect(try record("btv").contains("<a href=\"/bodies/du/\">Đảng ủy phường</a>"))
    #expect(try record("btv").contains("<a href=\"/bodies/cu/\">Cơ quan cũ</a>"))
    #expect(try record("cu").contains("<a href=\"/bodies/btv/\">Ban Thường vụ</a>"))
    #expect(try record("du").contains("<a href=\"/bodies/btv/\">Ban Thường vụ</a>"))
    // Nothing names these two, so they do not exist for readers.
    for id in ["la", "ub"] { #expect(!site.files.contains { $0.path == "bodies/\(id)/index.html" }) }
    for file in site.files where file.path.hasSuffix(".html") {
      #expect(try #require(site.text(file.path)).contains("Không ai nhắc") == false, "\(file.path)")
    }
  }

  @Test func topicsThatDifferInCaseOrDiacriticsAreOne() async throws {
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("issued: 2020\ntopics: [CO DONG, Khác]\nevents: [dh]\n"))
      .with("content/plans/b.md", SiteFixture.plan("issued: 2021\ntopics: [Cổ động, cổ  động]\nevents: [dh]\n"))
      .with("content/plans/c.md", SiteFixture.plan("issued: 2019\ntopics: [co\u{302}\u{309} động]\n"))
    let site = try #require(await fixture.render().site)
    let topics = site.files.map(\.path).filter { $0.hasPrefix("topics/") }.sorted()
    #expect(topics == ["topics/co-dong/index.html", "topics/index.html", "topics/khac/index.html"])
    let page = try #require(site.text("topics/co-dong/index.html"))
    #expect(page.contains("<h1>Cổ động</h1>"))
    #expect(page.contains("3 kế hoạch · 1 sự kiện"))
    for plan in ["a", "b", "c"] {
      #expect(Self.count("<h3><a href=\"/plans/\(plan)/\">", in: page) == 1)
      #expect(try #require(site.text("plans/\(plan)/index.html")).contains("href=\"/topics/co-dong/\""))
    }
    #expect(try #require(site.text("topics/index.html")).contains("href=\"/topics/co-dong/\""))
  }

  @Test func termsAndTimeline() async throws {
    func event(_ title: String, _ header: String) -> String {
      SiteFixture.event(header).replacing("Đại hội\n", with: "\(title)\n")
        .replacing("status: held\n", with: header.contains("status") ? "" : "status: held\n")
    }
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("term: 2020-2025\nevents: [dh, hop]\n"))
      .with(
        "content/events/dh.md",
        event(
          "Đại hội",
          "term: 2020-2025\nstart: 2021-01-25\nend: 2021-02-01\nplanned: {start: 2021-01-25, end: 2021-02-02}\n")
      )
      .with("content/events/hop.md", event("Họp", "status: renumbered\nplanned: {start: 2026-03}\nreplaced_by: moi\n"))
      .with("content/events/moi.md", event("Họp mới", "term: 2026-2031\nstatus: planned\nplanned: {start: 2026-04}\n"))
    let site = try #require(await fixture.render().site)
    let timeline = try #require(site.text("timeline/index.html"))
    // An event without a term stands where its date puts it.
    let order = ["/terms/2020-2025/", "/events/dh/", "/events/hop/", "/terms/2026-2031/"]
    let places = try order.map { try #require(timeline.range(of: "<a href=\"\($0)\">"), "\($0)").lowerBound }
    #expect(places == places.sorted())
    let cards = timeline.components(separatedBy: "<h4>").dropFirst().map { $0 }
    #expect(cards.count == 3)
    // Held otherwise than planned: both; not held yet: marked as planned; replaced: with the way to what came.
    #expect(cards[0].contains("25/01/2021 – 01/02/2021") && cards[0].contains("25/01/2021 – 02/02/2021"))
    #expect(!cards[0].contains("class=\"planned\"") && !cards[0].contains("class=\"status\""))
    #expect(cards[2].contains("4/2026 <span class=\"planned\">") && cards[2].contains("class=\"status\""))
    #expect(cards[1].contains("<a href=\"/events/moi/\">Họp mới</a>"))
    let successor = try Self.section("event_record", of: site.text("events/moi/index.html"))
    #expect(successor.contains("<a href=\"/events/hop/\">Họp</a>"))
    let term = try #require(site.text("terms/2020-2025/index.html"))
    #expect(term.contains("<h2><a href=\"/events/dh/\">") && term.contains("<h3><a href=\"/plans/a/\">"))
    #expect(!term.contains("/events/moi/"))
    let terms = try #require(site.text("terms/index.html"))
    let (first, second) = (terms.range(of: "/terms/2026-2031/"), terms.range(of: "/terms/2020-2025/"))
    #expect(try #require(first).lowerBound < #require(second).lowerBound)
  }

  /// The page of a slogan has all its listings, and the slogans near it with the words that differ marked.
  @Test func slogansHavePages() async throws {
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("slogans: [Đảng Cộng sản Việt Nam quang vinh muôn năm!, Hai!]\n"))
      .with(
        "content/plans/b.md",
        SiteFixture.plan(
          "slogans: [ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM, Đảng Cộng sản Việt Nam quang vinh đời đời!]\n")
      )
    let site = try #require(await fixture.render().site)
    func page(_ start: String) throws -> String {
      let paths = site.files.map(\.path).filter { $0.hasPrefix("slogans/\(start)") }
      #expect(paths.count == 1, "\(paths)")
      return try #require(paths.first.flatMap(site.text))
    }
    let slogan = try #require(
      site.files.map(\.path).filter { $0.hasPrefix("slogans/dang-cong-san-viet-nam-") }.compactMap(site.text)
        .first { $0.contains("<h1>“Đảng Cộng sản Việt Nam quang vinh muôn năm!”</h1>") })
    for listing in ["a", "b"] { #expect(slogan.contains("href=\"/plans/\(listing)/#slogan_1\"")) }
    #expect(slogan.contains("<q>ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM</q>"))
    #expect(slogan.contains("“Đảng Cộng sản Việt Nam quang vinh <mark>đời đời</mark>!”"))
    #expect(Self.count("<mark>", in: slogan) == 1)
    #expect(!(try page("hai-")).contains("class=\"variants\""))
  }
}
