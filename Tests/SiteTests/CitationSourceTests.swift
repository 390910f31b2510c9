// What is made of citations that name documents in other ways, and of those that contradict each other.

import Diagnostics
import Files
import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct CitationSourceTests {
  private static let documents = "content/documents.yml"

  private static func plans(_ bodies: [String: String]) -> SiteFixture {
    bodies.reduce(SiteFixture.minimal) {
      $0.with("content/plans/\($1.key).md", SiteFixture.plan(body: Marked($1.value).text))
    }
  }

  private static func findings(_ report: Report) -> [String] {
    report.sorted().shown.filter { $0.severity != .note }.map {
      "\($0.code) \($0.location.file.dropFirst("content/".count)):\($0.location.line):\($0.location.column)"
    }
  }

  private static func links(_ page: String?) throws -> [String] {
    try #require(page).matches(of: #/<a class="citation"(?: id="[^"]*")?(?: href="([^"]*)")?>([^<]*)</a>/#).map {
      "\($0.output.2) \($0.output.1 ?? "–")"
    }
  }

  private static func record(_ page: String?) throws -> String {
    let page = try #require(page)
    let start = try #require(page.range(of: "id=\"document_record\"")).upperBound
    return String(page[start...].prefix { $0 != "§" }.components(separatedBy: "</section>")[0])
  }

  // MARK: Sources that differ

  /// Whatever the files are called, the date that most say is the document's, and the finding is at the other.
  @Test(arguments: [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"]])
  func mostDecideOnTheDate(_ names: [String]) async throws {
    let fixture = Self.plans([
      names[0]: "Nghị quyết số 18-NQ/TW ngày 26/10/2017.\n", names[1]: "Nghị quyết 18-NQ/TW ngày 25/10/2017.\n",
      names[2]: "Một.\n\nTheo 18-NQ/TW, ngày 25.10.2017 và 18-NQ/TW năm 2017.\n",
    ])
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == ["citation.dates plans/\(names[0]).md:6:15"])
    #expect(report.sorted().shown.first { $0.code == "citation.dates" }?.message.vi.contains("25/10/2017") == true)
    let page = try #require(site?.text("documents/18-nq-tw/index.html"))
    #expect(try Self.record(page).contains("25/10/2017"))
    let differences = try #require(page.components(separatedBy: "id=\"document_differences\"").dropFirst().first)
      .components(separatedBy: "</section>")[0]
    let values = differences.matches(of: #/<strong>([^<]*)</strong>[^<]*?(\d+)\n/#).map {
      "\($0.output.1) \($0.output.2)"
    }
    #expect(values == ["25/10/2017 2", "2017 1", "26/10/2017 1"])
    #expect(differences.contains("href=\"/plans/\(names[0])/#citation_1\""))
  }

  /// With as many on either side only what they have in common is certain, and each is an odd one out.
  @Test func aTieIsLeftOpen() async throws {
    let fixture = Self.plans(["a": "Theo 18-NQ/TW ngày 26/10/2017.\n", "b": "Theo 18-NQ/TW ngày 25/10/2017.\n"])
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == ["citation.dates plans/a.md:6:6", "citation.dates plans/b.md:6:6"])
    let record = try Self.record(site?.text("documents/18-nq-tw/index.html"))
    #expect(record.contains("<dd>10/2017</dd>"))
  }

  /// A number that has the year in it is of that year: another one is a slip, not another document.
  @Test func theYearOfANumberIsCertain() async throws {
    let fixture = Self.plans([
      "a": "Nghị định số 30/2020/NĐ-CP ngày 05/3/2021.\n", "b": "Nghị định 30/2020/NĐ-CP ngày 05/3/2020.\n",
      "c": "Nghị định 30/2020/NĐ-CP ngày 05/3/2020; 30/2020/NĐ-CP năm 2025.\n",
    ])
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == ["citation.dates plans/a.md:6:14"])
    #expect(site?.files.filter { $0.path.hasPrefix("documents/30") }.count == 1)
  }

  @Test func mostDecideOnTheIssuer() async throws {
    let fixture = Self.plans([
      "a": "Quyết định số 5-QĐ/TW ngày 01/02/2020 của Ban Bí thư về x.\n",
      "b": "Quyết định số 5-QĐ/TW của Bộ Chính trị Quy định chi tiết x.\n",
      "c": "Theo 5-QĐ/TW của Bộ Chính trị khóa XIII.\n",
    ])
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == ["citation.issuers plans/a.md:6:15"])
    let page = try #require(site?.text("documents/05-qd-tw/index.html"))
    #expect(try Self.record(page).contains("Bộ Chính trị"))
    #expect(page.contains("<strong>Ban Bí thư</strong>"))
  }

  /// One body by several names, an abbreviation, and a name with its place are no contradiction.
  @Test(arguments: [
    ("Ban Tuyên giáo TW", "Ban Tuyên giáo Trung ương"), ("UBND tỉnh", "Ủy ban nhân dân tỉnh"), ("Ban Một", "BAN HAI"),
    ("Ủy ban thường vụ Quốc hội", "Uỷ ban Thường vụ Quốc hội"), ("Sở Nội vụ", "Sở Nội vụ tỉnh"),
  ])
  func oneBodyIsNoContradiction(_ first: String, _ second: String) async throws {
    let fixture = Self.plans(["a": "Theo 5-QĐ/TW của \(first).\n", "b": "Theo 5-QĐ/TW của \(second).\n"])
      .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ}\n- {id: m, name: Ban Một, aliases: [Ban Hai]}\n")
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == [])
    #expect(site?.text("documents/05-qd-tw/index.html")?.contains("document_differences") == false)
  }

  /// An issuer of the authority file: known bodies that are another contradict it, unknown names do not.
  @Test func theAuthorityFileDecides() async throws {
    let fixture = Self.plans([
      "a": "Theo 5-QĐ/TW của Ban Hai; 5-QĐ/TW của Hội nghị.\n", "b": "Theo 5-QĐ/TW ngày 02/02/2020.\n",
    ])
    .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ}\n- {id: hai, name: Ban Hai}\n")
    .with(Self.documents, "- {number: 5-QĐ/TW, date: 2020-02-01, issuer: btv}\n")
    let (site, report) = await fixture.render()
    #expect(
      Self.findings(report) == [
        "citation.issuers plans/a.md:6:6", "citation.dates plans/b.md:6:6",
      ])
    #expect(site?.text("documents/05-qd-tw/index.html")?.contains("theo danh mục văn bản của kho") == true)
  }

  /// Which document an undated entry of the authority file is does not depend on who cites it first.
  @Test(arguments: [["a", "b"], ["b", "a"]]) func undatedEntriesAreDatedAlike(_ names: [String]) async throws {
    let fixture = Self.plans([
      names[0]: "Theo 5-QĐ/TW ngày 01/02/2021.\n", names[1]: "Theo 5-QĐ/TW ngày 01/02/2015; 5-QĐ/TW ngày 01/02/2015.\n",
    ])
    .with(Self.documents, "- {number: 5-QĐ/TW, title: Tên}\n")
    let site = await fixture.render().site
    let pages = site?.files.map(\.path).filter { $0.hasPrefix("documents/05") }
    #expect(pages.map(Set.init) == ["documents/05-qd-tw-2015/index.html", "documents/05-qd-tw-2021/index.html"])
    #expect(site?.text("documents/05-qd-tw-2015/index.html")?.contains("Tên") == true)
  }

  // MARK: Titles

  private static let laws = """
    - id: luat-dat-dai-2024
      date: 2024-01-18
      title: Luật Đất đai
      aliases: [Luật Đất đai năm 2024]
    - {id: luat-nha-o, title: Luật Nhà ở, date: 2023}
    - {id: luat-nha-o-cu, title: Luật Nhà ở, date: 2014}
    - {number: 45/2019/QH14, title: Bộ luật Lao động, date: 2019-11-20}
    - {id: nghi-quyet-dai-hoi-13, title: Nghị quyết Đại hội XIII, aliases: [Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII]}
    - {number: 18-NQ/TW, title: Một số vấn đề về bộ máy, aliases: [Nghị quyết 18, Nghị quyết Trung ương 6]}

    """

  @Test(arguments: [
    ("Căn cứ Luật Đất đai.", ["Luật Đất đai /documents/luat-dat-dai-2024/"]),
    ("Căn cứ LUẬT ĐẤT ĐAI NĂM 2024;", ["LUẬT ĐẤT ĐAI NĂM 2024 /documents/luat-dat-dai-2024/"]),
    ("Luật Đất đai ngày 18 tháng 01 năm 2024", ["Luật Đất đai /documents/luat-dat-dai-2024/"]),
    ("theo luật Đất đai", ["luật Đất đai /documents/luat-dat-dai-2024/"]),
    ("Luật Đất đai năm 2013", ["Luật Đất đai –"]), ("Luật Đất đai 2013", ["Luật Đất đai –"]),
    ("pháp luật đất đai, luật đất đai, Pháp luật Đất đai", ["luật Đất đai –"].filter { _ in false }),
    ("Luật Nhà ở năm 2014", ["Luật Nhà ở /documents/luat-nha-o-cu/"]),
    ("Luật Nhà ở 2023", ["Luật Nhà ở /documents/luat-nha-o/"]),
    ("Bộ luật Lao động", ["Bộ luật Lao động /documents/45-2019-qh14/"]),
    ("Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019", ["45/2019/QH14 /documents/45-2019-qh14/"]),
    (
      "*Nghị quyết* Đại hội **XIII** của Đảng",
      ["Nghị quyết", " Đại hội ", "XIII"].map { $0 + " /documents/nghi-quyet-dai-hoi-13/" }
    ),
    ("Nghị quyết Đại hội XII", []), ("Nghị quyết Đại hội XIIIa", []),
    (
      "Nghị quyết 18 và Nghị quyết Trung ương 6",
      ["Nghị quyết 18 /documents/18-nq-tw/", "Nghị quyết Trung ương 6 /documents/18-nq-tw/"]
    ),
    ("Nghị quyết 18-NQ/TW", ["18-NQ/TW /documents/18-nq-tw/"]),
    ("Nghị quyết 18-XY, Nghị quyết 18/5, Nghị quyết 18.5", []),
    ("Nghị quyết. 18 xã", []), ("một số vấn đề về bộ máy, Một số vấn đề về Bộ máy", []),
    ("`Luật Đất đai` và [Luật Đất đai](https://example.org)", []),
  ])
  func titlesAreCitations(_ text: String, _ expected: [String]) async throws {
    let site = await Self.plans(["a": text + "\n"]).with(Self.documents, Self.laws).render().site
    #expect(try Self.links(site?.text("plans/a/index.html")) == expected)
  }

  @Test func aSharedTitleIsATie() async throws {
    let (site, report) = await Self.plans(["a": "Theo Luật Nhà ở.\n"]).with(Self.documents, Self.laws).render()
    #expect(Self.findings(report) == ["citation.tie plans/a.md:6:6"])
    #expect(try Self.links(site?.text("plans/a/index.html")) == ["Luật Nhà ở –"])
  }

  /// The page of a document without a number is that of its title; the lists name it so.
  @Test func documentsWithAnIDHavePages() async throws {
    let site = await Self.plans(["a": "Theo Luật Đất đai.\n"]).with(Self.documents, Self.laws).render().site
    let page = try #require(site?.text("documents/luat-dat-dai-2024/index.html"))
    #expect(page.contains("<h1>Luật Đất đai</h1>"))
    #expect(!page.contains("Số, ký hiệu"))
    #expect(page.contains("<p>Theo <a href=\"/plans/a/#citation_1\"><mark>Luật Đất đai</mark></a>.</p>"))
    #expect(
      site?.text("documents/index.html")?.contains("href=\"/documents/luat-dat-dai-2024/\">Luật Đất đai</a>") == true)
  }

  @Test(arguments: [
    ("document.number-and-id", "- {number: 1-NQ/TW, id: ⟦x}\n"), ("value.missing", "- ⟦{title: Luật}\n"),
    ("record.id", "- {id: ⟦Luật, title: Luật}\n"), ("duplicate.id", "- {id: x, title: A}\n- {id: ⟦x, title: B}\n"),
    ("duplicate.number", "- {number: 18/2020/QĐ-TTg}\n- {number: ⟦18/2020/QĐ-TTG}\n"),
  ])
  func slipsStandAtTheirPlace(_ code: String, _ text: String) async {
    let marked = Marked(text)
    let findings = await SiteFixture.minimal.with(Self.documents, marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: Self.documents))
  }

  // MARK: Numbers

  /// A plan's own number, as the head of the document prints it, is no citation, though others have it too.
  @Test func theOwnNumberIsNoCitation() async throws {
    let fixture = SiteFixture.minimal
      .with(
        "content/plans/a.md",
        SiteFixture.plan("number: 5-KH/ĐU\n", body: "Số 05 - KH/ĐU\n\nKế hoạch 5-KH/ĐU năm 2021.\n")
      )
      .with(
        "content/plans/b.md",
        SiteFixture.plan("number: 5-KH/ĐU\nissued: 2021-05-05\n").replacing("issuer: btv", with: "issuer: y")
      )
      .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ}\n- {id: y, name: Ban Y}\n")
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == [])
    #expect(try Self.links(site?.text("plans/a/index.html")) == ["05 - KH/ĐU –", "5-KH/ĐU /plans/b/"])
    #expect(site?.text("plans/a/index.html")?.contains("href=\"/plans/a/#") == false)
  }

  /// One number in letters of any case, one document.
  @Test func caseTellsNoNumbersApart() async throws {
    let fixture = Self.plans(["a": "Quyết định 18/2020/QĐ-TTg, Quyết định 18/2020/QĐ-TTG, số 5-CTR/TU và 5-CTr/TU.\n"])
    let (site, report) = await fixture.render()
    #expect(Self.findings(report) == [])
    let links = try Self.links(site?.text("plans/a/index.html")).compactMap { $0.split(separator: " ").last }
    #expect(links == ["18-2020-qd-ttg", "18-2020-qd-ttg", "05-ctr-tu", "05-ctr-tu"].map { "/documents/\($0)/" })
  }

  /// Whatever an office printed can be a plan's number, and a text can cite it.
  @Test(
    arguments: [
      ("746/SGD&ĐT-VP", "Công văn số 746/SGD&ĐT-VP", true), ("159-TB", "Thông báo số 159-TB", true),
      ("66.25/2026/NQ-CP", "Nghị quyết 66.25/2026/NQ-CP", true),
      ("30a/2008/NQ-CP", "Nghị quyết số 30a/2008/NQ-CP", true),
      ("147-CTHĐ/TU", "Chương trình hành động số 147 - CTHĐ/TU", true),
      ("01/1999/QĐ.UB", "Quyết định số 1/1999/QĐ.UB", true),
      ("12 KH/TĐTN-BTG", nil, false), ("Số ba", nil, false), ("…", nil, false),
    ] as [(String, String?, Bool)])
  func numbersAreKeptAsPrinted(_ number: String, _ cited: String?, _ isKnown: Bool) async throws {
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("number: \"\(number)\"\n"))
      .with(
        "content/plans/b.md",
        SiteFixture.plan("based_on: [\"\(number)\", \"x\(number)\"]\n", body: "\(cited ?? "") là.\n"))
    let (site, report) = await fixture.render()
    let places =
      isKnown
      ? ["b.md:5:\(number.unicodeScalars.count + 16)"]
      : ["a.md:5:9", "b.md:5:12", "b.md:5:\(number.unicodeScalars.count + 16)"]
    #expect(
      Self.findings(report).filter { !$0.hasPrefix("plan.type-code") }
        == places.map { "value.document-number plans/" + $0 })
    #expect(
      site?.text("plans/a/index.html")?.contains("\">\(number.replacing("&", with: "&amp;"))</span></dd>") == true)
    let page = try #require(site?.text("plans/b/index.html"))
    #expect(page.contains("<a class=\"number\" href=\"/plans/a/\">"))
    #expect(page.contains("<a class=\"number\" href=\"/documents/"))
    if cited != nil { #expect(try Self.links(page).allSatisfy { $0.hasSuffix(" /plans/a/") }) }
  }
}
