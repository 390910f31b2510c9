// A slogan of the archive: one entry, however often and with whatever final punctuation, case or spacing it is listed.

import Texts
import Markdown

package struct Slogan: Sendable {
  /// The wording of the first listing.
  package let text: String
  /// What equal slogans share.
  package let key: String
  /// Every place that lists it, in the order of `Archive.plans`, then of the plan's list.
  package internal(set) var listings: [Listing]
  /// The plans that list it, each once.
  package internal(set) var plans: [Int]

  package struct Listing: Sendable {
    /// Index into `Archive.plans`.
    package let plan: Int
    /// Index into `Plan.slogans`.
    package let place: Int
  }

  /// Folding turns punctuation to spaces, so “muôn năm!” and “muôn năm.” are one.
  static func key(_ text: String) -> String {
    let folded = text.folded()
    return folded.isEmpty ? text : folded
  }
}
