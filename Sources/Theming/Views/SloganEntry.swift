/// A distinct slogan in the gallery.
package final class SloganEntry: View {
  /// Id of the entry on the page, the target of links to it.
  package let id: String
  package let wording: String
  /// Own page of the slogan.
  package let url: String
  /// Whether several plans list it.
  package let isShared: Bool
  /// At least one.
  package let listings: [SloganListing]
  /// Listings that only its own page shows.
  package let moreCount: Int
  /// Slogans that differ from it in a few words.
  package let variants: [SloganVariant]

  package init(
    id: String, wording: String, url: String, isShared: Bool, listings: [SloganListing], moreCount: Int,
    variants: [SloganVariant]
  ) {
    self.id = id
    self.wording = wording
    self.url = url
    self.isShared = isShared
    self.listings = listings
    self.moreCount = moreCount
    self.variants = variants
  }

  package static let fields = Fields<SloganEntry>(
    .text("id") { $0.id },
    .text("wording") { $0.wording },
    .text("url") { $0.url },
    .flag("isShared") { $0.isShared },
    .list("listings") { $0.listings },
    .number("moreCount") { $0.moreCount },
    .list("variants") { $0.variants }
  )
}
