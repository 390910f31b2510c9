import Foundation
import Outputs
import TestSupport
import Testing

/// What the page of a plan says for those who cite or print it, and of its attachments.
@Suite struct PlanReferenceTests {
  private static func page(_ header: String, bodies: String = "- {id: btv, name: Ban Thường vụ}\n") async throws
    -> String
  {
    let fixture = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(header))
      .with("content/bodies.yml", bodies).with(
        "content/site.yml", "title: Kho\nbase_url: https://example.org/luu-tru/\n")
    return try #require(await fixture.render().site?.text("plans/a/index.html"))
  }

  @Test func statedDate() async throws {
    let page = try await Self.page("number: 31-KH/ĐU\nissued: 2025-02-09\n")
    #expect(
      page.contains(
        "Ban Thường vụ, Kế hoạch số 31-KH/ĐU, 09/02/2025, “Kế hoạch A”, Kho, https://example.org/luu-tru/plans/a/."))
    #expect(
      page.contains(
        """
        @techreport{a,
          author = {{Ban Thường vụ}},
          title = {{Kế hoạch A}},
          type = {Kế hoạch},
          number = {31-KH/ĐU},
          institution = {Ban Thường vụ},
          year = {2025},
          month = {2},
          day = {9},
          howpublished = {Kho},
          url = {https://example.org/luu-tru/plans/a/},
        }
        """))
    #expect(
      page.contains(
        """
        TY  - GOVDOC
        AU  - Ban Thường vụ
        TI  - Kế hoạch A
        M3  - Kế hoạch
        M1  - 31-KH/ĐU
        PY  - 2025
        DA  - 2025/02/09/
        PB  - Ban Thường vụ
        DB  - Kho
        LA  - vi
        UR  - https://example.org/luu-tru/plans/a/
        ER  - 
        """))
  }

  /// An inferred date is never given as the date.
  @Test func inferredDate() async throws {
    let page = try await Self.page("issued_window: {earliest: 2025-02, latest: 2025-03, evidence: b}\n")
    #expect(page.contains("Ban Thường vụ, Kế hoạch, [trong khoảng từ 02/2025 đến 3/2025], “Kế hoạch A”"))
    #expect(page.contains("  note = {trong khoảng từ 02/2025 đến 3/2025},\n"))
    #expect(page.contains("N1  - trong khoảng từ 02/2025 đến 3/2025\n"))
    #expect(!page.contains("PY  - ") && !page.contains("  year = "))
  }

  @Test func instructionsOfTeXAreEscaped() async throws {
    let page = try await Self.page("", bodies: "- {id: btv, name: 'A&B_C% {D}'}\n")
    #expect(page.contains(#"author = {{A\&amp;B\_C\% \{D\}}},"#))
  }

  @Test(arguments: [
    (
      "number: 31-KH/ĐU\nissued: 2025-02-09\nplace: Cần Thơ\n", "", "Đảng Cộng sản Việt Nam",
      "Cần Thơ, ngày 09 tháng 02 năm 2025"
    ),
    ("number: 15/KH-UBND\nissued: 2025-10\n", "", "Độc lập - Tự do - Hạnh phúc", "ngày … tháng 10 năm 2025"),
    ("issued: 2025\n", ", branch: party", "Đảng Cộng sản Việt Nam", "ngày … tháng … năm 2025"),
    ("number: 31-KH/ĐU\n", ", branch: state", "Độc lập - Tự do - Hạnh phúc", "ngày … tháng … năm …"),
  ]) func sheet(_ header: String, _ branch: String, _ heading: String, _ date: String) async throws {
    let page = try await Self.page(header, bodies: "- {id: btv, name: Ban Thường vụ\(branch)}\n")
    #expect(page.contains(">\(heading)</p>") && page.contains(">\(date)</p>"))
  }

  @Test(arguments: [
    ("text: summary\n", "Bản tóm tắt của Kho, không phải bản gốc."), ("text: full\n", "Toàn văn theo bản lưu của Kho."),
    ("", "Văn bản dưới đây là bản lưu của kho."),
  ]) func sheetSaysWhatTheTextIs(_ header: String, _ notice: String) async throws {
    #expect(try await Self.page(header).contains(notice))
  }

  @Test func attachmentsSayWhatTheyAre() throws {
    let folder = try TemporaryFolder()
    let list = "attachments: [{title: Bản quét, file: a.pdf}, {title: Ghi chép, file: b.txt}]\n"
    try folder.write(SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(list)))
    let pages = "%PDF-1.7 << /Type /Pages /Count 12 >>"
    try folder.write(Array(pages.utf8) + [UInt8](repeating: 0x20, count: 1_250_000), to: "content/files/a.pdf")
    try folder.write(Array("x".utf8), to: "content/files/b.txt")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let page = try String(contentsOfFile: folder.path + "/public/plans/a/index.html", encoding: .utf8)
    #expect(page.contains("PDF, 1,3 MB, 12 trang") && page.contains("TXT, 1 kB"))
    #expect(page.components(separatedBy: "<iframe ").count == 2)
  }
}

@Suite struct HeadingTests {
  @Test(arguments: [
    ("Kế hoạch số 31-KH/ĐU năm 2025", "Kế\u{A0}hoạch số\u{A0}31-KH/ĐU năm\u{A0}2025"),
    ("Đại hội lần thứ XIV khóa XIII", "Đại hội lần thứ\u{A0}XIV khóa\u{A0}XIII"),
    ("Số hóa, năm mới", "Số hóa, năm mới"),
  ]) func numbersStayWithTheirWords(_ title: String, _ heading: String) async throws {
    let plan = SiteFixture.plan().replacing("Kế hoạch A", with: "'\(title)'")
    let site = try #require(await SiteFixture.minimal.with("content/plans/a.md", plan).render().site)
    let page = try #require(site.text("plans/a/index.html"))
    #expect(page.contains("<h1>\(heading)</h1>") && page.contains("<title>\(title) · "))
  }
}
