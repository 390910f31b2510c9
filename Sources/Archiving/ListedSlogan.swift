/// One line of a plan's list of slogans.
package struct ListedSlogan: Hashable, Sendable {
  /// The number printed before it.
  package let number: Int
  /// The exact wording.
  package let text: String
  /// The id of the item on the plan's page.
  package let anchor: String
  /// What equal slogans share.
  package let key: String
  /// Whether the item stands in the body; else the theme makes it of the front matter.
  package let isInBody: Bool
}
