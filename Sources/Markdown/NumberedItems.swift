// Addresses of numbered items: what a plan says under “II, 3” can be linked to.

extension MarkdownDocument {
  /// Gives the items of ordered lists ids of their heading and their number: `muc-dich__3`. Lists in quotes and in other lists have
  /// none, nor a list whose numbers the section had before, nor items with an id of their own. Ask only once.
  ///
  /// - Parameter isRendered: whether the ids get into the page, or are only known.
  /// - Returns: the ids.
  package func numberItems(isRendered: Bool) -> [String] {
    var ids: [String] = []
    // No heading has the empty id.
    var section = ""
    var next = 0
    for (block, heading) in topLevelBlocks {
      if let heading {
        section = heading.heading.id
        next = 0
      }
      guard block.kind == .list, let start = block.orderedListStart, start >= next else { continue }
      for (index, item) in block.children.enumerated() {
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph, let first = paragraph.firstChild,
          !first.opensSpan
        else { continue }
        let id = "\(section)__\(start + index)"
        ids.append(id)
        if isRendered { Node.inline("<span id=\"\(id)\"></span>", "").insert(before: first) }
        next = start + index + 1
      }
    }
    return ids
  }
}
