import Files
import Foundation
import FoundationXML
import TestSupport
import Testing

/// The page of the search without its script, and what tells browsers of it.
@Suite struct SearchPageTests {
  @Test func worksAsAPageWithoutScript() async throws {
    let page = try #require(await SiteFixture.minimal.render().site?.text("search/index.html"))
    #expect(page.contains("<form class=\"search\" role=\"search\" action=\"/search/\">"))
    #expect(page.contains("name=\"q\"") && page.contains("<noscript>"))
    for list in ["plans", "slogans", "timeline", "bodies", "documents", "topics"] {
      #expect(page.contains("<li><a href=\"/\(list)/\">"), "\(list)")
    }
    #expect(page.contains("data-index=\"/search/\" data-texts=\"\""))
    #expect(HTMLCheck(page).findings == [])
  }

  @Test func indexLiesBelowThePathOfTheBaseURL() async throws {
    let site = try #require(
      await SiteFixture.minimal.render(baseURL: "https://example.org/luu-tru/").site)
    #expect(try #require(site.text("search/index.html")).contains("data-index=\"/luu-tru/search/\""))
    let entries = site.files.map(\.path).filter { $0.contains("/entries-") }.compactMap(site.text).joined()
    #expect(entries.contains("\"/luu-tru/plans/a/\""))
  }

  /// Files are named after what is in them, so that none is ever taken for another.
  @Test func changedIndexLiesInAnotherFolder() async throws {
    let fixtures = [
      SiteFixture.minimal, .minimal.with("content/pages/about.md", SiteFixture.page(body: "Khác.\n")),
      .minimal.with("content/plans/b.md", SiteFixture.plan()),
    ]
    var folders: [String] = []
    for fixture in fixtures {
      let paths = try #require(await fixture.render().site).files.map(\.path)
      folders.append(try #require(paths.first { $0.hasSuffix("/words-0.json") }))
    }
    #expect(folders[0] == folders[1])
    #expect(folders[0] != folders[2])
  }

  /// OpenSearch 1.1, draft 6.
  @Test func descriptionForBrowsers() async throws {
    let title = "Kho <lưu> trữ & \"kế hoạch\" của tôi"
    let fixture = SiteFixture.minimal.with("content/site.yml", "title: '\(title)'\n")
    let site = try #require(await fixture.render(baseURL: "https://example.org/a/").site)
    let text = try #require(site.text("opensearch.xml"))
    let root = try #require(try XMLDocument(data: Data(text.utf8)).rootElement())
    func value(_ name: String) -> String? { root.elements(forName: name).first?.stringValue }
    #expect(root.uri == "http://a9.com/-/spec/opensearch/1.1/")
    #expect(value("ShortName") == "Kho <lưu> trữ &")
    #expect(value("LongName") == title)
    let url = try #require(root.elements(forName: "Url").first)
    let template = url.attributes?.first { $0.name == "template" }
    #expect(template?.stringValue == "https://example.org/a/search/?q={searchTerms}")
    let link = "<link rel=\"search\" type=\"application/opensearchdescription+xml\""
    #expect(site.pages.values.allSatisfy { $0.contains(link) && $0.contains("href=\"/a/opensearch.xml\"") })
    let local = try #require(await fixture.render().site)
    #expect(local.text("opensearch.xml") == nil)
    #expect(local.pages.values.allSatisfy { !$0.contains(link) })
  }
}
