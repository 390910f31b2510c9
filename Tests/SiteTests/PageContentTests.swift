import Diagnostics
import Erasing
import Files
import Outputs
import Pages
import TestSupport
import Testing
import Theming

/// The pages of all kinds, with as much and with as little content as there can be.
@Suite struct PageContentTests {
  /// A quote joined with a combining mark, markup, a reference and a tag.
  private static let hostile = "\"\u{301}><script>&{{title}}{{{body}}}'"
  private static let escaped = "&quot;\u{301}&gt;&lt;script&gt;&amp;{{title}}{{{body}}}&#39;"

  private static func pages(
    of fixture: SiteFixture, _ edition: Edition = .internal
  ) async throws -> [String: String] {
    let (site, report) = await fixture.render(edition, baseURL: "https://example.org/")
    // Sources differ in the full archive, so that their page says so; a theme of all names has some that no page shows.
    #expect(
      report.sorted().shown.filter {
        $0.severity != .note && $0.code != "citation.dates" && $0.code != "theme.unused-file"
      } == [])
    return try #require(site).pages
  }

  private static let archives = [
    "full": SiteFixture.full(), "hostile": .full { $0 + hostile }, "minimal": .minimal,
    "empty": SiteFixture(files: [:]).with("content/site.yml", "title: Kho\n").with("content/bodies.yml", "[]\n"),
  ]

  @Test(arguments: archives.keys.sorted(), Edition.allCases)
  func pagesAreWellFormed(_ name: String, _ edition: Edition) async throws {
    for (path, html) in try await Self.pages(of: try #require(Self.archives[name]), edition) {
      #expect(HTMLCheck(html).findings == [], "\(path)")
    }
  }

  /// Also in a theme that prints every name.
  @Test(arguments: ["default", PlainTheme.name]) func hostileTextStaysText(_ theme: String) async throws {
    let pages = try await Self.pages(of: .full { $0 + Self.hostile }.in(theme))
    // Those of the theme, and data in which no tag can begin.
    let scripts =
      /<script (?:type="module"|defer) src="\/assets\/[a-z]+\.js"><\/script>|<script type="application\/ld\+json">[^<]*<\/script>/
    for (path, html) in pages.mapValues({ $0.replacing(scripts, with: "") }) {
      #expect(html.contains(Self.escaped), "\(path)")
      // The quote with its accent would end an attribute.
      for raw in ["<script>", "\"\u{301}"] { #expect(!html.contains(raw), "\(path)") }
    }
    #expect(pages.count > 25)
  }

  /// The full archive leaves no name without a value, so that the tests above see all of them.
  @Test func fullArchiveShowsEveryName() async throws {
    let pages = try await Self.pages(of: .full().in(PlainTheme.name))
    let values = pages.values.flatMap { $0.split(separator: "\n") }.map { $0.split(separator: "=", maxSplits: 1) }
    let shown = Set(values.filter { $0.count == 2 }.map { $0[0] })
    let missing = PageKind.vocabularies.flatMap { names in names.all.map { "\(names.name).\($0.name)" } }
      .filter { !shown.contains(Substring($0)) }
    // Of these there is none, or only where a list fills several pages or all texts are indexed.
    #expect(
      missing.filter {
        !$0.hasPrefix("Pager.") && !$0.hasPrefix("PageLink.") && !$0.hasSuffix(".pager") && !$0.hasSuffix(".ways")
      } == [
        "home.breadcrumbs", "not-found.description", "internal.description",
        "search.fullText", "moved.description", "CountedLink.isCurrent",
      ])
  }
}

extension SiteFixture {
  /// With another theme of the repository or `PlainTheme`.
  fileprivate func `in`(_ theme: String) -> SiteFixture {
    let settings = files["content/site.yml"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    var fixture = with("content/site.yml", settings + "theme: \(theme)\n")
    for file in PlainTheme.themes.files { fixture = fixture.with(file.path, file.bytes) }
    return fixture
  }
}
