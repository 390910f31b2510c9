/// The inferred window of a date of issue.
package final class WindowView: View {
  /// The window in words of the interface language.
  package let label: String
  /// What the window was inferred from.
  package let evidence: String?

  package init(label: String, evidence: String?) {
    self.label = label
    self.evidence = evidence
  }

  package static let fields = Fields<WindowView>(
    .text("label") { $0.label },
    .text("evidence") { $0.evidence }
  )
}
