import Texts

/// A closed set of named values that templates may read.
///
/// Views are objects, so that a template can go through them without copying what they hold, and pages that show the
/// same link share it.
package protocol View: AnyObject, Sendable {
  static var fields: Fields<Self> { get }
  /// The value of a field, by its index in `fields`.
  ///
  /// It is a requirement, so that each view has compiled code of its own for it: rendering does little else.
  func value(at field: Int) -> Value
}

/// The view of a whole page.
package protocol PageView: View {
  /// Name of the template that shows it: `templates/NAME.mustache`.
  static var template: String { get }
}

extension View {
  package func value(at field: Int) -> Value { Self.fields.all[field].value(self) }

  static var vocabulary: [Vocabulary] { fields.vocabulary }
}

/// A name of a view without the access to its value: what templates are checked against.
struct Vocabulary: Sendable {
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

extension Vocabulary.Kind {
  var identity: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "flag"
    case .number: "number"
    case .texts: "texts"
    case .list(let view): "list of \(view)"
    case .view(let view): "\(view)"
    }
  }

  /// The names that may follow this one behind a dot: the fields of a view, the number of elements of a list.
  var parts: [Vocabulary] {
    switch self {
    case .view(let view): view.vocabulary
    case .texts, .list: [Vocabulary(name: "count", kind: .number)]
    case .text, .html, .flag, .number: []
    }
  }

  func part(named name: String) -> Self? {
    parts.first { $0.name == name }?.kind
  }
}
