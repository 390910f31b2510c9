// Character references of Markdown (`&#x202E;`) make characters that the file does not show.

import Files
package import Diagnostics

package enum CharacterReferences {
  /// HTML's names of characters that must not stand in a text.
  private static let invisible: [String: Unicode.Scalar] = [
    "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}",
    "ZeroWidthSpace": "\u{200B}", "NegativeVeryThinSpace": "\u{200B}", "NegativeThinSpace": "\u{200B}",
    "NegativeMediumSpace": "\u{200B}", "NegativeThickSpace": "\u{200B}", "NoBreak": "\u{2060}", "af": "\u{2061}",
    "ApplyFunction": "\u{2061}", "it": "\u{2062}", "InvisibleTimes": "\u{2062}", "ic": "\u{2063}",
    "InvisibleComma": "\u{2063}",
  ]

  /// Reports the references, in code too, to characters that must not stand in a text.
  package static func check(_ text: [UInt8], at start: SourceLocation, into report: inout Report) {
    guard text.holds(UInt8(ascii: "&")) else { return }
    for (offset, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(UInt8(ascii: "&")) else { continue }
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      for (column, sign) in scalars.enumerated() where sign == "&" {
        let name = scalars[(column + 1)...].prefix {
          $0.isASCII && ($0 == "#" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        let end = column + 1 + name.count
        guard end < scalars.count, scalars[end] == ";", let made = scalar(named: String(String.UnicodeScalarView(name)))
        else { continue }
        let place = start.moved(toLine: offset + 1, column: column + 1)
        for finding in CharacterCheck.findings(inValue: String(made), at: place) { report.add(finding) }
      }
    }
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return invisible[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    return (isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)).flatMap(Unicode.Scalar.init)
  }
}
