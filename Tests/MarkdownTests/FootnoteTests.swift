// Footnotes, and line breaks in cells.

import Diagnostics
import Markdown
import TestSupport
import Testing

@Suite struct FootnoteTests {
  /// The body of a page without the mark's and the footnote's attributes, which `page` shows whole.
  private static func plain(_ text: String) -> String {
    let parsed = Parsed(text)
    #expect(parsed.findings.filter { $0.severity == .error }.isEmpty, "\(text)")
    return (parsed.html ?? "").replacing(#/<sup class="footnote">.*?>(\d+)<\/a><\/sup>/#) { "{\($0.1)}" }
      .replacing(#/ ?<a href="#footnote-mark[^>]*>↩︎(<sup>\d+<\/sup>)?<\/a>/#, with: "")
      .replacing(#/<section [^>]*>\n<ol>/#, with: "<notes>").replacing("</ol>\n</section>", with: "</notes>")
      .replacing(#/<li id="footnote_(\d+)">/#) { "<\($0.1)>" }
  }

  @Test func page() {
    let html = Parsed("Một[^a] hai[^b] ba[^a].\n\n[^b]: Chú thích *hai*.\n[^a]: Chú thích\nmột.\n").html
    #expect(
      html == """
        <p>Một<sup class="footnote"><a id="footnote-mark_1" href="#footnote_1" role="doc-noteref">1</a></sup> \
        hai<sup class="footnote"><a id="footnote-mark_2" href="#footnote_2" role="doc-noteref">2</a></sup> \
        ba<sup class="footnote"><a id="footnote-mark_1_2" href="#footnote_1" role="doc-noteref">1</a></sup>.</p>
        <section class="footnotes" role="doc-endnotes" aria-label="::f">
        <ol>
        <li id="footnote_1">
        <p>Chú thích
        một. <a href="#footnote-mark_1" role="doc-backlink" aria-label="::f1">↩︎</a> \
        <a href="#footnote-mark_1_2" role="doc-backlink" aria-label="::f1">↩︎<sup>2</sup></a></p>
        </li>
        <li id="footnote_2">
        <p>Chú thích <em>hai</em>. <a href="#footnote-mark_2" role="doc-backlink" aria-label="::f2">↩︎</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  private static let definition = "\n\n[^1]: x\n"
  private static let note = "<notes>\n<1>\n<p>x</p>\n</li>\n</notes>\n"

  @Test(arguments: [
    ("a[^1]", "<p>a{1}</p>"), ("*a*[^1]", "<p><em>a</em>{1}</p>"), ("**a:**[^1] b", "<p><strong>a:</strong>{1} b</p>"),
    ("“a”[^1].", "<p>“a”{1}.</p>"), ("a![^1]", "<p>a!{1}</p>"), ("a [^1] b", "<p>a {1} b</p>"),
    ("a\n[^1] b", "<p>a\n{1} b</p>"),
    ("[…][^1]", "<p>[…]{1}</p>"), ("![…][^1]", "<p>![…]{1}</p>"), ("[*a*][^1]", "<p>[<em>a</em>]{1}</p>"),
    ("a[^1](b)", "<p>a<a href=\"b\">^1</a></p>"), ("a[^1] (b)", "<p>a{1} (b)</p>"), ("(a[^1])", "<p>(a{1})</p>"),
    ("- a[^1]\n- b", "<ul>\n<li>a{1}</li>\n<li>b</li>\n</ul>"), ("> a[^1]", "<blockquote>\n<p>a{1}</p>\n</blockquote>"),
    ("[a](b)[^1] [c](d)", "<p><a href=\"b\">a</a>{1} <a href=\"d\">c</a></p>"),
    ("## A[^1]", "<h2 id=\"a\">A{1}</h2>"), ("A [^1]\n===", "<h1 id=\"a\">A {1}</h1>"),
    ("`[^1]` \\[^1] &#91;^1] [^1]", "<p><code>[^1]</code> [^1] [^1] {1}</p>"),
    ("    [^1]: y\n\n[^1]", "<pre><code>[^1]: y\n</code></pre>\n<p>{1}</p>"),
    ("```\n[^1]: y\n    z\n```\n[^1]", "<pre><code>[^1]: y\n    z\n</code></pre>\n<p>{1}</p>"),
    (
      "| a[^1] | b |\n|---|---|\n| c | d |",
      "<table>\n<thead>\n<tr>\n<th>a{1}</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"
    ),
  ]) func marks(_ text: String, _ html: String) {
    if text.contains("[^1](b)") {
      #expect(Self.plain(text + Self.definition) == html + "\n")
    } else {
      #expect(Self.plain(text + Self.definition) == html + "\n" + Self.note)
    }
  }

  @Test func marksThatFollowEachOther() {
    let text = "a[^1][^2][^B-c][^ghi_chú][^*] b![^2][^1]\n\n[^1]: x\n[^2]: y\n[^b-C]: z\n[^ghi_chú]: t\n[^*]: u\n"
    #expect(Self.plain(text).hasPrefix("<p>a{1}{2}{3}{4}{5} b!{2}{1}</p>\n<notes>\n<1>\n<p>x</p>\n</li>\n<2>"))
    #expect(Parsed(text).findings.isEmpty)
  }

  /// Of each the text around the footnote and the footnote, of a mark before it.
  @Test(arguments: [
    ("[^1]: x\ny", "", "<p>x\ny</p>"), ("   [^1]:x", "", "<p>x</p>"), ("[^1]:\n    x", "", "<p>x</p>"),
    ("[^1]: x\n\n    y\n\n    - z\n\nt", "<p>t</p>\n", "<p>x</p>\n<p>y</p>\n<ul>\n<li>z</li>\n</ul>\n<p></p>"),
    ("[^1]: x\n\n    y\nz\n\n- t", "<ul>\n<li>t</li>\n</ul>\n", "<p>x</p>\n<p>y\nz</p>"),
    ("[^1]: x\n- t", "<ul>\n<li>t</li>\n</ul>\n", "<p>x</p>"), ("[^1]: x\n## T", "<h2 id=\"t\">T</h2>\n", "<p>x</p>"),
    ("[^1]: x\n\n* t", "<ul>\n<li>t</li>\n</ul>\n", "<p>x</p>"), ("[^1]: /u 'v'", "", "<p>/u 'v'</p>"),
    ("[^1]: x\n\n    ```\n    y\n\nz", "<p>z</p>\n", "<p>x</p>\n<pre><code>y\n</code></pre>\n<p></p>"),
    ("- t\n\n  [^1]: x\n- u", "<ul>\n<li>\n<p>t</p>\n</li>\n<li>\n<p>u</p>\n</li>\n</ul>\n", "<p>x</p>"),
    ("- t\n  [^1]: x\n- u", "<ul>\n<li>t</li>\n<li>u</li>\n</ul>\n", "<p>x</p>"),
    (
      "1. t\n   - u\n\n     [^1]: x\n\n         y\n2. v",
      "<ol>\n<li>\n<p>t</p>\n<ul>\n<li>u</li>\n</ul>\n</li>\n<li>\n<p>v</p>\n</li>\n</ol>\n", "<p>x</p>\n<p>y</p>"
    ),
  ]) func definitions(_ text: String, _ rest: String, _ note: String) {
    #expect(
      Self.plain("a[^1]\n\n" + text) == "<p>a{1}</p>\n" + rest + "<notes>\n<1>\n\(note)\n</li>\n</notes>\n", "\(text)")
  }

  @Test func definitionsEndParagraphsAndEachOther() {
    #expect(
      Self.plain("a[^1][^2]\n[^1]: x\n[^2]: y[^3]\n\n[^3]: z [^1]\n```\nb")
        == "<p>a{1}{2}</p>\n<pre><code>b\n</code></pre>\n<notes>\n<1>\n<p>x</p>\n</li>\n<2>\n<p>y{3}</p>\n</li>\n<3>\n<p>z {1}</p>\n</li>\n</notes>\n"
    )
  }

  @Test(arguments: [
    ("footnote.undefined", "một ⟦[^1] hai⟦[^2][^a]\n\n[^a]: x"),
    ("footnote.undefined", "> | a⟦[^Á] |\n> |---|\n\n# đ!⟦[^c d]"),
    ("footnote.undefined", "một\n    ⟦[^1]: x"), ("footnote.undefined", "đ [*một*]⟦[^1] \\[^1] `[^1]`"),
    ("footnote.undefined", "a[^1]\n\n[^1]: một\nđ ⟦[^2]"),
    ("footnote.unused", "đ\n\n⟦[^1]: x\n  ⟦[^2]: y[^2]"), ("footnote.unused", "`[^1]` \\[^1]\n\n⟦[^1]: /x"),
    ("footnote.twice", "a[^1]\n\n[^1]: x\n\n⟦[^1]: y"), ("footnote.twice", "a[^đ]\n\n[^đ]: x\n ⟦[^Đ]: y\n⟦[^đ]: z"),
    ("footnote.empty", "a[^1]\n\n⟦[^1]:\n\nx"),
    ("footnote.place", "a[^1] b[^2]\n\n> ⟦[^1]: x\n\n- ⟦[^2]: y"), ("footnote.place", "a[^1]\n\n> b\n> ⟦[^1]: x"),
    ("footnote.in-link", "a[^1] ⟦[b[^1]](c) [d](e)\n\n[^1]: x"),
    ("footnote.in-link", "> đ [**b**](d) ⟦[**c[^1]**](d)\n\n[^1]: x"),
    ("footnote.in-link", "![a⟦[^1]](b) ⟦[![c⟦[^1]](d)](e)\n\n[^1]: x"),
    ("markdown.raw-html", "a[^1]\n\n[^1]: một ⟦<b>\n    hai ⟦<i>\n\n    - ba ⟦<u>"),
    ("markdown.link-scheme", "đ[^1][^1] ⟦[a](x:)[^1] ![^1] ⟦![b](y:)\n\n[^1]: x ⟦[c](z:)[^1]"),
    ("markdown.raw-html", "- b\n\n  [^1]: x\n      y ⟦<b>\n\n[^1]"),
  ]) func findings(_ code: String, _ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"), "\(marked.text)")
    #expect(findings.allSatisfy { $0.code == code })
  }

  @Test func headingsAndLinksAreWithoutMarks() {
    let parsed = Parsed("## Mục [^1] đích[^1]\n\n[a](b)[^1]\n\n[^1]: x [c](d)\n")
    #expect(parsed.outline.map(\.text) == ["Mục đích"])
    #expect(parsed.outline.map(\.id) == ["muc-dich"])
    #expect(parsed.links.map(\.destination) == ["b", "d"])
  }

  // MARK: Line breaks

  @Test func lineBreaksInCells() throws {
    let html = try #require(Parsed("| a<br>b | *c<BR />d*<br/>`e<br>` |\n|---|---|\n| f<Br   >g | [h<br>i](j) |").html)
    #expect(html.contains("<th>a<br />b</th>\n<th><em>c<br />d</em><br /><code>e&lt;br&gt;</code></th>"))
    #expect(html.contains("<td>f<br />g</td>\n<td><a href=\"j\">h<br />i</a></td>"))
  }

  @Test(arguments: [
    "a⟦<br>b", "## a⟦<br/>", "- ⟦<BR>", "| a ⟦</br> | ⟦<br class=\"x\"> | <br>⟦<b>⟦</b> |\n|-|-|-|",
    "⟦<br>\n\n| <br> |\n|--|", "| a⟦<brx> ⟦<b>c<br>d ⟦<i> |\n|---|",
  ]) func lineBreaksElsewhere(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"), "\(marked.text)")
    #expect(findings.allSatisfy { $0.code == "markdown.raw-html" })
  }
}
