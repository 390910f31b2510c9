/// The events of one term.
package final class TimelineGroup: View {
  /// Absent for events that belong to no known term.
  package let term: String?
  /// Page of the term.
  package let url: String?
  /// In order of time.
  package let years: [TimelineYear]

  package init(term: String?, url: String?, years: [TimelineYear]) {
    self.term = term
    self.url = url
    self.years = years
  }

  package static let fields = Fields<TimelineGroup>(
    .text("term") { $0.term },
    .text("url") { $0.url },
    .list("years") { $0.years }
  )
}
