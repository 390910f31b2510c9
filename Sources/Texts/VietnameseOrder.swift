// The order of Vietnamese dictionaries: 29 letters, of which ă, â, đ, ê, ô, ơ and ư are letters of their own; the tone
// matters between syllables of the same letters only (Hoàng Phê, Từ điển tiếng Việt).

import Foundation

/// A letter of the alphabet.
package struct VietnameseLetter: Hashable, Sendable {
  /// With its mark, in lower case: `đ`.
  package let letter: String
  /// In ASCII, as it is typed in Telex: `dd`.
  package let telex: String

  /// The letters that Vietnamese borrows have their places among them.
  static let all: [VietnameseLetter] = [
    ("a", "a"), ("ă", "aw"), ("â", "aa"), ("b", "b"), ("c", "c"), ("d", "d"), ("đ", "dd"), ("e", "e"), ("ê", "ee"),
    ("f", "f"), ("g", "g"), ("h", "h"), ("i", "i"), ("j", "j"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"),
    ("o", "o"), ("ô", "oo"), ("ơ", "ow"), ("p", "p"), ("q", "q"), ("r", "r"), ("s", "s"), ("t", "t"), ("u", "u"),
    ("ư", "uw"), ("v", "v"), ("w", "w"), ("x", "x"), ("y", "y"), ("z", "z"),
  ].map { VietnameseLetter(letter: $0, telex: $1) }

  /// A letter by its place in the alphabet, nil for what stands between words; tone 0 for none.
  fileprivate typealias Sign = (place: UInt8?, tone: UInt8)

  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
  ]

  /// Those of Latin scripts, and of Vietnamese with two marks. Marks of other languages are left out.
  private static let signs: [Sign] = {
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.letter, UInt8($0)) })
    return ranges.joined().map { value in
      guard let scalar = Unicode.Scalar(value) else { return (nil, 0) }
      let parts = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars
      let letter = String(String.UnicodeScalarView(parts.filter { tones[$0] == nil }))
      let place = places[letter.precomposedStringWithCanonicalMapping] ?? places[String(parts.prefix(1))]
      return (place, parts.compactMap { tones[$0] }.first ?? 0)
    }
  }()
  private static let ranges: [Range<UInt32>] = [0..<0x250, 0x1E00..<0x1F00]

  /// - Parameter scalar: of a text in NFC.
  fileprivate static func sign(_ scalar: Unicode.Scalar) -> Sign {
    switch scalar.value {
    case ranges[0]: signs[Int(scalar.value)]
    case ranges[1]: signs[Int(scalar.value - ranges[1].lowerBound) + ranges[0].count]
    default: (nil, 0)
    }
  }

  /// The first letter of a text; nil if it has none, or a digit before it.
  package init?(initialOf text: String) {
    let start = text.precomposedStringWithCanonicalMapping.unicodeScalars.first {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    guard let place = start.flatMap({ Self.sign($0).place }) else { return nil }
    self = Self.all[Int(place)]
  }

  private init(letter: String, telex: String) {
    self.letter = letter
    self.telex = telex
  }
}

extension String {
  /// What texts in NFC are compared by, byte by byte: word for word the letters, then the tones.
  package var vietnameseSortKey: [UInt8] {
    var key: [UInt8] = []
    var tones: [UInt8] = []
    for scalar in unicodeScalars {
      let sign = VietnameseLetter.sign(scalar)
      if let place = sign.place {
        key.append(place + 20)
      } else if ("0"..."9").contains(scalar) {
        key.append(UInt8(scalar.value - 0x30) + 10)
      } else {
        if !tones.isEmpty { key += [0] + tones }
        tones = []
        continue
      }
      tones.append(sign.tone)
    }
    return tones.isEmpty ? key : key + [0] + tones
  }
}
