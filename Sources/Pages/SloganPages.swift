import Archiving
import Citations
import Diagnostics
import Files
import Markdown
import Records
import Texts
import Theming

/// The slogans with one initial.
struct SloganLetter: Sendable {
  /// nil for all that begin with no letter.
  let letter: VietnameseLetter?
  /// Indices into `Archive.slogans`, in the order of Vietnamese dictionaries.
  fileprivate(set) var slogans: [Int] = []

  /// The last part of its address.
  var key: String { letter?.telex ?? "0-9" }
  var title: String { letter?.letter.uppercased() ?? "0–9" }

  static func all(of archive: Archive) -> [SloganLetter] {
    let keys = archive.slogans.map(\.text.vietnameseSortKey)
    var letters: [SloganLetter] = []
    for index in archive.slogans.indices.sorted(by: { keys[$0].lexicographicallyPrecedes(keys[$1]) }) {
      let letter = VietnameseLetter(initialOf: archive.slogans[index].text)
      // Quotation marks and the like before a letter put it among those of other letters.
      if let place = letters.firstIndex(where: { $0.letter == letter }) {
        letters[place].slogans.append(index)
      } else {
        letters.append(SloganLetter(letter: letter, slogans: [index]))
      }
    }
    return letters
  }

  /// The last parts of the slogans' addresses, the same as long as the wordings are: other plans do not change them, unless
  /// two have the same. Then both get longer ones.
  static func keys(of slogans: [Slogan]) -> [String] {
    let words = slogans.map { slogan in
      slogan.key.slug().utf8.split(separator: UInt8(ascii: "-")).prefix(6).map { String(Substring($0)) }
        .joined(separator: "-").boundedForAddress
    }
    let digests = slogans.map { Digest(Array($0.key.utf8)).hexadecimal }
    func keys(_ length: Int) -> [String] {
      zip(words, digests).map { ($0.isEmpty ? "" : $0 + "-") + $1.prefix(length) }
    }
    var (short, long) = (keys(8), keys(64))
    let counts = Dictionary(short.map { ($0, 1) }, uniquingKeysWith: +)
    for index in short.indices where counts[short[index], default: 1] > 1 { swap(&short[index], &long[index]) }
    return short
  }
}

extension PageKind {
  /// Listings that the gallery shows of a slogan; its own page has all.
  private static let shownListings = 3
  /// Variants that the gallery, and the slogan's own page, show of a slogan.
  private static let shownVariants = (gallery: 2, page: 10)

  private static let title = InterfaceText("slogans-title", "title of the slogan gallery")
  private static let lead = InterfaceText("slogans-description", "description of the page, for search engines")

  /// The gallery: all slogans, or if they are too many those that most plans list, with ways to the others by initial.
  static let slogans = gallery(
    "slogans", at: { $0.route(of: .slogans) }, title: { $0.site.theme.text(title.key) }
  ) { place in
    isLong(place.site)
      ? Array(place.site.slogansByPlans.prefix(Paging.usual)) : place.site.sloganLetters.flatMap(\.slogans)
  }

  static let slogansOfLetter = gallery(
    "slogans-of-letter", count: { isLong($0) ? $0.sloganLetters.count : 0 },
    route: { $0.site.settings.route(of: .slogans).page("letter").page($0.letter.key) },
    paging: Paging { $0.letter.slogans.count },
    title: { $0.site.theme.text(title.key) + " – " + $0.letter.title }, of: { $0.letter.slogans }
  ) { Array($0.letter.slogans.entries(on: $0)) }

  private static func isLong(_ site: Site) -> Bool { site.archive.slogans.count > Paging.usual }

