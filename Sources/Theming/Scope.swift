internal import Mustache

/// A view as swift-mustache reads it.
struct Scope<Content: View>: MustacheParent {
  let content: Content

  init(_ content: Content) {
    self.content = content
  }

  func child(named name: String) -> Any? {
    Content.fields[name]?.value(content)
  }
}

/// A page as swift-mustache reads it: its view, and what all pages of a theme share.
struct PageScope<Page: PageView>: MustacheParent {
  let page: Page
  let shared: SharedValues

  func child(named name: String) -> Any? {
    switch name {
    case "text": shared.texts
    case "settings": shared.settings
    default: Page.fields[name]?.value(page)
    }
  }
}

/// The interface texts and settings of a theme, escaped once for all pages.
struct SharedValues: Sendable {
  let texts: Table
  let settings: Table

  init(texts: [String: String], settings: [String: String]) {
    self.texts = Table(values: texts.mapValues { Scalar(text: $0) })
    self.settings = Table(values: settings.mapValues { Scalar(text: $0) })
  }

  /// What may be written into templates as it stands: not empty, of one line, without braces and without characters
  /// that could join a brace beside them.
  var constants: [String: String] {
    var constants: [String: String] = [:]
    for (prefix, table) in [("text", texts), ("settings", settings)] {
      for (key, value) in table.values where !value.isNull && value.renderText.unicodeScalars.allSatisfy(Self.isPlain) {
        constants["\(prefix).\(key)"] = value.renderText
      }
    }
    return constants
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7A, 0xA0...0x2FF, 0x1E00...0x1EFF, 0x2010...0x2027: true
    default: false
    }
  }

  struct Table: MustacheParent {
    let values: [String: Scalar]

    func child(named name: String) -> Any? { values[name] }
  }
}
