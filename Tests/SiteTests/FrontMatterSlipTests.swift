import Diagnostics
import Erasing
import Files
import TestSupport
import Testing

/// A slip in a front matter or an authority file, by its number in the catalogue of what editors really type.
struct Slip: Sendable, CustomTestStringConvertible {
  let number: String
  var file = "content/plans/a.md"
  /// `⟦` marks the place of the finding.
  let text: String
  let code: String
  /// What the repairs make of the file; nil where there is none.
  let repaired: String?
  /// Files beside it.
  var others: [String: String] = [:]

  var testDescription: String { "\(number) \(text)" }

  static func plan(_ number: String, _ header: String, _ code: String, _ repaired: String? = nil) -> Self {
    Self(number: number, text: SiteFixture.plan(header), code: code, repaired: repaired.map { SiteFixture.plan($0) })
  }

  static func event(_ number: String, _ header: String, _ code: String, _ repaired: String? = nil) -> Self {
    Self(
      number: number, file: "content/events/b.md", text: SiteFixture.event(header), code: code,
      repaired: repaired.map { SiteFixture.event($0) })
  }

  static func bodies(_ number: String, _ text: String, _ code: String, _ repaired: String? = nil) -> Self {
    Self(number: number, file: "content/bodies.yml", text: text, code: code, repaired: repaired)
  }

  func fixture(_ text: String) -> SiteFixture {
    var fixture = SiteFixture.minimal
      .with("content/events/dai-hoi-14.md", SiteFixture.event("aliases: [Đại hội XIV, Đại hội của Đảng]\n"))
      .with("content/events/dai-hoi-01.md", SiteFixture.event("aliases: [Đại hội của Đảng]\n"))
      .with("content/plans/ke-hoach-7.md", SiteFixture.plan().replacing("Kế hoạch A", with: "Kế hoạch số bảy"))
    for (path, text) in others { fixture = fixture.with(path, text) }
    return fixture.with(file, text)
  }

  /// The findings of the internal log on the file, without the notes.
  func findings(_ text: String) async -> [Diagnostic] {
    await fixture(text).findings(.internal)
  }

  /// The text with all repairs, made again and again.
  func repairing(_ text: String) async -> String {
    let findings = await findings(text)
    let bytes = SourceFile(path: file, bytes: Array(text.utf8)).repaired(
      by: findings.filter { $0.location.file == file }
    ).bytes
    let repaired = String(decoding: bytes, as: UTF8.self)
    return repaired.utf8.elementsEqual(text.utf8) ? text : await repairing(repaired)
  }
}

