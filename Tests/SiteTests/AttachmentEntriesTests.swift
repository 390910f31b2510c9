import Files
import Texts
import Archiving
import Diagnostics
import Publishing
import TestSupport
import Testing

/// The key `attachments`, as the erasure reads it on the bytes.
@Suite struct AttachmentEntriesTests {
  private static let publicEntry = "{title: Công khai, file: a.pdf, access: public}"
  private static let internalEntry = "{title: Mật, file: b.pdf, access: internal}"

  private func erasure(_ header: String) -> (text: String?, attachments: [String], findings: [Diagnostic]) {
    var report = Report()
    let content = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(header))
      .withAttachment("content/files/a.pdf").withAttachment("content/files/b.pdf").content
    let tree = Erasure(content, for: .public, into: &report).tree
    return (
      tree["content/plans/a.md"].map { String(decoding: $0, as: UTF8.self) }, tree.attachments.map(\.path),
      report.findings
    )
  }

  @Test(arguments: [
    ("[\(internalEntry), \(publicEntry)]", "[\(publicEntry)]"),
    ("[\(internalEntry), \(internalEntry), \(publicEntry)]", "[\(publicEntry)]"),
    ("[\(publicEntry), \(internalEntry), \(internalEntry)]", "[\(publicEntry)]"),
    ("[\(publicEntry), \(internalEntry), \(publicEntry)]", "[\(publicEntry), \(publicEntry)]"),
    ("[\n  \(internalEntry),\n  \(publicEntry)\n  ]", "[\n  \(publicEntry)\n  ]"),
    ("[\n  \(publicEntry),\n  \(internalEntry),\n  ]", "[\n  \(publicEntry),\n  ]"),
    // An apostrophe within a word and one in a comment open no text.
    (
      "[{title: ng'x, file: a.pdf, access: public}, \(internalEntry)]", "[{title: ng'x, file: a.pdf, access: public}]"
    ),
    ("[ # it's\n  \(publicEntry), \(internalEntry)]", "[ # it's\n  \(publicEntry)]"),
    (
      "[{title: \"a]\\\"}\", file: a.pdf, access: public}, \(internalEntry)]",
      "[{title: \"a]\\\"}\", file: a.pdf, access: public}]"
    ),
    ("\n  - \(internalEntry)\n  - \(publicEntry)", "\n  - \(publicEntry)"),
    ("\n- \(publicEntry)\n- title: Mật\n  file: b.pdf\n  access: internal # vì sao\n  # ghi chú", "\n- \(publicEntry)"),
  ]) func internalEntriesLeaveNoTrace(_ written: String, _ left: String) {
    let result = erasure("attachments: \(written)\nplace: Ninh Kiều\n")
    #expect(result.text == SiteFixture.plan("attachments: \(left)\nplace: Ninh Kiều\n"))
    #expect(result.attachments == ["content/files/a.pdf"])
    #expect(result.findings.isEmpty)
  }

  /// That a plan has an empty list tells that there was something in it.
  @Test(arguments: [
    "[\(internalEntry)]", "\n  # ghi chú\n  - \(internalEntry)\n  - \(internalEntry)", "[\n  \(internalEntry),\n  ]",
  ])
  func listWithoutPublicEntriesGoesWithItsKey(_ written: String) {
    let result = erasure("attachments: \(written)\nplace: Ninh Kiều\n")
    #expect(result.text == SiteFixture.plan("place: Ninh Kiều\n"))
    #expect(result.attachments.isEmpty)
    #expect(result.findings.isEmpty)
  }

  @Test(arguments: [
    "attachments: [⟦{title: Mật, file: b.pdf, access: \"\\x69nternal\"}]",
    "attachments: [⟦{title: Mật, file: b.pdf, access: [internal]}]",
    "attachments: [⟦{title: Mật, file: b.pdf, access: public, \"access\": internal}]",
    "⟦attachments: {title: Mật, file: b.pdf, access: internal}",
    "⟦attachments:\n  title: Mật\n  file: b.pdf\n  access: internal", "⟦\"attachments\": [\(internalEntry)]",
    "⟦Attachments: [\(internalEntry)]", "⟦attachments:[\(internalEntry)]", "attachments: ⟦[\(internalEntry)",
    "attachments: [⟦title: Mật, access: internal]",
    "attachments:\n  - ⟦title: Mật\n    file: b.pdf\n    access: >-\n      internal",
    "attachments:\n  - ⟦title: Mật\n    file: b.pdf",
  ]) func whatCannotBeMadeOutStopsTheBuildUnquoted(_ header: String) throws {
    let marked = Marked(SiteFixture.plan(header + "\n"))
    let result = erasure(String(header.replacing("⟦", with: "")) + "\n")
    #expect(result.text == nil)
    #expect(result.attachments.isEmpty)
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1)
    #expect(finding.location == marked.location(in: "content/plans/a.md"))
    #expect(["plan.access-invalid", "value.missing"].contains(finding.code))
    #expect(!finding.quotesSource && !finding.message.vi.contains("Mật") && !finding.hint.vi.contains("Mật"))
  }

  /// Names that differ in their Unicode form only are two files, of which one may be internal.
  @Test func filesAreTakenByTheBytesOfTheirNames() {
    let path = "content/files/phụ lục.pdf"
    let header = "attachments: [{title: A, file: phụ lục.pdf, access: public}]\n"
    let content = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(header)).content
    var report = Report()
    let tree = SourceTree(
      files: content.files,
      attachments: ["content/files/phu\u{323} lu\u{323}c.pdf", path].map { AttachmentFile(path: $0, size: 4) })
    let kept = Erasure(tree, for: .public, into: &report).tree.attachments
    #expect(kept.map { Array($0.path.utf8) } == [Array(path.utf8)])
  }
}
