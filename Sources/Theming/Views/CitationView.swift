/// A place in a plan that cites a document.
package final class CitationView: View {
  package let planTitle: String
  package let planURL: String
  /// Link to the place in the plan.
  package let url: String
  /// The sentence up to the number, with the space at its end.
  package let before: String
  /// The number as the plan writes it.
  package let number: String
  /// The sentence from the number on.
  package let after: String
  /// Date of the plan or, if `isInferred`, the wording of its window.
  package let date: String?
  /// Whether the date was inferred and is not stated by the document.
  package let isInferred: Bool

  package init(
    planTitle: String, planURL: String, url: String, before: String, number: String, after: String, date: String?,
    isInferred: Bool
  ) {
    self.planTitle = planTitle
    self.planURL = planURL
    self.url = url
    self.before = before
    self.number = number
    self.after = after
    self.date = date
    self.isInferred = isInferred
  }

  package static let fields = Fields<CitationView>(
    .text("planTitle") { $0.planTitle },
    .text("planURL") { $0.planURL },
    .text("url") { $0.url },
    .text("before") { $0.before },
    .text("number") { $0.number },
    .text("after") { $0.after },
    .text("date") { $0.date },
    .flag("isInferred") { $0.isInferred }
  )
}
