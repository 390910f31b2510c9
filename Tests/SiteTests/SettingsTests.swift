import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

/// What `site.yml` says of the foot of pages and of languages.
@Suite struct SettingsTests {
  @Test func footOfEveryPage() async throws {
    let settings = """
      title: Kho
      footer: Trực thuộc Văn phòng
      links: [{title: Cổng thông tin, url: "https://example.org/"}]
      licence: {title: CC BY 4.0, url: "https://example.org/by"}
      contact: luutru@example.org

      """
    let site = try #require(await SiteFixture.minimal.with("content/site.yml", settings).render().site)
    for file in site.files where file.path.hasSuffix(".html") {
      let foot = try #require(site.text(file.path)?.components(separatedBy: "<footer").last)
      for part in [
        "Trực thuộc Văn phòng", "<a href=\"https://example.org/\">Cổng thông tin</a>",
        "<a rel=\"license\" href=\"https://example.org/by\">CC BY 4.0</a>",
        "<a href=\"mailto:luutru@example.org\">luutru@example.org</a>",
      ] {
        #expect(foot.contains(part), "\(file.path)")
      }
    }
  }

  /// The words of the interface are in its language, those of the records in theirs.
  @Test func languagesOfParts() async throws {
    let english = SiteFixture.minimal.with("content/site.yml", "title: Kho\nlanguage: en\n")
    let page = try #require(await english.render().site?.text("plans/a/index.html"))
    #expect(page.contains("<html lang=\"en\">") && page.contains("<h1 lang=\"vi\">Kế\u{A0}hoạch A</h1>"))
    #expect(page.contains("<div class=\"prose text\" lang=\"vi\">"))
    let plain = try #require(await SiteFixture.minimal.render().site?.text("plans/a/index.html"))
    #expect(plain.contains("<h1>Kế\u{A0}hoạch A</h1>"))
    let records = SiteFixture.minimal.with("content/site.yml", "title: Kho\ncontent_language: km\n")
    #expect(try #require(await records.render().site?.text("plans/a/index.html")).contains("<h1 lang=\"km\">"))
  }

  @Test(arguments: [
    ("value.language", "content_language: ⟦tiếng Việt\n"), ("value.language", "language: ⟦v\n"),
    ("theme.language", "language: ⟦fr\n"), ("theme.language", "language: ⟦vn\n"),
    ("value.email", "contact: ⟦Văn phòng\n"), ("value.email", "contact: ⟦a@b\n"),
    ("value.email", "contact: ⟦Kho <a@example.org>\n"),
    ("value.web-address", "links: [{title: A, url: ⟦example.org}]\n"),
    ("value.missing", "links: [⟦{title: A}]\n"), ("value.missing", "licence: ⟦{title: A}\n"),
  ]) func slips(_ code: String, _ line: String) async throws {
    let marked = Marked("title: Kho\n" + line)
    let findings = await SiteFixture.minimal.with("content/site.yml", marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: "content/site.yml"))
  }
}
