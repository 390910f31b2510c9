import Foundation
import TestSupport
import Testing

/// `build --search full`, with a stand-in for Pagefind and, where it is installed, with Pagefind itself.
@Suite struct FullTextTests {
  private static let fixture = SiteFixture.minimal
    .with("content/plans/a.md", SiteFixture.plan("number: 31-KH/ĐU\n", body: "Nói về đường lối.\n"))
    .with("content/plans/kin.md", "---\ntitle: Kín\naccess: internal\nissuer: btv\n---\nzyxwv\n")

  /// A folder with a site, and a program `pagefind` that is this script.
  private static func site(_ script: String) throws -> (folder: TemporaryFolder, environment: [String: String]) {
    let folder = try TemporaryFolder()
    try folder.write(fixture, order: { $0.sorted() })
    try folder.write("#!/bin/sh\n" + script, to: "bin/pagefind")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/pagefind")
    return (folder, ["PATH": folder.path + "/bin:/usr/bin:/bin", "PAGEFIND_SITE": "elsewhere"])
  }

  /// Lists the documents that it was given, and makes one file of all.
  private static let indexer = """
    [ "$1" = --version ] && exit 0
    [ "$1 $2 $3 $4" = "--site site --output-path index" ] && [ -z "$PAGEFIND_SITE" ] || exit 9
    mkdir -p index/fragment
    (cd site && find . -type f | sort && cat $(find . -type f | sort)) > index/fragment/vi_1.pf_fragment
    echo x > index/pagefind.js
    echo x > index/pagefind-ui.css
    """

  private static func build(
    _ folder: TemporaryFolder, _ environment: [String: String]?, _ arguments: [String] = []
  ) throws -> Program.Outcome {
    try Program.run(
      ["build", "--search", "full", "--language", "en"] + arguments, in: folder.path, environment: environment)
  }

  @Test func publishesWhatTheIndexerMakes() throws {
    let (folder, environment) = try Self.site(Self.indexer)
    let outcome = try Self.build(folder, environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let files = try folder.contents(of: "public")
    let made = files.keys.filter { $0.hasPrefix("search/texts/") }.sorted()
    #expect(made == ["search/texts/fragment/vi_1.pf_fragment", "search/texts/pagefind.js"])
    let given = String(decoding: files[made[0], default: []], as: UTF8.self)
    #expect(given.contains("./plans/a/index.html\n"))
    #expect(given.contains("<title>Kế hoạch A</title>") && given.contains("31-KH/ĐU"))
    // Pagefind does not fold this letter.
    #expect(given.contains("title=\"duong\""))
    #expect(!given.contains("zyxwv"))
    let sums = String(decoding: files["SHA256SUMS", default: []], as: UTF8.self)
    #expect(made.allSatisfy { sums.contains("  \($0)\n") })
    #expect(String(decoding: files["search/index.html", default: []], as: UTF8.self).contains("\"/search/texts/\""))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/.plan-archive-staging"))
    #expect(try Program.run(["verify", "public"], in: folder.path).status == 0)
    // Each edition has an index of its own, and a build without one takes it away.
    #expect(try Self.build(folder, environment, ["--edition", "internal"]).status == 0)
    let staff = try folder.contents(of: "internal")[made[0], default: []]
    #expect(String(decoding: staff, as: UTF8.self).contains("zyxwv"))
    #expect(try Program.run(["build", "--quiet"], in: folder.path).status == 0)
    let rest = try folder.contents(of: "public")
    #expect(!rest.keys.contains { $0.hasPrefix("search/texts/") })
    #expect(!String(decoding: rest["search/index.html", default: []], as: UTF8.self).contains("/search/texts/"))
  }

  @Test func failingIndexerLeavesTheSiteAsItWas() throws {
    let (folder, environment) = try Self.site("[ \"$1\" = --version ] && exit 0\necho no room >&2\nexit 3\n")
    #expect(try Program.run(["build", "--quiet"], in: folder.path).status == 0)
    let before = try folder.contents(of: "public")
    let outcome = try Self.build(folder, environment)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Pagefind failed: no room"), "\(outcome.errors)")
    #expect(try folder.contents(of: "public") == before)
  }

  @Test func missingIndexerIsAnErrorThatSaysHowToInstallIt() throws {
    let (folder, _) = try Self.site("exit 1\n")
    let outcome = try Self.build(folder, ["PATH": folder.path + "/bin"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("pipx install 'pagefind[bin]'"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
  }

  @Test(.enabled(if: Command.hasPagefind, "Pagefind is not installed: its index is not made"))
  func pagefindMakesTheSameIndexAgain() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    #expect(try Self.build(folder, nil).status == 0)
    #expect(try Self.build(folder, nil, ["--output", "again"]).status == 0)
    let files = try folder.contents(of: "public")
    #expect(files == (try folder.contents(of: "again")))
    #expect(files["search/texts/pagefind.js"] != nil && files["search/texts/pagefind-entry.json"] != nil)
    #expect(files.keys.contains { $0.hasPrefix("search/texts/fragment/vi_") })
  }
}
