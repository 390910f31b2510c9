import Foundation
import TestSupport
import Testing

/// What plan-archive takes for its own in an output folder, and what it never touches.
@Suite struct OwnershipTests {
  private static func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    return folder
  }

  /// Folders of downloads have a list of checksums under this name as well.
  @Test func checksumsOfOthersDoNotMakeAFolderOurs() throws {
    let folder = try Self.site()
    try folder.write("x", to: "downloads/debian.iso")
    try folder.write(String(repeating: "0", count: 64) + "  debian.iso\n", to: "downloads/SHA256SUMS")
    let before = try folder.contents(of: "downloads")
    let outcome = try Program.run(["build", "--output", "downloads", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("was not made by plan-archive"), "\(outcome.errors)")
    #expect(try folder.contents(of: "downloads") == before)
  }

  @Test(arguments: ["SHA256SUMS", ".plan-archive-journal"]) func nothingOutsideTheFolderIsOurs(_ list: String) throws {
    let folder = try Self.site()
    try folder.write("x", to: "keep.txt")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    var text = String(decoding: try folder.contents(of: "public")[list] ?? [], as: UTF8.self)
    for path in ["../keep.txt", "plans/../../keep.txt", folder.path + "/keep.txt", "plans/"] {
      text += (list == "SHA256SUMS" ? String(repeating: "0", count: 64) + "  " : "") + path + "\n"
    }
    try folder.write(text, to: "public/" + list)
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try folder.contents(of: "").keys.contains("keep.txt"))
    #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
  }

  @Test func siteInsideASiteIsRefused() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    let arguments = ["build", "--edition", "internal", "--output", "public/plans/noi-bo", "--language", "en"]
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("it lies in the site ‘\(folder.path)/public’"), "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
  }

  /// What a build that was killed while it removed a page, or brought a file to another file system, leaves behind.
  @Test func leftoversOfAKilledBuildAreRemoved() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    try folder.write("plans/b/index.html\n", to: "public/.plan-archive-journal")
    try FileManager.default.createDirectory(atPath: folder.path + "/public/plans/b", withIntermediateDirectories: true)
    try folder.write("half", to: "public/plans/a/.plan-archive-new")
    try folder.write("half", to: "public/.plan-archive-staging/plans/a/index.html")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try folder.contents(of: "public") == before)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/plans/b"))
  }
}
