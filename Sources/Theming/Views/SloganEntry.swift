/// A distinct slogan in the gallery.
package struct SloganEntry: View {
  /// Id of the entry on the page, the target of links to it.
  package let id: String
  package let wording: String
  /// Whether several plans list it.
  package let isShared: Bool
  /// At least one.
  package let listings: [SloganListing]

  package init(id: String, wording: String, isShared: Bool, listings: [SloganListing]) {
    self.id = id
    self.wording = wording
    self.isShared = isShared
    self.listings = listings
  }

  package static let fields = Fields<SloganEntry>(
    .text("id") { $0.id },
    .text("wording") { $0.wording },
    .flag("isShared") { $0.isShared },
    .list("listings") { $0.listings }
  )
}
