/// What the sections around a tag have opened, and what each name means among it.
///
/// A name is looked up from the innermost scope outwards. Each vocabulary answers for all its fields, also for absent ones,
/// so where a value is found depends on the template alone and is settled before any page is rendered.
struct Scopes {
  enum Meaning {
    /// A text of the theme, the same on all pages.
    case constant(String)
    case value(ValuePath, Name.Kind)

    var kind: Name.Kind {
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
  /// The page, then what each section has opened: nil is an element of a list of texts.
  private var scopes: [Names?]
  /// What `{{.}}` stands for.
  private var current: Meaning?

  init(of page: Names, constants: [String: String]) {
    self.constants = constants
    scopes = [page]
  }

  /// The names of interface texts and settings with what they stand for.
  static func constants(texts: [String: String], settings: [String: String]) -> [String: String] {
    var constants: [String: String] = [:]
    for (key, text) in texts { constants["text.\(key)"] = text }
    for (key, text) in settings { constants["settings.\(key)"] = text }
    return constants
  }

  /// What the meaning of names depends on. Of one vocabulary only the innermost use counts.
  var identity: [String] {
    var seen: Set<String> = []
    return scopes.reversed().compactMap { $0?.name }.filter { seen.insert($0).inserted }
      + (current.map { [$0.kind.description] } ?? [])
  }

  /// - Parameter name: as it stands in a tag, with its dots.
  func meaning(of name: String) throws(Unknown) -> Meaning {
    if name == "." {
      guard let current else { throw .currentValue }
      return current
    }
    if let constant = constants[name] { return .constant(constant) }
    let parts = name.split(separator: ".").map(String.init)
    // No vocabulary has fields of these names.
    if parts[0] == "text" || parts[0] == "settings" {
      throw .name(known: constants.keys.filter { $0.hasPrefix("\(parts[0]).") }.sorted())
    }
    for (scope, names) in scopes.enumerated().reversed() {
      guard let names, let field = names.all.firstIndex(where: { $0.name == parts[0] }) else { continue }
      var path = ValuePath(scope: scope, fields: [field])
      var kind = names.all[field].kind
      for (index, part) in parts.enumerated().dropFirst() {
        guard kind.parts.contains(part) else {
          let prefix = parts[..<index].joined(separator: ".")
          throw .name(known: kind.parts.map { "\(prefix).\($0)" })
        }
        if case .group(let group) = kind, let next = group.all.firstIndex(where: { $0.name == part }) {
          path.fields.append(next)
          kind = group.all[next].kind
        } else {
          path.isCount = true
          kind = .number
        }
      }
      return .value(path, kind)
    }
    throw .name(known: scopes.reversed().compactMap(\.self).flatMap(\.all).map(\.name))
  }

  /// The scopes inside a section. Only lists and groups become a scope; a single value is what `{{.}}` shows.
  func entering(_ meaning: Meaning) -> Self {
    var inner = self
    switch meaning.kind {
    case .flag: break
    case .text, .html, .number: inner.current = meaning
    case .texts:
      inner.current = .value(ValuePath(scope: scopes.count, fields: [0]), .text)
      inner.scopes.append(nil)
    case .list(let names), .group(let names):
      inner.current = nil
      inner.scopes.append(names)
    }
    return inner
  }
}

extension Name.Kind: CustomStringConvertible {
  /// The names that may follow behind a dot.
  fileprivate var parts: [String] {
    switch self {
    case .group(let group): group.all.map(\.name)
    case .list, .texts: ["count"]
    case .text, .html, .flag, .number: []
    }
  }

  /// As the guide of theme authors has it.
  package var description: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "flag"
    case .number: "number"
    case .texts: "texts"
    case .list(let names): "list of \(names.name)"
    case .group(let names): names.name
    }
  }
}

/// Where a value is found while a page is rendered.
struct ValuePath {
  /// Counted from the page inwards.
  let scope: Int
  /// The index of the name in that scope, then those of names in the groups that each gives.
  var fields: [Int]
  /// Whether the number of elements is meant.
  var isCount = false
}
