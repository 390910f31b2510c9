import Archiving
import Citations
import Diagnostics
import Files
import Outputs
import Records
import TestSupport
import Testing
import Texts

/// One kind of bad input: what is put into a valid site, and the finding that must come of it.
struct HostileCase: Sendable, CustomTestStringConvertible {
  /// The number in the catalogue of bad inputs; 0 for what the contract demands beyond it.
  let number: Int
  let name: String
  let file: String
  /// `⟦` marks the place of the finding.
  let text: String
  /// Bytes that are no text, after the text.
  var bytes: [UInt8] = []
  let code: String
  /// Other findings that the same mistake must bring.
  var others: [String] = []

  var testDescription: String { "\(number) \(name)" }

  static func plan(
    _ number: Int, _ name: String, _ code: String, header: String = "", body: String = "Nội dung.\n",
    bytes: [UInt8] = [], others: [String] = []
  ) -> Self {
    Self(
      number: number, name: name, file: "content/plans/a.md", text: SiteFixture.plan(header, body: body), bytes: bytes,
      code: code, others: others)
  }

  static func file(
    _ number: Int, _ name: String, _ code: String, _ file: String, _ text: String, bytes: [UInt8] = [],
    others: [String] = []
  ) -> Self {
    Self(number: number, name: name, file: file, text: text, bytes: bytes, code: code, others: others)
  }

  /// A plan whose whole front matter is given.
  static func wholePlan(
    _ number: Int, _ name: String, _ code: String, _ text: String, others: [String] = []
  ) -> Self {
    Self(number: number, name: name, file: "content/plans/a.md", text: text, code: code, others: others)
  }
}

/// Every kind ends with its finding at its place, and no site is made.
@Suite struct HostileContentTests {
  @Test(arguments: HostileCase.all) func endsWithItsFinding(_ hostile: HostileCase) async {
    let marked = Marked(hostile.text)
    let (site, report) = await SiteFixture.minimal.with(hostile.file, Array(marked.text.utf8) + hostile.bytes).render()
    let findings = report.sorted().shown.filter { $0.severity != .note }
    let isMade = site != nil
    #expect(!isMade)
    #expect(
      findings.map(\.code).sorted { $0 < $1 }
        == ([hostile.code] + hostile.others).sorted { $0 < $1 })
    let finding = findings.first { $0.code == hostile.code }
    #expect(finding?.location == marked.location(in: hostile.file))
    #expect(finding?.hint.vi.isEmpty == false)
  }

  /// A broken site.yml or front matter does not hide what else is wrong.
  @Test func errorsDoNotHideEachOther() async {
    let fixture = SiteFixture.minimal.with("content/site.yml", "title: \"A\n")
      .with("content/plans/a.md", "---\naccess: public\ntitle: [A\n---\nMột <b>hai</b>\n")
    let codes = Set(await fixture.findings().map { "\($0.location.file) \($0.code)" })
    #expect(
      codes == [
        "content/site.yml yaml.syntax", "content/plans/a.md yaml.syntax", "content/plans/a.md markdown.raw-html",
      ])
  }

  @Test func warningsOfABody() async {
    let marked = Marked(SiteFixture.plan(body: "## Một\n\n⟦#### Hai\n"))
    let findings = await SiteFixture.minimal.with("content/plans/a.md", marked.text).findings()
    #expect(findings.map(\.code) == ["heading.level"])
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(findings.first?.location == marked.location(in: "content/plans/a.md"))
  }

  /// What an author wrote cannot pass for a finding, nor steer a terminal.
  @Test func findingsCannotBeForged() async {
    let key = "\"x\\ncontent/plans/zz.md:1:1: error: forged [x.y]\": 1\ntype: \"\\e[31mplan\"\n"
    let (_, report) = await SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(key)).render()
    var printer = DiagnosticPrinter(.text, language: .en)
    let text = printer.print(report)
    #expect(!text.contains("\ncontent/plans/zz.md"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test(arguments: HostileCase.buildable) func stillBuilds(_ name: String, _ fixture: SiteFixture) async {
    let (site, report) = await fixture.render()
    #expect(report.sorted().shown.filter { $0.severity != .note } == [], "\(name)")
    let isMade = site != nil
    #expect(isMade)
  }
}

extension HostileCase {
  static let all: [HostileCase] = encoding + frontMatter + values + markdown + links + records + settings + places

