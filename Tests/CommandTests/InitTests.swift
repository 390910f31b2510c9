import Foundation
import TestSupport
import Testing

/// `plan-archive init`.
@Suite struct InitTests {
  @Test(arguments: ["vi", "en"]) func archiveIsSound(_ language: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["init", "a/kho", "--language", language], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for command in [
      "  cd a/kho\n", "  plan-archive new plan ", "  plan-archive serve --open ", "  plan-archive build ",
    ] {
      #expect(outcome.output.contains(command), "\(outcome.output)")
    }
    let archive = folder.path + "/a/kho"
    let files = try folder.contents(of: "a/kho")
    #expect(Set(files.keys).isSuperset(of: [".gitignore", ".editorconfig", "content/site.yml", "content/README.md"]))
    let check = try Program.run(["check", "--strict", "--diagnostics", "json"], in: archive)
    #expect(check.status == 0)
    // The one thing that is left to say: the address of the site is not known yet.
    #expect(check.errors.split(separator: "\n").count == 1)
    #expect(check.errors.contains("site.no-base-url"), "\(check.errors)")
    for edition in ["public", "internal"] {
      #expect(try Program.run(["build", "--strict", "--edition", edition], in: archive).status == 0)
    }
    let pages = try folder.contents(of: "a/kho/public").keys
    #expect(pages.contains { $0.hasPrefix("plans/") && $0 != "plans/index.html" })
    // Nobody takes an example for a document.
    let marks = ["vi": "không có thật", "en": "does not exist"]
    for (path, bytes) in files where path.hasPrefix("content/plans/") || path.hasPrefix("content/events/") {
      #expect(String(decoding: bytes, as: UTF8.self).contains(try #require(marks[language])), "\(path)")
    }
  }

  /// What is made does not get into git.
  @Test func outputIsIgnored() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run(["init", "."], in: folder.path)
    for edition in ["public", "internal"] { _ = try Program.run(["build", "--edition", edition], in: folder.path) }
    _ = Command.output(["git", "-C", folder.path, "init", "-q"])
    let status = try #require(
      Command.output(["git", "-C", folder.path, "status", "--porcelain", "--untracked-files=all"]))
    #expect(status.contains("content/site.yml"))
    #expect(!status.contains("public") && !status.contains("internal/"), "\(status)")
  }

  @Test(arguments: [("github", ".github/workflows/site.yml"), ("gitlab", ".gitlab-ci.yml")])
  func filesForServices(_ service: String, _ path: String) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["init", "kho", "--ci", service], in: folder.path).status == 0)
    let recipe = FileManager.default.contents(atPath: repositoryRoot + "/.ci/recipes/\(service).yml")
    #expect(try folder.contents(of: "kho")[path] == recipe.map { Array($0) })
  }

  @Test(arguments: ["Kho: \"A\" #1", "- B", "'", "\\", "null", "internal: x", "<b>{{C}}</b>", "“D”"])
  func titleIsWhatWasSaid(_ title: String) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["init", "kho", "--title=\(title)"], in: folder.path).status == 0)
    let build = try Program.run(["build", "--strict"], in: folder.path + "/kho")
    #expect(build.status == 0, "\(build.errors)")
    let home = try folder.contents(of: "kho/public")["index.html"].map { String(decoding: $0, as: UTF8.self) }
    let escaped = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    #expect(home?.contains(">\(escaped)<") == true, "\(home?.prefix(4000) ?? "")")
  }

  @Test(arguments: ["", " ", "a\nb", "a\u{7}b"]) func titleIsOneLine(_ title: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["init", "kho", "--title", title], in: folder.path)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(try folder.contents(of: "").isEmpty)
  }

  /// A title that no file can hold is reported as in a file.
  @Test func titleThatCannotBeIsNotWritten() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["init", "kho", "--title", "a\u{202E}b"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("kho/content/site.yml:2:"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/kho"))
  }

  @Test func onlyIntoAFolderThatHoldsNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "kho/a.txt")
    let outcome = try Program.run(["init", "kho", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("the folder ‘kho’ holds ‘a.txt’ already"), "\(outcome.errors)")
    #expect(try folder.contents(of: "") == ["kho/a.txt": Array("x".utf8)])
    #expect(try Program.run(["init", "kho/a.txt"], in: folder.path).status == 1)
  }

  @Test func alsoIntoAnEmptyFolderAndAClone() throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    #expect(try Program.run(["init", "."], in: folder.path).status == 0)
    #expect(try folder.contents(of: "").keys.contains("content/site.yml"))
    #expect(try Program.run(["check"], in: folder.path).status == 0)
  }

  /// The disk takes no byte, or is full halfway.
  @Test(arguments: [0, 1]) func nothingHalfMadeIsLeft(_ blocks: Int) throws {
    let folder = try TemporaryFolder()
    let wrapper = ["sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh"]
    #expect(try Program.run(["init", "a/b/kho"], in: folder.path, through: wrapper).status == 1)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).isEmpty)
    try FileManager.default.createDirectory(atPath: folder.path + "/kho", withIntermediateDirectories: true)
    #expect(try Program.run(["init", "kho"], in: folder.path, through: wrapper).status == 1)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["kho"])
  }
}
