// Views of events.

import Archiving
import Diagnostics
import Theming

extension SiteMap {
  func linkView(_ event: Event) -> LinkView {
    LinkView(title: event.title, url: link(settings.route(ofEvent: event.id)))
  }

  func datedLink(_ event: Event) -> DatedLink {
    DatedLink(
      title: event.title, url: link(settings.route(ofEvent: event.id)), date: label(event.held) ?? label(event.planned))
  }

  func timelineView() -> TimelineView {
    var groups: [(year: Int?, events: [EventCard])] = []
    for event in archive.events {
      let year = event.firstDay?.year
      if groups.last?.year == year, !groups.isEmpty {
        groups[groups.count - 1].events.append(card(event))
      } else {
        groups.append((year, [card(event)]))
      }
    }
    return TimelineView(
      head: head(.timeline, title: theme.text("timeline-title"), description: theme.text("timeline-description")),
      eventCount: archive.events.count, ways: [],
      groups: groups.isEmpty
        ? []
        : [
          TimelineGroup(
            term: nil, url: nil,
            years: groups.map { TimelineYear(year: $0.year.map(String.init), events: $0.events) })
        ])
  }

  private func card(_ event: Event) -> EventCard {
    let held = label(event.held)
    return EventCard(
      title: event.title, url: link(settings.route(ofEvent: event.id)), kind: theme.text("kind-" + event.kind.rawValue),
      level: theme.text("level-" + event.level.rawValue), date: held ?? label(event.planned),
      isPlanned: held == nil && label(event.planned) != nil, planned: nil,
      status: event.status == .held ? nil : theme.text("status-" + event.status.rawValue),
      replacedBy: nil, place: event.place, plans: archive.plans(of: event).map(card), morePlans: 0,
      isInternal: event.isInternal)
  }

  func eventView(_ index: Int) throws(EnvironmentError) -> EventView {
    let event = archive.events[index]
    let neighbours = archive.neighbours(of: event)
    return EventView(
      head: head(.event(index), title: event.title, description: description(event), in: .timeline),
      kind: theme.text("kind-" + event.kind.rawValue), level: theme.text("level-" + event.level.rawValue),
      organiser: event.body.map { LinkView(title: name(ofBody: $0.value), url: "") }, series: event.series,
      ordinal: event.ordinal.map(String.init),
      term: event.term, termURL: nil, date: label(event.held), planned: label(event.planned),
      status: theme.text("status-" + event.status.rawValue), place: event.place,
      replacedBy: event.replacedBy.flatMap { archive.event($0.value) }.map(linkView),
      replaces: archive.events(replacedBy: event).map(linkView), aliases: event.aliases,
      sources: event.sources.map { ReferenceView(title: $0.title, url: $0.url) },
      body: try archive.html(of: event.text, in: event.file, from: spool),
      planCount: archive.plans(of: event).count, plans: archive.plans(of: event).map(card), pager: nil,
      previous: neighbours.previous.map(linkView),
      next: neighbours.next.map(linkView), isInternal: event.isInternal, internalNotes: views(event.internalNotes))
  }

  private func description(_ event: Event) -> String {
    let kind = theme.text("kind-" + event.kind.rawValue)
    guard let date = label(event.held) ?? label(event.planned) else { return kind }
    return theme.text("event-description", [("kind", kind), ("date", date)])
  }
}
