// What a person takes a letter or sign for, whatever it is to a program. The erasure goes by exact bytes; what looks the same and
// is not the same must not be published in silence.

import Foundation

extension Unicode.Scalar {
  /// White space of any kind, and what nobody sees at all.
  var isBlankOrInvisible: Bool {
    isASCII
      ? value <= 0x20 || value == 0x7F
      : properties.isWhitespace || isIgnorable || properties.generalCategory == .control
  }

  /// What shows nothing of its own: joiners, variation selectors, fillers, and marks on the sign before.
  var isIgnorable: Bool {
    switch properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  var isLetter: Bool {
    isASCII ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic && !isColon && !isIgnorable
  }
  var isDigit: Bool { properties.numericType != nil }

  /// A colon of any width, and what looks like one (Unicode Technical Standard 39, confusables of U+003A).
  var isColon: Bool {
    switch self {
    case ":", "：", "︓", "﹕", "︰", "∶", "∷", "⩴", "ː", "˸", "꞉", "ꓽ", "׃", "։", "⁚", "⁝", "⦂", "⸬", "ः", "ઃ", "܃", "܄",
      "᛬", "᠃", "᠉", "፡":
      true
    default: false
    }
  }

  /// Whether the sign looks like two colons.
  var isDoubleColon: Bool { ["∷", "⩴", "⸬"].contains(self) }
}

extension Substring.UnicodeScalarView {
  /// A word in small letters of ASCII, where it looks as if it were: letters can be wide, carry marks, or be those of another
  /// script.
  var lookingLike: String {
    if allSatisfy(\.isASCII) { return String(self).lowercased() }
    let visible = String(String.UnicodeScalarView(filter { !$0.isIgnorable }))
    let plain = visible.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter { !$0.isIgnorable }
    return String(String(String.UnicodeScalarView(plain)).map { Self.lookAlikes[$0] ?? $0 })
  }

  /// Small letters of the Latin, Cyrillic and Greek scripts that look like those of the keys and values, or whose capitals do.
  private static let lookAlikes: [Character: Character] = [
    "đ": "d", "ı": "i", "ɩ": "i", "ł": "l", "ŧ": "t", "ø": "o",
    "а": "a", "в": "b", "с": "c", "е": "e", "і": "i", "ӏ": "l", "н": "h", "о": "o", "р": "p", "ѕ": "s", "т": "t",
    "и": "n",
    "п": "n", "г": "r", "α": "a", "ε": "e", "ι": "i", "ν": "n", "η": "n", "ο": "o", "ρ": "p", "τ": "t",
  ]
}
