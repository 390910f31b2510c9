import Archiving
import Diagnostics
import Records

extension PageHead {
  static let slogan = PageHead(
    type: "article",
    thing: { place in
      let (site, slogan) = (place.site, place.slogan)
      let listings = slogan.listings.entries(on: place)
      // The number in a plan says nothing where several plans list it.
      let number = slogan.listings.count == 1 ? place.archive.listedSlogan(slogan.listings[0]).number : nil
      return .thing(
        "Quotation",
        [
          ("@id", .string(site.absolute(site.sloganURLs[place.index]))), ("text", .string(slogan.text)),
          ("inLanguage", .string(site.settings.contentLanguage)), ("position", number.map(JSON.number)),
          (
            "isPartOf",
            .array(listings.map { .thing("DigitalDocument", named: site.planLink($0.plan), in: site) })
          ),
        ])
    })
}

extension Archive {
  fileprivate func listedSlogan(_ listing: Slogan.Listing) -> ListedSlogan {
    plans[listing.plan].slogans[listing.place]
  }
}
