// What sections of a text list: slogans, tasks.

/// An item of a list, or a paragraph, that is wanted on its own.
package struct SectionItem: Hashable, Sendable {
  /// Without markup; of a list item its paragraphs, joined by a space, without the lists within it.
  package let text: String
  /// The id of its first paragraph on the page.
  package let anchor: String
}

/// A sub-heading of an implementation section with its tasks.
package struct TaskSection: Hashable, Sendable {
  /// Names the lead body, mostly behind a number.
  package let heading: Heading
  package let tasks: [SectionItem]
}

// A section reaches to the next heading of the same or a higher level. Only headings, lists and paragraphs at the top level
// count, not those in lists and quotes.
extension MarkdownDocument {
  /// The items of the ordered lists in each section whose heading, folded, satisfies `matches`, with the numbers printed
  /// before them, in order; items without text are left out.
  ///
  /// - Parameter anchor: the items get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  package mutating func orderedItems(
    under matches: (String) -> Bool, anchor: String
  ) -> [(number: Int, item: SectionItem)] {
    var items: [(number: Int, item: SectionItem)] = []
    for list in parts(under: matches).flatMap(\.blocks) {
      guard let start = list.orderedListStart else { continue }
      for (number, block) in zip(start..., list.children) {
        guard let item = takeItem(block, anchor: "\(anchor)_\(items.count + 1)") else { continue }
        items.append((number, item))
      }
    }
    return items
  }

  /// The sub-headings of each section whose heading, folded, satisfies `matches`, in order, with the tasks between each and
  /// the next heading: the items of its lists, or, if it has no list, its paragraphs but those that end with a colon. What
  /// stands before the first sub-heading has no lead and is no task.
  ///
  /// - Parameter anchor: the tasks get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  package mutating func taskSections(under matches: (String) -> Bool, anchor: String) -> [TaskSection] {
    var taskCount = 0
    var sections: [TaskSection] = []
    for part in parts(under: matches) where !part.opensSection {
      var listed = part.blocks.filter { $0.kind == .list }.flatMap(\.children)
      if listed.isEmpty { listed = part.blocks.filter { $0.kind == .paragraph && !$0.plainText.hasSuffix(":") } }
      var tasks: [SectionItem] = []
      for block in listed {
        guard let task = takeItem(block, anchor: "\(anchor)_\(taskCount + 1)") else { continue }
        taskCount += 1
        tasks.append(task)
      }
      sections.append(TaskSection(heading: part.heading, tasks: tasks))
    }
    return sections
  }

  /// The headings of the matching sections and their sub-headings, each with the blocks between it and the next heading.
  private func parts(
    under matches: (String) -> Bool
  ) -> [(heading: Heading, opensSection: Bool, blocks: [Node])] {
    var parts: [(heading: Heading, opensSection: Bool, blocks: [Node])] = []
    var section: Int?
    for (block, outlined) in topLevelBlocks {
      if let outlined {
        let heading = outlined.heading
        if let outer = section, heading.level <= outer { section = nil }
        let opensSection = section == nil && matches(outlined.foldedText)
        if opensSection { section = heading.level }
        if section != nil { parts.append((heading, opensSection, [])) }
      } else if section != nil {
        parts[parts.count - 1].blocks.append(block)
      }
    }
    return parts
  }

  /// The text of a paragraph or list item, of which the first paragraph gets an id; nil if there is no text.
  private mutating func takeItem(_ block: Node, anchor: String) -> SectionItem? {
    let paragraphs = block.kind == .item ? block.children.filter { $0.kind == .paragraph } : [block]
    let text = paragraphs.map(\.plainText).joined(separator: " ")
    guard let first = paragraphs.first, !text.isEmpty else { return nil }
    let span = Node.inline("<span id=\"\(anchor)\">", "</span>")
    span.takeChildren(of: first)
    first.append(span)
    return SectionItem(text: text, anchor: anchor)
  }
}
