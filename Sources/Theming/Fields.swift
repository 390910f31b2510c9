import Texts

/// The fields of a view: declared once, they serve both the check of templates and the access when rendering.
package struct Fields<Owner: View>: Sendable {
  /// Templates are compiled to the indices of fields in this order.
  let all: [Field]
  let vocabulary: [Vocabulary]

  private init(all: [Field]) {
    self.all = all
    vocabulary = all.map { Vocabulary(name: $0.name, kind: $0.kind) }
  }

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

  struct Field: Sendable {
    let name: String
    let kind: Vocabulary.Kind
    let value: @Sendable (Owner) -> Value

    /// A plain text; absent and empty are the same to a template.
    static func text(_ name: String, _ get: @escaping @Sendable (Owner) -> String?) -> Self {
      Self(name: name, kind: .text) { .text(get($0) ?? "") }
    }

    /// A piece of finished HTML in UTF-8; absent and empty are the same to a template.
    static func html(_ name: String, _ get: @escaping @Sendable (Owner) -> [UInt8]?) -> Self {
      Self(name: name, kind: .html) { .html(get($0) ?? []) }
    }

    static func flag(_ name: String, _ get: @escaping @Sendable (Owner) -> Bool) -> Self {
      Self(name: name, kind: .flag) { .flag(get($0)) }
    }

    static func number(_ name: String, _ get: @escaping @Sendable (Owner) -> Int) -> Self {
      Self(name: name, kind: .number) { .number(get($0)) }
    }

    static func texts(_ name: String, _ get: @escaping @Sendable (Owner) -> [String]) -> Self {
      Self(name: name, kind: .texts) { .views(Views(get($0))) }
    }

    static func list<Element: View>(_ name: String, _ get: @escaping @Sendable (Owner) -> [Element]) -> Self {
      Self(name: name, kind: .list(Element.self)) { .views(Views(get($0))) }
    }

    static func view<Part: View>(_ name: String, _ get: @escaping @Sendable (Owner) -> Part?) -> Self {
      Self(name: name, kind: .view(Part.self)) { .view(get($0)) }
    }
  }
}
