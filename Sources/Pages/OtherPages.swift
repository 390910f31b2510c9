// The home page, free pages, pages of topics and terms, and the two that belong to no record.

import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

extension PageKind {
  static let home = PageKind(
    "home", "The home page.", at: { _ in .home }, title: { $0.site.settings.title },
    description: { $0.site.settings.description }, head: .home,
    [
      .html("welcome", "Body of `pages/index.md`. May be absent.") { place throws(EnvironmentError) in
        guard let page = place.archive.page("index") else { return nil }
        return try place.site.html(of: page.text, in: page.file)
      },
      .number("planCount", "Plans in the archive.") { $0.archive.plans.count },
      .number("sloganCount", "Distinct slogans.") { $0.archive.slogans.count },
      .number("listingCount", "Listings of slogans, repetitions included.") { $0.archive.listingCount },
      .number("eventCount", "Events in the archive.") { $0.archive.events.count },
      .list("newest", planCardVocabulary, "The newest plans, newest first.") {
        $0.at($0.archive.plans.indices.prefix(6))
      },
      .group("latestTerm", countedLinkVocabulary, "The latest term; the number of its events. May be absent.") {
        place in
        place.archive.terms.first.map { term in
          CountedLink(
            title: term.title, url: place.site.url(Route.terms.page(term.key)), count: term.events.count,
            counts: place.site.theme.counts([(.plans, term.plans.count), (.events, term.events.count)]))
        }
      },
      .list("sharedSlogans", countedLinkVocabulary, "The three slogans that most plans list, and the number of plans.")
      {
        place in
        place.site.slogansByPlans.prefix(3).map { index in
          let slogan = place.archive.slogans[index]
          return CountedLink(
            title: slogan.text, url: place.site.sloganURLs[index], count: slogan.plans.count,
            counts: place.site.theme.counts([(.plans, slogan.plans.count)]))
        }
      },
      .list("topics", weighedTopicVocabulary, "The twenty topics with most plans, by name.") { $0.site.weighedTopics },
      .html("years", "The plans by year of issue as a picture. May be absent.") {
        YearsPicture.svg(yearLinks($0.at(0)))
      },
      .list("yearLinks", countedLinkVocabulary, "The same as text: the years with the number of their plans.") {
        yearLinks($0.at(0))
      },
      .flag("isInternal", "Whether `welcome` is for staff only.") { $0.archive.page("index")?.isInternal ?? false },
      .internalNotes { $0.archive.page("index")?.internalNotes ?? [] },
    ])

  /// The text of the home page has no page of its own.
  static let page = PageKind(
    "page", "A free page such as “about”.", count: { $0.freePages.count },
    route: { $0.site.settings.route(ofPage: $0.page.name) }, title: { $0.page.title },
    description: { $0.page.title + " – " + $0.site.settings.title }, head: PageHead(type: "article"),
    [
      .html("body", "Headings start at level 2.") { place throws(EnvironmentError) in
        try place.site.html(of: place.page.text, in: place.page.file)
      },
      .flag("isInternal", "Whether the whole page is for staff only.") { $0.page.isInternal },
      .internalNotes { $0.page.internalNotes },
    ])

  static let topic = collection("topic", sets: \.topics, in: .topics)
  static let term = collection("term", sets: \.terms, in: .terms)

  /// The pages of topics or terms.
  private static func collection(
    _ id: String, sets: any KeyPath<Archive, [RecordSet]> & Sendable, in section: Section
  ) -> PageKind {
    let kicker = InterfaceText("\(id)-kicker", "above the title of the page of a \(id)")
    let set: @Sendable (Place) -> RecordSet = { $0.archive[keyPath: sets][$0.index] }
    return PageKind(
      "collection", id: id,
      "The page of one topic, `/topics/KEY/`, or one term, `/terms/2020-2025/`, with its plans and events.",
      texts: [kicker], in: section, count: { $0.archive[keyPath: sets].count },
      route: { section.route($0.site.settings).page(set($0).key) },
      paging: Paging { set($0).plans.count }, title: { set($0).title },
      description: { $0.site.theme.text(kicker.key) + ": " + set($0).title },
      head: PageHead(links: { place in
        section == .topics
          ? place.site.feedLinks(
            of: set(place).title, page: Route.topics.page(set(place).key), plans: set(place).plans) : []
      }),
      [
        .text("kicker", "What it is the page of: “Topic”.") { $0.site.theme.text(kicker.key) },
        .number("planCount", "Its plans, on all pages.") { set($0).plans.count },
        .text("counts", "Its plans and events in words. May be absent.") { place in
          let set = set(place)
          return place.site.theme.counts([(.plans, set.plans.count), (.events, set.events.count)])
        },
        .number("eventCount", "Its events, also those that no page shows.") { set($0).events.count },
        .list("plans", planCardVocabulary, "Its plans: the part that this page shows.") {
          $0.at(set($0).plans.entries(on: $0))
        },
        // The timeline has all.
        .list("events", eventCardVocabulary, "The first 100 of its events; none on further pages.") {
          $0.number == 1 ? $0.at(set($0).events.prefix(Paging.events)) : []
        },
      ])
  }

