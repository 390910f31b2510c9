// Footnotes and the sizes of pictures on the pages of a site.

import Diagnostics
import Erasing
import Files
import Foundation
import TestSupport
import Testing

@Suite struct FootnoteSiteTests {
  private static func page(_ body: String, settings: String = "", _ edition: Edition = .public) async throws -> String {
    let (site, report) = await SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: body))
      .with("content/site.yml", "title: A\n" + settings).render(edition)
    #expect(report.findings.filter { $0.severity != .note }.isEmpty)
    return try #require(site?.text("plans/a/index.html"))
  }

  @Test func areReadAloudInTheLanguageOfTheInterface() async throws {
    let body = "Một[^1]. [::f](https://e.org \"aria-label=\\\"::f\\\"\")\n\n[^1]: Hai.\n"
    let vietnamese = try await Self.page(body)
    #expect(vietnamese.contains("aria-label=\"Chú thích\">"))
    #expect(vietnamese.contains("role=\"doc-backlink\" aria-label=\"Trở lại chỗ có dấu chú thích 1\">↩\u{FE0E}"))
    #expect(HTMLCheck(vietnamese).findings.isEmpty)
    let english = try await Self.page(body, settings: "language: en\n")
    #expect(english.contains("aria-label=\"Footnotes\">"))
    #expect(english.contains("aria-label=\"Back to the mark of footnote 1\">↩\u{FE0E}"))
    #expect(english.contains("title=\"aria-label=&quot;::f&quot;\">::f</a>"))
  }

  @Test func citationsAndLinksInThemCount() async throws {
    let site = SiteFixture.minimal.with(
      "content/plans/a.md",
      SiteFixture.plan(
        body: "Theo Nghị quyết số 18-NQ/TW[^1] ngày 25/10/2017.\n\n[^1]: Xem 96-QĐ/TW, [đại hội](../events/dh.md).\n"))
    let pages = await site.render().site
    let plan = try #require(pages?.text("plans/a/index.html"))
    #expect(plan.contains("<a class=\"citation\" id=\"citation_2\" href=\"/documents/96-qd-tw/\">96-QĐ/TW</a>"))
    #expect(plan.contains("<a href=\"/events/dh/\">đại hội</a>"))
    // The date stands behind the mark.
    #expect(pages?.text("documents/18-nq-tw/index.html")?.contains("25/10/2017") == true)
    let dead = Marked(SiteFixture.plan(body: "Một[^1].\n\n[^1]: Xem ⟦[hai](hai.md).\n"))
    let finding = await site.with("content/plans/a.md", dead.text).findings().first
    #expect(finding?.code == "link.dead")
    #expect(finding?.location == dead.location(in: "content/plans/a.md"))
  }

  @Test func marksAreNoPartOfSlogansAndTasks() async throws {
    let html = try await Self.page(
      """
      ## Khẩu hiệu

      1. Đoàn kết![^1]
      2. Tiến lên [^1]

      ## Tổ chức thực hiện

      ### Ban Thường vụ[^1]

      - Kiểm tra[^1] thường xuyên [^1]

      [^1]: Một.

      """)
    #expect(html.contains("<span id=\"slogan_1\">Đoàn kết!<sup class=\"footnote\">"))
    #expect(html.contains("Kiểm tra thường xuyên<"))
    #expect(html.contains("id=\"ban-thuong-vu\""))
    let (site, _) = await SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan(body: "## Khẩu hiệu\n\n1. Tiến lên [^1]\n\n[^1]: Một.\n")
    ).render()
    #expect(site?.pages.keys.contains { $0.hasPrefix("slogans/tien-len-") } == true)
    #expect(site?.text("slogans/index.html")?.contains("Tiến lên”<") == true)
  }

  // MARK: Internal passages

  @Test func footnoteOfAnInternalPassageIsMarkedAndNotPublished() async throws {
    let body = "Một[^1].\n\n::: internal\nHai[^2].\n\n[^2]: Kín.\n:::\n\n[^1]: Mở.\n"
    let staff = try await Self.page(body, .internal)
    #expect(staff.contains("<li id=\"footnote_2\">\n<div class=\"internal-passage\">\n<p>Kín. <a"))
    #expect(staff.contains("<li id=\"footnote_1\">\n<p>Mở. <a"))
    let open = try await Self.page(body)
    #expect(open == (try await Self.page("Một[^1].\n\n\n[^1]: Mở.\n")))
  }

  @Test func publicMarkOfAnInternalFootnote() async throws {
    let marked = Marked(SiteFixture.plan(body: "Một ⟦[^1].\n\n::: internal\n[^1]: Kín.\n:::\n"))
    let site = SiteFixture.minimal.with("content/plans/a.md", marked.text)
    let place = marked.location(in: "content/plans/a.md")
    let found = await site.check().findings.filter { $0.severity == .error }
    #expect(found.map(\.code) == ["passage.definition"])
    #expect(found.map(\.location) == [place])
    let published = await site.findings()
    #expect(published.map(\.code) == ["footnote.undefined"])
  }

  // MARK: Sizes of pictures

  private static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] { big(value, count).reversed() }

  private static func webp(_ kind: String, _ data: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(data.count + 12, 4) + Array("WEBP\(kind)".utf8) + little(data.count, 4) + data
  }

  private static func jpeg(_ frame: UInt8 = 0xC0, before segments: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segments + [0xFF, 0xFF, 0xDB, 0, 4, 0, 0, 0xFF, frame, 0, 11, 8] + big(48, 2) + big(640, 2)
      + [1, 1, 0x11, 0]
  }

  /// The orientation of a picture, behind another tag.
  private static func exif(_ orientation: Int, _ number: (Int, Int) -> [UInt8], _ order: String) -> [UInt8] {
    let entries =
      number(271, 2) + number(2, 2) + number(1, 4) + number(0, 4)
      + number(274, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let data = Array("Exif\0\0\(order)".utf8) + number(42, 2) + number(8, 4) + number(2, 2) + entries
    return [0xFF, 0xE1] + big(data.count + 2, 2) + data
  }

  private static let ofCamera = [0xFF, 0xE1] + big(65_000, 2) + [UInt8](repeating: 7, count: 64_998)

  private static let pictures: [(String, [UInt8], String)] = [
    (
      "a.png",
      Array("\u{89}PNG\r\n\u{1A}\n".unicodeScalars.map { UInt8($0.value) }) + big(13, 4) + Array("IHDR".utf8)
        + big(640, 4) + big(48, 4) + [8, 2, 0, 0, 0], "640 48"
    ),
    ("a.gif", Array("GIF89a".utf8) + little(640, 2) + little(48, 2) + [0, 0, 0], "640 48"),
    ("a.gif", Array("GIF87a".utf8) + little(1, 2) + little(70_00, 2), "1 7000"),
    ("a.webp", webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + little(640 | 0x4000, 2) + little(48, 2)), "640 48"),
    ("a.webp", webp("VP8L", [0x2F] + little(639 | 47 << 14 | 1 << 28, 4)), "640 48"),
    ("a.webp", webp("VP8X", [0x10, 0, 0, 0] + little(99_999, 3) + little(47, 3)), "100000 48"),
    ("a.jpg", jpeg(), "640 48"), ("a.jpeg", jpeg(0xC2, before: [0xFF, 0xE0, 0, 4, 0, 0]), "640 48"),
    ("a.jpg", jpeg(before: exif(1, big, "MM")), "640 48"), ("a.jpg", jpeg(before: exif(6, big, "MM")), "48 640"),
    ("a.jpg", jpeg(before: exif(8, little, "II")), "48 640"), ("a.jpg", jpeg(before: ofCamera + ofCamera), "640 48"),
    // Broken, of other kinds, or with a head that is too long.
    ("a.jpg", jpeg(before: ofCamera + ofCamera + ofCamera + ofCamera + ofCamera), ""),
    ("a.jpg", [0xFF, 0xD8, 0xFF, 0xC0, 0], ""),
    ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0, 0, 8, 8, 0, 1, 0, 1], ""),
    ("a.gif", Array("GIF89a\0\0\0\0".utf8), ""),
    ("a.png", [0x89] + Array("PNG".utf8), ""), ("a.webp", Array("RIFF".utf8), ""),
    ("a.bmp", Array("BM123456".utf8), ""),
    ("a.jpg", jpeg(before: exif(8, big, "MM").dropLast(40) + [0xFF, 0xFF]), ""),
  ]

  @Test(arguments: pictures) func sizes(_ name: String, _ bytes: [UInt8], _ size: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SiteFixture.minimal.with(
        "content/plans/a.md",
        SiteFixture.plan(
          "attachments: [{title: A, file: \(name)}]\n",
          body: "![một](../files/\(name) \"::0\") [hai](../files/\(name)) ![ba](../files/\(name)#x)\n")))
    try folder.write(bytes, to: "content/files/" + name)
    let outcome = try Program.run(["build"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let html = try String(contentsOfFile: folder.path + "/public/plans/a/index.html", encoding: .utf8)
    let sides = size.split(separator: " ")
    let attributes = sides.isEmpty ? "" : " width=\"\(sides[0])\" height=\"\(sides[1])\""
    #expect(html.contains("<img src=\"/files/\(name)\"\(attributes) alt=\"một\" title=\"::0\" />"))
    #expect(
      html.contains("<a href=\"/files/\(name)\">hai</a> <img src=\"/files/\(name)#x\"\(attributes) alt=\"ba\" />"))
    #expect(HTMLCheck(html).findings.filter { !$0.hasPrefix("stray") }.isEmpty)
  }
}
