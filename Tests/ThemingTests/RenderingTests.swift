import Texts
import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Theming

@Suite struct RenderingTests {
  private func html(_ template: String, of page: Page, partials: [String: String] = [:]) throws -> String {
    let partials = Dictionary(uniqueKeysWithValues: partials.map { ("templates/parts/\($0).mustache", $1) })
    return try TrialTheme(partials.merging(["templates/page.mustache": template]) { $1 }).html(page)
  }

  /// A quote joined with a combining mark, markup, a reference and a tag.
  private static let hostile = "\"\u{301}><script>&{{title}}{{{body}}}'"
  private static let escaped = "&quot;\u{301}&gt;&lt;script&gt;&amp;{{title}}{{{body}}}&#39;"

  @Test func everyTextIsEscaped() throws {
    let template = """
      {{title}}
      {{#title}}{{.}}{{/title}}
      {{#aliases}}{{.}}{{/aliases}}
      {{#entries}}{{title}}{{#links}}{{url}}{{/links}}{{/entries}}
      {{owner.title}}
      {{owner.first.title}}
      """
    let entry = Entry(title: Self.hostile, links: [Self.hostile])
    let page = Page(title: Self.hostile, aliases: [Self.hostile], entries: [entry], owner: entry)
    let lines = try html(template, of: page).split(separator: "\n")
    #expect(lines == [1, 1, 1, 2, 1, 1].map { Substring(String(repeating: Self.escaped, count: $0)) })
  }

