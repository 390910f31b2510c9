/// One line of a plan's list of slogans.
package struct ListedSlogan: Hashable, Sendable {
  /// The number printed before it.
  package let number: Int
  /// The exact wording.
  package let text: String
  /// The id of the item on the plan's page; nil when the front matter lists the slogans.
  package let anchor: String?
}
