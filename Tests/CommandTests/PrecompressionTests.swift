import Foundation
import TestSupport
import Testing

/// `build --precompress`.
@Suite struct PrecompressionTests {
  private static let fixture = SiteFixture.minimal
    .with("content/plans/a.md", SiteFixture.plan("attachments: [{title: Bảng, file: bang.csv}]\n"))
    .with("content/files/bang.csv", String(repeating: "a,b\n", count: 4000))

  private static func build(_ folder: TemporaryFolder, _ options: [String]) throws -> [String: [UInt8]] {
    let outcome = try Program.run(["build", "--language", "en"] + options, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    return try folder.contents(of: "public")
  }

  @Test func writesCompressedFilesBesideTexts() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let plain = try Self.build(folder, [])
    #expect(!plain.keys.contains { $0.hasSuffix(".gz") })
    let both = try Self.build(folder, ["--precompress"])
    let compressed = both.filter { $0.key.hasSuffix(".gz") }
    let pages = plain.keys.filter { $0.hasSuffix(".html") }
    #expect(Set(pages.map { $0 + ".gz" }).isSubset(of: compressed.keys))
    #expect(compressed["assets/style.css.gz"] != nil && compressed["assets/search.js.gz"] != nil)
    // Small, a copy, and of no kind that is compressed.
    #expect(both["robots.txt.gz"] == nil && both["files/bang.csv.gz"] == nil && both["SHA256SUMS.gz"] == nil)
    // They are listed, and nothing else changed.
    let sums = String(decoding: both["SHA256SUMS", default: []], as: UTF8.self)
    #expect(compressed.keys.allSatisfy { sums.contains("  \($0)\n") })
    let list = "SHA256SUMS"
    #expect(both.filter { compressed[$0.key] == nil && $0.key != list } == plain.filter { $0.key != list })
    for (path, bytes) in compressed {
      // RFC 1952: no name, no comment, no time.
      #expect(Array(bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "\(path)")
      let original = try #require(both[String(path.dropLast(3))])
      // Tables are compressed however short they are; this one has only a few headings here.
      #expect(bytes.count < original.count || path == "tasks.csv.gz", "\(path)")
      #expect(try Self.unzipped(folder.path + "/public/" + path) == original, "\(path)")
    }
    #expect(try Self.build(folder, ["--precompress"]) == both)
    #expect(try Self.build(folder, []) == plain)
  }

  private static func unzipped(_ path: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "--decompress", "--stdout", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = Array(try pipe.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    return bytes
  }
}
