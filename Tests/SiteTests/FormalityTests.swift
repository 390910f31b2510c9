// Formality: what the rules of its day ask of a document, and slips of its wording. All are notes.

import Archiving
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct FormalityTests {
  private static let path = "content/plans/a.md"

  private static func notes(_ site: SiteFixture) async -> [Diagnostic] {
    await site.check().findings.filter { $0.code.hasPrefix("formality.") }
  }

  // MARK: Components

  /// A plan of a body of a branch that has all components but those that a case leaves out.
  private static func document(
    _ branch: String, without missing: [String] = [], with keys: String..., body: String = "Nội dung.\n"
  ) -> SiteFixture {
    let all = [
      "number: \(branch == "state" ? "15/KH-UBND" : "31-KH/ĐU")", "place: Cần Thơ", "recipients: [Lưu Văn phòng]",
      "signatory: {role: Phó Bí thư, name: Nguyễn Văn A}",
    ]
    let kept = all.filter { line in !(missing + keys).contains { line.hasPrefix(String($0.prefix { $0 != ":" })) } }
    let header = (kept + keys).map { $0 + "\n" }.joined()
    return .minimal.with(
      "content/bodies.yml", "- {id: btv, name: Ban Thường vụ, level: provincial, branch: \(branch)}\n"
    )
    .with(path, SiteFixture.plan(header, body: body))
  }

  /// Each set of rules on both sides of its day, and windows that reach over it.
  @Test(
    arguments: [
      ("party", "issued: 2018-04-02", nil), ("party", "issued: 2018-04-03", "36-HD"),
      ("party", "issued: 2026-05-26", "36-HD"), ("party", "issued: 2026-05-27", "05-HD"),
      ("party", "issued: 2018", nil),
      ("party", "issued: 2018-04", nil), ("party", "issued: 2019", "36-HD"), ("party", "issued: 2026", nil),
      ("party", "issued: 2026-06", "05-HD"),
      ("state", "issued: 2020-03-04", nil), ("state", "issued: 2020-03-05", "30/2020"),
      ("state", "issued: 2026-05-27", "30/2020"),
      ("party", "issued_window: {earliest: 2018-04-03, latest: 2026-05-26, evidence: A.}", "36-HD"),
      ("party", "issued_window: {earliest: 2018-04-02, latest: 2026-05-26, evidence: A.}", nil),
      ("party", "issued_window: {earliest: 2018-04-03, latest: 2026-05-27, evidence: A.}", nil),
      ("party", "issued_window: {earliest: 2018-04-03, evidence: A.}", nil),
      ("party", "issued_window: {latest: 2026-05-26, evidence: A.}", nil),
      ("party", "issued_window: {earliest: 2026-05-27, evidence: A.}", "05-HD"),
      ("party", "term: 2020-2025", nil), ("front", "issued: 2026-06-01", nil), ("other", "issued: 2026-06-01", nil),
    ] as [(String, String, String?)])
  func rulesAreThoseOfTheDay(_ branch: String, _ date: String, _ rules: String?) async {
    let found = await Self.notes(Self.document(branch, without: ["recipients"], with: date))
    #expect(found.map(\.code) == (rules == nil ? [] : ["formality.component"]))
    for note in found {
      #expect(note.severity == .note && note.location.line == 2 && note.location.column == 8)
      #expect(note.message.vi.contains(rules ?? "?") && note.message.vi.contains("nơi nhận"), "\(note.message.vi)")
      #expect(note.hint.en.contains("key \(date.contains("window") ? "issued, " : "")recipients;"))
    }
  }

  @Test func whatIsMissingIsNamed() async {
    let one = await Self.notes(
      Self.document("state", without: ["number", "place", "recipients", "signatory"], with: "issued: 2024-01-02"))
    #expect(
      one.map(\.message.en) == [
        "by Nghị định 30/2020/NĐ-CP, this document has: number; place; role of the signatory; name of the signatory; recipients; the record has not"
      ])
    let window = "issued_window: {earliest: 2024-01-02, latest: 2024-02-01, evidence: A.}"
    let two = await Self.notes(Self.document("state", with: window, "signatory: {role: Giám đốc}"))
    #expect(
      two.map(\.message.vi) == [
        "theo Nghị định 30/2020/NĐ-CP, văn bản này có ngày ban hành; họ tên người ký, mà bản ghi không có"
      ])
    #expect(await Self.notes(Self.document("state", with: "issued: 2024-01-02")) == [])
  }

  /// Rules of law and what another document issues have rules of their own.
  @Test(arguments: ["type: law", "type: decree", "type: circular", "type: rules", "type: regulation"])
  func otherKindsAreNotJudged(_ type: String) async {
    let found = await Self.notes(
      Self.document("state", without: ["number", "recipients"], with: type, "issued: 2024-01-02"))
    #expect(found == [])
  }

  @Test(arguments: [
    ("Nội dung.\n", true), ("Căn cứ Luật Tổ chức chính quyền địa phương;\n\nĐiều 1. A.\n", false),
    ("## Điều 1\n\nCăn cứ A.\n", true), ("*Theo đề nghị của Giám đốc Sở A.*\n\n## Điều 1\n", false),
  ]) func decisionsStateTheirGrounds(_ body: String, _ isMissing: Bool) async {
    let keys = ["type: decision", "number: 15/QĐ-UBND", "issued: 2024-01-02"]
    let found = await Self.notes(Self.document("state", with: keys[0], keys[1], keys[2], body: body))
    #expect(found.map { $0.message.en.contains("grounds") } == (isMissing ? [true] : []))
    let based = await Self.notes(
      Self.document("state", with: keys[0], keys[1], keys[2], "based_on: [1/QĐ-TTg]", body: body))
    #expect(based == [])
  }

  @Test(
    arguments: [
      ("party", "2024-01-02", "31-KH/ĐU", nil), ("party", "2024-01-02", "⟦31/KH-ĐU", "31-KH/ĐU"),
      ("party", "2024-01-02", "5-KH/ĐU", nil), ("party", "2026-06-01", "⟦5-KH/ĐU", "05-KH/ĐU"),
      ("party", "2026-06-01", "05 - KH/ĐU", nil), ("party", "2026-06-01", "15-KH/ĐU", nil),
      ("state", "2024-01-02", "⟦5/KH-UBND", "05/KH-UBND"), ("state", "2024-01-02", "⟦15-KH/UBND", "15/KH-UBND"),
      ("state", "2020-01-02", "15-KH/UBND", nil), ("state", "2024-01-02", "746/SGD&ĐT-VP", nil),
      ("state", "2024-01-02", "5/2024/QĐ-UBND", nil), ("state", "2024-01-02", "66-2026", nil),
    ] as [(String, String, String, String?)])
  func numbersHaveTheFormOfTheDay(_ branch: String, _ day: String, _ number: String, _ form: String?) async throws {
    let type = number.contains("QĐ") ? "type: decision" : number.contains("SGD") ? "type: letter" : "type: plan"
    let site = Self.document(branch, with: "number: \(number)", "issued: \(day)", type)
    let marked = Marked(String(decoding: try #require(site.files[Self.path]), as: UTF8.self))
    let found = await Self.notes(site.with(Self.path, marked.text))
    #expect(found.map(\.code) == (form == nil ? [] : ["formality.number"]))
    #expect(found.map(\.location) == marked.locations(in: Self.path))
    #expect(found.allSatisfy { $0.message.vi.contains("“\(form ?? "")”") })
  }

  @Test(arguments: [
    ("party", "text: full", "2026-05-27", true), ("party", "text: full", "2026-05-26", false),
    ("party", "text: summary", "2026-05-27", false), ("state", "text: full", "2026-05-27", false),
  ]) func textsEndWithAStop(_ branch: String, _ text: String, _ day: String, _ isFound: Bool) async throws {
    let body = "Một./.\n\nHai **ba⟦./.**\n\nNơi nhận: Văn phòng.\n"
    let site = Self.document(branch, with: text, "issued: \(day)", body: body)
    let marked = Marked(String(decoding: try #require(site.files[Self.path]), as: UTF8.self))
    let found = await Self.notes(site.with(Self.path, marked.text))
    #expect(found.map(\.code) == (isFound ? ["formality.ending"] : []))
    #expect(found.map(\.location) == (isFound ? marked.locations(in: Self.path) : []))
  }

  // MARK: Districts

  @Test(arguments: [
    ("⟦Ban Thường vụ Huyện ủy", "2025-07-02"), ("⟦Quận uỷ Ninh Kiều", "2025-07-02"),
    ("⟦UBND các quận, huyện", "2026-01-01"), ("⟦Hội đồng nhân dân thị xã", "2026-01-01"),
    ("Huyện ủy", "2025-07-01"), ("Huyện ủy", "2025"), ("Thường trực Tỉnh ủy", "2026-01-01"),
    ("Ban Quản lý đô thị Ủy ban nhân dân tỉnh", "2026-01-01"), ("Hội Người cao tuổi thị trấn cũ", "2026-01-01"),
  ]) func districtsThatAreNoMoreReceiveNothing(_ name: String, _ day: String) async throws {
    let site = Self.document("party", with: "recipients: [Lưu, '\(name)']", "issued: \(day)")
    let marked = Marked(String(decoding: try #require(site.files[Self.path]), as: UTF8.self))
    let found = await Self.notes(site.with(Self.path, marked.text))
    #expect(found.map(\.code) == (name.hasPrefix("⟦") ? ["formality.district"] : []))
    // The mark stands behind the quotation mark.
    #expect(
      found.map { "\($0.location.line):\($0.location.column + 1)" }
        == marked.locations(in: Self.path).map { "\($0.line):\($0.column)" })
  }

  @Test(arguments: [("2025-07-02", true), ("2025-06-30", false)])
  func districtsThatAreNoMoreIssueNothing(_ day: String, _ isFound: Bool) async {
    let site = Self.document("state", with: "issued: \(day)").with(
      "content/bodies.yml", "- {id: btv, name: UBND huyện A, level: district, branch: state}\n")
    let found = await Self.notes(site)
    #expect(
      found.map { "\($0.code) \($0.location.line):\($0.location.column)" }
        == (isFound ? ["formality.district 4:9"] : []))
  }

  // MARK: Wording

  /// A body with a slip at each `⟦`, and what `check --fix` makes of it.
  @Test(
    arguments: [
      ("Nền hòa bình, văn hóa và xã hội ⟦hoà hợp.\n", "formality.tone-mark", nil),
      ("UỶ BAN uỷ quyền ⟦Ủy viên.\n", "formality.tone-mark", nil), ("Thuỷ, ⟦khỏe.\n", "formality.tone-mark", nil),
      ("Công tác của ⟦của Đảng, CỦA ⟦CỦA.\n", "formality.repeated-words", nil),
      ("Công tác của\n⟦của **và** ⟦và Đảng.\n", "formality.repeated-words", nil),
      ("> Của ⟦của Đảng.\n", "formality.repeated-words", nil),
      ("| A |\n|---|\n| các ⟦các |\n", "formality.repeated-words", nil),
      (
        "Biên soạn và phát hành các loại tài liệu; ⟦biên soạn và phát hành các loại tài liệu.\n",
        "formality.repeated-words", nil
      ),
      ("Trong công tác tuyên truyền ⟦trong công tác tuyên truyền về\nĐại hội.\n", "formality.repeated-words", nil),
      (
        "Kế hoạch phát triển\nkinh tế - xã hội ⟦kế hoạch phát\ntriển kinh tế - xã hội.\n", "formality.repeated-words",
        nil
      ),
      ("Một ⟦“hai ba.\n", "formality.quotation-mark", nil), ("Một hai⟦” ba.\n", "formality.quotation-mark", nil),
      ("Một “hai⟦“ ba.\n\nBốn “năm” sáu.\n", "formality.quotation-mark", nil),
      ("- “Một”\n- ⟦“Hai\n- “Ba”\n", "formality.quotation-mark", nil),
      ("Số 15/QĐ, ⟦Ðảng và Nhà nước.\n", "formality.look-alike", "Số 15/QĐ, Đảng và Nhà nước.\n"),
      ("Số 15/Q⟦Ð-TTg, H⟦ÐND.\n", "formality.look-alike", "Số 15/QĐ-TTg, HĐND.\n"),
      ("Đại hội lần thứ ⟦ХIV.\n", "formality.look-alike", "Đại hội lần thứ XIV.\n"),
      ("Hộ⟦і nghị, ⟦Ａnh, T⟦οа.\n", "formality.look-alike", "Hội nghị, Anh, Toa.\n"),
    ] as [(String, String, String?)])
  func slipsStandAtTheirPlaces(_ body: String, _ code: String, _ repaired: String?) async {
    for lineEnd in ["\n", "\r\n"] {
      let marked = Marked(SiteFixture.plan(body: body))
      let site = SiteFixture.minimal.with(Self.path, marked.text.replacing("\n", with: lineEnd))
      let found = await Self.notes(site)
      #expect(found.map(\.location) == marked.locations(in: Self.path), "\(found.map(\.message.en))")
      #expect(found.allSatisfy { $0.code == code && $0.severity == .note })
      let after = await site.repaired()
      let expected = SiteFixture.plan(body: repaired ?? Marked(body).text).replacing("\n", with: lineEnd)
      #expect(after.files[Self.path].map { String(decoding: $0, as: UTF8.self) } == expected)
    }
  }

  /// What only looks like a slip.
  @Test(arguments: [
    "Luôn luôn, dần dần, từ từ, ngày ngày, đời đời, mãi mãi, người người, nhà nhà.\n", "Đảng bộ và đảng Đảng ủy.\n",
    "Đắk Lắk, Chư Prông, Kon Tum, Krông Pắc.\n", "Về Về Nguồn.\n", "Quý, quỳ, quỹ, ủy, hòa, khỏe, hoàn, thuyền, quả.\n",
    "Noé, Zoé, Chloé, évalué, joué, canoë, naïve, Guðmundur, Friðrik.\n", "That that, had had, the the.\n",
    "Của.\n\nCủa Đảng.\n", "- các\n- các\n", "## Công tác của\ncủa Đảng.\n", "Một, của. Của Đảng.\n",
    "Các tổ chức chính trị - xã hội, tổ chức chính trị - xã hội nghề nghiệp.\n",
    "Hội nghị cấp ủy tỉnh, hội nghị cấp ủy tỉnh mở rộng.\n", "Một hai ba bốn. Một hai ba bốn.\n",
    "- Một hai ba bốn\n- Một hai ba bốn\n", "| Một hai ba bốn | Một hai ba bốn |\n|---|---|\n",
    "Đoàn kết, đoàn kết, đại đoàn kết.\n", "Xem [của](../events/dh.md \"của\").\n",
    "`của của` và “một” hai.\n", "“Một.\n\nHai.\n\nBa”.\n", "“Một.\n\n“Hai.\n\n“Ba”.\n", "Một “hai\nba” bốn.\n",
    "Màn hình 55” và 32”.\n", "„Một“ hai.\n", "Một “hai “ba” bốn” năm.\n", "Đo bằng μm, góc α, Москва, СССР, Δt.\n",
    "Ａ và ð.\n",
  ]) func soundTextsAreLeftAlone(_ body: String) async {
    let site = SiteFixture.minimal.with(Self.path, SiteFixture.plan(body: body))
    let found = await Self.notes(site)
    #expect(found.map(\.message.en) == [])
  }

  @Test func counterpartsAreCounted() async {
    let body = "Hòa, hóa, Ủy.\n\nHoà.\n"
    let found = await Self.notes(.minimal.with(Self.path, SiteFixture.plan(body: body)))
    #expect(
      found.map(\.message.vi) == [
        "dấu thanh được đặt theo hai cách trong một văn bản: như “Hoà” (1 chỗ) và như “Hòa” (3 chỗ)"
      ])
  }

  @Test(arguments: [
    ("Kế hoạch của ⟦của Đảng", "formality.repeated-words"), ("'Kế hoạch: của ⟦của Đảng'", "formality.repeated-words"),
    ("Kế hoạch ⟦“A", "formality.quotation-mark"), ("⟦Ðảng", "formality.look-alike"),
  ]) func titlesAreRead(_ title: String, _ code: String) async {
    let marked = Marked(SiteFixture.plan().replacing("Kế hoạch A", with: title))
    let site = SiteFixture.minimal.with(Self.path, marked.text)
    let found = await Self.notes(site)
    #expect(found.map(\.code) == [code])
    #expect(found.map(\.location) == marked.locations(in: Self.path))
    let repaired = await site.repaired().files[Self.path].map { String(decoding: $0, as: UTF8.self) }
    #expect(repaired == marked.text.replacing("Ð", with: "Đ"))
  }

  /// A long run and one far behind many words.
  @Test(arguments: [4, 5, 60, 500]) func runsOfAnyLengthAreFound(_ length: Int) async {
    let before = (0..<3000).map { "trước\($0)" }.joined(separator: " ")
    let run = (0..<length).map { "chữ\($0)" }.joined(separator: " ")
    let marked = Marked(SiteFixture.plan(body: "\(before) \(run) ⟦\(run) sau\n"))
    let found = await Self.notes(.minimal.with(Self.path, marked.text))
    #expect(found.map(\.location) == marked.locations(in: Self.path))
    #expect(found.allSatisfy { $0.message.en.hasPrefix("the \(length) words “chữ0 chữ1 chữ2 chữ3") })
  }

  // MARK: Composition

  @Test(arguments: [
    ("Kế hoạch tuyên truyền của\nnghi\u{323} quyê\u{301}t.\n", "Kế hoạch A", "i\u{323} quyê"),
    ("Của ho\u{323}a\u{323}t đô\u{323}ng ti\u{309}nh U\u{309}y quye\u{302}\u{300}n.\n", "A", "ủa ho"),
  ]) func mixedCompositionIsFoundAtTheFirstOfTheRarer(_ body: String, _ title: String, _ place: String) async throws {
    for lineEnd in ["\n", "\r\n"] {
      let plan = SiteFixture.plan(body: body).replacing("Kế hoạch A", with: title).replacing("\n", with: lineEnd)
      let site = SiteFixture.minimal.with(Self.path, plan)
      let found = await Self.notes(site)
      #expect(found.map(\.code) == ["formality.composition"])
      let note = try #require(found.first)
      let lines = plan.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let rest = lines[note.location.line - 1].dropFirst(note.location.column - 1)
      #expect(rest.starts(with: place.unicodeScalars))
      let repaired = await site.repaired()
      #expect(repaired.files[Self.path] == Array(plan.precomposedStringWithCanonicalMapping.utf8))
      #expect(await Self.notes(repaired) == [])
    }
  }

  @Test func oneFormAloneIsNoFinding() async {
    let plan = SiteFixture.plan(body: "Kế hoạch của Đảng.\n").decomposedStringWithCanonicalMapping
    #expect(await Self.notes(.minimal.with(Self.path, plan)) == [])
  }

  /// They can be weighed as other findings are.
  @Test(arguments: [("off", [Rule.Severity]()), ("error", [.error])])
  func archivesWeighThem(_ weight: String, _ expected: [Rule.Severity]) async {
    let site = SiteFixture.minimal.with(
      "content/site.yml", "title: Kho\nchecks: {formality.repeated-words: \(weight)}\n"
    )
    .with(Self.path, SiteFixture.plan(body: "Của của.\n"))
    #expect(await Self.notes(site).map(\.severity) == expected)
  }
}
