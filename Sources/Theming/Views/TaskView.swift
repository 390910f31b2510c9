/// A task that a plan gives.
package struct TaskView: View {
  /// Names of the responsible bodies.
  package let leads: [String]
  /// Names of the coordinating bodies.
  package let partners: [String]
  /// What is to be done.
  package let content: String

  package init(leads: [String], partners: [String], content: String) {
    self.leads = leads
    self.partners = partners
    self.content = content
  }

  package static let fields = Fields<TaskView>(
    .texts("leads") { $0.leads },
    .texts("partners") { $0.partners },
    .text("content") { $0.content }
  )
}
