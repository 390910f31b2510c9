// The proof can fail: each leak made on purpose is caught by the same check.

import Erasing
import Testing

@testable import Outputs

@Suite struct NonInterferenceAdequacyTests {
  @Test func everyLeakIsCaught() async {
    var left = Leak.all
    // Enough for the rarest: a broken key in settings that are not in the language that stands in for them.
    for seed in 1...400 as ClosedRange<UInt64> where !left.isEmpty {
      let pair = ContentPair(seed: seed)
      var made: [ContentPair.Side?: Leak.Right] = [:]
      for tree in [nil, .first, .second] as [ContentPair.Side?] {
        made[tree] = await Publication.whole(of: pair.tree(tree))
      }
      let right = made
      left = await withTaskGroup(of: Leak?.self) { group in
        for leak in left {
          group.addTask {
            let failure = await NonInterferenceCheck.failure(of: pair) { tree in
              guard let right = right[tree] else { preconditionFailure("all three are made") }
              return await leak.publish(pair.tree(tree), right)
            }
            return failure == nil ? leak : nil
          }
        }
        return await group.reduce(into: []) { if let leak = $1 { $0.append(leak) } }
      }
    }
    for leak in left { Issue.record("no pair shows this leak: \(leak.name)") }
  }

  @Test func thereAreEnoughLeaks() {
    #expect(Set(Leak.all.map(\.name)).count >= 20)
  }

  /// It needs an address, somebody to write to and a date.
  @Test func aThirdOfTheEditionsIsForHarvesters() async {
    var (built, harvested) = (0, 0)
    for seed in 1...60 as ClosedRange<UInt64> {
      let content = ContentPair(seed: seed).tree(.first)
      guard let site = await Publication.site(of: content, .public, by: .standard) else { continue }
      built += 1
      if !Output.oaiRepository.files(site, "").isEmpty { harvested += 1 }
    }
    #expect(built >= 20 && harvested * 3 >= built, "\(harvested) of \(built)")
  }

  /// What is caught above is the leaks and not the way in which the parts are put together.
  @Test func partsPutTogetherRightlyTellNothing() async {
    for seed in 1...60 as ClosedRange<UInt64> {
      let pair = ContentPair(seed: seed)
      let failure = await NonInterferenceCheck.failure(of: pair) {
        await Publication.made(of: pair.tree($0), by: LooseErasure().erasure)
      }
      #expect(failure == nil, "PLAN_ARCHIVE_SEED=\(seed)")
    }
  }
}
