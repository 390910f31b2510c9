// Folding: how texts are compared and addressed whatever their case, diacritics and punctuation.

import Foundation

extension String {
  /// Lower case without diacritics; punctuation and white space become single spaces between words.
  ///
  /// `đ`, `ð` and `ɖ` become `d`, and `ƣ`, which stands for `ư` in text extracted from PDF files, becomes `u`.
  package func folded() -> String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The ASCII letters and digits of the folded text in words joined by hyphens; empty if there are none.
  package func slug() -> String { Self.slug(foldedBytes) }

  /// The slug of a text that is folded already.
  package func slugOfFolded() -> String { Self.slug(utf8) }

  /// The words of the folded text, each with where it stands in this one.
  package func foldedWords() -> [(range: Range<Index>, folded: String)] {
    let table = FoldingTable.shared
    var words: [(range: Range<Index>, folded: String)] = []
    var start: Index?
    var letters: [UInt8] = []
    for index in unicodeScalars.indices {
      let endsWord = !table.fold(unicodeScalars[index], into: &letters)
      if endsWord, let first = start {
        words.append((first..<index, String(decoding: letters, as: UTF8.self)))
        letters.removeAll(keepingCapacity: true)
        start = nil
      } else if start == nil, !letters.isEmpty {
        start = index
      }
    }
    if let start { words.append((start..<endIndex, String(decoding: letters, as: UTF8.self))) }
    return words
  }

  private var foldedBytes: [UInt8] {
    let table = FoldingTable.shared
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count + 1)
    var isBetweenWords = false
    for scalar in unicodeScalars {
      if isBetweenWords { folded.append(UInt8(ascii: " ")) }
      let count = folded.count
      let endsWord = !table.fold(scalar, into: &folded)
      if folded.count > count {
        isBetweenWords = false
      } else {
        if isBetweenWords { folded.removeLast() }
        if endsWord { isBetweenWords = !folded.isEmpty }
      }
    }
    return folded
  }

  private static func slug(_ folded: some Collection<UInt8>) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(folded.count)
    var isBetweenWords = false
    for byte in folded {
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

/// What the letters of Latin scripts, and those of Vietnamese with two marks, fold to: computed once, not for each text.
private struct FoldingTable {
  static let shared = FoldingTable()

  /// Stands for what ends a word.
  private static let separator: UInt32 = 0x20
  /// Stands for what folds to anything but one ASCII letter.
  private static let computed: UInt32 = .max

  private let latin = values(0..<0x250)
  private let vietnamese = values(0x1E00..<0x1F00)

  private static func values(_ scalars: Range<UInt32>) -> [UInt32] {
    scalars.map { value in
      guard let scalar = Unicode.Scalar(value) else { return computed }
      guard let letters = Folding.letters(scalar) else { return separator }
      return letters.count == 1 && letters[0].isASCII ? letters[0].value : computed
    }
  }

  /// Appends what a character folds to, nothing for a combining mark.
  ///
  /// - Returns: false if it ends a word instead.
  @inline(__always)
  func fold(_ scalar: Unicode.Scalar, into letters: inout [UInt8]) -> Bool {
    let letter =
      switch scalar.value {
      case ..<0x250: latin[Int(scalar.value)]
      case 0x1E00..<0x1F00: vietnamese[Int(scalar.value - 0x1E00)]
      default: Self.computed
      }
    if letter == Self.separator { return false }
    if letter < 0x80 {
      letters.append(UInt8(truncatingIfNeeded: letter))
      return true
    }
    guard let computed = Folding.letters(scalar) else { return false }
    for letter in computed { letters += letter.utf8 }
    return true
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

extension UInt8 {
  package var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
