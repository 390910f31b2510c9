/// What a field of a view holds, as templates read it. What is absent is an empty text, empty HTML, or a list of none.
package enum Value {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case number(Int)
  /// The elements of a list, or the one or none of a part.
  case views(Views)

  /// Whether a section over the value is shown.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.utf8.isEmpty
    case .html(let html): !html.isEmpty
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .views(let views): views.count > 0
    }
  }
}

/// Views that a section opens one after another. Each becomes an existential, which is an allocation, only then.
package struct Views {
  let count: Int
  let view: (_ index: Int) -> any View

  init(_ views: [some View]) {
    count = views.count
    view = { views[$0] }
  }

  init(_ part: (some View)?) {
    self.init(part.map { [$0] } ?? [])
  }

  init(_ texts: [String]) {
    count = texts.count
    view = { TextElement(text: texts[$0]) }
  }
}

/// An element of a list of texts, which `{{.}}` shows.
struct TextElement: View {
  let text: String

  static let fields = Fields<TextElement>(.text(".") { $0.text })
}