@Suite struct FrontMatterSlipTests {
  @Test(arguments: Slip.dates + Slip.quotes + Slip.keys + Slip.references)
  func endsWithItsFindingAndRepair(_ slip: Slip) async throws {
    let marked = Marked(slip.text)
    let findings = await slip.findings(marked.text)
    #expect(findings.map(\.code) == [slip.code], "\(findings.map(\.message.en))")
    let finding = try #require(findings.first)
    #expect(finding.location == marked.location(in: slip.file))
    let repaired = await slip.repairing(marked.text)
    #expect(repaired == slip.repaired ?? marked.text)
    #expect((finding.repair.isEmpty) == (slip.repaired == nil))
    if slip.repaired != nil { #expect(await slip.findings(repaired) == []) }
  }

  /// What a comment, a colon or a sign may stand beside.
  @Test(arguments: [
    "issued: 2023-05-25 # ngày ký\n", "term: 2020-2025 # nhiệm kỳ\n", "number: 31-KH/ĐU # số\n", "type: plan # loại\n",
    "events: [dh] # sự kiện\n", "events:\n- dh # sự kiện\n", "based_on:\n- 07-HD/BTGDVTU # căn cứ\n",
    "secrecy: none # không\n",
    "topics: [một, hai] # chủ đề\n", "topics:\n- \"một # hai\" # ba\n", "place: # chưa rõ\n", "place: a#b\n",
    "source: {file: a.pdf}\n", "source:\n  file: a.pdf # tệp\n  sha256: ab # mã\n", "place: “Huế”\n", "place: 12:30\n",
    "recipients:\n- name: Lưu VT\n- \"Lưu: VT\"\n- Lưu VT\n", "signatory:\nplace: Huế\n", "source:\n",
  ]) func isNoSlip(_ header: String) async {
    #expect(await Slip.plan("", header, "").findings(SiteFixture.plan(header)) == [])
  }

  @Test func repairedTextIsTheAuthorsOwn() async throws {
    for text in [
      "Học tập: làm theo", "a\"b: c\\d", "nó's: \"x\"", "Số 5 # 6: x", "'a': b", "Mác – Lê-nin: “x”", "a: \\",
    ] {
      let slip = Slip.plan("C4", "topics:\n- \(text)\n- b\n", "value.type")
      let plan = Marked(slip.text).text
      let repaired = await slip.repairing(plan)
      let (site, report) = await slip.fixture(repaired).render()
      #expect(report.hasErrors == false, "\(repaired)")
      let shown = text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
      let page = try #require(site?.text("plans/a/index.html"))
      #expect(page.contains(shown) || page.contains(text), "\(repaired)")
    }
  }

  @Test(arguments: [
    ("events: [dai-hoi-15]\n", "make the file content/events/dai-hoi-15.md, or correct the ID"),
    ("events: [dai-hoi-xv]\n", "make the file content/events/dai-hoi-xv.md, or correct the ID"),
    ("events: [dai-ho-14]\n", "did you mean ‘dai-hoi-14’? Otherwise make the file content/events/dai-ho-14.md"),
    ("events: [dai-hoi-xiv]\n", "write the ID ‘dai-hoi-14’"),
    (
      "events: [Đại hội XV]\n",
      "make the file content/events/dai-hoi-xv.md and write ‘dai-hoi-xv’ here, or correct the ID"
    ),
    ("replaces: [ke-hoach-8]\n", "make the file content/plans/ke-hoach-8.md, or correct the ID"),
    ("tasks: [{lead: [cong-an], text: A}]\n", "add it to content/bodies.yml, or correct the ID"),
    ("tasks: [{lead: [btvv], text: A}]\n", "did you mean ‘btv’? Otherwise add it to content/bodies.yml"),
  ]) func unknownIDs(_ header: String, _ hint: String) async {
    let findings = await Slip.plan("C8", header, "").findings(SiteFixture.plan(header))
    #expect(findings.map(\.hint.en) == [hint])
  }

  /// One slip in the list of bodies, and nothing that follows from it.
  @Test(arguments: [
    "- {id: btv, nam: A}\n", "- {id: btv, name: A}\n  - x\n", "- id: btv\n  name: A: B\n",
    "- {id: \"b tv\", name: A}\n",
  ]) func slipsInTheListOfBodies(_ bodies: String) async {
    let plan = SiteFixture.plan(
      "based_on: [07-HD/BTGDVTU]\n",
      body: "Theo 07-HD/BTGDVTU.\n\n## Tổ chức thực hiện\n\n### 1. Công an phường\n\n- Một.\n\n### 2. Ban X\n\n- Hai.\n"
    )
    let fixture = SiteFixture.minimal.with("content/plans/a.md", plan).with("content/bodies.yml", bodies)
    let findings = await fixture.render(.internal).report.findings.filter { $0.code != "site.no-base-url" }
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.location.file == "content/bodies.yml" }, "\(findings.map(\.code))")
    #expect(!findings.contains { $0.code == "task.body" })
  }

  @Test func wordsOfTheInterfaceAreFound() async {
    let texts = "themes/default/texts/vi.yml"
    let fixture = SiteFixture.minimal
    let text = String(decoding: fixture.themes.files.first { $0.path == texts }?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("type-plan: Kế hoạch\n"))
    let other = fixture.with(texts, text.replacing("type-plan: Kế hoạch\n", with: "type-plan: Dự kiến công tác\n"))
      .with("content/plans/a.md", SiteFixture.plan("type: dự kiến công tác\n"))
    #expect(await other.findings().map(\.hint.en).first?.hasPrefix("did you mean ‘plan’?") == true)
  }
}

