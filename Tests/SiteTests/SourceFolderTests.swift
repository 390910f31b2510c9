import Archiving
import Citations
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records
import TestSupport
import Testing
import Texts

/// What lies on disk: names, kinds of files, links.
@Suite struct SourceFolderTests {
  private static func findings(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    try change(folder)
    return try SiteFolder(reading: folder.path).content.refused.map(\.finding).map {
      "\($0.location.file):\($0.location.line):\($0.location.column) \($0.code)"
    }
  }

  @Test(arguments: ["/etc/passwd", "a.md", "missing.md", "../../outside"])
  func symbolicLinks(_ target: String) throws {
    let findings = try Self.findings {
      try FileManager.default.createSymbolicLink(
        atPath: $0.path + "/content/plans/link.md", withDestinationPath: target)
    }
    #expect(findings == ["content/plans/link.md:1:1 file.symbolic-link"])
  }

  @Test func loopOfSymbolicLinks() throws {
    let findings = try Self.findings {
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/content/plans/loop", withDestinationPath: "..")
    }
    #expect(findings == ["content/plans/loop:1:1 file.symbolic-link"])
  }

  @Test func fifo() throws {
    let findings = try Self.findings { #expect(mkfifo($0.path + "/content/plans/pipe.md", 0o644) == 0) }
    #expect(findings == ["content/plans/pipe.md:1:1 file.kind"])
  }

  @Test func folderNamedLikeAFile() throws {
    let findings = try Self.findings { try $0.write("x", to: "content/plans/x.md/y.md") }
    #expect(findings == ["content/plans/x.md:1:1 file.folder"])
  }

  /// Attachments are looked at when a plan lists them: the name of an unlisted one may be internal.
  @Test(arguments: [("Scan.pdf", "scan.pdf"), ("caf\u{E9}.pdf", "cafe\u{301}.pdf")])
  func attachmentsWhoseNamesDifferTooLittle(_ first: String, _ second: String) async throws {
    let plan = SiteFixture.plan(
      "attachments:\n  - {title: A, file: \(first)}\n  - {title: B, file: \(second)}\n")
    let fixture = SiteFixture.minimal.with("content/plans/a.md", plan)
      .withAttachment("content/files/" + first).withAttachment("content/files/" + second)
    let findings = await fixture.findings()
    // Both names are one text after NFC, so they are one attachment.
    let isOneName = first == second
    #expect(findings.map(\.code) == (isOneName ? [] : ["file.twin"]))
    if !isOneName {
      #expect(findings.first?.location == SourceLocation(file: "content/plans/a.md", line: 7, column: 22))
    }
  }

  @Test func attachmentThatIsALinkIsRefusedWhenListed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      .minimal.with("content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: a.pdf}]\n")))
    try folder.write("x", to: "content/files/b.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/content/files/a.pdf", withDestinationPath: "/etc/passwd")
    let outcome = try Program.run(["build"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/files/a.pdf:1:1: lỗi:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("[file.symbolic-link]"))
  }

  @Test(arguments: ["-x.md", "a\nb.md", "a.", "a\\b.md"]) func namesThatCannotBePublished(_ name: String) throws {
    let findings = try Self.findings { try $0.write("x", to: "content/plans/" + name) }
    #expect(findings.map { $0.split(separator: " ").last } == ["file.name"])
  }

  @Test func nameThatIsNotText() throws {
    let findings = try Self.findings { folder in
      let path = Array((folder.path + "/content/plans/").utf8) + [0x61, 0xFF, 0x2E, 0x6D, 0x64, 0]
      let descriptor = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
      }
      #expect(descriptor >= 0)
      close(descriptor)
    }
    #expect(findings == ["content/plans/a\u{FFFD}.md:1:1 file.name"])
  }

  @Test func textFileThatIsTooLarge() throws {
    let findings = try Self.findings {
      try $0.write([UInt8](repeating: 0x61, count: 10 << 20), to: "content/plans/big.md")
    }
    #expect(findings == ["content/plans/big.md:1:1 file.too-large"])
  }

  @Test func miscasedAttachmentIsSuggested() async throws {
    let plan = SiteFixture.plan("attachments: [{title: A, file: Scan.PDF}]\n")
    let findings = await SiteFixture.minimal.with("content/plans/a.md", plan).withAttachment("content/files/scan.pdf")
      .findings(.internal)
    #expect(findings.map(\.code) == ["attachment.missing"])
    #expect(findings.first?.hint.en == "did you mean ‘content/files/scan.pdf’?")
  }

  @Test func linkToAnUnlistedAttachment() async throws {
    let marked = Marked(SiteFixture.plan(body: "Xem ⟦[bản quét](../files/scan.pdf)\n"))
    let findings = await SiteFixture.minimal.with("content/plans/a.md", marked.text).withAttachment(
      "content/files/scan.pdf"
    ).findings()
    #expect(findings.map(\.code) == ["link.attachment"])
    #expect(findings.first?.location == marked.location(in: "content/plans/a.md"))
  }

  @Test func numberUsedTwice() async throws {
    let second = Marked(SiteFixture.plan("number: ⟦07 – KH/ĐU\nissued: 2025-01-02\n"))
    let fixture = SiteFixture.minimal
      .with("content/plans/a.md", SiteFixture.plan("number: 7-KH/ĐU\nissued: 2025\n")).with(
        "content/plans/b.md", second.text)
    let findings = await fixture.findings()
    #expect(findings.map(\.code) == ["duplicate.number"])
    #expect(findings.first?.location == second.location(in: "content/plans/b.md"))
    #expect(findings.first?.message.en.contains("content/plans/a.md:5") == true)
    #expect(
      await fixture.with("content/plans/a.md", SiteFixture.plan("number: 7-KH/ĐU\nissued: 2024\n")).findings() == [])
  }

  @Test func siteWithoutSettings() async throws {
    let findings = await SiteFixture.minimal.without("content/site.yml").findings()
    #expect(findings.map(\.code) == ["site.missing"])
    #expect(findings.first?.location == SourceLocation(file: "content/site.yml"))
  }
}
