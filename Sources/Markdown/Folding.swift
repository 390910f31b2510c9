// Folding: how texts are compared and addressed whatever their case, diacritics and punctuation.

import Foundation

extension String {
  /// Lower case without diacritics; punctuation and white space become single spaces between words.
  ///
  /// `đ`, `ð` and `ɖ` become `d`, and `ƣ`, which stands for `ư` in text extracted from PDF files, becomes `u`.
  package func folded() -> String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The ASCII letters and digits of the folded text in words joined by hyphens; empty if there are none.
  package func slug() -> String { String(decoding: foldedBytes.slug, as: UTF8.self) }

  private var foldedBytes: [UInt8] {
    let latin = FoldingTable.latin
    let vietnamese = FoldingTable.vietnamese
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    var isBetweenWords = false
    for scalar in unicodeScalars {
      let letter =
        switch scalar.value {
        case ..<0x250: latin[Int(scalar.value)]
        case 0x1E00..<0x1F00: vietnamese[Int(scalar.value - 0x1E00)]
        default: FoldingTable.computed
        }
      if letter == FoldingTable.separator {
        isBetweenWords = !folded.isEmpty
        continue
      }
      if letter < 0x80 {
        if isBetweenWords { folded.append(UInt8(ascii: " ")) }
        isBetweenWords = false
        folded.append(UInt8(truncatingIfNeeded: letter))
      } else if let letters = Folding.letters(scalar) {
        if letters.isEmpty { continue }
        if isBetweenWords { folded.append(UInt8(ascii: " ")) }
        isBetweenWords = false
        for letter in letters { folded += letter.utf8 }
      } else {
        isBetweenWords = !folded.isEmpty
      }
    }
    return folded
  }
}

extension [UInt8] {
  /// The slug of a folded text.
  fileprivate var slug: [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(count)
    var isBetweenWords = false
    for byte in self {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isBetweenWords { slug.append(UInt8(ascii: "-")) }
        isBetweenWords = false
        slug.append(byte)
      default: isBetweenWords = !slug.isEmpty
      }
    }
    return slug
  }
}

/// What the letters of Latin scripts, and those of Vietnamese with two marks, fold to: computed once, not for each text.
private enum FoldingTable {
  /// Stands for what ends a word.
  static let separator: UInt32 = 0x20
  /// Stands for what folds to anything but one ASCII letter.
  static let computed: UInt32 = .max

  static let latin = table(0..<0x250)
  static let vietnamese = table(0x1E00..<0x1F00)

  private static func table(_ values: Range<UInt32>) -> [UInt32] {
    values.map { value in
      guard let scalar = Unicode.Scalar(value) else { return computed }
      guard let letters = Folding.letters(scalar) else { return separator }
      return letters.count == 1 && letters[0].isASCII ? letters[0].value : computed
    }
  }
}

private enum Folding {
  /// The letters that one character folds to, none for a combining mark; nil for what ends a word.
  static func letters(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    let lower =
      switch scalar.properties.lowercaseMapping {
      case "ƣ": "ư"
      case "đ", "ð", "ɖ": "d"
      case let mapping: mapping
      }
    let letters = lower.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    return letters.contains(where: isSeparator) ? nil : Array(letters)
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
