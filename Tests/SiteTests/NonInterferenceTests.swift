// The proof that the public edition tells nothing of what is internal: pairs of content trees that differ only in that.
//
// A run prints its seeds. `PLAN_ARCHIVE_SEED` chooses the seed of the first pair (the others follow by one each), and
// `PLAN_ARCHIVE_PAIRS` how many there are. So
//
//     PLAN_ARCHIVE_PAIRS=20000 swift test -c release -Xswiftc -enable-testing --filter NonInterferenceTests
//
// tries 20,000 pairs in some minutes, and `PLAN_ARCHIVE_SEED=N PLAN_ARCHIVE_PAIRS=1` repeats a pair that failed.

import Foundation
import Testing

@Suite struct NonInterferenceTests {
  /// First seeds and numbers of pairs: those of the environment; else some that are always the same, and new ones.
  private static let runs: [(seed: UInt64, pairs: Int)] = {
    let environment = ProcessInfo.processInfo.environment
    let pairs = environment["PLAN_ARCHIVE_PAIRS"].flatMap { Int($0) }
    if let seed = environment["PLAN_ARCHIVE_SEED"].flatMap({ UInt64($0) }) { return [(seed, pairs ?? 1)] }
    // 2^53 keeps the seeds readable.
    let fresh = UInt64.random(in: 0..<1 << 53)
    return pairs.map { [(fresh, $0)] } ?? [(2026, 250), (fresh, 300)]
  }()

  @Test func publicEditionTellsNothingOfWhatIsInternal() async {
    var built = 0
    var all = 0
    for run in Self.runs {
      print("non-interference: \(run.pairs) pairs from PLAN_ARCHIVE_SEED=\(run.seed)")
      let outcomes = await Self.outcomes(of: run)
      for (seed, failure) in outcomes.failures { Issue.record("PLAN_ARCHIVE_SEED=\(seed): \(failure)") }
      built += outcomes.built
      all += run.pairs
    }
    print("non-interference: the internal editions of \(built) of \(all) pairs were built")
    // A run of a few pairs may have no internal edition that can be built.
    if all >= 100 { #expect(built * 4 > all, "too few internal editions could be looked at") }
  }

  private struct Outcomes {
    var failures: [(seed: UInt64, text: String)] = []
    var built = 0
  }

  private static func outcomes(of run: (seed: UInt64, pairs: Int)) async -> Outcomes {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: Outcomes.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var outcomes = Outcomes()
          for index in stride(from: worker, to: run.pairs, by: workers) where outcomes.failures.count < 3 {
            let seed = run.seed &+ UInt64(index)
            let pair = ContentPair(seed: seed)
            let failure = await Self.failure(of: pair, inDepth: index % 4 == 0)
            if let failure {
              let shrunk = await pair.shrunk { await Self.failure(of: $0, inDepth: true) != nil }
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
        all.built += part.built
      }
    }
  }

  private static func failure(of pair: ContentPair, inDepth: Bool) async -> String? {
    let check = NonInterferenceCheck()
    if let failure = await check.failure(of: pair) { return failure }
    if let failure = ErasureCheck.failure(of: pair) { return failure }
    return inDepth ? await check.failureOfErased(pair) : nil
  }
}
