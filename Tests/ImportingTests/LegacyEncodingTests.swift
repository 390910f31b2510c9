// Texts in the encodings before Unicode, written here from their definitions and by iconv, and read back.

import Diagnostics
import Foundation
import Importing
import TestSupport
import Testing

@Suite struct LegacyEncodingTests {
  static let text = """
    Thực hiện Hướng dẫn số 07-HD/BTGDVTU, ngày 12/11/2025 của Ban Tuyên giáo và Dân vận về kỷ niệm và thi đua,
    Ban Thường vụ yêu cầu các chi bộ, đoàn thể: nắm chắc tình hình; giữ gìn “sự thống nhất” – việc gì khó cũng nghĩ kỹ.
    Nguyễn Thuỵ Ỷ Nhi, Đặng Ổn, Ấu Ưu, Ông Ích Khiêm; quỹ, khuya, khuỷu tay, thuở xưa, ngoằn ngoèo, oẵm, mỗi, bẫy, dễ ợt.
    """

  /// The tones in the order of the tables: none, sắc, huyền, hỏi, ngã, nặng.
  static let tones = ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"]

  /// VNI-Windows as its makers define it: each letter with its six tones.
  static let vni: [Character: String] = {
    let rows = [
      "a": "a aù aø aû aõ aï", "â": "aâ aá aà aå aã aä", "ă": "aê aé aè aú aü aë", "e": "e eù eø eû eõ eï",
      "ê": "eâ eá eà eå eã eä", "i": "i í ì æ ó ò", "o": "o où oø oû oõ oï", "ô": "oâ oá oà oå oã oä",
      "ơ": "ô ôù ôø ôû ôõ ôï", "u": "u uù uø uû uõ uï", "ư": "ö öù öø öû öõ öï", "y": "y yù yø yû yõ î",
    ]
    var table: [Character: String] = ["đ": "ñ", "Đ": "Ñ"]
    for (letter, written) in rows {
      for (tone, signs) in zip(tones, written.split(separator: " ")) {
        let letter = Character((letter + tone).precomposedStringWithCanonicalMapping)
        table[letter] = String(signs)
        table[Character(letter.uppercased())] = signs.uppercased()
      }
    }
    return table
  }()

  static let letters = vni.keys.filter { !$0.isASCII }.sorted()

  static func inVNI(_ text: String) -> String { text.map { vni[$0] ?? String($0) }.joined() }

  /// The bytes of a text of Windows-1252.
  static func windows1252(_ text: String) throws -> [UInt8] {
    try #require(text.data(using: .windowsCP1252)).map { $0 }
  }

  @Test func everyLetterOfVNIComesBack() throws {
    #expect(Self.letters.count == 2 * 67)
    for letter in Self.letters {
      let read = LegacyEncoding.vni.text(of: try Self.windows1252(Self.inVNI("x\(letter)x")))
      #expect(Array(read.unicodeScalars) == Array("x\(letter)x".unicodeScalars))
    }
  }

  @Test func noLetterOfVNITakesTheNextForAMark() {
    let letters = Self.letters + "abcdeghiklmnopqrstuvxy"
    let pairs = letters.flatMap { first in letters.map { "\(first)\($0)" } }.joined(separator: " ")
    #expect(LegacyEncoding.vni.text(ofMisread: Self.inVNI(pairs)) == pairs)
  }

  @Test(arguments: [
    ("Ñaøo ñaát coâng trình", "Đào đất công trình"), ("COÄNG HOØA", "CỘNG HÒA"), ("aâù ÖÔÙC", "ấ ƯỚC"),
    ("Hoïp 5 laàn: 100% – “xong”", "Họp 5 lần: 100% – “xong”"), ("ø ù Ï", "ø ù Ï"),
  ])
  func textsInVNI(_ written: String, _ read: String) {
    #expect(LegacyEncoding.vni.text(ofMisread: written) == read)
  }

