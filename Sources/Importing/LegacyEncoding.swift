// The encodings of Vietnamese before Unicode: files typed in them, and texts in their fonts, whose letters programs take for
// those of Windows-1252.

package import Diagnostics
import Files
import Foundation

/// The tables are ours: iconv has three of the four, but where its modules are not installed none of them.
package enum LegacyEncoding: String, CaseIterable, Sendable {
  case tcvn3, vni, viscii
  case windows1258 = "windows-1258"

  /// What the bytes of a file say, in NFC.
  package func text(of bytes: [UInt8]) -> String { text(ofMisread: Self.windows1252(bytes)) }

  /// What a text says whose letters were read as those of Windows-1252, in NFC. Other characters stay.
  package func text(ofMisread text: String) -> String {
    let letters = letters
    var scalars = String.UnicodeScalarView()
    // That of VNI: what the letter before takes on.
    var base: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let base, let marks = Self.vniMarks[base]?[scalar.lowercase] {
        scalars += marks.unicodeScalars
        continue
      }
      let letter = letters[scalar] ?? scalar
      scalars.append(letter)
      base = self == .vni ? scalar.lowercase : nil
    }
    let read = String(scalars).precomposedStringWithCanonicalMapping
    return self == .tcvn3 ? read.withTonedCapitals : read
  }

  /// What a file says, in NFC.
  ///
  /// - Parameters:
  ///   - encoding: nil for UTF-8, or UTF-16 with its mark. Else of files in these too, where their letters were misread.
  ///   - path: for messages.
  /// - Throws: when it is in an old encoding and none is given, or is no text.
  package static func text(
    of bytes: [UInt8], in encoding: LegacyEncoding?, _ path: String
  ) throws(EnvironmentError) -> String {
    guard let text = unicode(bytes) else {
      if let encoding { return encoding.text(of: bytes) }
      throw .notUnicode(path, guess(bytes))
    }
    guard let found = guess(misread: text) else { return text }
    guard let encoding else { throw .misread(path, found) }
    return encoding.text(ofMisread: text)
  }

  private static func unicode(_ bytes: [UInt8]) -> String? {
    switch bytes.prefix(2) {
    case [0xFF, 0xFE], [0xFE, 0xFF]:
      guard bytes.count % 2 == 0 else { return nil }
      let high = bytes[0] == 0xFF ? 1 : 0
      let units = stride(from: 2, to: bytes.count, by: 2).map {
        UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
      }
      return String(validating: units, as: UTF16.self)
    default:
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      return String(validating: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }
  }

  /// The encoding of bytes that are no UTF-8; nil where none makes Vietnamese of them.
  package static func guess(_ bytes: [UInt8]) -> LegacyEncoding? { guess(misread: windows1252(bytes)) }

  /// The encoding of a text that was read as Windows-1252; nil for one that says what it means.
  ///
  /// What is no Vietnamese and becomes Vietnamese speaks for an encoding, what stays none against all: names and quotations in
  /// other languages. So does what is Vietnamese as it stands. Each word counts once.
  package static func guess(misread text: String) -> LegacyEncoding? {
    // What ends a word in a text of any of the encodings.
    let words = Set(
      text.unicodeScalars.split {
        $0.isASCII && !$0.properties.isAlphabetic || (0x2010...0x206F).contains($0.value) || $0.value == 0xA0
      }.filter { word in word.count < 32 && word.contains { !$0.isASCII } }.map { String($0) })
    let others = words.filter { !VietnameseSyllable.isOne($0) }
    let counts = allCases.map { encoding in
      let changed = others.lazy.map { (word: $0, read: encoding.text(ofMisread: $0)) }.filter { $0.word != $0.read }
      let good = changed.count { VietnameseSyllable.isOne($0.read) }
      return (encoding, good: good, bad: changed.count - good)
    }
    return counts.filter { $0.good >= 3 && $0.good >= 4 * $0.bad && $0.good >= words.count - others.count }
      .max { $0.good < $1.good }?.0
  }

  /// The text of bytes in Windows-1252; the five that it does not know are control characters, as in web browsers.
  static func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(
      contentsOf: bytes.lazy.map { (0x80..<0xA0).contains($0) ? high[Int($0 - 0x80)] : Unicode.Scalar($0) })
    return String(scalars)
  }

  /// 80 to 9F of Windows-1252.
  private static let high = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  /// What the letters of Windows-1252 stand for.
  private var letters: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .tcvn3: Self.tcvn3Letters
    case .vni: Self.vniLetters
    case .viscii: Self.visciiLetters
    case .windows1258: Self.windows1258Letters
    }
  }

  // Fonts have no capitals with tones, and show signs of Windows-1252 where the standard has others and combining marks.
  private static let tcvn3Letters = table(
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđẰ"),
    (
      0xB5,
      """
      àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ
      """
    ))
  private static let vniLetters = table(
    (0xC6, "Ỉ"), (0xCE, "Ỵ"), (0xD1, "ĐỊĨƠ"), (0xD6, "Ư"), (0xE6, "ỉ"), (0xEE, "ỵ"), (0xF1, "địĩơ"), (0xF6, "ư"))
  private static let visciiLetters = table(
    (0x02, "Ẳ"), (0x05, "ẴẪ"), (0x14, "Ỷ"), (0x19, "Ỹ"), (0x1E, "Ỵ"),
    (
      0x80,
      """
      ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ\
      ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ
      """
    ))
  private static let windows1258Letters = table(
    (0xC3, "Ă"), (0xCC, "\u{300}"), (0xD0, "Đ"), (0xD2, "\u{309}"), (0xD5, "Ơ"), (0xDD, "Ư"), (0xDE, "\u{303}"),
    (0xE3, "ă"), (0xEC, "\u{301}"), (0xF0, "đ"), (0xF2, "\u{323}"), (0xF5, "ơ"), (0xFD, "ư₫"))

  /// - Parameter runs: the first byte of each, and what it and those behind it mean.
  private static func table(_ runs: (first: UInt8, letters: String)...) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (first, letters) in runs {
      let read = windows1252((0..<UInt8(letters.unicodeScalars.count)).map { first + $0 }).unicodeScalars
      table.merge(zip(read, letters.unicodeScalars)) { $1 }
    }
    return table
  }

  /// The signs of VNI that give marks to the letter before them, by that letter. Some typists made “ấ” of “â” and a tone: the
  /// signs of tones may follow those of letters.
  private static let vniMarks: [Unicode.Scalar: [Unicode.Scalar: String]] = {
    let tones: [Unicode.Scalar: String] = [
      "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}",
    ]
    let roofs: [Unicode.Scalar: String] = [
      "â": "\u{302}", "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}", "ã": "\u{302}\u{303}",
      "ä": "\u{302}\u{323}",
    ]
    let breves: [Unicode.Scalar: String] = [
      "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}", "ú": "\u{306}\u{309}", "ü": "\u{306}\u{303}",
      "ë": "\u{306}\u{323}",
    ]
    let roofed = tones.merging(roofs) { $1 }
    return [
      "a": roofed.merging(breves) { $1 }, "e": roofed, "o": roofed, "u": tones, "y": tones, "ô": tones, "ö": tones,
    ]
  }()
}

