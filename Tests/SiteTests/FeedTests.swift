import Diagnostics
import Erasing
import Files
import Foundation
import FoundationXML
import Pages
import Records
import TestSupport
import Testing

@testable import Outputs

/// Feeds, the map of the site and calendars. `Tests/OutputTests` reads those of the archive of the repository with programs of others.
@Suite struct FeedTests {
  private static let base = "https://example.org/a/"
  private static let fixture = SiteFixture.minimal
    .with("content/site.yml", "title: Kho & kế hoạch\ndescription: Một câu\n")
    .with(
      "content/plans/a.md",
      SiteFixture.plan("issued: 2025-12\nadded: 2026-01-02\ntopics: [Cổ động]\nslogans: [Xin chào!]\n")
    )
    .with("content/plans/b.md", SiteFixture.plan("issued_window: {latest: 2026-02-03, evidence: căn cứ}\n"))
    .with("content/plans/c.md", SiteFixture.plan("slogans: [Không ngày]\n"))
    .with("content/plans/d.md", SiteFixture.plan("issued: 2027\nadded: 2025-01-01\nupdated: 2025-01-03\n"))

  private static func site(_ fixture: SiteFixture = fixture, _ base: String? = base) async throws -> RenderedSite {
    try #require(await fixture.render(baseURL: base).site)
  }

