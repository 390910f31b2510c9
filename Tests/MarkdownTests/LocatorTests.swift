// Where in the author's text the parts of a document stand.

import Diagnostics
import Markdown
import TestSupport
import Testing

@Suite struct LocatorTests {
  @Test(arguments: [
    "⟦[a](b) ⟦[a](<b> 'c') ⟦[a]() ⟦[](b)", "⟦![a](b) ⟦![](b)", "⟦<xy:z> ⟦<a@b.vn>",
    "⟦[a] ⟦[a][] ⟦[b][a] ⟦![a] ⟦![b][a]\n\n[a]: /u",
    // What looks like a link before one.
    "[a] ⟦[a](b)", "[a](b c) ⟦[a](b)", "`[a](b)` ⟦[a](b)", "\\[a](b) ⟦[a](b)", "[a ⟦[a](b)", "a](b) ⟦[a](b)",
    "!\\[a](b) \\!⟦[a](b)", "⟦[a](b '[a](b)') ⟦[a](b)", "⟦[a\\](b)](b) ⟦[[a]](b)", "<x y> ⟦<xy:z>",
    "&lt;xy:z> \\<xy:z> ⟦<xy:z>",
    "[a]: /u\n[b]:\n  /v\n⟦[a] ⟦[b] ⟦[a](b)",
    // Links in images, on other lines, in other blocks.
    "⟦![a ⟦[b](c)](d) ⟦[e ⟦![f](g)](h)", "một\nhai ⟦[a\nb](c\n'd') ⟦[e](f)\\\n⟦[g](h)", "một  \n   ⟦[a](b)\n\t⟦[c](d)",
    "> - một ⟦[a\n>   b](c) ⟦[d](e)\nf ⟦[g](h)", ">⟦[a](b)\n>  > ⟦[c](d)\n> ⟦[e](f)", "1)  ⟦[a](b)\n\n    ⟦[c](d)",
    "## ⟦[a](b) ##\n⟦[c](d)\n===", "[x]: /u\nĐề ⟦[a](b)\n---\nvăn ⟦[c](d)",
    "một\n| đ | ⟦[a\\|b](c) \\| ⟦[d](e) |\n|---|---|\n| `[a](b)` | ⟦[a](b) |\n\nsau ⟦[f](g)",
    "- | ⟦[a](b) |\n  |---|\n  | đ ⟦[c](d) |\n  ⟦[e](f)",
  ])
  func links(_ marked: String) {
    let marked = Marked(marked)
    #expect(Parsed(marked.text).links.map(\.location) == marked.locations(in: "x.md"))
  }

  /// What is beyond the bytes that are read a second time is at least on the line where its block begins.
  @Test func linksOfALongText() {
    let filler = String(repeating: "đ [a](b)\n\n", count: 30_000)
    let locations = Parsed(filler).links.map(\.location)
    #expect(locations.map(\.line) == (0..<30_000).map { 1 + 2 * $0 })
    #expect(locations.first?.column == 3)
    #expect(locations.last?.column == 1)
  }

  @Test(arguments: [
    "⟦# Một", "một\n\n  ⟦## Hai ##", "> ⟦# *Một*\n> - ⟦## Hai", "⟦Một\nhai\n---", "một\n\n> ⟦**Hai**\n> ba\n> ===",
    "[a]: /u\n[b]: /v 'w'\n⟦Một\n---", "> [a]: /u\n> ⟦Một\n> ---", "| a |\n|---|\n\n⟦# Một",
  ])
  func headings(_ marked: String) {
    let marked = Marked(marked)
    #expect(Parsed(marked.text).outline.map(\.location) == marked.locations(in: "x.md"))
  }

  /// Text that is searched for: at the next place where it is written, on the line where it stands.
  @Test(arguments: [
    "số ⟦7/8, ⟦7/8 và 1 ⟦1/2", "*số* ⟦7/**8** và **⟦7/8**", "⟦7\\/8", "⟦1/\n2", "> - ⟦1/  \n>   2\n> ⟦1/\\\n2",
    "A &amp; B &#272; ⟦1/2", "[1/2](a) 1\n⟦1/2", "`1/2`\n⟦1/2", "| ⟦1/2 |\n|---|\n| x \\| ⟦1/2 |",
    "# ⟦1/2 #", "⟦1/2\n---",
    // A number that cannot be found as it is written, and those behind it, are at the beginning of their lines.
    "số ⟦1/2\n⟦⟦số 1/&#50; 3/4\n⟦số 5/6",
  ])
  func searchedText(_ marked: String) {
    let marked = Marked(marked)
    var places: [Diagnostics.SourceLocation] = []
    let search = TextSearch(canFind: { _, _ in true }) { text, place in
      String(decoding: text, as: UTF8.self).ranges(of: #/[0-9]\/ ?[0-9]/#.matchingSemantics(.unicodeScalar)).map {
        found in
        let string = String(decoding: text, as: UTF8.self)
        let range = string.utf8.distance(from: string.startIndex, to: found.lowerBound)
        let end = string.utf8.distance(from: string.startIndex, to: found.upperBound)
        places.append(place(range..<end))
        return TextSearch.Span(range: range..<end, opening: "<b>", continuing: "<b>", closing: "</b>")
      }
    }
    var report = Report()
    let document = MarkdownDocument(
      parsing: Array(marked.text.utf8), at: SourceLocation(file: "x.md"), search: search, into: &report)
    let isParsed = document != nil
    #expect(isParsed)
    #expect(places == marked.locations(in: "x.md"))
  }
}
