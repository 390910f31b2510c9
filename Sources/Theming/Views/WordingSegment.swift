/// A stretch of the wording of a slogan that is compared with another one.
package final class WordingSegment: View {
  /// With the spaces at its ends.
  package let content: String
  /// Whether the other slogan does not have it.
  package let isDifferent: Bool

  package init(content: String, isDifferent: Bool) {
    self.content = content
    self.isDifferent = isDifferent
  }

  package static let fields = Fields<WordingSegment>(
    .text("content") { $0.content },
    .flag("isDifferent") { $0.isDifferent }
  )
}