  private static let places: [HostileCase] = [
    .plan(
      9, "NEL before a place", "value.term", header: "# c\u{85}\u{85}\nterm: ⟦zz\n", others: ["encoding.line-separator"]
    ),
    .plan(
      9, "U+2028 before a place", "value.term", header: "# c\u{2028}\nterm: ⟦zz\n", others: ["encoding.line-separator"]),
    .plan(22, "duplicate key in quotes", "yaml.duplicate-key", header: "place: a\n⟦\"place\": b\n"),
    .plan(22, "duplicate key in a flow mapping", "yaml.duplicate-key", header: "signatory: {name: a,\n  ⟦name: c}\n"),
    .plan(
      10, "key behind NFD", "key.unknown", header: "signatory: {name: \"e\u{323}\u{302}e\u{323}\u{302}\", ⟦nam: x}\n"),
    .plan(
      10, "value behind an NFD key", "value.term",
      header: "notes: []\nterm: \"⟦e\u{302}\"\n".replacing("\"⟦", with: "⟦\"")),
    .plan(10, "body in NFD", "markdown.raw-html", body: "Ke\u{302}\u{301} hoa\u{323}ch ⟦<b> e\u{302}\n"),
    .plan(10, "link behind NFD", "link.dead", body: "e\u{302}\n\nKe\u{302}\u{301} ⟦[hoa\u{323}ch](x.md)\n"),
    .plan(10, "character behind NFD", "encoding.invisible", body: "Ke\u{302}\u{301}⟦\u{200B}\n"),
    .plan(10, "character reference behind NFD", "encoding.invisible", body: "Ke\u{302}\u{301}⟦&shy;\n"),
    .plan(10, "no UTF-8 behind NFD", "encoding.not-utf-8", body: "Ke\u{302}\u{301} ⟦", bytes: [0xFF]),
    .file(
      10, "authority file in NFD", "key.unknown", "content/bodies.yml",
      "- {id: btv, name: Thu\u{31B}o\u{31B}\u{300}ng vu\u{323}, level: provincial, ⟦x: a}\n"),
    .file(
      10, "settings in NFD", "key.unknown", "content/site.yml",
      "title: Ke\u{302}\u{301}\nlinks: {}\n⟦fo\u{302}: x\n"
        .replacing("links: {}\n", with: "")),
    .file(
      10, "template in NFD", "theme.unknown-name", "themes/default/templates/not-found.mustache",
      "<!DOCTYPE html><p>Ke\u{302}\u{301} {{⟦titel}}</p>\n"),
    .plan(10, "31 marks on a letter", "encoding.marks", body: "Nội a" + repeated("\u{301}", 30) + "⟦\u{323}dung\n"),
    .plan(10, "31 marks by escapes", "encoding.marks", header: "place: ⟦\"a" + repeated("\\u0301", 31) + "\"\n"),
    .file(
      0, "too many headings of slogans", "site.headings", "content/site.yml",
      "title: A\nslogan_headings:\n" + repeated("- a\n", 50) + "- ⟦b\n"),
    .plan(0, "link in a link", "markdown.link-in-link", body: "[a ⟦<https://e.org> b](https://e.org)\n"),
  ]

