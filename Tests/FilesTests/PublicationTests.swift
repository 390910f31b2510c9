import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct PublicationTests {
  private let disk: TemporaryFolder
  private let folder: Folder
  private let staging: Folder

  init() throws {
    disk = try TemporaryFolder()
    for (path, text) in ["a": "old a", "b/c": "old c", "d": "old d"] { try disk.write(text, to: path) }
    folder = try Folder.locked(disk.path)
    staging = try folder.newFolder(OutputWriter.staging)
    for (name, text) in ["0": "new a", "1": "new e", "2": "new d", "3": "new page", ".placeholder": "…"] {
      try staging.write(Array(text.utf8), to: name)
    }
  }

  private func staged(_ number: Int) -> String { "\(OutputWriter.staging)/\(number)" }

  private func published() throws -> [String: String] {
    try disk.contents(of: "").filter { !$0.key.hasPrefix(OutputWriter.staging) }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// A folder is there again too, and one that was made is not.
  @Test func stepsAreTakenBack() throws {
    let (files, folders) = try folder.tree()
    let before = try disk.contents(of: "")
    var publication = Publication(of: folder, from: staging, next: 10)
    try publication.exchange(staged(0), with: "a")
    try publication.move(staged(1), to: "x/y/e")
    try publication.placeholder(for: "x/z/index.html", at: "x/z/index.html")
    try publication.uncover("x/z/index.html", with: staged(3))
    try publication.put(staged(2), at: "d")
    try publication.remove("b/c")
    try publication.removeEmptyFolder("b")
    #expect(try published() == ["a": "new a", "x/y/e": "new e", "x/z/index.html": "new page", "d": "new d"])
    try publication.rollBack()
    // The page was not kept; its placeholder was.
    #expect(try disk.contents(of: "") == before.filter { $0.key != staged(3) })
    #expect(try folder.tree().files == files.filter { $0 != staged(3) })
    #expect(try folder.tree().folders == folders)
  }

  @Test func nothingWaitsAsideInTheEnd() throws {
    var publication = Publication(of: folder, from: staging, next: 10)
    try publication.exchange(staged(0), with: "a")
    try publication.remove("b/c")
    try publication.finish(emptied: ["b/c", "gone/already/x", "a/x"])
    #expect(try disk.contents(of: "") == ["a": Array("new a".utf8), "d": Array("old d".utf8)])
    #expect(try folder.tree().folders == [])
  }

  @Test func whatStandsInTheWayStays() throws {
    var publication = Publication(of: folder, from: staging, next: 10)
    #expect(symlink("b", disk.path + "/link") == 0)
    for path in ["a", "b/c", "b", "a/x", "link/x", "link/c"] {
      do throws(EnvironmentError) {
        try publication.move(staged(0), to: path)
        Issue.record("moved to \(path)")
      } catch {
        #expect(error.path.utf8.starts(with: (disk.path + "/").utf8))
      }
    }
    try publication.rollBack()
    #expect(try published() == ["a": "old a", "b/c": "old c", "d": "old d"])
  }
}
