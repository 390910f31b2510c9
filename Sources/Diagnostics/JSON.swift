/// A value of JSON to be written.
package enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case string(String)
  case number(Int)
  case boolean(Bool)
  case array([JSON])
  /// In this order.
  case object([(String, JSON)])

  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

  /// The value on one line (RFC 8259).
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `text` in UTF-8.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to json: inout [UInt8]) {
    switch self {
    case .string(let text): json.append(string: text)
    case .number(let number): json += "\(number)".utf8
    case .boolean(let value): json += "\(value)".utf8
    case .array(let elements):
      json.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        element.write(to: &json)
      }
      json.append(UInt8(ascii: "]"))
    case .object(let members):
      json.append(UInt8(ascii: "{"))
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        json.append(string: name)
        json.append(UInt8(ascii: ":"))
        value.write(to: &json)
      }
      json.append(UInt8(ascii: "}"))
    }
  }
}

extension [UInt8] {
  /// Appends a text as a string of JSON, quotes included (RFC 8259, section 7). All control characters are escaped, and the line
  /// separators of JavaScript.
  fileprivate mutating func append(string text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let escaped: (length: Int, escape: String)?
        switch bytes[index] {
        case UInt8(ascii: "\""): escaped = (1, "\\\"")
        case UInt8(ascii: "\\"): escaped = (1, "\\\\")
        case UInt8(ascii: "\n"): escaped = (1, "\\n")
        case let byte where byte < 0x20 || byte == 0x7F: escaped = (1, Self.escape(UInt16(byte)))
        // U+0080 to U+009F, U+2028 and U+2029.
        case 0xC2 where bytes[index + 1] < 0xA0: escaped = (2, Self.escape(UInt16(bytes[index + 1])))
        case 0xE2 where bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]):
          escaped = (3, Self.escape(0x2000 + UInt16(bytes[index + 2] & 0x3F)))
        default: escaped = nil
        }
        if let escaped {
          append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          self += escaped.escape.utf8
          index += escaped.length
          start = index
        } else {
          index += 1
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    append(UInt8(ascii: "\""))
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
