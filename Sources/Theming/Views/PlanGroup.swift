/// The plans of one year.
package final class PlanGroup: View {
  /// Absent for the group of plans whose year is not known.
  package let year: String?
  package let plans: [PlanCard]

  package init(year: String?, plans: [PlanCard]) {
    self.year = year
    self.plans = plans
  }

  package static let fields = Fields<PlanGroup>(
    .text("year") { $0.year },
    .list("plans") { $0.plans }
  )
}
