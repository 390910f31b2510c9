import Diagnostics
import Erasing
import Files
import TestSupport
import Testing

@testable import Outputs

/// Every page and file has an address of its own that file systems take.
@Suite struct AddressTests {
  @Test func longNamesAreCutInAddresses() async throws {
    let word = String(repeating: "a", count: 300)
    let (other, numbered) = (word + "b", "1-" + String(repeating: "K", count: 90))
    let fixture = SiteFixture.minimal.with(
      "content/plans/a.md",
      SiteFixture.plan(
        "topics: [\(word), \(other)]\n", body: "## Khẩu hiệu\n\n1. \(word)\n2. \(other)\n\n\(numbered)/TW\n"))
    let (site, report) = await fixture.render()
    #expect(report.sorted().shown.filter { $0.severity == .error } == [])
    let paths = try #require(site).files.map(\.path)
    #expect(paths.allSatisfy { $0.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= 255 } })
    #expect(paths.count { $0.hasPrefix("topics/aaa") } == 2)
    #expect(paths.count { $0.hasPrefix("slogans/aaa") } == 2)
  }

  /// Found by trying: the first eight digits of the digests of these two are the same.
  @Test func slogansWhoseAddressesWouldBeTheSameGetLongerOnes() async throws {
    let slogans = ["mot hai ba bon nam sau x114759", "mot hai ba bon nam sau x150519", "mot hai ba bon nam sau"]
    let (site, _) = await SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("slogans: [\(slogans.joined(separator: ", "))]\n")
    ).render()
    let pages = try #require(site).files.map(\.path).filter { $0.hasPrefix("slogans/mot-hai-ba-bon-nam-sau-") }
    let digests = pages.compactMap { $0.dropFirst("slogans/mot-hai-ba-bon-nam-sau-".count).split(separator: "/").first }
    #expect(digests.map(\.count).sorted() == [8, 64, 64])
    #expect(Set(digests).count == 3)
  }

  /// No page can have a name that the site uses itself, whatever an edition makes.
  @Test func namesOfTheSiteAreReserved() async throws {
    let site = try #require(await SiteFixture.full().render(.internal, baseURL: "https://example.org/").site)
    let sections = ["plans", "slogans", "timeline", "events", "bodies", "documents"]
    let pages = SiteFixture.full().files.keys.filter { $0.hasPrefix("content/pages/") }
      .compactMap { $0.split(separator: "/").last?.dropLast(3) }
    let names = Set(site.files.map(\.path).filter { $0.contains("/") }.compactMap { $0.split(separator: "/").first })
      .subtracting(pages).subtracting(sections.map { $0[...] })
    #expect(names.isSuperset(of: ["assets", "data", "files", "internal", "lists", "search", "terms", "topics"]))
    for name in names {
      let file = "content/pages/\(name).md"
      let findings = await SiteFixture.minimal.with(file, SiteFixture.page()).findings()
      #expect(findings.map(\.code) == ["record.reserved"], "\(name)")
      #expect(findings.first?.location == SourceLocation(file: file))
    }
  }

  @Test(arguments: [
    (["a", "a"], [1]), (["a", "a.b", "a/b"], [0]), (["a/b", "a/c", "b"], []),
    ([String(repeating: "a", count: 255)], []),
    ([String(repeating: "a", count: 256)], [0]), (["é", "e\u{301}"], []),
    ([String(repeating: "aaaaaaa/", count: 512)], [0]), (["b/" + String(repeating: "á", count: 128)], [0]),
  ]) func guardOfPaths(_ paths: [String], _ faults: [Int]) {
    let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var report = Report()
    Output.checkPaths(sorted, into: &report)
    #expect(report.findings.map(\.code) == faults.map { _ in "output.path" })
    #expect(report.findings.map(\.location) == faults.map { SourceLocation(file: sorted[$0]) })
  }

  @Test func checkLooksAtThePathsOfABuild() async throws {
    let name = String(repeating: "a", count: 256) + ".css"
    let fixture = SiteFixture.minimal.with("themes/default/assets/\(name)", "p {}\n")
    var report = Report()
    _ = try await fixture.pipeline.check(into: &report)
    #expect(
      report.findings.filter { $0.severity == .error }.map(\.location) == [SourceLocation(file: "assets/\(name)")])
    #expect(await fixture.render().report.findings.contains { $0.code == "output.path" })
  }
}
