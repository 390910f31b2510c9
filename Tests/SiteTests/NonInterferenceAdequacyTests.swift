// The proof can fail: each leak made on purpose is caught by the same check.

import Testing

@Suite struct NonInterferenceAdequacyTests {
  /// Enough for the rarest: a broken key in settings that are not in the language that stands in for them.
  private static let pairs: ClosedRange<UInt64> = 1...400

  @Test(arguments: Leak.all) func leakIsCaught(_ leak: Leak) async {
    let check = NonInterferenceCheck(publish: leak.publish)
    for seed in Self.pairs where await check.failure(of: ContentPair(seed: seed)) != nil { return }
    Issue.record("no pair shows this leak")
  }

  @Test func thereAreEnoughLeaks() {
    #expect(Set(Leak.all.map(\.testDescription)).count >= 20)
  }

  /// It needs an address, somebody to write to and a date.
  @Test func aThirdOfTheEditionsIsForHarvesters() async {
    var (built, harvested) = (0, 0)
    for seed in Self.pairs.prefix(60) {
      let files = await Publication.made(of: ContentPair(seed: seed).tree(.first)).files
      if !files.isEmpty { built += 1 }
      if files["oai.xml"] != nil { harvested += 1 }
    }
    #expect(built >= 20 && harvested * 3 >= built, "\(harvested) of \(built)")
  }

  /// What is caught above is the leaks and not the way in which the parts are put together.
  @Test func partsPutTogetherRightlyTellNothing() async {
    let check = NonInterferenceCheck { await Publication.made(of: $0, by: LooseErasure().erasure) }
    for seed in Self.pairs.prefix(60) {
      let failure = await check.failure(of: ContentPair(seed: seed))
      #expect(failure == nil, "PLAN_ARCHIVE_SEED=\(seed)")
    }
  }
}
