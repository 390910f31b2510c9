// Views of events.

import Texts
import Citations
import Archiving
import Diagnostics
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

extension SiteMap {
  /// Plans that the timeline shows of an event; its own page has all.
  private static let shownPlans = 3

  private func link(of event: Event) -> LinkView {
    guard let link = eventLinks[event.id] else { preconditionFailure("every event has an address") }
    return link
  }

  func datedLink(_ event: Event) -> DatedLink {
    DatedLink(
      title: event.title, url: link(of: event).url, date: label(event.held) ?? label(event.planned))
  }

  var timelineIsLong: Bool { archive.events.count > Paging.events }

  /// All events by term, or if they are too many the first of the latest term, with ways to the others.
  func timelineView() -> TimelineView {
    var groups = timelineTerms.map { (title: $0.title, events: $0.events[...]) }
    if timelineIsLong {
      let latest = timelineTerms.last { $0.title != nil } ?? timelineTerms[0]
      groups = [(latest.title, latest.events.suffix(Paging.events))]
    }
    return timeline(.timeline, theme.text("timeline-title"), groups, nil, current: nil)
  }

  /// - Parameter term: an index into `timelineTerms`.
  func timelineView(term: Int, _ number: Int) -> TimelineView {
    let entry = timelineTerms[term]
    let name = theme.text("timeline-title") + " – " + (entry.title ?? theme.text("term-unknown"))
    return timeline(
      .timelineTerm(term, number), title(name, number),
      [(entry.title, Paging.entries(entry.events, on: number, Paging.events))],
      pager(number, of: entry.events.count, by: Paging.events) { .timelineTerm(term, $0) }, current: term)
  }

  private func timeline(
    _ page: Page, _ title: String, _ groups: [(title: String?, events: ArraySlice<Int>)], _ pager: PagerView?,
    current: Int?
  ) -> TimelineView {
    let ways = timelineIsLong ? timelineTerms : []
    return TimelineView(
      head: head(
        page, title: title, description: theme.text("timeline-description"), in: current == nil ? nil : .timeline),
      eventCount: archive.events.count,
      ways: ways.enumerated().map { index, term in
        CountedLink(
          title: term.title ?? theme.text("term-unknown"), url: link(.timelineTerm(index, 1)),
          count: term.events.count, note: nil, isCurrent: index == current)
      },
      groups: groups.map { title, events in
        TimelineGroup(
          term: title, url: title.map { link(Route.terms.page($0)) }, years: years(of: events))
      },
      pager: pager)
  }

  private func years(of events: ArraySlice<Int>) -> [TimelineYear] {
    var years: [(year: Int?, events: [EventCard])] = []
    for index in events {
      let event = archive.events[index]
      let year = event.firstDay?.year
      if years.isEmpty || years[years.count - 1].year != year { years.append((year, [])) }
      years[years.count - 1].events.append(card(event))
    }
    return years.map { TimelineYear(year: $0.year.map(String.init), events: $0.events) }
  }

  func card(_ event: Event) -> EventCard {
    let (held, planned) = (label(event.held), label(event.planned))
    let plans = archive.plans(of: event)
    return EventCard(
      title: event.title, url: link(of: event).url, kind: theme.text("kind-" + event.kind.rawValue),
      level: theme.text("level-" + event.level.rawValue), date: held ?? planned,
      isPlanned: held == nil && planned != nil, planned: held == nil || held == planned ? nil : planned,
      status: event.status == .held ? nil : theme.text("status-" + event.status.rawValue),
      replacedBy: event.replacedBy.flatMap { eventLinks[$0.value] }, place: event.place,
      plans: plans.prefix(Self.shownPlans).map { planCards[$0] }, morePlans: max(0, plans.count - Self.shownPlans),
      isInternal: event.isInternal)
  }

  func eventView(_ index: Int, _ number: Int) throws(EnvironmentError) -> EventView {
    let event = archive.events[index]
    let neighbours = archive.neighbours(of: event)
    let plans = archive.plans(of: event)
    return EventView(
      head: head(
        .event(index, number), title: title(event.title, number), description: description(event), in: .timeline),
      kind: theme.text("kind-" + event.kind.rawValue), level: theme.text("level-" + event.level.rawValue),
      organiser: event.body.map { link(ofBody: $0.value) }, series: event.series,
      ordinal: event.ordinal.map(String.init), term: event.term, termURL: event.term.map { link(Route.terms.page($0)) },
      date: label(event.held), planned: label(event.planned), status: theme.text("status-" + event.status.rawValue),
      place: event.place, replacedBy: event.replacedBy.flatMap { eventLinks[$0.value] },
      replaces: archive.events(replacedBy: event).map(link), aliases: event.aliases,
      sources: event.sources.map { ReferenceView(title: $0.title, url: $0.url) },
      body: try archive.html(of: event.text, in: event.file, from: spool), planCount: plans.count,
      plans: Paging.entries(plans, on: number).map { planCards[$0] },
      pager: pager(number, of: plans.count) { .event(index, $0) }, previous: neighbours.previous.map(link),
      next: neighbours.next.map(link), isInternal: event.isInternal, internalNotes: views(event.internalNotes))
  }

  private func description(_ event: Event) -> String {
    let kind = theme.text("kind-" + event.kind.rawValue)
    guard let date = label(event.held) ?? label(event.planned) else { return kind }
    return theme.text("event-description", [("kind", kind), ("date", date)])
  }
}
