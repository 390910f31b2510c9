import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct SourceTreeTests {
  private let disk: TemporaryFolder

  init() throws {
    disk = try TemporaryFolder()
    for path in ["site.yml", "plans/b.md", "plans/a/c.md", "plans/a.md", "plans/.a.md.swp", ".git/x", "files/a.pdf"] {
      try disk.write(path, to: "content/" + path)
    }
  }

  private func read(_ folder: String = "content") throws -> (tree: SourceTree, codes: [String]) {
    let tree = try SourceTree(reading: folder, below: disk.path)
    return (tree, tree.refused.map { "\($0.finding.location.file) \($0.finding.code)" })
  }

  @Test func filesAreSortedHiddenOnesAndAttachmentsApart() throws {
    let (tree, codes) = try read()
    #expect(
      tree.files.map(\.path) == [
        "content/plans/a.md", "content/plans/a/c.md", "content/plans/b.md", "content/site.yml",
      ]
    )
    #expect(codes == [])
  }

  @Test func onlyTheContentHasAFolderOfAttachments() throws {
    for path in ["themes/files/a.css", "content/plans/files/a.md"] { try disk.write("", to: path) }
    #expect(try read("themes").tree.files.map(\.path) == ["themes/files/a.css"])
    #expect(try read().tree.files.map(\.path).contains("content/plans/files/a.md"))
  }

  @Test func contentCanBeALink() throws {
    try FileManager.default.moveItem(atPath: disk.path + "/content", toPath: disk.path + "/elsewhere")
    try FileManager.default.createSymbolicLink(atPath: disk.path + "/content", withDestinationPath: "elsewhere")
    #expect(try SourceTree.isFolder(disk.path + "/content"))
    #expect(try read().tree.files.count == 4)
  }

  @Test func folderThatIsNotThereIsNamed() throws {
    #expect(try !SourceTree.isFolder(disk.path + "/themes"))
    #expect(try !SourceTree.isFolder(disk.path + "/content/site.yml"))
    let error = #expect(throws: EnvironmentError.self) { try read("themes") }
    #expect(error?.path == disk.path + "/themes")
  }

  @Test func linkInThePlaceOfTheAttachmentsIsFound() throws {
    try FileManager.default.moveItem(atPath: disk.path + "/content/files", toPath: disk.path + "/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: disk.path + "/content/files", withDestinationPath: disk.path + "/elsewhere")
    #expect(try read().codes == ["content/files file.symbolic-link"])
  }

  // MARK: Bytes

  @Test func bytesAreThoseOfTheTimeOfReading() throws {
    let (tree, _) = try read()
    let file = try #require(tree.files.last)
    try disk.write("SITE.YML", to: "content/site.yml")
    var report = Report()
    #expect(try file.read(into: &report)?.bytes == Array("SITE.YML".utf8))
    #expect(report.findings.isEmpty)
  }

  /// Longer, shorter, empty.
  @Test(arguments: ["site.yml: ", "site", ""]) func fileOfAnotherSizeHasChanged(_ text: String) throws {
    let (tree, _) = try read()
    try disk.write(text, to: "content/site.yml")
    var report = Report()
    #expect(try tree.files.last?.read(into: &report) == nil)
    #expect(report.findings.map(\.code) == ["file.changed"])
    #expect(report.findings.first?.location == SourceLocation(file: "content/site.yml"))
  }

  /// What stands there instead is neither followed nor waited for.
  @Test(arguments: ["nothing", "link", "folder", "pipe"]) func fileThatWasExchangedIsNotRead(_ kind: String) throws {
    let (tree, _) = try read()
    let path = disk.path + "/content/site.yml"
    try FileManager.default.removeItem(atPath: path)
    switch kind {
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "plans/a.md")
    case "folder": #expect(mkdir(path, 0o755) == 0)
    case "pipe": #expect(mkfifo(path, 0o644) == 0)
    default: break
    }
    var report = Report()
    if kind == "pipe" {
      #expect(try tree.files.last?.read(into: &report) == nil)
      #expect(report.findings.map(\.code) == ["file.changed"])
    } else {
      let error = #expect(throws: EnvironmentError.self) { try tree.files.last?.read(into: &report) }
      #expect(error?.path == path)
    }
  }

  @Test func everythingBelowAFolder() throws {
    for path in ["a/theme.yml", "a/x/b.css", "ab/theme.yml"] { try disk.write(path, to: "themes/" + path) }
    let (tree, _) = try read("themes")
    var report = Report()
    let bytes = ["theme.yml": Array("a/theme.yml".utf8), "x/b.css": Array("a/x/b.css".utf8)]
    #expect(try tree.bytes(below: "themes/a/", into: &report) == bytes)
    #expect(try tree.bytes(below: "themes/c/", into: &report).isEmpty)
    try disk.write("", to: "themes/a/theme.yml")
    #expect(try tree.bytes(below: "themes/a/", into: &report).keys.sorted() == ["x/b.css"])
    #expect(report.findings.map(\.code) == ["file.changed"])
  }

  @Test func namesThatDifferByTheirUnicodeFormAreTwins() throws {
    for name in ["\u{E9}.css", "e\u{301}.css"] { try disk.write(name, to: "themes/a/" + name) }
    var report = Report()
    _ = try read("themes").tree.bytes(below: "themes/", into: &report)
    #expect(report.findings.map(\.code) == ["file.twin"])
    #expect(report.findings.first?.location.file.utf8.elementsEqual("themes/a/\u{E9}.css".utf8) == true)
  }

  @Test func oneFile() throws {
    var report = Report()
    let file = try SourceFile("content/site.yml", below: disk.path)
    #expect(try file?.read(into: &report)?.bytes == Array("site.yml".utf8))
    for path in ["content/plans", "content/nothing", "content/site.yml/x"] {
      #expect(try SourceFile(path, below: disk.path) == nil)
    }
  }
}
