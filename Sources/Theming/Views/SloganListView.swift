/// The slogan gallery.
package struct SloganListView: PageView {
  package let head: PageHead
  /// Listings of slogans, repetitions included.
  package let listingCount: Int
  /// Slogans that several plans list.
  package let sharedCount: Int
  /// Each distinct slogan once.
  package let slogans: [SloganEntry]

  package init(head: PageHead, listingCount: Int, sharedCount: Int, slogans: [SloganEntry]) {
    self.head = head
    self.listingCount = listingCount
    self.sharedCount = sharedCount
    self.slogans = slogans
  }

  package static let template = "slogans"
  package static let fields = Fields<SloganListView>(
    head: { $0.head },
    .number("listingCount") { $0.listingCount },
    .number("sharedCount") { $0.sharedCount },
    .list("slogans") { $0.slogans }
  )
}
