import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records
import TestSupport
import Testing

/// Slips in the names of files, and in what points to files, by number in the catalogue of what editors really type.
@Suite struct FileSlipTests {
  // MARK: Records

  /// A file beside `content/plans/a.md`, `ke-hoach.md` and `2025/tong-ket.md`, and the end of the hint.
  @Test(arguments: [
    ("C10", "content/plans/b.MD", "rename it to ‘content/plans/b.md’"),
    ("C10", "content/plans/2025/Kế hoạch.markdown", "rename it to ‘content/plans/2025/ke-hoach-2.md’"),
    ("C10", "content/plans/b.md.txt", "rename it to ‘content/plans/b.md’"),
    ("C10", "content/plans/b.txt", "rename it to ‘content/plans/b.md’"),
    ("C10", "content/plans/b", "rename it to ‘content/plans/b.md’"),
    ("C10", "content/events/Đại hội 14.Md", "rename it to ‘content/events/dai-hoi-14.md’"),
    ("C10", "content/pages/b.md.TXT", "rename it to ‘content/pages/b.md’"),
    ("C10", "content/bodies.yaml", "rename it to ‘content/bodies.yml’"),
    ("C10", "content/Documents.YML", "rename it to ‘content/documents.yml’"),
  ]) func otherExtensions(_ number: String, _ path: String, _ hint: String) async {
    let finding = await Self.finding(path)
    #expect(finding?.code == "file.unexpected" && finding?.severity == .error)
    #expect(finding?.hint.en == hint)
  }

  @Test(arguments: ["content/plans/b.docx", "content/plans/b.DOC", "content/events/b.pdf", "content/plans/b.odt"])
  func documentsAreNoTexts(_ path: String) async {
    let finding = await Self.finding(path)
    #expect(finding?.code == "file.unexpected" && finding?.severity == .error)
    #expect(finding?.hint.en.contains("content/files/") == true)
  }

  @Test(arguments: ["content/plans/b.css", "content/b.txt", "content/plan/b.md", "content/ghi-chu.yml"])
  func otherFilesAreWorthAWarning(_ path: String) async {
    let finding = await Self.finding(path)
    #expect(finding?.code == "file.unexpected" && finding?.severity == .warning)
  }

  @Test(arguments: [
    ("Kế hoạch số 31", "ke-hoach-so-31.md"), ("KE-HOACH-31", "ke-hoach-31.md"), ("ke hoach 31", "ke-hoach-31.md"),
    ("ke_hoach", "ke-hoach-2.md"), ("Ke\u{302}\u{301} hoa\u{323}ch 5", "ke-hoach-5.md"), ("-b", "b.md"),
    ("con", "con-2.md"),
    (String(repeating: "a", count: 150), String(repeating: "a", count: 90) + ".md"), ("search page", "search-page.md"),
    ("Index", "index-2.md"), ("KE-HOACH-PHU-LUC", "ke-hoach-phu-luc.md"), ("ke-hoach-2025 (1)", "ke-hoach-2025-1.md"),
  ]) func namesThatAreNoIDs(_ name: String, _ proposal: String) async {
    let finding = await Self.finding("content/plans/\(name).md")
    #expect(finding?.code == "record.id")
    #expect(finding?.hint.en.hasPrefix("rename the file to ‘\(proposal)’") == true, "\(finding?.hint.en ?? "")")
    let renamed = SiteFixture.minimal.with("content/plans/ke-hoach.md", SiteFixture.plan())
      .with("content/plans/\(proposal)", SiteFixture.plan())
    #expect(await renamed.findings(.internal) == [])
  }