  static let notFound = PageKind(
    "not-found", "The page for addresses that lead nowhere. It has nothing but what every page has.",
    texts: [InterfaceText("not-found-title", "title of the page for addresses that lead nowhere")],
    route: { _ in .notFound }, title: { $0.site.theme.text("not-found-title") }, [])

  static let internalNotes = PageKind(
    "internal", "All notes for staff on one page, `/internal/`, which exists in the internal edition only.",
    texts: [
      InterfaceText("nav-internal", "navigation of the internal edition"),
      InterfaceText("internal-title", "title of the page of notes for staff"),
    ], count: { $0.isInternal ? 1 : 0 }, route: { _ in .internalNotes },
    title: { $0.site.theme.text("internal-title") },
    [
      .list(
        "groups", internalGroupVocabulary,
        "The site, bodies, cited documents, plans, events, pages and withdrawn addresses that have notes, in this order."
      ) { $0.site.internalGroups }
    ])
}

/// A topic with a size from 1 to 4.
private struct WeighedTopic: Sendable {
  let link: CountedLink
  let size: Int
}

private let weighedTopicVocabulary = Vocabulary<WeighedTopic>(
  "WeighedTopic", "A topic on the home page.",
  [
    .text("title", "Text of the link.") { $0.link.title },
    .text("url", "Where it leads.") { $0.link.url },
    .number("count", "Its plans.") { $0.link.count },
    .number("size", "1 to 4, by its share of the plans.") { $0.size },
  ])

extension Site {
  fileprivate var weighedTopics: [WeighedTopic] {
    let topics = archive.topics.enumerated().sorted {
      ($1.element.plans.count, $0.offset) < ($0.element.plans.count, $1.offset)
    }
    .prefix(20)
    let most = max(1, topics.first?.element.plans.count ?? 1)
    return topics.sorted { $0.offset < $1.offset }.map { _, topic in
      let link = CountedLink(
        title: topic.title, url: url(Route.topics.page(topic.key)), count: topic.plans.count)
      return WeighedTopic(link: link, size: min(4, 1 + topic.plans.count * 4 / (most + 1)))
    }
  }

  fileprivate var freePages: [FreePage] { archive.pages.filter { $0.name != "index" } }

  /// All notes: those on the site, then those on its records by kind, each kind in the order of the archive.
  fileprivate var internalGroups: [InternalGroup] {
    var groups = [InternalGroup(settings.title, url(.home), SiteSettings.file, settings.internalNotes)]
    groups += archive.authority.bodies.map { body in
      InternalGroup(
        body.name, archive.index(ofBody: body.id).map { bodyURLs[$0] }, body.location.file, body.internalNotes)
    }
    groups += archive.authority.documents.map { document in
      let title = [document.name, document.title].compactMap(\.self).joined(separator: " – ")
      return InternalGroup(title, nil, document.file, document.internalNotes)
    }
    groups += zip(archive.plans, planURLs).map { InternalGroup($0.title.value, $1, $0.file, $0.internalNotes) }
    groups += zip(archive.events, eventURLs).map { InternalGroup($0.title, $1, $0.file, $0.internalNotes) }
    groups += archive.pages.map {
      InternalGroup($0.title, url(settings.route(ofPage: $0.name)), $0.file, $0.internalNotes)
    }
    // Where the record stays for staff, its page has the address.
    let former = Set(archive.formerAddresses.map(\.route))
    groups += archive.authority.withdrawn.map { entry in
      let route = entry.route.value
      return InternalGroup(
        route.address, url(former.contains(route) ? route.successor : route), entry.file, entry.internalNotes)
    }
    return groups.filter { !$0.notes.isEmpty }
  }
}

extension Place {
  fileprivate var page: FreePage { site.freePages[index] }
}

/// The notes on one record.
private struct InternalGroup: Sendable {
  let title: String
  let url: String?
  let file: String
  let notes: [InternalNote]

  init(_ title: String, _ url: String?, _ file: String, _ notes: [InternalNote]) {
    self.title = title
    self.url = url
    self.file = file
    self.notes = notes
  }
}

private let internalGroupVocabulary = Vocabulary<InternalGroup>(
  "InternalGroup", "The notes for staff on one record.",
  [
    .text("title", "Name of the record.") { $0.title },
    .text("url", "Its page; absent when it has none.") { $0.url },
    .text("file", "Source file that holds the notes.") { $0.file },
    .list("notes", internalNoteVocabulary, "The notes; at least one.") { $0.notes },
  ])
