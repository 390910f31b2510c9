import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

/// How files get from where they are made to the output folder.
@Suite struct StagingTests {
  private static let edition = OutputFile(path: ".plan-archive-edition", content: .bytes(Array("public\n".utf8)))

  private static func page(_ number: Int, _ make: @escaping @Sendable () throws(EnvironmentError) -> [UInt8])
    -> OutputFile
  {
    OutputFile(path: "plans/\(10_000 + number)/index.html", content: .made(make))
  }

  private static func failure(_ number: Int) -> EnvironmentError {
    EnvironmentError("page \(number)", LocalizedText(vi: "không làm được", en: "cannot be made"))
  }

  /// Publishes with a writer of its own, so that the lock is free afterwards.
  private static func publish(
    _ files: [OutputFile], to folder: TemporaryFolder, progress: (Int, Int) -> Void = { _, _ in }
  ) async throws -> OutputWriter.Changes {
    try await OutputWriter(folder: folder.path + "/site", for: "public").publish([edition] + files, progress: progress)
  }

  @Test func pageThatCannotBeMadeLeavesTheFolderAsItWas() async throws {
    let folder = try TemporaryFolder()
    let sound = (0..<100).map { number in Self.page(number) { Array("first \(number)".utf8) } }
    // Into a folder that does not exist, then over a site.
    for isPublished in [false, true] {
      if isPublished { #expect(try await Self.publish(sound, to: folder).added == 101) }
      let before = try folder.contents(of: "")
      let broken = (0..<150).map { number in
        Self.page(number) { () throws(EnvironmentError) in
          if number == 70 { throw Self.failure(number) }
          return Array("second \(number)".utf8)
        }
      }
      await #expect(throws: Self.failure(70)) { try await Self.publish(broken, to: folder) }
      #expect(try folder.contents(of: "") == before)
      #expect(FileManager.default.fileExists(atPath: folder.path + "/site") == isPublished)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/.plan-archive-staging"))
    }
  }

  /// Which of several errors is reported does not depend on which processor was faster.
  @Test func errorIsTheSameEachTime() async throws {
    let folder = try TemporaryFolder()
    var errors: Set<String> = []
    for _ in 1...30 {
      let files = (0..<400).map { number in
        Self.page(number) { () throws(EnvironmentError) in
          usleep(.random(in: 0..<200))
          if number % 7 == 3 { throw Self.failure(number) }
          return []
        }
      }
      do throws(EnvironmentError) {
        _ = try await OutputWriter(folder: folder.path + "/site", for: "public").publish(files)
      } catch {
        errors.insert(error.path)
      }
    }
    #expect(errors.count == 1, "\(errors)")
  }

  @Test func everyFileIsWrittenAndCounted() async throws {
    let folder = try TemporaryFolder()
    let files = (0..<333).map { number in Self.page(number) { Array("page \(number)".utf8) } }
    for isPublished in [false, true] {
      var counts: [Int] = []
      let changes = try await Self.publish(files, to: folder) { done, all in
        #expect(all == 334)
        counts.append(done)
      }
      #expect(counts == counts.sorted() && counts.last == 334)
      #expect(changes.added == (isPublished ? 0 : 334) && changes.unchanged == (isPublished ? 334 : 0))
    }
    let written = try folder.contents(of: "site")
    #expect(written.count == 335)
    for number in 0..<333 { #expect(try written[files[number].path] == files[number].bytes()) }
    #expect(try Verification(of: folder.path + "/site").isSound)
  }

  /// Names that Swift takes for equal are those of two files.
  @Test func pathsAreComparedByTheirBytes() async throws {
    let folder = try TemporaryFolder()
    for name in ["qu\u{E9}t", "que\u{301}t"] {
      let file = OutputFile(path: "files/\(name)/a.txt", content: .bytes(Array(name.utf8)))
      #expect(try await Self.publish([file], to: folder).removed == (name.utf8.count == 5 ? 0 : 1))
      #expect(try Verification(of: folder.path + "/site").isSound)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/site/files")
      #expect(names.map { Array($0.utf8) } == [Array(name.utf8)])
    }
  }

  /// A link that someone puts in the place of a folder while pages are made leads nothing out of the output folder.
  @Test func linkThatComesInBetweenIsNotFollowed() async throws {
    let folder = try TemporaryFolder()
    let pages = [0, 1].map { number in Self.page(number) { Array("first \(number)".utf8) } }
    _ = try await Self.publish(pages, to: folder)
    for name in ["10000", "10001"] { try folder.write("precious", to: "victim/\(name)/index.html") }
    let path = folder.path
    let changed = Self.page(0) {
      #expect(rename(path + "/site/plans", path + "/moved") == 0)
      #expect(symlink("../victim", path + "/site/plans") == 0)
      return Array("second".utf8)
    }
    let added = Self.page(2) { Array("third".utf8) }
    await #expect(throws: EnvironmentError.self) { try await Self.publish([changed, added], to: folder) }
    let victim = try folder.contents(of: "victim")
    #expect(victim.keys.sorted() == ["10000/index.html", "10001/index.html"])
    #expect(victim.values.allSatisfy { $0 == Array("precious".utf8) })
  }

  /// A file that someone puts in the place of a new one meanwhile is not replaced.
  @Test func fileThatComesInBetweenStays() async throws {
    let folder = try TemporaryFolder()
    _ = try await Self.publish([], to: folder)
    let before = try folder.contents(of: "site")
    let path = folder.path + "/site/late.txt"
    let late = OutputFile(path: "late.txt", content: .bytes([1]))
    let page = Self.page(0) {
      #expect(FileManager.default.createFile(atPath: path, contents: Data("precious".utf8)))
      return []
    }
    // The file is compared first; more files than are begun at once lie between.
    let between = (1..<400).map { number in Self.page(number) { [] } }
    do { _ = try await Self.publish([late, page] + between, to: folder) } catch {
      #expect("\(error)".contains("late.txt"))
    }
    var after = try folder.contents(of: "site")
    #expect(after["late.txt"] == Array("precious".utf8))
    after["late.txt"] = nil
    #expect(after == before)
  }

  @Test func checksumsThatStayTheSameKeepTheirTimeStamp() async throws {
    let folder = try TemporaryFolder()
    let page = Self.page(0) { [] }
    _ = try await Self.publish([page], to: folder)
    let time = timeval(tv_sec: 1_000_000, tv_usec: 0)
    #expect(utimes(folder.path + "/site/SHA256SUMS", [time, time]) == 0)
    _ = try await Self.publish([page], to: folder)
    var status = stat()
    #expect(stat(folder.path + "/site/SHA256SUMS", &status) == 0 && status.st_mtim.tv_sec == 1_000_000)
  }

  /// Whatever lies in the staging folder is removed.
  @Test func leftoversOfAnyNameAreRemoved() async throws {
    let folder = try TemporaryFolder()
    _ = try await Self.publish([], to: folder)
    let before = try folder.contents(of: "site")
    let staging = folder.path + "/site/.plan-archive-staging"
    try folder.write("x", to: "site/.plan-archive-staging/0/a/b/c/.plan-archive-edition")
    try folder.write("x", to: "site/.plan-archive-staging/SHA256SUMS/x")
    #expect(mkfifo(staging + "/1", 0o600) == 0)
    #expect(symlink("/etc", staging + "/2") == 0)
    let name = Array((staging + "/").utf8CString.dropLast()) + [-1, 10, -61, 0]
    #expect(mkdir(name, 0o700) == 0)
    #expect(mkdir(name.dropLast() + [0x2F, -2, 0], 0o700) == 0)
    _ = try await Self.publish([], to: folder)
    #expect(try folder.contents(of: "site") == before)
    for kind in ["file", "link"] {
      if kind == "file" {
        try folder.write("x", to: "site/.plan-archive-staging")
      } else {
        #expect(symlink("/etc", staging) == 0)
      }
      _ = try await Self.publish([], to: folder)
      #expect(try folder.contents(of: "site") == before)
    }
  }
}
