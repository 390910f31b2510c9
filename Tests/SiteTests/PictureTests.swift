// The pictures of pages by their geometry, and what they say.

import Diagnostics
import Foundation
import Outputs
import Pages
import TestSupport
import Testing

@Suite struct PictureTests {
  /// The templates print nothing but pictures.
  private static let bare = [
    "home": "{{{years}}}", "plan": "{{{relations}}}", "document": "{{{relations}}}", "list": "{{{picture}}}",
    "timeline": "{{{picture}}}", "slogan": "{{{years}}}{{#posters}}{{{picture}}}{{/posters}}",
  ]

  private static func withBareTemplates(_ fixture: SiteFixture) -> SiteFixture {
    bare.reduce(fixture) { $0.with("themes/default/templates/\($1.key).mustache", $1.value + "\n") }
  }

  private static func event(_ title: String, _ header: String) -> String {
    "---\ntitle: \(title)\naccess: public\n\(header)---\n"
  }

  /// Three congresses with their terms, and as many events, plans and documents as asked for.
  private static func archive(_ count: Int, seed: UInt64, isOneDay: Bool) -> SiteFixture {
    var dice = SeededGenerator(seed: seed)
    func pick(_ values: [String]) -> String { values[Int.random(in: values.indices, using: &dice)] }
    func day(_ years: ClosedRange<Int>) -> String {
      isOneDay
        ? "2023-05-01"
        : "\(Int.random(in: years, using: &dice))-0\(Int.random(in: 1...9, using: &dice))-\(Int.random(in: 10...28, using: &dice))"
    }
    var fixture = SiteFixture.minimal.without("content/plans/a.md").without("content/events/dh.md")
    fixture = fixture.with(
      "content/bodies.yml",
      "- {id: btv, name: Ban Thường vụ, level: provincial}\n- {id: tw, name: \(String(repeating: "Trung ương ", count: 12)), level: national}\n"
    )
    for (number, start) in zip(11..., ["2016-01-20", "2021-01-26", "2026-01-19"]) {
      fixture = fixture.with(
        "content/events/dh\(number).md",
        event(
          "Đại hội \(number)",
          "kind: congress\nlevel: national\nstatus: held\nseries: Đại hội\nordinal: \(number)\nstart: \(start)\n"))
    }
    for number in 0..<count {
      let level = pick(["national", "provincial", "district", "commune", "sector"])
      let status = pick(["held", "planned", "rescheduled", "cancelled", "renumbered"])
      fixture = fixture.with(
        "content/events/e\(number).md",
        event(
          "Sự kiện \(number)",
          "kind: \(pick(["congress", "conference", "session", "anniversary", "other"]))\nlevel: \(level)\nstatus: \(status)\n"
            + (number % 50 == 49 ? "" : "start: \(day(2012...2034))\n")))
      let (from, to) = (day(2019...2022), day(2023...2027))
      let issued = [
        "issued: \(from)\n", "issued: \(from.prefix(4))\n", "issued_window: {earliest: \(from), latest: \(to)}\n",
        "issued_window: {latest: \(to)}\n", "",
      ][number % 5]
      let title = String(repeating: "Kế hoạch tuyên truyền ", count: 1 + number % 4)
      fixture = fixture.with(
        "content/plans/p\(number).md",
        """
        ---
        title: \(title)\(number)
        access: public
        issuer: btv
        \(issued)events: [e\(number), e\(number / 2), dh12]
        based_on: [\(number + 1)-NQ/TW, 1-NQ/TW, 2-NQ/TW, 3-NQ/TW, 4-NQ/TW, 5-NQ/TW, 6-NQ/TW, 7-NQ/TW, 8-NQ/TW]
        slogans: [Đoàn kết muôn năm!, "\(slogan(1 + number % 60))"]
        \(number > 0 ? "amends: [p0]\n" : "")---
        Thực hiện Nghị quyết số 9-NQ/TW và Chỉ thị số 05-CT/TW.

        """)
    }
    return fixture
  }

