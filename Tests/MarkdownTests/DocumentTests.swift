// What a document gives of its text, and what its edits make of the HTML.

import Diagnostics
import Markdown
import TestSupport
import Testing
import Texts

@Suite struct DocumentTests {
  @Test func outline() {
    let marked = Marked(
      """
      ⟦## I- Mục đích, yêu cầu

      > ⟦# *Đảng* `a_b` [bộ](x) ![ảnh](y) &amp;

        ⟦Tổ chức
      thực hiện
      ---
      [x]: /u
      ⟦Sau
      ===
      """)
    let outline = Parsed(marked.text).outline
    #expect(outline.map(\.level) == [2, 1, 2, 1])
    #expect(outline.map(\.text) == ["I- Mục đích, yêu cầu", "Đảng a_b bộ ảnh &", "Tổ chức thực hiện", "Sau"])
    #expect(outline.map(\.id) == ["i-muc-dich-yeu-cau", "dang-a-b-bo-anh", "to-chuc-thuc-hien", "sau"])
    #expect(outline.map(\.location) == marked.locations(in: "x.md"))
  }

  @Test func headingIDsAreOnThePage() {
    let html = Parsed("- # Một *hai*\n\n###### Ba\n").html
    #expect(
      html == """
        <ul>
        <li>
        <h1 id="mot-hai">Một <em>hai</em></h1>
        </li>
        </ul>
        <h6 id="ba">Ba</h6>

        """)
  }

  /// HOSTILE 54. A heading that is the only one of its slug keeps it, whatever the suffixes of others come to.
  @Test func headingIDsAreUnique() {
    let texts = ["a", "a", "a-2", "A", "a 2", "…", "!", "muc", "muc 2"]
    let ids = Parsed(texts.map { "# \($0)\n" }.joined()).outline.map(\.id)
    #expect(ids == ["a", "a-3", "a-2", "a-4", "a-2-2", "muc", "muc-3", "muc-4", "muc-2"])
  }

  @Test func links() {
    let marked = Marked(
      """
      Đ ⟦[a](../x.md#đ "b") ⟦<https://x.vn>
      và ⟦![⟦[c](d&amp;e)](<f g>)

      - | a | b |
        |---|---|
        | Đ | \\| ⟦[g](h\\|i) ⟦[r] |

      [r]: /z
      """)
    let links = Parsed(marked.text).links
    #expect(links.map(\.location) == marked.locations(in: "x.md"))
    #expect(links.map(\.destination) == ["../x.md#đ", "https://x.vn", "f g", "d&e", "h|i", "/z"])
    #expect(links.map(\.isImage) == [false, false, true, false, false, false])
  }

  @Test func replaceLinks() {
    var report = Report()
    let text = "[a](x.md) ![b](y.png)\n\n|[c](x.md)|\n|-|\n"
    guard var document = MarkdownDocument(parsing: Array(text.utf8), at: SourceLocation(file: "x.md"), into: &report)
    else {
      Issue.record("not parsed")
      return
    }
    document.replaceLinks { $0.destination == "x.md" ? "/luu-tru/x/?a=\"&" : nil }
    let html = String(decoding: document.html(), as: UTF8.self)
    #expect(html.hasPrefix("<p><a href=\"/luu-tru/x/?a=%22&amp;\">a</a> <img src=\"y.png\" alt=\"b\" /></p>\n<table>"))
    #expect(html.contains("<th><a href=\"/luu-tru/x/?a=%22&amp;\">c</a></th>"))
  }

  /// cmark makes three bytes of each.
  @Test func charactersThatAreNoneMoveNothing() {
    var report = Report()
    let text = "> \0\0\0\0\0\0 [x](javascript:y)\n"
    let document = MarkdownDocument(parsing: Array(text.utf8), at: SourceLocation(file: "x.md"), into: &report)
    let isParsed = document != nil
    #expect(isParsed)
    #expect(report.findings.map(\.location) == [SourceLocation(file: "x.md", line: 1, column: 10)])
  }

  @Test func listedItems() {
    let text =
      """
      1. trước

      ## V- KHẨU HIỆU TUYÊN TRUYỀN

      3. Một *hai*
         ba `bốn`
      4. Năm

         sáu
         1. trong
      5.

      - Không số

      ### Nhóm

       1) Bảy

      > 1. không

      ## Sau

      1. không
      """
    var report = Report()
    guard
      let document = MarkdownDocument(parsing: Array(text.utf8), at: SourceLocation(file: "x.md"), into: &report)
    else {
      Issue.record("not parsed")
      return
    }
    let items = document.listedItems(under: { $0.contains("khau hieu") }, anchor: "slogan")
    #expect(items.map(\.number) == [3, 4, nil, 1])
    #expect(items.map(\.text) == ["Một hai ba bốn", "Năm sáu", "Không số", "Bảy"])
    #expect(items.map(\.anchor) == ["slogan_1", "slogan_2", "slogan_3", "slogan_4"])
    let html = String(decoding: document.html(), as: UTF8.self)
    #expect(html.contains("<p><span id=\"slogan_1\">Một <em>hai</em>\nba <code>bốn</code></span></p>"))
    #expect(html.contains("<li><span id=\"slogan_4\">Bảy</span></li>"))
    #expect(html.contains("<h3 id=\"nhom\">Nhóm</h3>"))
  }

  @Test(arguments: [
    // A table in a list in a quote, with alignment; text before and after it.
    (
      "> - trước\n>   a | b\n>   :- | -:\n>   `\\|` | *c*\n> sau\n",
      """
      <blockquote>
      <ul>
      <li>trước
      <table>
      <thead>
      <tr>
      <th style="text-align: left">a</th>
      <th style="text-align: right">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td style="text-align: left"><code>|</code></td>
      <td style="text-align: right"><em>c</em></td>
      </tr>
      </tbody>
      </table>
      </li>
      </ul>
      <p>sau</p>
      </blockquote>

      """
    ),
    // What opens another block ends a table, though it would go on a paragraph.
    (
      "|a|\n|-|\n2. b\n",
      """
      <table>
      <thead>
      <tr>
      <th>a</th>
      </tr>
      </thead>
      </table>
      <ol start="2">
      <li>b</li>
      </ol>

      """
    ),
    // What is below a table underlines nothing.
    (
      "|a|\n|-|\n===\n---\n",
      """
      <table>
      <thead>
      <tr>
      <th>a</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>===</td>
      </tr>
      </tbody>
      </table>
      <hr />

      """
    ),
    // Text of a cell is only ever inline.
    (
      "| # a | - b # |\n|---|---|\n",
      """
      <table>
      <thead>
      <tr>
      <th># a</th>
      <th>- b #</th>
      </tr>
      </thead>
      </table>

      """
    ),
    // A setext heading directly before a table.
    (
      "a\n--\nb\n:-\n",
      """
      <h2 id="a">a</h2>
      <table>
      <thead>
      <tr>
      <th style="text-align: left">b</th>
      </tr>
      </thead>
      </table>

      """
    ),
    ("    a | b\n    -|-\n", "<pre><code>a | b\n-|-\n</code></pre>\n"),
    ("> a | b\n-|-\n", "<blockquote>\n<p>a | b\n-|-</p>\n</blockquote>\n"),
    ("a\n---\n", "<h2 id=\"a\">a</h2>\n"),
  ])
  func tables(_ text: String, _ html: String) {
    #expect(Parsed(text).html == html)
  }
}