extension Slip {
  static let dates: [Slip] =
    [
      ("25/05/2023", "2023-05-25"), ("25-5-2023", "2023-05-25"), ("2023/05/25", "2023-05-25"),
      ("25.5.2023", "2023-05-25"),
      ("ngày 25 tháng 5 năm 2023", "2023-05-25"), ("Ngày 05 tháng 6 năm 2023", "2023-06-05"), ("5/2023", "2023-05"),
      ("tháng 5 năm 2023", "2023-05"), ("Tháng 5/2023", "2023-05"), ("2023/5", "2023-05"), ("năm 2023", "2023"),
      ("2023-5-25", "2023-05-25"), ("\"25/05/2023 \"", "2023-05-25"), ("'25/5/2023'", "2023-05-25"),
      ("２０２３－０５－２５", "2023-05-25"), ("25／5／2023", "2023-05-25"), ("25 / 5 / 2023", "2023-05-25"),
      ("25–5–2023", "2023-05-25"), ("ngày 25/5/2023", "2023-05-25"), ("ngày25/5/2023", "2023-05-25"),
      ("25/5/2023.", "2023-05-25"),
      ("2023.05.25", "2023-05-25"), ("29/2/2024", "2024-02-29"), ("năm 2023, tháng 5, ngày 25", "2023-05-25"),
      ("30/02/2023", nil), ("2023-02-30", nil), ("25/13/2023", nil), ("25/5/23", nil), ("tháng 5", nil),
      ("hôm qua", nil),
      ("tháng 5 ngày 6 năm 2023", nil), ("2023-05-25 08:00", nil), ("1/2/3/2023", nil), ("2022/2023", nil),
      ("0/0/2023", nil),
    ].map { written, meant in
      .plan("C1", "issued: ⟦\(written) # ngày\n", "value.date", meant.map { "issued: \($0) # ngày\n" })
    } + [
      .plan(
        "C1", "issued_window: {earliest: ⟦5/2023, evidence: x} # x\n", "value.date",
        "issued_window: {earliest: 2023-05, evidence: x} # x\n"),
      .event("C1", "planned:\n  end: ⟦\"ngày 25 tháng 5 năm 2023\"\n", "value.date", "planned:\n  end: 2023-05-25\n"),
      Self(
        number: "C1", file: "content/documents.yml", text: "- {number: 18-NQ/TW, date: ⟦25/10/2017}\n",
        code: "value.date",
        repaired: "- {number: 18-NQ/TW, date: 2017-10-25}\n"),
    ]

