// The official numbers of documents.

/// The number of a document, as it prints it.
///
/// Most have the Party form `31-KH/ĐU` or the State form `15/KH-UBND`; see `CitationScanner.number(at:)` for all that are
/// known. Any other is kept as it is written.
package struct DocumentNumber: Hashable, Sendable {
  /// As the editor wrote it, for display.
  package let written: String
  /// Spacing and dash variants removed, no zeros before the number.
  package let normalised: String
  /// What equal numbers share, whatever case their codes are written in.
  package let key: String

  /// nil when the text has none of the known forms.
  package init?(_ text: String) {
    let scanner = CitationScanner(text: Array(text.utf8))
    guard let number = scanner.number(at: 0), number.range.upperBound == scanner.text.count else { return nil }
    self.init(written: text)
  }

  /// What an entry names that may be a number or the ID of a plan; nil for an ID, which has no slash.
  package init?(named text: String) {
    guard DocumentNumber(text) != nil || text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    self.init(written: text)
  }

  /// A number in whatever form.
  package init(written: String) {
    self.written = written
    // Bytes: every citation makes one. Both cases of a letter are as wide.
    var bytes: [UInt8] = []
    var lower: [UInt8] = []
    bytes.reserveCapacity(written.utf8.count)
    lower.reserveCapacity(written.utf8.count)
    var isBlank = false
    for scalar in written.unicodeScalars {
      if scalar.isSpace {
        isBlank = true
        continue
      }
      let sign: Unicode.Scalar = scalar.isDash ? "-" : scalar == "Ð" ? "Đ" : scalar
      if isBlank, let last = bytes.last, !sign.joinsCodes, !Unicode.Scalar(last).joinsCodes {
        bytes.append(UInt8(ascii: " "))
        lower.append(UInt8(ascii: " "))
      }
      isBlank = false
      bytes += UTF8.encode(sign) ?? UTF8.encodedReplacementCharacter
      lower += UTF8.encode(sign.lowercase) ?? UTF8.encodedReplacementCharacter
    }
    // “000” stays.
    let start = bytes.firstIndex { $0 != UInt8(ascii: "0") } ?? 0
    let zeros = bytes.dropFirst(start).first?.isDigit == true ? start : 0
    normalised = String(decoding: bytes[zeros...], as: UTF8.self)
    key = String(decoding: lower[zeros...], as: UTF8.self)
  }

  /// The year that is a part of the number, as in `30/2020/NĐ-CP`.
  package var year: Int? {
    let parts = normalised.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count > 2, parts[1].count == 4, parts[1].allSatisfy(\.isDigit) else { return nil }
    return parts[1].decimalValue
  }

  /// The code of the kind of document: `KH` of `31-KH/ĐU` and of `15/KH-UBND`.
  ///
  /// Numbers without one, such as State letters, have another code here: `QH14` of `29/2018/QH14`. Numbers without a slash
  /// and those of no known form have none.
  package var typeCode: Substring {
    let end: [UInt8] = isPartyNumber ? [UInt8(ascii: "/")] : [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/")]
    return normalised.utf8.contains(UInt8(ascii: "/")) ? Substring(symbols.prefix { !end.contains($0) }) : ""
  }

  /// The code of who issued it: `ĐU` of `31-KH/ĐU`, `UBND` of `15/KH-UBND`, `QH14` of `29/2018/QH14`.
  package var issuerCode: Substring {
    let type = typeCode
    return type.endIndex == normalised.endIndex ? type : Substring(symbols.dropFirst(type.utf8.count).dropFirst())
  }

  /// The number itself, as it is written, and the symbols behind it: `07` and `HD/TU`, `15` and `KH-UBND`.
  package var parts: (number: String, notation: String) {
    let number = written.unicodeScalars.prefix { $0 != "/" && !$0.isDash }.filter { !$0.isSpace }
    return (String(String.UnicodeScalarView(number)), String(Substring(rest.dropFirst())))
  }

  package var isPartyNumber: Bool { rest.first == UInt8(ascii: "-") }

  /// What follows the number itself: `-KH/ĐU`, `/2008/NQ-CP` of `30a/2008/NQ-CP`.
  private var rest: Substring.UTF8View { normalised.utf8.drop { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/") } }

  /// What follows the number and the year: a letter is above every digit and separator.
  private var symbols: Substring.UTF8View { rest.drop { $0 <= 0x39 } }
}

extension Unicode.Scalar {
  /// Blanks beside it mean nothing.
  fileprivate var joinsCodes: Bool { self == "-" || self == "/" }
}
