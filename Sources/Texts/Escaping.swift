// Texts as the formats of the output write them. Bytes are compared, not Characters: a quote or bracket counts though a
// combining mark follows it.

extension [UInt8] {
  /// Appends a text as the content, or in a quoted attribute, of an element of HTML or XML.
  package mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() {
        let reference: StaticString
        switch byte {
        case UInt8(ascii: "&"): reference = "&amp;"
        case UInt8(ascii: "<"): reference = "&lt;"
        case UInt8(ascii: ">"): reference = "&gt;"
        case UInt8(ascii: "\""): reference = "&quot;"
        case UInt8(ascii: "'"): reference = "&#39;"
        default: continue
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// Appends an address in a quoted attribute as cmark does: what can stand in an address, `%` included, is kept, the
  /// rest is percent-encoded.
  package mutating func append(escapingAddress address: String) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): self += "&amp;".utf8
      case UInt8(ascii: "'"): self += "&#x27;".utf8
      case _ where byte.isUnreserved || "!#$%()*+,/:;=?@".utf8.contains(byte): append(byte)
      default: self += byte.percentEncoded
      }
    }
  }
}

extension [UInt8] {
  /// Appends a cell of CSV (RFC 4180) in quotation marks, for programs that take such a cell for text; of an empty text nothing.
  ///
  /// Spreadsheets run a cell that begins with `=`, `+`, `-` or `@`, wide or not, as a formula. Such a text stands behind an
  /// apostrophe, and so does one that begins with an apostrophe: without the first apostrophe each cell is its text.
  package mutating func append(cell text: String) {
    guard let first = text.unicodeScalars.first else { return }
    append(UInt8(ascii: "\""))
    if "=+-@＝＋－＠'".unicodeScalars.contains(first) { append(UInt8(ascii: "'")) }
    var text = text
    text.withUTF8 { bytes in
      for part in bytes.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false) {
        if part.startIndex > 0 { self += "\"\"".utf8 }
        append(contentsOf: UnsafeBufferPointer(rebasing: part))
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension String {
  /// A path as it stands in an address (RFC 3986, section 3.3).
  package var percentEncodedPath: String {
    if utf8.allSatisfy({ $0.isUnreserved || $0 == UInt8(ascii: "/") }) { return self }
    var path: [UInt8] = []
    for byte in utf8 {
      if byte.isUnreserved || byte == UInt8(ascii: "/") { path.append(byte) } else { path += byte.percentEncoded }
    }
    return String(decoding: path, as: UTF8.self)
  }
}

extension UInt8 {
  /// RFC 3986, section 2.3.
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// `%0A`
  fileprivate var percentEncoded: [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(self >> 4)], digits[Int(self & 15)]]
  }
}
