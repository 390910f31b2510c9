import Diagnostics
import TestSupport
import Testing
import Theming

@testable import Pages

/// What is wrong in the other files of a theme is found where it stands.
@Suite struct ThemeFolderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let file: String
    let content: String

    var testDescription: String { "\(file): \(content)" }
  }

  static let manifest = "name: Thử\nversion: 1.0.0\nextends: default\n"

  static let cases: [Case] = [
    Case(code: "theme.not-found", file: "theme.yml", content: "name: Thử\nversion: 1.0.0\nextends: ⟦defualt\n"),
    Case(code: "theme.not-found", file: "theme.yml", content: "name: Thử\nversion: 1.0.0\nextends: ⟦../default\n"),
    Case(code: "theme.recursion", file: "theme.yml", content: "name: Thử\nversion: 1.0.0\nextends: ⟦trial\n"),
    Case(code: "theme.key", file: "theme.yml", content: "⟦name: Thử\nextends: default\n"),
    Case(code: "theme.key", file: "theme.yml", content: manifest + "⟦setings: {a: b}\n"),
    Case(code: "theme.key", file: "theme.yml", content: manifest + "settings: ⟦[a]\n"),
    Case(code: "theme.key", file: "theme.yml", content: manifest + "settings:\n  a: ⟦[b]\n"),
    Case(code: "theme.key", file: "theme.yml", content: manifest + "settings:\n  ⟦màu sắc: đỏ\n"),
    Case(code: "theme.key", file: "theme.yml", content: "name: ⟦[a]\nversion: 1.0.0\nextends: default\n"),
    Case(code: "theme.text", file: "texts/vi.yml", content: "nav-home: Trang đầu\nnew: ⟦không có bên kia\n"),
    Case(code: "theme.text", file: "texts/en.yml", content: "new: ⟦not there\n"),
    Case(code: "theme.text", file: "texts/en.yml", content: "window-between: ⟦\"between {from} and then\"\n"),
    Case(code: "theme.text", file: "texts/vi.yml", content: "nav-home: ⟦\"\"\n"),
    Case(code: "theme.key", file: "texts/vi.yml", content: "nav-home: ⟦{a: b}\n"),
    Case(code: "theme.unused-file", file: "templates/Trang chủ.mustache", content: "⟦{{title}}"),
    Case(code: "theme.unused-file", file: "page.mustache", content: "⟦{{title}}"),
  ]

  @Test(arguments: cases) func isFoundInItsPlace(_ wrong: Case) {
    let source = Marked(wrong.content)
    let findings = ThemeFiles.findings([wrong.file: source.text])
    #expect(findings.map(\.code) == [wrong.code])
    #expect(findings.first?.location == source.location(in: "themes/trial/\(wrong.file)"))
    #expect(findings.first?.severity == (wrong.code == "theme.unused-file" ? .warning : .error))
  }

  @Test func unknownThemeIsReportedWhereItIsAskedFor() {
    let (theme, report) = ThemeFiles.load([:], "defalt")
    #expect(theme == nil)
    #expect(report.findings.map(\.code) == ["theme.not-found"])
    #expect(report.findings.first?.location == ThemeFiles.origin)
  }

  @Test func circleOfThemesIsFound() {
    let other = Marked("name: B\nversion: 1.0.0\nextends: ⟦trial\n")
    let files = ["trial/theme.yml": "name: A\nversion: 1.0.0\nextends: other\n", "other/theme.yml": other.text]
    let findings = ThemeFiles.load(files).1.findings.filter { $0.code == "theme.recursion" }
    #expect(findings.map(\.location) == [other.location(in: "themes/other/theme.yml")])
  }

  @Test func themeOfItsOwnNeedsAllTemplatesAndTexts() {
    let findings = ThemeFiles.load(["own/theme.yml": "name: Riêng\nversion: 1.0.0\n"], "own").1.sorted().shown
    let templates = Set(PageKind.templates.map(\.name))
    #expect(findings.map(\.code) == ["theme.text"] + templates.map { _ in "theme.missing-template" })
    #expect(findings.first?.message.en.contains("nav-home, nav-plans") == true)
    #expect(findings.dropFirst().allSatisfy { $0.location == SourceLocation(file: "themes/own/theme.yml") })
  }

  @Test func extendingReplacesSingleFilesAndKeys() throws {
    func texts(_ text: String) -> String { "home: \(text)\nplans: Kế hoạch\n" }
    let base = [
      "base/theme.yml": "name: Nền\nversion: 1.0.0\nsettings:\n  footer: Nền\n  kept: giữ\n",
      "base/texts/vi.yml": texts("Trang đầu"), "base/texts/en.yml": texts("Home"),
      "base/templates/page.mustache": "{{text.home}}{{>parts/foot}}", "base/templates/parts/foot.mustache": "x",
      "base/templates/other.mustache": "{{text.home}}{{>parts/foot}}", "base/assets/a.css": "a {}",
      "base/assets/b.css": "b {}",
    ]
    let trial = [
      "trial/theme.yml": "name: Thử\nversion: 1.0.0\nextends: base\nsettings:\n  footer: Chân\n  extra: thêm\n",
      "trial/templates/parts/foot.mustache": "|{{settings.footer}}|{{settings.kept}}|{{settings.extra}}",
      "trial/templates/page.mustache": "{{text.plans}}{{>parts/foot}}", "trial/texts/vi.yml": "home: Nhà\n",
      "trial/assets/a.css": "p {}", "trial/assets/print/a.css": "c {}",
    ]
    let names = Page.vocabulary.names
    let (theme, report) = ThemeFiles.load(
      base.merging(trial) { $1 }, for: [PageTemplate("page", as: "a", names), PageTemplate("other", as: "b", names)],
      texts: [])
    #expect(report.findings == [])
    let page = Page.vocabulary.scope(Page())
    #expect(try theme?.render("a", page) == Array("Kế hoạch|Chân|giữ|thêm".utf8))
    #expect(try theme?.render("b", page) == Array("Nhà|Chân|giữ|thêm".utf8))
    #expect(theme?.assets.map(\.path) == ["a.css", "b.css", "print/a.css"])
    #expect(theme?.assets.first?.bytes == Array("p {}".utf8))
  }

  @Test(arguments: Language.allCases) func defaultThemeHasNoFindings(_ language: Language) throws {
    let (loaded, report) = ThemeFiles.load([:], "default", language.rawValue)
    #expect(report.findings == [])
    let theme = try #require(loaded)
    for text in PageKind.interfaceTexts { #expect(!theme.text(text.key).isEmpty) }
    #expect(
      theme.text("window-between", [("from", "1"), ("to", "2")])
        == (language == .vi ? "trong khoảng từ 1 đến 2" : "between 1 and 2"))
  }
}
