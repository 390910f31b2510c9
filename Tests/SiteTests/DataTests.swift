import Diagnostics
import Erasing
import Files
import Foundation
import TestSupport
import Testing

/// The archive as data, byte for byte; `Tests/OutputTests/data_test.py` reads it with programs that are not ours.
@Suite struct DataTests {
  private static let settings = "title: Kho kế hoạch\ncontact: luutru@example.org\n"
  private static let plan = """
    ---
    title: Kế hoạch A
    access: public
    issuer: btv
    number: 07 - KH/TU
    issued: 2024-02
    based_on: [18-NQ/TW]
    topics: ["=1+1", "Biển, đảo"]
    slogans: [Đoàn kết!]
    tasks: [{lead: [btv], text: "- Chủ trì \\"1\\"", due: quý I}]
    ---
    Theo Chỉ thị số 05-CT/TW.

    ## I- Một

    Lời.

    """
  private static let fixture = SiteFixture.minimal.without("content/events/dh.md")
    .with("content/site.yml", settings).with("content/plans/a.md", plan)

  private static func text(_ path: String, of fixture: SiteFixture = fixture, baseURL: String? = nil) async throws
    -> String
  {
    try #require(await fixture.render(baseURL: baseURL).site?.text(path))
  }

  private static func lines(_ path: String, of fixture: SiteFixture = fixture) async throws -> [String] {
    let text = try await text(path, of: fixture)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    return text.dropFirst().components(separatedBy: "\r\n")
  }

  // MARK: Tables

