/// A recipient of a plan.
package final class RecipientView: View {
  package let name: String
  /// Such as “to carry out”.
  package let note: String?

  package init(name: String, note: String?) {
    self.name = name
    self.note = note
  }

  package static let fields = Fields<RecipientView>(
    .text("name") { $0.name },
    .text("note") { $0.note }
  )
}
