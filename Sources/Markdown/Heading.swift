// A heading of a text, and the id that makes it an address.

package import Diagnostics
import Texts

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

/// A heading with its node in the tree. A class, for lists of parts and blocks share it.
final class OutlinedHeading {
  let heading: Heading
  let foldedText: String
  let node: Node

  private init(heading: Heading, foldedText: String, node: Node) {
    self.heading = heading
    self.foldedText = foldedText
    self.node = node
  }

  /// - Parameter headings: all of a text, in order.
  static func outline(of headings: [(node: Node, location: SourceLocation)]) -> [OutlinedHeading] {
    let texts = headings.map { $0.node.plainText }
    let folded = texts.map { $0.folded() }
    let ids = Heading.ids(of: folded)
    return headings.indices.map { index in
      let (node, location) = headings[index]
      let heading = Heading(level: node.headingLevel, text: texts[index], id: ids[index], location: location)
      return OutlinedHeading(heading: heading, foldedText: folded[index], node: node)
    }
  }
}
