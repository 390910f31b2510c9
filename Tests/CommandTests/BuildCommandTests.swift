import Files
import Foundation
import TestSupport
import Testing

/// The executable as CI and editors run it.
@Suite struct BuildCommandTests {
  private static func site(_ fixture: SiteFixture = .minimal) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    return folder
  }

  @Test func buildsWhereItIsStarted() throws {
    let folder = try Self.site()
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("15 pages; files: 35 new, 0 changed, 0 removed, 0 unchanged"), "\(outcome.output)")
    #expect(try folder.contents(of: "public").keys.contains("plans/a/index.html"))
  }

  @Test func countsWhatChanged() throws {
    let folder = try Self.site()
    _ = try Program.run(["build", "--quiet"], in: folder.path)
    try folder.write(SiteFixture.page(body: "Khác.\n"), to: "content/pages/about.md")
    try folder.write(SiteFixture.page(), to: "content/pages/them.md")
    try FileManager.default.removeItem(atPath: folder.path + "/content/events/dh.md")
    let outcome = try Program.run(["build", "--language", "vi"], in: folder.path)
    // Every page shows the new page in its navigation; the index of the search lies in another folder, without the event.
    #expect(outcome.output.contains("tệp: 3 mới, 17 thay đổi, 3 gỡ bỏ, 15 giữ nguyên"), "\(outcome.output)")
    let paths = Set(try folder.contents(of: "public").keys)
    #expect(paths.contains("them/index.html"))
    #expect(!paths.contains("events/dh/index.html"))
  }

  @Test func severalErrorsInSeveralFilesAreAllShownInOrder() throws {
    let folder = try Self.site(
      .minimal
        .with("content/plans/a.md", SiteFixture.plan("type: plans\nissued: 2026-02-30\n"))
        .with("content/events/dh.md", SiteFixture.event("ordinal: x\n"))
        .with("content/pages/about.md", SiteFixture.page(body: "<b>x</b>\n")))
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    let places = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "content/events/dh.md:7:10:", "content/pages/about.md:5:1:", "content/pages/about.md:5:5:",
        "content/plans/a.md:5:7:", "content/plans/a.md:6:9:", "in",
      ], "\(outcome.errors)")
    let summary = "in all: 5 errors (markdown.raw-html 2, value.choice 1, value.date 1, value.ordinal 1)\n"
    #expect(outcome.errors.hasSuffix(summary))
    #expect(
      outcome.errors.contains(
        """
        content/plans/a.md:5:7: error: “plans” is not a value of ‘type’ [value.choice]
          hint: did you mean ‘plan’?
        """), "\(outcome.errors)")
  }

  @Test func failingBuildLeavesTheOutputAsItWas() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    try folder.write(SiteFixture.plan("type: plans\n"), to: "content/plans/a.md")
    try folder.write(SiteFixture.plan(), to: "content/plans/b.md")
    #expect(try Program.run(["build"], in: folder.path).status == 1)
    #expect(try folder.contents(of: "public") == before)
  }

  @Test func messagesFollowTheLanguageOfTheSiteUnlessAskedOtherwise() throws {
    let folder = try Self.site(.minimal.with("content/plans/a.md", SiteFixture.plan("type: plans\n")))
    #expect(try Program.run(["build"], in: folder.path).errors.contains("không phải giá trị của"))
    #expect(try Program.run(["build", "--language", "en"], in: folder.path).errors.contains("is not a value of"))
    try folder.write("title: Archive\nlanguage: en\n", to: "content/site.yml")
    #expect(try Program.run(["build"], in: folder.path).errors.contains("is not a value of"))
  }

  @Test func textAskedForByNameShowsTheLine() throws {
    let folder = try Self.site(.minimal.with("content/plans/a.md", SiteFixture.plan("type: plans\n")))
    let plain = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(!plain.errors.contains("type: plans"))
    let asked = try Program.run(["build", "--language", "en", "--diagnostics", "text"], in: folder.path)
    #expect(asked.errors.contains("[value.choice]\n  type: plans\n        ^\n  hint:"), "\(asked.errors)")
  }

  @Test func jsonIsOneObjectALine() throws {
    let folder = try Self.site(
      .minimal.with("content/plans/a.md", SiteFixture.plan("type: \"x\\\"\\n\\ty\"\nissued: 2026-02-30\n")))
    let outcome = try Program.run(["build", "--language", "en", "--diagnostics", "json"], in: folder.path)
    #expect(outcome.status == 1)
    let lines = outcome.errors.split(separator: "\n")
    let findings = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(findings.map { $0["code"] as? String } == ["value.multi-line", "value.date"])
    #expect(findings[1]["file"] as? String == "content/plans/a.md")
    #expect(findings[1]["line"] as? Int == 6)
    #expect(findings[1]["column"] as? Int == 9)
    #expect(findings[1]["severity"] as? String == "error")
    #expect((findings[1]["hint"] as? String)?.isEmpty == false)
  }

  @Test func strictMakesWarningsFail() throws {
    let folder = try Self.site(.minimal.with("content/plan/a.md", SiteFixture.plan()))
    let lenient = try Program.run(["build"], in: folder.path)
    #expect(lenient.status == 0)
    #expect(lenient.errors.contains("content/plan/a.md:1:1: cảnh báo:"))
    #expect(lenient.errors.contains("[file.unexpected]"))
    #expect(try Program.run(["build", "--strict"], in: folder.path).status == 1)
    #expect(try Program.run(["check", "--strict"], in: folder.path).status == 1)
  }

  @Test(arguments: [
    ["build", "--edition", "secret"], ["build", "--diagnostics", "xml"], ["build", "--base-url", "example.org"],
    ["publish"], ["build", "--no-such-option"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }

  @Test func missingSourceFolderIsNamed() throws {
    let outcome = try Program.run(["build", "--source", "/no/such/folder", "--language", "en"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("/no/such/folder/content"), "\(outcome.errors)")
  }

  @Test func checkWritesNothing() throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    #expect(try Program.run(["check"], in: folder.path).status == 0)
    #expect(try folder.contents(of: "") == before)
  }

  /// A4 of the catalogue of slips.
  @Test func checkSaysWhatIsNotPublic() throws {
    let folder = try Self.site()
    let vi = "đã kiểm tra 1 kế hoạch, 1 sự kiện, 1 trang, 1 cơ quan: 0 lỗi, 0 cảnh báo, 1 lời nhắc\n"
    let en = "checked 1 plan, 1 event, 1 page, 1 body: 0 errors, 0 warnings, 1 note\n"
    #expect(try Program.run(["check"], in: folder.path).output == "không có phần nội bộ nào\n" + vi)
    #expect(try Program.run(["check", "--language", "en"], in: folder.path).output == "nothing is internal\n" + en)
    let text = SiteFixture.plan("internal: {a: b}\n", body: "::: internal\nMột\n:::\n::: internal\nHai\n:::\n")
    try folder.write(text, to: "content/plans/a.md")
    // That no record lists it is a note of its own.
    try folder.write("Tệp\n", to: "content/files/a.txt")
    #expect(
      try Program.run(["check"], in: folder.path).output
        == "không đưa vào bản công khai: 2 đoạn, 1 khóa, 1 tệp đính kèm\n"
        + vi.replacing("1 lời nhắc", with: "2 lời nhắc"))
    #expect(
      try Program.run(["check", "--language", "en"], in: folder.path).output
        == "not in the public edition: 2 passages, 1 key, 1 attachment\n" + en.replacing("1 note", with: "2 notes"))
  }

  /// Findings about files that only the internal edition holds show in `check`, not in a public build.
  @Test func checkLooksAtBothEditions() throws {
    let secret = "---\ntitle: Bí mật\naccess: internal\nissuer: nobody\n---\n"
    let folder = try Self.site(.minimal.with("content/plans/b.md", secret))
    let build = try Program.run(["build"], in: folder.path)
    #expect(build.status == 0)
    #expect(!build.errors.contains("plans/b.md"))
    let check = try Program.run(["check"], in: folder.path)
    #expect(check.status == 1)
    #expect(check.errors.contains("content/plans/b.md:4:9: lỗi:"))
    #expect(try Program.run(["build", "--edition", "internal"], in: folder.path).status == 1)
  }

  /// Time zone, locale and the order in which files were made do not show in the output.
  @Test func environmentDoesNotShow() throws {
    var fixture = SiteFixture.minimal
    for number in 0..<20 {
      fixture = fixture.with("content/plans/i\(number).md", SiteFixture.plan("events: [dh]\nslogans: [Một I, Hai i]\n"))
    }
    let first = try TemporaryFolder()
    try first.write(fixture)
    let second = try TemporaryFolder()
    try second.write(fixture) { $0.sorted().reversed() }
    #expect(try Program.run(["build"], in: first.path, environment: ["TZ": "UTC"]).status == 0)
    let odd = ["TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "tr_TR.UTF-8", "YAMS_DEFAULT_ENCODING": "utf16"]
    #expect(try Program.run(["build"], in: second.path, environment: odd).status == 0)
    #expect(try first.contents(of: "public") == second.contents(of: "public"))
  }
}
