import Foundation
import TestSupport
import Testing

/// `plan-archive new`.
@Suite struct NewTests {
  private static let bodies = """
    - {id: tinh-uy, name: Tỉnh ủy Đồng Tháp, level: provincial}
    - id: btv-tinh-uy
      name: Ban Thường vụ Tỉnh ủy Đồng Tháp
    - id: btv-dang-uy
      name: Ban Thường vụ Đảng ủy phường Cao Lãnh
      aliases: [BTV Đảng ủy]

    """

  private static func site(_ settings: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("title: Kho\n" + settings, to: "content/site.yml")
    try folder.write(bodies, to: "content/bodies.yml")
    return folder
  }

  private static func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(decoding: try folder.contents(of: "content")[path] ?? [], as: UTF8.self)
  }

  private static let plan = [
    "new", "plan", "--title", "Kế hoạch: “A”", "--issuer", "btv-tinh-uy", "--access", "public",
  ]

  @Test(arguments: [
    (plan + ["--number", "31-KH/TU", "--issued", "05/01/2026"], "plans/31-kh-tu.md"), (plan, "plans/ke-hoach-a.md"),
    (
      [
        "new", "event", "--title", "Đại hội", "--access", "internal", "--kind", "congress", "--level", "national",
        "--status", "planned",
      ], "events/dai-hoi.md"
    ), (["new", "page", "gioi-thieu", "--title", "Giới thiệu kho", "--access", "public"], "pages/gioi-thieu.md"),
  ])
  func whatIsWrittenPassesCheck(_ arguments: [String], _ path: String) throws {
    for language in ["vi", "en"] {
      let folder = try Self.site("language: \(language)\ncontent_language: \(language)\n")
      let outcome = try Program.run(arguments, in: folder.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasPrefix("content/\(path): "), "\(outcome.output)")
      #expect(outcome.output.hasSuffix("plan-archive check\n"))
      let check = try Program.run(["check", "--strict", "--diagnostics", "json"], in: folder.path)
      #expect(check.status == 0)
      #expect(!check.errors.contains(path), "\(check.errors)")
      #expect(try Program.run(["build"], in: folder.path).status == 0)
    }
  }

  @Test func planHasWhatWasSaid() throws {
    let folder = try Self.site()
    _ = try Program.run(Self.plan + ["--number", "31-KH/TU", "--issued", "05/01/2026"], in: folder.path)
    let text = try Self.text(folder, "plans/31-kh-tu.md")
    let header =
      "---\ntitle: \"Kế hoạch: “A”\"\naccess: public\nnumber: 31-KH/TU\nissuer: btv-tinh-uy\nissued: 2026-01-05\n---\n"
    #expect(text.hasPrefix(header), "\(text)")
    #expect(text.contains("\n## V- Khẩu hiệu\n"))
  }

  @Test(arguments: [
    (["new", "plan", "--issuer", "x", "--access", "public"], "--title"),
    (["new", "plan", "--title", "A", "--access", "public"], "--issuer"),
    (["new", "plan", "--title", "A", "--issuer", "tinh-uy"], "--access"),
    (["new", "event", "--title", "A", "--access", "public", "--level", "national", "--status", "held"], "--kind"),
    (["new", "event", "--title", "A", "--access", "public", "--kind", "other", "--status", "held"], "--level"),
    (["new", "event", "--title", "A", "--access", "public", "--kind", "other", "--level", "sector"], "--status"),
    (["new", "page", "--title", "A"], "--access"), (["new", "body", "--level", "commune"], "--name"),
    (["new", "body", "--name", "A"], "--level"),
    (["new", "page", "--title", "…", "--access", "public"], "<id>"),
  ])
  func whatIsMissingIsNamed(_ arguments: [String], _ option: String) throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Missing expected argument '\(option)"), "\(outcome.errors)")
    #expect(try folder.contents(of: "") == before)
  }

  @Test(arguments: [
    plan + ["--access", "secret"], plan + ["--issued", "31/02/2026"], plan + ["--number", "a\nb"],
    ["new", "plan", "../x"] + plan.dropFirst(2), ["new", "plan", "Hoa"] + plan.dropFirst(2),
    plan + ["--issuer", "ban thuong vu"], plan + ["--issuer", "Sở Nội vụ"], ["new", "pln"],
    ["new", "body", "--name", "A", "--level", "x"], ["new", "body", "tinh-uy", "--name", "A", "--level", "commune"],
  ])
  func whatCannotBeIsWrongUsage(_ arguments: [String]) throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    #expect(try Program.run(arguments, in: folder.path).status == 64)
    #expect(try folder.contents(of: "") == before)
  }

  /// What no file can hold is reported as in a file, and not written.
  @Test(arguments: [
    (["new", "page", "search"], "[record.reserved]"),
    (["new", "page", "a", "--title", "a\u{202E}b"], "[encoding.bidirectional]"),
  ])
  func findingsStopIt(_ arguments: [String], _ code: String) throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    let rest = arguments.contains("--title") ? [] : ["--title", "A"]
    let outcome = try Program.run(arguments + rest + ["--access", "public"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(code), "\(outcome.errors)")
    #expect(try folder.contents(of: "") == before)
  }

  @Test(arguments: [
    ("ban thuong vu tinh", "btv-tinh-uy"), ("TỈNH ỦY ĐỒNG THÁP", "tinh-uy"), ("cao lanh", "btv-dang-uy"),
    ("btv dang uy", "btv-dang-uy"),
  ])
  func issuerIsFoundByName(_ words: String, _ id: String) throws {
    let folder = try Self.site()
    let outcome = try Program.run(Self.plan + ["a", "--issuer", words], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Self.text(folder, "plans/a.md").contains("issuer: \(id)\n"))
  }

  @Test func nothingIsWrittenOver() throws {
    let folder = try Self.site()
    try folder.write(SiteFixture.plan().replacing("btv", with: "tinh-uy"), to: "content/plans/2025/a.md")
    let taken = try Program.run(["new", "plan", "a"] + Self.plan.dropFirst(2), in: folder.path)
    #expect(taken.status == 64)
    #expect(taken.errors.contains("there is a record ‘a’ already"), "\(taken.errors)")
    // A proposal goes out of the way.
    for _ in 0..<2 { #expect(try Program.run(Self.plan, in: folder.path).status == 0) }
    #expect(
      try folder.contents(of: "content/plans").keys.sorted() == ["2025/a.md", "ke-hoach-a-2.md", "ke-hoach-a.md"])
  }

  @Test(arguments: [
    ("", "- id: so-y-te\n  name: \"Sở Y tế\"\n  level: provincial\n"),
    ("# A\r\n- id: a\r\n  name: A", "\r\n- id: so-y-te\r\n  name: \"Sở Y tế\"\r\n  level: provincial\r\n"),
    ("  - {id: a, name: A}\n  # B\n", "  - id: so-y-te\n    name: \"Sở Y tế\"\n    level: provincial\n"),
    ("- id: a\n  name: A\n  internal:\n    b: c\n\n", "- id: so-y-te\n  name: \"Sở Y tế\"\n  level: provincial\n"),
  ])
  func bodyIsAppended(_ file: String, _ entry: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Kho\n", to: "content/site.yml")
    if !file.isEmpty { try folder.write(file, to: "content/bodies.yml") }
    let outcome = try Program.run(["new", "body", "--name", "Sở Y tế", "--level", "provincial"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "content/bodies.yml: đã thêm “so-y-te”\n")
    #expect(try folder.contents(of: "content")["bodies.yml"] == Array((file + entry).utf8))
    #expect(try Program.run(["check", "--strict"], in: folder.path).status == 0)
  }

  /// A list in brackets has no end at which an entry could be added.
  @Test func bodyIsNotAddedWhereItWouldBreakTheFile() throws {
    let folder = try Self.site()
    try folder.write("[{id: a, name: A}]\n", to: "content/bodies.yml")
    let before = try folder.contents(of: "")
    #expect(try Program.run(["new", "body", "--name", "B", "--level", "sector"], in: folder.path).status == 1)
    #expect(try folder.contents(of: "") == before)
  }

  @Test func planNeedsABody() throws {
    let folder = try Self.site()
    try folder.write("", to: "content/bodies.yml")
    let outcome = try Program.run(Self.plan + ["--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("plan-archive new body"), "\(outcome.errors)")
  }

  @Test func terminalIsAsked() throws {
    let folder = try Self.site()
    let (status, screen) = try Program.runOnTerminal(
      ["new", "plan"], in: folder.path,
      typing: ["", "Kế hoạch A", "ban thuong", "2", "3", "internal", "12-KH/ĐU", "30/02/2026", "1/2/2026", ""])
    #expect(status == 0, "\(screen)")
    #expect(screen.contains("cần có chữ"))
    #expect(screen.contains("  2. Ban Thường vụ Đảng ủy phường Cao Lãnh (btv-dang-uy)"))
    #expect(screen.contains("chọn số từ 1 đến 2"))
    #expect(screen.contains("viết năm-tháng-ngày"))
    #expect(screen.contains("[12-kh-du]: "))
    #expect(
      try Self.text(folder, "plans/12-kh-du.md").hasPrefix(
        "---\ntitle: \"Kế hoạch A\"\naccess: internal\nnumber: 12-KH/ĐU\nissuer: btv-dang-uy\nissued: 2026-02-01\n---\n"
      ))
  }

  @Test func terminalIsAskedInTheLanguageOfTheSite() throws {
    let folder = try Self.site("language: en\n")
    let (status, screen) = try Program.runOnTerminal(
      ["new", "event", "--title", "A"], in: folder.path, typing: ["1", "2", "national", "4", "b"])
    #expect(status == 0, "\(screen)")
    #expect(screen.contains("Who may read it:") && screen.contains("  2. conference ("), "\(screen)")
    #expect(try Self.text(folder, "events/b.md").contains("kind: conference\nlevel: national\nstatus: cancelled\n"))
  }

  /// Whoever goes away while asked leaves nothing behind.
  @Test func endOfInputWritesNothing() throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    #expect(try Program.runOnTerminal(["new", "plan"], in: folder.path, typing: ["Kế hoạch A"]).status == 64)
    #expect(try folder.contents(of: "") == before)
  }
}
