import Files
import Foundation
import TestSupport
import Testing

/// What the script of lists filters: all rows, and what they can be chosen by.
@Suite struct ListRowsTests {
  private static func json(_ path: String, of fixture: SiteFixture) async throws -> Any {
    let site = try #require(await fixture.render().site)
    let file = try #require(site.files.first { $0.path == path })
    return try JSONSerialization.jsonObject(with: Data(try #require(file.madeBytes)))
  }

  private static let fixture = SiteFixture.minimal
    .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ, level: provincial}\n- {id: du, name: Đảng ủy}\n")
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        "issued: 2025-02-03\ntopics: [Y tế]\nslogans: [Một!, Hai!]\neffective: 2025-03-01\nexpires: 2025-12\n")
    )
    .with(
      "content/plans/b.md",
      SiteFixture.plan("issued_window: {earliest: 2024-01, latest: 2024-03, evidence: c}\nslogans: [Một!]\n")
        .replacing("issuer: btv", with: "issuer: [du, btv]"))

  @Test func plansHaveTheirRows() async throws {
    let head = try #require(await Self.json("lists/plans.json", of: Self.fixture) as? [String: Any])
    #expect(head["count"] as? Int == 2 && head["files"] as? Int == 1)
    let facets = try #require(head["facets"] as? [[String: Any]])
    let values = Dictionary(
      uniqueKeysWithValues: facets.map { ($0["key"] as? String ?? "", $0["values"] as? [String]) })
    #expect(values["year"] == ["2025", "2024"])
    #expect(values["issuer"] == ["Ban Thường vụ", "Đảng ủy"])
    #expect(values["dating"] == ["ghi trong văn bản", "suy luận"])
    // One topic is nothing to choose from.
    #expect(values["topic"] == nil)
    let rows = try #require(await Self.json("lists/plans-0.json", of: Self.fixture) as? [[Any]])
    #expect(rows.map { $0[1] as? String } == ["/plans/a/", "/plans/b/"])
    #expect(rows.map { $0[5] as? [String] } == [["2025-03-01", "2025-12"], []])
    let issuers = rows.compactMap { ($0[3] as? [[Int]])?[2] }
    #expect(issuers == [[0], [1, 0]])
  }

  @Test func slogansHaveTheirRows() async throws {
    let rows = try #require(await Self.json("lists/slogans-0.json", of: Self.fixture) as? [[Any]])
    #expect(rows.map { $0[0] as? String } == ["“Một!”", "“Hai!”"])
    #expect(rows.map { ($0[2] as? [String])?.last } == ["2 kế hoạch · 2024–2025", "1 kế hoạch · 2025"])
  }

  /// A file holds 500 rows at most.
  @Test func rowsAreParted() async throws {
    var fixture = SiteFixture.minimal
    for number in 1...501 { fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan()) }
    let head = try #require(await Self.json("lists/plans.json", of: fixture) as? [String: Any])
    #expect(head["count"] as? Int == 502 && head["files"] as? Int == 2)
    let rows = try #require(await Self.json("lists/plans-1.json", of: fixture) as? [[Any]])
    #expect(rows.count == 2)
  }
}
