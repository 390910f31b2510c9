import Archiving
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

/// The repository's own content makes the site that it promises.
@Suite struct RepositorySiteTests {
  private static func site(baseURL: String? = nil) async throws -> Site {
    var report = Report()
    let folder = try SiteFolder(reading: repositoryRoot, into: &report)
    let site = await Site(
      rendering: folder.content, themes: folder.themes, root: folder.root, edition: .public,
      baseURL: baseURL.flatMap { BaseURL($0) }, into: &report)
    #expect(report.sorted().shown.filter { $0.severity != .note } == [])
    return try #require(site)
  }

  private static func count(_ needle: String, in text: String) -> Int {
    text.components(separatedBy: needle).count - 1
  }

  @Test func holdsFourPlansAndFortySlogans() async throws {
    let site = try await Self.site()
    let plans = site.files.filter { $0.path.hasPrefix("plans/") && $0.path != "plans/index.html" }
    #expect(plans.count == 4)
    let gallery = try #require(site.text("slogans/index.html"))
    let entries = gallery.components(separatedBy: "id=\"slogan_").dropFirst()
    #expect(entries.count == 40)
    let listings = entries.map { Self.count("/plans/", in: $0.components(separatedBy: "</article>")[0]) }
    #expect(listings.filter { $0 >= 1 }.count == 40)
  }

  @Test func timelineHoldsAllCongressesAndPlenums() async throws {
    let site = try await Self.site()
    let timeline = try #require(site.text("timeline/index.html"))
    for number in 1...14 {
      #expect(timeline.contains("href=\"/events/dai-hoi-\(number < 10 ? "0" : "")\(number)/\""))
    }
    for number in 1...15 {
      #expect(timeline.contains("href=\"/events/hoi-nghi-trung-uong-\(number < 10 ? "0" : "")\(number)-khoa-13/\""))
    }
  }

  @Test func linksStayBelowThePathOfTheBaseURL() async throws {
    let site = try await Self.site(baseURL: "https://example.org/luu-tru/")
    let paths = Set(site.files.map(\.path))
    var links = 0
    for file in site.files where file.path.hasSuffix(".html") {
      let text = try #require(site.text(file.path))
      for reference in text.components(separatedBy: "=\"/").dropFirst() {
        let link = reference.prefix { $0 != "\"" && $0 != "#" }
        #expect(link.hasPrefix("luu-tru/"), "\(file.path): /\(link)")
        let path = String(link.dropFirst("luu-tru/".count))
        #expect(
          paths.contains(path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path), "\(file.path): /\(link)")
        links += 1
      }
    }
    #expect(links > 1000)
  }
}
