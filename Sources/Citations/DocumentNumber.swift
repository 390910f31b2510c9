// The official numbers of documents.

/// The number of a document, in the Party form `31-KH/ĐU` or the State form `15/KH-UBND`.
package struct DocumentNumber: Hashable, Sendable {
  /// As the editor wrote it, for display.
  package let written: String
  /// Spacing and dash variants removed, no zeros before the number: equal numbers are equal texts.
  package let normalised: String

  /// nil when the text has neither form. Grammar: Hướng dẫn 36-HD/VPTW (Party), Nghị định 30/2020/NĐ-CP (State).
  package init?(_ text: String) {
    written = text
    let compact = Self.compact(text)
    let digits = compact.prefix { (0x30...0x39).contains($0) }
    let rest = compact[digits.endIndex...]
    guard (1...5).contains(digits.count), Self.isPartyRest(rest) || Self.isStateRest(rest) else { return nil }
    let number = digits.drop { $0 == 0x30 }
    normalised = String(decoding: (number.isEmpty ? digits : number) + rest, as: UTF8.self)
  }

  /// The text without blanks and with plain hyphens.
  private static func compact(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    // Nearly every number is written so already: then no byte can begin one of the characters below.
    if !bytes.contains(where: { $0 == 0x20 || $0 == 0xC2 || $0 == 0xE2 }) { return bytes }
    var compact = ""
    for scalar in text.unicodeScalars where scalar != " " && scalar != "\u{A0}" {
      switch scalar {
      case "–", "—", "‐", "‑", "−": compact.unicodeScalars.append("-")
      default: compact.unicodeScalars.append(scalar)
      }
    }
    return Array(compact.utf8)
  }

  /// The code of the kind of document: `KH` of `31-KH/ĐU` and of `15/KH-UBND`.
  ///
  /// Numbers without one, such as State letters, have another code here: `QH14` of `29/2018/QH14`.
  package var typeCode: Substring {
    let end = UInt8(ascii: isPartyNumber ? "/" : "-")
    return Substring(symbols.prefix { $0 != end })
  }

  /// The code of who issued it: `ĐU` of `31-KH/ĐU`, `UBND` of `15/KH-UBND`, `QH14` of `29/2018/QH14`.
  package var issuerCode: Substring {
    let type = typeCode
    return type.endIndex == normalised.endIndex ? type : Substring(normalised.utf8[type.endIndex...].dropFirst())
  }

  package var isPartyNumber: Bool { normalised.utf8.first { !(0x30...0x39).contains($0) } == UInt8(ascii: "-") }

  /// What follows the number and the year: a letter is above every digit and separator.
  private var symbols: Substring.UTF8View { normalised.utf8.drop { $0 <= 0x39 } }

  /// `-KH/ĐU`; a body may name a unit of its own, `-HD/TWĐTN-BTC`.
  private static func isPartyRest(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "-") else { return false }
    let parts = rest.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, isSymbol(parts[0], lengths: 2...3) else { return false }
    let body = parts[1].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return body.count <= 2 && body.allSatisfy { isSymbol($0, lengths: 2...12) }
  }

  /// `/KH-UBND`, `/2020/NĐ-CP`, `/2018/QH14`, and with several issuers `/2019/TTLT-BTC-BNV`
  private static func isStateRest(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "/") else { return false }
    var parts = rest.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].count == 4, parts[0].allSatisfy({ (0x30...0x39).contains($0) }) {
      parts.removeFirst()
    }
    guard parts.count == 1 else { return false }
    let symbols = parts[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return symbols.count <= 4 && symbols.allSatisfy { isSymbol($0, lengths: 2...12) }
  }

  private static func isSymbol(_ text: ArraySlice<UInt8>, lengths: ClosedRange<Int>) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let first = scalars.first, first.isCapital else { return false }
    return lengths.contains(scalars.count) && scalars.allSatisfy(\.isLetterOrDigit)
  }
}

/// The tables of Unicode are slow to ask.
extension Unicode.Scalar {
  fileprivate var isCapital: Bool { isASCII ? ("A"..."Z").contains(self) : properties.isUppercase }

  fileprivate var isLetterOrDigit: Bool {
    isASCII
      ? ("A"..."Z").contains(self) || ("a"..."z").contains(self) || ("0"..."9").contains(self)
      : properties.isAlphabetic
  }
}
