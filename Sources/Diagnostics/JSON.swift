/// A value of JSON to be written.
package indirect enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
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
  package var text: String {
    switch self {
    case .string(let text): text.asJSON
    case .number(let number): "\(number)"
    case .boolean(let value): "\(value)"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { $0.asJSON + ":" + $1.text }.joined(separator: ",") + "}"
    }
  }
}

extension String {
  /// The text as a string of JSON, quotes included (RFC 8259, section 7). All control characters are escaped, and the
  /// line separators of JavaScript.
  fileprivate var asJSON: String {
    // Hardly a text has one of them; that is seen in its bytes at a tenth of the cost.
    var last: UInt8 = 0
    let isPlain = utf8.allSatisfy { byte in
      defer { last = byte }
      return byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && !(last == 0xC2 && byte < 0xA0)
        && !(last == 0xE2 && byte == 0x80)
    }
    if isPlain { return "\"" + self + "\"" }
    var json = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case _ where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
