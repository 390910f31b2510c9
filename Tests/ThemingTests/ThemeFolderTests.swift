import Files
import Diagnostics
import TestSupport
import Testing

@testable import Theming

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

  @Test(arguments: cases) func isFoundInItsPlace(_ wrong: Case) throws {
    let source = Marked(wrong.content)
    let findings = try ThemeFiles.findings([wrong.file: source.text])
    #expect(findings.map(\.code) == [wrong.code])
    #expect(findings.first?.location == source.location(in: "themes/trial/\(wrong.file)"))
    #expect(findings.first?.severity == (wrong.code == "theme.unused-file" ? .warning : .error))
  }

  @Test func unknownThemeIsReportedWhereItIsAskedFor() throws {
    let (theme, report) = ThemeFiles.load(try ThemeFiles.ofRepository(), "defalt")
    #expect(theme == nil)
    #expect(report.findings.map(\.code) == ["theme.not-found"])
    #expect(report.findings.first?.location == ThemeFiles.origin)
  }

  @Test func circleOfThemesIsFound() throws {
    var files = try ThemeFiles.extended(by: ["theme.yml": "name: A\nversion: 1.0.0\nextends: other\n"])
    let other = Marked("name: B\nversion: 1.0.0\nextends: ⟦trial\n")
    files["other/theme.yml"] = Array(other.text.utf8)
    let findings = ThemeFiles.load(files).1.findings.filter { $0.code == "theme.recursion" }
    #expect(findings.map(\.location) == [other.location(in: "themes/other/theme.yml")])
  }

  @Test func themeOfItsOwnNeedsAllTemplatesAndTexts() {
    let files = ["own/theme.yml": Array("name: Riêng\nversion: 1.0.0\n".utf8)]
    let findings = ThemeFiles.load(files, "own").1.sorted().shown
    #expect(
      findings.map(\.code) == ["theme.text"] + Array(repeating: "theme.missing-template", count: Theme.pages.count))
    #expect(findings.first?.message.en.contains("nav-home, nav-plans") == true)
    #expect(
      findings.dropFirst().allSatisfy { $0.location == SourceLocation(file: "themes/own/theme.yml") })
  }

  @Test func extendingReplacesSingleFilesAndKeys() throws {
    let theme = try Theme.trial([
      "theme.yml": Self.manifest + "settings:\n  footer: Chân trang\n  extra: thêm\n",
      "templates/page.mustache": "{{text.nav-home}}|{{text.nav-plans}}|{{settings.footer}}|{{settings.extra}}",
      "texts/vi.yml": "nav-home: Nhà\n", "assets/style.css": "p {}", "assets/print/a.css": "b {}",
    ])
    #expect(theme.html(Samples().page(true)) == "Nhà|Kế hoạch|Chân trang|thêm")
    #expect(theme.assets.map(\.path) == ["icon.svg", "print/a.css", "style.css"])
    #expect(theme.assets.last?.bytes == Array("p {}".utf8))
    #expect(theme.html(Samples().event(true)).contains("Chân trang"))
  }

  @Test func textsAreThoseOfTheLanguage() throws {
    #expect(
      try Theme.trial([:], .vi).text("window-between", [("from", "1"), ("to", "2")]) == "trong khoảng từ 1 đến 2")
    #expect(try Theme.trial([:], .en).text("window-between", [("from", "1"), ("to", "2")]) == "between 1 and 2")
  }

  @Test(arguments: Language.allCases) func defaultThemeHasNoFindings(_ language: Language) throws {
    let (theme, report) = ThemeFiles.load(try ThemeFiles.ofRepository(), "default", language)
    #expect(report.findings == [])
    for (key, _) in InterfaceText.required { #expect(theme?.text(key).isEmpty == false) }
  }
}
