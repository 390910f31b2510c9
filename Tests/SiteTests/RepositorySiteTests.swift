import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records
import TestSupport
import Testing

/// The repository's own content makes the site that it promises.
@Suite struct RepositorySiteTests {
  private static func site(_ edition: Edition = .public, baseURL: String? = nil) async throws -> RenderedSite {
    var report = Report()
    let folder = try SiteFolder(reading: repositoryRoot)
    let files = try await Pipeline(folder).build(
      edition, baseURL: baseURL.flatMap { BaseURL($0) }, temporaryFolder: "/tmp", into: &report)
    #expect(!report.hasWarnings)
    // What the four plans themselves say wrong, answered by notes: a plenum of term XIII under term XII, one name in two
    // spellings.
    #expect(Set(report.findings.map(\.code)).isSuperset(of: ["plan.signatory", "citation.term"]))
    return RenderedSite(files: try #require(files))
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

  @Test func internalEditionHoldsWhatThePublicOneWithholds() async throws {
    var report = Report()
    let folder = try SiteFolder(reading: repositoryRoot)
    let withheld = try await Pipeline(folder).check(into: &report).withheld
    #expect([withheld.plans, withheld.passages, withheld.attachments].allSatisfy { $0 > 0 })
    let site = try await Self.site(.internal)
    let plans = site.files.filter { $0.path.hasPrefix("plans/") && $0.path != "plans/index.html" }
    #expect(plans.count == 4 + withheld.plans)
    let frames = plans.compactMap { site.text($0.path) }.map { Self.count("<div class=\"internal-passage\">", in: $0) }
    #expect(frames.reduce(0, +) == withheld.passages)
    let attachments = try await [site, Self.site()].map { $0.files.count { $0.path.hasPrefix("files/") } }
    #expect(attachments[0] - attachments[1] == withheld.attachments)
    let groups = Self.count("<section class=\"notes internal-notes\">", in: site.text("internal/index.html") ?? "")
    // Keys of records that are withheld as a whole come in addition.
    #expect(groups >= withheld.keys)
    #expect(withheld.keys > 0)
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
