import Diagnostics
import TestSupport
import Testing
import Theming

/// What a template or style sheet shows to be wrong in its pages is a warning where it stands (CASES F3 and F4).
@Suite struct TemplatePageTests {
  private static let page = "<!DOCTYPE html><body><h1 id=\"top\">{{title}}</h1>"

  static let cases: [(code: String, file: String, content: String)] = [
    ("theme.unused-file", "templates/Plan.mustache", "⟦{{title}}"),
    ("theme.unused-file", "templates/parts/lone.mustache", "⟦x"),
    ("theme.heading", "templates/page.mustache", "⟦<body>{{title}}</body>"),
    ("theme.link", "templates/page.mustache", "\(page)\n<p><a ⟦href=\"#bottom\">"),
    ("theme.link", "templates/page.mustache", "\(page)<a ⟦href=\"/plans/\">"),
    ("theme.link", "templates/page.mustache", "\(page)<img src=\"⟦{{site.assets}}logo.png\" alt=\"\">"),
    ("theme.other-host", "templates/page.mustache", "\(page)đ<script ⟦src=\"https://cdn.example/x.js\"></script>"),
    ("theme.other-host", "templates/page.mustache", "\(page)<img ⟦src=\"//cdn.example/x.png\" alt=\"\">"),
    (
      "theme.other-host", "templates/page.mustache",
      "⟦<link rel=\"stylesheet\" href=\"https://x.example/a.css\">\(page)"
    ),
    ("theme.other-host", "assets/more.css", "p { background: ⟦url(https://x.example/a.png); }"),
    ("theme.other-host", "assets/more.css", "⟦@import \"//x.example/a.css\";"),
  ]

  @Test(arguments: cases) func isFoundInItsPlace(_ code: String, _ file: String, _ content: String) {
    let source = Marked(content)
    let findings = ThemeFiles.findings([file: source.text])
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location == source.location(in: "themes/trial/\(file)"))
    #expect(findings.first?.severity == .warning)
  }

  @Test(arguments: [
    "<a href=\"#top\">", "<a href=\"#{{title}}\">", "<a href=\"https://example.org/\">", "<a href=\"{{site.url}}\">",
    "<img src=\"{{site.assets}}icon.svg\" alt=\"\">", "{{! <img src=\"https://x.example/a.png\"> <a href=\"#no\"> }}",
    "<link rel=\"license\" href=\"https://example.org/by\">",
  ]) func whatIsRightIsNotFound(_ markup: String) {
    #expect(ThemeFiles.findings(["templates/page.mustache": Self.page + markup]) == [])
  }

  @Test func nearestNameOfATemplateIsSuggested() {
    let findings = ThemeFiles.findings(["templates/Plan.mustache": "{{title}}"])
    #expect(findings.first?.hint.en.contains("‘plan’") == true)
  }

  @Test func plainThemeHasNoScript() {
    let page = Marked(Self.page + "⟦<script src=\"{{site.assets}}page.js\"></script>")
    let files = [
      "trial/theme.yml": "name: A\nversion: 1.0.0\nextends: plain\n", "trial/templates/page.mustache": page.text,
    ]
    let findings = ThemeFiles.load(files).1.sorted().shown
    #expect(findings.map(\.code) == ["theme.script"])
    #expect(findings.first?.location == page.location(in: "themes/trial/templates/page.mustache"))
  }

  @Test(arguments: ["default", "plain"]) func themesOfTheRepositoryHaveNone(_ name: String) {
    #expect(ThemeFiles.load([:], name).1.findings == [])
  }

  @Test func emptyFileTakesAnAssetAway() throws {
    let (theme, _) = ThemeFiles.load([:], "plain")
    #expect(try #require(theme).assets.map(\.path) == ["icon.svg", "style.css"])
  }

  @Test func themeBringsALanguage() throws {
    let texts = try #require(ThemeFiles.load([:], "default", "vi").0)
    #expect(texts.text("nav-home") == "Trang đầu")
    let base = ThemeFiles.repositoryTexts("en")
    let manifest = "name: A\nversion: 1.0.0\nextends: default\n"
    let french = base.replacing(#/nav-home: .*/#, with: "nav-home: Accueil")
    let (theme, report) = ThemeFiles.load(["trial/theme.yml": manifest, "trial/texts/fr.yml": french], "trial", "fr")
    #expect(report.findings == [])
    #expect(theme?.text("nav-home") == "Accueil")

    let missing = french.replacing(#/nav-plans: .*\n/#, with: "")
    let findings = ThemeFiles.load(["trial/theme.yml": manifest, "trial/texts/fr.yml": missing], "trial", "fr").1
      .findings
    #expect(findings.map(\.code) == ["theme.text"])
    #expect(findings.first?.location == SourceLocation(file: "themes/trial/texts/fr.yml"))
    #expect(findings.first?.message.en.contains("nav-plans") == true)
  }

  @Test func unknownLanguageIsReportedWhereItIsAskedFor() {
    let findings = ThemeFiles.load([:], "default", "vn").1.findings
    #expect(findings.map(\.code) == ["theme.language"])
    #expect(findings.first?.location == ThemeFiles.origin)
  }
}