  private static func gallery(
    _ id: String, at fixed: (@Sendable (SiteSettings) -> Route)? = nil,
    count: @escaping @Sendable (Site) -> Int = { _ in 1 },
    route: @escaping @Sendable (Place) -> Route = { _ in preconditionFailure("the kind has a fixed address") },
    paging: Paging? = Paging { _ in 1 }, title: @escaping @Sendable (Place) -> String,
    of part: @escaping @Sendable (Place) -> [Int] = { Array($0.archive.slogans.indices) },
    slogans: @escaping @Sendable (Place) -> [Int]
  ) -> PageKind {
    PageKind(
      "slogans", id: id,
      "The slogan gallery, `/slogans/`; of more than 50 slogans the 50 that most plans list, and pages of each initial such as `/slogans/letter/a/`.",
      texts: [Self.title, lead], in: .slogans, at: fixed, count: count, route: route, paging: paging, title: title,
      description: { $0.description(lead, ofPart: fixed == nil ? title($0) : nil) },
      head: PageHead(links: { place in
        place.site.feedLinks(
          of: place.site.theme.text(Section.slogans.text.key), page: place.site.settings.route(of: .slogans),
          plans: place.archive.slogans.lazy.flatMap(\.plans))
      }),
      [
        .number("sloganCount", "Distinct slogans: of the initial, or of the archive.") { part($0).count },
        .number("listingCount", "Listings of these slogans, repetitions included.") { place in
          part(place).reduce(0) { $0 + place.archive.slogans[$1].listings.count }
        },
        .number("sharedCount", "Those that several plans list.") { place in
          part(place).count { place.archive.slogans[$0].plans.count > 1 }
        },
        .text("rows", "Address of what the script filters.") { $0.site.rowsURL(of: "slogans") },
        .list(
          "ways", countedLinkVocabulary,
          "The initial letters with the number of their slogans; empty when there is nothing to choose."
        ) { place in
          guard isLong(place.site) else { return [] }
          let current = fixed == nil ? place.index : nil
          return place.site.sloganLetters.enumerated().map { index, letter in
            CountedLink(
              title: letter.title, url: place.site.url(slogansOfLetter.route(place.at(index))),
              count: letter.slogans.count, isCurrent: index == current)
          }
        },
        .list("slogans", entryVocabulary, "Each distinct slogan once: the part that this page shows.") {
          $0.at(slogans($0))
        },
      ])
  }

  private static let entryVocabulary = Vocabulary<Place>(
    "SloganEntry", "A distinct slogan in the gallery.",
    [
      .text("id", "Id of the entry on the page, the target of links to it.") { place in
        let key = place.site.sloganKeys[place.index]
        let digest = key.split(separator: "-").last ?? ""
        return "slogan_\(key.dropLast(digest.count + 1))_\(digest)"
      },
      .text("wording", "The slogan.") { $0.slogan.text },
      .text("url", "Own page of the slogan.") { $0.site.sloganURLs[$0.index] },
      .flag("isShared", "Whether several plans list it.") { $0.slogan.plans.count > 1 },
      .text("counts", "In how many plans, and the years of those whose year is known: “3 plans · 2023–2025”.") {
        $0.sloganCounts
      },
      .list("listings", listingVocabulary, "Where it is listed: at least one place, not always all.") {
        $0.listings($0.slogan.listings.prefix(shownListings))
      },
      .number("moreCount", "Listings that only its own page shows.") {
        max(0, $0.slogan.listings.count - shownListings)
      },
      .list("variants", variantVocabulary, "Slogans that differ from it in a few words.") {
        $0.parts($0.site.sloganVariants[$0.index].prefix(shownVariants.gallery))
      },
    ])

  /// The page of one slogan with every place that lists it.
  static let slogan = PageKind(
    "slogan", "The page of a slogan, `/slogans/KEY/`.",
    texts: [InterfaceText("slogan-description", "description of the page of a slogan", ["count"])] + Poster.texts,
    in: .slogans,
    count: { $0.archive.slogans.count },
    route: { $0.site.settings.route(of: .slogans).page($0.site.sloganKeys[$0.index]) },
    paging: Paging { $0.slogan.listings.count }, title: { $0.slogan.text },
    description: { place in
      let count = String(place.slogan.plans.count)
      return "“\(place.slogan.text)” – " + place.site.theme.text("slogan-description", [("count", count)])
    }, head: .slogan,
    [
      .text("wording", "The slogan.") { $0.slogan.text },
      .text("reference", "The plan that lists it, the newest of them, as a sentence for a footnote.") { place in
        BibliographicReference(place.at(place.slogan.plans[0])).plain
      },
      .flag("isShared", "Whether several plans list it.") { $0.slogan.plans.count > 1 },
      .number("listingCount", "Listings on all pages.") { $0.slogan.listings.count },
      .html("years", "The plans that list it on a line of years, as a picture. May be absent.") { place in
        place.number == 1 ? SloganYears.svg(of: place.slogan, place.site) : nil
      },
      .list("posters", posterVocabulary, "The slogan as posters, on its first page.") { place in
        guard place.number == 1 else { return [] }
        let text = PosterText(place.slogan.text)
        return Poster.all.map { (poster: $0, text: text, place: place) }
      },
      .list("listings", listingVocabulary, "Where it is listed: the part that this page shows.") {
        $0.listings($0.slogan.listings.entries(on: $0))
      },
      .list("variants", variantVocabulary, "Slogans that differ from it in a few words.") {
        $0.parts($0.site.sloganVariants[$0.index].prefix(shownVariants.page))
      },
    ])
}

