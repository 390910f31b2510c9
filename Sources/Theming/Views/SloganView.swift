/// The page of a slogan.
package final class SloganView: PageView {
  package let head: PageHead
  package let wording: String
  /// Whether several plans list it.
  package let isShared: Bool
  /// On all pages.
  package let listingCount: Int
  /// Those of this page.
  package let listings: [SloganListing]
  /// Slogans that differ from it in a few words.
  package let variants: [SloganVariant]
  /// Absent when one page shows all listings.
  package let pager: PagerView?

  package init(
    head: PageHead, wording: String, isShared: Bool, listingCount: Int, listings: [SloganListing],
    variants: [SloganVariant], pager: PagerView?
  ) {
    self.head = head
    self.wording = wording
    self.isShared = isShared
    self.listingCount = listingCount
    self.listings = listings
    self.variants = variants
    self.pager = pager
  }

  package static let template = "slogan"
  package static let fields = Fields<SloganView>(
    head: { $0.head },
    .text("wording") { $0.wording },
    .flag("isShared") { $0.isShared },
    .number("listingCount") { $0.listingCount },
    .list("listings") { $0.listings },
    .list("variants") { $0.variants },
    .view("pager") { $0.pager }
  )
}
