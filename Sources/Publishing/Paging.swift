// Lists that can grow without end, split into pages.

import Archiving
import Theming

enum Paging {
  /// Entries of a page: about 200 kB of the longest kind.
  static let size = 200

  /// The number of pages that a list fills, an empty one too.
  static func count(of entries: Int) -> Int { max(1, (entries + size - 1) / size) }

  /// The entries on a page; the first has the number 1.
  static func entries<Element>(_ list: [Element], on number: Int) -> ArraySlice<Element> {
    list[min(list.count, (number - 1) * size)..<min(list.count, number * size)]
  }
}

extension SiteMap {
  /// The links between the pages of a list; nil when it has only one.
  ///
  /// - Parameter page: gives the page with a number.
  func pager(_ number: Int, of entries: Int, _ page: (Int) -> Page) -> PagerView? {
    let total = Paging.count(of: entries)
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
}
