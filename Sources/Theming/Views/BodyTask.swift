/// A task of a body.
package final class BodyTask: View {
  package let planTitle: String
  package let planURL: String
  /// Link to its place in the text of the plan.
  package let url: String?
  /// What is to be done.
  package let content: String
  /// The other bodies of the task; those without a page have an empty address.
  package let others: [LinkView]

  package init(planTitle: String, planURL: String, url: String?, content: String, others: [LinkView]) {
    self.planTitle = planTitle
    self.planURL = planURL
    self.url = url
    self.content = content
    self.others = others
  }

  package static let fields = Fields<BodyTask>(
    .text("planTitle") { $0.planTitle },
    .text("planURL") { $0.planURL },
    .text("url") { $0.url },
    .text("content") { $0.content },
    .list("others") { $0.others }
  )
}