  /// A wording of so many words, with phrases of different lengths.
  private static func slogan(_ words: Int) -> String {
    (1...words).map { index in
      ["Nghiêng", "đoàn", "kết", "Việt", "Nam", "tr\u{1B0}\u{1EDD}ng", "lượng"][index * index % 7]
        + (index % 9 == 4 && index < words ? "," : index == words ? "!" : "")
    }.joined(separator: " ")
  }

  @Test(arguments: [1, 13, 60, 500], [false, true])
  func nothingOverlapsAndNothingLeavesTheFrame(_ count: Int, _ isOneDay: Bool) async throws {
    let (made, report) = await Self.withBareTemplates(Self.archive(count, seed: UInt64(count), isOneDay: isOneDay))
      .render()
    let site = try #require(made, "\(report.sorted().shown.prefix(3))")
    var pictures = 0
    for (path, page) in site.pages {
      for drawing in Drawing.all(in: page) {
        pictures += 1
        #expect(drawing.faults.prefix(3) == [], "\(path)")
        #expect(drawing.height <= 4200, "\(path)")
        #expect(drawing.markup.utf8.count < 160_000, "\(path): \(drawing.markup.utf8.count)")
        #expect(!drawing.markup.contains(" id="))
        // Those who hear the page, or go through it by keyboard, meet the text alone.
        #expect(drawing.markup.contains("aria-hidden=\"true\"") != drawing.markup.contains("class=\"poster"))
        #expect(!drawing.markup.contains(/<a (?!tabindex="-1" href="\/)/))
      }
    }
    let slogans = min(count, 60) + 1
    // Home, documents, 3 pictures for each slogan, plans that are related, documents that are cited.
    #expect(pictures >= 3 + 3 * slogans + count, "\(pictures)")
  }

  /// Every mark leads to its event, and tells kind and state by its form alone.
  @Test func marksAreLinksAndTellWhatTheyAreWithoutColour() async throws {
    var fixture = SiteFixture.minimal.without("content/plans/a.md").without("content/events/dh.md")
    for (month, (kind, status)) in [
      ("congress", "held"), ("conference", "held"), ("session", "held"), ("anniversary", "held"), ("other", "held"),
      ("session", "planned"), ("session", "cancelled"),
    ].enumerated() {
      fixture = fixture.with(
        "content/events/\(kind)-\(status).md",
        Self.event(
          "\(kind) \(status)", "kind: \(kind)\nlevel: national\nstatus: \(status)\nstart: 2020-0\(month + 1)\n"))
    }
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("timeline/index.html"))
    let picture = try #require(Drawing.all(in: page).first).markup
    var shapes: [Substring: Substring] = [:]
    for mark in picture.matches(
      of: /href="\/events\/([a-z-]+)\/"><title>([a-z ]+), \d+\/2020<\/title><g [^>]*>(.*?)<\/g>/)
    {
      #expect(mark.output.1.replacing("-", with: " ") == mark.output.2)
      shapes[mark.output.1] = mark.output.3
    }
    #expect(shapes.count == 7)
    let withoutClasses = shapes.mapValues { $0.replacing(/\sclass="[a-z]*"/, with: "") }
    #expect(Set(withoutClasses.values).count == shapes.count)
    // The list has the same marks.
    let marks = page.matches(of: /<svg class="sign"[^>]*>(.*?)<\/svg>/).map(\.output.1)
    for shape in shapes.values { #expect(marks.contains(shape)) }
  }