  @Test func atomHasThePlansByTheirDates() async throws {
    let text = try #require(try await Self.site().text("feed.xml"))
    #expect(
      text.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
        <id>https://example.org/a/feed.xml</id>
        <title>Kho &amp; kế hoạch</title>
        <subtitle>Một câu</subtitle>
        <updated>2026-02-03T00:00:00+07:00</updated>
        <author><name>Kho &amp; kế hoạch</name></author>
        <link rel="self" type="application/atom+xml" href="https://example.org/a/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://example.org/a/"/>
        <entry>
        <id>https://example.org/a/plans/b/</id>

        """), "\(text)")
    #expect(
      text.contains(
        """
        <entry>
        <id>https://example.org/a/plans/a/</id>
        <title>Kế hoạch A</title>
        <published>2026-01-02T00:00:00+07:00</published>
        <updated>2026-01-02T00:00:00+07:00</updated>
        <author><name>Ban Thường vụ</name></author>
        <link rel="alternate" type="text/html" href="https://example.org/a/plans/a/"/>
        <category term="Cổ động"/>
        <summary>Kế hoạch A – Ban Thường vụ, 12/2025.</summary>
        </entry>

        """), "\(text)")
    let root = try #require(try XMLDocument(data: Data(text.utf8)).rootElement())
    #expect(
      root.elements(forName: "entry").map { $0.elements(forName: "id")[0].stringValue }
        == ["b", "a", "d"].map {
          "https://example.org/a/plans/\($0)/"
        })
    #expect(text.contains("<updated>2025-01-03T00:00:00+07:00</updated>"))
  }

  @Test func jsonSaysTheSame() async throws {
    let site = try await Self.site()
    let text = try #require(site.text("feed.json"))
    let feed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(feed["feed_url"] as? String == "https://example.org/a/feed.json")
    let items = try #require(feed["items"] as? [[String: Any]])
    #expect(items.map { $0["id"] as? String } == ["b", "a", "d"].map { "https://example.org/a/plans/\($0)/" })
    #expect(items[0]["date_published"] == nil && items[1]["date_published"] as? String == "2026-01-02T00:00:00+07:00")
    #expect(items[1]["tags"] as? [String] == ["Cổ động"])
  }

  /// A feed has instants, and a document that states a month states none.
  @Test(arguments: [
    ("issued: 2025\n", nil), ("issued: 2025-02\n", nil), ("issued: 2025-02-03\n", "2025-02-03"),
    ("issued: 2025\nadded: 2025-04-05\n", "2025-04-05"), ("issued: 2025-02-03\nadded: 2025-04\n", nil),
    ("issued: 2025-02-03\nupdated: 2025-06-07\n", "2025-02-03"),
    ("issued_window: {earliest: 2025-02-03, latest: 2025-02-03, evidence: A}\n", nil),
  ]) func onlyAWholeDayIsOneOfPublication(_ dates: String, _ day: String?) async throws {
    let site = try await Self.site(
      .minimal.with("content/plans/a.md", SiteFixture.plan(dates + "slogans: [Xin chào!]\n")))
    for feed in ["feed", "slogans/feed"] {
      let atom = try #require(site.text(feed + ".xml"))
      let json = try #require(site.text(feed + ".json"))
      #expect(atom.firstMatch(of: /<published>(.*)T00:00:00\+07:00</).map { String($0.output.1) } == day, "\(feed)")
      #expect(json.firstMatch(of: /"date_published": ?"([^T]*)T/).map { String($0.output.1) } == day, "\(feed)")
      #expect(atom.contains("<published>") == (day != nil) && json.contains("date_published") == (day != nil))
    }
  }

  @Test func sloganIsOfTheFirstDayIfAllAreKnown() async throws {
    func published(_ other: String) async throws -> String? {
      let slogan = "slogans: [Xin chào!]\n"
      let fixture = SiteFixture.minimal
        .with("content/plans/a.md", SiteFixture.plan("issued: 2025-02-03\n" + slogan))
        .with("content/plans/b.md", SiteFixture.plan("issued: \(other)\n" + slogan))
      let text = try #require(try await Self.site(fixture).text("slogans/feed.xml"))
      return text.firstMatch(of: /<published>([^T]*)T/).map { String($0.output.1) }
    }
    #expect(try await published("2024-12-31") == "2024-12-31")
    #expect(try await published("2024") == nil)
  }

  @Test func listsHaveTheirOwn() async throws {
    let site = try await Self.site()
    #expect(
      site.files.map(\.path).filter { $0.hasSuffix("feed.xml") } == [
        "bodies/btv/feed.xml", "feed.xml", "slogans/feed.xml", "topics/co-dong/feed.xml",
      ])
    for (page, feed) in [
      ("bodies/btv/", "bodies/btv/"), ("topics/co-dong/", "topics/co-dong/"), ("slogans/", "slogans/"),
      ("timeline/", ""),
    ] {
      let html = try #require(site.text(page + "index.html"))
      #expect(
        html.contains("type=\"application/atom+xml\"") && html.contains("href=\"/a/\(feed)feed.xml\">"), "\(page)")
      #expect(
        html.contains("type=\"application/feed+json\"") && html.contains("href=\"/a/\(feed)feed.json\">"), "\(page)")
    }
    // The slogan of the plan without a date is in no feed.
    let slogans = try #require(site.text("slogans/feed.xml"))
    #expect(slogans.contains("<title>Xin chào!</title>") && !slogans.contains("Không ngày"))
  }

  @Test func fiftyOfMany() async throws {
    var fixture = SiteFixture.minimal
    for number in 1...60 {
      fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan("issued: \(1900 + number)\n"))
    }
    let text = try #require(try await Self.site(fixture).text("feed.xml"))
    #expect(text.matches(of: /<entry>/).count == 50)
    #expect(text.contains("/plans/p60/") && text.contains("/plans/p11/") && !text.contains("/plans/p10/"))
  }

  @Test func whatHasNoDateIsCounted() async throws {
    let report = await Self.fixture.render(baseURL: Self.base).report
    let note = try #require(report.findings.first { $0.code == "feed.no-date" })
    #expect(note.severity == .note && note.message.en.hasSuffix(": 1"))
    #expect(note.location == SourceLocation(file: "content/site.yml", line: 1, column: 1))
    #expect(report.findings.count == 1)
    let none = SiteFixture.minimal
    #expect(try await Self.site(none).files.allSatisfy { !$0.path.contains("feed.") })
    #expect(try await Self.site(none).pages.values.allSatisfy { !$0.contains("atom+xml") })
  }

  @Test func nothingIsMadeWithoutABaseURL() async throws {
    let site = try await Self.site(Self.fixture, nil)
    #expect(site.files.allSatisfy { file in !["xml", "ics"].contains { file.path.hasSuffix("." + $0) } })
    #expect(site.text("feed.json") == nil && site.text("robots.txt") == nil)
    #expect(site.pages.values.allSatisfy { !$0.contains("rel=\"alternate\"") })
  }

  // MARK: The map of the site

  @Test func mapHasAllPages() async throws {
    let site = try await Self.site(Self.fixture, "https://example.org/")
    let map = try #require(site.text("sitemap.xml"))
    let places = Set(map.matches(of: /<loc>https:\/\/example\.org\/([^<]*)<\/loc>/).map { String($0.output.1) })
    let pages = site.pages.keys.filter { $0 != "404.html" }.map { String($0.dropLast("index.html".count)) }
    #expect(places == Set(pages))
    #expect(map.contains("<url><loc>https://example.org/plans/a/</loc><lastmod>2026-01-02</lastmod></url>\n"))
    #expect(map.contains("<url><loc>https://example.org/plans/c/</loc></url>\n"))
    #expect(site.text("robots.txt") == "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n")
    // Below a path, robots do not look for it.
    #expect(try await Self.site().text("robots.txt") == nil)
    let staff = try #require(await Self.fixture.render(.internal, baseURL: "https://example.org/").site)
    #expect(staff.text("sitemap.xml") == nil && staff.text("robots.txt") == "User-agent: *\nDisallow: /\n")
  }

  @Test func mapHasNoAddressThatWasLeft() async throws {
    let fixture = Self.fixture
      .with("content/plans/b.md", SiteFixture.plan("issued: 2026\nformer_addresses: [/plans/cu/]\n"))
      .with("content/withdrawn.yml", "- {address: /plans/rut/, date: 2026-03-05, reason: Trùng}\n")
    let site = try await Self.site(fixture)
    let map = try #require(site.text("sitemap.xml"))
    #expect(map.contains("<loc>https://example.org/a/plans/b/</loc>"))
    for address in ["plans/cu/", "plans/rut/"] {
      #expect(site.text(address + "index.html") != nil && !map.contains(address), "\(address)")
    }
  }

  @Test func longMapHasParts() async throws {
    var report = Report()
    let site = try #require(
      try await Self.fixture.pipeline.site(
        .public, baseURL: BaseURL(Self.base), spool: Spool(folder: "/nowhere"), into: &report))
    let base = try #require(BaseURL(Self.base))
    let whole = RenderedSite(files: Sitemap.files(of: site, base))
    let parted = RenderedSite(files: Sitemap.files(of: site, base, most: 10))
    func addresses(_ text: String?) -> [Substring] { (text ?? "").matches(of: /<loc>([^<]*)<\/loc>/).map(\.output.1) }
    let parts = addresses(parted.text("sitemap.xml"))
    #expect(parts.count == parted.files.count - 1 && parts.count > 1)
    let inParts = parts.map { addresses(parted.text(String($0.dropFirst(Self.base.count)))) }
    #expect(inParts.allSatisfy { $0.count <= 10 })
    #expect(inParts.flatMap(\.self) == addresses(whole.text("sitemap.xml")))
  }

  // MARK: Calendars

  private static func event(_ header: String, status: String, title: String = "Đại hội") -> String {
    SiteFixture.event(header).replacing("status: held", with: "status: " + status).replacing("Đại hội", with: title)
  }

  @Test func calendarHasTheEventsWhoseDayIsKnown() async throws {
    let fixture = SiteFixture.minimal
      .with(
        "content/events/dh.md",
        Self.event(
          "start: 2026-01-19\nend: 2026-01-31\nplace: Hà Nội, Việt Nam\n", status: "held", title: "Đại hội; XIV")
      )
      // Nothing is known of the day that it was moved to.
      .with("content/events/doi.md", Self.event("planned: {start: 2026-05-01}\n", status: "rescheduled"))
      .with(
        "content/events/doi-roi.md",
        Self.event("start: 2026-11-03\nplanned: {start: 2026-10-01, end: 2026-10-02}\n", status: "rescheduled")
      )
      .with("content/events/huy.md", Self.event("planned: {start: 2026-12-31}\n", status: "cancelled"))
      .with("content/events/mai.md", Self.event("planned: {start: 2027-02-28, end: 2027}\n", status: "planned"))
      .with("content/events/nam.md", Self.event("planned: {start: 2028}\n", status: "planned"))
      .with(
        "content/events/khac.md",
        Self.event("planned: {start: 2026-01-19}\nreplaced_by: dh\n", status: "renumbered"))
    let site = try await Self.site(fixture)
    #expect(
      site.text("events.ics")
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//plan-archive//NONSGML plan-archive//VI
        NAME:Dòng thời gian – Kho kế hoạch
        URL:https://example.org/a/timeline/
        SOURCE;VALUE=URI:https://example.org/a/events.ics
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        BEGIN:VEVENT
        UID:https://example.org/a/events/dh/
        DTSTAMP:20260119T000000Z
        DTSTART;VALUE=DATE:20260119
        DTEND;VALUE=DATE:20260201
        SUMMARY:Đại hội\\; XIV
        LOCATION:Hà Nội\\, Việt Nam
        URL:https://example.org/a/events/dh/
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:https://example.org/a/events/doi-roi/
        DTSTAMP:20261103T000000Z
        DTSTART;VALUE=DATE:20261103
        DTEND;VALUE=DATE:20261104
        SUMMARY:Đại hội
        URL:https://example.org/a/events/doi-roi/
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:https://example.org/a/events/huy/
        DTSTAMP:20261231T000000Z
        DTSTART;VALUE=DATE:20261231
        DTEND;VALUE=DATE:20270101
        SUMMARY:Đại hội
        URL:https://example.org/a/events/huy/
        STATUS:CANCELLED
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:https://example.org/a/events/mai/
        DTSTAMP:20270228T000000Z
        DTSTART;VALUE=DATE:20270228
        SUMMARY:Đại hội
        URL:https://example.org/a/events/mai/
        STATUS:TENTATIVE
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """.replacing("\n", with: "\r\n"))
    let planned = try #require(site.text("events-planned.ics"))
    #expect(planned.matches(of: /UID:/).count == 2 && !planned.contains("events/dh/"))
    #expect(planned.contains("NAME:Sự kiện dự kiến – Kho kế hoạch\r\n"))
    let timeline = try #require(site.text("timeline/index.html"))
    #expect(timeline.contains("type=\"text/calendar\"") && timeline.contains("href=\"/a/events-planned.ics\">"))
  }
}
