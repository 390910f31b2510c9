// Folding: how texts are compared and addressed whatever their case, diacritics and punctuation.

import Files
import Foundation

extension String {
  /// Lower case without diacritics; punctuation and white space become single spaces between words.
  ///
  /// `đ`, `ð` and `ɖ` become `d`, and `ƣ`, which stands for `ư` in text extracted from PDF files, becomes `u`.
  package func folded() -> String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The ASCII letters and digits of the folded text in words joined by hyphens; empty if there are none.
  package func slug() -> String { folded().slugOfFolded() }

  /// The slug of a text that is folded already.
  package func slugOfFolded() -> String {
    var slug: [UInt8] = []
    var isBetweenWords = false
    for byte in utf8 {
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

  /// A slug as a part of an address, which file systems and other parts leave room for: a longer one is cut, and stays its own
  /// by a digest of the whole.
  package var boundedForAddress: String {
    utf8.count <= 100 ? self : "\(prefix(83))-\(Digest(Array(utf8)).hexadecimal.prefix(16))"
  }

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
      let count = folded.count
      if !table.fold(scalar, into: &folded) {
        isBetweenWords = count > 0
      } else if isBetweenWords, folded.count > count {
        folded.insert(UInt8(ascii: " "), at: count)
        isBetweenWords = false
      }
    }
    return folded
  }
}

/// What letters fold to: computed once for those of Latin scripts, and of Vietnamese with two marks.
struct FoldingTable {
  static let shared = FoldingTable()

  private static let wordEnd: UInt8 = 0x20
  /// Stands for what folds to anything but one ASCII letter.
  private static let other: UInt8 = 0xFF

  private let letters: [UInt8] = [0..<0x250, 0x1E00..<0x1F00].joined().map { (value: UInt32) in
    guard let letters = Unicode.Scalar(value).map(Self.letters) else { return other }
    guard let letters else { return wordEnd }
    return letters.count == 1 && letters[0] < 0x80 ? letters[0] : other
  }

  /// Appends what a character folds to, nothing for a combining mark.
  ///
  /// - Returns: false if it ends a word instead.
  @inline(__always)
  func fold(_ scalar: Unicode.Scalar, into text: inout [UInt8]) -> Bool {
    let letter =
      switch scalar.value {
      case ..<0x250: letters[Int(scalar.value)]
      case 0x1E00..<0x1F00: letters[Int(scalar.value - 0x1E00 + 0x250)]
      default: Self.other
      }
    if letter == Self.wordEnd { return false }
    if letter != Self.other {
      text.append(letter)
      return true
    }
    guard let computed = Self.letters(scalar) else { return false }
    text += computed
    return true
  }

  /// What a character folds to as UTF-8, nothing for a combining mark; nil for what ends a word.
  static func letters(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let lower =
      switch scalar.properties.lowercaseMapping {
      case "ƣ": "ư"
      case "đ", "ð", "ɖ": "d"
      case let mapping: mapping
      }
    let letters = lower.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    return letters.contains(where: endsWord) ? nil : Array(String(letters).utf8)
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
      true
    // The signs of ASCII that Unicode does not call punctuation, as in CommonMark: $ + < = > ^ ` | ~
    default: scalar.isASCII && UInt8(scalar.value).isASCIIPunctuation
    }
  }
}

extension String {
  /// Whether the bytes of `part` stand in this text, in linear time whatever they are. Neither has a NUL.
  package func holds(_ part: String) -> Bool {
    withCString { text in part.withCString { part in strstr(text, part) != nil } }
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

/// The words of a text in UTF-8, folded, one after the other; what is no UTF-8 ends a word.
package struct FoldedWords: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private let end: Int
  private var offset: Int
  private let table = FoldingTable.shared

  /// - Parameter range: nil for the whole text.
  package init(_ text: [UInt8], in range: Range<Int>? = nil) {
    self.text = text
    offset = range?.lowerBound ?? 0
    end = range?.upperBound ?? text.count
  }

  /// The next word and where it stands; nil at the end.
  package mutating func next() -> (range: Range<Int>, folded: String)? {
    var letters: [UInt8] = []
    var start: Int?
    var wordEnd = offset
    while offset < end {
      let byte = text[offset]
      let width = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let place = offset
      offset = Swift.min(end, offset + width)
      let scalar: Unicode.Scalar? =
        byte < 0x80
        ? Unicode.Scalar(byte)
        : width > 1 && place + width <= end
          ? Unicode.Scalar(
            text[(place + 1)..<offset].reduce(UInt32(byte) & 0x7F >> UInt32(width)) { $0 << 6 | UInt32($1 & 0x3F) })
          : nil
      if let scalar, table.fold(scalar, into: &letters) {
        if start == nil, !letters.isEmpty { start = place }
        wordEnd = offset
      } else if let start {
        return (start..<wordEnd, String(decoding: letters, as: UTF8.self))
      }
    }
    return start.map { ($0..<wordEnd, String(decoding: letters, as: UTF8.self)) }
  }
}