  private static let encoding: [HostileCase] = [
    .plan(1, "stray 0xFF", "encoding.not-utf-8", body: "Nội ⟦", bytes: [0xFF]),
    .plan(1, "half a letter on a line of its own", "encoding.not-utf-8", body: "Nội\n\n⟦", bytes: [0xE1, 0xBA]),
    .plan(1, "half a letter of two bytes", "encoding.not-utf-8", body: "Nội\n\n⟦", bytes: [0xC4]),
    .plan(2, "overlong slash", "encoding.not-utf-8", body: "Một\nhai ⟦", bytes: [0xC0, 0xAF]),
    .plan(3, "encoded surrogate", "encoding.not-utf-8", body: "⟦", bytes: [0xED, 0xA0, 0x80]),
    .file(5, "UTF-16", "encoding.utf-16", "content/site.yml", "", bytes: [0xFF, 0xFE, 0x74, 0x00]),
    .file(5, "UTF-16 plan", "encoding.utf-16", "content/plans/b.md", "", bytes: [0xFE, 0xFF, 0x00, 0x2D]),
    .plan(6, "NUL", "encoding.control-character", body: "Nội ⟦\u{0}dung\n"),
    .plan(7, "C1 control", "encoding.control-character", body: "Nội ⟦\u{9D}dung\n"),
    .plan(9, "line separator", "encoding.line-separator", body: "Nội⟦\u{2028}dung\n"),
    .plan(9, "next line", "encoding.line-separator", body: "Nội⟦\u{85}dung\n"),
    .plan(11, "TCVN3 bytes", "encoding.not-utf-8", body: "U⟦", bytes: [0xFB, 0x20, 0x62, 0x61, 0x6E]),
    .plan(12, "TCVN3 as Unicode", "encoding.legacy-font", body: "Uû ban nh⟦©n d©n\n"),
    .plan(12, "VNI as Unicode", "encoding.legacy-font", body: "Ca⟦ùc quaän uûy, huyeän uûy, ñaûng uûy\n"),
    .plan(13, "ƣ for ư", "encoding.pdf-letter", body: "Trung ⟦ƣơng\n"),
    .plan(13, "Ƣ for Ư", "encoding.pdf-letter", header: "place: TH⟦ƢỜNG\n"),
    .plan(
      14, "zero-width in a key", "encoding.invisible", header: "ter⟦\u{200B}m: 2020-2025\n", others: ["key.unknown"]),
    .plan(15, "bidirectional override", "encoding.bidirectional", body: "số ⟦\u{202E}13\n"),
    .plan(16, "Cyrillic letter in a key", "key.unknown", header: "⟦tеrm: 2020-2025\n"),
    .plan(18, "replacement character", "encoding.unassigned", body: "Nội ⟦\u{FFFD}ung\n"),
    .plan(18, "private use", "encoding.unassigned", body: "⟦\u{E000}\n"),
    .plan(18, "noncharacter", "encoding.unassigned", body: "a⟦", bytes: [0xEF, 0xB7, 0x90]),
  ]

  private static let frontMatter: [HostileCase] = [
    .wholePlan(19, "unclosed", "front-matter.unclosed", "⟦---\ntitle: A\n"),
    .wholePlan(19, "unclosed after access", "front-matter.unclosed", "⟦---\naccess: public\ntitle: A\n"),
    .wholePlan(20, "absent", "front-matter.missing", "⟦# Kế hoạch\n"),
    .wholePlan(20, "empty file", "front-matter.missing", "⟦"),
    .file(21, "root not a mapping", "yaml.root", "content/site.yml", "⟦- title\n"),
    .plan(22, "duplicate key", "yaml.duplicate-key", header: "place: A\nterm: 2020-2025\n⟦place: B\n"),
    .plan(23, "duplicate by case", "yaml.duplicate-key", header: "place: A\n⟦Place: B\n"),
    .wholePlan(24, "near-miss key", "plan.access-missing", "---\ntitle: A\n⟦acces: public\nissuer: btv\n---\n"),
    .plan(24, "near-miss key", "key.unknown", header: "⟦signatry: {name: A}\n"),
    .wholePlan(25, "access null", "plan.access-missing", "---\ntitle: A\n⟦access:\nissuer: btv\n---\n"),
    .wholePlan(25, "access list", "plan.access-invalid", "---\ntitle: A\naccess: ⟦[public]\nissuer: btv\n---\n"),
    .wholePlan(25, "access no", "plan.access-invalid", "---\ntitle: A\naccess: ⟦no\nissuer: btv\n---\n"),
    .wholePlan(25, "access Internal", "plan.access-invalid", "---\ntitle: A\naccess: ⟦Internal \nissuer: btv\n---\n"),
    .wholePlan(25, "access twice", "plan.access-invalid", "---\naccess: internal\n⟦access: public\nissuer: btv\n---\n"),
    .file(25, "event access", "event.access-invalid", "content/events/dh.md", "---\naccess: ⟦interal\n---\n"),
    .file(25, "event without access", "event.access-missing", "content/events/dh.md", "⟦---\ntitle: A\n---\n"),
    .file(25, "page access", "page.access-invalid", "content/pages/about.md", "---\naccess: ⟦Public\n---\n"),
    .file(25, "page without access", "page.access-missing", "content/pages/about.md", "⟦---\ntitle: A\n---\n"),
    .plan(26, "tab indent", "yaml.tab", header: "signatory:\n⟦\tname: A\n"),
    .plan(27, "alias bomb", "yaml.feature", header: "topics: ⟦&a [x, x]\n"),
    .plan(28, "alias as key", "yaml.feature", header: "⟦*a : x\n"),
    .plan(29, "undefined alias", "yaml.feature", header: "topics: [a, ⟦*b]\n"),
    .plan(30, "merge key", "yaml.feature", header: "signatory:\n  ⟦<<: {name: A}\n"),
    .plan(31, "binary tag", "yaml.feature", header: "place: ⟦!!binary aGk=\n"),
    .plan(31, "custom tag", "yaml.feature", header: "recipients:\n  - ⟦!x A\n"),
    .plan(32, "complex key", "yaml.key", header: "⟦? [a]\n: b\n"),
    .plan(32, "list as key", "yaml.key", header: "⟦[a, b]: c\n"),
    .plan(32, "mapping as key", "yaml.key", header: "place: {⟦{x}}\n"),
    .plan(
      33, "5,000 flow levels", "yaml.depth",
      header: "topics: [[[[[[[[[[[[[[[⟦[" + repeated("[", 4984) + "\n"),
    .plan(
      33, "5,000 lists on a line", "yaml.depth",
      header: "topics:\n  - - - - - - - - - - - - - - ⟦- " + repeated("- ", 4985) + "\n"),
    .file(35, "1e999", "value.ordinal", "content/events/dh.md", SiteFixture.event("ordinal: ⟦1e999\n")),
    .file(35, "not a number", "value.ordinal", "content/events/dh.md", SiteFixture.event("ordinal: ⟦.nan\n")),
    .file(
      35, "40 digits", "value.ordinal", "content/events/dh.md",
      SiteFixture.event("ordinal: ⟦" + repeated("9", 40) + "\n")),
    .plan(36, "30 February", "value.date", header: "issued: ⟦2026-02-30\n"),
    .plan(36, "year 0", "value.date", header: "issued: ⟦0000-01-01\n"),
    .file(37, "second document", "yaml.second-document", "content/site.yml", "title: A\n⟦---\ntitle: B\n"),
    .plan(
      38, "1 MB scalar", "value.too-long",
      header: "place: " + repeated("a", 19_993) + "⟦" + String(repeating: "a", count: 1 << 20) + "\n"),
    .wholePlan(39, "blank title", "value.blank", "---\ntitle: ⟦\" \"\naccess: public\nissuer: btv\n---\n"),
    .wholePlan(
      39, "multi-line title", "value.multi-line", "---\ntitle: ⟦|\n  A\n  B\naccess: public\nissuer: btv\n---\n"),
  ]

