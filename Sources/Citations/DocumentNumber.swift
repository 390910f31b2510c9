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
    // Without blanks and with plain hyphens.
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}": break
      case "–", "—", "‐", "‑", "−": scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    let digits = scalars.prefix { $0.isDigit }
    let symbols = scalars[digits.endIndex...]
    guard (1...5).contains(digits.count), symbols.isPartyForm || symbols.isStateForm else { return nil }
    let start = digits.firstIndex { $0 != "0" } ?? 0
    normalised = String(decoding: scalars[start...].flatMap(\.utf8), as: UTF8.self)
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

  package var isPartyNumber: Bool { normalised.utf8.first { !$0.isDigit } == UInt8(ascii: "-") }

  /// What follows the number and the year: a letter is above every digit and separator.
  private var symbols: Substring.UTF8View { normalised.utf8.drop { $0 <= 0x39 } }
}

extension ArraySlice<Unicode.Scalar> {
  /// `-KH/ĐU`; a body may name a unit of its own, `-HD/TWĐTN-BTC`.
  fileprivate var isPartyForm: Bool {
    var rest = self
    return rest.skip("-") && rest.skipCode(2...3) && rest.skip("/") && rest.skipCode() && rest.isCodes(atMost: 1)
  }

  /// `/KH-UBND`, `/2020/NĐ-CP`, `/2018/QH14`, and with several issuers `/2019/TTLT-BTC-BNV`.
  fileprivate var isStateForm: Bool {
    var rest = self
    guard rest.skip("/") else { return false }
    let year = rest.prefix { $0.isDigit }
    if year.count == 4 {
      rest = rest[year.endIndex...]
      guard rest.skip("/") else { return false }
    }
    return rest.skipCode() && rest.isCodes(atMost: 3)
  }

  /// Whether nothing is left but codes, a hyphen before each.
  private func isCodes(atMost limit: Int) -> Bool {
    var rest = self
    for _ in 0..<limit where !rest.isEmpty {
      guard rest.skip("-"), rest.skipCode() else { return false }
    }
    return rest.isEmpty
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard first == scalar else { return false }
    removeFirst()
    return true
  }

  /// Removes a capital and the letters and digits after it.
  private mutating func skipCode(_ lengths: ClosedRange<Int> = 2...12) -> Bool {
    guard first?.isCapital == true else { return false }
    let code = prefix { $0.isLetterOrDigit }
    self = self[code.endIndex...]
    return lengths.contains(code.count)
  }
}

/// The tables of Unicode are slow to ask.
extension Unicode.Scalar {
  fileprivate var isCapital: Bool { isASCII ? ("A"..."Z").contains(self) : properties.isUppercase }

  fileprivate var isLetterOrDigit: Bool {
    isASCII
      ? ("A"..."Z").contains(self) || ("a"..."z").contains(self) || isDigit
      : properties.isAlphabetic
  }
}
