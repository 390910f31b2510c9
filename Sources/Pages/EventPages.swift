import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

/// The events of one term.
struct TimelineTerm: Sendable {
  /// nil when they name none.
  let title: String?
  /// Indices into `Archive.events`, in order of time.
  fileprivate(set) var events: [Int] = []

  /// The last part of its address.
  var key: String { title ?? "unknown" }

  /// In order of their first events. Events without a term are one group among them.
  static func all(of archive: Archive) -> [TimelineTerm] {
    var terms: [TimelineTerm] = []
    var positions: [String?: Int] = [:]
    // The events are in order of time, so the first of each term comes first.
    for (index, event) in archive.events.enumerated() {
      let position = positions[event.term] ?? terms.count
      if position == terms.count {
        positions[event.term] = position
        terms.append(TimelineTerm(title: event.term))
      }
      terms[position].events.append(index)
    }
    return terms
  }
}

/// Some events of one term as a page shows them.
private struct TimelineGroup: Sendable {
  let term: String?
  let url: String?
  let events: [Place]

  init(_ place: Place, _ term: TimelineTerm, _ events: some Sequence<Int>) {
    self.term = term.title
    url = term.title.map { place.site.url(Route.terms.page($0)) }
    self.events = place.at(events)
  }

  /// The events, parted where the year changes.
  var years: [ArraySlice<Place>] {
    var years: [ArraySlice<Place>] = []
    for index in events.indices {
      if index > 0, events[index].event.firstDay?.year == events[index - 1].event.firstDay?.year {
        years[years.count - 1] = events[years[years.count - 1].startIndex...index]
      } else {
        years.append(events[index...index])
      }
    }
    return years
  }
}

private let timelineGroupVocabulary = Vocabulary<TimelineGroup>(
  "TimelineGroup", "The events of one term.",
  [
    .text("term", "Absent for events that belong to no known term.") { $0.term },
    .text("url", "Page of the term. May be absent.") { $0.url },
    .list("years", timelineYearVocabulary, "In order of time.") { $0.years },
  ])

private let timelineYearVocabulary = Vocabulary<ArraySlice<Place>>(
  "TimelineYear", "The events of one year.",
  [
    .text("year", "Absent for events whose year is not known.") { $0.first?.event.firstDay.map { String($0.year) } },
    .list("events", eventCardVocabulary, "In order of time.") { Array($0) },
  ])

/// Plans that the timeline shows of an event; its own page has all.
private let shownPlans = 3

let eventCardVocabulary = Vocabulary<Place>(
  "EventCard", "An event in a list.",
  [
    .text("title", "Title of the event.") { $0.event.title },
    .text("url", "Its page.") { $0.site.eventURLs[$0.index] },
    .text("kind", "Kind of event, as a label.") { $0.site.label($0.event.kind) },
    .text("level", "Level, as a label. May be absent.") { $0.site.label($0.event.level) },
    .text("date", "Date or span as it is printed; the planned one when `isPlanned`. May be absent.") {
      $0.event.held.label ?? $0.event.planned.label
    },
    .flag("isPlanned", "Whether the date is the planned one, because no other is known.") {
      $0.event.isOnlyPlanned
    },
    .text("planned", "Planned date or span, when it differs from the one it was held on. May be absent.") { place in
      guard let held = place.event.held.label, held != place.event.planned.label else { return nil }
      return place.event.planned.label
    },
    .text("status", "Status as a label; absent for an event that was simply held.") {
      $0.event.status == .held ? nil : $0.site.label($0.event.status)
    },
    .group("replacedBy", linkVocabulary, "The event that took the place of this one. May be absent.") {
      $0.replacedBy
    },
    .text("place", "Where it is held. May be absent.") { $0.event.place },
    .list("plans", planCardVocabulary, "Plans that serve the event.") {
      $0.at($0.archive.plans(of: $0.event).prefix(shownPlans))
    },
    .number("morePlans", "Plans that only the page of the event shows.") {
      max(0, $0.archive.plans(of: $0.event).count - shownPlans)
    },
    .flag("isInternal", "Whether the event is for staff only.") { $0.event.isInternal },
  ])

extension PageKind {
  private static let title = InterfaceText("timeline-title", "title of the timeline")
  private static let lead = InterfaceText("timeline-description", "description of the page, for search engines")

  /// All events by term, or if they are too many the first of the latest term, with ways to the others.
  static let timeline = timeline(
    "timeline", at: { $0.route(of: .timeline) }, title: { $0.site.theme.text(title.key) }
  ) { place in
    let terms = place.site.timelineTerms
    guard isLong(place.site) else { return terms.map { TimelineGroup(place, $0, $0.events) } }
    let latest = terms.last { $0.title != nil } ?? terms[0]
    return [TimelineGroup(place, latest, latest.events.suffix(Paging.events))]
  }

  static let timelineOfTerm = timeline(
    "timeline-of-term", count: { isLong($0) ? $0.timelineTerms.count : 0 },
    route: { $0.site.settings.route(of: .timeline).page("term").page($0.term.key) },
    paging: Paging(size: Paging.events) { $0.term.events.count },
    title: { $0.site.theme.text(title.key) + " – " + ($0.term.title ?? $0.site.theme.text("term-unknown")) }
  ) { [TimelineGroup($0, $0.term, $0.term.events.entries(on: $0, size: Paging.events))] }

  private static func isLong(_ site: Site) -> Bool { site.archive.events.count > Paging.events }