  private static let values: [HostileCase] = [
    .plan(0, "colon in a value", "yaml.syntax", header: "place: Cần Thơ⟦: x\n"),
    .plan(0, "key without colon", "yaml.syntax", header: "⟦place b\n"),
    .plan(0, "no blank after the colon", "yaml.syntax", header: "place⟦:b\n"),
    .plan(0, "text after a quoted value", "yaml.syntax", header: "place: \"Cần Thơ\" ⟦số 1\n"),
    .plan(0, "text after a list", "yaml.syntax", header: "place: [Khẩn] ⟦Kế hoạch\n"),
    .plan(0, "colon in a list of texts", "value.type", header: "topics:\n  - ⟦Học tập: làm theo\n"),
    .plan(0, "item in a wrong column", "yaml.syntax", header: "topics:\n- a\n ⟦-b\n- c\n"),
    .plan(0, "duplicate key in a flow mapping", "yaml.duplicate-key", header: "signatory: {name: a, ⟦name: b}\n"),
    .plan(
      8, "access inside a quoted value", "yaml.syntax", header: "place: \"a\n⟦x: public\n  b\"\n"),
    .plan(28, "anchor behind a continued text", "yaml.syntax", header: "place: abc\n  \"def\n⟦term: &a 2020-2025\n"),
    .plan(
      28, "anchor behind a block scalar in a list", "yaml.feature",
      header: "notes:\n- text: |\n    foo\n  kind: ⟦&a inference\n"),
    .plan(28, "anchor without a blank", "yaml.feature", header: "signatory: {\"name\":⟦&a \"x\"}\n"),
    .plan(6, "NUL by an escape", "encoding.control-character", header: "place: ⟦\"\\0x\"\n"),
    .plan(15, "direction by an escape", "encoding.bidirectional", header: "place: ⟦\"a\\u202Ey\"\n"),
    .plan(15, "direction by a reference", "encoding.bidirectional", body: "Một ⟦&#x202E;hai\n"),
    .plan(14, "invisible by a name", "encoding.invisible", body: "Một\n\n- ⟦&ZeroWidthSpace;hai\n"),
    .plan(0, "tasks without lead", "value.missing", header: "tasks: [{⟦lead: [], text: A}]\n"),
    .plan(39, "multi-line recipient", "value.multi-line", header: "recipients: [⟦\"a\\nb\"]\n"),
    .plan(0, "heading of level one", "heading.level", body: "⟦# I- Mục đích\n"),
    .plan(0, "list on the line of its key", "yaml.syntax", header: "topics: ⟦- a\n"),
    .plan(0, "unclosed bracket", "yaml.syntax", header: "topics: ⟦[a\nplace: b\n"),
    .plan(0, "unknown type", "value.choice", header: "type: ⟦plans\n"),
    .plan(0, "text for a list", "value.type", header: "topics: ⟦một\n"),
    .plan(0, "list for a text", "value.type", header: "place: ⟦[một]\n"),
    .plan(0, "text for a mapping", "value.type", header: "signatory: ⟦Tô Thị Thu Hương\n"),
    .plan(0, "no term", "value.term", header: "term: ⟦2025-2020\n"),
    .plan(0, "missing value", "value.missing", header: "notes:\n  - ⟦kind: inference\n"),
    .plan(0, "date and window", "plan.date-and-window", header: "issued: 2023\nissued_window: ⟦{earliest: 2023}\n"),
    .plan(0, "window without bounds", "value.missing", header: "issued_window: ⟦{evidence: không rõ}\n"),
    .plan(0, "window reversed", "date.order", header: "issued_window: {earliest: 2023-05, latest: ⟦2023-04-30}\n"),
    .plan(
      0, "slogans twice", "plan.slogans-twice", header: "slogans:\n  - ⟦Một\n", body: "## V- Khẩu hiệu\n\n1. Hai!\n"),
    .file(
      0, "event ends before it starts", "date.order", "content/events/dh.md",
      SiteFixture.event("start: 2026-01-19\nend: ⟦2026-01-18\n")),
    .file(
      0, "no web address", "value.web-address", "content/events/dh.md",
      SiteFixture.event("sources: [{title: A, url: ⟦www.example.org}]\n")),
    .file(0, "bodies not a list", "yaml.root", "content/bodies.yml", "⟦id: btv\n"),
  ]

