/// A task that a plan gives.
package final class TaskView: View {
  /// Responsible bodies; those without a page have an empty address.
  package let leads: [LinkView]
  /// Coordinating bodies; those without a page have an empty address.
  package let partners: [LinkView]
  /// What is to be done.
  package let content: String
  /// Link to its place in the text of the plan.
  package let url: String?

  package init(leads: [LinkView], partners: [LinkView], content: String, url: String?) {
    self.leads = leads
    self.partners = partners
    self.content = content
    self.url = url
  }

  package static let fields = Fields<TaskView>(
    .list("leads") { $0.leads },
    .list("partners") { $0.partners },
    .text("content") { $0.content },
    .text("url") { $0.url }
  )
}
