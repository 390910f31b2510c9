// The same for the program as it is run: folders on disk, the files that it writes, the log that it prints.

import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct NonInterferenceOnDiskTests {
  private struct Run: Equatable {
    let status: Int32
    let log: [UInt8]
    let files: [String: [UInt8]]
  }

  @Test(arguments: 1...8) func programTellsNothingOfWhatIsInternal(_ seed: UInt64) async throws {
    let pair = ContentPair(seed: seed)
    #expect(try run(pair, .first, newestFirst: false) == run(pair, .second, newestFirst: true))
  }

  /// Settings that only an internal key makes unreadable do not change the language of the log.
  @Test func internalKeyDoesNotDecideTheLanguage() throws {
    let (settings, plan) = ("title: Archive\ntheme: plain\nlanguage: en\n", "---\ntitle: A\naccess: public\n---\n")
    let piece = ContentPair.Piece(bytes: Array("internal:\n  a: [\n".utf8), side: .first)
    let files = [("content/site.yml", settings), ("content/bodies.yml", ""), ("content/plans/a.md", plan)].map {
      ContentPair.File(path: $0, pieces: [ContentPair.Piece(bytes: Array($1.utf8))] + ($1 == settings ? [piece] : []))
    }
    let pair = ContentPair(files: files)
    let logs = try [ContentPair.Side.first, .second].map { try run(pair, $0, newestFirst: false).log }
    #expect(logs[0] == logs[1])
  }

  /// The comparison of bags can fail: one whose sources have the passages is caught.
  @Test func leakOfTheBagIsCaught() async throws {
    var wrong = LooseErasure()
    Leak.keepPassages(&wrong)
    for seed: UInt64 in 1...40 {
      let pair = ContentPair(seed: seed)
      #expect(try await bag(of: pair, .first, by: .standard) == bag(of: pair, .second, by: .standard))
      if try await bag(of: pair, .first, by: wrong.erasure) != bag(of: pair, .second, by: wrong.erasure) { return }
    }
    Issue.record("no pair shows this leak")
  }

  /// The bag of the public edition; none where there are errors.
  ///
  /// - Parameter erasure: what the sources in it are erased by; the site is right.
  private func bag(
    of pair: ContentPair, _ side: ContentPair.Side, by erasure: Erasure
  ) async throws -> [String: [UInt8]]? {
    let folder = try written(pair, side, newestFirst: false)
    let source = try SiteFolder(reading: folder.path)
    var report = Report()
    let pipeline = Pipeline(source)
    guard let site = try await pipeline.site(.public, spool: Spool(folder: folder.path), into: &report),
      let files = pipeline.files(of: site, into: &report)
    else { return nil }
    let bag = Bag(Pipeline(source, erasure: erasure), of: .public, site: site, version: "1")
    try await NewFolder.fill(folder.path + "/bag") { work throws(EnvironmentError) in
      _ = try await bag.write(files, to: work)
    }
    return try folder.contents(of: "bag")
  }

  /// `plan-archive build` and `plan-archive export bagit` in a folder of their own.
  private func run(_ pair: ContentPair, _ side: ContentPair.Side, newestFirst: Bool) throws -> Run {
    let folder = try written(pair, side, newestFirst: newestFirst)
    let outcome = try Program.run(["build", "--quiet", "--diagnostics", "text"], in: folder.path)
    let bag = try Program.run(["export", "bagit", "bag", "--diagnostics", "text"], in: folder.path)
    #expect(bag.status == outcome.status)
    let made = ["public", "bag"].filter { FileManager.default.fileExists(atPath: folder.path + "/" + $0) }
    return Run(
      status: outcome.status,
      log: Array((outcome.output + outcome.errors + bag.output + bag.errors).utf8),
      files: try made.reduce(into: [:]) { files, made in
        for (path, bytes) in try folder.contents(of: made) { files[made + "/" + path] = bytes }
      })
  }

  private func written(
    _ pair: ContentPair, _ side: ContentPair.Side, newestFirst: Bool
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let tree = pair.tree(side)
    for file in newestFirst ? tree.files.reversed() : tree.files { try folder.write(file.bytes, to: file.path) }
    for file in PlainTheme.themes.files { try folder.write(file.bytes, to: file.path) }
    for file in tree.attachments {
      if file.finding == nil {
        try folder.write("Tệp \(file.path)", to: file.path)
      } else {
        let path = folder.path + "/" + file.path
        try FileManager.default.createDirectory(
          atPath: folder.path + "/content/files", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
      }
    }
    return folder
  }
}
