import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import TestSupport
import Testing

@testable import Pages

/// Addresses that a page had before, addresses that were withdrawn, and the ledger of all.
@Suite struct FormerAddressTests {
  private static let site = SiteFixture.minimal
    .with(
      "content/bodies.yml",
      "- {id: btv, name: Ban Thường vụ, former_addresses: [/bodies/cu/]}\n"
    )
    .with("content/documents.yml", "- {number: 7-HD/TW, former_addresses: [/documents/cu/]}\n")
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        "former_addresses: [/plans/cu/, /documents/31-kh-du/, /files/bản cũ.pdf]\n", body: "Theo 7-HD/TW.\n")
    )
    .with("content/events/dh.md", SiteFixture.event("former_addresses: [/events/cu/]\n"))
    .with("content/pages/about.md", SiteFixture.page("former_addresses: [/gioi-thieu/]\n"))
    .with("content/pages/index.md", SiteFixture.page("former_addresses: [/trang-chu/]\n"))

  @Test(arguments: [
    ("bodies/cu", "/bodies/btv/"), ("documents/cu", "/documents/07-hd-tw/"), ("plans/cu", "/plans/a/"),
    ("documents/31-kh-du", "/plans/a/"), ("files/bản cũ.pdf", "/plans/a/"), ("events/cu", "/events/dh/"),
    ("gioi-thieu", "/about/"), ("trang-chu", "/"),
  ]) func formerAddressLeadsToThePage(_ former: String, _ page: String) async throws {
    let (site, report) = await Self.site.render(baseURL: "https://example.org/kho/")
    let text = try #require(site?.text(former + "/index.html"), "\(report.findings)")
    #expect(text.contains("<meta http-equiv=\"refresh\" content=\"0; url=/kho\(page)\">"))
    #expect(text.contains("<link rel=\"canonical\" href=\"https://example.org/kho\(page)\">"))
    #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(text.contains("<a href=\"/kho\(page)\">"))
    #expect(HTMLCheck(text).findings == [])
  }

  @Test func hostsGetRedirectsThatOutputsAskFor() async throws {
    let source = SiteFixture.minimal
      .withAttachment("content/files/BẢN.pdf")
      .with(
        "content/plans/a.md",
        SiteFixture.plan(
          "attachments: [{title: Q, file: BẢN.pdf}]\n"
            + "former_addresses: [/plans/cu/, '/files/a \"\u{301}b\" (1).pdf', /files/bản.pdf]\n")
      )
      .with("content/withdrawn.yml", "- {address: /plans/rut/, date: 2026-03-05, reason: Thu hồi.}\n")
    let plain = try #require(await source.render(baseURL: "https://example.org/l%C6%B0u$1/").site)
    for path in ["_redirects", "redirects.map", ".htaccess"] { #expect(plain.text(path) == nil) }
    let site = try #require(
      await source.with("content/site.yml", "title: T\noutputs: [.htaccess, _redirects, redirects.map]\n")
        .render(baseURL: "https://example.org/l%C6%B0u$1/").site)
    let target = "/l%C6%B0u%241/plans/a/"
    let names = ["files/a%20%22%CC%81b%22%20%281%29.pdf", "files/b%E1%BA%A3n.pdf", "plans/cu/"]
    let former = names.map { "/l%C6%B0u$1/" + $0 }
    #expect(
      site.text("_redirects") == former.map { "\($0) \(target) 301!\n\($0) \(target) 301\n" }.joined())
    // To nginx the second is the file that is there.
    #expect(
      site.text("redirects.map")
        == #""/lưu$1/files/a \"\#u{301}b\" (1).pdf" "\#(target)";\#n"/lưu$1/plans/cu/" "\#(target)";\#n"#)
    let patterns = [#"files\/a \"\#u{301}b\" \(1\)\.pdf"#, #"files\/bản\.pdf"#, #"plans\/cu\/"#]
      .map { #"\/lưu\$1\/"# + $0 }
    #expect(site.text(".htaccess") == patterns.map { "RedirectMatch 301 \"^\($0)$\" \"\(target)\"\n" }.joined())
  }

  private static let withdrawal =
    "- address: /plans/rut/\n  date: 2026-03-05\n  reason: Văn bản <gốc> đã thu hồi.\n  internal: {ai: Chị Hoa}\n"

  @Test func withdrawnAddressSaysWhenAndWhy() async throws {
    let fixture = SiteFixture.minimal.with("content/withdrawn.yml", Self.withdrawal)
    let text = try #require(await fixture.render().site?.text("plans/rut/index.html"))
    #expect(text.contains("05/3/2026") && text.contains("Văn bản &lt;gốc&gt; đã thu hồi."))
    #expect(text.contains("content=\"noindex\"") && !text.contains("refresh") && !text.contains("Chị Hoa"))
    #expect(HTMLCheck(text).findings == [])
    let staff = try #require(await fixture.render(.internal).site)
    #expect(staff.text("plans/rut/index.html")?.contains("Chị Hoa") == true)
    #expect(staff.text("internal/index.html")?.contains("Chị Hoa") == true)
  }

  /// What was withdrawn from the public edition can stay for staff.
  @Test func pageForStaffStandsAtAWithdrawnAddress() async throws {
    let fixture = SiteFixture.minimal.with("content/withdrawn.yml", Self.withdrawal)
      .with("content/plans/rut.md", SiteFixture.plan().replacing("access: public", with: "access: internal"))
    #expect(await fixture.check().hasErrors == false)
    #expect(await fixture.render(.internal).site?.text("plans/rut/index.html")?.contains("Kế hoạch A") == true)
    #expect(await fixture.render().site?.text("plans/rut/index.html")?.contains("05/3/2026") == true)
  }

  /// So do the addresses that it had before: they lead to it, and the notes on the withdrawals stand with all others.
  @Test func formerAddressesOfARecordForStaffLeadToIt() async throws {
    let withdrawn = ["rut", "cu"].map {
      "- address: /plans/\($0)/\n  date: 2026-03-05\n  reason: Lý do.\n  internal: {ai: Chị Hoa \($0)}\n"
    }
    let fixture = SiteFixture.minimal.with("content/withdrawn.yml", withdrawn.joined())
      .with(
        "content/plans/rut.md",
        SiteFixture.plan("former_addresses: [/plans/cu/]\n").replacing("access: public", with: "access: internal"))
    #expect(await fixture.check().hasErrors == false)
    let (site, report) = await fixture.render(.internal)
    let staff = try #require(site, "\(report.findings)")
    #expect(staff.text("plans/cu/index.html")?.contains("url=/plans/rut/") == true)
    let notes = try #require(staff.text("internal/index.html"))
    for name in ["rut", "cu"] {
      #expect(notes.contains("Chị Hoa \(name)") && notes.contains("href=\"/plans/\(name)/\""))
    }
    let open = try #require(await fixture.render().site)
    for name in ["rut", "cu"] { #expect(open.text("plans/\(name)/index.html")?.contains("05/3/2026") == true) }
    // Twice is still once too often.
    let twice = fixture.with("content/withdrawn.yml", withdrawn.joined() + withdrawn[1])
    for findings in [await twice.findings(), await twice.check().findings] {
      #expect(findings.filter { $0.severity == .error }.map(\.code) == ["address.twice"])
    }
  }

  /// What is internal now stands at its address for staff, though something public had it, to which that leads readers.
  @Test func pageAndFileForStaffStandWhereReadersAreLedOn() async throws {
    let hidden = SiteFixture.plan("attachments: [{title: Q, file: scan.pdf}]\n")
      .replacing("access: public", with: "access: internal")
    let fixture = SiteFixture.minimal.withAttachment("content/files/scan.pdf")
      .with("content/plans/p1.md", hidden)
      .with("content/plans/p1-public.md", SiteFixture.plan("former_addresses: [/files/scan.pdf, /plans/p1/]\n"))
      .with("content/addresses.txt", "/files/scan.pdf\n/plans/p1/\n")
    #expect(await fixture.check().findings.filter { $0.severity == .error } == [])
    let open = try #require(await fixture.render().site)
    let staff = try #require(await fixture.render(.internal).site)
    #expect(open.text("plans/p1/index.html")?.contains("url=/plans/p1-public/") == true)
    #expect(open.text("files/scan.pdf/index.html")?.contains("url=/plans/p1-public/") == true)
    #expect(staff.text("plans/p1/index.html")?.contains("refresh") == false)
    #expect(staff.text("files/scan.pdf/index.html") == nil)
    // What readers have keeps its address from records for staff.
    let taken = SiteFixture.minimal.with(
      "content/plans/b.md",
      SiteFixture.plan("former_addresses: [/plans/a/]\n").replacing("access: public", with: "access: internal"))
    #expect(await taken.check().findings.filter { $0.severity == .error }.map(\.code) == ["address.taken"])
  }

  /// Whoever publishes again what was withdrawn deletes the entry: an address alone would leave half of one.
  @Test func entryOfWhatIsThereAgainGoes() async throws {
    let finding = try #require(
      await SiteFixture.minimal.with(
        "content/withdrawn.yml", "- date: 2026\n  address: /plans/a/\n  reason: x\n"
      ).findings().first)
    #expect(finding.code == "address.taken")
    #expect(finding.location == SourceLocation(file: "content/withdrawn.yml", line: 2, column: 12))
    #expect(finding.hint.en.hasPrefix("delete this entry") && finding.hint.vi.hasPrefix("xóa mục này"))
  }

  /// Pages that no record makes, and what would lie below a file.
  @Test(arguments: ["/files/a.pdf/b.pdf", "/slogans/SLOGAN/"])
  func formerAddressKeepsOutOfTheWayOfPagesAndFiles(_ address: String) async throws {
    let fixture = SiteFixture.minimal.withAttachment("content/files/a.pdf")
      .with(
        "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: a.pdf}]\nslogans: [Quyết thắng]\n"))
    let site = try #require(await fixture.render().site)
    let slogans = site.files.compactMap { $0.path.firstMatch(of: /^slogans\/(quyet-thang-[0-9a-f]*)\//)?.output.1 }
    let slogan = try #require(slogans.first)
    let file = "content/events/dh.md"
    let key = "former_addresses: [⟦\(address.replacing("SLOGAN", with: slogan))]\n"
    let marked = Marked(SiteFixture.event(key))
    let moved = fixture.with(file, marked.text)
    for findings in [
      await moved.findings(), await moved.findings(.internal), await moved.check().findings,
    ] {
      let errors = findings.filter { $0.severity == .error }
      #expect(errors.map(\.code) == ["address.taken"])
      #expect(errors.first?.location == marked.location(in: file))
    }
  }

  /// In each theme the lines of a reason stay lines.
  @Test(arguments: ["default", "plain"]) func reasonHasSeveralLines(_ theme: String) async throws {
    let fixture = SiteFixture.minimal.with("content/site.yml", "title: Kho\ntheme: \(theme)\n").with(
      "content/withdrawn.yml", "- address: /plans/rut/\n  date: 2026\n  reason: |\n    Một.\n    Hai.\n")
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/rut/index.html"))
    #expect(page.contains("<body class=\"page-moved\">") && page.contains("Một.\nHai."))
    let sheet = try #require(page.firstMatch(of: /href="\/([^"]*style[^"]*\.css)"/)?.output.1)
    #expect(try #require(site.text(String(sheet))).contains(/\.page-moved[^{}]* dd \{[^}]*white-space: pre-line/))
  }

  @Test(arguments: [
    ("former_addresses: [⟦/a/]\n", "address.taken"), ("former_addresses: [⟦/plans/a/]\n", "address.taken"),
    ("former_addresses: [⟦/timeline/]\n", "address.taken"), ("former_addresses: [⟦plans/cu/]\n", "address.form"),
    ("former_addresses: [⟦/plans/cu]\n", "address.form"), ("former_addresses: [⟦/plans/Cũ/]\n", "address.form"),
    ("former_addresses: [⟦/plans/../]\n", "address.form"), ("former_addresses: [⟦/]\n", "address.form"),
    ("former_addresses: [⟦/assets/x/]\n", "address.form"), ("former_addresses: [⟦/files/]\n", "address.form"),
    ("former_addresses: [⟦/files/../a]\n", "address.form"), ("former_addresses: [⟦https://a.vn/b/]\n", "address.form"),
    ("former_addresses: [/plans/cu/, ⟦/plans/cu/]\n", "address.twice"),
    ("former_addresses: ⟦/plans/cu/\n", "value.type"),
  ]) func formerAddressIsFreeAndOfTheSite(_ header: String, _ code: String) async {
    let file = "content/plans/b.md"
    let marked = Marked(SiteFixture.plan(header))
    let fixture = SiteFixture.minimal.with(file, marked.text).with("content/pages/a.md", SiteFixture.page())
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: file))
  }

  @Test(arguments: [
    ("- {address: ⟦/plans/a/, date: 2026, reason: x}\n", "address.taken"),
    (
      "- {address: /plans/b/, date: 2026, reason: x}\n- {address: ⟦/plans/b/, date: 2025, reason: y}\n", "address.twice"
    ),
    ("- {address: ⟦plans/b, date: 2026, reason: x}\n", "address.form"),
    ("- ⟦{address: /plans/b/, date: 2026}\n", "value.missing"),
    ("- ⟦{address: /plans/b/, reason: x}\n", "value.missing"),
    ("⟦address: /plans/b/\n", "yaml.root"),
    ("- {address: /plans/b/, date: 2026, reason: x, ⟦internal: {a: b}}\n", "internal.place"),
  ]) func withdrawnFileIsStrict(_ text: String, _ code: String) async {
    let marked = Marked(text)
    let findings = await SiteFixture.minimal.with("content/withdrawn.yml", marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: "content/withdrawn.yml"))
  }

  // MARK: The ledger

  private static func ledger(_ lines: String...) -> SiteFixture {
    minimalWithFile.with("content/addresses.txt", lines.map { $0 + "\n" }.joined())
  }

  private static let minimalWithFile = SiteFixture.minimal
    .with("content/plans/a.md", SiteFixture.plan("number: 31-KH/ĐU\nattachments: [{title: Quét, file: 'bản 2.pdf'}]\n"))
    .withAttachment("content/files/bản 2.pdf")

  @Test func ledgerThatIsAnsweredIsSilent() async {
    let fixture = Self.ledger("/plans/a/", "", "/files/bản 2.pdf", "/bodies/btv/", "/events/dh/", "/about/")
    #expect(await fixture.findings() == [])
    #expect(await fixture.check().findings.filter { $0.severity != .note } == [])
  }

  /// The address, and what the hint proposes.
  @Test(arguments: [
    ("/plans/b/", "content/plans/a.md", "former_addresses: [/plans/b/]"),
    ("/documents/31-kh-du/", "content/plans/a.md", "former_addresses: [/documents/31-kh-du/]"),
    ("/bodies/btvv/", "content/bodies.yml (id: btv)", "former_addresses: [/bodies/btvv/]"),
    ("/about-us/", "content/pages/about.md", "former_addresses: [/about-us/]"),
    ("/files/bản 1.pdf", "content/plans/a.md", "former_addresses: [\"/files/bản 1.pdf\"]"),
  ]) func goneAddressProposesTheLine(_ address: String, _ file: String, _ line: String) async throws {
    let findings = await Self.ledger("/events/dh/", address).findings()
    #expect(findings.map(\.code) == ["address.gone"])
    let finding = try #require(findings.first)
    #expect(finding.location == SourceLocation(file: "content/addresses.txt", line: 2))
    #expect(finding.hint.en.contains(file) && finding.hint.en.contains(line), "\(finding.hint)")
    #expect(finding.hint.vi.contains("content/withdrawn.yml"))
  }

  /// Every line that a hint proposes ends its finding.
  @Test func proposedLinesEndTheFinding() async throws {
    let fixture = Self.ledger("/plans/b/", "/plans/a-cu/")
      .with("content/plans/a.md", SiteFixture.plan("former_addresses: [/plans/a-cu/]\n"))
    let finding = try #require(await fixture.findings().first)
    let line = try #require(finding.hint.en.firstMatch(of: /‘(former_addresses: [^’]*)’/)?.output.1)
    #expect(await fixture.with("content/plans/a.md", SiteFixture.plan(String(line) + "\n")).findings() == [])
    let entry = try #require(finding.hint.en.firstMatch(of: /‘(- {[^’]*)’/)?.output.1)
    let written = String(entry).replacing("YEAR-MONTH-DAY", with: "2026-01-02") + "\n"
    #expect(await fixture.with("content/withdrawn.yml", written).findings() == [])
  }

  /// Whichever of the hints is followed, in the place of what the record has, it ends all findings of what leads there.
  @Test(arguments: ["", "former_addresses: [/plans/xua/]\n", "former_addresses:\n  - /plans/xua/\n"])
  func proposedLineHoldsAllThatLeadsToARecord(_ key: String) async throws {
    func plan(_ former: String) -> String {
      SiteFixture.plan("attachments: [{title: A, file: 2025/a.pdf}, {title: B, file: 2025/b.pdf}]\n" + former)
    }
    let lines = ["/files/a.pdf", "/files/b.pdf", "/plans/p1/", "/plans/p2/"] + (key.isEmpty ? [] : ["/plans/xua/"])
    let fixture = SiteFixture.minimal.without("content/plans/a.md").with("content/plans/gop.md", plan(key))
      .with("content/addresses.txt", lines.map { $0 + "\n" }.joined())
      .withAttachment("content/files/2025/a.pdf").withAttachment("content/files/2025/b.pdf")
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == Array(repeating: "address.gone", count: 4))
    for finding in findings {
      #expect(finding.hint.en.contains("in content/plans/gop.md, in the place of all of its former_addresses"))
      #expect(finding.hint.vi.contains("thay cả mục ấy"))
      let line = try #require(finding.hint.en.firstMatch(of: /‘(former_addresses: [^’]*)’/)?.output.1)
      #expect(await fixture.with("content/plans/gop.md", plan(line + "\n")).findings() == [], "\(line)")
    }
  }

  @Test func documentWithoutAnEntryGetsOneForAllItsAddresses() async throws {
    let fixture = Self.citing.with("content/addresses.txt", "/documents/5-kh-bcd-cu/\n/documents/05-kh-bcdd/\n")
    for finding in await fixture.findings() {
      #expect(finding.hint.en.contains("former_addresses: [/documents/5-kh-bcd-cu/, /documents/05-kh-bcdd/]}’"))
    }
  }

  /// One that is renamed back has the address among those it had, where it must not stay.
  @Test func recordThatIsRenamedBackIsNamed() async throws {
    let fixture = Self.ledger("/plans/a/", "/plans/khac-han/").with(
      "content/plans/a.md", SiteFixture.plan("former_addresses: [/plans/a/]\n"))
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == ["address.gone", "address.taken"])
    let hint = try #require(findings.first?.hint.en)
    #expect(hint.contains("‘former_addresses: [/plans/khac-han/]’ in content/plans/a.md"), "\(hint)")
    let mended = SiteFixture.plan("former_addresses: [/plans/khac-han/]\n")
    #expect(await fixture.with("content/plans/a.md", mended).findings() == [])
  }

  /// Near as their names may be, only what is of the same kind has taken the place; files and documents can become plans.
  @Test(arguments: [
    ("/plans/dh1/", "content/events/dh.md", false), ("/bodies/aa/", "content/plans/a.md", false),
    ("/a/", "content/plans/a.md", false), ("/files/ke-hoach-a.pdf", "content/plans/a.md", true),
    ("/documents/ke-hoach-a/", "content/plans/a.md", true), ("/events/dhh/", "content/events/dh.md", true),
    ("/van-ban/a/", "content/plans/a.md", true),
  ]) func onlyTheSameKindIsProposed(_ address: String, _ file: String, _ isProposed: Bool) async throws {
    let finding = try #require(await SiteFixture.minimal.with("content/addresses.txt", address + "\n").findings().first)
    #expect(finding.code == "address.gone")
    #expect(finding.hint.en.contains(file) == isProposed, "\(finding.hint)")
  }

  /// A file that bears the name of its plan is found before that.
  @Test func fileOfAPlanOfItsNameIsProposed() async throws {
    let fixture = Self.ledger("/files/a.pdf").withAttachment("content/files/2025/a.pdf").with(
      "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: 2025/a.pdf}]\n"))
    let finding = try #require(await fixture.findings().first)
    #expect(finding.hint.en.contains("if it is ‘/plans/a/’ now, write the line ‘former_addresses: [/files/a.pdf]’"))
  }

  /// The kind is that of the section, whatever it is called.
  @Test func renamedSectionsKeepTheirKinds() async throws {
    let fixture = SiteFixture.minimal.with("content/site.yml", "title: T\nroutes: {plans: ke-hoach}\n")
      .with("content/addresses.txt", "/plans/a/\n/ke-hoach/aa/\n")
    let findings = await fixture.findings()
    #expect(findings.map(\.location.line) == [1, 2])
    for finding in findings {
      #expect(finding.hint.en.contains("former_addresses: [/plans/a/, /ke-hoach/aa/]’ in content/plans/a.md"))
    }
  }

  @Test func withoutASuccessorOnlyTheRemediesAreSaid() async throws {
    let all = Self.ledger("/plans/a/", "/plans/khac-han/", "/bodies/btv/", "/events/dh/", "/about/", "/files/bản 2.pdf")
    let finding = try #require(await all.findings().first)
    #expect(finding.location.line == 2 && !finding.hint.en.contains("content/plans"))
    #expect(finding.hint.en.contains("former_addresses: [/plans/khac-han/]"))
  }

  @Test(arguments: ["<<<<<<< HEAD", "plans/a/", "/plans/a", "/plans/a/ x"])
  func ledgerHoldsAddressesOnly(_ line: String) async {
    let findings = await Self.ledger("/plans/a/", line).findings()
    #expect(findings.map(\.code) == ["address.form"])
    #expect(findings.first?.location == SourceLocation(file: "content/addresses.txt", line: 2, column: 1))
  }

  @Test(arguments: [
    ("<<<<<<< HEAD", "delete the lines with marks"), ("||||||| gốc", "delete the lines with marks"),
    ("=======", "delete the lines with marks"), (">>>>>>> x", "delete the lines with marks"),
    ("/plans/a/ ", "did you mean ‘/plans/a/’?"), ("/plans/a", "did you mean ‘/plans/a/’?"),
    ("plans/a/", "did you mean ‘/plans/a/’?"), ("\t/files/a b.pdf/", "did you mean ‘/files/a b.pdf’?"),
    ("/topics/x/", "delete this line"), ("/slogans/x/", "delete this line"), ("/timeline/2/", "delete this line"),
    ("/khau-hieu/x/", "delete this line"),
  ]) func lineThatIsNoAddressOfTheLedgerSaysWhatToDo(_ line: String, _ hint: String) async throws {
    let settings = "title: T\n" + (line.hasPrefix("/khau-hieu") ? "routes: {slogans: khau-hieu}\n" : "")
    let fixture = Self.ledger("/plans/a/", line).with("content/site.yml", settings)
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == ["address.form"])
    #expect(findings.first?.location == SourceLocation(file: "content/addresses.txt", line: 2, column: 1))
    #expect(findings.first?.hint.en.hasPrefix(hint) == true, "\(findings)")
  }

  // MARK: Addresses of cited documents

  /// The ledger takes every address that an archive makes, whatever its documents are called.
  @Test func ledgerHoldsWhateverIsPublished() async throws {
    let long = String(repeating: "ban-chi-dao-", count: 8) + "x"
    var documents = "- {id: con-duong, title: Con đường}\n"
    for year in [2020, 2021] { documents += "- {number: 05-HD/BCĐ, date: \(year), issuer: \(long)}\n" }
    let cited = ["05-HD/BCĐ", "CON", "com1", "66.25/2026/NQ-CP", "?", "số \(String(repeating: "1", count: 120))/KH"]
    let bodies = "- {id: btv, name: Ban Thường vụ}\n- {id: \(long), name: Ban Chỉ đạo}\n"
    let fixture = SiteFixture.minimal.with("content/bodies.yml", bodies).with("content/documents.yml", documents)
      .with(
        "content/plans/a.md",
        SiteFixture.plan(
          "based_on: [\(cited.dropFirst().map { "\"\($0)\"" }.joined(separator: ", "))]\n"
            + "attachments: [{title: T, file: 'bản quét %41 (1) ;=.pdf'}]\n",
          body: "Theo Hướng dẫn 05-HD/BCĐ năm 2020, Hướng dẫn 05-HD/BCĐ năm 2021, Con đường.\n")
      ).withAttachment("content/files/bản quét %41 (1) ;=.pdf")
    let ledger = try await Self.ledger(of: fixture)
    #expect(ledger.split(separator: "\n").count { $0.hasPrefix("/documents/") } == 8, "\(ledger)")
    let kept = fixture.with("content/addresses.txt", ledger)
    let errors = await kept.findings().filter { $0.severity == .error }
    #expect(errors == [])
    #expect(try await Self.ledger(of: kept) == ledger)
  }

  private static func ledger(of fixture: SiteFixture) async throws -> String {
    var report = Report()
    let site = try await fixture.pipeline.site(
      .public, spool: Spool(folder: "/nowhere"), into: &report)
    return try #require(site, "\(report.findings)").archive.ledger.text
  }

  private static let citing = SiteFixture.minimal.with(
    "content/plans/a.md", SiteFixture.plan(body: "Theo Kế hoạch 05-KH/BCĐ ngày 05/5/2021 của Ban Chỉ đạo.\n"))

  /// Numbers come again every year: a second document with a number does not take the address of the first, be it newer or
  /// older, and the first does not give it back.
  @Test(arguments: [("2022", "06/6/2022"), ("2019", "06/6/2019")])
  func documentKeepsItsAddress(_ year: String, _ date: String) async throws {
    let old = Self.citing.with("content/addresses.txt", try await Self.ledger(of: Self.citing))
    let page = "documents/05-kh-bcd/index.html"
    let other = "documents/05-kh-bcd-ban-chi-dao-\(year)/index.html"
    let added = old.with(
      "content/plans/b.md", SiteFixture.plan(body: "Theo Kế hoạch 05-KH/BCĐ ngày \(date) của Ban Chỉ đạo.\n"))
    for edition in [Edition.public, .internal] {
      let site = try #require(await added.render(edition).site)
      #expect(site.text(page)?.contains("05/5/2021") == true && site.text(page)?.contains(date) == false)
      #expect(site.text(other)?.contains(date) == true)
    }
    // What is for staff only changes no address either.
    let staff = added.with(
      "content/plans/b.md",
      SiteFixture.plan(body: "Theo Kế hoạch 05-KH/BCĐ ngày \(date) của Ban Chỉ đạo.\n").replacing(
        "access: public", with: "access: internal"))
    let (without, with) = (await old.render().site, await staff.render().site)
    #expect(without?.text(page) != nil && without?.text(page) == with?.text(page))
    #expect(await staff.render(.internal).site?.text(page)?.contains("05/5/2021") == true)
    // Once both are recorded, nothing depends on which plans are older, nor on whether the number is shared still.
    let both = added.with("content/addresses.txt", try await Self.ledger(of: added))
    #expect(await both.render().site?.text(page)?.contains("05/5/2021") == true)
    #expect(await both.findings() == [])
    let alone = both.without("content/plans/a.md").with(
      "content/withdrawn.yml",
      ["/documents/05-kh-bcd/", "/plans/a/"].map { "- {address: \($0), date: 2026, reason: Lý do}\n" }.joined())
    #expect(await alone.findings() == [])
    #expect(await alone.render().site?.text(other)?.contains(date) == true)
  }

  /// Where the editor has said what became of an address, that holds.
  @Test func recordedMoveOfADocumentHolds() async throws {
    let documents = """
      - {number: 05-KH/BCĐ, date: 2021-05-05, former_addresses: [/documents/05-kh-bcd/]}
      - {number: 05-KH/BCĐ, date: 2022-06-06}

      """
    let fixture = Self.citing.with("content/documents.yml", documents)
      .with("content/addresses.txt", try await Self.ledger(of: Self.citing))
      .with("content/plans/b.md", SiteFixture.plan(body: "Theo Kế hoạch 05-KH/BCĐ ngày 06/6/2022.\n"))
    #expect(await fixture.findings() == [])
    let page = try #require(await fixture.render().site?.text("documents/05-kh-bcd/index.html"))
    #expect(page.contains("url=/documents/05-kh-bcd-ban-chi-dao-2021/"))
  }

  /// A document that only texts name has no entry and perhaps no file: the hint has the entry.
  @Test(arguments: ["", "- {number: 1-NQ/TW, title: Tên}\n"])
  func proposedEntryOfACitedDocumentEndsTheFinding(_ documents: String) async throws {
    let fixture = Self.citing.with("content/documents.yml", documents)
      .with("content/addresses.txt", "/plans/a/\n/documents/5-kh-bcd-cu/\n")
    let finding = try #require(await fixture.findings().first)
    #expect(finding.code == "address.gone")
    #expect(finding.location == SourceLocation(file: "content/addresses.txt", line: 2, column: 1))
    let entry = "- {number: 05-KH/BCĐ, date: 2021-05-05, former_addresses: [/documents/5-kh-bcd-cu/]}"
    #expect(finding.hint.en.contains("‘\(entry)’ to content/documents.yml"), "\(finding.hint)")
    #expect(finding.hint.vi.contains("“\(entry)”"), "\(finding.hint)")
    let mended = fixture.with("content/documents.yml", documents + entry + "\n")
    #expect(await mended.findings() == [])
    let page = await mended.render().site?.text("documents/5-kh-bcd-cu/index.html")
    #expect(page?.contains("url=/documents/05-kh-bcd/") == true)
  }

  /// What becomes internal is gone for readers, and `check` says so.
  @Test func recordThatBecomesInternalNeedsAWithdrawal() async {
    let fixture = Self.ledger("/plans/a/").with(
      "content/plans/a.md", SiteFixture.plan().replacing("access: public", with: "access: internal"))
    for findings in [await fixture.findings(), await fixture.check().findings, await fixture.findings(.internal)] {
      #expect(findings.filter { $0.severity == .error }.map(\.code) == ["address.gone"])
    }
  }

  /// While a record cannot be read, nobody knows what it answers.
  @Test func brokenRecordMakesNoAddressGone() async {
    let fixture = Self.ledger("/plans/a/", "/bodies/btv/").with("content/plans/a.md", SiteFixture.plan("issued: x\n"))
    #expect(await fixture.findings().map(\.code) == ["value.date"])
    #expect(await fixture.check().findings.filter { $0.severity == .error }.map(\.code) == ["value.date"])
  }

  /// A body that only tasks name has its page, in `check` too.
  @Test func bodyOfTasksAnswers() async {
    let fixture = SiteFixture.minimal
      .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ}\n- {id: snv, name: Sở Nội vụ}\n")
      .with("content/plans/a.md", SiteFixture.plan("tasks: [{lead: [snv], text: Việc}]\n"))
      .with("content/addresses.txt", "/bodies/snv/\n")
    #expect(await fixture.check().findings.filter { $0.severity == .error } == [])
  }
}
