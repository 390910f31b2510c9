import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

/// A folder that was published, and what others do to it.
@Suite struct VerificationTests {
  private let disk: TemporaryFolder

  init() async throws {
    disk = try TemporaryFolder()
    let files = [".plan-archive-edition": "public\n", "index.html": "home", "plans/a/index.html": "plan"].sorted {
      $0.key < $1.key
    }
    _ = try await OutputWriter(folder: disk.path + "/site", for: "public").publish(
      files.map { OutputFile(path: $0, content: .bytes(Array($1.utf8))) })
  }

  private func verify() throws -> Verification { try Verification(of: disk.path + "/site") }

  private func list(_ path: String) throws {
    let text = String(decoding: try disk.contents(of: "site")[Manifest.file] ?? [], as: UTF8.self)
    try disk.write(text + Digest([]).hexadecimal + "  \(path)\n", to: "site/" + Manifest.file)
  }

  @Test func soundFolder() throws {
    #expect(try verify().isSound)
    #expect(try verify().count == 2)
  }

  @Test func nothingThatStartsWithADotIsNeeded() throws {
    try FileManager.default.removeItem(atPath: disk.path + "/site/.plan-archive-edition")
    #expect(try verify().isSound)
  }

  @Test func folderOfAFormerVersionIsSound() throws {
    try list(".plan-archive-edition")
    #expect(try verify().isSound)
    #expect(try verify().count == 2)
  }

  @Test func filesOfHostsAreNoFinding() throws {
    for name in ["CNAME", "robots.txt", ".nojekyll"] { try disk.write("x", to: "site/" + name) }
    #expect(try verify().isSound)
    for name in ["plans/CNAME", "plans/.nojekyll", "ads.txt"] { try disk.write("x", to: "site/" + name) }
    #expect(try verify().extra == ["ads.txt", "plans/.nojekyll", "plans/CNAME"])
  }

  @Test(arguments: ["../outside", "plans/../../outside", "/etc/hostname", "plans/", "a\u{1B}[2J", "a\r"])
  func pathsThatLeaveTheFolderAreNotFollowed(_ path: String) throws {
    try disk.write([], to: "outside")
    try list(path)
    #expect(try verify().invalid == [path])
    #expect(try !verify().isSound)
    #expect(try verify().count == 2)
  }

  /// Pipes are not waited for, links not followed.
  @Test(arguments: ["pipe", "link", "folder"]) func whatIsNoFileIsMissing(_ kind: String) throws {
    let path = disk.path + "/site/index.html"
    try FileManager.default.moveItem(atPath: path, toPath: disk.path + "/site/.moved")
    switch kind {
    case "pipe": #expect(mkfifo(path, 0o644) == 0)
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: ".moved")
    default: #expect(mkdir(path, 0o755) == 0)
    }
    #expect(try verify().missing == ["index.html"])
  }

  @Test(arguments: ["pipe", "link", "folder"]) func whatIsNoManifestIsNamed(_ kind: String) throws {
    let path = disk.path + "/site/" + Manifest.file
    try FileManager.default.moveItem(atPath: path, toPath: disk.path + "/site/.moved")
    switch kind {
    case "pipe": #expect(mkfifo(path, 0o644) == 0)
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: ".moved")
    default: #expect(mkdir(path, 0o755) == 0)
    }
    let error = #expect(throws: EnvironmentError.self) { try verify() }
    #expect(error?.path == path)
    #expect(error?.message.en.contains("is not a regular file") == true)
  }

  @Test func folderWithoutManifest() throws {
    #expect(throws: EnvironmentError.self) { try Verification(of: disk.path) }
  }
}
