// What of a destination is refused, and the ids of headings.

import Diagnostics
import Testing

@testable import Markdown

@Suite struct LinkTests {
  @Test(
    arguments: [
      ("javascript:x", "javascript"), ("JaVaScRiPt:x", "javascript"), (" \t javascript:x", "javascript"),
      ("java\tscript:x", "javascript"), ("java\nscript:x", "javascript"), ("\u{1}javascript:x", "javascript"),
      ("data:x", "data"), ("x-y.z+1:", "x-y.z+1"), ("//x", "//"), ("/\\x", "//"), ("\\\\x", "//"), ("/\t/x", "//"),
      ("///x", "//"), (" //x", "//"), ("//x:y", "//"),
      ("https://x", nil), ("HTTP:x", nil), ("mailto:x", nil), ("tel:1", nil), ("", nil), ("/x", nil), ("\\x", nil),
      ("x", nil), ("x/y:z", nil), ("?x:y", nil), ("#x:y", nil), (":x", nil), ("1x:y", nil), ("-x:y", nil), ("đ:x", nil),
    ] as [(String, String?)])
  func refusedPart(_ destination: String, _ part: String?) {
    let link = Link(destination: destination, isImage: false, location: SourceLocation(file: "x.md"))
    #expect(link.refusedPart == part)
    #expect(link.isRefused == (part != nil))
  }

  @Test(arguments: [
    ("https://x", true), ("mailto:x", true), ("x:", true), ("//x", false), ("x/y:z", false), ("", false),
  ])
  func hasScheme(_ destination: String, _ expected: Bool) {
    #expect(Link(destination: destination, isImage: true, location: SourceLocation(file: "x.md")).hasScheme == expected)
  }

  @Test(
    arguments: [
      ([], []), (["mot", "hai"], ["mot", "hai"]), (["a", "a", "a"], ["a", "a-2", "a-3"]),
      // A heading that is the only one of its slug keeps it.
      (["a", "a", "a 2"], ["a", "a-3", "a-2"]), (["a 2", "a", "a"], ["a-2", "a", "a-3"]),
      (["", "muc", "中"], ["muc", "muc-2", "muc-3"]),
    ] as [([String], [String])])
  func headingIDs(_ foldedTexts: [String], _ ids: [String]) {
    #expect(Heading.ids(of: foldedTexts) == ids)
  }
}
