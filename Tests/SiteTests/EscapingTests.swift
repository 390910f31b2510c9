import Files
import Archiving
import Publishing
import TestSupport
import Testing

/// What an author writes comes out as text, on every page that shows it.
@Suite struct EscapingTests {
  /// A quote and a combining accent are one `Character`; braces are a template's own signs.
  private static let title = "A\"\u{301} <b> & {{title}} {{{x}}} 'y'"

  @Test func titlesAreTextOnEveryPage() async throws {
    let quoted = "'" + Self.title.replacing("'", with: "''") + "'"
    let fixture = SiteFixture.minimal
      .with("content/site.yml", "title: \(quoted)\ndescription: \(quoted)\n")
      .with("content/bodies.yml", "- {id: btv, name: \(quoted)}\n")
      .with(
        "content/plans/a.md",
        """
        ---
        title: \(quoted)
        access: public
        issuer: btv
        issued_window: {earliest: 2023, evidence: \(quoted)}
        place: \(quoted)
        events: [dh]
        topics: [\(quoted)]
        slogans: [\(quoted)]
        tasks: [{lead: [btv], with: [btv], text: \(quoted)}]
        recipients: [\(quoted), {name: \(quoted), note: \(quoted)}]
        signatory: {authority: \(quoted), role: \(quoted), name: \(quoted)}
        source: {file: \(quoted), sha256: \(quoted), extraction: \(quoted)}
        notes: [{kind: inference, text: \(quoted)}]
        ---
        """
      )
      .with("content/plans/b.md", SiteFixture.plan("slogans: [\(quoted)]\nreplaces: [a]\n"))
      .with(
        "content/events/dh.md",
        """
        ---
        title: \(quoted)
        access: public
        kind: congress
        level: national
        status: held
        place: \(quoted)
        series: \(quoted)
        body: btv
        aliases: [\(quoted)]
        sources: [{title: \(quoted)}]
        ---
        """
      )
      .with("content/pages/about.md", "---\ntitle: \(quoted)\naccess: public\n---\n## A\n")
    let site = try #require(await fixture.render().site)
    var shown = 0
    for file in site.files where file.path.hasSuffix(".html") {
      let html = try #require(site.text(file.path))
      #expect(!html.utf8.contains("<b>".utf8), "\(file.path)")
      let bytes = Array(html.utf8)
      // The raw quote with its accent would end an attribute.
      #expect(!bytes.contains(Array("A\"\u{301}".utf8)), "\(file.path)")
      #expect(bytes.contains(Array("&lt;b&gt; &amp; {{title}} {{{x}}}".utf8)), "\(file.path)")
      shown += 1
    }
    #expect(shown >= 8)
  }
}

extension Sequence<UInt8> {
  fileprivate func contains(_ needle: some Sequence<UInt8>) -> Bool {
    let hay = Array(self)
    let pattern = Array(needle)
    guard hay.count >= pattern.count else { return false }
    return (0...(hay.count - pattern.count)).contains { start in
      hay[start] == pattern[0] && hay[start..<(start + pattern.count)].elementsEqual(pattern)
    }
  }
}
