/// A closed set of named values that templates may read.
package protocol View: Sendable {
  static var fields: Fields<Self> { get }
}

/// The view of a whole page.
package protocol PageView: View {
  /// Name of the template that shows it: `templates/NAME.mustache`.
  static var template: String { get }
}

extension View {
  static var vocabulary: [Vocabulary] { fields.all.map { Vocabulary(name: $0.name, kind: $0.kind) } }
}

/// A name of a view without the access to its value: what a template can be checked against.
struct Vocabulary {
  let name: String
  let kind: Kind

  enum Kind: Sendable {
    case text, html, flag, number
    /// A list of texts, each shown with `{{.}}`.
    case texts
    case list(any View.Type)
    case view(any View.Type)
  }
}
