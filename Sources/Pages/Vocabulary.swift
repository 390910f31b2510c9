import Diagnostics
import Theming

/// The names that a template may read where an `Item` is shown, each declared once with its kind, meaning and value.
///
/// Values are looked up in the item when a template asks for them; nothing is prepared. In the room that knows the items:
/// code for any item needs metadata at run time, which costs an eighth of a build.
final class Vocabulary<Item: Sendable>: Sendable {
  let names: Names
  private let fields: [Field<Item>]

  /// - Parameters:
  ///   - name: its heading in the guide of theme authors. Vocabularies of one name have the same fields, over other items.
  ///   - summary: what is shown, in one sentence for the guide.
  init(_ name: String, _ summary: String, _ fields: [Field<Item>]) {
    names = Names(name: name, summary: summary, all: fields.map(\.name))
    self.fields = fields
  }

  /// The item as templates see it.
  func scope(_ item: Item) -> Scope {
    Scope { [fields] index throws(EnvironmentError) in try fields[index].value(of: item) }
  }
}

/// A name with its value in an item.
struct Field<Item: Sendable>: Sendable {
  /// Cases, not closures around closures: to those every call counts a reference, on all threads at once.
  fileprivate enum Get: Sendable {
    case text(@Sendable (Item) -> String?)
    case html(@Sendable (Item) throws(EnvironmentError) -> [UInt8]?)
    case flag(@Sendable (Item) -> Bool)
    case number(@Sendable (Item) -> Int)
    case list(@Sendable (Item) -> [Scope])
    case group(@Sendable (Item) -> Scope?)
  }

  fileprivate let name: Name
  fileprivate let get: Get

  private init(_ name: String, _ kind: Name.Kind, _ meaning: String, _ get: Get) {
    self.name = Name(name: name, kind: kind, meaning: meaning)
    self.get = get
  }

  /// A plain text; absent and empty are the same to a template.
  static func text(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> String?) -> Self {
    Self(name, .text, meaning, .text(get))
  }

  /// A piece of finished HTML in UTF-8; absent and empty are the same to a template.
  static func html(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) throws(EnvironmentError) -> [UInt8]?
  ) -> Self {
    Self(name, .html, meaning, .html(get))
  }

  static func flag(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Bool) -> Self {
    Self(name, .flag, meaning, .flag(get))
  }

  static func number(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Int) -> Self {
    Self(name, .number, meaning, .number(get))
  }

  static func texts(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> [String]) -> Self {
    Self(name, .texts, meaning, .list { get($0).map { text in Scope { _ in .text(text) } } })
  }

  /// A list of items with names of their own.
  static func list<Element>(
    _ name: String, _ vocabulary: Vocabulary<Element>, _ meaning: String,
    _ get: @escaping @Sendable (Item) -> [Element]
  ) -> Self {
    Self(name, .list(vocabulary.names), meaning, .list { get($0).map(vocabulary.scope) })
  }

  /// A part with names of its own.
  static func group<Part>(
    _ name: String, _ vocabulary: Vocabulary<Part>, _ meaning: String, _ get: @escaping @Sendable (Item) -> Part?
  ) -> Self {
    Self(name, .group(vocabulary.names), meaning, .group { get($0).map(vocabulary.scope) })
  }

  fileprivate func value(of item: Item) throws(EnvironmentError) -> Value {
    switch get {
    case .text(let get): .text(get(item) ?? "")
    case .html(let get): .html(try get(item) ?? [])
    case .flag(let get): .flag(get(item))
    case .number(let get): .number(get(item))
    case .list(let get): .list(get(item))
    case .group(let get): .group(get(item))
    }
  }
}
