internal import Mustache

/// A single value as templates print it: already escaped, or finished HTML.
///
/// It is escaped here and not by swift-mustache, whose escaper compares Characters and so lets a quote through that is
/// followed by a combining mark.
struct Scalar: MustacheCustomRenderable, MustacheParent, Sendable {
  let renderText: String
  /// Whether a section over the value is skipped.
  let isNull: Bool

  init(text: String?) {
    renderText = text?.escapedForHTML ?? ""
    isNull = renderText.isEmpty
  }

  init(html: String?) {
    renderText = html ?? ""
    isNull = renderText.isEmpty
  }

  init(number: Int) {
    renderText = String(number)
    isNull = number == 0
  }

  /// Stands for an absent part, so that the search for its name ends here and does not go on in the outer scopes.
  static let absent = Scalar(html: nil)

  /// A value has no parts; without this, swift-mustache would look for them by reflection.
  func child(named: String) -> Any? { nil }
}

extension String {
  /// The text with `&`, `<`, `>`, `"` and `'` as character references: safe in element content and in quoted attributes.
  var escapedForHTML: String {
    guard utf8.contains(where: { Self.escape($0) != nil }) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + utf8.count / 8)
    for byte in utf8 {
      if let escape = Self.escape(byte) {
        bytes.append(contentsOf: escape.utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
