import Testing

@testable import Theming

@Suite struct RenderingTests {
  /// A quote joined with a combining mark, markup, a reference and a tag: text everywhere.
  static let hostile = "\"\u{301}><script>&{{title}}{{{body}}}'"
  static let escaped = "&quot;\u{301}&gt;&lt;script&gt;&amp;{{title}}{{{body}}}&#39;"

  @Test func hostileTextStaysTextOnEveryPage() throws {
    let theme = try Theme.trial([:])
    for page in Samples(dress: { _ in Self.hostile }).pages(.rich) {
      let html = theme.html(page)
      #expect(html.contains(Self.escaped))
      #expect(!html.contains("<script"))
      #expect(!html.unicodeScalars.contains("\u{301}", after: "\""), "\(type(of: page))")
      #expect(HTMLCheck(html).findings == [], "\(type(of: page))")
    }
  }

  /// Every text of every view, also those that the default theme does not show.
  @Test func everyTextFieldIsEscaped() throws {
    let samples = Samples(dress: { _ in Self.hostile })
    for page in samples.pages(.rich) {
      let template = Self.printingTexts(of: type(of: page).vocabulary)
      let html = try Theme.trial(["templates/\(type(of: page).template).mustache": template]).html(page)
      #expect(html.contains(Self.escaped), "\(type(of: page))")
      #expect(!html.utf8.contains { "<>\"'".utf8.contains($0) }, "\(type(of: page))")
    }
  }

  /// A template that prints all texts a view leads to.
  private static func printingTexts(of vocabulary: [Vocabulary]) -> String {
    vocabulary.map { field in
      switch field.kind {
      case .text, .number: "{{\(field.name)}}\n"
      case .html, .flag: ""
      case .texts: "{{#\(field.name)}}{{.}}{{/\(field.name)}}\n"
      case .list(let view), .view(let view):
        "{{#\(field.name)}}\n\(printingTexts(of: view.vocabulary)){{/\(field.name)}}\n"
      }
    }.joined()
  }

  @Test(arguments: Samples.Amount.allCases) func pagesAreWellFormed(_ amount: Samples.Amount) throws {
    let theme = try Theme.trial([:])
    for page in Samples().pages(amount) {
      #expect(HTMLCheck(theme.html(page)).findings == [], "\(type(of: page))")
    }
  }

