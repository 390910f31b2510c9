import Embedded
import Files
import Foundation
import TestSupport
import Testing

/// The themes that the program carries, and what is embedded in it.
@Suite struct CarriedThemeTests {
  private static func site(_ settings: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, bytes) in SiteFixture.minimal.files { try folder.write(bytes, to: path) }
    try folder.write("title: Kho\n" + settings, to: "content/site.yml")
    return folder
  }

  @Test(arguments: ["default", "plain"]) func themesAreThoseOfTheRepository(_ name: String) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: repositoryRoot + "/themes/" + name).filter {
      $0.contains(".")
    }
    let files = Embedded.files(below: "themes/\(name)/")
    #expect(files.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for file in files {
      let bytes = FileManager.default.contents(atPath: repositoryRoot + "/themes/\(name)/\(file.path)")
      #expect(file.bytes == bytes.map { Array($0) }, "\(file.path)")
    }
  }

  /// Whether a folder has the themes or not, its site is the same.
  @Test(arguments: ["default", "plain"]) func sourceFolderNeedsNoThemes(_ name: String) throws {
    let folder = try Self.site("theme: \(name)\n")
    let bare = try Program.run(["build"], in: folder.path)
    #expect(bare.status == 0, "\(bare.errors)")
    let site = try folder.contents(of: "public")
    for file in SiteFixture.minimal.themes.files { try folder.write(file.bytes, to: file.path) }
    #expect(try Program.run(["build"], in: folder.path).status == 0)
    #expect(try folder.contents(of: "public") == site)
  }

  @Test func ownThemeExtendsACarriedOne() throws {
    let folder = try Self.site("theme: own\n")
    try folder.write("name: Own\nversion: 1.0.0\nextends: plain\n", to: "themes/own/theme.yml")
    try folder.write("p { color: red }\n", to: "themes/own/assets/style.css")
    let outcome = try Program.run(["build", "--strict"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.contents(of: "public/assets")["style.css"] == Array("p { color: red }\n".utf8))
  }

  /// A folder of the same name takes the place as a whole: nothing of the carried one fills its gaps.
  @Test func ownThemeOfTheSameNameReplacesTheCarriedOne() throws {
    let folder = try Self.site()
    try folder.write("name: Own\nversion: 1.0.0\n", to: "themes/default/theme.yml")
    let outcome = try Program.run(["build", "--language", "en"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[theme.missing-template]"), "\(outcome.errors)")
  }

  @Test func folderWithoutFilesIsNone() throws {
    let folder = try Self.site()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/themes/default/assets", withIntermediateDirectories: true)
    #expect(try Program.run(["build"], in: folder.path).status == 0)
  }

  @Test func unknownThemeSaysWhichThereAre() throws {
    let folder = try Self.site("theme: khong-co\n")
    let outcome = try Program.run(["check", "--language", "en"], in: folder.path)
    #expect(outcome.errors.contains("there are: default, plain;"), "\(outcome.errors)")
    try folder.write("title: Kho\ntheme: plian\n", to: "content/site.yml")
    #expect(try Program.run(["check"], in: folder.path).errors.contains("“plain”?"))
  }

  /// What is no folder is said, not passed over.
  @Test func themesThatAreAFileAreAnError() throws {
    let folder = try Self.site()
    try folder.write("", to: "themes")
    #expect(try Program.run(["check"], in: folder.path).status == 1)
  }

  @Test func exportWritesAThemeToStartFrom() throws {
    let folder = try Self.site()
    let site = try Program.run(["theme", "export", "default", "--source", folder.path, "--language", "en"])
    #expect(site.output.hasSuffix("themes/default: wrote \(Embedded.files(below: "themes/default/").count) files\n"))
    let files = try folder.contents(of: "themes/default")
    #expect(files.keys.sorted() == Embedded.files(below: "themes/default/").map(\.path).sorted())
    #expect(try Program.run(["build", "--strict"], in: folder.path).status == 0)
    try folder.write("", to: "themes/default/assets/style.css")
    let again = try Program.run(["theme", "export", "default", "--language", "en"], in: folder.path)
    #expect(again.status == 1)
    #expect(again.errors.contains("themes/default’ holds ‘assets’ already"), "\(again.errors)")
    #expect(try folder.contents(of: "themes/default")["assets/style.css"] == [])
  }

  @Test func exportOfAnotherNameSaysWhichThereAre() throws {
    let folder = try Self.site()
    let outcome = try Program.run(["theme", "export", "plian"], in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Did you mean ‘plain’? There are: default, plain."), "\(outcome.errors)")
    #expect(try Program.run(["theme", "export", "../plain"], in: folder.path).status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/themes"))
  }

  @Test func exportNeedsASourceFolder() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["theme", "export", "plain"], in: folder.path).status == 1)
    #expect(try folder.contents(of: "").isEmpty)
  }

  /// The tool of the build: what is no text stops it and is named.
  @Test func generatorTakesTextsOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write("a\"\\\u{0}\r\né“\n", to: "files/a.txt")
    try folder.write([0x63, 0x61, 0x66, 0xE9], to: "files/b.txt")
    let generator = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path + "/EmbeddingGenerator"
    func generate(_ file: String) -> String? {
      Command.output([generator, folder.path + "/out.swift", folder.path + "/files", folder.path + "/files/" + file])
    }
    #expect(generate("a.txt") == "")
    let source = try folder.contents(of: "")["out.swift"].map { String(decoding: $0, as: UTF8.self) }
    #expect(source?.contains(#"("a.txt", "a\"\\\u{0}\u{d}\n\u{e9}\u{201c}\n"),"#) == true, "\(source ?? "")")
    #expect(generate("b.txt") == nil)
  }
}
