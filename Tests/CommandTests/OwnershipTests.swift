import Files
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

  /// The internal edition would be served with the public one, whichever comes first.
  @Test func siteAroundASiteIsRefused() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build", "--edition", "internal", "--output", "top/.a/b"], in: folder.path).status == 0)
    let inner = try folder.contents(of: "top")
    for _ in 1...2 {
      let before = try folder.contents(of: "top")
      let outcome = try Program.run(["build", "--output", "top", "--language", "en"], in: folder.path)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("it holds the site ‘.a/b’"), "\(outcome.errors)")
      #expect(try folder.contents(of: "top") == before)
      // Once more, planted in a site that was there.
      try FileManager.default.removeItem(atPath: folder.path + "/top")
      #expect(try Program.run(["build", "--output", "top"], in: folder.path).status == 0)
      for (path, bytes) in inner { try folder.write(bytes, to: "top/" + path) }
    }
  }

  /// A journal alone, also with the edition beside it, does not give away what stands in the folder.
  @Test func journalOfOthersDoesNotMakeAFolderOurs() throws {
    let folder = try Self.site()
    for path in ["mine/precious.txt", "report.html"] { try folder.write("P", to: "out/" + path) }
    let digits = Digest(Array("P".utf8)).hexadecimal
    for journal in ["mine/precious.txt\nreport.html\n", "\(digits)  mine/precious.txt\n\(digits)  report.html\n"] {
      try folder.write(journal, to: "out/.plan-archive-journal")
      let outcome = try Program.run(["build", "--output", "out", "--language", "en"], in: folder.path)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("was not made by plan-archive"), "\(outcome.errors)")
    }
    try folder.write("mine/precious.txt\nreport.html\n", to: "out/.plan-archive-journal")
    try folder.write("public\n", to: "out/.plan-archive-edition")
    _ = try Program.run(["build", "--output", "out"], in: folder.path)
    #expect(try folder.contents(of: "out")["mine/precious.txt"] == Array("P".utf8))
    #expect(try folder.contents(of: "out")["report.html"] == Array("P".utf8))
  }

  /// The list of checksums is believed as far as the bytes agree.
  @Test func filesWithOtherBytesThanListedStay() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    for path in ["own.txt", ".git/config"] { try folder.write("mine", to: "public/" + path) }
    let list = String(decoding: try folder.contents(of: "public")["SHA256SUMS"] ?? [], as: UTF8.self)
    let zeros = String(repeating: "0", count: 64)
    try folder.write("\(list)\(zeros)  own.txt\n\(zeros)  .git/config\n", to: "public/SHA256SUMS")
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("public/own.txt: warning: ‘public/own.txt’ was changed after plan-archive wrote it"),
      "\(outcome.errors)")
    for path in ["own.txt", ".git/config"] {
      #expect(try folder.contents(of: "public")[path] == Array("mine".utf8))
    }
  }

  @Test func changedPageIsReplacedWithAWarning() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    try folder.write("changed", to: "public/plans/a/index.html")
    let changed = try folder.contents(of: "public")
    let strict = try Program.run(["build", "--strict", "--language", "en"], in: folder.path)
    #expect(strict.status == 1)
    #expect(strict.errors.contains("public/plans/a/index.html: error: "), "\(strict.errors)")
    #expect(try folder.contents(of: "public") == changed)
    let outcome = try Program.run(["build", "--diagnostics", "json", "--language", "en"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains(#""file":"public/plans/a/index.html","severity":"warning","code":"environment""#),
      "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
    #expect(try !Program.run(["build", "--language", "en"], in: folder.path).errors.contains("warning"))
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

  /// Names that start with a dot are not ours, but for this one.
  @Test func redirectsOfApacheFollowTheArchive() throws {
    let folder = try Self.site()
    func build(_ settings: String, _ address: String = "cu") throws -> Int32 {
      try folder.write("title: T\n" + settings, to: "content/site.yml")
      try folder.write(SiteFixture.plan("former_addresses: [/plans/\(address)/]\n"), to: "content/plans/b.md")
      return try Program.run(["build"], in: folder.path).status
    }
    func redirects() throws -> String? {
      try folder.contents(of: "public")[".htaccess"].map { String(decoding: $0, as: UTF8.self) }
    }
    try folder.write("# chủ\n", to: "public/.htaccess")
    #expect(try build("") == 0)
    #expect(try build("outputs: [.htaccess]\n") == 1)
    #expect(try redirects() == "# chủ\n")
    try FileManager.default.removeItem(atPath: folder.path + "/public/.htaccess")
    for address in ["cu", "cu-hon"] {
      #expect(try build("outputs: [.htaccess]\n", address) == 0)
      #expect(try redirects()?.contains("/\(address)\\/$") == true)
      #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    }
    #expect(try build("") == 0)
    #expect(try redirects() == nil)
  }

  /// Former versions listed the file that says which edition the folder holds.
  @Test func siteOfAFormerVersionIsOurs() throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    let list = String(decoding: before["SHA256SUMS"] ?? [], as: UTF8.self)
    let digest = "cde1925e8f892f5ddaadebfecbdd060398f5d76d3d19224f60d08343d3bbde20"
    try folder.write("\(digest)  .plan-archive-edition\n\(list)", to: "public/SHA256SUMS")
    #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    try folder.write(SiteFixture.plan(), to: "content/plans/b.md")
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/content/plans/b.md")
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    // The page, and the two files of the search that knew of it.
    #expect(outcome.output.contains(" 3 removed"), "\(outcome.output)")
    #expect(try folder.contents(of: "public") == before)
    #expect(!list.contains(".plan-archive"))
  }

  @Test func hostsMayPutTheirFilesThereFirst() throws {
    let folder = try Self.site()
    for name in ["CNAME", ".nojekyll", "robots.txt"] { try folder.write("của máy chủ", to: "public/" + name) }
    for _ in 1...2 {
      #expect(try Program.run(["build"], in: folder.path).status == 0)
      for name in ["CNAME", ".nojekyll", "robots.txt"] {
        #expect(try folder.contents(of: "public")[name] == Array("của máy chủ".utf8))
      }
      #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    }
  }

  /// With a base URL there is one of ours, unless the host keeps its own, from the beginning or from some day on.
  @Test func robotsFileOfAHostStays() throws {
    let folder = try Self.site()
    let build = ["build", "--strict", "--base-url", "https://example.org/"]
    func robots() throws -> String {
      String(decoding: try folder.contents(of: "public")["robots.txt"] ?? [], as: UTF8.self)
    }
    try folder.write("User-agent: X\n", to: "public/robots.txt")
    for _ in 1...2 {
      #expect(try Program.run(build, in: folder.path).status == 0)
      #expect(try robots() == "User-agent: X\n")
      #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    }
    try FileManager.default.removeItem(atPath: folder.path + "/public/robots.txt")
    #expect(try Program.run(build, in: folder.path).status == 0)
    #expect(try robots().contains("Sitemap: https://example.org/sitemap.xml"))
    // A build with another address replaces ours.
    #expect(try Program.run(["build", "--base-url", "https://example.com/"], in: folder.path).status == 0)
    #expect(try robots().contains("Sitemap: https://example.com/sitemap.xml"))
    try folder.write("User-agent: Y\n", to: "public/robots.txt")
    for _ in 1...2 {
      #expect(try Program.run(build, in: folder.path).status == 0)
      #expect(try robots() == "User-agent: Y\n")
      #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    }
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try robots() == "User-agent: Y\n")
  }

  /// With anything else beside them it is no folder for a site.
  @Test func filesOfHostsDoNotMakeAFolderOurs() throws {
    let folder = try Self.site()
    for name in ["CNAME", "anh.jpg"] { try folder.write("x", to: "public/" + name) }
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("holds ‘anh.jpg’"), "\(outcome.errors)")
  }

  @Test func robotsAreKeptOutOfTheInternalEditionByOurFileOnly() throws {
    let folder = try Self.site()
    try folder.write("User-agent: *\nAllow: /\n", to: "internal/robots.txt")
    let before = try folder.contents(of: "internal")
    let outcome = try Program.run(["build", "--edition", "internal", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("internal/robots.txt: error:"), "\(outcome.errors)")
    #expect(try folder.contents(of: "internal") == before)
  }

  /// A pipe would be waited for without end, a link leads elsewhere.
  @Test(
    arguments: ["SHA256SUMS", ".plan-archive-edition", ".plan-archive-journal"], ["pipe", "link", "folder"])
  func whatSteersABuildIsARegularFile(_ name: String, _ kind: String) throws {
    let folder = try Self.site()
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    let path = folder.path + "/public/" + name
    if name != ".plan-archive-journal" { try FileManager.default.removeItem(atPath: path) }
    switch kind {
    case "pipe": #expect(mkfifo(path, 0o644) == 0)
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "index.html")
    default: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix("public/\(name): error: ‘public/\(name)’ is not a regular file"), "\(outcome.errors)")
  }
}
