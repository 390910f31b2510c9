/// Who signed a plan.
package final class SignatoryView: View {
  /// In whose name: `T/M Ban Thường vụ`.
  package let authority: String?
  package let role: String?
  package let name: String?

  package init(authority: String?, role: String?, name: String?) {
    self.authority = authority
    self.role = role
    self.name = name
  }

  package static let fields = Fields<SignatoryView>(
    .text("authority") { $0.authority },
    .text("role") { $0.role },
    .text("name") { $0.name }
  )
}
