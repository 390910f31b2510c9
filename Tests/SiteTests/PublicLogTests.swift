import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import TestSupport
import Testing

/// What the log of the public edition says when a slip makes it doubtful what is internal: the lines of the erased text, and
/// nothing that could be internal.
@Suite struct PublicLogTests {
  private static func log(_ fixture: SiteFixture, _ edition: Edition = .public) async -> [String] {
    await fixture.findings(edition).map {
      "\($0.location.file):\($0.location.line):\($0.location.column) \($0.code)"
    }
  }

  private static func plan(_ text: String) -> SiteFixture { SiteFixture.minimal.with("content/plans/a.md", text) }

  // MARK: Lines

  @Test(arguments: [
    (SiteFixture.plan("⟦internal: {a: b\n"), "internal.value"),
    (SiteFixture.plan("⟦Internal: {a: b}\n"), "internal.place"),
    (SiteFixture.plan("⟦::: internal\n"), "passage.marker"), (SiteFixture.plan("⟦interal: x\n"), "internal.place"),
    (
      SiteFixture.plan("access: public\n").replacing("access: public\n---", with: "⟦access: public\n---"),
      "plan.access-invalid"
    ),
    ("---\ntitle: A\nissuer: btv\n⟦acces: public\n---\nMột\n", "plan.access-missing"),
    (SiteFixture.plan(body: "Một\n\n⟦:: internal\n"), "passage.marker"),
    (SiteFixture.plan(body: "Một\n\n⟦:::\n"), "passage.stray-end"),
    (SiteFixture.plan(body: "Một\n\n⟦::: internal\n"), "passage.unclosed"),
    (SiteFixture.plan(body: "Một\n\n⟦internal: x\n"), "body.key"),
    (SiteFixture.plan(body: "Một\n⟦---\n"), "body.dashes"),
    (SiteFixture.plan(body: "Xem ⟦[x](khong-co.md)\n"), "link.dead"),
  ]) func slipsStandWhereTheErasedTextHasThem(_ text: String, _ code: String) async {
    let marked = Marked(text)
    let place = marked.location(in: "content/plans/a.md")
    let wanted = ["\(place.file):\(place.line):\(place.column) \(code)"]
    #expect(await Self.log(Self.plan(marked.text)) == wanted)
    let parts = marked.text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let internalKey = "internal:\n  note: bí mật\n\n  other: |\n    bí mật\n"
    let passage = "::: internal\nBí mật\n\nBí mật\n:::\n"
    let whole = "---\n" + internalKey + parts[1] + "---\n" + passage + parts[2]
    #expect(await Self.log(Self.plan(whole)) == wanted)
  }

  /// In the text of `check` and of the internal edition the slip stands where the author finds it, and only once.
  @Test func checkHasTheLinesOfTheAuthor() async throws {
    let marked = Marked(SiteFixture.plan("internal:\n  a: b\n", body: "::: internal\nMột\n:::\n\n⟦:: internal\n"))
    let folder = try TemporaryFolder()
    try folder.write(Self.plan(marked.text))
    let outcome = try Program.run(["check", "--language", "en"], in: folder.path)
    let place = marked.location(in: "content/plans/a.md")
    #expect(outcome.errors.components(separatedBy: "error:").count == 2, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("content/plans/a.md:\(place.line):1: error:"), "\(outcome.errors)")
  }

  // MARK: What looks internal

  @Test(arguments: [
    ":\u{FE0F}:: internal", ":\u{34F}:: internal", "﹕﹕﹕ internal", "︓︓︓", "∷ internal", "ːːː internal",
    "\u{301}::: internal",
    "\u{3164}::: internal", "１. ::: internal", "• ::: internal", "> ⁃ :::", "“::: internal”", "# ::: internal",
    "**:::** internal",
    "\\::: internal", "| ::: internal |", ": : : internal", ": internal", "a) ::: internal", "đ. :::",
    "- b) :: internal", ": ｉｎｔｅｒｎａｌ", "։։։ internal",
  ]) func linesThatLookLikeMarkersAreErrors(_ line: String) async {
    let findings = await Self.plan(SiteFixture.plan(body: "\(line)\n\nBÍ MẬT\n")).findings()
    #expect(findings.map(\.code) == ["passage.marker"])
    #expect(findings.first?.location.line == 6)
    #expect(findings.first?.quotesSource == false)
  }

  @Test(arguments: [
    "Thời gian: 8:00::9:00", "a: b", "Lưu: VT", "a) Một: hai", ": một", "a ::: b", "- Một:: hai", "12:30", "* : một",
    "https://example.org/::",
  ])
  func colonsInsideOfLinesAreText(_ line: String) async {
    #expect(await Self.log(Self.plan(SiteFixture.plan(body: "Một\n\n\(line)\n"))) == [])
  }

