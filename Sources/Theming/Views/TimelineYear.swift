/// The events of one year.
package final class TimelineYear: View {
  /// Absent for events whose year is not known.
  package let year: String?
  /// In order of time.
  package let events: [EventCard]

  package init(year: String?, events: [EventCard]) {
    self.year = year
    self.events = events
  }

  package static let fields = Fields<TimelineYear>(
    .text("year") { $0.year },
    .list("events") { $0.events }
  )
}
