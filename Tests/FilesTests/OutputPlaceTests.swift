import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct OutputPlaceTests {
  @Test(arguments: [
    ("public", "public"), ("public/", "public"), ("public/.//", "public"), ("a/./b/.", "a/./b"), (".", "."),
    ("./", "."),
    ("/", "/"), ("//", "/"), ("/.", "/"), ("/a/", "/a"), ("..", ".."), ("a/..", "a/.."), (".a/", ".a"), ("", ""),
    ("a/\u{301}", "a/\u{301}"),
  ])
  func slashesAndDotsAtTheEndGo(_ path: String, _ normalized: String) {
    #expect(OutputPlace.normalized(path) == normalized)
  }

  private let disk: TemporaryFolder

  init() throws {
    disk = try TemporaryFolder()
    for path in [
      "source/content/site.yml", "source/themes/default/theme.yml", "source/site/.plan-archive-edition",
      "outer/.hidden/a/.plan-archive-edition", "again/.plan-archive-staging/a/.plan-archive-edition",
      "again/.plan-archive-edition",
    ] {
      try disk.write("", to: path)
    }
    for path in ["home", "source/content-neu"] { #expect(mkdir(disk.path + "/" + path, 0o755) == 0) }
    for (link, target) in [("link", "home"), ("source/inner", "content"), ("linked", "source")] {
      try FileManager.default.createSymbolicLink(atPath: disk.path + "/" + link, withDestinationPath: target)
    }
  }

  private func check(_ output: String, from source: String = "source") throws(EnvironmentError) {
    try OutputPlace.check(disk.path + "/" + output, source: disk.path + "/" + source, home: disk.path + "/home")
  }

  @Test(arguments: [
    "source/public", "public", "home/a/b", "source/content-neu", "source/site", "source/contents/a", "again",
    "missing/../public", "missing/a/../../source/public", "home/missing/../a", "missing/../linked/public",
  ])
  func placesForASite(_ output: String) throws {
    try check(output)
    try check(output, from: "linked")
  }

  @Test(arguments: [
    ("link", "is a symbolic link"), ("source/inner", "is a symbolic link"), ("source/content", "lies in content/"),
    ("source/content/a/b", "lies in content/"), ("source/inner/a", "lies in content/"),
    ("linked/themes/x", "lies in themes/"), ("source", "holds content/"), ("", "holds content/"),
    ("home", "is the home"),
    ("source/site/a/b", "lies in the site"), ("outer", "holds the site ‘.hidden/a’"),
    // What is not there is gone through as the system would.
    ("missing/../source/content/a", "lies in content/"), ("missing/a/../../linked/themes", "lies in themes/"),
    ("source/missing/../site/a", "lies in the site"), ("missing/../home", "is the home"),
    ("linked/../source/content/missing", "lies in content/"),
  ])
  func placesThatAreRefused(_ output: String, _ reason: String) throws {
    for source in ["source", "linked"] {
      let error = #expect(throws: EnvironmentError.self) { try check(output, from: source) }
      #expect(error?.path == disk.path + "/" + output)
      #expect(error?.message.en.contains(reason) == true, "\(error?.message.en ?? "")")
    }
  }

  /// Themes that are not there yet would be looked for there.
  @Test func placeOfMissingThemesIsRefused() throws {
    try disk.write("", to: "plain/content/site.yml")
    for output in ["plain/themes", "plain/themes/bag", "plain/missing/../themes/bag"] {
      let error = #expect(throws: EnvironmentError.self) { try check(output, from: "plain") }
      #expect(error?.message.en.contains("lies in themes/") == true && error?.hint?.en.contains("--") == false)
    }
    try check("plain/themes-neu", from: "plain")
  }

  /// Names that Swift takes for equal, and a slash that a combining mark hides.
  @Test func pathsAreComparedByTheirBytes() throws {
    try disk.write("", to: "qu\u{E9}t/content/site.yml")
    try check("que\u{301}t/content/a", from: "qu\u{E9}t")
    #expect(throws: EnvironmentError.self) { try check("qu\u{E9}t/content/\u{301}a", from: "qu\u{E9}t") }
  }

  /// A folder that a failed build made, and those that it made for it, go again; what was there stays.
  @Test func madeFoldersDoNotOutliveTheBuild() throws {
    do {
      let folder = try Folder.locked(disk.path + "/missing/../home/a/b")
      #expect(try FileDescriptor.workingFolder.kind(of: disk.path + "/home/a/b") == .folder)
      // Another build has it meanwhile.
      #expect(throws: EnvironmentError.self) { try Folder.locked(disk.path + "/home/a/b") }
      let long = String(repeating: "x", count: 256)
      #expect(throws: EnvironmentError.self) { try Folder.locked(disk.path + "/home/c/" + long) }
      withExtendedLifetime(folder) {}
    }
    #expect(try disk.contents(of: "home").isEmpty)
    #expect(try FileDescriptor.workingFolder.names(in: disk.path + "/home") == [])
    #expect(try FileDescriptor.workingFolder.kind(of: disk.path + "/missing") == .absent)
  }
}