  private static let markdown: [HostileCase] = [
    .plan(
      41, "list markers × 10,000", "markdown.nesting",
      body: repeated("- ", 25) + "⟦" + repeated("- ", 9_975) + "x" + repeated("\n", 10_000)),
    .plan(42, "> × 100,000", "markdown.size", body: repeated(">", 100_000) + "⟦x\n"),
    .plan(42, "> × 90,000", "markdown.nesting", body: repeated(">", 25) + "⟦" + repeated(">", 90_000) + "x\n"),
    .plan(
      43, "![[]() × 50,000", "markdown.size",
      body: repeated("![[]()", 16_666) + "![[]⟦()" + repeated("![[]()", 33_333) + "\n"),
    .plan(
      43, "![[]() on 50,000 lines", "markdown.nesting",
      body: repeated("![[]()\n", 2_500) + "!⟦" + repeated("[[]()\n!", 47_500)),
    .plan(44, "[ × 100,000", "markdown.nesting", body: repeated("[", 5_000) + "⟦" + repeated("[", 95_000) + "\n"),
    .plan(
      45, "*a **a × 32,000", "markdown.size",
      body: repeated("*a **a ", 14_285) + "*a **⟦a " + repeated("*a **a ", 17_714)
    ),
    .plan(46, "1 MB line", "markdown.size", body: repeated("a", 100_000) + "⟦" + repeated("a", 900_000) + "\n"),
    .plan(
      47, "50,000 reference definitions", "markdown.references",
      body: repeated("[a]: /b\n", 1_000) + "⟦" + repeated("[a]: /b\n", 49_000)),
    .plan(48, "script", "markdown.raw-html", body: "Một\n\n⟦<script>alert(1)</script>\n"),
    .plan(48, "inline HTML", "markdown.raw-html", body: "Một ⟦<b>hai</b>\n", others: ["markdown.raw-html"]),
    .plan(49, "HTML comment", "markdown.raw-html", body: "Một ⟦<!-- nội bộ --> hai\n"),
    .plan(50, "javascript:", "markdown.link-scheme", body: "Xem ⟦[đây](JaVaScRiPt:alert(1))\n"),
    .plan(50, "javascript: as entity", "markdown.link-scheme", body: "⟦[x](java&#x73;cript:alert(1))\n"),
    .plan(50, "javascript: with tab", "markdown.link-scheme", body: "⟦[x](java&#9;script:alert(1))\n"),
    .plan(51, "data:", "markdown.link-scheme", body: "⟦![x](data:image/png;base64,AAAA)\n"),
    .plan(51, "file:", "markdown.link-scheme", body: "⟦[x](file:///etc/passwd)\n"),
    .plan(51, "//host", "markdown.link-scheme", body: "⟦[x](//example.org/)\n"),
    .plan(52, "fence info", "markdown.fence-info", body: "```⟦\"><script>\nx\n```\n"),
  ]

