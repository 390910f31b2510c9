// What sections of a text list: slogans.

package import Diagnostics
import Texts

/// An item of a list, a paragraph, a line of one, or a row of a table, that is wanted on its own.
package struct SectionItem: Hashable, Sendable {
  /// The number printed before it.
  package let number: Int?
  /// Without markup; of a list item its paragraphs, joined by a space, without the lists within it.
  package let text: String
  /// The id of its place on the page.
  package let anchor: String
  /// Where it begins; nil of a slogan.
  package var location: SourceLocation?
}

/// A heading of a text with the blocks between it and the next one.
struct SectionPart {
  /// nil for what stands before the first heading.
  let heading: OutlinedHeading?
  /// The heading that opened the section that is looked for; nil outside of one.
  let opening: OutlinedHeading?
  var blocks: [Node] = []

  var opensSection: Bool { heading === opening }
}

// A section reaches to the next heading of the same or a higher level. Only headings, lists, paragraphs and tables at the top
// level count, not those in lists and quotes.
extension MarkdownDocument {
  /// What each section lists whose heading, folded, satisfies `matches`, in order: the items of its lists, and paragraphs or
  /// lines of them that stand in quotation marks or behind a number; these marks are no part of the text.
  ///
  /// - Parameter anchor: the items get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  package func listedItems(under matches: (String) -> Bool, anchor: String) -> [SectionItem] {
    var items: [SectionItem] = []
    for part in parts(under: matches) where part.opening != nil {
      for block in part.blocks {
        var lines: [TextLine] = []
        if block.kind == .list {
          lines = parsed.listLines(of: block, withChildren: false)
        } else if block.kind == .paragraph {
          let all = parsed.paragraphLines(of: block)
          if all.contains(where: \.isClosing) { break }
          lines = all.filter { $0.number != nil || $0.text.isQuoted }
        }
        for line in lines { items.append(line.item(anchor: "\(anchor)_\(items.count + 1)")) }
      }
    }
    return items.map { SectionItem(number: $0.number, text: $0.text.withoutQuotes, anchor: $0.anchor) }
  }

  /// The headings of the sections that satisfy `matches`.
  package func openings(under matches: (String) -> Bool) -> [Heading] {
    var openings: [Heading] = []
    var level: Int?
    for case (_, let outlined?) in topLevelBlocks {
      let heading = outlined.heading
      if let outer = level, heading.level <= outer { level = nil }
      if level == nil, matches(outlined.foldedText) {
        level = heading.level
        openings.append(heading)
      }
    }
    return openings
  }

  /// All of a text by its headings.
  func parts(under matches: (String) -> Bool) -> [SectionPart] {
    var parts = [SectionPart(heading: nil, opening: nil)]
    var section: OutlinedHeading?
    for (block, outlined) in topLevelBlocks {
      guard let outlined else {
        parts[parts.count - 1].blocks.append(block)
        continue
      }
      if let outer = section, outlined.heading.level <= outer.heading.level { section = nil }
      if section == nil, matches(outlined.foldedText) { section = outlined }
      parts.append(SectionPart(heading: outlined, opening: section))
    }
    return parts
  }
}

extension String {
  private static let quotes: [Character: Character] = ["“": "”", "\"": "\"", "«": "»", "„": "”", "‘": "’"]

  /// The text between quotation marks that enclose all of it; punctuation may follow them.
  private var quoted: Substring? {
    guard let opening = first, let closing = Self.quotes[opening] else { return nil }
    let end = lastIndex { !".,;:!".contains($0) } ?? startIndex
    guard end > startIndex, self[end] == closing else { return nil }
    let inner = self[index(after: startIndex)..<end]
    return inner.contains { $0 == opening || $0 == closing } || inner.isEmpty ? nil : inner
  }

  fileprivate var isQuoted: Bool { quoted != nil }
  fileprivate var withoutQuotes: String { quoted.map(String.init) ?? self }
}
