import Diagnostics
import Erasing
import Files
import Outputs
import TestSupport
import Testing

@Suite struct ThemeCacheTests {
  private static let sites: [SiteFixture] = {
    let texts = "themes/default/texts/vi.yml"
    let minimal = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan("type: Chương trình\n"))
    let vietnamese = String(decoding: minimal.themes.files.first { $0.path == texts }?.bytes ?? [], as: UTF8.self)
    return [
      minimal.without("content/plans/a.md"),
      minimal.without("content/plans/a.md").with("content/site.yml", "title: Kho\nlanguage: en\n"),
      minimal.without("content/plans/a.md").with("content/site.yml", "title: Kho\ntheme: plain\n"),
      minimal.with(texts, vietnamese.replacing("type-directive: ", with: "type-directive: Chương trình của ")),
      minimal.with(texts, vietnamese.replacing("type-plan: Kế hoạch\n", with: "type-plan: Chương trình\n")),
      // A warning each time.
      minimal.without("content/plans/a.md").with("themes/default/thua.txt", "x"),
      minimal.with("content/site.yml", "title: Kho\ntheme: khac\n"),
    ]
  }()

  private static func made(_ site: SiteFixture, _ themes: ThemeCache) async throws -> [String: [UInt8]] {
    var report = Report()
    let files = try await Pipeline(site.content.folder(themes: site.themes), themes: themes).build(
      .public, temporaryFolder: "/nowhere", into: &report)
    var made = ["findings": Array("\(report.sorted().shown.map { ($0.code, $0.location, $0.message, $0.hint) })".utf8)]
    for file in files ?? [] { made[file.path] = file.madeBytes }
    return made
  }

  /// Whatever was made before with it.
  @Test func siteIsAsIfItsThemeWereLoadedAnew() async throws {
    var fresh: [[String: [UInt8]]] = []
    for site in Self.sites { fresh.append(try await Self.made(site, ThemeCache())) }
    #expect(Set(fresh).count == Self.sites.count)
    let themes = ThemeCache()
    for index in [0, 0, 1, 0, 2, 3, 3, 4, 3, 0, 5, 5, 6, 6, 1, 1] {
      #expect(try await Self.made(Self.sites[index], themes) == fresh[index], "\(index)")
    }
  }
}