  @Test(arguments: [
    ("Uû ban nh©n d©n", "Uỷ ban nhân dân"), ("KÕ HO¹CH", "KẾ HOẠCH"), ("Sè: 31-KH/§U", "Số: 31-KH/ĐU"),
    ("§¶NG ñY PH¦êNG\nSè 5 ngµy", "ĐẢNG ỦY PHƯỜNG\nSố 5 ngày"), ("“§iÒu 1” – 25°C", "“Điều 1” – 25°C"),
    ("Mçi §V", "Mỗi ĐV"), ("T/M BAN TH¦êNG Vô", "T/M BAN THƯỜNG VỤ"), ("A\r\nKÕ HO¹CH\r\n", "A\r\nKẾ HOẠCH\r\n"),
  ])
  func textsInTCVN3(_ written: String, _ read: String) throws {
    #expect(Array(LegacyEncoding.tcvn3.text(ofMisread: written).utf8) == Array(read.utf8))
    #expect(LegacyEncoding.tcvn3.text(of: try Self.windows1252(written)) == read)
  }

  /// iconv, which was not made by us.
  static let hasIconv = Command.output(["iconv", "-l"])?.contains("VISCII") == true

  static func converted(_ text: String, to encoding: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "in")
    _ = try #require(
      Command.output(["iconv", "-f", "UTF-8", "-t", encoding, folder.path + "/in", "-o", folder.path + "/out"]))
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out")))
  }

  @Test(
    .enabled(if: hasIconv, "needs iconv with VISCII"),
    arguments: [(LegacyEncoding.viscii, "VISCII"), (.windows1258, "CP1258"), (.tcvn3, "TCVN5712-1")])
  func everyLetterOfIconvComesBack(_ encoding: LegacyEncoding, _ name: String) throws {
    // Fonts of TCVN3 have no capitals with tones.
    let letters = Self.letters.filter { encoding != .tcvn3 || $0.isLowercase || "ĂÂÊÔƠƯĐ".contains($0) }
    let text = letters.map { "x\($0)x\n" }.joined()
    #expect(letters.count >= 67)
    #expect(Array(encoding.text(of: try Self.converted(text, to: name)).utf8) == Array(text.utf8))
  }

  /// The texts of offices beside the checkout, when they are there.
  static let documents = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/documents").standardizedFileURL
  static let hasDocuments = FileManager.default.fileExists(atPath: documents.path)

  @Test(.enabled(if: hasIconv && hasDocuments, "needs iconv and ../shared/documents")) func documentsComeBack() throws {
    for file in try FileManager.default.contentsOfDirectory(at: Self.documents, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8).replacing("ƣ", with: "ư").replacing("Ƣ", with: "Ư")
      let vni = try Self.windows1252(Self.inVNI(text))
      #expect(LegacyEncoding.vni.text(of: vni) == text)
      #expect(LegacyEncoding.guess(vni) == .vni)
      for (encoding, name) in [(LegacyEncoding.viscii, "VISCII"), (.windows1258, "CP1258"), (.tcvn3, "TCVN5712-1")] {
        // VISCII and TCVN have neither curly quotes nor long dashes; capitals with tones are small in TCVN3.
        var plain = text
        if encoding != .windows1258 {
          for (sign, other) in [("“", "\""), ("”", "\""), ("–", "-"), ("‘", "'"), ("’", "'"), ("…", "...")] {
            plain = plain.replacing(sign, with: other)
          }
        }
        if encoding == .tcvn3 {
          plain = String(plain.map { "ĂÂÊÔƠƯĐ".contains($0) || $0.isASCII ? $0 : Character($0.lowercased()) })
        }
        let bytes = try Self.converted(plain, to: name)
        let read = encoding.text(of: bytes)
        #expect(encoding == .tcvn3 ? read.lowercased() == plain.lowercased() : read == plain)
        #expect(LegacyEncoding.guess(bytes) == encoding)
      }
      #expect(LegacyEncoding.guess(misread: text) == nil)
    }
  }

  @Test func textsAreKnownByTheirWords() throws {
    #expect(LegacyEncoding.guess(try Self.windows1252(Self.inVNI(Self.text))) == .vni)
    #expect(LegacyEncoding.guess(misread: Self.inVNI(Self.text)) == .vni)
    #expect(LegacyEncoding.guess(misread: "Uû ban nh©n d©n tØnh\nKÕ HO¹CH") == .tcvn3)
    #expect(LegacyEncoding.guess(misread: "KÕ HO¹CH TUY£N TRUYÒN") == .tcvn3)
    #expect(LegacyEncoding.vni.text(of: try Self.windows1252(Self.inVNI(Self.text))) == Self.text)
  }

  @Test(
    .enabled(if: hasIconv, "needs iconv with VISCII"),
    arguments: [(LegacyEncoding.viscii, "VISCII"), (.windows1258, "CP1258")])
  func textsOfIconvAreKnownByTheirWords(_ encoding: LegacyEncoding, _ name: String) throws {
    let text = Self.text.replacing(#/[“”–]/#, with: "-")
    let bytes = try Self.converted(text, to: name)
    #expect(LegacyEncoding.guess(bytes) == encoding)
    #expect(encoding.text(of: bytes) == text)
  }

  /// What says what it means is never taken for something else.
  @Test(arguments: [
    text, "Plan-archive giữ hồ sơ của Đảng uỷ; AutoCAD® 2024, 5 µm, © 2023, §4, «Sự thật», 25°C, chú thích¹.",
    "L'été à la plage : où êtes-vous né ? Là, le thé est très bon, Noël aussi. Où ? À l'hôtel, côté forêt. Ça suffit.",
    "Für größere Häuser wären Öl und Müll übrig: Jürgen Müller, Käthe Schröder, Göttingen, Nürnberg, schön, früh.",
    "El año pasado salió José Núñez; mañana vendrá Íñigo. ¿Qué dijo? Así, según él, no pasó nada más: sí, allí está.",
    "Não há razão; São Paulo, amanhã, só você, pó, nó, avó, coração, até já, João, três irmãos.",
    "Åse, Øystein, Søren Kjærgård og Bjørn på Færøerne så en ø; får du gå? Århus, Malmö, Göteborg, Åbo, smørrebrød.",
    "Bạn Béla Bartók và François Noël gặp Đặng Hoà, Hoàng Thuý, Lê Hữu Ái ở Đà Nẵng, Bà Rịa, Cà Mau, Gò Vấp.",
    "là né thé bé cô", "", "Uû", "lµ ®·",
    "Káº¿ hoáº¡ch cá»§a Ä\u{90}áº£ng á»§y phÆ°á»\u{9D}ng nÄƒm 2023 vá» viá»‡c há»\u{8D}c táº­p",
  ])
  func honestTextsAreNot(_ text: String) {
    #expect(LegacyEncoding.guess(misread: text) == nil)
    #expect(LegacyEncoding.guess(Array(text.utf8)) == nil)
  }

  /// A file that is honest stays as it is whatever encoding is named; others need its name.
  @Test func filesAreReadInTheEncodingThatIsNamed() throws {
    let legacy = try Self.windows1252(Self.inVNI(Self.text))
    let misread = Array(Self.inVNI(Self.text).utf8)
    for bytes in [legacy, misread] {
      #expect(try LegacyEncoding.text(of: bytes, in: .vni, "a.txt") == Self.text)
      let error = #expect(throws: EnvironmentError.self) { try LegacyEncoding.text(of: bytes, in: nil, "a.txt") }
      #expect(error?.hint?.vi.contains("--encoding vni") == true)
    }
    let utf16 = try #require(Self.text.data(using: .utf16BigEndian))
    for bytes in [Array(Self.text.decomposedStringWithCanonicalMapping.utf8), [0xFE, 0xFF] + utf16] {
      for encoding in [nil, LegacyEncoding.vni] {
        #expect(try LegacyEncoding.text(of: bytes, in: encoding, "a.txt") == Self.text)
      }
    }
    for bytes: [UInt8] in [[0xFF], [0xFE, 0xFF, 0x00], [0xFF, 0xFE, 0x00, 0xD8]] {
      #expect(throws: EnvironmentError.self) { try LegacyEncoding.text(of: bytes, in: nil, "a.txt") }
    }
  }
}
