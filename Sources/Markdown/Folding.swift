// Folding: how texts are compared and addressed whatever their case, diacritics and punctuation.

import Foundation

extension String {
  /// Lower case without diacritics; punctuation and white space become single spaces between words.
  ///
  /// `đ`, `ð` and `ɖ` become `d`, and `ƣ`, which stands for `ư` in text extracted from PDF files, becomes `u`.
  package func folded() -> String {
    var folded = String.UnicodeScalarView()
    var isBetweenWords = false
    func append(_ letter: Unicode.Scalar) {
      if isBetweenWords { folded.append(" ") }
      isBetweenWords = false
      folded.append(letter)
    }
    for scalar in unicodeScalars {
      switch Folding(scalar) {
      case .letter(let letter): append(letter)
      case .letters(let letters): letters.forEach(append)
      case .separator: isBetweenWords = !folded.isEmpty
      }
    }
    return String(folded)
  }

  /// The ASCII letters and digits of the folded text in words joined by hyphens; empty if there are none.
  package func slug() -> String {
    var slug: [UInt8] = []
    var isBetweenWords = false
    for byte in folded().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isBetweenWords { slug.append(UInt8(ascii: "-")) }
        isBetweenWords = false
        slug.append(byte)
      default: isBetweenWords = !slug.isEmpty
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }
}

/// What one character folds to.
private enum Folding {
  case letter(Unicode.Scalar)
  /// Several letters, or none for a combining mark.
  case letters([Unicode.Scalar])
  case separator

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case ..<0x250: self = Self.latin[Int(scalar.value)]
    case 0x1E00..<0x1F00: self = Self.vietnamese[Int(scalar.value - 0x1E00)]
    default: self = Self(computing: scalar)
    }
  }

  /// Letters of Latin scripts, and those of Vietnamese with two marks: computed once, not for each text.
  private static let latin = table(0..<0x250)
  private static let vietnamese = table(0x1E00..<0x1F00)

  private static func table(_ values: Range<UInt32>) -> [Folding] {
    values.map { Unicode.Scalar($0).map(Folding.init(computing:)) ?? .letters([]) }
  }

  private init(computing scalar: Unicode.Scalar) {
    let lower =
      switch scalar.properties.lowercaseMapping {
      case "ƣ": "ư"
      case "đ", "ð", "ɖ": "d"
      case let mapping: mapping
      }
    let letters = lower.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    if letters.contains(where: Self.isSeparator) {
      self = .separator
    } else if let letter = letters.first, letters.count == 1 {
      self = .letter(letter)
    } else {
      self = .letters(Array(letters))
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
      true
    // The signs of ASCII that Unicode does not call punctuation, as in CommonMark: $ + < = > ^ ` | ~
    default: scalar.isASCII && UInt8(scalar.value).isASCIIPunctuation
    }
  }
}
