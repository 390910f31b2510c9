import Files
import Foundation
import TestSupport
import Testing

/// `plan-archive export bagit`; `Tests/OutputTests/data_test.py` has other programs validate bags.
@Suite struct ExportTests {
  private static let fixture = SiteFixture.minimal
    .with("content/files/kem/phu-luc 100%.pdf", "%PDF-1.4 ngắn")
    .with("content/files/rieng.pdf", "%PDF-1.4 riêng")
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        "attachments: [{title: Phụ lục, file: kem/phu-luc 100%.pdf}]\n"
          + "internal: {attachments: [{title: Riêng, file: rieng.pdf}]}\n",
        body: "Lời.\n\n::: internal\nKín zyxwv\n:::\n")
    )
    .with("content/plans/kin.md", SiteFixture.plan().replacing("public", with: "internal"))

  private static func bag(
    _ folder: TemporaryFolder, _ name: String, _ arguments: [String] = []
  ) throws -> [String: [UInt8]] {
    let outcome = try Program.run(["export", "bagit", name] + arguments, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try folder.contents(of: name)
  }

  /// The list of all files of the payload with their checksums, whatever their names, and a second list of the other files.
  @Test func bagListsAllItsFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let bag = try Self.bag(folder, "tui")
    for (manifest, isPayload) in [("manifest-sha256.txt", true), ("tagmanifest-sha256.txt", false)] {
      let lines = String(decoding: try #require(bag[manifest]), as: UTF8.self).split(separator: "\n").map(String.init)
      let expected = bag.filter { $0.key.hasPrefix("data/") == isPayload && $0.key != "tagmanifest-sha256.txt" }
        .map { "\(Digest($1).hexadecimal)  \($0.replacing("%", with: "%25"))" }
      #expect(Set(lines) == Set(expected) && lines.count == expected.count)
    }
    #expect(bag["bagit.txt"] == Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8))
    let payload = bag.filter { $0.key.hasPrefix("data/") }
    let size = payload.reduce(0) { $0 + $1.value.count }
    #expect(
      String(decoding: bag["bag-info.txt"] ?? [], as: UTF8.self) == """
        External-Description: Kho kế hoạch
        Bag-Software-Agent: plan-archive 0.1.0
        Edition: public
        Payload-Oxum: \(size).\(payload.count)

        """)
  }

  @Test func sameContentMakesTheSameBag() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let bag = try Self.bag(folder, "mot")
    #expect(try Self.bag(folder, "hai/ba") == bag)
    // The site is the one that `build` makes, of the bag's own sources too.
    #expect(try Program.run(["build", "--source", "mot/data/source", "--output", "lai"], in: folder.path).status == 0)
    let site = try folder.contents(of: "lai")
    #expect(Set(site.keys) == Set(bag.keys.compactMap { $0.hasPrefix("data/site/") ? String($0.dropFirst(10)) : nil }))
    for (path, bytes) in site { #expect(bag["data/site/" + path] == bytes, "\(path)") }
    #expect(try Program.run(["verify", "mot/data/site"], in: folder.path).status == 0)
  }

  @Test func editionDecidesWhatIsInIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let (open, staff) = (try Self.bag(folder, "mot"), try Self.bag(folder, "hai", ["--edition", "internal"]))
    let secrets = ["data/source/content/plans/kin.md", "data/source/content/files/rieng.pdf"]
    #expect(secrets.allSatisfy { open[$0] == nil && staff[$0] != nil })
    for bytes in open.values { #expect(!String(decoding: bytes, as: UTF8.self).contains("zyxwv")) }
    #expect(String(decoding: staff["data/source/content/plans/a.md"] ?? [], as: UTF8.self).contains("zyxwv"))
    // Nothing of it, not even a checksum, depends on what is internal.
    try folder.write(
      Self.fixture.with(
        "content/plans/kin.md", SiteFixture.plan("topics: [Khác]\n").replacing("public", with: "internal")))
    #expect(try Self.bag(folder, "ba") == open)
  }

  @Test func nothingIsLeftWhereItFails() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture.with("content/plans/b.md", SiteFixture.plan("isued: 2025\n")))
    #expect(try Program.run(["export", "bagit", "tui"], in: folder.path).status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/tui"))
    try folder.write(Self.fixture)
    try folder.write("của tôi", to: "day/x")
    try FileManager.default.removeItem(atPath: folder.path + "/content/plans/b.md")
    #expect(try Program.run(["export", "bagit", "day"], in: folder.path).status == 1)
    #expect(try folder.contents(of: "day") == ["x": Array("của tôi".utf8)])
    #expect(try Program.run(["export", "bagit", "content/tui"], in: folder.path).status == 1)
    #expect(try Program.run(["export", "bagit"], in: folder.path).status == 64)
  }
}
