import Diagnostics
import TestSupport
import Testing

/// What findings weigh in an archive: `checks` in `site.yml`, and `code` of a note.
@Suite struct CheckWeightTests {
  private static let warning = "Một Kế hoạch số 7-HD/TU.\n"

  private static func site(_ settings: String = "", notes: String = "") -> SiteFixture {
    .minimal.with("content/site.yml", "title: Kho\n" + settings)
      .with("content/plans/a.md", SiteFixture.plan(notes, body: warning))
  }

  private static func weights(_ site: SiteFixture, _ code: String = "citation.type") async -> [Rule.Severity] {
    await site.check().findings.filter { $0.code == code }.map(\.severity)
  }

  @Test(arguments: [
    ("", [Rule.Severity.warning]), ("off", []), ("note", [.note]), ("warning", [.warning]), ("error", [.error]),
  ])
  func settingsWeighAFinding(_ weight: String, _ expected: [Rule.Severity]) async {
    let site = Self.site(weight.isEmpty ? "" : "checks: {citation.type: \(weight)}\n")
    #expect(await Self.weights(site) == expected)
    let isMade = await site.render().site != nil
    #expect(isMade == (weight != "error"))
  }

  private static let note = "notes:\n  - {kind: source-error, text: Bản gốc ghi thế., code: citation.type}\n"

  @Test func aNoteAnswersTheWarningsOfItsFile() async {
    let other = SiteFixture.plan("number: 9-KH/TU\n", body: Self.warning)
    let site = Self.site(notes: Self.note).with("content/plans/b.md", other)
    let findings = await site.check().findings.filter { $0.code == "citation.type" }
    #expect(findings.map(\.location.file) == ["content/plans/a.md", "content/plans/b.md"])
    #expect(findings.map(\.severity) == [.note, .warning])
    #expect(await Self.weights(Self.site("checks: {citation.type: error}\n", notes: Self.note)) == [.note])
    #expect(await Self.weights(Self.site("checks: {citation.type: off}\n", notes: Self.note)) == [])
  }

  /// Those that are only counted are weighed as well.
  @Test func whatIsNotShownIsWeighed() async {
    let body = String(repeating: Self.warning + "\n", count: 80)
    let site = SiteFixture.minimal.with("content/site.yml", "title: Kho\nchecks: {citation.type: note}\n")
      .with("content/plans/a.md", SiteFixture.plan(body: body))
    let report = await site.check()
    #expect(!report.hasWarnings)
    #expect(
      report.kinds.filter { $0.key.code == "citation.type" }.map { "\($0.key.severity) \($0.value)" } == ["note 80"])
  }

  @Test(arguments: [
    ("checks: {⟦citation.typ: off}\n", "check.unknown"), ("checks: {⟦link.dead: off}\n", "check.fixed"),
    ("checks: {⟦internal.reference: note}\n", "check.fixed"), ("checks: {citation.type: ⟦never}\n", "value.choice"),
    ("checks: ⟦off\n", "value.type"),
  ])
  func settingsAreFoundWrong(_ settings: String, _ code: String) async {
    let marked = Marked("title: Kho\n" + settings)
    let findings = await SiteFixture.minimal.with("content/site.yml", marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: "content/site.yml"))
  }

  @Test(arguments: [("citation.typ", "check.unknown"), ("markdown.raw-html", "check.fixed")])
  func notesAreFoundWrong(_ named: String, _ code: String) async {
    let marked = Marked(SiteFixture.plan("notes:\n  - {kind: inference, text: A., code: ⟦\(named)}\n"))
    let findings = await SiteFixture.minimal.with("content/plans/a.md", marked.text).findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == marked.location(in: "content/plans/a.md"))
  }
}
