import Files
import Texts

/// What the sections around a tag have opened, and what each name means among it.
///
/// A name is looked up from the innermost view outwards. Each view answers for all its fields, also for absent ones, so
/// where a value is found depends on the template alone and is settled before any page is rendered.
struct Scopes {
  enum Meaning {
    /// A text of the theme, the same on all pages.
    case constant(String)
    case value(ValuePath, Vocabulary.Kind)

    var kind: Vocabulary.Kind {
      switch self {
      case .constant: .text
      case .value(_, let kind): kind
      }
    }
  }

  /// A name means nothing at its place.
  enum Unknown: Error {
    /// - Parameter known: the names that mean something.
    case name(known: [String])
    /// It was `.`, and no section has been opened for a single value.
    case currentValue
  }

  /// Interface texts and settings by name: `text.nav-home`, `settings.footer`.
  private let constants: [String: String]
  /// The page, then each view that a section has opened.
  private var views: [any View.Type]
  /// What `{{.}}` stands for.
  private var current: Meaning?

  init(of page: any View.Type, constants: [String: String]) {
    self.constants = constants
    views = [page]
  }

  /// The names of interface texts and settings with what they stand for.
  static func constants(texts: [String: String], settings: [String: String]) -> [String: String] {
    var constants: [String: String] = [:]
    for (key, text) in texts { constants["text.\(key)"] = text }
    for (key, text) in settings { constants["settings.\(key)"] = text }
    return constants
  }

  /// What the meaning of names depends on. Of one view only the innermost use counts.
  var identity: [String] {
    var seen: Set<String> = []
    let views = views.reversed().map { "\($0)" }.filter { seen.insert($0).inserted }
    return views + (current.map { [$0.kind.identity] } ?? [])
  }

  /// - Parameter name: as it stands in a tag, with its dots.
  func meaning(of name: String) throws(Unknown) -> Meaning {
    if name == "." {
      guard let current else { throw .currentValue }
      return current
    }
    if let constant = constants[name] { return .constant(constant) }
    let parts = name.split(separator: ".").map(String.init)
    // No view has fields of these names.
    if parts[0] == "text" || parts[0] == "settings" {
      throw .name(known: constants.keys.filter { $0.hasPrefix("\(parts[0]).") }.sorted())
    }
    for (scope, view) in views.enumerated().reversed() {
      guard let field = view.vocabulary.firstIndex(where: { $0.name == parts[0] }) else { continue }
      var kind = view.vocabulary[field].kind
      var path = ValuePath(scope: scope, field: field)
      for (index, part) in parts.enumerated().dropFirst() {
        guard let next = kind.parts.firstIndex(where: { $0.name == part }) else {
          let prefix = parts[..<index].joined(separator: ".")
          throw .name(known: kind.parts.map { "\(prefix).\($0.name)" })
        }
        if case .view = kind { path.parts.append(next) } else { path.isCount = true }
        kind = kind.parts[next].kind
      }
      return .value(path, kind)
    }
    throw .name(known: views.reversed().flatMap { $0.vocabulary }.map(\.name))
  }

  /// The scopes inside a section. Only lists and views become a scope; a single value is what `{{.}}` shows.
  func entering(_ meaning: Meaning) -> Self {
    var inner = self
    switch meaning.kind {
    case .flag:
      break
    case .text, .html, .number:
      inner.current = meaning
    case .texts:
      inner.current = .value(ValuePath(scope: views.count, field: 0), .text)
      inner.views.append(TextElement.self)
    case .list(let view), .view(let view):
      inner.current = nil
      inner.views.append(view)
    }
    return inner
  }
}

/// Where a value is found while a page is rendered.
struct ValuePath: Sendable {
  /// Counted from the page inwards.
  let scope: Int
  /// Index of the field in the view of that scope.
  let field: Int
  /// Indices of further fields, each in the view that the one before holds.
  var parts: [Int] = []
  /// Whether the number of elements is meant.
  var isCount = false
}
