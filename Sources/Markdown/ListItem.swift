// An item of an ordered list that is wanted on its own, such as a slogan.

package import Diagnostics

package struct ListItem: Hashable, Sendable {
  /// The number printed before it.
  package let number: Int
  /// Its paragraphs without markup, joined by a space; lists within it are left out.
  package let text: String
  /// The id of its first paragraph on the page.
  package let anchor: String
  /// Where its marker stands.
  package let location: SourceLocation
}
