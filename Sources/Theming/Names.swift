package import Diagnostics

/// The names of a vocabulary without the access to values: what templates are checked against, and what the guide lists.
package final class Names: Sendable {
  package let name: String
  package let summary: String
  package let all: [Name]

  package init(name: String, summary: String, all: [Name]) {
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

  package init(name: String, kind: Kind, meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}

/// Where names are looked up while a page is rendered.
package struct Scope: Sendable {
  private let get: @Sendable (Int) throws(EnvironmentError) -> Value

  package init(_ get: @escaping @Sendable (Int) throws(EnvironmentError) -> Value) { self.get = get }

  /// - Parameter index: that of the name in its vocabulary.
  /// - Throws: when the machine refuses to read what the value is made of.
  package func value(at index: Int) throws(EnvironmentError) -> Value { try get(index) }
}

/// What a name stands for. An absent text is an empty one.
package enum Value: Sendable {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case number(Int)
  case list([Scope])
  case group(Scope?)

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
