import Archiving
import Diagnostics
import Erasing
import Files
import Outputs
import TestSupport
import Testing

/// The key `internal`, as the erasure reads it on the bytes.
@Suite struct InternalKeyTests {
  private func erased(_ header: String) -> String? {
    let content = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(header)).content
    return content.erased().files.first { $0.path == "content/plans/a.md" }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test(arguments: [
    // A comment that is indented more deeply belongs to the key, wherever it stands.
    "internal:\n  a: b\n  # ghi chú cuối\n", "internal:\n  # chỉ có ghi chú\n",
    "internal:\n  a: b\n\n  # sau dòng trống\n",
    "internal:\n  a: b\n# thẳng cột\n\n  c: |\n    d\n\n    # e\n", "internal: {a: b}\n", "internal:\n\ta: b\n",
  ]) func keyGoesWithAllThatIsIndentedMoreDeeply(_ key: String) {
    #expect(erased(key + "place: x\n") == SiteFixture.plan("place: x\n"))
    #expect(erased("place: x\n" + key) == SiteFixture.plan("place: x\n"))
    #expect(erased(key + "\n# của mục sau\nplace: x\n") == SiteFixture.plan("\n# của mục sau\nplace: x\n"))
  }
}
