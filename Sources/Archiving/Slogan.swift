// A slogan of the archive: one entry, however often and with whatever final punctuation, case or spacing it is listed.

import Records
import Texts

package struct Slogan: Sendable {
  /// The wording of the first listing.
  package let text: String
  /// What equal slogans share.
  package let key: String
  /// Every place that lists it, in the order of `Archive.plans`, then of the plan's list.
  package private(set) var listings: [Listing] = []
  /// The plans that list it, each once.
  package private(set) var plans: [Int] = []

  package struct Listing: Sendable {
    /// Index into `Archive.plans`.
    package let plan: Int
    /// Index into `Plan.slogans`.
    package let place: Int
  }

  /// The slogans of all plans in the order of their first listings, and those of each plan: indices into them, parallel
  /// to `Plan.slogans`.
  static func gathered(from plans: [Plan]) -> (slogans: [Slogan], ofPlans: [[Int]]) {
    var slogans: [Slogan] = []
    var indices: [String: Int] = [:]
    let ofPlans = plans.enumerated().map { planIndex, plan in
      plan.slogans.enumerated().map { place, listed in
        let key = listed.key
        let index = indices[key] ?? slogans.count
        if index == slogans.count {
          indices[key] = index
          slogans.append(Slogan(text: listed.text, key: key))
        }
        slogans[index].listings.append(Listing(plan: planIndex, place: place))
        if slogans[index].plans.last != planIndex { slogans[index].plans.append(planIndex) }
        return index
      }
    }
    return (slogans, ofPlans)
  }
}
