// The tags of headings in cmark's HTML: those of the outline get their ids, those that stand for cells become tables.

import Files

/// What a heading in cmark's tree stands for.
enum HeadingRole {
  case heading
  case cell(Table.Cell)

  fileprivate static let idStart = Array(" id=\"".utf8)
  fileprivate static let idEnd = Array("\">".utf8)
}

extension [HeadingRole] {
  /// The HTML with its tags of headings written anew.
  ///
  /// - Parameters:
  ///   - html: by cmark's renderer, from a tree that has these headings, in this order.
  ///   - outline: the headings that stand for themselves.
  ///   - tableText: what cmark read, if that holds tables.
  func applied(to html: [UInt8], outline: [Heading], tableText: TableText?) -> [UInt8] {
    guard !isEmpty else { return html }
    var page: [UInt8] = []
    page.reserveCapacity(html.count + html.count / 8)
    var copied = 0
    var headings = outline.makeIterator()
    var lastCell: Table.Cell?
    for (index, role) in enumerated() {
      let start = html.headingTag(from: copied)
      let text = start + 4  // <h1>
      let textEnd = html.headingTag(from: text, closes: true)
      let end = textEnd + 5  // </h1>
      page += html[copied..<start]
      switch role {
      case .heading:
        guard let heading = headings.next() else { preconditionFailure("each has its entry in the outline") }
        page += html[start..<text - 1]
        page += HeadingRole.idStart
        page += heading.id.utf8
        page += HeadingRole.idEnd
        page += html[text..<end]
        copied = end
      case .cell(let cell):
        tableText?.appendTags(after: lastCell, before: cell, to: &page)
        page += html[text..<textEnd]
        // cmark ends the line behind a heading.
        copied = end + 1
        if index + 1 < count, case .cell(let next) = self[index + 1], next.table == cell.table {
          lastCell = cell
        } else {
          tableText?.appendTags(after: cell, before: nil, to: &page)
          lastCell = nil
        }
      }
    }
    page += html[copied...]
    return page
  }
}

extension [UInt8] {
  /// Where the next `<h1>` to `<h6>` stands, or the next `</h1>` to `</h6>`. Texts have no `<` in HTML, and of cmark's
  /// other tags `<hr />` is the only one with an `h`.
  fileprivate func headingTag(from start: Int, closes: Bool = false) -> Int {
    var next = start
    while let tag = firstIndex(of: UInt8(ascii: "<"), in: next..<count) {
      let name = closes ? tag + 2 : tag + 1
      if self[name] == UInt8(ascii: "h"), self[name + 1] != UInt8(ascii: "r") { return tag }
      next = tag + 1
    }
    preconditionFailure("cmark renders every heading of the tree")
  }
}
