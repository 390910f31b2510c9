import Diagnostics
import TestSupport
import Testing

/// What is wrong in a template is found where it stands. The template tried is that of free pages.
@Suite struct TemplateFindingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let template: String
    /// What the English hint must name, such as the nearest name.
    var hint = ""

    var testDescription: String { template }
  }

  static let cases: [Case] = [
    // Syntax
    Case(code: "theme.syntax", template: "một\nhai ⟦{{title\n}}"),
    Case(code: "theme.syntax", template: "đ ⟦{{{body}}\n", hint: "}}}"),
    Case(code: "theme.syntax", template: "⟦{{title {{title}}"),
    Case(code: "theme.syntax", template: "⟦{{! ghi chú"),
    Case(code: "theme.syntax", template: "x ⟦{{"),
    Case(code: "theme.syntax", template: "<p>\n  {{#⟦description}}đ", hint: "{{/description}}"),
    Case(code: "theme.syntax", template: "{{#description}}{{#⟦canonical}}{{/description}}", hint: "{{/canonical}}"),
    Case(code: "theme.syntax", template: "{{title}}{{/⟦title}}", hint: "{{#title}}"),
    Case(code: "theme.syntax", template: "{{ ⟦tiêu-đề }}"),
    Case(code: "theme.syntax", template: "{{⟦}}"),
    Case(code: "theme.syntax", template: "{{⟦site..title}}"),
    Case(code: "theme.syntax", template: "{{ ⟦#description}}"),
    Case(code: "theme.syntax", template: "{{title}⟦}\u{301}"),
    Case(code: "theme.syntax", template: "⟦\u{600}{{title}}"),
    Case(
      code: "theme.syntax",
      template: String(repeating: "{{#description}}", count: 16) + "{{#⟦description}}"
        + String(repeating: "{{/description}}", count: 17)),
    // What dialects of Mustache have and the theme language leaves out
    Case(code: "theme.syntax", template: "⟦{{=<% %>=}}", hint: "{{{html}}}"),
    Case(code: "theme.syntax", template: "⟦{{$block}}"),
    Case(code: "theme.syntax", template: "⟦{{<parts/head}}"),
    Case(code: "theme.syntax", template: "⟦{{%CONTENT_TYPE:TEXT}}"),
    Case(code: "theme.syntax", template: "⟦{{>*title}}"),
    Case(code: "theme.syntax", template: "⟦{{uppercased(title)}}"),
    Case(code: "theme.syntax", template: "{{#breadcrumbs}}⟦{{last()}}{{/breadcrumbs}}"),
    // Names
    Case(code: "theme.unknown-name", template: "<h1>{{ ⟦titel }}</h1>", hint: "title"),
    Case(code: "theme.unknown-name", template: "{{#⟦wide}}{{nobody.knows}}{{/wide}}"),
    Case(code: "theme.unknown-name", template: "{{^⟦wide}}{{/wide}}"),
    Case(code: "theme.unknown-name", template: "{{#breadcrumbs}}{{title}}{{⟦isCurrent}}{{/breadcrumbs}}"),
    Case(code: "theme.unknown-name", template: "{{⟦site.titel}}", hint: "site.title"),
    Case(code: "theme.unknown-name", template: "{{⟦title.length}}"),
    Case(code: "theme.unknown-name", template: "{{#site}}{{⟦assets.css}}{{/site}}"),
    Case(code: "theme.unknown-name", template: "{{⟦breadcrumbs.title}}"),
    Case(code: "theme.unknown-name", template: "{{⟦text.nav-hom}}", hint: "text.nav-home"),
    Case(code: "theme.unknown-name", template: "{{⟦text}}"),
    Case(code: "theme.unknown-name", template: "{{⟦settings.foter}}", hint: "settings.footer"),
    Case(code: "theme.unknown-name", template: "{{⟦.}}"),
    Case(code: "theme.unknown-name", template: "{{#breadcrumbs}}{{⟦.}}{{/breadcrumbs}}"),
    // Kinds
    Case(code: "theme.wrong-kind", template: "{{⟦breadcrumbs}}"),
    Case(code: "theme.wrong-kind", template: "{{⟦site}}"),
    Case(code: "theme.wrong-kind", template: "{{#site.navigation}}{{⟦isCurrent}}{{/site.navigation}}"),
    Case(code: "theme.wrong-kind", template: "{{{⟦site.navigation}}}"),
    Case(code: "theme.escaping", template: "<h1>{{{⟦title}}}</h1>", hint: "{{title}}"),
    Case(code: "theme.escaping", template: "{{&⟦title}}"),
    Case(code: "theme.escaping", template: "{{{⟦text.nav-home}}}"),
    Case(code: "theme.escaping", template: "{{{⟦breadcrumbs.count}}}"),
    Case(code: "theme.escaping", template: "{{⟦body}}", hint: "{{{body}}}"),
    Case(code: "theme.escaping", template: "{{#body}}{{⟦.}}{{/body}}"),
    // Partials
    Case(code: "theme.missing-partial", template: "  {{> ⟦parts/haed }}", hint: "parts/head"),
    Case(code: "theme.partial-name", template: "{{>⟦../../site}}"),
    Case(code: "theme.partial-name", template: "{{>⟦parts/../head}}"),
    Case(code: "theme.partial-name", template: "{{>⟦/etc/passwd}}"),
    Case(code: "theme.partial-name", template: "{{>⟦parts\\head}}"),
    Case(code: "theme.partial-name", template: "{{>⟦parts/%2e%2e/head}}"),
    Case(code: "theme.partial-name", template: "{{>⟦head.mustache}}"),
    Case(code: "theme.partial-name", template: "{{>⟦đầu}}"),
    Case(code: "theme.recursion", template: "{{#body}}{{>⟦page}}{{/body}}"),
  ]

  @Test(arguments: cases) func isFoundInItsPlace(_ wrong: Case) {
    let source = Marked(wrong.template)
    let findings = ThemeFiles.findings(["templates/page.mustache": source.text])
    #expect(findings.map(\.code) == [wrong.code])
    #expect(findings.first?.location == source.location(in: "themes/trial/templates/page.mustache"))
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.hint.en.contains(wrong.hint) == true)
    #expect(findings.first?.hint.vi.contains(wrong.hint) == true)
  }

  @Test func everyErrorOfEveryTemplateIsReported() {
    let page = Marked("{{titel}} {{⟦boddy}}")
    let event = Marked("{{title}}\n⟦{{title")
    let findings = ThemeFiles.findings([
      "templates/page.mustache": page.text, "templates/event.mustache": event.text,
    ])
    #expect(findings.map(\.code) == ["theme.syntax", "theme.unknown-name", "theme.unknown-name"])
    #expect(findings.first?.location == event.location(in: "themes/trial/templates/event.mustache"))
    #expect(findings.last?.location == page.location(in: "themes/trial/templates/page.mustache"))
  }

  @Test func partialIsCheckedInEveryScopeThatUsesIt() {
    let partial = Marked("{{title}} {{⟦url}} ")
    let files = ["templates/parts/both.mustache": partial.text]
    // A link has a title and a URL, a note neither: its title is the page's.
    #expect(
      ThemeFiles.findings(
        files.merging(["templates/page.mustache": "{{#breadcrumbs}}{{>parts/both}}{{/breadcrumbs}}"]) { $1 }
      ).isEmpty)

    let scoped = Marked("{{content}} {{⟦otherPlanCount}}")
    let findings = ThemeFiles.findings([
      "templates/parts/scoped.mustache": scoped.text,
      "templates/plan.mustache": "{{#notes}}{{>parts/scoped}}{{/notes}}",
    ])
    #expect(findings.map(\.location) == [scoped.location(in: "themes/trial/templates/parts/scoped.mustache")])
    #expect(findings.map(\.code) == ["theme.unknown-name"])
  }

  @Test func mutualRecursionIsFoundWhereTheCircleCloses() {
    let second = Marked("<b>\n{{>⟦parts/first}}</b>")
    let findings = ThemeFiles.findings([
      "templates/page.mustache": "{{>parts/first}}", "templates/parts/first.mustache": "{{>parts/second}}",
      "templates/parts/second.mustache": second.text,
    ])
    #expect(findings.map(\.code) == ["theme.recursion"])
    #expect(findings.first?.location == second.location(in: "themes/trial/templates/parts/second.mustache"))
  }

  @Test func partialsThatNoPageUsesAreCheckedToo() {
    let lone = Marked("{{whoKnows}} {{>⟦parts/lone}}")
    let findings = ThemeFiles.findings(["templates/parts/lone.mustache": lone.text])
    #expect(findings.map(\.code) == ["theme.recursion"])
    #expect(findings.first?.location == lone.location(in: "themes/trial/templates/parts/lone.mustache"))
  }

  /// The finding stands at the first partial that makes a template too large, and only there.
  @Test func partialsThatFanOutAreRefused() {
    let ten = Marked(String(repeating: "{{>p8}}", count: 7) + "{{>⟦p8}}{{>p8}}")
    var files = ["templates/p9.mustache": ten.text, "templates/p8.mustache": String(repeating: "x", count: 140_000)]
    files["templates/about.mustache"] = "{{>p9}}"
    files["templates/page.mustache"] = "<!DOCTYPE html>{{>p9}}{{>p9}}"
    let findings = ThemeFiles.findings(files)
    #expect(findings.map(\.code) == ["theme.size"])
    #expect(findings.first?.location == ten.location(in: "themes/trial/templates/p9.mustache"))
  }

  @Test func partialsUsedOftenAreAllowed() {
    let findings = ThemeFiles.findings([
      "templates/page.mustache": String(repeating: "{{>p8}}", count: 1000), "templates/p8.mustache": "x",
    ])
    #expect(findings == [])
  }

  /// The chain is first met from its end, each link at a harmless depth.
  @Test func longChainOfPartialsIsRefusedHoweverItIsMet() {
    var files: [String: String] = [:]
    for number in 1...40 {
      files["templates/chain/p\(number).mustache"] = number == 40 ? "" : "{{>chain/p\(number + 1)}}"
    }
    files["templates/page.mustache"] = (1...40).reversed().map { "{{>chain/p\($0)}}" }.joined()
    let findings = ThemeFiles.findings(files)
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.code == "theme.recursion" })
  }

  @Test func sectionOverTextAndNumberIsAllowed() {
    let template = "{{#body}}{{{.}}}{{/body}}{{#title}}{{.}}{{/title}}{{#breadcrumbs.count}}{{.}}{{/breadcrumbs.count}}"
    #expect(ThemeFiles.findings(["templates/page.mustache": template]).isEmpty)
  }

  /// What is let through can be rendered; what is not is reported at a place in the template.
  @Test(arguments: 1...40) func arbitraryTemplatesNeverCrash(seed: UInt64) throws {
    let pieces = [
      "{{", "}}", "{{{", "}}}", "#", "^", "/", ">", "&", "!", "=", "title", "owner.title", "entries", "body", " ", "\n",
      "\t", "{", "}", "{{title}}", "{{#title}}", "{{/title}}", "{{>parts/one}}", "{{{body}}}", "\u{301}", "\u{200D}",
      "\u{600}", "đ", "\"", "<p>", "{{! x }}", "{{^entries}}", "{{#entries}}", "{{/entries}}", "(", ")", "*", ".",
    ]
    let page = Page(body: [0x70], entries: [Entry(title: "A"), Entry()], owner: Entry(title: "B"))
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let text = (0..<Int.random(in: 1...12, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      do {
        _ = try TrialTheme(["templates/page.mustache": text, "templates/parts/one.mustache": "{{date}}"]).html(page)
      } catch let error as TrialTheme.UnexpectedFindings {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for place in error.findings.map(\.location) {
          #expect(place.file == "themes/trial/templates/page.mustache", "seed \(seed): \(text.debugDescription)")
          #expect(lines.indices.contains(place.line - 1), "seed \(seed): \(text.debugDescription)")
          #expect(
            (1...lines[place.line - 1].count + 1).contains(place.column), "seed \(seed): \(text.debugDescription)")
        }
      }
    }
  }
}
