import Diagnostics
import Foundation
import TestSupport
import Testing

/// Attachments are published as they are, so only kinds that browsers show or save and do not run.
@Suite struct AttachmentTests {
  /// The code and place of what `check` finds about a public plan that lists a file with these bytes.
  private static func findings(
    _ name: String, _ bytes: [UInt8], settings: String = "", command: [String] = ["check"]
  ) throws -> [String] {
    let marked = Marked(SiteFixture.plan("issued: 2025\nattachments:\n- title: A\n  file: ⟦\(name)\n"))
    let place = marked.location(in: "content/plans/a.md")
    let folder = try TemporaryFolder()
    try folder.write(
      SiteFixture.minimal.with("content/plans/a.md", marked.text)
        .with("content/site.yml", "title: A\nbase_url: https://example.org/\n" + settings))
    try folder.write(bytes, to: "content/files/" + name)
    let outcome = try Program.run(command, in: folder.path)
    return outcome.errors.split(separator: "\n").filter { $0.contains(" [") }.map { line in
      let code = line.split(separator: "[").last?.dropLast() ?? ""
      let isThere = line.hasPrefix("\(place.file):\(place.line):\(place.column): ")
      return isThere ? String(code) : "\(code) elsewhere: \(line)"
    }
  }

  private static let html = Array("<!DOCTYPE html><script>alert(1)</script>".utf8)

  @Test(arguments: [
    "a.html", "a.xpdl", "a.rdf", "a.atom", "a.xsd", "a.svg", "a.html.bak", "a.php", "a.JS", "a.exe", "a.webmanifest",
  ]) func otherKindsAreRefused(_ name: String) throws {
    let bytes = Array("một".utf8)
    #expect(try Self.findings(name, bytes) == ["attachment.kind"])
    #expect(try Self.findings(name, bytes, command: ["build"]) == ["attachment.kind"])
  }

  private static let markup: [(String, [UInt8])] = [
    ("page", html), ("a.txt", html), ("a.pdf", html),
    ("a.csv", [0xEF, 0xBB, 0xBF, 0x0A] + Array("<?xml version=\"1.0\"?>".utf8)),
    ("a.png", Array(" \n\t<svg xmlns=\"\">".utf8)), ("a.zip", [0xFF, 0xFE] + html.flatMap { [$0, 0] }),
    ("a.docx", [0xFE, 0xFF] + html.flatMap { [0, $0] }),
    ("b", Array("<x xmlns:h=\"http://www.w3.org/1999/xhtml\">".utf8)),
    ("a.txt", Array("<!-- ghi chú --><b>".utf8)),
  ]

  @Test(arguments: markup) func markupIsRefusedUnderAnyName(_ name: String, _ bytes: [UInt8]) throws {
    #expect(try Self.findings(name, bytes) == ["attachment.markup"])
  }

  private static let bytes: [(String, [UInt8], [String])] = [
    ("a.pdf", Array("%PDF-1.7\n".utf8), []), ("a.PDF", Array("\u{FEFF}%PDF-1.4".utf8), []),
    ("a.pdf", Array("PK\u{3}\u{4}".utf8), ["attachment.bytes"]),
    ("a.jpg", [0x89] + Array("PNG".utf8), ["attachment.bytes"]), ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0], []),
    ("a.docx", Array("PK\u{3}\u{4}".utf8), []), ("a.doc", [0xD0, 0xCF, 0x11, 0xE0], []),
    ("a.txt", Array("2 < 3".utf8), []),
    ("a.pdf", [], ["attachment.empty"]), ("quyet-dinh", Array("một".utf8), []),
    ("a.pdf", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0".utf8), ["attachment.pointer"]),
  ]

  @Test(arguments: bytes) func bytesAreWhatTheNameSays(_ name: String, _ bytes: [UInt8], _ codes: [String]) throws {
    #expect(try Self.findings(name, bytes) == codes)
  }

  @Test func settingsAllowOtherKinds() throws {
    #expect(try Self.findings("a.dwg", [1, 2]) == ["attachment.kind"])
    #expect(try Self.findings("a.dwg", [1, 2], settings: "attachment_kinds: [DWG, .shp]\n") == [])
    #expect(try Self.findings("a.dwg", Self.html, settings: "attachment_kinds: [dwg]\n") == ["attachment.markup"])
  }

  @Test(arguments: ["html", ".SVG", "xml", "js", "a/b", "p d", "php"]) func kindsThatRunAreNeverAllowed(_ kind: String)
    async
  {
    let marked = Marked("title: A\nattachment_kinds: [⟦\(kind)]\n")
    let findings = await SiteFixture.minimal.with("content/site.yml", marked.text).findings()
    #expect(findings.map(\.code) == ["site.attachment-kind"])
    #expect(findings.first?.location == marked.location(in: "content/site.yml"))
  }

  /// What a PDF says beside its pages is for the eyes of staff; the public log does not look.
  @Test(arguments: [
    ("<< /Producer (x) /Title (B\u{E1}o c\u{E1}o) >>", true), ("<< /Author (Nguy\u{1EC5}n) >>", true),
    ("<</Author<FEFF0041>>>", true),
    ("<< /Type /EmbeddedFile >>", true), ("<rdf><dc:creator>A</dc:creator></rdf>", true),
    ("<< /Title (M\u{1EE5}c 1) /Dest 3 >>", false),
    ("<< /Producer (x) /Author () /Title () >>", false),
  ]) func metadataOfPublicDocuments(_ text: String, _ isFound: Bool) throws {
    for filler in [0, 600_000] {
      let bytes = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x20, count: filler) + Array(text.utf8)
      #expect(try Self.findings("a.pdf", bytes) == (isFound ? ["attachment.metadata"] : []))
      #expect(try Self.findings("a.pdf", bytes, command: ["build"]) == [])
    }
  }

  @Test(arguments: ["\u{301}x.pdf", "a, b.pdf", "it's.pdf", "Công văn số 1.pdf"]) func anyLegalNameIsFound(
    _ name: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      .minimal.with("content/plans/a.md", SiteFixture.plan("attachments:\n- title: A\n  file: \"\(name)\"\n")))
    try folder.write(Array("%PDF-".utf8), to: "content/files/" + name)
    let outcome = try Program.run(["build"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/public/files/" + name))
  }
}
