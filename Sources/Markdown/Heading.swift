// A heading of a text, and the id that makes it an address.

import Texts
package import Diagnostics

package struct Heading: Hashable, Sendable {
  /// 1 to 6.
  package let level: Int
  /// Its text without markup.
  package let text: String
  /// ASCII letters, digits and hyphens; unique in the text.
  package let id: String
  package let location: SourceLocation

  /// The ids of headings with these folded texts: their slugs, with `-2`, `-3` … from the second of the same slug on. A heading
  /// that is the only one of its slug always keeps it bare.
  static func ids(of texts: [String]) -> [String] {
    let slugs = texts.map { text in
      let slug = text.slugOfFolded()
      return slug.isEmpty ? "muc" : slug
    }
    let own = Set(slugs)
    if own.count == slugs.count { return slugs }
    var used: [String: Int] = [:]
    return slugs.map { slug in
      guard var number = used[slug] else {
        used[slug] = 1
        return slug
      }
      repeat { number += 1 } while own.contains("\(slug)-\(number)")
      used[slug] = number
      return "\(slug)-\(number)"
    }
  }
}