  /// One order of time, the undated last; terms from the congresses of a series, but for events that name one of them.
  @Test func timelineIsInOrderOfTime() async throws {
    func congress(_ number: Int, _ start: String, _ header: String = "") -> String {
      Self.event(
        "Đại hội \(number)",
        "kind: congress\nlevel: national\nstatus: held\nseries: Đại hội\nordinal: \(number)\nstart: \(start)\n\(header)"
      )
    }
    func other(_ id: String, _ header: String) -> String {
      Self.event(id, "kind: other\nlevel: commune\nstatus: held\n\(header)")
    }
    let fixture = SiteFixture.minimal.without("content/events/dh.md")
      .with("content/events/c9.md", congress(9, "2001-04-19"))
      .with("content/events/c10.md", congress(10, "2006-04-18"))
      .with("content/events/c11.md", congress(11, "2011-01-12", "term: 2011-2016\n"))
      .with("content/events/a.md", other("a", "term: 2011-2016\nstart: 2010-12-30\n"))
      .with("content/events/b.md", other("b", "term: 2009-2012\nstart: 2011-02\n"))
      .with("content/events/d.md", other("d", "start: 1990\n"))
      .with("content/events/e.md", other("e", "term: 2011-2016\n"))
      .with("content/events/f.md", other("f", "start: 2045\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("timeline/index.html"))
    let list = page.matches(of: /<h2>(?:<a[^>]*>)?([^<]*)(?:<\/a>)?<\/h2>|<h4><a href="\/events\/([a-z0-9]*)\//)
      .map { String($0.output.1 ?? $0.output.2 ?? "") }
    #expect(
      list.drop { $0 != "Trước khóa IX" } == [
        "Trước khóa IX", "d", "Khóa IX (2001–2006)", "c9", "Khóa X (2006–2011)", "c10", "Khóa XI (2011–2016)", "a",
        "c11", "b", "Sau khóa XI", "f", "Chưa rõ ngày", "e",
      ])
    // Congresses IX and X, which nothing else belongs to, share a row.
    let picture = try #require(Drawing.all(in: page).first).markup
    #expect(picture.contains(">Khóa IX–X</text>") && picture.contains(">2001–2011</text>"))
    #expect(picture.matches(of: /class="row"/).count == 4)
  }

  /// Up to twelve plans hang below their events, more are bars; each plan is counted once.
  @Test(arguments: [12, 13]) func plansHangFromTheirEvents(_ count: Int) async throws {
    var fixture = SiteFixture.minimal.with("content/events/dh.md", SiteFixture.event("start: 2020-05-04\n"))
    for number in 1...count {
      let issued =
        number % 2 == 0 ? "issued: 2020-05-04\n" : "issued_window: {earliest: 2020-05-04, latest: 2020-05-20}\n"
      fixture = fixture.with(
        "content/plans/p\(number).md", SiteFixture.plan("number: \(number)-KH/ĐU\nevents: [dh]\n\(issued)"))
    }
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("timeline/index.html"))
    let picture = try #require(Drawing.all(in: page).first).markup
    let links = picture.matches(of: /href="\/plans\/p\d+\//).count
    #expect(links == (count == 12 ? 12 : 0))
    #expect(picture.matches(of: /<rect class="plan"[^>]*\/>/).count == (count == 12 ? 6 : 0))
    #expect(picture.matches(of: /<path class="plan"[^>]*stroke-dasharray/).count == (count == 12 ? 6 : 0))
    #expect(picture.contains("class=\"hang\"") == (count == 12))
    #expect(picture.contains("<title>5/2020: 13 kế hoạch</title>") == (count == 13))
  }

  /// At most seven at a side; the rest is a number.
  @Test func relationsOfAPlan() async throws {
    var fixture = Self.withBareTemplates(.minimal)
      .with("content/plans/a.md", SiteFixture.plan("number: 1-KH/ĐU\nbased_on: [2-NQ/TW]\n"))
    for number in 1...9 {
      let relation = ["replaces", "amends", "based_on"][number % 3]
      fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan("\(relation): [1-KH/ĐU]\n"))
    }
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    let picture = try #require(Drawing.all(in: page).first).markup
    #expect(picture.matches(of: /href="\/plans\/p\d\//).count == 7)
    #expect(picture.contains(">+ 2</text>"))
    #expect(picture.contains("<title>căn cứ: 2-NQ/TW</title>") && picture.contains(">thay thế</text>"))
    // What it replaces or amends is no line of its own; what replaces it comes first.
    #expect(picture.contains(/href="\/plans\/p3\/"(?s:.)*href="\/plans\/p1\/"/))
  }

  /// Each bar leads to the list of its year, or to the list of plans where that is not parted.
  @Test func yearsOfTheHomePage() async throws {
    var fixture = Self.withBareTemplates(.minimal)
    for number in 1...4 {
      fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan("issued: \(number < 4 ? 2021 : 2023)\n"))
    }
    let page = try #require(await fixture.render().site?.text("index.html"))
    let bars = page.matches(of: /<a tabindex="-1" href="([^"]*)"><title>([^<]*)<\/title>/).map {
      "\($0.output.1) \($0.output.2)"
    }
    #expect(bars == ["/plans/ Chưa rõ năm: 1", "/plans/ 2021: 3", "/plans/ 2023: 1"])
    for number in 5...205 { fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan("issued: 2023\n")) }
    let long = try #require(await fixture.render().site?.text("index.html"))
    #expect(long.contains("href=\"/plans/year/2023/\"><title>2023: 202</title>"))
  }

  /// Up to sixty documents are a map, more are bars of those that most plans cite.
  @Test(arguments: [60, 61]) func mapOfCitations(_ count: Int) async throws {
    let numbers = (1...count).map { "\($0)-NQ/TW" }.joined(separator: ", ")
    let fixture = Self.withBareTemplates(.minimal)
      .with("content/plans/a.md", SiteFixture.plan("based_on: [\(numbers)]\n"))
      .with("content/plans/b.md", SiteFixture.plan(body: "Theo Nghị quyết số 7-NQ/TW.\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("documents/index.html"))
    let picture = try #require(Drawing.all(in: page).first).markup
    #expect(picture.contains("<circle") == (count == 60))
    #expect(picture.matches(of: /href="\/documents\//).count == (count == 60 ? 60 : 30))
    #expect(picture.matches(of: /class="link"/).count == (count == 60 ? 61 : 0))
    #expect(picture.contains("<title>7-NQ/TW: 2</title>"))
  }

  @Test func yearsOfASlogan() async throws {
    let slogan = "slogans: [Đoàn kết muôn năm!]\n"
    let fixture = Self.withBareTemplates(.minimal)
      .with("content/plans/a.md", SiteFixture.plan(slogan))
      .with("content/plans/b.md", SiteFixture.plan("issued: 2021\n" + slogan))
      .with("content/plans/c.md", SiteFixture.plan("issued_window: {earliest: 2023-01, latest: 2023-02}\n" + slogan))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.pages.first { $0.key.hasPrefix("slogans/doan-ket") }?.value)
    let picture = try #require(Drawing.all(in: page).first).markup
    let dots = picture.matches(of: /href="\/plans\/(.)\/"><title>[^<]*<\/title><circle ([^>]*)\/>/)
    #expect(dots.map { "\($0.output.1) \($0.output.2.contains("fill=\"none\""))" } == ["b false", "c true"])
    for year in ["2021", "2022", "2023"] { #expect(picture.contains(">\(year)</text>")) }
  }

  /// Wordings of 1 to 60 words keep their words, and their lines the space.
  @Test(arguments: [(2450, 3150), (3700, 740)]) func postersFit(_ width: Int, _ height: Int) throws {
    for words in 1...60 {
      let text = Self.slogan(words)
      let (size, lines) = try #require(PosterText(text).fitted(to: width, height, size: 30...1050))
      #expect(lines.joined(separator: " ") == text)
      #expect(lines.count * PosterText.pitch(size) <= height)
      for line in lines { #expect(TextWidth.of(line, size: size) * 11 / 10 <= width + 10, "\(line)") }
    }
    #expect(PosterText(String(repeating: "nghiêng", count: 100)).fitted(to: width, height, size: 30...1050) == nil)
  }

  @Test func postersBreakAtEndsOfPhrases() throws {
    func lines(_ text: String) -> [String] { PosterText(text).fitted(to: 3700, 740, size: 30...250)?.lines ?? [] }
    #expect(
      lines("Đảng Cộng sản Việt Nam - Người lãnh đạo, tổ chức mọi thắng lợi của cách mạng Việt Nam!") == [
        "Đảng Cộng sản Việt Nam - Người lãnh đạo,", "tổ chức mọi thắng lợi của cách mạng Việt Nam!",
      ])
    // A phrase that alone is too long is broken, but no name and no number.
    let long = lines(
      "Nhiệt liệt chào mừng Đại hội đảng bộ các cấp, tiến tới Đại hội đại biểu toàn quốc nhiệm kỳ 2025 - 2030!")
    #expect(long.contains { $0.contains("2025 - 2030") } && long.contains { $0.hasSuffix("các cấp,") }, "\(long)")
    let tall = PosterText("Đảng Cộng sản Việt Nam quang vinh muôn năm!").fitted(to: 2450, 3150, size: 30...1050)?.lines
    #expect(tall?.first == "Đảng Cộng sản", "\(tall ?? [])")
  }

  @Test func posterNamesItsSource() async throws {
    let fixture = Self.withBareTemplates(.minimal)
      .with("content/plans/a.md", SiteFixture.plan("number: 5-KH/ĐU\nissued: 2021-03-04\nslogans: [Một & hai!]\n"))
      .with("content/plans/b.md", SiteFixture.plan("issued_window: {earliest: 2023-01}\nslogans: [Ba!]\n"))
    let pages = try #require(await fixture.render().site).pages
    let stated = try #require(pages.first { $0.key.hasPrefix("slogans/mot-hai") }?.value)
    #expect(stated.contains(">Một &amp; hai!</text>"))
    #expect(stated.contains(">Kho kế hoạch · 5-KH/ĐU · 04/3/2021</text>"))
    let inferred = try #require(pages.first { $0.key.hasPrefix("slogans/ba") }?.value)
    #expect(inferred.contains(">suy luận: từ 01/2023 trở đi</text>"))
  }

  /// The order in which files are found, like the order of hashes, must not show.
  @Test func orderOfFilesDoesNotShow() async throws {
    let fixture = Self.archive(60, seed: 1, isOneDay: false)
    let first = try #require(await fixture.render().site)
    var reversed = SiteFixture(files: [:])
    for (path, bytes) in fixture.files.sorted(by: { $0.key > $1.key }) { reversed = reversed.with(path, bytes) }
    let again = try #require(await reversed.render().site)
    #expect(again.pages == first.pages)
  }

  /// As wide as the widest of the fonts that were measured, so that no text is wider on a reader's screen.
  @Test func textIsNotNarrowerThanInDejaVuSans() {
    // Advance widths of DejaVu Sans 2.37 in thousandths of an em.
    let measured = [
      "a": 613, "ệ": 615, "m": 974, "Ơ": 913, "ữ": 634, "đ": 635, "Đ": 775, "W": 989, "1": 636, "…": 1000, "ỳ": 592,
    ]
    for (text, width) in measured {
      let estimate = TextWidth.of(text, size: 1000)
      #expect(estimate >= width && estimate < width + 130, "\(text): \(estimate)")
    }
    #expect(TextWidth.shortened("Kế hoạch tuyên truyền", to: 100, size: 12) == "Kế hoạch…")
    #expect(TextWidth.shortened("Kế hoạch", to: 100, size: 12) == "Kế hoạch")
    #expect(TextWidth.shortened("Kế hoạch", to: 20, size: 12) == nil)
  }
}
