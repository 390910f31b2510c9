// Every kind of finding at its exact place, in every kind of block.

import Diagnostics
import Markdown
import TestSupport
import Testing
import Texts

@Suite struct FindingTests {
  @Test(arguments: [
    "⟦<div>\nx\n</div>\n",
    "\u{FEFF}⟦<div>\n",
    "một ⟦<b>hai⟦</b>",
    "một\nhai ba ⟦<i>bốn⟦</i>\nnăm ⟦<br/>",
    "một  \nhai\\\nba ⟦<b>",
    "# Đề ⟦<b>mục ##",
    "Đề\n  mục ⟦<b>\n====",
    "> một\n> hai ⟦<b>\n>ba ⟦<i>",
    "> một\nhai ⟦<b>",
    ">\t- một\n>\n>\t  hai\n>\t  ba ⟦<b>",
    "- một\n  hai ⟦<b>\n  - ba\n    bốn ⟦<br>\nnăm ⟦<i>",
    "-\n  một ⟦<b>",
    "10. một\n\n    hai\n      ba ⟦<b>",
    "- > 1) đ ⟦<b>\n  >    ⟦<i>",
    "> ⟦<div>\n> x\n\n- ⟦<!-- ghi chú -->\n",
    "một ⟦<!-- ghi\nchú --> ⟦<?php?> ⟦<!DOCTYPE x> ⟦<![CDATA[x]]>",
    "một ⟦<a\n  href=\"x\"> ⟦<b>",
    // What looks like HTML before, and what is longer or shorter in the text than in the tree.
    "`<b>` ``a ` <b>`` \\<b> &lt;b> & &amp; &amp;amp; &nesim; &fjlig; &#38; &Amp; &khong; &#x26;đ ⟦<b>",
    "&nesim;\\`&nesim;&lt; &#32;&Tab; ⟦<b>",
    "> một\\\n\tđ ⟦<b>",
    "***một* hai** _ba_ `<` *a **b [c ⟦<b>",
    "[một](hai\n\"<b>\nba\") ⟦<b>",
    "[một](<hai>) [một](a(b)c 'd') [ba](bốn năm) ⟦<b>",
    "[một][x\ny] [x y][] [x y] [z][không] ⟦<b>\n\n[x\ny]: /u",
    "[x]: /u\n'<b>\nđề'\n[y]:\n <v>\n[x] ⟦<b>",
    "[x]: /u\nĐề ⟦<b>\n---",
    "<https://đ.vn> <a@b.vn> ⟦<b>",
    "![một ⟦<b>](hai) [ba ⟦<i>](bốn)",
    // Tables.
    "| đ ⟦<b> | b |\n|---|---|\n| `\\|` \\| ⟦<i> | c ⟦<hr> |\n| ⟦<u>",
    "một ⟦<b>\na|b\n-|-\nđ|⟦<i>\n\nsau ⟦<u>",
    "> - | a |\n>   |:-:|\n>   | đ ⟦<b> |\n> sau ⟦<i>",
  ])
  func rawHTML(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"))
    #expect(findings.allSatisfy { $0.code == "markdown.raw-html" && $0.severity == .error })
  }

  @Test(arguments: [
    "3. ba\n⟦7. bảy\n⟦8. tám", "- đ\n  1. một\n  ⟦3. ba\n", "> 1) một\n> 2) hai\n> ⟦4) bốn",
    "1. một\n1. hai\n1. ba", "1. một\n2. hai\n\nvăn\n\n7. bảy\n8. tám", "0. không\n1. một",
  ])
  func numberThatWouldBePrintedAsAnother(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"))
    #expect(findings.allSatisfy { $0.code == "markdown.list-number" && $0.severity == .warning })
  }

  @Test(arguments: [
    "một ⟦[hai](javascript:x)", "⟦[a](JaVaScRiPt:x)", "⟦[a](java&#115;cript:x)", "⟦[a](&#x6A;avascript&colon;x)",
    "⟦[a](java&Tab;script:x)", "⟦[a](java&NewLine;script:x)", "⟦[a](&#1;javascript:x)", "⟦[a](< javascript:x>)",
    "⟦[a](javascript\\:x)", "⟦[a](vbscript:x)", "⟦![a](data:image/png;base64,x)",
    "⟦[a](file:///x)", "⟦[a](ftp://x)", "một ⟦<ftp://x> ⟦<JAVASCRIPT:x>", "⟦[a](//x)", "⟦[a](/\\x)",
    "⟦[a](\\\\\\\\x)", "⟦[a](\\\\/x)", "⟦[a](/&Tab;/x)", "⟦[a](</\u{1}/x>)",
    "đ ⟦![⟦[a](x:y)](z:z)", "[a]: javascript:x\n\nđ ⟦[a] ⟦[b][a]", "> - đ\n>   *ơ* ⟦[a](x:)",
    "| a | b |\n|-|-|\n| đ | \\| ⟦[a](x:) ⟦<x-y:z> |",
  ])
  func linkScheme(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"))
    #expect(findings.allSatisfy { $0.code == "markdown.link-scheme" && $0.severity == .error })
  }

  @Test(arguments: [
    "[a ⟦<https://e.org> b](https://e.org)", "đ [*ơ* ⟦<a@b.vn> ⟦<tel:1>](c) <https://x.vn>",
    "> - một\n>   [hai\n>   ⟦<https://e.org>](b)", "| a |\n|-|\n| [b ⟦<https://e.org>](c) |",
    "[![a](b)](c) [![a [b](c)](d)](e) ![a [b <https://x.vn>](c)](d)",
    "[a ⟦<https://e.org>][x]\n\n[x]: /u",
  ])
  func linkInALink(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"))
    #expect(findings.allSatisfy { $0.code == "markdown.link-in-link" && $0.severity == .error })
  }

  @Test(arguments: [
    "http://x", "HTTPS://x", "mailto:a@b.vn", "tel:+84", "", "#a:b", "?a:b", "a/b:c", "../events/x.md", "/x", "Điều:1",
    ":x",
    "1a:b",
  ])
  func allowedLinks(_ destination: String) {
    #expect(Parsed("[a](<\(destination)>) ![a](<\(destination)>)").findings.isEmpty)
  }

  @Test(arguments: [
    "``` ⟦\"><script>\nx\n```", "một\n\n> ~~~~ đ ⟦<b\n> x", "- ```\n  ```\n- ``` ⟦a&quot;b\n  x\n  ```",
  ])
  func fenceInfo(_ marked: String) {
    let marked = Marked(marked)
    let findings = Parsed(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "x.md"))
    #expect(findings.allSatisfy { $0.code == "markdown.fence-info" && $0.severity == .error })
  }

  @Test func countsFromTheBeginningOfTheFile() {
    let start = SourceLocation(file: "content/plans/x.md", line: 12)
    let parsed = Parsed("# Một\n\nhai <b>\n", at: start)
    #expect(parsed.findings.map(\.location) == [SourceLocation(file: start.file, line: 14, column: 5)])
    #expect(parsed.outline.map(\.location) == [start])
  }

  /// HOSTILE 53.
  @Test func quotesInTitlesAreEscaped() {
    let html = Parsed("[a](b 'c\" onclick=\"d') ![\" x=\"](e \"f\\\"><script>\")").html
    #expect(
      html == """
        <p><a href="b" title="c&quot; onclick=&quot;d">a</a> \
        <img src="e" alt="&quot; x=&quot;" title="f&quot;&gt;&lt;script&gt;" /></p>

        """)
  }
}
