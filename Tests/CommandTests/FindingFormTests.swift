import Files
import Foundation
import TestSupport
import Testing

/// Findings for people and programs, and `check --fix` on disk.
@Suite struct FindingFormTests {
  private static let slip = SiteFixture.plan(body: "##Một, hai: 100 %\n\n[x](không-có.md)\n")

  private static func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(.minimal.with("content/plans/a.md", slip))
    return folder
  }

  private static func errors(_ form: String, _ command: String = "check") throws -> String {
    let folder = try site()
    return try Program.run([command, "--diagnostics", form, "--language", "en"], in: folder.path).errors
  }

  @Test func annotationsAreThoseOfGitHub() throws {
    let lines = try Self.errors("github").split(separator: "\n")
    try #require(lines.count == 2)
    #expect(
      lines[0]
        == "::warning file=content/plans/a.md,line=6,col=1,title=markdown.heading-mark::this line is no heading: ‘##’ needs a plain space behind it%0Aput a space behind ‘##’"
    )
    #expect(lines[1].hasPrefix("::error file=content/plans/a.md,line=8,col=1,title=link.dead::"))
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    let notes = try Program.run(["check", "--diagnostics", "github"], in: folder.path).errors
    #expect(notes.hasPrefix("::notice file=content/site.yml,line=1,col=1,title=site.no-base-url::"))
  }

  /// What stands in names and texts breaks no command.
  @Test func annotationsAreEscaped() throws {
    let folder = try Self.site()
    try folder.write(SiteFixture.page(body: "[x](a%2C,b:c.md)\n"), to: "content/pages/a.md")
    let strange = "content/plans/a,b:100%.md"
    try folder.write(Self.slip, to: strange)
    let errors = try Program.run(["check", "--diagnostics", "github"], in: folder.path).errors
    #expect(errors.contains("file=content/plans/a%2Cb%3A100%25.md,"))
    #expect(errors.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
  }

  private struct Sarif: Decodable {
    struct Run: Decodable {
      let columnKind: String
      let results: [Result]
    }
    struct Result: Decodable {
      let ruleId: String
      let level: String
      let locations: [Location]
      let fixes: [Fix]
    }
    struct Location: Decodable {
      let physicalLocation: Place
    }
    struct Place: Decodable {
      let artifactLocation: [String: String]
      let region: [String: Int]?
    }
    struct Fix: Decodable {
      let artifactChanges: [Change]
    }
    struct Change: Decodable {
      let replacements: [Replacement]
    }
    struct Replacement: Decodable {
      let deletedRegion: [String: Int]
      let insertedContent: [String: String]
    }

    let version: String
    let runs: [Run]
  }

  @Test func sarifIsOneDocumentWithRepairs() throws {
    let text = try Self.errors("sarif")
    let run = try #require(JSONDecoder().decode(Sarif.self, from: Data(text.utf8)).runs.first)
    try #require(run.results.count == 2)
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.results.map(\.ruleId) == ["markdown.heading-mark", "link.dead"])
    #expect(run.results.map(\.level) == ["warning", "error"])
    let place = try #require(run.results[0].locations.first?.physicalLocation)
    #expect(place.artifactLocation == ["uri": "content/plans/a.md"])
    #expect(place.region == ["startLine": 6, "startColumn": 1, "endColumn": 2])
    let edit = try #require(run.results[0].fixes.first?.artifactChanges.first?.replacements.first)
    #expect(edit.deletedRegion == ["startLine": 6, "startColumn": 3, "endColumn": 3])
    #expect(edit.insertedContent == ["text": " "])
    #expect(run.results[1].fixes.isEmpty)
  }

  /// An error of the machine ends the run, and the document is whole all the same.
  @Test func sarifHoldsErrorsOfTheMachine() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["build", "--diagnostics", "sarif"], in: folder.path)
    #expect(outcome.status == 1)
    let sarif = try JSONDecoder().decode(Sarif.self, from: Data(outcome.errors.utf8))
    #expect(sarif.runs.first?.results.map(\.ruleId) == ["environment"])
  }

  /// The lines of the public edition are not those of the file.
  @Test(arguments: ["json", "sarif"]) func aBuildProposesNoRepairs(_ form: String) throws {
    #expect(try Self.errors(form).contains("eplacement"))
    let errors = try Self.errors(form, "build")
    #expect(errors.contains("markdown.heading-mark"))
    #expect(!errors.contains("eplacement"))
  }

  @Test(arguments: ["text", "json", "github", "sarif"]) func pathsAreThoseOfTheCurrentFolder(_ form: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/kho/x", withIntermediateDirectories: true)
    try folder.write(Self.slip, to: "kho/content/plans/a.md")
    try FileManager.default.copyItem(atPath: repositoryRoot + "/themes", toPath: folder.path + "/kho/themes")
    func errors(_ source: String, in current: String) throws -> String {
      try Program.run(["check", "--source", source, "--diagnostics", form], in: folder.path + current).errors
    }
    for source in ["kho", "./kho", "kho/", folder.path + "/kho", "kho/x/.."] {
      let errors = try errors(source, in: "")
      #expect(errors.contains("kho/content/plans/a.md"), "\(errors)")
      #expect(!errors.contains("/kho/content/plans"), "\(source): \(errors)")
    }
    #expect(!(try errors("..", in: "/kho/content")).contains("kho/"))
  }

  // MARK: Repairs

  @Test func filesAreRepairedAtOnceAndSaidSo() throws {
    let folder = try Self.site()
    let path = folder.path + "/content/plans/a.md"
    let before = "\u{FEFF}" + Self.slip.replacing("\n", with: "\r\n")
    try folder.write(before, to: "content/plans/a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let outcome = try Program.run(["check", "--fix", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("content/plans/a.md:6:3: added “ ” [markdown.heading-mark]\n"))
    #expect(!outcome.errors.contains("heading-mark"))
    #expect(outcome.errors.contains("[link.dead]"))
    let after = try Data(contentsOf: URL(filePath: path))
    #expect(after == Data(before.replacing("##Một", with: "## Một").utf8))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try folder.contents(of: "content/plans").keys.sorted() == ["a.md"])
    let again = try Program.run(["check", "--fix", "--language", "en"], in: folder.path)
    #expect(!again.output.contains("added"))
    #expect(try Data(contentsOf: URL(filePath: path)) == after)
  }

  /// More than are shown.
  @Test func allSlipsOfAFileAreRepaired() throws {
    let folder = try Self.site()
    try folder.write(
      SiteFixture.plan(body: String(repeating: "• Một.\n\n##Hai\n\n", count: 300)), to: "content/plans/a.md")
    let outcome = try Program.run(["check", "--fix"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 602)
    let text = try String(contentsOfFile: folder.path + "/content/plans/a.md", encoding: .utf8)
    #expect(text == SiteFixture.plan(body: String(repeating: "- Một.\n\n## Hai\n\n", count: 300)))
  }

  @Test func aFileThatCannotBeWrittenStaysAsItWas() throws {
    let folder = try Self.site()
    let plans = folder.path + "/content/plans"
    try FileManager.default.createDirectory(atPath: plans + "/.plan-archive-repair", withIntermediateDirectories: true)
    let outcome = try Program.run(["check", "--fix", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot write"), "\(outcome.errors)")
    #expect(try String(contentsOfFile: plans + "/a.md", encoding: .utf8) == Self.slip)
  }
}
