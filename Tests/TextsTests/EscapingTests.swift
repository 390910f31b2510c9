import Diagnostics
import Foundation
import TestSupport
import Testing
import Texts

/// Each against a plain definition, by bytes, so that what stands behind a character never matters.
@Suite struct EscapingTests {
  /// Every ASCII character alone, between letters, and before what makes one Character of both.
  private static let texts: [String] =
    (0..<0x80).flatMap { (value: UInt8) in
      let sign = String(Unicode.Scalar(value))
      return [
        "\(sign)", "a\(sign)b", "\(sign)\u{301}", "\(sign)\u{200D}x", "\(sign)\u{FE0F}", "ế\(sign)\n", "\(sign)\(sign)",
      ]
    } + ["", "ế", "\u{301}", "😀", "\u{2028}", "\u{10FFFF}", "＝1", "＋\u{301}", "－", "＠a", "a＝"]

  private static func html(_ text: String) -> String {
    let references: [Unicode.Scalar: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    return text.unicodeScalars.map { references[$0] ?? String($0) }.joined()
  }

  private static func encoded(_ text: String, keeping kept: String) -> String {
    let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8).union(kept.utf8)
    return text.utf8.map { kept.contains($0) ? String(Unicode.Scalar($0)) : "%" + hexadecimal($0, 2).uppercased() }
      .joined()
  }

  private static func hexadecimal(_ value: some BinaryInteger, _ count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: count - digits.count) + digits
  }

  @Test func cellOfCSV() {
    for text in Self.texts {
      var bytes = Array("x".utf8)
      bytes.append(cell: text)
      let scalars = text.unicodeScalars
      let mark = scalars.first.map { "=+-@＝＋－＠'".unicodeScalars.contains($0) } == true ? "'" : ""
      let quoted = scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
      let cell = text.isEmpty ? "" : "\"\(mark)\(quoted)\""
      #expect(bytes == Array("x".utf8) + Array(cell.utf8), "\(text.debugDescription)")
    }
  }

  @Test func textInHTML() {
    for text in Self.texts {
      var bytes = Array("x".utf8)
      bytes.append(escaping: text)
      #expect(bytes == Array("x".utf8) + Array(Self.html(text).utf8), "\(text.debugDescription)")
    }
  }

  @Test func addressInHTML() {
    for text in Self.texts {
      var bytes = Array("x".utf8)
      bytes.append(escapingAddress: text)
      let address = Self.encoded(text, keeping: "!#$%&'()*+,/:;=?@").utf8.map {
        $0 == UInt8(ascii: "&") ? "&amp;" : $0 == UInt8(ascii: "'") ? "&#x27;" : String(Unicode.Scalar($0))
      }
      #expect(bytes == Array(("x" + address.joined()).utf8), "\(text.debugDescription)")
    }
  }

  @Test func pathOfAnAddress() {
    for text in Self.texts { #expect(text.percentEncodedPath == Self.encoded(text, keeping: "/")) }
    #expect("files/Kế hoạch (1)%.pdf".percentEncodedPath == "files/K%E1%BA%BF%20ho%E1%BA%A1ch%20%281%29%25.pdf")
  }

  @Test func stringInJSON() throws {
    for text in Self.texts {
      let json = text.unicodeScalars.map { (scalar: Unicode.Scalar) -> String in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": "\\u" + Self.hexadecimal(scalar.value, 4)
        default: String(scalar)
        }
      }
      #expect(Array(JSON.string(text).text.utf8) == Array("\"\(json.joined())\"".utf8))
      let read = try JSONDecoder().decode([String].self, from: Data("[\(JSON.string(text).text)]".utf8))
      #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }
  }
}