private let posterVocabulary = Vocabulary<(poster: Poster, text: PosterText, place: Place)>(
  "Poster", "A slogan as a picture to print.",
  [
    .text("label", "Its form.") { $0.place.site.theme.text("poster-" + $0.poster.format) },
    .text("file", "A name for the file that it is saved as.") {
      "\($0.place.site.sloganKeys[$0.place.index])-\($0.poster.format).svg"
    },
    .html("picture", "SVG with colours of its own. Absent when the slogan is too long.") {
      $0.poster.svg(of: $0.place.slogan, $0.text, $0.place.site)
    },
  ])

extension Place {
  var sloganCounts: String? {
    let years = slogan.plans.compactMap { archive.plans[$0].issued.year }
    let span = years.min().flatMap { first in
      years.max().map { first == $0 ? String(first) : "\(first)–\($0)" }
    }
    return [site.theme.counts([(.plans, slogan.plans.count)]), span].compactMap(\.self).joined(separator: " · ")
  }

  fileprivate var letter: SloganLetter { site.sloganLetters[index] }

  fileprivate func listings(_ listings: some Sequence<Slogan.Listing>) -> [SloganListing] {
    listings.map { SloganListing(place: at($0.plan, $0.place), slogan: index) }
  }
}

/// A slogan of a plan as the entry of the slogan shows it.
private struct SloganListing: Sendable {
  let place: Place
  /// Index into `Archive.slogans`.
  let slogan: Int
}

private let listingVocabulary = Vocabulary<SloganListing>(
  "SloganListing", "One place where a slogan is listed.",
  [
    .text("planTitle", "Title of the plan.") { $0.place.plan.title.value },
    .text("planURL", "Page of the plan.") { $0.place.site.planURLs[$0.place.index] },
    .text("number", "Number printed before the item in the plan. May be absent.") {
      $0.place.listedSlogan.number.map(String.init)
    },
    .text("url", "Link to the item in the plan.") {
      $0.place.site.planURLs[$0.place.index] + "#" + $0.place.listedSlogan.anchor
    },
    .text("wording", "Exact wording in this plan.") { $0.place.listedSlogan.text },
    .flag("isDifferent", "Whether the exact wording differs from the one shown for the entry.") {
      $0.place.listedSlogan.text != $0.place.archive.slogans[$0.slogan].text
    },
    .text("date", "Date of the plan or, with `isInferred`, the wording of its window. May be absent.") {
      $0.place.site.label($0.place.plan.issued)
    },
    .flag("isInferred", "Whether the date was inferred and is not stated by the document.") {
      $0.place.plan.issued.isInferred
    },
  ])

/// A variant of the slogan at `index`: the slogan at `number`.
private let variantVocabulary = Vocabulary<Place>(
  "SloganVariant", "A slogan that differs in a few words from another one.",
  [
    .text("url", "Own page of this slogan.") { $0.site.sloganURLs[$0.number] },
    .list("segments", segmentVocabulary, "The wording from its beginning to its end.") {
      WordDifference.segments(
        of: $0.site.sloganWordings[$0.number], comparedWith: $0.site.sloganWordings[$0.index])
    },
    .text("plans", "The plans that list it, as a number in words.") { place in
      place.site.theme.counts([(.plans, place.archive.slogans[place.number].plans.count)])
    },
  ])

private let segmentVocabulary = Vocabulary<WordDifference.Segment>(
  "WordingSegment", "A stretch of the wording of a slogan that is compared with another one.",
  [
    .text("content", "The words, with the spaces at their ends.") { String($0.text) },
    .flag("isDifferent", "Whether the other slogan does not have it.") { $0.isDifferent },
  ])