  @Test(arguments: [
    "ke-hoach (1)", "ke-hoach (12)", "ke-hoach(1)", "ke-hoach - Copy", "ke-hoach - Copy (2)", "ke-hoach copy",
    "ke-hoach-copy",
    "Copy of ke-hoach", "Bản sao của ke-hoach", "ke-hoach - Bản sao", "ke-hoach – bản sao (2)", "ke-hoach-ban-sao",
    "ke-hoach - Sao chép", "ke-hoach-DESKTOP-X", "ke-hoach-DESKTOP-7G3K2LQ", "ke-hoach-LAPTOP-AB12", "ke-hoach-MAYTINH",
    "ke-hoach-desktop-x", "ke-hoach.sync-conflict-20250101-101500-ABCDEFG",
    "ke-hoach (Nam's conflicted copy 2025-01-02)",
    "ke-hoach (conflicted copy 2025-01-02 101500)", "Ke-Hoach (1)",
  ]) func copiesAreNoPages(_ name: String) async {
    for path in ["content/plans/\(name).md", "content/plans/2025/\(name).md"] {
      let finding = await Self.finding(path)
      #expect(finding?.code == "file.copy")
      #expect(finding?.message.en == "by its name this is a copy of content/plans/ke-hoach.md")
    }
  }

  @Test(arguments: ["ke-hoach.MD", "ke-hoach.md.orig", "ke-hoach.md.txt", "ke-hoach", "ke-hoach (1).txt"])
  func copiesOfOtherExtensions(_ name: String) async {
    #expect(await Self.finding("content/plans/\(name)")?.code == "file.copy")
  }

  @Test(arguments: [
    "ke-hoach-2", "ke-hoach-2025", "ke-hoach-mat-ban", "ban-sao", "copy", "ke-hoach-desktop", "b-copy", "ke-hoac-copy",
  ])
  func namesThatAreNoCopies(_ name: String) async {
    #expect(await Self.finding("content/plans/\(name).md") == nil)
  }

  /// The finding on a file that is put beside others.
  private static func finding(_ path: String) async -> Diagnostic? {
    let fixture = SiteFixture.minimal.with("content/plans/ke-hoach.md", SiteFixture.plan())
      .with("content/plans/2025/tong-ket.md", SiteFixture.plan())
    let text = path.hasPrefix("content/events/") ? SiteFixture.event() : SiteFixture.plan()
    let findings = await fixture.with(path, text).findings(.internal)
    #expect(findings.count < 2, "\(findings.map(\.code))")
    #expect(findings.allSatisfy { $0.location == SourceLocation(file: path) })
    return findings.first
  }