  @Test(arguments: [
    "interal: {note: BÍMẬT}", "&a internal: {note: BÍMẬT}", "!x internal: {note: BÍMẬT}",
    "internal\u{200B}: {note: BÍMẬT}",
    "intеrnal: {note: BÍMẬT}", "\"\\x69nternal\": {a: BÍMẬT, a: b}", "internal = BÍMẬT", "INTERNAL: BÍMẬT",
    "internal_note: BÍMẬT",
    "nội bộ: BÍMẬT", "noi_bo: BÍMẬT", "“internal”: BÍMẬT", "internal：BÍMẬT", "? internal: BÍMẬT",
    "internal {note: BÍMẬT}",
    "*internal: BÍMẬT", "ínternal: BÍMẬT", "Intern: BÍMẬT", "internals:\n  note: BÍMẬT", "internal:\nnote: BÍMẬT",
    "signatory: {internal: BÍMẬT}", "ｉnternal: BÍMẬT",
  ]) func keysThatLookInternalAreErrorsAndNotQuoted(_ key: String) async throws {
    let fixture = Self.plan(SiteFixture.plan("\(key)\n"))
    let findings = await fixture.findings()
    #expect(findings.allSatisfy { $0.location.line == 5 && $0.code.hasPrefix("internal.") }, "\(findings)")
    #expect(!findings.isEmpty)
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    let outcome = try Program.run(["build", "--diagnostics", "text"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(!outcome.errors.contains("BÍMẬT"), "\(outcome.errors)")
  }

  // MARK: Secrecy

  @Test(arguments: [
    ("content/plans/z-mat.md", "access: public\nsecrecy: mật"),
    ("content/plans/z-mat.md", "access: internal\nsecrecy: mật"),
    ("content/plans/z-mat.md", "access: internal\n\"Secrecy\": \"Tối mật\" # none"),
    ("content/plans/z-mat.md", "access: internal\nsecrecy: >\n  mật"),
    ("content/plans/z-mat.md", "acces: internal\nsecrecy: mật"),
    ("content/events/z-mat.md", "access: internal\nsecrecy: mật"),
    ("content/pages/z-mat.md", "access: public\nsecrecy: nones"),
  ]) func secretDocumentsStopTheBuildAndAreNotNamed(_ path: String, _ header: String) async {
    let fixture = SiteFixture.minimal.with(path, "---\ntitle: Mật\n\(header)\nissuer: btv\n---\nMột\n")
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == ["plan.secrecy"])
    #expect(findings.first?.location == SourceLocation(file: "content"))
    let staff = await fixture.findings(.internal)
    #expect(staff.contains { $0.location.file == path && $0.location.line > 1 && $0.severity == .error })
  }

  @Test(arguments: ["none", "'none'", "none # không mật", ""]) func whatIsNoSecretIsPublished(_ value: String) async {
    #expect(await Self.log(Self.plan(SiteFixture.plan("secrecy: \(value)\n"))) == [])
  }

  @Test func checkNamesTheSecretDocument() throws {
    let marked = Marked(SiteFixture.plan("secrecy: ⟦mật\n"))
    let folder = try TemporaryFolder()
    try folder.write(Self.plan(marked.text))
    let outcome = try Program.run(["check"], in: folder.path)
    let place = marked.location(in: "content/plans/a.md")
    #expect(outcome.errors.hasPrefix("content/plans/a.md:\(place.line):\(place.column): lỗi:"), "\(outcome.errors)")
    #expect(outcome.errors.components(separatedBy: "plan.secrecy").count == 2)
  }

  // MARK: Names

  @Test(arguments: [
    "plans/-bimat.md", "plans/bi\\mat.md", "plans/bi\nmat.md", "plans/\u{301}bimat.md", "plans/bimat.md.",
    "plans/-x/bimat.md",
    "plans/bimat.txt", "events/bimat.MD", "pages/Bimat.md", "plans/bimat",
  ]) func namesOfInternalFilesStayInternal(_ name: String) throws {
    for (access, isNamed) in [("internal", false), ("public", true)] {
      let folder = try TemporaryFolder()
      try folder.write(.minimal)
      try folder.write("---\naccess: \(access)\ntitle: A\n---\n", to: "content/" + name)
      let outcome = try Program.run(["build"], in: folder.path)
      #expect(outcome.errors.lowercased().contains("mat") == isNamed, "\(outcome.errors)")
      #expect(try Program.run(["check"], in: folder.path).errors.lowercased().contains("mat"))
    }
  }

  @Test func nameOfAnInternalFileThatIsTooLargeStaysInternal() throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    let text = Array("---\naccess: internal\ntitle: A\n---\n".utf8) + [UInt8](repeating: 0x61, count: 5 << 20)
    try folder.write(text, to: "content/plans/bimat.md")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try Program.run(["build", "--edition", "internal"], in: folder.path).errors.contains("[file.too-large]"))
  }
}
