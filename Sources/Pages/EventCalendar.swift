// Events for calendars: iCalendar (RFC 5545) with the properties of a calendar to subscribe to (RFC 7986).

import Archiving
import Citations
package import Records
import Texts
import Theming

/// The events whose first day is known. One that took place under another name stands there under that name only.
package struct EventCalendar: Sendable {
  private let site: Site
  private let base: BaseURL
  fileprivate let title: String
  package let route: Route
  private let events: [(event: Event, days: (first: String, end: String?))]

  private init?(_ site: Site, _ base: BaseURL, title: String, file: String, events: [Event]) {
    self.events = events.compactMap { event in event.days.map { (event, $0) } }
    if self.events.isEmpty { return nil }
    (self.site, self.base) = (site, base)
    self.title = title + " – " + site.settings.title
    route = Route(path: file)
  }

  /// That of all events and that of those that were not held yet, cancelled ones with them, so that calendars learn of it; none
  /// without a base URL.
  package static func all(of site: Site) -> [EventCalendar] {
    guard let base = site.settings.baseURL else { return [] }
    let events = site.archive.events.filter { $0.status != .renumbered || $0.replacedBy == nil }
    return [
      EventCalendar(site, base, title: site.theme.text("timeline-title"), file: "events.ics", events: events),
      EventCalendar(
        site, base, title: site.theme.text("calendar-planned"), file: "events-planned.ics",
        events: events.filter { $0.calendarStatus != "CONFIRMED" }),
    ].compactMap(\.self)
  }

  /// The file.
  package var bytes: [UInt8] {
    var text: [UInt8] = []
    func add(_ name: String, _ value: String?) { if let value { text.append(contentLine: name, value) } }
    add("BEGIN", "VCALENDAR")
    add("VERSION", "2.0")
    add("PRODID", "-//plan-archive//NONSGML plan-archive//VI")
    add("NAME", title.asCalendarText)
    add("DESCRIPTION", site.settings.description?.asCalendarText)
    add("URL", base.absolute(site.settings.route(of: .timeline)))
    add("SOURCE;VALUE=URI", base.absolute(route))
    add("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    for (event, days) in events {
      let url = base.absolute(site.settings.route(ofEvent: event.id))
      add("BEGIN", "VEVENT")
      add("UID", url.asCalendarText)
      // Not of the clock: the same content makes the same file.
      add("DTSTAMP", days.first + "T000000Z")
      add("DTSTART;VALUE=DATE", days.first)
      add("DTEND;VALUE=DATE", days.end)
      add("SUMMARY", event.title.asCalendarText)
      add("LOCATION", event.place?.asCalendarText)
      add("URL", url)
      add("STATUS", event.calendarStatus)
      add("TRANSP", "TRANSPARENT")
      add("END", "VEVENT")
    }
    add("END", "VCALENDAR")
    return text
  }
}

extension Site {
  /// Links to the calendars that there are.
  var calendarLinks: [HeadLink] {
    EventCalendar.all(of: self).map {
      HeadLink(rel: "alternate", type: "text/calendar", title: $0.title, route: $0.route)
    }
  }
}

extension Event {
  /// The first day and the day behind the last, which is nil when that is not known; nil when the first is not. What was planned
  /// is no day of an event that was moved away from it.
  fileprivate var days: (first: String, end: String?)? {
    let period = held.start != nil || status == .rescheduled ? held : planned
    guard let first = period.start, first.day != nil else { return nil }
    return (first.basicISO, (period.end ?? first).nextDay?.basicISO)
  }

  fileprivate var calendarStatus: String {
    switch status {
    case .cancelled: "CANCELLED"
    case .planned: "TENTATIVE"
    case .held, .rescheduled, .renumbered: "CONFIRMED"
    }
  }
}

extension DocumentDate {
  /// `20260119`
  fileprivate var basicISO: String { iso.filter { $0 != "-" } }
}