  /// Against a plain version, for texts with characters to escape at any place.
  @Test(arguments: 1...200) func escapingMissesNothing(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["&", "<", ">", "\"", "'", "\u{301}", "đ", "a", "\u{200D}", String(repeating: "ề b", count: 30)]
    let count = Int.random(in: 0...40, using: &generator)
    let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
    let references: [Unicode.Scalar: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]
    var bytes: [UInt8] = []
    bytes.append(escaping: text)
    #expect(
      String(decoding: bytes, as: UTF8.self).unicodeScalars.elementsEqual(
        text.unicodeScalars.map { references[$0] ?? String($0) }.joined().unicodeScalars))
  }

  @Test func finishedHTMLIsPrintedAsItIs() throws {
    let page = Page(body: Array("<b>&amp;".utf8))
    #expect(try html("{{{body}}} {{&body}} {{#body}}{{{.}}}{{/body}}", of: page) == "<b>&amp; <b>&amp; <b>&amp;")
    #expect(try html("{{{body}}}{{#body}}x{{/body}}{{^body}}-{{/body}}", of: Page()) == "-")
  }

  /// What the machine does not read stops the page. What a template does not ask for is not read.
  @Test func htmlThatCannotBeRead() throws {
    for template in ["{{{body}}}", "{{#body}}x{{/body}}", "{{^body}}x{{/body}}"] {
      #expect(throws: Page.unreadable) { try html(template, of: Page(body: [])) }
    }
    #expect(try html("{{#isNew}}{{{body}}}{{/isNew}}{{title}}", of: Page(body: [])) == "T")
  }

  @Test func absentValueDoesNotClimbToTheScopeAround() throws {
    let page = Page(date: "2026", entries: [Entry(title: "A", date: "2025"), Entry()], owner: Entry())
    let template = """
      {{date}}:{{#entries}}[{{#date}}~{{/date}}{{title}}{{date}}]{{/entries}}{{#owner}}{{title}}{{/owner}}
      """
    #expect(try html(template, of: page) == "2026:[~A2025][]")
    // A scope without such a name lets through to the one around.
    let linked = Page(entries: [Entry(title: "A", links: ["/"]), Entry(links: ["/"])])
    #expect(try html("{{#entries}}{{#links}}{{title}}{{count}};{{/links}}{{/entries}}", of: linked) == "A0;0;")
  }

  @Test func whatIsEmptyIsFalse() throws {
    let names = ["title", "count", "isNew", "body", "aliases", "entries", "owner", "owner.title", "aliases.count"]
    let template = names.map { "{{#\($0)}}\($0) {{/\($0)}}" }.joined()
    let opposite = names.map { "{{^\($0)}}\($0) {{/\($0)}}" }.joined()
    let all = names.map { $0 + " " }.joined()
    let full = Page(
      count: 1, isNew: true, body: [0x70], aliases: ["x"], entries: [Entry()], owner: Entry(title: "x"))
    #expect(try html(template, of: full) == all)
    #expect(try html(opposite, of: full) == "")
    #expect(try html(template, of: Page(title: nil)) == "")
    #expect(try html(opposite, of: Page(title: "")) == all)
    // Empty texts in a list are elements of it.
    #expect(try html("{{#aliases}}x{{/aliases}}", of: Page(aliases: ["", ""])) == "xx")
  }

  @Test func namesWithDots() throws {
    let template = "{{owner.title}}{{#owner.links}}<{{url}}>{{/owner.links}}{{owner.links.count}}{{owner.first.title}}"
    #expect(try html(template, of: Page(owner: Entry(title: "A", links: ["1", "2"]))) == "A<1><2>21")
    #expect(try html(template + "{{title}}", of: Page(owner: nil)) == "T")
    let section = "{{#owner.links.count}}x{{/owner.links.count}}{{^owner.first}}-{{/owner.first}}"
    #expect(try html(section, of: Page(owner: nil)) == "-")
  }

  @Test func countOpensOnceAndElementsFollow() throws {
    let template = "{{aliases.count}}{{#aliases.count}}<{{#aliases}}({{.}}){{/aliases}}{{.}}>{{/aliases.count}}"
    #expect(try html(template, of: Page(aliases: ["a", "b"])) == "2<(a)(b)2>")
    #expect(try html(template, of: Page()) == "0")
    #expect(try html("{{#count}}{{.}}{{/count}}{{count}}", of: Page(count: 1_234)) == "12341234")
  }

  @Test func kindsOfPagesShareATemplate() throws {
    let other = Vocabulary<Int>("page", "A page.", [.text("title", "Its title.") { "number \($0)" }])
    let own = Vocabulary<String>("page", "A page.", [.text("title", "Its title.") { $0 }])
    let (theme, _) = ThemeFiles.load(
      ["trial/theme.yml": "name: A\nversion: 1.0.0\n", "trial/templates/page.mustache": "<{{title}}>"],
      for: [PageTemplate("page", as: "one", own.names), PageTemplate("page", as: "two", other.names)], texts: [])
    #expect(try theme?.render("one", own.scope("text")) == Array("<text>".utf8))
    #expect(try theme?.render("two", other.scope(7)) == Array("<number 7>".utf8))
  }

  @Test func indentationOfPartialsLeavesHTMLAlone() throws {
    let page = Page(body: Array("<pre>a\n  b\n</pre>\n".utf8))
    let partials = ["body": "<div>\n  {{>parts/inner}}\n</div>\n", "inner": "{{{body}}}"]
    #expect(
      try html("<main>\n    {{>parts/body}}\n\t{{! gone }}\n</main>\n", of: page, partials: partials)
        == "<main>\n<div>\n<pre>a\n  b\n</pre>\n</div>\n</main>\n")
  }

  /// Texts and settings are written into templates when a theme is loaded; what they hold is never read as a template.
  @Test func hostileTextsOfAThemeStayText() throws {
    let texts = "home: \"<b> & {{title}}\"\nplans: |\n  hai\n  dòng\n"
    let theme = try TrialTheme([
      "theme.yml": "name: A\nversion: 1.0.0\nsettings:\n  mark: \"\u{301}\"\n  empty: \"\"\n",
      "texts/vi.yml": texts, "texts/en.yml": texts,
      "templates/page.mustache":
        "{{title}}{{settings.mark}}|{{text.home}}|{{text.plans}}|{{settings.empty}}  {{>parts/two}}",
      "templates/parts/two.mustache": "1\n{{#settings.empty}}x{{/settings.empty}}2{{#text.home}}3{{/text.home}}",
    ])
    #expect(try theme.html(Page()) == "T\u{301}|&lt;b&gt; &amp; {{title}}|hai\ndòng\n|  1\n23")
  }

  /// A tag that has a line of its own leaves no empty line; one that shares its line leaves everything else of it.
  @Test(arguments: [
    ("a\n  {{#title}}  \n  b\n\t{{/title}}\nc\n", "a\n  b\nc\n"),
    ("{{#title}}\nb\n{{/title}}", "b\n"),
    ("{{^title}}\nb\n{{/title}}\nc", "c"),
    ("a {{#title}}\nb\n{{/title}} c", "a \nb\n c"),
    ("{{#title}}b{{/title}}\n", "b\n"),
    ("  {{! x }}\na\n  {{! x\ny }}  \nb {{! x }}\n", "a\nb \n"),
    ("  {{date}}\n{{>parts/one}}\n  {{>parts/one}} \n{{date}} {{>parts/one}}\n", "  /\n1\n1\n/ 1\n\n"),
    ("{{#title}} {{#date}}\nb{{/date}}\n{{/title}}\n", " \nb\n"),
    ("a\n{{! x }}  ", "a\n  "),
    ("a\n  ", "a\n"),
  ]) func tagAloneOnItsLineTakesTheLineWithIt(_ template: String, _ expected: String) throws {
    #expect(try html(template, of: Page(date: "/"), partials: ["one": "1\n"]) == expected)
  }

  /// Names are settled when the theme is loaded, also where a partial is used from several scopes.
  @Test func partialMeansWhatTheScopeAroundItMeans() throws {
    let page = Page(
      date: "2026", aliases: ["a"], entries: [Entry(title: "A", date: "2025", links: ["1"]), Entry(links: ["2"])])
    let template = """
      {{>parts/one}}{{#aliases}}{{>parts/one}}{{/aliases}}{{#entries}}{{>parts/one}}{{#links}}({{>parts/one}}){{/links}}\
      {{/entries}}{{#entries.count}}{{>parts/one}}{{/entries.count}}
      """
    #expect(
      try html(template, of: page, partials: ["one": "{{title}}{{date}}{{#count}}{{.}}{{/count}};"])
        == "T2026;T2026;A2025;(A2025;);(;)T2026;")
  }

  @Test func lineEndsOfTemplatesDoNotMatter() throws {
    #expect(try html("{{#title}}\r\n{{.}}\r\n{{/title}}\r\nend", of: Page()) == "T\nend")
  }
}