  static let quotes: [Slip] = [
    .plan("C2", "place: ⟦“Học tập: làm theo”\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦”Học tập: làm theo”\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦„Học tập: làm theo“\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦«Học tập: làm theo»\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦‘Học tập: làm theo’\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦“Học tập: làm theo\"\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: ⟦“Học \"tập\": làm\\theo”\n", "yaml.syntax", "place: 'Học \"tập\": làm\\theo'\n"),
    .plan("C2", "place: ⟦“Học tập” và: “làm theo”\n", "yaml.syntax"),
    .plan("C2", "place: ⟦“Học tập: làm theo\n", "yaml.syntax"),
    .plan("C2", "topics:\n- ⟦“Học tập: làm theo”\n- b\n", "yaml.syntax", "topics:\n- \"Học tập: làm theo\"\n- b\n"),
    .plan("C2", "topics: [⟦“Học tập: làm theo”, b]\n", "yaml.syntax", "topics: [\"Học tập: làm theo\", b]\n"),
    .plan("C2", "place: Học tập⟦: làm theo\n", "yaml.syntax", "place: \"Học tập: làm theo\"\n"),
    .plan("C2", "place: Huế term⟦: 2020-2025\n", "yaml.syntax"),
    .plan("C3", "place: Kế hoạch ⟦# 5\n", "value.comment", "place: \"Kế hoạch # 5\"\n"),
    .plan("C3", "place: Kế hoạch \"A\" ⟦#5 \\ '\n", "value.comment", "place: 'Kế hoạch \"A\" #5 \\ '''\n"),
    .plan("C3", "topics:\n  - Một ⟦#hai\n", "value.comment", "topics:\n  - \"Một #hai\"\n"),
    .plan("C3", "slogans:\n- Một ⟦# 2!\n", "value.comment", "slogans:\n- \"Một # 2!\"\n"),
    .plan("C3", "recipients:\n- name: Một ⟦# 2\n", "value.comment", "recipients:\n- name: \"Một # 2\"\n"),
    .plan("C3", "recipients:\n- Một ⟦# 2\n", "value.comment", "recipients:\n- \"Một # 2\"\n"),
    .plan(
      "C3", "notes:\n- kind: inference # x\n  text: Một ⟦# 2\n", "value.comment",
      "notes:\n- kind: inference # x\n  text: \"Một # 2\"\n"),
    .bodies("C3", "- id: btv # mã\n  name: Ban ⟦# 2\n", "value.comment", "- id: btv # mã\n  name: \"Ban # 2\"\n"),
    .plan("C4", "recipients:\n- ⟦Lưu: VT\n", "value.type", "recipients:\n- \"Lưu: VT\"\n"),
    .plan("C4", "recipients:\n- A\n- ⟦Như trên: để b/c\n", "value.type", "recipients:\n- A\n- \"Như trên: để b/c\"\n"),
    .plan("C4", "recipients:\n- ⟦Nơi nhận:\n- A\n", "value.type", "recipients:\n- \"Nơi nhận:\"\n- A\n"),
    .plan("C4", "recipients: [⟦Lưu: VT, A]\n", "value.type", "recipients: [\"Lưu: VT\", A]\n"),
    .plan("C4", "recipients:\n- ⟦Lưu: \"VT\" # x\n", "value.type", "recipients:\n- 'Lưu: \"VT\" # x'\n"),
    .plan("C4", "topics:\n- ⟦xem: phụ lục\n", "value.type", "topics:\n- \"xem: phụ lục\"\n"),
    .plan("C4", "slogans:\n- ⟦Bác dạy: \n", "value.type", "slogans:\n- \"Bác dạy:\" \n"),
    .plan("C4", "recipients:\n- ⟦Như trên: b/c\n  note: x\n", "value.type"),
    .plan("C4", "recipients:\n- ⟦nam: VT\n", "key.unknown"),
    .plan("C9", "number: ⟦Số 99-KH/ĐU\n", "value.document-number", "number: 99-KH/ĐU\n"),
    .plan("C9", "number: ⟦\"Số: 99/KH-UBND\"\n", "value.document-number", "number: 99/KH-UBND\n"),
    .plan("C9", "number: Số⟦: 99/KH-UBND\n", "yaml.syntax", "number: 99/KH-UBND\n"),
    .plan("C9", "number: ⟦SỐ 99-KH/ĐU # x\n", "value.document-number", "number: 99-KH/ĐU # x\n"),
    .plan("C9", "based_on: [⟦số 07-HD/BTGDVTU]\n", "value.document-number", "based_on: [07-HD/BTGDVTU]\n"),
    .plan("C9", "number: ⟦Số:99-KH/ĐU\n", "value.document-number", "number: 99-KH/ĐU\n"),
  ]

