/// The slogan gallery.
package final class SloganListView: PageView {
  package let head: PageHead
  /// Distinct slogans, on all pages.
  package let sloganCount: Int
  /// Listings of slogans, repetitions included.
  package let listingCount: Int
  /// Slogans that several plans list.
  package let sharedCount: Int
  /// The initial letters; empty when there is only one page.
  package let ways: [CountedLink]
  /// Each distinct slogan once: those of this page.
  package let slogans: [SloganEntry]
  /// Absent when one page shows all slogans.
  package let pager: PagerView?

  package init(
    head: PageHead, sloganCount: Int, listingCount: Int, sharedCount: Int, ways: [CountedLink],
    slogans: [SloganEntry], pager: PagerView?
  ) {
    self.head = head
    self.sloganCount = sloganCount
    self.listingCount = listingCount
    self.sharedCount = sharedCount
    self.ways = ways
    self.slogans = slogans
    self.pager = pager
  }

  package static let template = "slogans"
  package static let fields = Fields<SloganListView>(
    head: { $0.head },
    .number("sloganCount") { $0.sloganCount },
    .number("listingCount") { $0.listingCount },
    .number("sharedCount") { $0.sharedCount },
    .list("ways") { $0.ways },
    .list("slogans") { $0.slogans },
    .view("pager") { $0.pager }
  )
}