  private static let links: [HostileCase] = [
    .plan(56, "dead link", "link.dead", body: "Xem ⟦[đại hội](../events/dai-hoi.md)\n"),
    .plan(56, "link to an address that is no page", "link.dead", body: "⟦[x](/khong-co/)\n"),
    .plan(56, "link without address", "link.dead", body: "⟦[x]()\n"),
    .plan(56, "dead anchor", "link.anchor", body: "## Một\n\n⟦[x](#hai)\n"),
    .plan(56, "dead anchor on another page", "link.anchor", body: "⟦[x](../pages/about.md#hai)\n"),
    .plan(56, "scheme of digits", "link.dead", body: "⟦[x](12:30)\n"),
    .plan(56, "broken encoding", "link.dead", body: "⟦[x](../pages/about.md#%zz)\n"),
    .plan(56, "address without scheme", "link.dead", body: "⟦[x](www.example.org)\n"),
    .plan(0, "image of another host", "link.foreign-image", body: "Một ⟦![x](https://example.org/x.png)\n"),
    .plan(80, "link out of content", "link.dead", body: "⟦[x](../../Package.swift)\n"),
    .plan(80, "link out of content, encoded", "link.dead", body: "⟦[x](%2e%2e/%2e%2e/README.md)\n"),
    .plan(
      81, "attachment out of files", "attachment.path",
      header: "attachments: [{title: A, file: ⟦../site.yml}]\n"),
    .plan(
      81, "absolute attachment", "attachment.path",
      header: "attachments: [{title: A, file: ⟦/etc/passwd}]\n"),
    .plan(
      81, "attachment with backslash", "attachment.path",
      header: "attachments: [{title: A, file: ⟦'..\\x'}]\n"),
    .plan(
      83, "missing attachment", "attachment.missing",
      header: "attachments: [{title: A, file: ⟦scan.pdf}]\n"),
    .plan(0, "attachment without file", "value.missing", header: "attachments:\n  - ⟦title: A\n"),
    .plan(
      0, "attachment with access", "attachment.access",
      header: "attachments:\n  - title: A\n    file: a.pdf\n    ⟦access: internal\n"),
    .plan(0, "unknown issuer", "reference.body", header: "tasks: [{lead: [⟦btvv], text: A}]\n"),
    .plan(0, "unknown event", "reference.event", header: "events: [⟦dai-hoi]\n"),
    .plan(0, "unknown plan", "reference.plan", header: "replaces: [⟦ke-hoach-b]\n"),
    .file(
      0, "event replaced by itself", "reference.cycle", "content/events/dh.md", SiteFixture.event("replaced_by: ⟦dh\n")),
    .file(
      0, "cited document twice", "duplicate.number", "content/documents.yml",
      "- {number: 5-KH/ĐU, issuer: btv}\n- {number: ⟦05-KH/ĐU, issuer: btv}\n"),
    .file(0, "body below itself", "reference.cycle", "content/bodies.yml", "- {id: btv, name: A, parent: ⟦btv}\n"),
  ]

