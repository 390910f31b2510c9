/// A plan in a list.
package final class PlanCard: View {
  package let title: String
  package let url: String
  /// Kind of document, as a label.
  package let type: String
  /// Official number in its written form.
  package let number: String?
  /// Name of the issuing body.
  package let issuer: String
  /// Date of issue or, if `isInferred`, the wording of its window.
  package let date: String?
  /// Whether the date was inferred and is not stated by the document.
  package let isInferred: Bool
  /// Events that the plan serves.
  package let events: [LinkView]
  /// Whether the plan is for staff only.
  package let isInternal: Bool

  package init(
    title: String, url: String, type: String, number: String?, issuer: String, date: String?, isInferred: Bool,
    events: [LinkView], isInternal: Bool
  ) {
    self.title = title
    self.url = url
    self.type = type
    self.number = number
    self.issuer = issuer
    self.date = date
    self.isInferred = isInferred
    self.events = events
    self.isInternal = isInternal
  }

  package static let fields = Fields<PlanCard>(
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("type") { $0.type },
    .text("number") { $0.number },
    .text("issuer") { $0.issuer },
    .text("date") { $0.date },
    .flag("isInferred") { $0.isInferred },
    .list("events") { $0.events },
    .flag("isInternal") { $0.isInternal }
  )
}
