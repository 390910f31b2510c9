package import Diagnostics

/// The names that a template may read where an `Item` is shown, each declared once with its kind, meaning and value.
///
/// Values are looked up in the item when a template asks for them; nothing is prepared.
package final class Vocabulary<Item: Sendable>: Sendable {
  package let names: Names
  fileprivate let values: [Field<Item>.Get]

  /// - Parameters:
  ///   - name: its heading in the guide of theme authors. Vocabularies of one name have the same fields, over other items.
  ///   - summary: what is shown, in one sentence for the guide.
  package init(_ name: String, _ summary: String, _ fields: [Field<Item>]) {
    names = Names(name: name, summary: summary, all: fields.map(\.name))
    values = fields.map(\.get)
  }

  /// The item as templates see it.
  package func scope(_ item: Item) -> any Scope { ItemScope(item: item, vocabulary: self) }
}

/// The names of a vocabulary without the access to values: what templates are checked against, and what the guide lists.
package final class Names: Sendable {
  package let name: String
  package let summary: String
  package let all: [Name]

  fileprivate init(name: String, summary: String, all: [Name]) {
    self.name = name
    self.summary = summary
    self.all = all
  }
}

/// A name that templates may read.
package struct Name: Sendable {
  package enum Kind: Sendable {
    case text, html, flag, number
    /// A list of texts, each shown with `{{.}}`.
    case texts
    case list(Names)
    /// A part with names of its own, which can be absent.
    case group(Names)
  }

  package let name: String
  package let kind: Kind
  /// For the guide of theme authors: one sentence, and “May be absent.” where that can be.
  package let meaning: String
}

/// A name with its value in an item.
package struct Field<Item: Sendable>: Sendable {
  fileprivate typealias Get = @Sendable (Item) throws(EnvironmentError) -> Value

  fileprivate let name: Name
  fileprivate let get: Get

  private init(_ name: String, _ kind: Name.Kind, _ meaning: String, _ get: @escaping Get) {
    self.name = Name(name: name, kind: kind, meaning: meaning)
    self.get = get
  }

  /// A plain text; absent and empty are the same to a template.
  package static func text(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> String?) -> Self {
    Self(name, .text, meaning) { .text(get($0) ?? "") }
  }

  /// A piece of finished HTML in UTF-8; absent and empty are the same to a template.
  package static func html(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) throws(EnvironmentError) -> [UInt8]?
  ) -> Self {
    Self(name, .html, meaning) { item throws(EnvironmentError) in .html(try get(item) ?? []) }
  }

  package static func flag(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Bool) -> Self {
    Self(name, .flag, meaning) { .flag(get($0)) }
  }

  package static func number(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Int) -> Self {
    Self(name, .number, meaning) { .number(get($0)) }
  }

  package static func texts(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> [String]) -> Self {
    Self(name, .texts, meaning) { .list(get($0).map(TextScope.init)) }
  }

  /// A list of items with names of their own.
  package static func list<Element>(
    _ name: String, _ vocabulary: Vocabulary<Element>, _ meaning: String,
    _ get: @escaping @Sendable (Item) -> [Element]
  ) -> Self {
    Self(name, .list(vocabulary.names), meaning) { .list(get($0).map(vocabulary.scope)) }
  }

  /// A part with names of its own.
  package static func group<Part>(
    _ name: String, _ vocabulary: Vocabulary<Part>, _ meaning: String, _ get: @escaping @Sendable (Item) -> Part?
  ) -> Self {
    Self(name, .group(vocabulary.names), meaning) { .group(get($0).map(vocabulary.scope)) }
  }
}

/// Where names are looked up while a page is rendered.
package protocol Scope: Sendable {
  /// - Parameter index: that of the name in its vocabulary.
  /// - Throws: when the machine refuses to read what the value is made of.
  func value(at index: Int) throws(EnvironmentError) -> Value
}

private struct ItemScope<Item: Sendable>: Scope {
  let item: Item
  let vocabulary: Vocabulary<Item>

  func value(at index: Int) throws(EnvironmentError) -> Value { try vocabulary.values[index](item) }
}

/// An element of a list of texts, which `{{.}}` shows.
private struct TextScope: Scope {
  let text: String

  func value(at index: Int) -> Value { .text(text) }
}

/// What a name stands for. An absent text is an empty one.
package enum Value: Sendable {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case number(Int)
  case list([any Scope])
  case group((any Scope)?)

  /// Whether a section over the value is shown.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.utf8.isEmpty
    case .html(let html): !html.isEmpty
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .list(let list): !list.isEmpty
    case .group(let group): group != nil
    }
  }
}

/// A text of the interface that the program asks every theme for, in each of its languages.
package struct InterfaceText: Sendable {
  package let key: String
  /// The names that must stand in braces in the text.
  package let placeholders: [String]
  /// What it is used for, for the guide of theme authors.
  package let use: String

  package init(_ key: String, _ use: String, _ placeholders: [String] = []) {
    self.key = key
    self.placeholders = placeholders
    self.use = use
  }
}

/// A page template that every theme has, and what it may read.
package struct PageTemplate: Sendable {
  /// `templates/NAME.mustache`; several kinds of pages can share one.
  package let name: String
  /// The kind of page that it is for.
  package let id: String
  package let names: Names

  package init(_ name: String, as id: String, _ names: Names) {
    self.name = name
    self.id = id
    self.names = names
  }
}
