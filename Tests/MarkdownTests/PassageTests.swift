// Internal passages in the edition that shows them.

import Markdown
import Testing

@Suite struct PassageTests {
  @Test(arguments: [
    (
      "một\n::: internal\nhai\n:::\nba", "<p>một</p>\n<div class=\"internal-passage\">\n<p>hai</p>\n</div>\n<p>ba</p>\n"
    ),
    (
      "- a\n::: internal\n  - b\n:::\n- c",
      "<ul>\n<li>a</li>\n</ul>\n<div class=\"internal-passage\">\n<ul>\n<li>b</li>\n</ul>\n</div>\n<ul>\n<li>c</li>\n</ul>\n"
    ),
    (
      "::: internal\n[x]\n\n[y]: /y\n:::\n\n[y]\n\n[x]: /x",
      "<div class=\"internal-passage\">\n<p><a href=\"/x\">x</a></p>\n</div>\n<p><a href=\"/y\">y</a></p>\n"
    ),
    ("::: internal\n:::\n", "<div class=\"internal-passage\">\n</div>\n"),
    ("```\nmột\n::: internal\nhai\n:::\n```", "<pre><code>một\n::: internal\nhai\n:::\n</code></pre>\n"),
    (
      "| a |\n|---|\n| b |\n::: internal\n| c |\n:::\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n"
        + "<div class=\"internal-passage\">\n<p>| c |</p>\n</div>\n"
    ),
  ])
  func blocksBetweenTheMarkersAreFramed(_ text: String, _ html: String) {
    #expect(Parsed(text).html == html)
  }

  @Test func headingsInsideCountAndMarkersDoNot() {
    let parsed = Parsed("## Một\n::: internal\n## Hai\n:::\n## Một\n")
    #expect(parsed.outline.map(\.id) == ["mot", "hai", "mot-2"])
    #expect(parsed.findings.isEmpty)
  }
}