  @Test func catalogueHasTheFieldsOfTheCircular() async throws {
    let numbers = [("15/KH-UBND", "15", "KH-UBND"), ("30/2020/NĐ-CP", "30", "2020/NĐ-CP"), ("12", "12", nil)]
    var fixture = Self.fixture
    for (index, number) in numbers.enumerated() {
      fixture = fixture.with(
        "content/plans/b\(index).md",
        SiteFixture.plan(
          "number: \(number.0)\nissued_window: {earliest: 2023-05-25, evidence: A}\nsource: {pages: 3}\n"
            + "notes: [{kind: inference, text: Suy ra}]\n"))
    }
    let lines = try await Self.lines("catalogue.csv", of: fixture)
    #expect(
      lines.first
        == "\"DocCode\",\"FileCode\",\"DocOrdinal\",\"TypeName\",\"CodeNumber\",\"CodeNotation\",\"IssuedDate\",\"OrganName\",\"Subject\",\"Language\",\"PageAmount\",\"Description\",\"InforSign\",\"Keyword\",\"Mode\",\"ConfidenceLevel\",\"Autograph\",\"Format\""
    )
    #expect(
      lines.contains(
        "\"a\",,,\"Kế hoạch\",\"07\",\"KH/TU\",\"2024-02\",\"Ban Thường vụ\",\"Kế hoạch A\",\"vi\",,,,\"'=1+1; Biển, đảo\",\"Công khai\",,,"
      ))
    for (index, number) in numbers.enumerated() {
      let notation = number.2.map { "\"\($0)\"" } ?? ""
      #expect(
        lines.contains(
          "\"b\(index)\",,,\"Kế hoạch\",\"\(number.1)\",\(notation),,\"Ban Thường vụ\",\"Kế hoạch A\",\"vi\",\"3\",\"từ 25/5/2023 trở đi; Suy ra\",,,\"Công khai\",,,"
        ), "\(lines)")
    }
    #expect(lines.count == 6 && lines.last == "")
  }

  @Test func tablesSayWhatIsThereInPlainWords() async throws {
    #expect(
      try await Self.lines("tasks.csv") == [
        "\"Chủ trì\",\"Phối hợp\",\"Nhiệm vụ\",\"Thời hạn\",\"Kế hoạch\",\"Số, ký hiệu\",\"Ngày ban hành\",\"Địa chỉ trang\"",
        "\"Ban Thường vụ\",,\"'- Chủ trì \"\"1\"\"\",\"quý I\",\"Kế hoạch A\",\"07 - KH/TU\",\"2024-02\",\"/plans/a/\"",
        "",
      ])
    #expect(
      try await Self.lines("citations.csv").dropFirst() == [
        "\"Kế hoạch A\",\"07 - KH/TU\",\"thực hiện\",\"18-NQ/TW\",,,,\"/plans/a/\"",
        "\"Kế hoạch A\",\"07 - KH/TU\",\"viện dẫn\",\"05-CT/TW\",,,,\"/plans/a/#citation_1\"", "",
      ])
    let slogans = try await Self.lines("slogans.csv")
    #expect(
      slogans[1].hasPrefix("\"Đoàn kết!\",1,\"Kế hoạch A\",\"07 - KH/TU\",\"Ban Thường vụ\",\"2024-02\",1,\"/slogans/"))
    let plans = try await Self.lines("plans.csv")
    #expect(
      plans[0].hasPrefix("\"Tên văn bản\",\"Loại văn bản\",\"Số, ký hiệu\",\"Cơ quan ban hành\",\"Ngày ban hành\","))
    #expect(plans[1].hasPrefix("\"Kế hoạch A\",\"Kế hoạch\",\"07 - KH/TU\",\"Ban Thường vụ\",\"2024-02\",,,,"))
    #expect(plans[1].hasSuffix(",1,1,,,,,,\"Công khai\",\"/plans/a/\"") && plans.count == 3)
    #expect(try await Self.lines("events.csv").count == 2)
  }

  @Test func headingsAreInTheLanguageOfTheInterface() async throws {
    let english = Self.fixture.with("content/site.yml", Self.settings + "language: en\n")
    let lines = try await Self.lines("tasks.csv", of: english)
    #expect(lines[0].hasSuffix("\"Plan\",\"Number\",\"Date of issue\",\"Address of the page\""), "\(lines[0])")
  }

  /// What is for staff is marked in the internal edition, and in no table of the public one.
  @Test func internalRecordsAreMarked() async throws {
    let fixture = Self.fixture.with(
      "content/plans/kin.md", SiteFixture.plan().replacing("public", with: "internal").replacing("A\n", with: "Kín\n"))
    let staff = try #require(await fixture.render(.internal).site)
    #expect(staff.text("catalogue.csv")?.contains("\"Kế hoạch Kín\",\"vi\",,,,,\"Nội bộ\",,,") == true)
    #expect(
      staff.text("archive.json")?.contains("\"title\":\"Kế hoạch Kín\",\"type\":\"plan\",\"access\":\"internal\"")
        == true)
    #expect(staff.text("archive.json")?.contains("\"edition\":\"internal\"") == true)
    for path in ["catalogue.csv", "plans.csv", "archive.json"] {
      #expect(try await Self.text(path, of: fixture) == Self.text(path))
    }
  }

  // MARK: JSON

  @Test func archiveIsOneDocument() async throws {
    let text = try await Self.text("archive.json")
    let slogan = try #require(text.firstMatch(of: /doan-ket-[0-9a-f]{8}/)?.output)
    #expect(
      text == """
        {"$schema":"archive.schema.json",
        "title":"Kho kế hoạch",
        "edition":"public",
        "language":"vi",
        "contact":"luutru@example.org",
        "plans":[
        {"id":"a","url":"/plans/a/","title":"Kế hoạch A","type":"plan","access":"public","number":"07 - KH/TU","issuers":["btv"],"issued":"2024-02","based_on":[{"text":"18-NQ/TW","document":"18-nq-tw"}],"cites":[{"text":"05-CT/TW","document":"05-ct-tw"}],"topics":["=1+1","Biển, đảo"],"slogans":[{"number":1,"text":"Đoàn kết!","slogan":"\(slogan)"}],"tasks":[{"lead":[{"body":"btv"}],"text":"- Chủ trì \\"1\\"","due":"quý I"}]}],
        "slogans":[
        {"id":"\(slogan)","url":"/slogans/\(slogan)/","text":"Đoàn kết!","listings":[{"plan":"a","number":1}]}],
        "events":[],
        "bodies":[
        {"id":"btv","url":"/bodies/btv/","name":"Ban Thường vụ","level":"provincial"}],
        "documents":[
        {"id":"05-ct-tw","url":"/documents/05-ct-tw/","number":"05-CT/TW","kind":"chỉ thị"},
        {"id":"18-nq-tw","url":"/documents/18-nq-tw/","number":"18-NQ/TW"}]
        }

        """)
  }

  // MARK: OAI-PMH

  @Test func repositoryNeedsAnAddressAndSomebodyToWriteTo() async throws {
    let base = "https://Example.org:8080/luu-tru/"
    let text = try await Self.text("oai.xml", baseURL: base)
    for part in [
      "<oai:baseURL>https://example.org:8080/luu-tru/oai.xml</oai:baseURL>",
      "<oai:adminEmail>luutru@example.org</oai:adminEmail>\n<oai:earliestDatestamp>2024-02-01</oai:earliestDatestamp>",
      "<oai:identifier>oai:example.org:luu-tru/plans/a</oai:identifier>\n<oai:datestamp>2024-02-01</oai:datestamp>",
      "<dc:title>Kế hoạch A</dc:title>\n<dc:creator>Ban Thường vụ</dc:creator>\n<dc:subject>=1+1</dc:subject>",
      "<dc:date>2024-02</dc:date>",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
    let undated = Self.fixture.with("content/plans/a.md", SiteFixture.plan())
    let nobody = Self.fixture.with("content/site.yml", "title: Kho\n")
    for site in [
      await Self.fixture.render().site, await undated.render(baseURL: base).site,
      await nobody.render(baseURL: base).site, await Self.fixture.render(baseURL: "http://[::1]:80/x/").site,
    ] {
      let site = try #require(site)
      #expect(site.text("oai.xml") == nil && site.text("data/index.html")?.contains("oai.xml") == false)
    }
  }

  @Test(arguments: [
    ("issued: 2024\nadded: 2025-03-01\nupdated: 2025-04-02\n", "2025-04-02"),
    ("issued: 2024\nadded: 2025-03-01\n", "2025-03-01"), ("issued: 2024\n", "2024-01-01"),
    ("issued_window: {latest: 2023-05, evidence: A}\n", "2023-05-01"),
  ]) func datestampIsOfTheRecord(_ keys: String, _ day: String) async throws {
    let fixture = Self.fixture.with("content/plans/a.md", SiteFixture.plan(keys))
    let text = try await Self.text("oai.xml", of: fixture, baseURL: "https://example.org/")
    #expect(text.contains("<oai:datestamp>\(day)</oai:datestamp>"), "\(text)")
  }

  // MARK: Akoma Ntoso

  @Test func plansInAkomaNtosoWhereOutputsAsksForThem() async throws {
    #expect(try #require(await Self.fixture.render().site).text("plans/a/akn.xml") == nil)
    let fixture = Self.fixture.with("content/site.yml", Self.settings + "outputs: [akn]\n")
    let text = try await Self.text("plans/a/akn.xml", of: fixture, baseURL: "https://example.org/luu-tru/")
    for part in [
      "<doc name=\"plan\">", "<FRBRuri value=\"/akn/vn/doc/plan/btv/2024-02-01/a\"/>",
      "<FRBRdate date=\"2024-02-01\" name=\"notBefore\"/>", "<FRBRnumber value=\"07 - KH/TU\"/>",
      "<FRBRlanguage language=\"vie\"/>", "<docTitle>Kế hoạch A</docTitle>",
      "<TLCReference eId=\"ref_1\" name=\"basis\" href=\"https://example.org/luu-tru/documents/18-nq-tw/\" showAs=\"18-NQ/TW\"/>",
      """
      <mainBody>
      <p>Theo Chỉ thị số <ref eId="citation_1" href="https://example.org/luu-tru/documents/05-ct-tw/">05-CT/TW</ref>.</p>
      <section eId="i-mot"><heading>I- Một</heading>
      <content>
      <p>Lời.</p>
      </content>
      </section>
      </mainBody>
      """,
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
    let page = try await Self.text("plans/a/index.html", of: fixture)
    #expect(page.contains("<a href=\"/plans/a/akn.xml\""))
  }

  /// The schema wants a day, and the convention for names has no address without one.
  @Test(arguments: [
    ("issued: 2024-02-03\n", "2024-02-03", "issued"), ("issued: 2024\n", "2024-01-01", "notBefore"),
    ("issued_window: {latest: 2024-02, evidence: A}\n", "2024-02-29", "notAfter"), ("", "0001-01-01", "notBefore"),
  ]) func dateOfAWorkIsADay(_ keys: String, _ day: String, _ name: String) async throws {
    let fixture = Self.fixture.with("content/site.yml", Self.settings + "outputs: [akn]\n")
      .with("content/plans/a.md", SiteFixture.plan(keys))
    let text = try await Self.text("plans/a/akn.xml", of: fixture)
    #expect(text.contains("<FRBRdate date=\"\(day)\" name=\"\(name)\"/>"), "\(text)")
    #expect(text.contains("<FRBRuri value=\"/akn/vn/doc/plan/btv/\(day)/a\"/>"), "\(text)")
  }

  /// A body can have any ID, and be named twice.
  @Test func namesOfTheArchiveAndOfBodiesDiffer() async throws {
    let fixture = Self.fixture.with("content/site.yml", Self.settings + "outputs: [akn]\n")
      .with("content/bodies.yml", "- {id: archive, name: Cục Văn thư, level: national}\n")
      .with("content/plans/a.md", SiteFixture.plan().replacing("btv", with: "[archive, archive]"))
    let text = try await Self.text("plans/a/akn.xml", of: fixture)
    let names = text.matches(of: /eId="([^"]*)"/).map { String($0.output.1) }
    #expect(names == ["ref_0", "org_archive", "site_archive"])
    #expect(text.contains("<FRBRauthor href=\"#org_archive\"/>"))
    #expect(text.contains("<FRBRauthor href=\"#site_archive\"/>"))
  }

  @Test func lifecycleHasWhatIsDated() async throws {
    let fixture = SiteFixture.minimal.with("content/site.yml", Self.settings + "outputs: [akn]\n")
      .with("content/plans/a.md", SiteFixture.plan("number: 01-KH/TU\nissued: 2020-01-02\nexpires: 2025-12-31\n"))
      .with("content/plans/b.md", SiteFixture.plan("issued: 2021-03-04\namends: [01-KH/TU]\n"))
      .with("content/plans/c.md", SiteFixture.plan("issued: 2022\nreplaces: [a]\n"))
    let text = try await Self.text("plans/a/akn.xml", of: fixture)
    #expect(
      text.contains(
        """
        <lifecycle source="#site_archive">
        <eventRef date="2020-01-02" source="#ref_0" type="generation"/>
        <eventRef date="2021-03-04" source="#ref_2" type="amendment"/>
        <eventRef date="2025-12-31" source="#ref_0" type="repeal"/>
        </lifecycle>
        """), "\(text)")
    #expect(text.contains("<passiveRef eId=\"ref_1\" href=\"/plans/c/\""), "\(text)")
  }

  @Test(arguments: [("value.choice", "outputs: [⟦akm]\n"), ("value.choice", "outputs: [akn, ⟦pdf]\n")])
  func outputsThatDoNotExist(_ code: String, _ line: String) async throws {
    let marked = Marked("title: Kho\n" + line)
    let findings = await SiteFixture.minimal.with("content/site.yml", marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: "content/site.yml"))
  }

  // MARK: The page

  @Test func pageSaysHowManyRowsEachTableHas() async throws {
    let tasks = Array(repeating: "{lead: [btv], text: Việc}", count: 3).joined(separator: ", ")
    let fixture = SiteFixture.full().with("content/events/them.md", SiteFixture.event())
      .with(
        "content/plans/d.md",
        SiteFixture.plan("slogans: [Một!, Hai!, Ba!, Bốn!]\ntasks: [\(tasks)]\n"))
    let site = try #require(await fixture.render(.internal).site)
    let page = try #require(site.text("data/index.html"))
    let said = page.matches(of: /<a href="\/(\w+\.csv)">[^\n]*<span class="count">(\d+) dòng<\/span>/).map(\.output)
    #expect(said.count == 6)
    for (_, name, count) in said {
      // No cell of that archive has several lines.
      let lines = try #require(site.text(String(name))).components(separatedBy: "\r\n")
      #expect(lines.count - 2 == Int(count), "\(name)")
    }
    // Only the two tables of plans have equally many.
    #expect(Set(said.map(\.2)).count == 5)
  }

  @Test func pageExplainsWhatThereIs() async throws {
    let fixture = Self.fixture.with("content/site.yml", Self.settings + "outputs: [akn]\n")
    let site = try #require(await fixture.render(baseURL: "https://example.org/luu-tru/").site)
    let page = try #require(site.text("data/index.html"))
    for name in ["catalogue", "plans", "slogans", "events", "tasks", "citations"].map({ $0 + ".csv" }) + [
      "archive.json", "archive.schema.json", "oai.xml",
    ] {
      #expect(page.contains("<a href=\"/luu-tru/\(name)\">\(name)</a>"), "\(name)")
      #expect(site.text(name) != nil)
    }
    #expect(page.contains("<code>akn.xml</code>") && page.contains("<span class=\"count\">2 dòng</span>"))
    for (path, text) in site.pages {
      #expect(text.contains("<a href=\"/luu-tru/data/\">Dữ liệu của kho</a>"), "\(path)")
    }
  }
}
