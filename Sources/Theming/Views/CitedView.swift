/// A document that a plan carries out or cites.
package final class CitedView: View {
  package let number: String
  package let title: String?
  package let date: String?
  /// Page of the document or plan.
  package let url: String?

  package init(number: String, title: String?, date: String?, url: String?) {
    self.number = number
    self.title = title
    self.date = date
    self.url = url
  }

  package static let fields = Fields<CitedView>(
    .text("number") { $0.number },
    .text("title") { $0.title },
    .text("date") { $0.date },
    .text("url") { $0.url }
  )
}
