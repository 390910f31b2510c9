// Views of slogans.

import Files
import Texts
import Citations
import Archiving
import Diagnostics
import Markdown
import Theming

/// The slogans with one initial.
struct SloganLetter: Sendable {
  /// A letter `a` to `z`, or `0-9` for all that begin otherwise.
  let key: String
  /// Indices into `Archive.slogans`, in the order of the folded wordings.
  fileprivate(set) var slogans: [Int] = []

  static func all(of archive: Archive) -> [SloganLetter] {
    let order = archive.slogans.indices.sorted {
      archive.slogans[$0].key.precedesInUTF8(archive.slogans[$1].key)
    }
    var letters: [SloganLetter] = []
    for index in order {
      let initial = archive.slogans[index].key.utf8.first ?? 0
      let key = (0x61...0x7A).contains(initial) ? String(Unicode.Scalar(initial)) : "0-9"
      if let place = letters.firstIndex(where: { $0.key == key }) {
        letters[place].slogans.append(index)
      } else {
        letters.append(SloganLetter(key: key, slogans: [index]))
      }
    }
    return letters
  }
}

extension SiteMap {
  /// Listings that the gallery shows of a slogan; its own page has all.
  private static let shownListings = 3
  /// Variants that the gallery, and the slogan's own page, show of a slogan.
  private static let shownVariants = (gallery: 2, page: 10)

  var sloganListIsLong: Bool { archive.slogans.count > Paging.size }

  /// The same as long as the wording is: other plans do not change it.
  static func key(of slogan: Slogan) -> String {
    let words = slogan.key.slug().utf8.split(separator: UInt8(ascii: "-")).prefix(6).map(Substring.init)
    let digest = Substring(Digest(Array(slogan.key.utf8)).hexadecimal.utf8.prefix(8))
    return (words + [digest]).joined(separator: "-")
  }

  /// The gallery: all slogans, or if they are too many those that most plans list, with ways to the others by initial.
  func sloganListView() -> SloganListView {
    let shown =
      sloganListIsLong
      ? archive.slogans.indices.sorted {
        let (first, second) = (archive.slogans[$0], archive.slogans[$1])
        return first.plans.count == second.plans.count
          ? first.key.precedesInUTF8(second.key) : first.plans.count > second.plans.count
      }.prefix(50)
      : sloganLetters.flatMap(\.slogans)[...]
    return sloganList(.slogans, theme.text("slogans-title"), Array(shown), nil, current: nil)
  }

  /// - Parameter letter: an index into `sloganLetters`.
  func sloganListView(letter: Int, _ number: Int) -> SloganListView {
    let entry = sloganLetters[letter]
    let name = theme.text("slogans-title") + " – " + entry.key.uppercased()
    return sloganList(
      .sloganLetter(letter, number), title(name, number), Array(Paging.entries(entry.slogans, on: number)),
      pager(number, of: entry.slogans.count) { .sloganLetter(letter, $0) }, current: letter)
  }

  private func sloganList(
    _ page: Page, _ title: String, _ slogans: [Int], _ pager: PagerView?, current: Int?
  ) -> SloganListView {
    let ways = sloganListIsLong ? sloganLetters : []
    return SloganListView(
      head: head(
        page, title: title, description: theme.text("slogans-description"), in: current == nil ? nil : .slogans),
      sloganCount: archive.slogans.count, listingCount: archive.listingCount,
      sharedCount: archive.sharedSloganCount,
      ways: ways.enumerated().map { index, letter in
        CountedLink(
          title: letter.key.uppercased(), url: link(.sloganLetter(index, 1)), count: letter.slogans.count, note: nil,
          isCurrent: index == current)
      },
      slogans: slogans.map(entry), pager: pager)
  }

  private func entry(_ index: Int) -> SloganEntry {
    let slogan = archive.slogans[index]
    return SloganEntry(
      id: "slogan_\(sloganKeys[index].dropLast(9))_\(sloganKeys[index].suffix(8))", wording: slogan.text,
      url: sloganURLs[index],
      isShared: slogan.plans.count > 1,
      listings: slogan.listings.prefix(Self.shownListings).map { listing($0, of: slogan) },
      moreCount: max(0, slogan.listings.count - Self.shownListings),
      variants: variants(of: index, atMost: Self.shownVariants.gallery))
  }

  /// The page of one slogan with every place that lists it.
  func sloganView(_ index: Int, _ number: Int) -> SloganView {
    let slogan = archive.slogans[index]
    let listings = Paging.entries(slogan.listings, on: number)
    return SloganView(
      head: head(
        .slogan(index, number), title: title(slogan.text, number),
        description: theme.text("slogan-description", [("count", String(slogan.plans.count))]), in: .slogans),
      wording: slogan.text, isShared: slogan.plans.count > 1, listingCount: slogan.listings.count,
      listings: listings.map { listing($0, of: slogan) },
      variants: variants(of: index, atMost: Self.shownVariants.page),
      pager: pager(number, of: slogan.listings.count) { .slogan(index, $0) })
  }

  private func variants(of index: Int, atMost limit: Int) -> [SloganVariant] {
    sloganVariants[index].prefix(limit).map { other in
      let variant = archive.slogans[other]
      return SloganVariant(
        url: sloganURLs[other],
        segments: WordDifference.segments(of: sloganWordings[other], comparedWith: sloganWordings[index]).map {
          WordingSegment(content: String($0.text), isDifferent: $0.isDifferent)
        },
        planCount: variant.plans.count)
    }
  }

  private func listing(_ listing: Slogan.Listing, of slogan: Slogan) -> SloganListing {
    let plan = planCards[listing.plan]
    let listed = archive.plans[listing.plan].slogans[listing.place]
    return SloganListing(
      planTitle: plan.title, planURL: plan.url, number: listed.number, url: plan.url + "#" + listed.anchor,
      wording: listed.text, isDifferent: listed.text != slogan.text, date: plan.date, isInferred: plan.isInferred)
  }

  /// The slogans of a plan.
  func slogans(of index: Int) -> [PlanSlogan] {
    zip(archive.plans[index].slogans, archive.slogansOfPlan[index]).map { listed, slogan in
      PlanSlogan(
        id: listed.isInBody ? nil : listed.anchor, number: listed.number, wording: listed.text, url: sloganURLs[slogan],
        otherPlanCount: archive.slogans[slogan].plans.count - 1)
    }
  }
}
