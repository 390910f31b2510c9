import Texts

extension [UInt8] {
  package static let xmlDeclaration = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  /// Appends the tag that opens an element, or with an `end` of `/>` a whole one. Attributes without a value are left out.
  mutating func append(tag name: String, _ attributes: [(name: String, value: String?)] = [], end: String = ">") {
    self += "<\(name)".utf8
    for case (let name, let value?) in attributes {
      self += " \(name)=\"".utf8
      append(escaping: value)
      append(UInt8(ascii: "\""))
    }
    self += end.utf8
  }

  /// Appends an element that holds a text and nothing else, on a line of its own; nothing without a text.
  mutating func append(element name: String, _ text: String?) {
    guard let text else { return }
    append(tag: name)
    append(escaping: text)
    self += "</\(name)>\n".utf8
  }
}
