/// A document that a plan carries out.
package struct CitedView: View {
  package let number: String
  package let title: String?
  package let date: String?

  package init(number: String, title: String?, date: String?) {
    self.number = number
    self.title = title
    self.date = date
  }

  package static let fields = Fields<CitedView>(
    .text("number") { $0.number },
    .text("title") { $0.title },
    .text("date") { $0.date }
  )
}
