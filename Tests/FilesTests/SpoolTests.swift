// What was put aside comes back as it was.

import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@Suite struct SpoolTests {
  /// `PLAN_ARCHIVE_SEED` repeats a run that failed.
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1 << 53)

  private static func pieces(_ count: Int) -> [[UInt8]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }

  /// In memory alone, in the file alone, and in both.
  @Test(arguments: [1 << 20, 0, 1_000]) func piecesComeBack(_ memoryLimit: Int) throws {
    let spool = Spool(folder: NSTemporaryDirectory(), memoryLimit: memoryLimit)
    let pieces = Self.pieces(100)
    let kept = try pieces.map { try spool.add($0) }
    // Neither the order nor how often they are asked for matters.
    for (piece, bytes) in zip(kept, pieces).reversed() + Array(zip(kept, pieces)) {
      #expect(piece.count == bytes.count, "PLAN_ARCHIVE_SEED=\(Self.seed)")
      #expect(try spool.bytes(of: piece) == bytes, "PLAN_ARCHIVE_SEED=\(Self.seed)")
    }
  }

  @Test func severalTasksCanAddAndReadAtOnce() async throws {
    let spool = Spool(folder: NSTemporaryDirectory(), memoryLimit: 20_000)
    let pieces = Self.pieces(800)
    let areEqual = try await withThrowingTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var kept: [(Spool.Piece, [UInt8])] = []
          for index in stride(from: worker, to: pieces.count, by: 8) {
            kept.append((try spool.add(pieces[index]), pieces[index]))
            let (piece, bytes) = kept[kept.count / 2]
            guard try spool.bytes(of: piece) == bytes else { return false }
          }
          return try kept.allSatisfy { try spool.bytes(of: $0) == $1 }
        }
      }
      return try await group.allSatisfy(\.self)
    }
    #expect(areEqual, "PLAN_ARCHIVE_SEED=\(Self.seed)")
  }

  /// A folder that is not there is the machine's fault, told of only when memory is not enough.
  @Test func unusableFolderIsAnErrorOfTheEnvironment() throws {
    let spool = Spool(folder: "/nowhere/at-all", memoryLimit: 10)
    let kept = try spool.add([1, 2, 3])
    let error = #expect(throws: EnvironmentError.self) { try spool.add(Array(repeating: 7, count: 11)) }
    #expect(error?.path == "/nowhere/at-all")
    #expect(try spool.bytes(of: kept) == [1, 2, 3])
  }
}
