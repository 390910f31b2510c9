import Archiving
import Diagnostics
import Publishing
import TestSupport
import Testing

/// Lines of a body that were meant for its front matter stop every edition, and nothing of them is shown. The tests name
/// the rows of the catalogue of slips.
@Suite struct BodyLineTests {
  private static let path = "content/plans/a.md"

  /// Files without their last line end too, and as other systems end lines.
  private static func variants(_ text: String) -> [String] {
    [text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), String(text.dropLast())]
  }

  private static func erase(_ text: String, for edition: Edition) -> (tree: SourceTree, report: Report) {
    var report = Report()
    let tree = Erasure(SiteFixture.minimal.with(path, text).content, for: edition, into: &report).tree
    return (tree, report)
  }

  /// Each mark of a text has a finding in both editions, and no other place has.
  private func expect(_ code: DiagnosticCode, in marked: String) {
    let marked = Marked(marked)
    for text in Self.variants(marked.text) {
      for edition in Edition.allCases {
        let (tree, report) = Self.erase(text, for: edition)
        let findings = report.sorted().shown
        #expect(findings.map(\.location) == marked.locations(in: Self.path), "\(text.debugDescription)")
        #expect(findings.allSatisfy { $0.code == code && $0.severity == .error && !$0.quotesSource })
        if edition == .public { #expect(tree.unreadable == [Self.path]) }
      }
    }
  }

  // MARK: Dashes

  @Test(arguments: [
    "Một\n\n⟦---\n\nHai\n", "Tiêu đề\n⟦---\n", "Tiêu đề\n⟦----------\nHai\n", "⟦---\n", "⟦- - -\n", "⟦--\t-\n",
    "⟦-- --   \n",
    "   ⟦---\n", "\t⟦---\n", "    ⟦---\n", "\u{A0}⟦---\n", "\u{3000}⟦---\n", "\u{FEFF}⟦---\n", "⟦---\u{A0}\n",
    "⟦-\u{2003}--\u{200B}\n",
    "> ⟦---\n", ">⟦---\n", "> > ⟦-----\n", "⟦- ---\n", "* ⟦---\n", "+ ⟦---\n", "1. ⟦---\n", "12) ⟦---\n",
    "> 1. * ⟦- - -\n",
    "- Một\n  ⟦---\n", "```\n⟦---\n```\n", "~~~yaml\ntitle: x\n⟦---\n~~~\n", "⟦---\n\n⟦---\n",
    "Một\n\n⟦---\n\nHai\n\n⟦---\n\nBa\n",
    "Thực hiện như sau:\n\n- a\n\nMột.\n⟦---\n", "Nội dung: một\n\nHai.\n\n⟦---\n", "**Kính gửi:** Sở\n⟦---\n",
  ]) func lineOfDashes(_ body: String) {
    expect(.bodyDashes, in: SiteFixture.plan(body: body))
  }

  @Test(arguments: [
    "| A | B |\n⟦---\n", "| A | B |\n⟦--- ---\n| a | b |\n", "A | B\n  ⟦----------\na | b\n",
    "> | A | B |\n> ⟦--- ---\n",
  ]) func delimiterRowWithoutBars(_ body: String) {
    expect(.bodyDashes, in: SiteFixture.plan(body: body))
    for text in Self.variants(Marked(SiteFixture.plan(body: body)).text) {
      let message = Self.erase(text, for: .public).report.findings.first?.message
      #expect(message?.en.contains("‘|’") == true)
      #expect(message?.vi.contains("“|”") == true)
    }
  }

  // MARK: Keys

  /// A2: what can stand before a key.
  @Test(arguments: [
    "", "  ", "\t", "\u{A0}", "\u{2003}\u{3000}", "\u{200B}", "\u{FEFF}", "\u{2060}\u{AD}", "- ", "* ", "+ ", "1. ",
    "12) ", "> ", ">",
    "> - ", "- [ ] ", "## ", "### ", "**", "__", "*", "~~", "`", "\"", "'", "“", "‘", "«", "[", "[[", "{", "(", "\\",
    "| ", "• ", "– ",
    "— ", "▪ ", "> **“",
  ]) func signsBeforeKey(_ signs: String) {
    for key in ["internal:", "Internal: x", "access: internal", "access:"] {
      expect(.bodyKey, in: SiteFixture.plan(body: "Một.\n\n\(signs)⟦\(key)\n"))
    }
  }

  /// A2.
  @Test(arguments: [
    "internal:", "internal: x", "internal:x", "INTERNAL: x", "InTernal : x", "internal\t: x", "internal\u{A0}: x",
    "internal：x",
    "internal ︓ x", "internal﹕x", "internal∶ x", "internalː x", "internal꞉ x", "internal**: x", "internal**:** x",
    "internal\": x",
    "internal`: x", "internal” : x", "internal]: x", "internal\\: x", "in\u{200B}ternal: x", "internal\u{200B}: x",
    "ｉｎｔｅｒｎａｌ：ｘ",
    "Ｉnternal: x", "іnternal: x", "intеrnаl: x", "ІΝТЕRNАL: x", "𝐢𝐧𝐭𝐞𝐫𝐧𝐚𝐥: x", "internal: {a: b}",
    "internal: |", "internal::",
    "access:", "access:  ", "access: public", "access: internal", "access : Internal", "ACCESS: PUBLIC",
    "access:internal",
    "access： internal", "access: \"internal\"", "access: **internal**", "access: # ai được đọc", "access**:** internal",
    "access: internal # x",
    "access: internal, chỉ cán bộ", "ａｃｃｅｓｓ: ｐｕｂｌｉｃ", "аccess: internal", "ассеѕѕ: іnternal", "access: рublic",
  ]) func spellingsOfKey(_ key: String) {
    expect(.bodyKey, in: SiteFixture.plan(body: "⟦\(key)\n"))
    expect(.bodyKey, in: SiteFixture.plan(body: "Một.\n\n```yaml\n  ⟦\(key)\n```\n"))
  }

  @Test func keyIsNamedButNotQuoted() {
    for (line, word) in [("> ＩＮＴＥＲＮＡＬ: Bí mật", "internal"), ("- Access: internal, Bí mật", "access")] {
      let finding = Self.erase(SiteFixture.plan(body: line + "\n"), for: .public).report.findings.first
      #expect(finding?.message.en.contains("‘\(word)’") == true)
      #expect(finding?.hint.vi.contains("“\(word):”") == true)
    }
  }

  // MARK: Front matter

  /// A1: the fence came too early: one finding, at the fence, whatever the keys below it are.
  @Test(arguments: [
    "issuer: btv\n⟦---\ninternal:\n  a: x\n---\nMột.\n",
    "issuer: btv\n⟦---\n\n# chú thích\ninternal: {a: b}\n\n---\n\nMột.\n",
    "⟦---\nissuer: btv\n---\n",
    "⟦---\nissuer: btv\n---\ninternal: {a: b}\n---\nMột.\n",
    "⟦---   \nissuer: btv\ntopics:\n- một\n- hai\nrecipients:\n  - x\nnội bộ: x\naccess: internal\n----\n",
    "⟦---\n  issuer: btv\n > ---\n",
    "⟦---\n\"issuer\": btv\nplace:\n- - -\n",
  ]) func frontMatterEndsEarly(_ rest: String) {
    expect(.frontMatterEarlyEnd, in: "---\ntitle: A\naccess: public\n" + rest)
  }

  /// A1: then the line that says who may read the file can stand below the fence.
  @Test(arguments: ["access: public\n", "access: internal\ninternal:\n  a: b\n", "access: khác\n"])
  func accessBelowTheFence(_ keys: String) {
    expect(.frontMatterEarlyEnd, in: "---\ntitle: A\n⟦---\n" + keys + "---\nMột.\n")
  }

  /// A3.
  @Test(arguments: [
    "Một.\n\n⟦---\ntitle: B\naccess: internal\ninternal:\n  a: b\n---\n\nHai.\n",
    "\n⟦---\n\n# x\naccess: public\n- y\n---\n", "⟦---\ntitle: B\n---\n",
    "Một.\n⟦- - -\ntitle: B\n---\nplace: x\n---\n", "Một.\n\n> ⟦---\n> internal:\n>   a: b\n> ---\n",
    "```yaml\n⟦---\ninternal: x\n---\n```\n",
    "Một.\n\u{FEFF}⟦---\ntitle: B\n---\nHai.\n", "Một.\n⟦---\ntitle: B\n---\n\nHai.\n⟦---\ntitle: C\n---\n",
  ]) func secondFrontMatter(_ body: String) {
    expect(.frontMatterSecond, in: SiteFixture.plan(body: body))
  }

  /// Each mistake of a file has its finding.
  @Test func mistakesTogether() {
    let marked = Marked(
      "---\ntitle: A\naccess: public\n⟦---\nissuer: btv\n---\n\nMột\n⟦---\nHai\n\n⟦internal: x\n\n⟦---\na: b\n---\n\n> ⟦access:\n"
    )
    for edition in Edition.allCases {
      let findings = Self.erase(marked.text, for: edition).report.sorted().shown
      #expect(findings.map(\.location) == marked.locations(in: Self.path))
      #expect(findings.map(\.code) == [.frontMatterEarlyEnd, .bodyDashes, .bodyKey, .frontMatterSecond, .bodyKey])
    }
  }

  @Test(arguments: ["content/events/dh.md", "content/pages/about.md"])
  func recordsOfEachKind(_ path: String) async {
    let body = "Một\n⟦---\n\n- ⟦internal: x\n"
    let marked = Marked(path.contains("events") ? SiteFixture.event(body: body) : SiteFixture.page(body: body))
    let findings = await SiteFixture.minimal.with(path, marked.text).findings()
    #expect(findings.map(\.location) == marked.locations(in: path))
  }

  // MARK: What is right

  @Test(arguments: [
    "***\n", "* * *\n", "___\n", "_ _ _\n", "Một\n\n***\n\nHai\n", "Tiêu đề\n--\n", "-\n", "- -\n", "> - -\n", "--\n",
    "---a\n", "---.\n", "a ---\n",
    "Một --- hai\n", "–––\n", "———\n", "\\---\n", "+---+---+\n", "+---\n", "*---\n", "1---\n", "--->\n", "<!-- x\n",
    "===\n", "`---`\n", "# ---\n",
    "| A | B |\n| --- | --- |\n| a | b |\n", "|A|B|\n|---|---|\n", "A | B\n--- | ---\na | b\n", "| A |\n|---|\n",
    "> | A |\n> |:-:|\n",
    "| A | B |\n| - | - |\n| --- | -- |\n", ":---\n", "---:\n",
    "nội bộ: x\n", "Nội bộ: x\n", "- Nội bộ: x\n", "internal affairs: x\n", "Internal\n", "internal\n: x\n",
    "internal x: y\n", "internals: x\n",
    "internal2: x\n", "internal 2: x\n", "internal_note: x\n", "internal-note: x\n", "An internal: x\n",
    "Chữ internal: x\n", "Khóa `internal:` x\n", "xinternal: x\n",
    "đinternal: x\n", "internal (x): y\n", "| internal | x: y |\n", "international: x\n", "intern: x\n",
    "in ternal: x\n", "Ban internal: x\n",
    "access\n", "access to files: public\n", "access: yes\n", "access: mọi người\n", "access: 12\n",
    "access: publicly\n", "access: internals\n", "Access of the public: x\n",
    "accessible: public\n", "access public: x\n", "public: x\n", "title: x\nplace: y\n", "Kính gửi: Sở\n",
    "acces: internal\n", "# access\n",
    "", "\n\n", "Một.\n",
  ]) func legalLines(_ body: String) {
    for text in Self.variants(SiteFixture.plan(body: body)) {
      for edition in Edition.allCases {
        #expect(Self.erase(text, for: edition).report.findings == [], "\(text.debugDescription)")
      }
    }
  }

  /// YAML of a front matter is not the body's.
  @Test func frontMatterMayHoldThem() {
    let header = "notes:\n  - kind: inference\n    text: |\n      một\n      ---\n      access: internal\n"
    #expect(Self.erase(SiteFixture.plan(header), for: .public).report.findings == [])
  }

  @Test func thematicBreakIsRendered() async throws {
    let site = try #require(
      await SiteFixture.minimal.with(Self.path, SiteFixture.plan(body: "Một\n\n***\n")).render().site)
    #expect(site.text("plans/a/index.html")?.contains("<hr />") == true)
  }

  // MARK: Two editions

  private static let passage = "::: internal\nBí mật\n\n---\ninternal: Bí mật\n---\nMột\n---\n:::\n"

  /// Where internal lines stand around it, the public log has the lines of what is left, the internal one the author's.
  @Test func linesOfBothEditions() async throws {
    let key = "internal:\n  a: Bí mật\n"
    let body = "Một\n\(Self.passage)⟦---\n\n| A | B |\n\(Self.passage)⟦---\n\n\(Self.passage)- ⟦internal: Bí mật\n"
    let whole = Marked(SiteFixture.plan(key, body: body))
    let left = Marked(SiteFixture.plan(body: body.replacing(Self.passage, with: "")))
    let (_, report) = Self.erase(whole.text, for: .public)
    #expect(report.sorted().shown.map(\.location) == left.locations(in: Self.path))
    #expect(report.findings.map(\.message) == Self.erase(left.text, for: .public).report.findings.map(\.message))

    let places = Self.erase(whole.text, for: .internal).report.sorted().shown.map(\.location)
    // The passages have findings of their own there.
    #expect(places.count == 9)
    #expect(whole.locations(in: Self.path).allSatisfy(places.contains))

    var checked = Report()
    let fixture = SiteFixture.minimal.with(Self.path, whole.text)
    _ = try await Site.check(fixture.content, themes: fixture.themes, into: &checked)
    #expect(checked.sorted().shown.filter { $0.severity == .error }.map(\.location) == places)
  }

  /// The front matter ends early: also `check`, which looks at both editions, has that finding only.
  @Test func checkReportsAnEarlyEndOnce() async throws {
    let key = "internal:\n  a: b\n"
    let marked = Marked("---\ntitle: A\naccess: public\n\(key)⟦---\n  c: d\nissuer: btv\n---\nMột <b>hai</b>\n")
    let fixture = SiteFixture.minimal.with(Self.path, marked.text)
    var report = Report()
    _ = try await Site.check(fixture.content, themes: fixture.themes, into: &report)
    let findings = report.sorted().shown.filter { $0.severity == .error }
    #expect(findings.map(\.code) == [.frontMatterEarlyEnd])
    #expect(findings.map(\.location) == marked.locations(in: Self.path))
    let places = Self.erase(marked.text, for: .public).report.findings.map(\.location)
    #expect(places == [SourceLocation(file: Self.path, line: 4)])
  }

  /// Of an internal file and of internal passages, the public edition knows nothing.
  @Test func internalLinesAreFoundInTheInternalEditionOnly() async {
    let file = "---\ntitle: Bí mật\naccess: internal\nissuer: btv\n---\nMột\n---\ninternal: Bí mật\n"
    let fixture = SiteFixture.minimal.with(Self.path, SiteFixture.plan(body: Self.passage))
      .with("content/plans/b.md", file)
    #expect(await fixture.findings() == [])
    let places = await fixture.findings(.internal).map(\.location)
    #expect(
      places == [
        SourceLocation(file: Self.path, line: 9), SourceLocation(file: Self.path, line: 13),
        SourceLocation(file: "content/plans/b.md", line: 7), SourceLocation(file: "content/plans/b.md", line: 8),
      ])
    let without = SiteFixture.minimal.with(Self.path, SiteFixture.plan(body: ""))
    #expect(await Publication.made(of: fixture.content) == Publication.made(of: without.content))
  }

  /// Neither files nor log have a word of what was meant for staff.
  @Test(arguments: [
    "---\ntitle: A\naccess: public\n---\nissuer: btv\ninternal:\n  a: Bí mật\n---\n",
    "---\ntitle: A\n---\naccess: internal\na: Bí mật\n---\n",
    SiteFixture.plan(body: "---\ninternal:\n  a: Bí mật\n---\n"),
    SiteFixture.plan(body: "> **internal** : Bí mật\n  Bí mật\n"),
    SiteFixture.plan(body: "Access: internal, Bí mật\n[Bí mật](bi-mat.md)\n"),
    SiteFixture.plan(body: "Bí mật <b>\n---\n"),
    SiteFixture.plan(body: "| Bí mật | B |\n--- ---\n\u{202E}Bí mật\n"),
  ]) func nothingIsPublished(_ text: String) async {
    for text in Self.variants(text) {
      let publication = await Publication.made(of: SiteFixture.minimal.with(Self.path, text).content)
      #expect(publication.files.isEmpty)
      let log = String(decoding: publication.log, as: UTF8.self)
      #expect(log.contains(Self.path))
      #expect(!log.contains("Bí mật"))
    }
  }
}
