// Lists that can grow without end, split into pages.

import Texts
import Archiving
import Theming

enum Paging {
  /// Entries of a page, each at most about 2 kB.
  static let size = 200
  /// Events of a page, each with the plans made for it.
  static let events = 100
  /// Entries of a page of mere links.
  static let links = 1000

  /// The number of pages that a list fills, an empty one too.
  static func count(of entries: Int, _ size: Int = size) -> Int { max(1, (entries + size - 1) / size) }

  /// The entries on a page; the first has the number 1.
  static func entries<List: RandomAccessCollection>(
    _ list: List, on number: Int, _ size: Int = size
  ) -> List.SubSequence {
    list.dropFirst((number - 1) * size).prefix(size)
  }
}

extension SiteMap {
  /// The links between the pages of a list; nil when it has only one.
  ///
  /// - Parameter page: gives the page with a number.
  func pager(_ number: Int, of entries: Int, by size: Int = Paging.size, _ page: (Int) -> Page) -> PagerView? {
    let total = Paging.count(of: entries, size)
    guard total > 1 else { return nil }
    func neighbour(_ number: Int) -> LinkView? {
      (1...total).contains(number) ? LinkView(title: String(number), url: link(page(number))) : nil
    }
    return PagerView(
      current: number, total: total, previous: neighbour(number - 1), next: neighbour(number + 1))
  }

  /// The title of a page of a list.
  func title(_ title: String, _ number: Int) -> String {
    number == 1 ? title : theme.text("page-title", [("title", title), ("number", String(number))])
  }

  /// A page of a list of links in groups; a group that does not fit goes on on the next.
  func list(
    _ title: String, _ description: String?, _ groups: [ListGroup], _ number: Int, in section: SiteSettings.Section?,
    _ page: (Int) -> Page
  ) -> ListView {
    let count = groups.reduce(0) { $0 + $1.entries.count }
    var rest = (number - 1) * Paging.links..<number * Paging.links
    var shown: [ListGroup] = []
    for group in groups where rest.upperBound > 0 {
      let entries = group.entries[rest.clamped(to: group.entries.indices)]
      if !entries.isEmpty { shown.append(ListGroup(title: group.title, entries: Array(entries))) }
      rest = max(0, rest.lowerBound - group.entries.count)..<max(0, rest.upperBound - group.entries.count)
    }
    return ListView(
      head: head(
        page(number), title: self.title(title, number), description: description, in: number == 1 ? nil : section),
      lead: description, groups: shown, pager: pager(number, of: count, by: Paging.links, page))
  }
}
