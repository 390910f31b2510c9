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

  private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.letter, $0) })
  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
  ]

  /// The letters of a text with their tones, 0 for none; nil for what stands between words. Marks of other languages are left out.
  fileprivate static func letters(of text: String) -> [(place: Int?, tone: UInt8)] {
    var letters: [(place: Int?, tone: UInt8)] = []
    for character in text.lowercased().precomposedStringWithCanonicalMapping {
      var letter = ""
      var tone: UInt8 = 0
      for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars {
        if let known = tones[scalar] { tone = known } else { letter.unicodeScalars.append(scalar) }
      }
      letter = letter.precomposedStringWithCanonicalMapping
      let place = places[letter] ?? places[String(letter.decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1))]
      letters.append((place, tone))
    }
    return letters
  }

  /// The first letter of a text; nil if it has none, or a digit before it.
  package init?(initialOf text: String) {
    let start = text.unicodeScalars.drop { !$0.properties.isAlphabetic && !("0"..."9").contains($0) }
    guard let place = Self.letters(of: String(start.prefix(4))).first?.place else { return nil }
    self = Self.all[place]
  }

  private init(letter: String, telex: String) {
    self.letter = letter
    self.telex = telex
  }
}

extension String {
  /// What texts are compared by, byte by byte: word for word the letters, then the tones.
  package var vietnameseSortKey: [UInt8] {
    var key: [UInt8] = []
    var tones: [UInt8] = []
    for (character, letter) in zip(self, VietnameseLetter.letters(of: self)) {
      if let place = letter.place {
        key.append(UInt8(place) + 20)
      } else if let digit = character.wholeNumberValue, digit < 10 {
        key.append(UInt8(digit) + 10)
      } else {
        if !tones.isEmpty { key += [0] + tones }
        tones = []
        continue
      }
      tones.append(letter.tone)
    }
    return tones.isEmpty ? key : key + [0] + tones
  }
}
