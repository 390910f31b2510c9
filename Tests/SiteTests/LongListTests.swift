// Lists that are too long for one page: every part has its page, and every link leads somewhere.

import Files
import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct LongListTests {
  /// 260 plans of two years that share an issuer, an event, a topic, a term, a document and a slogan, and have each
  /// a slogan and a task of their own; 215 events, of one of two terms or none.
  private static let fixture: SiteFixture = {
    var fixture = SiteFixture.minimal.without("content/plans/a.md")
    for number in 1...260 {
      let header = """
        number: \(number)-KH/ĐU
        issued: \(number <= 210 ? "2021" : "2022")-02-03
        events: [dh]
        topics: [Cổ động]
        term: 2020-2025
        slogans: [Đoàn kết muôn năm!, "Ấp số \(number) ra sức thi đua lập thành tích chào mừng!"]
        tasks: [{lead: [btv], text: Việc \(number)}]

        """
      fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan(header, body: "Nghị quyết 18-NQ/TW.\n"))
    }
    for number in 1...214 {
      let term = number <= 150 ? "term: 2020-2025\n" : number <= 210 ? "term: 2015-2020\n" : ""
      fixture = fixture.with("content/events/e\(number).md", SiteFixture.event("start: 2020-01-02\n\(term)"))
    }
    return fixture
  }()

  @Test func everyPartHasItsPage() async throws {
    let site = try #require(await Self.fixture.render().site)
    var pages: [String: [UInt8]] = [:]
    for file in site.files where file.path.hasSuffix(".html") { pages[file.path] = file.madeBytes }
    /// The pages of a list; none has fewer or more.
    func parts(_ list: String, _ count: Int, _ next: String = "") -> [String] {
      let paths = [list] + (2...6).map { "\(list)/\(next)\($0)" }
      for (index, path) in paths.enumerated() {
        #expect((pages[path + "/index.html"] != nil) == (index < count), "\(path)")
      }
      return Array(paths.prefix(count))
    }
    let years = parts("plans/year/2021", 5) + parts("plans/year/2022", 1)
    let own = parts("slogans/letter/aa", 6)
    _ = parts("slogans/letter/dd", 1)
    for list in ["plans", "slogans", "timeline", "timeline/term/unknown", "timeline/term/2015-2020", "terms/2015-2020"]
    {
      _ = parts(list, 1)
    }
    for path in ["timeline/term/2020-2025", "bodies/btv/11", "events/dh/6"] {
      #expect(pages[path + "/index.html"] != nil, "\(path)")
    }
    #expect(pages.keys.filter { $0.hasPrefix("slogans/doan-ket-muon-nam-") }.count == 6)
    for (path, bytes) in pages { #expect(bytes.count < 120_000, "\(path) has \(bytes.count) bytes") }

    // Lists lose and repeat nothing.
    func text(_ path: String) -> String {
      pages[path + "/index.html"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    func cards(_ paths: [String], _ link: Regex<(Substring, Substring)>) -> [String] {
      paths.flatMap { text($0).matches(of: link).map { String($0.output.1) } }
    }
    let plans = (1...260).map { "p\($0)" }.sorted()
    let heading = #/<h[34]><a href="/plans/([^"]*)/">/#
    #expect(cards(years, heading).sorted() == plans)
    for list in ["topics/co-dong", "terms/2020-2025", "events/dh"] {
      #expect(cards(parts(list, 6), heading).sorted() == plans, "\(list)")
    }
    let citation = ##/<a href="/plans/([^"/]*)/#citation_1">/##
    #expect(cards(parts("documents/18-nq-tw", 6), citation).sorted() == plans)
    let slogan = #/ id="slogan_ap-so-(\d*)-/#
    #expect(cards(own, slogan).sorted() == (1...260).map(String.init).sorted())

    // Pages of a list follow each other.
    for (first, second) in [("plans/year/2021", "plans/year/2021/2"), ("bodies/btv/2", "bodies/btv/3")] {
      #expect(text(first).contains("<a rel=\"next\" href=\"/\(second)/\">"))
      #expect(text(second).contains("<a rel=\"prev\" href=\"/\(first)/\">"))
    }
    #expect(text("plans/year/2021/2").contains("<p>51–100 / 210</p>"))
    #expect(!text("plans/year/2021/5").contains("rel=\"next\""))
    #expect(!text("plans/year/2022").contains("class=\"pager\""))

    // What a list leaves to the page of a record leads there.
    #expect(text("timeline/term/unknown").contains("<li><a href=\"/events/dh/\">Số kế hoạch khác: 257</a></li>"))
    let listings = #/<a href="/slogans/doan-ket-muon-nam-[0-9a-f]{8}/">Số lần được nêu khác: 257</a>/#
    #expect(text("slogans").contains(listings))

    for path in ["plans", "slogans", "timeline", "plans/year/2021/2", "events/dh/2", "bodies/btv/2", "terms"] {
      #expect(HTMLCheck(text(path)).findings == [], "\(path)")
    }
  }

  @Test func everyLinkLeadsSomewhere() async throws {
    let site = try #require(await Self.fixture.render().site)
    let paths = Set(site.files.map(\.path))
    var ids: [String: Set<Substring>] = [:]
    var wanted: [(page: String, id: Substring)] = []
    for file in site.files where file.path.hasSuffix(".html") {
      let bytes = try #require(file.madeBytes)
      for target in PublishedFolder.targets(of: bytes) where !paths.contains(target) {
        Issue.record("\(file.path) links to \(target), which is not there")
      }
      ids[file.path] = []
      for (before, value) in zip(bytes.split(separator: 0x22), bytes.split(separator: 0x22).dropFirst()) {
        let text = Substring(decoding: value, as: UTF8.self)
        if before.suffix(4).elementsEqual(" id=".utf8) { ids[file.path]?.insert(text) }
        guard before.suffix(5).elementsEqual("href=".utf8), let hash = text.firstIndex(of: "#") else { continue }
        let page = text[..<hash].dropFirst()
        wanted.append((page.isEmpty ? file.path : page + "index.html", text[text.index(after: hash)...]))
      }
    }
    #expect(wanted.count > 1_000)
    for (page, id) in wanted where ids[page]?.contains(id) != true { Issue.record("\(page) has no place \(id)") }
  }
}