  private static func timeline(
    _ id: String, at fixed: (@Sendable (SiteSettings) -> Route)? = nil,
    count: @escaping @Sendable (Site) -> Int = { _ in 1 },
    route: @escaping @Sendable (Place) -> Route = { _ in preconditionFailure("the kind has a fixed address") },
    paging: Paging? = Paging { _ in 1 }, title: @escaping @Sendable (Place) -> String,
    groups: @escaping @Sendable (Place) -> [TimelineGroup]
  ) -> PageKind {
    PageKind(
      "timeline", id: id,
      "The timeline, `/timeline/`; of more than 100 events those of the latest term, and pages of each term such as `/timeline/term/2020-2025/`.",
      texts: [Self.title, lead, InterfaceText("term-unknown", "group of what lacks this fact")], in: .timeline,
      at: fixed, count: count, route: route, paging: paging, title: title,
      description: { $0.site.theme.text(lead.key) },
      [
        .number("eventCount", "Events in the archive.") { $0.archive.events.count },
        .list(
          "ways", countedLinkVocabulary,
          "The terms with the number of their events; empty when there is nothing to choose."
        ) { place in
          guard isLong(place.site) else { return [] }
          let current = fixed == nil ? place.index : nil
          return place.site.timelineTerms.enumerated().map { index, term in
            CountedLink(
              title: term.title ?? place.site.theme.text("term-unknown"),
              url: place.site.url(timelineOfTerm.route(place.at(index))), count: term.events.count,
              isCurrent: index == current)
          }
        },
        .list("groups", timelineGroupVocabulary, "By term, in order of time; the undated last.", groups),
      ])
  }

  static let event = PageKind(
    "event", "The page of an event.",
    texts: [InterfaceText("event-description", "description of the page of an event", ["kind", "date"])],
    in: .timeline, count: { $0.archive.events.count }, route: { $0.site.settings.route(ofEvent: $0.event.id) },
    paging: Paging { $0.archive.plans(of: $0.event).count }, title: { $0.event.title },
    description: { place in
      let kind = place.site.label(place.event.kind)
      guard let date = place.event.held.label ?? place.event.planned.label else { return kind }
      return place.site.theme.text("event-description", [("kind", kind), ("date", date)])
    },
    [
      .text("kind", "Kind of event, as a label.") { $0.site.label($0.event.kind) },
      .text("level", "Level, as a label. May be absent.") { $0.site.label($0.event.level) },
      .group("organiser", linkVocabulary, "The body that holds it. May be absent.") { place in
        place.event.body.map { place.site.bodyLink(id: $0.value) }
      },
      .text("series", "Name of the series of numbered events. May be absent.") { $0.event.series },
      .text("ordinal", "Number in the series. May be absent.") { $0.event.ordinal.map { String($0) } },
      .text("term", "Term that it opens or belongs to. May be absent.") { $0.event.term },
      .text("termURL", "Page of the term. May be absent.") { place in
        place.event.term.map { place.site.url(Route.terms.page($0)) }
      },
      .text("date", "Date or span as it is printed. May be absent.") { $0.event.held.label },
      .text("planned", "Planned date or span as it is printed. May be absent.") { $0.event.planned.label },
      .text("status", "Status, as a label.") { $0.site.label($0.event.status) },
      .text("place", "Where it is held. May be absent.") { $0.event.place },
      .group("replacedBy", linkVocabulary, "The event that took the place of this one. May be absent.") {
        $0.replacedBy
      },
      .list("replaces", linkVocabulary, "Events that name this one as what replaced them.") { place in
        place.archive.events(replacedBy: place.event).map(place.site.eventLink)
      },
      .texts("aliases", "Other names under which documents cite the event.") { $0.event.aliases },
      .list("sources", linkVocabulary, "Where its facts come from.") { $0.event.sources.map(Link.init) },
      .html("body", "Headings start at level 2. May be absent.") { place throws(EnvironmentError) in
        try place.site.html(of: place.event.text, in: place.event.file)
      },
      .number("planCount", "Plans that serve the event, on all pages.") { $0.archive.plans(of: $0.event).count },
      .list("plans", planCardVocabulary, "Plans that serve the event: the part that this page shows.") {
        $0.at($0.archive.plans(of: $0.event).entries(on: $0))
      },
      .group("previous", linkVocabulary, "The event before this one in its series. May be absent.") { place in
        place.archive.neighbours(of: place.event).previous.map(place.site.eventLink)
      },
      .group("next", linkVocabulary, "The event after this one in its series. May be absent.") { place in
        place.archive.neighbours(of: place.event).next.map(place.site.eventLink)
      },
      .flag("isInternal", "Whether the whole event is for staff only.") { $0.event.isInternal },
      .internalNotes { $0.event.internalNotes },
    ])
}

extension Place {
  fileprivate var term: TimelineTerm { site.timelineTerms[index] }

  fileprivate var replacedBy: Link? {
    event.replacedBy.flatMap { archive.index(ofEvent: $0.value) }.map(site.eventLink)
  }
}

extension Event {
  var isOnlyPlanned: Bool { held.label == nil && planned.label != nil }
}

extension Event.Period {
  /// The days as they are printed; nil when none is known.
  var label: String? {
    switch (start, end) {
    case (let start?, let end?) where start == end: start.vietnamese
    case (let start?, let end?): start.vietnamese + " – " + end.vietnamese
    case (let start?, nil): start.vietnamese
    case (nil, let end?): "… – " + end.vietnamese
    case (nil, nil): nil
    }
  }
}
