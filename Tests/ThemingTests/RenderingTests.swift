import Testing

@testable import Theming

@Suite struct RenderingTests {
  /// A quote joined with a combining mark, markup, a reference and a tag: text everywhere.
  static let hostile = "\"\u{301}><script>&{{title}}{{{body}}}'"
  static let escaped = "&quot;\u{301}&gt;&lt;script&gt;&amp;{{title}}{{{body}}}&#39;"

  @Test func hostileTextStaysTextOnEveryPage() throws {
    let theme = try Theme.trial([:])
    for page in Samples(dress: { _ in Self.hostile }).pages(.rich) {
      let html = theme.render(page)
      #expect(html.contains(Self.escaped))
      #expect(!html.contains("<script"))
      #expect(!html.unicodeScalars.contains("\u{301}", after: "\""), "\(type(of: page))")
      #expect(HTMLCheck(html).findings == [], "\(type(of: page))")
    }
  }

  /// All texts of all views pass through the same escaping, also those that the default theme does not show.
  @Test func everyTextFieldIsEscaped() throws {
    let samples = Samples(dress: { _ in Self.hostile })
    for page in samples.pages(.rich) { expectEscaped(page) }
  }

  private func expectEscaped<Page: PageView>(_ page: Page) {
    for field in Page.fields.all {
      guard case .text = field.kind, let scalar = field.value(page) as? Scalar else { continue }
      #expect(!scalar.renderText.utf8.contains(UInt8(ascii: "<")), "\(Page.self).\(field.name)")
      #expect(!scalar.renderText.utf8.contains(UInt8(ascii: "\"")), "\(Page.self).\(field.name)")
    }
  }

  @Test(arguments: Samples.Amount.allCases) func pagesAreWellFormed(_ amount: Samples.Amount) throws {
    let theme = try Theme.trial([:])
    for page in Samples().pages(amount) {
      #expect(HTMLCheck(theme.render(page)).findings == [], "\(type(of: page))")
    }
  }

  @Test func absentFieldDoesNotClimbToTheScopeAround() throws {
    let theme = try Theme.trial([
      "templates/event.mustache": "{{date}}:{{#plans}}[{{#isInferred}}~{{/isInferred}}{{number}}{{date}}]{{/plans}}"
    ])
    #expect(
      theme.render(Samples().event(true))
        == "19–23/01/2026:[~31-KH/ĐUtrong khoảng từ 12/11/2025 đến 22/12/2025][]")
  }

  @Test func absentViewAndEmptyListAreFalse() throws {
    let template = "{{#window}}{{label}}{{/window}}{{^window}}-{{/window}}{{^topics}}none{{/topics}}{{topics.count}}"
    let theme = try Theme.trial(["templates/plan.mustache": template])
    #expect(theme.render(Samples().plan(false)) == "-none0")
    #expect(theme.render(Samples().plan(true)) == "trong khoảng từ 12/11/2025 đến 22/12/20252")
  }

  @Test func countOpensOnceAndElementsFollow() throws {
    let theme = try Theme.trial([
      "templates/plan.mustache": "{{#topics.count}}<{{#topics}}({{.}}){{/topics}}>{{/topics.count}}"
    ])
    #expect(theme.render(Samples().plan(true)) == "<(hội nghị Trung ương)(đại hội Đảng)>")
  }

  @Test func indentationOfPartialsLeavesHTMLAlone() throws {
    let theme = try Theme.trial([
      "templates/page.mustache": "<main>\n    {{>parts/body}}\n\t{{! gone }}\n</main>\n",
      "templates/parts/body.mustache": "<div>\n  {{>parts/inner}}\n</div>\n",
      "templates/parts/inner.mustache": "{{{body}}}",
    ])
    let view = FreePageView(
      head: Samples().head("x"), body: "<pre>a\n  b\n</pre>\n", isInternal: false, internalNotes: [])
    #expect(theme.render(view) == "<main>\n<div>\n<pre>a\n  b\n</pre>\n</div>\n</main>\n")
  }

  /// Texts and settings are written into templates when that is safe; otherwise they are looked up. It shows in neither.
  @Test func hostileTextsOfAThemeStayText() throws {
    let theme = try Theme.trial([
      "theme.yml": "name: A\nversion: 1.0.0\nextends: default\nsettings:\n  mark: \"\u{301}\"\n  empty: \"\"\n",
      "texts/vi.yml": "nav-home: \"<b> & {{title}}\"\nnav-plans: |\n  hai\n  dòng\n",
      "templates/page.mustache":
        "{{title}}{{settings.mark}}|{{text.nav-home}}|{{text.nav-plans}}|{{settings.empty}}  {{>parts/two}}",
      "templates/parts/two.mustache":
        "1\n{{#settings.empty}}x{{/settings.empty}}2{{#text.nav-home}}3{{/text.nav-home}}",
    ])
    #expect(
      theme.render(Samples().page(false))
        == "Giới thiệu\u{301}|&lt;b&gt; &amp; {{title}}|hai\ndòng\n|  1\n23")
  }

  @Test func lineEndsOfTemplatesDoNotMatter() throws {
    let theme = try Theme.trial(["templates/page.mustache": "{{#title}}\r\n{{.}}\r\n{{/title}}\r\nend"])
    #expect(theme.render(Samples().page(false)) == "Giới thiệu\nend")
  }
}

extension String.UnicodeScalarView {
  fileprivate func contains(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    zip(self, dropFirst()).contains { $0 == previous && $1 == scalar }
  }
}
