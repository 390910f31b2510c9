import Archiving
import Citations
import Diagnostics
import Records
import Texts

extension PageHead {
  static let event = PageHead(
    type: "article",
    terms: { [("type", $0.site.label($0.event.kind)), ("spatial", $0.event.place)] },
    thing: { place in
      let (site, event) = (place.site, place.event)
      let isMoved = event.status == .rescheduled && event.held.start != nil && event.planned.start != event.held.start
      return .thing(
        "Event",
        [
          ("@id", .string(site.absolute(site.eventURLs[place.index]))), ("name", .string(event.title)),
          ("alternateName", .array(event.aliases.map(JSON.string))),
          ("startDate", (event.held.start ?? event.planned.start).map { .string($0.iso) }),
          ("endDate", (event.held.start == nil ? event.planned : event.held).end.map { .string($0.iso) }),
          ("previousStartDate", isMoved ? event.planned.start.map { .string($0.iso) } : nil),
          ("eventStatus", .string("https://schema.org/" + event.status.schemaName)),
          ("location", event.place.map { .thing("Place", [("name", .string($0))]) }),
          ("organizer", event.body.map { .thing("Organization", named: site.bodyLink(id: $0.value), in: site) }),
        ])
    },
    neighbours: { place in
      let (previous, next) = place.archive.neighbours(of: place.event)
      return (previous.map { place.site.eventURLs[$0] }, next.map { place.site.eventURLs[$0] })
    })
}

extension Event.Status {
  /// The value of `eventStatus`; that an event was held, or counted anew, has none of its own.
  fileprivate var schemaName: String {
    switch self {
    case .planned, .held, .renumbered: "EventScheduled"
    case .rescheduled: "EventRescheduled"
    case .cancelled: "EventCancelled"
    }
  }
}
