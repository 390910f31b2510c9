import Diagnostics
import Markdown
import Records
import Testing
@testable import Archiving

/// Where links lead, seen from `content/plans/a.md`.
@Suite struct LinkTableTests {
  private static let table = LinkTable(
    routes: [
      "content/plans/a.md": Route(path: "plans/a/"), "content/plans/b.md": Route(path: "plans/b/"),
      "content/events/đại hội.md": Route(path: "events/dh/"), "content/pages/about.md": Route(path: "about/"),
    ], others: [.home, Route(path: "plans/")])

  /// The address that is written for a link; “as it is” for one that stays, else the codes of the findings.
  private func address(_ markdown: String) throws -> String {
    var report = Report()
    let place = Diagnostics.SourceLocation(file: "content/plans/a.md")
    guard var document = MarkdownDocument(parsing: Array(markdown.utf8), at: place, into: &report) else {
      preconditionFailure("\(report.findings)")
    }
    var links: [Link] = []
    document.replaceLinks { link -> String? in
      links.append(link)
      return nil
    }
    report = Report()
    let link = try #require(links.first)
    let target = Self.table.target(of: link, in: place.file, into: &report)
    #expect(report.findings.allSatisfy { $0.location == link.location })
    if !report.findings.isEmpty { return report.findings.map { "\($0.code): \($0.message.en)" }.joined() }
    return target?.address(under: "/kho/") ?? "as it is"
  }

  @Test(arguments: [
    // Relative to the file, or to the content folder.
    ("b.md", "/kho/plans/b/"), ("./b.md", "/kho/plans/b/"), ("../plans/b.md#ii-x", "/kho/plans/b/#ii-x"),
    ("../pages/about.md", "/kho/about/"), ("pages/about.md", "/kho/about/"), ("plans//b.md", "/kho/plans/b/"),
    // Encoded.
    ("../events/%C4%91%E1%BA%A1i%20h%E1%BB%99i.md", "/kho/events/dh/"), ("b%2Emd#a%20b", "/kho/plans/b/#a b"),
    // By addresses of the site.
    ("/", "/kho/"), ("/plans/", "/kho/plans/"), ("%2Fplans/", "/kho/plans/"), ("/plans/b/#x", "/kho/plans/b/#x"),
    // On the page itself.
    ("#x", "as it is"), ("a.md#x", "/kho/plans/a/#x"),
    // Files, listed or not.
    ("../files/a%20b.pdf#page=2", "/kho/files/a%20b.pdf#page=2"), ("files/x.pdf", "/kho/files/x.pdf"),
    // Out of the site.
    ("https://example.org/b.md", "as it is"), ("mailto:a@example.org", "as it is"), ("//example.org/", "as it is"),
  ])
  func linksLeadToPagesAndFiles(_ destination: String, _ expected: String) throws {
    #expect(try address("[A](\(destination))\n") == expected)
  }

  @Test(arguments: [
    "c.md", "../b.md", "/b.md", "/plans", "/files/x.pdf", "../../../etc/passwd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "b.md%", "b.md#%FF", "B.md", "../Events/dh.md", "plans\\\\b.md",
  ])
  func deadLinksAreReported(_ destination: String) throws {
    let shown = destination.replacing("\\\\", with: "\\")
    #expect(try address("[A](\(destination))\n") == "link.dead: the link “\(shown)” leads nowhere")
  }

  @Test func otherMistakes() throws {
    #expect(try address("[A]()\n") == "link.dead: the link has no address")
    #expect(try address("[A](WWW.example.org)\n") == "link.dead: “WWW.example.org” is not a whole web address")
    #expect(try address("![A](https://example.org/a.png)\n").hasPrefix("link.foreign-image: "))
  }

  /// A page is no image, whatever its address.
  @Test(arguments: ["b.md", "#x", "/plans/", "../pages/about.md"]) func imagesAreFiles(_ destination: String) throws {
    #expect(try address("![A](\(destination))\n").hasPrefix("link.dead: "))
    #expect(try address("![A](../files/a.png)\n") == "/kho/files/a.png")
  }
}