  private static let records: [HostileCase] = [
    .file(74, "upper-case name", "record.id", "content/plans/A2.md", "⟦" + SiteFixture.plan()),
    .file(75, "name with accent", "record.id", "content/plans/café.md", "⟦" + SiteFixture.plan()),
    .file(76, "name without letters", "record.id", "content/plans/!!!.md", "⟦" + SiteFixture.plan()),
    .file(77, "device name", "record.id", "content/plans/con.md", "⟦" + SiteFixture.plan()),
    .file(
      78, "250-byte name", "record.id", "content/plans/" + repeated("a", 250) + ".md",
      "⟦" + SiteFixture.plan()),
    .file(86, "page named search", "record.reserved", "content/pages/search.md", "⟦" + SiteFixture.page()),
    .file(86, "page named data", "record.reserved", "content/pages/data.md", "⟦" + SiteFixture.page()),
    .file(86, "page named assets", "record.reserved", "content/pages/assets.md", "⟦" + SiteFixture.page()),
    .file(86, "plan named index", "record.reserved", "content/plans/index.md", "⟦" + SiteFixture.plan()),
    .file(86, "page named like a section", "duplicate.address", "content/pages/plans.md", "⟦" + SiteFixture.page()),
    .file(0, "ID twice", "duplicate.id", "content/plans/b/a.md", "⟦" + SiteFixture.plan()),
    .file(0, "body ID twice", "duplicate.id", "content/bodies.yml", "- {id: btv, name: A}\n- {id: ⟦btv, name: B}\n"),
    .file(0, "bad body ID", "record.id", "content/bodies.yml", "- {id: btv, name: A}\n- {id: ⟦B T V, name: B}\n"),
    .plan(59, "unclosed passage", "passage.unclosed", body: "Một\n⟦::: internal\nHai\n"),
    .plan(60, "stray end of a passage", "passage.stray-end", body: "Một\n⟦:::\nHai\n"),
    .plan(61, "nested passage", "passage.nested", body: "::: internal\n⟦::: internal\nMột\n:::\n"),
    .plan(62, "marker in a code fence", "passage.unclosed", body: "```\n⟦::: internal\n```\n"),
    .plan(63, "marker in a list", "passage.marker", body: "- Một\n\n  ⟦::: internal\n"),
    .plan(63, "marker behind a list sign", "passage.marker", body: "- ⟦::: internal\n"),
    .plan(63, "marker in a quote", "passage.marker", body: "Một\n\n> ⟦::: internal\n"),
    .plan(65, "misspelt marker", "passage.marker", body: "⟦::: interal\n\nMột\n"),
    .plan(65, "marker in capitals", "passage.marker", body: "⟦::: Internal\n\nMột\n"),
    .plan(65, "marker with a no-break space", "passage.marker", body: "⟦:::\u{A0}internal\n\nMột\n"),
    .plan(65, "marker without blank", "passage.marker", body: "⟦:::internal\n\nMột\n"),
    .plan(
      65, "marker with a blank at the end", "passage.marker", body: "::: internal\nMột\n⟦::: \n",
      others: ["passage.unclosed"]),
    .plan(65, "two colons", "passage.marker", body: "⟦:: internal\n\nMột\n"),
    .plan(65, "wide colons", "passage.marker", body: "⟦：：： internal\n\nMột\n"),
    .plan(65, "no-break space before the marker", "passage.marker", body: "\u{A0}⟦:::\n\nMột\n"),
    .plan(67, "marker in the front matter", "passage.marker", header: "⟦::: internal\n"),
    .plan(
      67, "marker in a block scalar", "passage.marker",
      header: "notes:\n  - kind: inference\n    text: |\n      ⟦::: internal\n"),
    .file(
      67, "marker in YAML", "passage.marker", "content/bodies.yml",
      "- id: btv\n  name: A\n  aliases:\n  - ⟦::: internal\n"),
    .plan(0, "line of dashes", "body.dashes", body: "Một\n⟦---\n"),
    .plan(0, "delimiter row without bars", "body.dashes", body: "| A | B |\n⟦--- ---\n"),
    .plan(0, "key in the body", "body.key", body: "> **⟦Internal**： <b>một\n"),
    .plan(0, "access in the body", "body.key", body: "- ⟦access: internal\n"),
    .plan(0, "second front matter", "front-matter.second", body: "Một\n\n⟦---\ntitle: B\naccess: internal\n---\n"),
    .wholePlan(
      0, "front matter ends early", "front-matter.early-end",
      "---\ntitle: A\naccess: public\n⟦---\nissuer: btv\ninternal:\n  x: y\n---\n<b>Một\n"),
    .wholePlan(
      0, "front matter ends before access", "front-matter.early-end",
      "---\ntitle: A\n⟦---\naccess: internal\nissuer: btv\n---\nMột\n"),
    .plan(0, "internal key in a mapping", "internal.place", header: "signatory:\n  name: A\n  ⟦internal:\n    x: y\n"),
    .plan(0, "internal key in a flow mapping", "internal.place", header: "signatory: {name: A, ⟦internal: {x: y}}\n"),
    .plan(0, "internal key in quotes", "internal.place", header: "\"⟦internal\":\n  x: y\n"),
    .plan(0, "internal key in capitals", "internal.place", header: "⟦Internal:\n  x: y\n"),
    .plan(0, "internal key with a text", "internal.value", header: "⟦internal: một\n"),
    .plan(0, "internal key with a block scalar", "internal.value", header: "⟦internal: |\n  một\n"),
    .plan(0, "internal key with a list", "internal.value", header: "⟦internal:\n- một\n"),
    .file(
      0, "internal key with an escape", "internal.place", "content/plans/a.md",
      SiteFixture.plan("⟦\"int\\u0065rnal\":\n  x: y\n")),
    .file(
      0, "internal attachment under a key with an escape", "internal.place", "content/plans/a.md",
      SiteFixture.plan("⟦\"\\x69nternal\": {attachments: [{title: A, file: a.pdf}]}\n")),
    .file(
      0, "internal key of a body with an escape", "internal.place", "content/bodies.yml",
      "- id: btv\n  name: A\n  ⟦\"\\x69nternal\":\n    x: y\n"),
    .file(
      0, "internal key of the site with an escape", "internal.place", "content/site.yml",
      "title: A\n⟦\"\\x69nternal\":\n  x: y\n"),
    .plan(0, "internal key without a value", "internal.value", header: "⟦internal:\nplace: x\n"),
    .file(
      0, "internal key first in an entry", "internal.place", "content/bodies.yml",
      "- ⟦internal:\n    x: y\n  id: btv\n  name: A\n"),
  ]

