/// One place where a slogan is listed.
package final class SloganListing: View {
  package let planTitle: String
  package let planURL: String
  /// Number of the item in the plan.
  package let number: Int
  /// Link to the item in the plan.
  package let url: String
  /// Exact wording in this plan.
  package let wording: String
  /// Whether the exact wording differs from the one shown for the entry.
  package let isDifferent: Bool
  /// Year of the plan or, if `isInferred`, the wording of its window.
  package let date: String?
  /// Whether the date was inferred and is not stated by the document.
  package let isInferred: Bool

  package init(
    planTitle: String, planURL: String, number: Int, url: String, wording: String, isDifferent: Bool, date: String?,
    isInferred: Bool
  ) {
    self.planTitle = planTitle
    self.planURL = planURL
    self.number = number
    self.url = url
    self.wording = wording
    self.isDifferent = isDifferent
    self.date = date
    self.isInferred = isInferred
  }

  package static let fields = Fields<SloganListing>(
    .text("planTitle") { $0.planTitle },
    .text("planURL") { $0.planURL },
    .number("number") { $0.number },
    .text("url") { $0.url },
    .text("wording") { $0.wording },
    .flag("isDifferent") { $0.isDifferent },
    .text("date") { $0.date },
    .flag("isInferred") { $0.isInferred }
  )
}