  @Test func absentFieldDoesNotClimbToTheScopeAround() throws {
    let theme = try Theme.trial([
      "templates/event.mustache": "{{date}}:{{#plans}}[{{#isInferred}}~{{/isInferred}}{{number}}{{date}}]{{/plans}}"
    ])
    #expect(
      theme.html(Samples().event(true))
        == "19–23/01/2026:[~31-KH/ĐUtrong khoảng từ 12/11/2025 đến 22/12/2025][]")
  }

  @Test func absentViewAndEmptyListAreFalse() throws {
    let template = "{{#window}}{{label}}{{/window}}{{^window}}-{{/window}}{{^topics}}none{{/topics}}{{topics.count}}"
    let theme = try Theme.trial(["templates/plan.mustache": template])
    #expect(theme.html(Samples().plan(false)) == "-none0")
    #expect(theme.html(Samples().plan(true)) == "trong khoảng từ 12/11/2025 đến 22/12/20252")
  }

  /// Bodies and documents outside the archive are named, and lead nowhere.
  @Test func titleWithoutAnAddressIsNoLink() throws {
    let html = try Theme.trial([:]).html(Samples().plan(true))
    #expect(html.contains("<li>\n<a href=\"/bodies/tg/\">Ban Tuyên giáo Thành ủy</a>\n</li>\n<li>\nBáo Cần Thơ\n</li>"))
  }

  /// What a list leaves to other pages leads there: the address is that of the record around, not of its last element.
  @Test func whatIsLeftOutLeadsToThePageOfItsRecord() throws {
    let theme = try Theme.trial([:])
    #expect(theme.html(Samples().timeline(true)).contains("<li><a href=\"/events/b/\">Số kế hoạch khác: 9</a></li>"))
    #expect(theme.html(Samples().slogans(true)).contains("<a href=\"/slogans/x/\">Số lần được nêu khác: 5</a>"))
  }

  @Test func wordsThatDifferAreMarked() throws {
    let html = try Theme.trial([:]).html(Samples().slogan(true))
    #expect(html.contains("“Đảng Cộng sản Việt Nam quang vinh <mark>đời đời</mark>!”"))
  }

  @Test func countOpensOnceAndElementsFollow() throws {
    let theme = try Theme.trial([
      "templates/event.mustache": "{{#aliases.count}}<{{#aliases}}({{.}}){{/aliases}}>{{/aliases.count}}"
    ])
    #expect(theme.html(Samples().event(true)) == "<(Đại hội XIV của Đảng)(Đại hội XIV)>")
  }

  @Test func indentationOfPartialsLeavesHTMLAlone() throws {
    let theme = try Theme.trial([
      "templates/page.mustache": "<main>\n    {{>parts/body}}\n\t{{! gone }}\n</main>\n",
      "templates/parts/body.mustache": "<div>\n  {{>parts/inner}}\n</div>\n",
      "templates/parts/inner.mustache": "{{{body}}}",
    ])
    let view = FreePageView(
      head: Samples().head("x"), body: Array("<pre>a\n  b\n</pre>\n".utf8), isInternal: false, internalNotes: [])
    #expect(theme.html(view) == "<main>\n<div>\n<pre>a\n  b\n</pre>\n</div>\n</main>\n")
  }

  /// Texts and settings are written into templates when a theme is loaded; what they hold is never read as a template.
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
      theme.html(Samples().page(false))
        == "Giới thiệu\u{301}|&lt;b&gt; &amp; {{title}}|hai\ndòng\n|  1\n23")
  }

  /// A tag that has a line of its own leaves no empty line; one that shares its line leaves everything else of it.
  @Test(arguments: [
    ("a\n  {{#title}}  \n  b\n\t{{/title}}\nc\n", "a\n  b\nc\n"),
    ("{{#title}}\nb\n{{/title}}", "b\n"),
    ("{{^title}}\nb\n{{/title}}\nc", "c"),
    ("a {{#title}}\nb\n{{/title}} c", "a \nb\n c"),
    ("{{#title}}b{{/title}}\n", "b\n"),
    ("  {{! x }}\na\n  {{! x\ny }}  \nb {{! x }}\n", "a\nb \n"),
    ("  {{url}}\n{{>parts/one}}\n  {{>parts/one}} \n{{url}} {{>parts/one}}\n", "  /\n1\n1\n/ 1\n\n"),
    ("{{#title}} {{#url}}\nb{{/url}}\n{{/title}}\n", " \nb\n"),
    ("a\n{{! x }}  ", "a\n  "),
    ("a\n  ", "a\n"),
  ]) func tagAloneOnItsLineTakesTheLineWithIt(_ template: String, _ html: String) throws {
    let theme = try Theme.trial(["templates/page.mustache": template, "templates/parts/one.mustache": "1\n"])
    let page = FreePageView(
      head: PageHead(
        site: Samples().head("").site, title: "T", description: nil, url: "/", canonical: nil, breadcrumbs: []),
      body: [], isInternal: false, internalNotes: [])
    #expect(theme.html(page) == html)
  }

  /// Names are settled when the theme is loaded, also where a partial is used from several scopes.
  @Test func partialMeansWhatTheScopeAroundItMeans() throws {
    let theme = try Theme.trial([
      "templates/plan.mustache":
        "{{>parts/one}};{{#slogans}}{{>parts/one}};{{/slogans}}{{#toc}}{{#children}}{{>parts/one}};{{/children}}{{/toc}}{{#topics}}{{>parts/one}};{{/topics}}",
      "templates/parts/one.mustache": "{{number}}{{#breadcrumbs.count}}{{.}}{{/breadcrumbs.count}}",
    ])
    #expect(theme.html(Samples().plan(true)) == "31-KH/ĐU2;12;22;31-KH/ĐU2;31-KH/ĐU2;31-KH/ĐU2;31-KH/ĐU2;")

    // The events of a card have no date: it is the card's, and neither the page's nor that of the next card.
    let nested = try Theme.trial([
      "templates/event.mustache":
        "{{>parts/date}};{{#plans}}{{>parts/date}}{{#events}}({{>parts/date}}){{/events}};{{/plans}}",
      "templates/parts/date.mustache": "{{date}}",
    ])
    let date = "trong khoảng từ 12/11/2025 đến 22/12/2025"
    #expect(nested.html(Samples().event(true)) == "19–23/01/2026;\(date)(\(date))(\(date));;")
  }

  @Test func lineEndsOfTemplatesDoNotMatter() throws {
    let theme = try Theme.trial(["templates/page.mustache": "{{#title}}\r\n{{.}}\r\n{{/title}}\r\nend"])
    #expect(theme.html(Samples().page(false)) == "Giới thiệu\nend")
  }
}

extension String.UnicodeScalarView {
  fileprivate func contains(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    zip(self, dropFirst()).contains { $0 == previous && $1 == scalar }
  }
}
