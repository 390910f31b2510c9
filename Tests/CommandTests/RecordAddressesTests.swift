import Foundation
import TestSupport
import Testing

/// `build --record-addresses` keeps the ledger of addresses.
@Suite struct RecordAddressesTests {
  private static let site = SiteFixture.minimal
    .with("content/plans/a.md", SiteFixture.plan("attachments: [{title: Quét, file: bản quét.pdf}]\n"))
    .with("content/plans/kin.md", SiteFixture.plan().replacing("access: public", with: "access: internal"))
    .with("content/files/bản quét.pdf", "%PDF-1.7")

  private static func ledger(_ folder: TemporaryFolder) throws -> String? {
    try folder.contents(of: "content")["addresses.txt"].map { String(decoding: $0, as: UTF8.self) }
  }

  private static let first = "/about/\n/bodies/btv/\n/events/dh/\n/files/bản quét.pdf\n/plans/a/\n"

  @Test func addressesAreAddedAndNeverTakenOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.site)
    let build = ["build", "--record-addresses", "--language", "en"]
    let outcome = try Program.run(build, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("content/addresses.txt: 5 addresses added\n"), "\(outcome.output)")
    #expect(try Self.ledger(folder) == Self.first)
    // The ledger changes no page, and a second run changes no ledger.
    let again = try Program.run(build, in: folder.path)
    #expect(again.output.contains(": 15 pages; files: 0 new, 0 changed, 0 removed"), "\(again.output)")
    #expect(try Self.ledger(folder) == Self.first)
    // A rename without its former address stops the build, and nothing is recorded.
    let files = FileManager.default
    try files.moveItem(atPath: folder.path + "/content/plans/a.md", toPath: folder.path + "/content/plans/moi.md")
    let failed = try Program.run(build, in: folder.path)
    #expect(failed.status == 1)
    #expect(failed.errors.contains("content/addresses.txt:5:1: error: "), "\(failed.errors)")
    #expect(failed.errors.contains("write the line ‘former_addresses: [/plans/a/]’ in content/plans/moi.md"))
    #expect(try Self.ledger(folder) == Self.first)
    try folder.write(
      SiteFixture.plan("attachments: [{title: Quét, file: bản quét.pdf}]\nformer_addresses: [/plans/a/]\n"),
      to: "content/plans/moi.md")
    #expect(try Program.run(build, in: folder.path).status == 0)
    #expect(try Self.ledger(folder) == Self.first + "/plans/moi/\n")
  }

  /// What a merge leaves is put in order, whatever its line ends.
  @Test func linesAreSortedAndEachOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.site.with("content/addresses.txt", "/plans/a/\r\n/about/\r\n\r\n/plans/a/\r\n"))
    #expect(try Program.run(["build", "--record-addresses"], in: folder.path).status == 0)
    #expect(try Self.ledger(folder) == Self.first)
  }

  @Test func onlyThePublicEditionIsRecorded() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.site)
    let outcome = try Program.run(["build", "--edition", "internal", "--record-addresses"], in: folder.path)
    #expect(outcome.status == 64 && outcome.errors.contains("--record-addresses"))
    #expect(try Self.ledger(folder) == nil)
  }
}
