/// A slogan that differs in a few words from another one.
package final class SloganVariant: View {
  /// Own page of this slogan.
  package let url: String
  /// The wording from its beginning to its end.
  package let segments: [WordingSegment]
  /// Plans that list it.
  package let planCount: Int

  package init(url: String, segments: [WordingSegment], planCount: Int) {
    self.url = url
    self.segments = segments
    self.planCount = planCount
  }

  package static let fields = Fields<SloganVariant>(
    .text("url") { $0.url },
    .list("segments") { $0.segments },
    .number("planCount") { $0.planCount }
  )
}