  @Test(arguments: [
    "~$a.md", "Thumbs.db", "thumbs.db", "desktop.ini", ".DS_Store", "a.md~", ".a.md.swp", "a.md.swp", "a.md.bak",
    "#a.md#",
    "a.tmp", ".~lock.a.docx#",
  ]) func leftoversAreIgnored(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SiteFixture.minimal.with("content/site.yml", "title: A\nbase_url: https://example.org/\n")
        .with("content/plans/a.md", SiteFixture.plan("issued: 2025\n")))
    for path in ["content/", "content/plans/", "content/files/", "content/events/2025/", "themes/default/"] {
      try folder.write("x", to: path + name)
    }
    let outcome = try Program.run(["check", "--strict"], in: folder.path)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == "không có phần nội bộ nào\n"
        + "đã kiểm tra 1 kế hoạch, 1 sự kiện, 1 trang, 1 cơ quan: 0 lỗi, 0 cảnh báo, 0 lời nhắc\n")
  }

  // MARK: Attachments

  private static func list(_ file: String) -> SiteFixture {
    SiteFixture.minimal.with(
      "content/plans/a.md",
      SiteFixture.plan(
        "attachments: [{title: A, file: \(file)}]\n", body: "[A](../files/ph%E1%BB%A5%20l%E1%BB%A5c.pdf)\n"))
  }

  /// What exactly one file is meant by is taken, in both editions.
  @Test(arguments: [
    ("phụ lục.pdf", "phụ lục.pdf"), ("files/phụ lục.pdf", "phụ lục.pdf"), ("content/files/phụ lục.pdf", "phụ lục.pdf"),
    ("phụ lục.pdf", "phụ lục.pdf".decomposedStringWithCanonicalMapping),
    ("files/phụ lục.pdf", "phụ lục.pdf".decomposedStringWithCanonicalMapping), ("./phụ lục.pdf", "phụ lục.pdf"),
  ]) func attachmentsThatAreTaken(_ listed: String, _ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.list(listed))
    try folder.write(Array("%PDF-1.7".utf8), to: "content/files/" + name)
    for edition in ["public", "internal"] {
      let outcome = try Program.run(["build", "--edition", edition], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(!outcome.errors.contains("attachment."), "\(outcome.errors)")
      let page = try String(contentsOfFile: folder.path + "/\(edition)/plans/a/index.html", encoding: .utf8)
      #expect(page.components(separatedBy: "\"/files/ph%E1%BB%A5%20l%E1%BB%A5c.pdf\"").count == 4)
      #expect(try folder.contents(of: edition + "/files").map { Array($0.key.utf8) } == [Array("phụ lục.pdf".utf8)])
    }
    #expect(
      try Program.run(["check"], in: folder.path).output == "không có phần nội bộ nào\n"
        + "đã kiểm tra 1 kế hoạch, 1 sự kiện, 1 trang, 1 cơ quan: 0 lỗi, 0 cảnh báo, 1 lời nhắc\n")
  }

  /// The path as written comes first, though others are like it.
  @Test func exactPathsComeFirst() async {
    let fixture = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: files/a.pdf}]\n")
    ).withAttachment("content/files/files/a.pdf").withAttachment("content/files/a.pdf")
    let (site, report) = await fixture.render(.internal)
    #expect(site?.files.contains { $0.path == "files/files/a.pdf" } == true)
    #expect(report.findings.filter { $0.code == "attachment.unused" }.map(\.location.file) == ["content/files/a.pdf"])
  }

  /// What is listed, what is there, the suggestion and the repaired value.
  @Test(
    arguments: [
      ("Scan.PDF", "scan.pdf", "content/files/scan.pdf", "scan.pdf"),
      ("scn.pdf", "scan.pdf", "content/files/scan.pdf", nil),
      ("scan.pdf", "2025/scan.pdf", "content/files/2025/scan.pdf", nil),
      ("files/SCAN.pdf", "scan.pdf", "content/files/scan.pdf", nil),
      ("Phu luc.pdf", "phụ lục.pdf", "content/files/phụ lục.pdf", nil),
      ("Phụ Lục.pdf", "phụ lục.pdf", "content/files/phụ lục.pdf", "\"phụ lục.pdf\""),
      ("scan-1.pdf", "scan-2.pdf", nil, nil), ("ban-scan.pdf", "x.pdf", nil, nil),
    ] as [(String, String, String?, String?)])
  func attachmentsThatAreNot(_ listed: String, _ name: String, _ suggestion: String?, _ repaired: String?) async throws
  {
    let marked = Marked(SiteFixture.plan("attachments: [{title: A, file: ⟦\(listed)}]\n"))
    let path = "content/plans/a.md"
    let fixture = SiteFixture.minimal.with(path, marked.text).withAttachment("content/files/" + name)
    let findings = await fixture.findings(.internal)
    #expect(findings.map(\.code) == ["attachment.missing"])
    #expect(findings.first?.location == marked.location(in: path))
    #expect(findings.first?.hint.en == suggestion.map { "did you mean ‘\($0)’?" } ?? "put the file into content/files/")
    let bytes = SourceFile(path: path, bytes: Array(marked.text.utf8)).repaired(by: findings).bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == marked.text.replacing("file: \(listed)", with: "file: \(repaired ?? listed)"))
    if let suggestion {
      let followed = marked.text.replacing("file: \(listed)", with: "file: \(suggestion)")
      #expect(await fixture.with(path, followed).findings(.internal) == [])
    }
    // The public log does not look around.
    let open = await fixture.findings()
    #expect(open.map(\.code) == ["attachment.missing"])
    #expect(open.first?.hint.en == "put the file into content/files/")
  }

  @Test func filesThatNothingListsAreANote() async {
    let fixture = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: a.pdf}]\n")
    ).withAttachment("content/files/a.pdf").withAttachment("content/files/b.pdf")
    let notes = await fixture.render(.internal).report.findings.filter { $0.code == "attachment.unused" }
    #expect(notes.map(\.location) == [SourceLocation(file: "content/files/b.pdf")])
    #expect(notes.allSatisfy { $0.severity == .note })
    #expect(await fixture.render().report.findings.contains { $0.code == "attachment.unused" } == false)
  }

  // MARK: Links

  @Test(
    arguments: [
      ("../events/dai-hoi-14.md", "../events/2026/dai-hoi-14.md"),
      ("dai-hoi-14.md#phan-2", "../events/2026/dai-hoi-14.md#phan-2"),
      ("../events/Dai-Hoi-14.md", "../events/2026/dai-hoi-14.md"),
      ("/events/dai-hoi-14", "../events/2026/dai-hoi-14.md"),
      ("../events/dai-hoi-14.html", "../events/2026/dai-hoi-14.md"), ("dai-ho-14", "../events/2026/dai-hoi-14.md"),
      ("../events/dai-hoi-15.md", nil), ("../events/x.md", nil), ("../page/chung.md", nil),
      ("../pages/chun/chung.md", "../pages/chung.md"),
      ("../events/%C4%90%E1%BA%A1i%20h%E1%BB%99i%2014.md", "../events/2026/dai-hoi-14.md"), ("chug.md", nil),
    ] as [(String, String?)]) func deadLinks(_ destination: String, _ meant: String?) async throws
  {
    let marked = Marked(SiteFixture.plan(body: "Xem ⟦[A](\(destination))\n"))
    let fixture = SiteFixture.minimal
      .with("content/events/2026/dai-hoi-14.md", SiteFixture.event(body: "## Phần 2\n"))
      .with("content/events/chung.md", SiteFixture.event()).with("content/pages/chung.md", SiteFixture.page())
      .with("content/plans/a.md", marked.text)
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == ["link.dead"])
    #expect(findings.first?.location == marked.location(in: "content/plans/a.md"))
    let hint = try #require(findings.first?.hint.en)
    #expect(hint.hasPrefix(meant.map { "did you mean ‘\($0)’?" } ?? "write the path"), "\(hint)")
    if let meant {
      #expect(
        await fixture.with("content/plans/a.md", marked.text.replacing(destination, with: meant)).findings() == [])
    }
  }

  // MARK: Settings

  @Test(arguments: [
    ("https://lưu-trữ.vn/kế-hoạch/", "https://lưu-trữ.vn"), ("https://例え.jp:8080", "https://例え.jp:8080"),
    ("HTTPS://Example.ORG:8080/x", "https://example.org:8080"),
    ("https://xn--lu-tr-5ya.vn", "https://xn--lu-tr-5ya.vn"),
  ]) func hostsStayAsWritten(_ written: String, _ origin: String) {
    #expect(BaseURL(written)?.origin == origin)
  }

  @Test(arguments: [("0", true), ("65535", true), ("65536", false), ("99999", false), ("99999999999999999999", false)])
  func portsHaveSixteenBits(_ port: String, _ isPort: Bool) async {
    let marked = Marked("title: T\nbase_url: ⟦https://x.vn:\(port)/\n")
    let findings = await SiteFixture.minimal.with("content/site.yml", marked.text).findings()
    #expect(findings.map(\.code) == (isPort ? [] : ["site.base-url"]))
    #expect(findings.first.map(\.location) == (isPort ? nil : marked.location(in: "content/site.yml")))
  }
}
