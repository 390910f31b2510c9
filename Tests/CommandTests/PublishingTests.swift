import Files
import Foundation
import TestSupport
import Testing

/// What happens to the output folder.
@Suite struct PublishingTests {
  private static func site(_ fixture: SiteFixture = .minimal) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    return folder
  }

  private static func identity(_ path: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return ["\(attributes[.systemFileNumber] ?? "")", "\(attributes[.modificationDate] ?? "")"]
  }

  @Test func unchangedFilesAreNotTouched() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let page = folder.path + "/public/plans/a/index.html"
    let before = try Self.identity(page)
    try folder.write(SiteFixture.event(body: "Khác.\n"), to: "content/events/dh.md")
    #expect(try Program.run(["build"], in: folder.path).output.contains("1 thay đổi"))
    #expect(try Self.identity(page) == before)
  }

  @Test func filesOfOthersStay() throws {
    let folder = try Self.site()
    try folder.write("*\n", to: "public/.gitignore")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    try folder.write("x", to: "public/.well-known/security.txt")
    try folder.write("x", to: "public/plans/ghi-chu.txt")
    try FileManager.default.removeItem(atPath: folder.path + "/content/plans/a.md")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let files = try folder.contents(of: "public")
    #expect(files[".gitignore"] == Array("*\n".utf8))
    #expect(files[".well-known/security.txt"] != nil)
    #expect(files["plans/ghi-chu.txt"] != nil)
    #expect(files["plans/a/index.html"] == nil)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/plans/a"))
  }

  @Test func foreignFileInTheWayIsNamedAndNothingIsWritten() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    try folder.write(SiteFixture.plan(), to: "content/plans/b.md")
    try folder.write("của người khác", to: "public/plans/b/index.html")
    let before = try folder.contents(of: "public")
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("public/plans/b/index.html: error:"), "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
  }

  @Test func linksInsideTheFolderAreNotFollowed() throws {
    let folder = try Self.site()
    try folder.write("x", to: "elsewhere/x")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/public/plans")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/public/plans", withDestinationPath: folder.path + "/elsewhere")
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("public/plans/a/index.html"), "\(outcome.errors)")
    #expect(try folder.contents(of: "elsewhere").keys.sorted() == ["x"])
  }

  @Test func folderThatIsNoSiteIsRefused() throws {
    let folder = try Self.site()
    try folder.write("x", to: "photos/a.jpg")
    let outcome = try Program.run(["build", "--output", "photos", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("photos: error: the folder ‘photos’ holds ‘a.jpg’"), "\(outcome.errors)")
    #expect(try folder.contents(of: "photos").keys.sorted() == ["a.jpg"])
  }

  @Test(arguments: [".", "content", "content/x", "themes/default", "/", "..", "nowhere/../content/x"])
  func placesThatAreNoOutputAreRefused(_ output: String) throws {
    let folder = try Self.site()
    let before = try folder.contents(of: "")
    let outcome = try Program.run(["build", "--output", output, "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error: nothing is written to ‘\(output)’"), "\(outcome.errors)")
    #expect(try folder.contents(of: "") == before)
  }

  @Test func homeFolderIsRefused() throws {
    let folder = try Self.site()
    let home = try TemporaryFolder()
    let outcome = try Program.run(
      ["build", "--output", home.path, "--language", "en"], in: folder.path, environment: ["HOME": home.path])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("it is the home folder"), "\(outcome.errors)")
  }

  @Test(arguments: ["public", "public/", "public/.//"]) func outputThatIsALinkIsRefused(_ output: String) throws {
    let folder = try Self.site()
    try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/public", withDestinationPath: "real")
    let outcome = try Program.run(["build", "--output", output, "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("it is a symbolic link"), "\(outcome.errors)")
    #expect(try folder.contents(of: "real").isEmpty)
  }

  @Test func editionsKeepToTheirFolders() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try Program.run(["build", "--edition", "internal"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    let outcome = try Program.run(
      ["build", "--edition", "internal", "--output", "public", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("holds the other edition"), "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
    #expect(try folder.contents(of: "internal")["robots.txt"] == Array("User-agent: *\nDisallow: /\n".utf8))
  }

  @Test func secondBuildInTheSameFolderFailsAtOnce() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let descriptor = open(folder.path + "/public", O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("another build is writing to ‘public’"), "\(outcome.errors)")
  }

  @Test func folderMadeForAFailedBuildDoesNotStay() throws {
    let folder = try Self.site(.minimal.with("content/plans/a.md", SiteFixture.plan("type: x\n")))
    #expect(try Program.run(["build"], in: folder.path).status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    for output in ["build/site/vi", "nowhere/../build/vi", "content/../build/./vi/"] {
      #expect(try Program.run(["build", "--output", output], in: folder.path).status == 1)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    }
  }

  @Test func foldersAboveTheOutputAreMade() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build", "--output", "build/site/vi"], in: folder.path).status == 0)
    #expect(try folder.contents(of: "build/site/vi").keys.contains("index.html"))
  }

  @Test func verifyFindsMissingChangedAndExtraFiles() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let sound = try Program.run(["verify", "public", "--language", "en"], in: folder.path)
    #expect(sound.status == 0)
    #expect(sound.output == "public: 34 files, all sound\n")
    try FileManager.default.removeItem(atPath: folder.path + "/public/404.html")
    try folder.write("x", to: "public/index.html")
    try folder.write("x", to: "public/la/x.txt")
    try folder.write("x", to: "public/.gitignore")
    let outcome = try Program.run(["verify", "public", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output == "404.html: missing\nindex.html: changed\nla/x.txt: extra\n")
    #expect(try Program.run(["verify", "content", "--language", "en"], in: folder.path).status == 1)
  }

  @Test func verifyShowsNoControlCharacters() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    try folder.write("x", to: "public/a\nindex.html: changed")
    let list = String(decoding: try folder.contents(of: "public")["SHA256SUMS"] ?? [], as: UTF8.self)
    try folder.write(list + String(repeating: "0", count: 64) + "  ../x\u{1B}[2J\n", to: "public/SHA256SUMS")
    let outcome = try Program.run(["verify", "public", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output == "a\u{FFFD}index.html: changed: extra\n../x\u{FFFD}[2J: no path in this folder\n")
  }

  /// The manifest has the form that sha256sum reads.
  @Test func sha256sumAcceptsTheManifest() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    check.arguments = ["--check", "--strict", "--quiet", "SHA256SUMS"]
    check.currentDirectoryURL = URL(fileURLWithPath: folder.path + "/public")
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  @Test func attachmentsOfPublicPlansAreCopiedAndOthersAreNot() throws {
    let plan = SiteFixture.plan(
      """
      attachments:
        - {title: Bản quét, file: quét/a b.pdf}
      internal:
        attachments:
          - title: Bản nháp
            file: nhap.pdf

      """)
    let folder = try Self.site(.minimal.with("content/plans/a.md", plan))
    for name in ["quét/a b.pdf", "nhap.pdf", "khac.pdf"] {
      try folder.write("PDF " + name, to: "content/files/" + name)
    }
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let files = try folder.contents(of: "public")
    #expect(files.keys.filter { $0.hasPrefix("files/") } == ["files/quét/a b.pdf"])
    let page = String(decoding: files["plans/a/index.html"] ?? [], as: UTF8.self)
    #expect(page.contains("/files/qu%C3%A9t/a%20b.pdf"))
    #expect(!page.contains("Bản nháp"))
    #expect(try Program.run(["build", "--edition", "internal"], in: folder.path).status == 0)
    #expect(
      try folder.contents(of: "internal").keys.filter { $0.hasPrefix("files/") }.sorted() == [
        "files/nhap.pdf", "files/quét/a b.pdf",
      ])
    let check = try Program.run(["check", "--language", "en"], in: folder.path)
    #expect(
      check.output == "not in the public edition: 1 key, 2 attachments\n"
        + "checked 1 plan, 1 event, 1 page, 1 body: 0 errors, 2 warnings, 2 notes\n")
  }

  @Test(arguments: [("a.svg", "attachment.kind"), ("a.HTML", "attachment.kind"), (".env", "attachment.missing")])
  func attachmentsThatAreNotPublished(_ name: String, _ code: String) throws {
    let plan = SiteFixture.plan("attachments: [{title: A, file: \(name)}]\n")
    let folder = try Self.site(.minimal.with("content/plans/a.md", plan))
    try folder.write("x", to: "content/files/" + name)
    let outcome = try Program.run(["build"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/plans/a.md:5:32: lỗi:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("[\(code)]"), "\(outcome.errors)")
  }

  @Test func hugeAttachmentIsRefusedUnread() throws {
    let folder = try Self.site(
      .minimal.with("content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: a.pdf}]\n")))
    try folder.write("x", to: "content/files/a.pdf")
    #expect(truncate(folder.path + "/content/files/a.pdf", 5 << 30) == 0)
    let outcome = try Program.run(["build"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[attachment.too-large]"), "\(outcome.errors)")
  }

  /// A build that was killed between two renames: the journal says what it was adding.
  @Test func nextBuildCompletesOneThatWasKilled() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    try folder.write(SiteFixture.plan(), to: "content/plans/b.md")
    try folder.write("half", to: "public/plans/b/index.html")
    try folder.write("plans/b/index.html\n", to: "public/.plan-archive-journal")
    try folder.write("half", to: "public/.plan-archive-staging/plans/b/index.html")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let after = try folder.contents(of: "public")
    #expect(after["plans/b/index.html"] != Array("half".utf8))
    // The files of the search have the name of what is in them in their paths.
    let paths = [Array(after.keys), before.keys + ["plans/b/index.html"]].map { paths in
      paths.filter { !$0.hasPrefix("search/") }.sorted()
    }
    #expect(paths[0] == paths[1])
    #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
  }

  /// An attachment may become a folder of attachments, and that a file.
  @Test func attachmentAndFolderChangePlaces() throws {
    func fixture(_ file: String) -> SiteFixture {
      .minimal.with("content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: \(file)}]\n"))
        .with("content/files/" + file, "x")
    }
    let output = try TemporaryFolder()
    for file in ["scan", "scan/p1.pdf", "scan/p1.pdf/a", "scan"] {
      let folder = try Self.site(fixture(file))
      let outcome = try Program.run(["build", "--output", output.path + "/site"], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try output.contents(of: "site").keys.filter { $0.hasPrefix("files/") } == ["files/" + file])
      #expect(try Program.run(["verify", output.path + "/site"]).status == 0)
    }
    // What others put into the folder keeps it.
    try output.write("x", to: "site/files/scan.txt/x")
    let folder = try Self.site(fixture("scan.txt"))
    let before = try output.contents(of: "site")
    let outcome = try Program.run(["build", "--output", output.path + "/site", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("site/files/scan.txt/x: error: "), "\(outcome.errors)")
    #expect(try output.contents(of: "site") == before)
  }

  /// The owner can open what was closed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"), "setpriv is not installed"))
  func closedLeftoversAreRemoved() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    try folder.write("x", to: "public/.plan-archive-staging/a/b/c")
    for path in ["a/b", "a", ""] { #expect(chmod(folder.path + "/public/.plan-archive-staging/" + path, 0) == 0) }
    // Root without its right to pass over permissions.
    let wrapper = getuid() == 0 ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : []
    let outcome = try Program.run(["build"], in: folder.path, through: wrapper)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
  }
}