  private static let settings: [HostileCase] = [
    .file(0, "base_url without scheme", "site.base-url", "content/site.yml", "title: A\nbase_url: ⟦example.org\n"),
    .file(80, "route with dots", "record.id", "content/site.yml", "title: A\nroutes: {plans: ⟦../x}\n"),
    .file(86, "reserved route", "record.reserved", "content/site.yml", "title: A\nroutes: {plans: ⟦assets}\n"),
    .file(86, "route of the data", "record.reserved", "content/site.yml", "title: A\nroutes: {plans: ⟦data}\n"),
    .file(0, "two routes alike", "duplicate.address", "content/site.yml", "title: A\nroutes: {plans: ⟦slogans}\n"),
    .file(0, "unknown theme", "theme.not-found", "content/site.yml", "title: A\ntheme: ⟦khong-co\n"),
    .file(80, "theme with dots", "theme.not-found", "content/site.yml", "title: A\ntheme: ⟦../default\n"),
    .file(0, "no title", "value.missing", "content/site.yml", "⟦language: vi\n"),
  ]

  /// Inputs that look odd and are right.
  static let buildable: [(String, SiteFixture)] = [
    ("4 BOM", .minimal.with("content/plans/a.md", "\u{FEFF}" + SiteFixture.plan())),
    (
      "routes exchanged",
      .minimal.with("content/site.yml", "title: A\nroutes: {plans: timeline, timeline: ke-hoach}\n")
    ),
    (
      "French",
      .minimal.with(
        "content/plans/a.md",
        SiteFixture.plan(
          body: "Où est le plan ? Où est la liste ? Où est la page ? " + repeated("Một hai ba bốn. ", 10) + "\n"))
    ),
    (
      "number of another term",
      .minimal.with(
        "content/plans/a.md",
        SiteFixture.plan("number: 31-KH/ĐU\nissued_window: {earliest: 2016, latest: 2017, evidence: x}\n")
      )
      .with(
        "content/plans/b.md",
        SiteFixture.plan("number: 31-KH/ĐU\nissued_window: {earliest: 2021, latest: 2022, evidence: x}\n"))
    ),
    (
      "8 CRLF",
      .minimal.with("content/plans/a.md", SiteFixture.plan(body: "Một\n\nhai\n").replacing("\n", with: "\r\n"))
    ),
    ("8 CR", .minimal.with("content/plans/a.md", SiteFixture.plan(body: "Một\n\nhai\n").replacing("\n", with: "\r"))),
    (
      "34 no as country",
      .minimal.with("content/plans/a.md", SiteFixture.plan("place: no\ntopics: [no, 0777, 12:30, 1e999]\n"))
    ),
    (
      "40 --- in a block scalar",
      .minimal.with(
        "content/plans/a.md",
        SiteFixture.plan("notes:\n  - kind: inference\n    text: |\n      một\n      ---\n      hai\n"))
    ),
    (
      "53 quotes in title and alt",
      .minimal.with(
        "content/plans/a.md", SiteFixture.plan(body: "[x](https://example.org \"t\\\" onmouseover=\\\"alert(1)\")\n"))
    ),
    (
      "54 heading ids of the theme",
      .minimal.with("content/plans/a.md", SiteFixture.plan(body: "## Slogans\n\n## Slogans\n\n## Record\n\n## Notes\n"))
    ),
    (
      "55 mustache in a body", .minimal.with("content/plans/a.md", SiteFixture.plan(body: "{{title}} {{{x}}} {{#a}}\n"))
    ),
  ]
}

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
