// A word that stands in internal text and nowhere else, and every form in which it could come to light.

import Citations
import Files
import Foundation
import TestSupport
import Texts

struct Secret: Hashable, Sendable {
  /// What holds the word.
  enum Kind: String, CaseIterable {
    case planFile, eventFile, pageFile, passage
    case planKey, eventKey, pageKey, siteKey, bodyKey, documentKey, withdrawnKey
    /// The title or file name of an attachment that a plan lists below its key.
    case attachment
    /// A file below `content/files/` that no plan lists.
    case unlistedFile
    /// A file whose `access` cannot be read.
    case doubtfulFile
    /// A body of which only internal text speaks.
    case unmentionedBody
  }

  let kind: Kind
  /// Twelve letters a to z: what is left of `written` when it is folded. Stands in IDs and file names.
  let plain: String
  /// With the diacritics of Vietnamese.
  let written: String
  /// Whether the internal edition must print it. By their nature it does not print:
  /// - comments of YAML, and files that no plan lists: nothing reads them;
  /// - link definitions that nothing uses, and labels of definitions: Markdown prints no definition;
  /// - the title of the page `index`: the home page has that of the site;
  /// - files whose `access` cannot be read: they are in no edition;
  /// - bodies that nothing mentions.
  let isShown: Bool

  init(_ kind: Kind, isShown: Bool, from random: inout SeededGenerator) {
    var plain = ""
    var written = ""
    for position in 0..<12 {
      // The third and the seventh letter have a diacritic always: folding must have something to do.
      let (letter, accented) = random.pick(position % 4 == 2 ? Self.vowels : Self.letters)
      plain += letter
      written += accented
    }
    self.kind = kind
    self.plain = plain
    self.written = written
    self.isShown = isShown
  }

  private static let vowels = [("a", "ặ"), ("e", "ệ"), ("u", "ữ"), ("o", "ố"), ("y", "ỳ"), ("d", "đ")]
  private static let letters =
    vowels + ["b", "c", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x"].map { ($0, $0) }

  /// Raw, folded (which is also the slug), NFD, percent-encoded, as character references, JSON escapes and base64.
  var forms: [[UInt8]] {
    let decomposed = written.decomposedStringWithCanonicalMapping
    let texts = [written, decomposed, plain]
    var forms = texts.map { Array($0.utf8) }
    forms += [written, decomposed].flatMap { text in [true, false].map { Self.percentEncoded(text, uppercase: $0) } }
    for text in [written, decomposed] {
      forms.append(Self.escaped(text) { "&#x" + String($0, radix: 16) + ";" })
      forms.append(Self.escaped(text) { "&#x" + String($0, radix: 16, uppercase: true) + ";" })
      forms.append(Self.escaped(text) { "&#\($0);" })
      forms.append(Self.escaped(text) { "\\u" + Self.fourDigits($0) })
    }
    forms += texts.flatMap { text in (0...2).map { Self.base64(text, shiftedBy: $0) } }
    return forms
  }

  private static func percentEncoded(_ text: String, uppercase: Bool) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      byte < 0x80 ? [byte] : Array(("%" + String(byte, radix: 16, uppercase: uppercase)).utf8)
    }
  }

  private static func escaped(_ text: String, _ escape: (UInt32) -> String) -> [UInt8] {
    Array(text.unicodeScalars.map { $0.isASCII ? String($0) : escape($0.value) }.joined().utf8)
  }

  private static func fourDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The characters that depend on nothing but `text` when it stands `shift` bytes behind a group of three.
  private static func base64(_ text: String, shiftedBy shift: Int) -> [UInt8] {
    let bytes = [UInt8](repeating: 0, count: shift) + Array(text.utf8)
    let encoded = Array(Data(bytes).base64EncodedString().utf8)
    let first = [0, 2, 3][shift]
    return Array(encoded[first..<bytes.count * 8 / 6])
  }
}

/// Everything that a publication shows, made ready to be searched for secrets.
struct Haystack {
  /// Ends in NUL and has none before.
  private let text: [CChar]

  init(_ parts: [[UInt8]]) {
    text = parts.flatMap { $0.map { $0 == 0 ? 0x0A : CChar(bitPattern: $0) } + [0x0A] } + [0]
  }

  func contains(_ needle: [UInt8]) -> Bool {
    // The search of the C library: a loop of the test's own would take a minute in a debug build.
    strstr(text, needle.map { CChar(bitPattern: $0) } + [0]) != nil
  }

  /// The first form of a secret that is here, as text.
  func form(of secret: Secret) -> String? {
    secret.forms.first(where: contains).map { String(decoding: $0, as: UTF8.self) }
  }
}
