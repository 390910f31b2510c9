/// The fields of a view: declared once, they serve both the check of templates and the access when rendering.
package struct Fields<Owner: View>: Sendable {
  let all: [Field]
  private let positions: [String: Int]

  init(_ fields: Field...) {
    self.init(all: fields)
  }

  /// The fields of a page: those of its head stand beside its own.
  init(head: @escaping @Sendable (Owner) -> PageHead, _ fields: Field...) {
    let inherited = PageHead.fields.all.map { field in
      Field(name: field.name, kind: field.kind) { field.value(head($0)) }
    }
    self.init(all: inherited + fields)
  }

  private init(all: [Field]) {
    self.all = all
    positions = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
  }

  subscript(name: String) -> Field? {
    positions[name].map { all[$0] }
  }

  struct Field: Sendable {
    let name: String
    let kind: Vocabulary.Kind
    /// The value in the form that the renderer takes.
    let value: @Sendable (Owner) -> Any

    /// A plain text; absent and empty are the same to a template.
    static func text(_ name: String, _ get: @escaping @Sendable (Owner) -> String?) -> Self {
      Self(name: name, kind: .text) { Scalar(text: get($0)) }
    }

    /// A piece of finished HTML.
    static func html(_ name: String, _ get: @escaping @Sendable (Owner) -> String?) -> Self {
      Self(name: name, kind: .html) { Scalar(html: get($0)) }
    }

    static func flag(_ name: String, _ get: @escaping @Sendable (Owner) -> Bool) -> Self {
      Self(name: name, kind: .flag) { get($0) }
    }

    static func number(_ name: String, _ get: @escaping @Sendable (Owner) -> Int) -> Self {
      Self(name: name, kind: .number) { Scalar(number: get($0)) }
    }

    static func texts(_ name: String, _ get: @escaping @Sendable (Owner) -> [String]) -> Self {
      Self(name: name, kind: .texts) { list(get($0).map { Scalar(text: $0) }) }
    }

    static func list<Element: View>(_ name: String, _ get: @escaping @Sendable (Owner) -> [Element]) -> Self {
      Self(name: name, kind: .list(Element.self)) { list(get($0).map { Scope($0) }) }
    }

    static func view<Part: View>(_ name: String, _ get: @escaping @Sendable (Owner) -> Part?) -> Self {
      Self(name: name, kind: .view(Part.self)) { owner in
        if let part = get(owner) { Scope(part) } else { Scalar.absent }
      }
    }

    private static func list(_ elements: [some Any]) -> Any {
      elements.isEmpty ? EmptyList() : List(elements: elements)
    }
  }
}
