// The proof that the public edition tells nothing of what is internal: pairs of content trees that differ only in that.
//
// A seed gives two pairs: two trees with different internal pieces, and the first of them with the erased tree (there is
// none, and one pair only, where a file is in doubt). A run
// prints its first seeds, the others follow by one each. `PLAN_ARCHIVE_SEED` chooses the first seed, and
// `PLAN_ARCHIVE_PAIRS` how many pairs there are. So
//
//     PLAN_ARCHIVE_PAIRS=22400 swift test -c release -Xswiftc -enable-testing --filter NonInterferenceTests
//
// tries more than 20,000 pairs in some minutes, and `PLAN_ARCHIVE_SEED=N swift test --filter NonInterferenceTests` repeats a pair
// that failed.

import Citations
import Foundation
import Testing

@Suite struct NonInterferenceTests {
  /// First seeds and how many there are: those of the environment; else some that are always the same, and new ones.
  private static let runs: [(seed: UInt64, count: Int)] = {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["PLAN_ARCHIVE_PAIRS"].flatMap { Int($0) }.map { ($0 + 1) / 2 }
    if let seed = environment["PLAN_ARCHIVE_SEED"].flatMap({ UInt64($0) }) { return [(seed, count ?? 1)] }
    // 2^53 keeps the seeds readable.
    let fresh = UInt64.random(in: 0..<1 << 53)
    return count.map { [(fresh, $0)] } ?? [(2026, 140), (fresh, 140)]
  }()

  @Test func publicEditionTellsNothingOfWhatIsInternal() async {
    var all = Outcomes()
    var seeds = 0
    for run in Self.runs {
      print("non-interference: \(run.count) seeds from PLAN_ARCHIVE_SEED=\(run.seed)")
      let outcomes = await Self.outcomes(of: run)
      for (seed, failure) in outcomes.failures { Issue.record("PLAN_ARCHIVE_SEED=\(seed): \(failure)") }
      all.pairs += outcomes.pairs
      all.built += outcomes.built
      seeds += run.count
    }
    print("non-interference: \(all.pairs) pairs; the internal editions of \(all.built) of \(seeds) seeds were built")
    // A run of a few seeds may have no internal edition that can be built.
    if seeds >= 100 { #expect(all.built * 4 > seeds, "too few internal editions could be looked at") }
  }

  private struct Outcomes {
    var failures: [(seed: UInt64, text: String)] = []
    var pairs = 0
    /// Internal editions.
    var built = 0
  }

  private static func outcomes(of run: (seed: UInt64, count: Int)) async -> Outcomes {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: Outcomes.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var outcomes = Outcomes()
          for index in stride(from: worker, to: run.count, by: workers) where outcomes.failures.count < 3 {
            let seed = run.seed &+ UInt64(index)
            let pair = ContentPair(seed: seed)
            outcomes.pairs += pair.isDoubtful ? 1 : 2
            let failure = await Self.failure(of: pair)
            if let failure {
              let shrunk = await pair.shrunk { await Self.failure(of: $0) != nil }
              outcomes.failures.append((seed, "\(failure)\n\(shrunk)"))
            }
            guard let missing = await InternalCheck.missing(of: pair) else { continue }
            outcomes.built += 1
            if let secret = missing.first {
              let text = "the internal edition does not show “\(secret.written)” of a \(secret.kind)\n\(pair)"
              outcomes.failures.append((seed, text))
            }
          }
          return outcomes
        }
      }
      return await group.reduce(into: Outcomes()) { all, part in
        all.failures += part.failures
        all.pairs += part.pairs
        all.built += part.built
      }
    }
  }

  private static func failure(of pair: ContentPair) async -> String? {
    await NonInterferenceCheck.failure(of: pair) { await Publication.made(of: pair.tree($0)) }
      ?? ErasedTreeCheck.failure(of: pair)
  }
}