  static let keys: [Slip] = [
    .plan(
      "C5", "signatory:\n⟦authority: T/M Ban Thường vụ\nrole: Phó Bí thư\nname: A\nplace: Huế\n", "key.indentation",
      "signatory:\n  authority: T/M Ban Thường vụ\n  role: Phó Bí thư\n  name: A\nplace: Huế\n"),
    .plan(
      "C5", "issued_window:\n⟦earliest: 2023\nevidence: |\n  một\n\n  hai\nlatest: 2024\n", "key.indentation",
      "issued_window:\n  earliest: 2023\n  evidence: |\n    một\n  \n    hai\n  latest: 2024\n"),
    .plan("C5", "signatory:\n⟦\trole: A\n", "yaml.tab", "signatory:\n  role: A\n"),
    .plan("C5", "source:\n⟦file: a.pdf\npages: 4\n", "key.indentation", "source:\n  file: a.pdf\n  pages: 4\n"),
    .plan(
      "C5", "signatory:\n    role: A\n⟦name: B\n", "key.indentation", "signatory:\n    role: A\n    name: B\n"),
    .plan("C5", "signatory: {role: A}\n⟦name: B\n", "key.unknown"),
    .event("C5", "planned:\n⟦start: 2026\nend: 2026\n", "key.indentation", "planned:\n  start: 2026\n  end: 2026\n"),
    .event(
      "C5", "start: 2025\nplanned:\n⟦start: 2026\nend: 2026\nplace: Huế\n", "key.indentation",
      "start: 2025\nplanned:\n  start: 2026\n  end: 2026\nplace: Huế\n"),
    .plan("C5", "place:\n⟦issuer: btv\n", "yaml.duplicate-key"),
    .plan("C6", "⟦ngày ban hành: 2023-05-25\n", "key.unknown", "issued: 2023-05-25\n"),
    .plan("C6", "⟦Ngày ban hành: 25/5/2023\n", "key.unknown", "issued: 2023-05-25\n"),
    .plan("C6", "⟦ngay_ban_hanh: 2023-05-25\n", "key.unknown", "issued: 2023-05-25\n"),
    .plan("C6", "⟦\"Số, ký hiệu\": 31-KH/ĐU\n", "key.unknown", "number: 31-KH/ĐU\n"),
    .plan("C6", "⟦số: 31-KH/ĐU\n", "key.unknown", "number: 31-KH/ĐU\n"),
    .plan("C6", "⟦nơi nhận: [A]\n", "key.unknown", "recipients: [A]\n"),
    .plan("C6", "⟦Người ký: {⟦chức vụ: A}\n".replacing("{⟦", with: "{"), "key.unknown", "signatory: {role: A}\n"),
    .plan("C6", "⟦sự kiện liên quan: [dh]\n", "key.unknown", "events: [dh]\n"),
    .plan("C6", "⟦khẩu hiệu: [A]\n", "key.unknown", "slogans: [A]\n"),
    .plan("C6", "recipients:\n- {⟦tên: A, note: b}\n", "key.unknown", "recipients:\n- {name: A, note: b}\n"),
    .plan("C6", "⟦ngày ban hàn: 2023\n", "key.unknown"),
    .plan("C6", "⟦độ mật: none\n", "key.unknown"),
    .plan("C6", "issued: 2023\n⟦ngày ban hành: 2023\n", "key.unknown"),
    .plan("C6", "type: ⟦Kế hoạch\n", "value.choice", "type: plan\n"),
    .plan("C6", "type: ⟦\"NGHỊ QUYẾT\" # x\n", "value.choice", "type: resolution # x\n"),
    .plan(
      "C6", "notes: [{kind: ⟦Sai sót trong văn bản gốc, text: A}]\n", "value.choice",
      "notes: [{kind: source-error, text: A}]\n"),
    .bodies(
      "C6", "- {id: btv, name: A, level: ⟦Cấp tỉnh}\n", "value.choice", "- {id: btv, name: A, level: provincial}\n"),
    .bodies("C6", "- {⟦mã: btv, name: A}\n", "key.unknown", "- {id: btv, name: A}\n"),
    Self(
      number: "C6", file: "content/site.yml", text: "⟦tiêu đề: Kho\n", code: "key.unknown", repaired: "title: Kho\n"),
    .plan("C14", "issued_window: ⟦{earliest: 2023}\n", "plan.window-evidence"),
  ]

  static let references: [Slip] = [
    .plan("C7", "events: [⟦Đại hội XIV]\n", "reference.event", "events: [dai-hoi-14]\n"),
    .plan("C7", "events:\n- ⟦\"ĐẠI HỘI XIV\" # x\n", "reference.event", "events:\n- dai-hoi-14 # x\n"),
    .plan("C7", "events: [⟦Đại hội của Đảng]\n", "reference.event"),
    .plan("C7", "replaces: [⟦Kế hoạch số bảy]\n", "reference.plan", "replaces: [ke-hoach-7]\n"),
    .plan("C7", "tasks: [{lead: [⟦Ban Thường vụ], text: A}]\n", "reference.body", "tasks: [{lead: [btv], text: A}]\n"),
    .event("C7", "body: ⟦ban thường vụ\n", "reference.body", "body: btv\n"),
    .plan("C8", "events: [⟦dai-hoi-15]\n", "reference.event"),
    .plan("C8", "events: [⟦dai-ho-14]\n", "reference.event"),
  ]
}
