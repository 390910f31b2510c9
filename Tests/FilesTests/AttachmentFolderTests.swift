import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct AttachmentFolderTests {
  private let disk: TemporaryFolder
  private let folder: AttachmentFolder

  init() throws {
    disk = try TemporaryFolder()
    for path in ["a.pdf", "qu\u{E9}t/b c.pdf", "-x.pdf", "-y/a.pdf", ".env", ".git/a.pdf", "x./a.pdf"] {
      try disk.write(path, to: "content/files/" + path)
    }
    try disk.write("x", to: "content/plans/a.pdf")
    try disk.write("x", to: "elsewhere/a.pdf")
    for (link, target) in [("link.pdf", "a.pdf"), ("out", disk.path + "/elsewhere"), ("dangling.pdf", "nothing")] {
      try FileManager.default.createSymbolicLink(
        atPath: disk.path + "/content/files/" + link, withDestinationPath: target)
    }
    #expect(mkfifo(disk.path + "/content/files/pipe.pdf", 0o644) == 0)
    folder = try AttachmentFolder(below: disk.path)
  }

  @Test(arguments: [("a.pdf", 5), ("qu\u{E9}t/b c.pdf", 13)]) func fileHasItsSize(_ path: String, _ size: Int) throws {
    let path = "content/files/" + path
    let file = try #require(try folder.file(at: path))
    #expect(file.path == path && file.size == size && file.head?.count == size && file.finding == nil)
  }

  /// Other paths of the same file are other paths.
  @Test(arguments: [
    "files/b.pdf", "files/A.pdf", "files/que\u{301}t/b c.pdf", "files/qu\u{E9}t", "files/a.pdf/a.pdf", "files/.env",
    "files/.git/a.pdf", "files/./a.pdf", "files//a.pdf", "files/qu\u{E9}t/../a.pdf", "files/../plans/a.pdf",
    "plans/a.pdf", "files", "files/", "filesa.pdf",
  ])
  func everythingElseIsNoFile(_ path: String) throws {
    #expect(try folder.file(at: "content/" + path) == nil)
    #expect(try folder.file(at: path) == nil)
  }

  @Test(arguments: [
    ("link.pdf", "link.pdf", "file.symbolic-link"), ("dangling.pdf", "dangling.pdf", "file.symbolic-link"),
    ("out/a.pdf", "out", "file.symbolic-link"), ("out/x/a.pdf", "out", "file.symbolic-link"),
    ("pipe.pdf", "pipe.pdf", "file.kind"), ("-x.pdf", "-x.pdf", "file.name"), ("-y/a.pdf", "-y/a.pdf", "file.name"),
    ("x./a.pdf", "x./a.pdf", "file.name"),
  ])
  func whatCannotBePublishedIsFound(_ path: String, _ place: String, _ code: String) throws {
    let file = try folder.file(at: "content/files/" + path)
    #expect(file?.path == "content/files/" + path)
    #expect(file?.finding?.code == code)
    #expect(file?.finding?.location == SourceLocation(file: "content/files/" + place))
  }

  @Test func folderThatIsALinkIsNotEntered() throws {
    try FileManager.default.moveItem(atPath: disk.path + "/content/files", toPath: disk.path + "/moved")
    try FileManager.default.createSymbolicLink(atPath: disk.path + "/content/files", withDestinationPath: "../moved")
    let folder = try AttachmentFolder(below: disk.path)
    #expect(try folder.file(at: "content/files/a.pdf")?.finding?.code == "file.symbolic-link")
    #expect(try folder.all() == [])
  }

  @Test func folderNeedNotExist() throws {
    try FileManager.default.removeItem(atPath: disk.path + "/content/files")
    let folder = try AttachmentFolder(below: disk.path)
    #expect(try folder.file(at: "content/files/a.pdf") == nil)
    #expect(try folder.all() == [])
  }

  @Test func lookingAroundFindsEverythingThatIsNotHidden() throws {
    let found = try folder.all().map { "\($0.path.dropFirst("content/files/".count)) \($0.finding?.code ?? "")" }
    #expect(
      found == [
        "-x.pdf file.name", "-y/a.pdf file.name", "a.pdf ", "dangling.pdf file.symbolic-link",
        "link.pdf file.symbolic-link",
        "out file.symbolic-link", "pipe.pdf file.kind", "qu\u{E9}t/b c.pdf ", "x./a.pdf file.name",
      ])
  }

  @Test func folderInMemoryIsLikeOneOnDisk() throws {
    let files = ["content/files/b.pdf", "content/files/a.pdf"].map { AttachmentFile(path: $0, size: 1) }
    let folder = AttachmentFolder(files)
    #expect(try folder.file(at: "content/files/a.pdf") == files[1])
    #expect(try folder.file(at: "content/files/c.pdf") == nil)
    #expect(try folder.all() == files.reversed())
  }
}
