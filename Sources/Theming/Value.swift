import Files

/// What a field of a view holds, as templates read it. An absent text is an empty one.
package enum Value {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case number(Int)
  /// A part that is a view of its own, or its absence.
  case view((any View)?)
  /// The elements of a list.
  case views(Views)

  /// Whether a section over the value is shown.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.utf8.isEmpty
    case .html(let html): !html.isEmpty
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .view(let view): view != nil
    case .views(let views): views.count > 0
    }
  }
}

/// Views that a section opens one after another.
package struct Views {
  let count: Int
  let view: (_ index: Int) -> any View

  init(_ views: [some View]) {
    count = views.count
    view = { views[$0] }
  }

  init(_ texts: [String]) {
    count = texts.count
    view = { TextElement(text: texts[$0]) }
  }
}

/// An element of a list of texts, which `{{.}}` shows.
final class TextElement: View {
  let text: String

  init(text: String) {
    self.text = text
  }

  static let fields = Fields<TextElement>(.text(".") { $0.text })
}