extension String {
  /// The lines that are in capitals but for letters with a tone, of which TCVN3 has small ones only, with these as capitals.
  ///
  /// Numbers (`31-KH/ĐU`) have capitals in any line.
  fileprivate var withTonedCapitals: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.unicodeScalars.split { $0.properties.isWhitespace }
        .filter { word in !word.contains { $0 == "/" || ("0"..."9").contains($0) } }
      let letters = words.joined().filter { $0.properties.isAlphabetic }
      let hasSmall = line.unicodeScalars.contains { $0.properties.isLowercase && !$0.hasTone }
      return !hasSmall && letters.count { $0.properties.isUppercase } > 1 ? line.uppercased() : String(line)
    }.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  fileprivate var lowercase: Unicode.Scalar { properties.lowercaseMapping.unicodeScalars.first ?? self }

  fileprivate var hasTone: Bool {
    String(self).decomposedStringWithCanonicalMapping.unicodeScalars.contains(where: VietnameseSyllable.tones.contains)
  }
}

/// Whether a word is one that Vietnamese could have: a check of its spelling, not a dictionary.
enum VietnameseSyllable {
  /// The combining marks of huyền, sắc, hỏi, ngã, nặng.
  static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

  private static let onsets =
    [""] + words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
  /// Vowels, with their final consonants, and whether these are stops.
  private static let rhymes: [String: Bool] = {
    let open = words(
      "ai ao au ay âu ây eo êu ia iêu iu oai oao oay oeo oi ôi ơi ua uây ui uôi uơ uya uyu ưa ưi ươi ươu ưu yêu")
    let others = words("a ă â e ê i iê o oa oă oe oo ô ơ u uâ uê uô uy uyê ư ươ y yê")
    var rhymes = Dictionary(uniqueKeysWithValues: (open + others).map { ($0, false) })
    for vowels in others {
      for final in words("m n ng nh") { rhymes[vowels + final] = false }
      for stop in words("c ch p t") { rhymes[vowels + stop] = true }
    }
    return rhymes
  }()

  private static func words(_ list: String) -> [String] { list.split(separator: " ").map { String($0) } }

  /// In letters of either case.
  static func isOne(_ word: String) -> Bool {
    let scalars = word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    let tone = scalars.filter(tones.contains)
    let letters = String(String.UnicodeScalarView(scalars.filter { !tones.contains($0) }))
      .precomposedStringWithCanonicalMapping
    return tone.count < 2
      && onsets.contains { onset in
        guard letters.hasPrefix(onset), let endsInStop = rhymes[String(letters.dropFirst(onset.count))] else {
          return false
        }
        // Such a word has sắc or nặng.
        return !endsInStop || tone.first == "\u{301}" || tone.first == "\u{323}"
      }
  }
}

extension EnvironmentError {
  /// - Parameter guess: nil when the bytes are no Vietnamese in any encoding.
  fileprivate static func notUnicode(_ path: String, _ guess: LegacyEncoding?) -> Self {
    EnvironmentError(
      path, LocalizedText(vi: "“\(path)” không phải văn bản UTF-8", en: "‘\(path)’ is no text in UTF-8"),
      hint: guess?.hint ?? LocalizedText(vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file again as UTF-8"))
  }

  static func misread(_ path: String, _ encoding: LegacyEncoding) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "văn bản trong “\(path)” gõ bằng phông chữ cũ",
        en: "the text of ‘\(path)’ is typed for an old Vietnamese font"),
      hint: encoding.hint)
  }
}

extension LegacyEncoding {
  fileprivate var hint: LocalizedText {
    LocalizedText(
      vi: "có vẻ là bảng mã \(rawValue): thêm --encoding \(rawValue)",
      en: "it seems to be \(rawValue): add --encoding \(rawValue)")
  }
}
