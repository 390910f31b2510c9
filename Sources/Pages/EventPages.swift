import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

/// Some events as a page shows them under one heading.
private struct TimelineGroup: Sendable {
  let title: String
  let url: String?
  let events: [Place]

  init(_ place: Place, _ term: TimelineTerm, _ events: some Sequence<Int>) {
    title = term.title
    let hasPage = place.archive.terms.contains { $0.key == term.key }
    url = hasPage ? place.site.url(Route.terms.page(term.key)) : nil
    self.events = place.at(events)
  }

  private init(undated events: [Place], _ theme: Theme) {
    (title, url, self.events) = (theme.text("timeline-undated"), nil, events)
  }

  /// All events in order of time, with a heading wherever the term changes; the undated last.
  static func all(at place: Place) -> [TimelineGroup] {
    let terms = place.site.timelineTerms
    var termOfEvent = Array(repeating: 0, count: place.archive.events.count)
    for (index, term) in terms.enumerated() { for event in term.events { termOfEvent[event] = index } }
    let undated = place.archive.events.firstIndex { $0.firstDay == nil } ?? place.archive.events.count
    var groups: [TimelineGroup] = []
    var rest = termOfEvent.indices[..<undated]
    while let first = rest.first {
      let run = rest.prefix { termOfEvent[$0] == termOfEvent[first] }
      groups.append(TimelineGroup(place, terms[termOfEvent[first]], run))
      rest = rest[run.endIndex...]
    }
    if undated < termOfEvent.count {
      groups.append(TimelineGroup(undated: place.at(undated..<termOfEvent.count), place.site.theme))
    }
    return groups
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
  "TimelineGroup", "Events under one heading.",
  [
    .text("title", "The term, “before” or “after” one, or what is not known.") { $0.title },
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
    .html("mark", "The sign of the event in the picture of the timeline.") {
      EventMark.picture(EventMark.markup($0.event))
    },
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
    guard let latest = latest(place.site) else { return TimelineGroup.all(at: place) }
    let term = place.site.timelineTerms[latest]
    return [TimelineGroup(place, term, term.events.suffix(Paging.events))]
  }

  /// The term that `/timeline/` shows of a long timeline: an index into `Site.timelineTerms`.
  private static func latest(_ site: Site) -> Int? {
    isLong(site) ? site.timelineTerms.lastIndex { !["unknown", "after"].contains($0.key) } ?? 0 : nil
  }

  static let timelineOfTerm = timeline(
    "timeline-of-term", count: { isLong($0) ? $0.timelineTerms.count : 0 },
    route: { $0.site.settings.route(of: .timeline).page("term").page($0.term.key) },
    paging: Paging(size: Paging.events) { $0.term.events.count },
    title: { $0.site.theme.text(title.key) + " – " + $0.term.title }
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
      texts: [Self.title, lead] + timelineTexts, in: .timeline,
      at: fixed, count: count, route: route, paging: paging, title: title,
      description: { $0.description(lead, ofPart: fixed == nil ? title($0) : nil) },
      head: PageHead(links: { fixed == nil ? [] : $0.site.calendarLinks }),
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
              title: term.title, url: place.site.url(timelineOfTerm.route(place.at(index))), count: term.events.count,
              isCurrent: index == current)
          }
        },
        .list("groups", timelineGroupVocabulary, "In order of time; the undated last.", groups),
        .html("picture", "The events with their plans as a picture, a row for each term. May be absent.") { place in
          guard place.number == 1 else { return nil }
          let terms = place.site.timelineTerms.indices
          let shown = fixed == nil ? place.index : latest(place.site)
          return TimelinePicture(place.site, terms: shown.map { $0..<($0 + 1) } ?? terms).drawn()
        },
        .list("legend", legendVocabulary, "The signs of the picture, and of the list beside it.") { place in
          EventMark.legend(place.site.theme)
        },
      ])
  }

  private static let timelineTexts =
    EventMark.texts + [
      InterfaceText("term-unknown", "group of what lacks this fact"),
      InterfaceText("record-term", "name of a term on the timeline"),
      InterfaceText("timeline-undated", "group of the timeline"),
      InterfaceText("timeline-term", "name of a term between two congresses", ["number"]),
      InterfaceText("timeline-before", "name of the time before the first term", ["term"]),
      InterfaceText("timeline-after", "name of the time after the last term", ["term"]),
      InterfaceText("calendar-planned", "name of the calendar of events that were not held yet"),
      InterfaceText("lane-national", "part of a row of the timeline, in a word"),
      InterfaceText("lane-provincial", "part of a row of the timeline, in a word"),
      InterfaceText("lane-commune", "part of a row of the timeline, in a word"),
      InterfaceText("plans-of-month", "a bar of the timeline", ["time", "count"]),
    ]

  private static let legendVocabulary = Vocabulary<(mark: [UInt8], label: String)>(
    "Sign", "A sign of a picture.",
    [
      .html("mark", "The sign.") { $0.mark },
      .text("label", "What it means.") { $0.label },
    ])

  static let event = PageKind(
    "event", "The page of an event.",
    texts: [InterfaceText("event-description", "description of the page of an event", ["kind", "date"])],
    in: .timeline, count: { $0.archive.events.count }, route: { $0.site.settings.route(ofEvent: $0.event.id) },
    paging: Paging { $0.archive.plans(of: $0.event).count }, title: { $0.event.title },
    description: { place in
      let kind = place.site.label(place.event.kind)
      let date = place.event.held.label ?? place.event.planned.label
      let facts = date.map { place.site.theme.text("event-description", [("kind", kind), ("date", $0)]) }
      return place.event.title + " – " + (facts ?? kind)
    }, head: .event,
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
