import Archiving
import Citations
import Diagnostics
import Records
import Texts

extension PageHead {
  static let event = PageHead(
    type: "article",
    terms: { place, head in
      head.add(term: "type", place.site.label(place.event.kind))
      head.add(term: "spatial", place.event.place)
    },
    thing: { place in
      let (site, event) = (place.site, place.event)
      let isMoved = event.status == .rescheduled && event.planned.start != event.held.start
      // What was planned is no date of an event that was moved away from it.
      let period = event.held.start != nil || event.status == .rescheduled ? event.held : event.planned
      return .thing(
        "Event",
        [
          ("@id", .string(site.absolute(site.eventURLs[place.index]))), ("name", .string(event.title)),
          ("alternateName", .array(event.aliases.map(JSON.string))),
          ("startDate", period.start.map { .string($0.iso) }), ("endDate", period.end.map { .string($0.iso) }),
          ("previousStartDate", isMoved ? event.planned.start.map { .string($0.iso) } : nil),
          ("eventStatus", .string("https://schema.org/" + event.schemaStatus)),
          ("location", event.place.map { .thing("Place", [("name", .string($0))]) }),
          ("organizer", event.body.map { .thing("Organization", named: site.bodyLink(id: $0.value), in: site) }),
        ])
    },
    neighbours: { place in
      let (previous, next) = place.archive.neighbours(of: place.event)
      return (previous.map { place.site.eventURLs[$0] }, next.map { place.site.eventURLs[$0] })
    })
}

extension Event {
  /// The value of `eventStatus`; that an event was held, or counted anew, has none of its own.
  fileprivate var schemaStatus: String {
    switch status {
    case .planned, .held, .renumbered: "EventScheduled"
    case .rescheduled: held.start == nil ? "EventPostponed" : "EventRescheduled"
    case .cancelled: "EventCancelled"
    }
  }
}
