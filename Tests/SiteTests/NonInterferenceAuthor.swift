// Writes content trees by chance, with every feature of the format, and puts internal pieces between their lines.
//
// The same functions write public and internal text: `voice` decides whether the phrases have secrets in them.

import Citations
import Files
import Foundation
import TestSupport

struct Author: Sendable {
  enum Voice {
    case open
    /// Phrases have secrets of this kind in them.
    case secret(Secret.Kind)
  }

  /// A file while it is written: text in pieces.
  struct Draft {
    let path: String
    var pieces: [(text: String, side: ContentPair.Side?, secrets: [Secret])] = []

    init(_ path: String) {
      self.path = path
    }

    mutating func add(_ text: String) {
      pieces.append((text, nil, []))
    }

    mutating func add(_ text: String, on side: ContentPair.Side, _ secrets: [Secret]) {
      pieces.append((text, side, secrets))
    }
  }

  var random: SeededGenerator
  var voice = Voice.open
  /// The secrets of the text that is being written.
  var secrets: [Secret] = []
  var pair = ContentPair()

  // What public text can speak of.
  var planIDs: [String] = []
  var eventIDs: [String] = []
  var pageNames: [String] = []
  var publicAttachments: [String] = []
  /// Files of public records, relative to the content folder.
  var publicPaths: [String] = []
  /// Whether public text has errors, so that the log of a failed build is compared.
  var writesErrors = false

  static let bodyIDs = ["btv", "dang-uy", "ubnd"]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  // MARK: Words

  private static let words = [
    "tuyên truyền", "đại hội", "Đảng bộ", "phường", "kết quả", "nhiệm kỳ", "cổ động", "thi đua", "chào mừng",
    "nhân dân",
    "văn hóa", "trực quan", "khẩu hiệu", "thông tin", "lần thứ", "năm 2025", "kỷ niệm", "ngày thành lập",
  ]

  /// A few words; in internal text most often with a secret.
  mutating func phrase(isShown: Bool = true, always: Bool = false) -> String {
    var words = (0...random.number(0...2)).map { _ in random.pick(Self.words) }
    if case .secret = voice, always || random.chance(40) {
      words.insert(secretWord(isShown: isShown), at: random.number(0...words.count))
    }
    return words.joined(separator: " ")
  }

  /// A new secret as it is written in text.
  private mutating func secretWord(isShown: Bool) -> String {
    let secret = secret(isShown: isShown)
    return random.chance(70) ? secret.written : secret.plain
  }

  /// A new secret; only internal text has any.
  mutating func secret(isShown: Bool = true) -> Secret {
    guard case .secret(let kind) = voice else { preconditionFailure("public text has no secrets") }
    let secret = Secret(kind, isShown: isShown, from: &random)
    secrets.append(secret)
    return secret
  }

  /// Writes something internal; gives its text with the secrets that got into it.
  mutating func writing(
    _ kind: Secret.Kind, _ write: (inout Author) -> String
  ) -> (text: String, secrets: [Secret]) {
    let (outerVoice, outerSecrets) = (voice, secrets)
    voice = .secret(kind)
    secrets = []
    let text = write(&self)
    defer { (voice, secrets) = (outerVoice, outerSecrets) }
    return (text, secrets.filter { text.contains($0.written) || text.contains($0.plain) })
  }

  mutating func side() -> ContentPair.Side {
    random.pick([.first, .second, .both])
  }

  mutating func date() -> String {
    let year = random.pick(["1930", "2020", "2023", "2025", "2099"])
    let month = random.pick(["01", "06", "12"])
    return random.pick([year, "\(year)-\(month)", "\(year)-\(month)-1\(random.number(0...9))"])
  }

  /// Numbers that plans, authority file and citations share, some of them of several documents.
  static let sharedNumbers = ["18-NQ/TW", "7-HD/BTGDVTU", "05-KH/ĐU", "15 - KH/ĐU", "5-KH/ĐU"]
  /// Names and aliases that citations and headings of tasks can mean; the last two of several bodies or none.
  static let bodyNames = ["Đảng ủy phường", "Ủy ban nhân dân", "Ban Thường vụ", "Ban Tuyên giáo"]

  /// Titles by which texts cite documents; the first is that of two.
  static let titles = ["Luật Ví dụ", "Nghị quyết Đại hội Ví dụ"]

  mutating func documentNumber() -> String {
    random.chance(50)
      ? random.pick(Self.sharedNumbers)
      : random.pick([
        "\(random.number(1...99))-KH/ĐU", "\(random.number(1...99)) – HD/BTGDVTU", "\(random.number(1...9))/KH-UBND",
      ])
  }

  /// A citation with a date or issuer or without; its number can be split by emphasis.
  mutating func citation() -> String {
    if random.chance(15) { return random.pick(Self.titles) + random.pick(["", " năm 2017", " ngày 01/01/2024"]) }
    let number = documentNumber()
    var text = random.pick(["Kế hoạch số ", "Nghị quyết ", "số ", "các Kế hoạch số 3, "])
    text += random.chance(20) ? "**\(number.prefix(2))**\(number.dropFirst(2))" : number
    if random.chance(50) {
      text += random.pick([" ngày 25/10/2017", ", ngày 16/6/2022", " ngày 11/06/2025", " ngày 12 tháng 1 năm 2020"])
    }
    if random.chance(40) { text += " của \(random.pick(Self.bodyNames))" }
    return text
  }

  // MARK: Scalars of YAML

  /// A text as one of the forms that YAML has for it, to stand behind `key: `.
  mutating func scalar(_ text: String, indentation: Int = 2) -> String {
    let blanks = String(repeating: " ", count: indentation)
    switch random.number(0...9) {
    case 0: return "\"\(text): \\\"x\\\"\""
    case 1: return "'\(text) ''x'''"
    // Behind free text without quotes a comment is an error.
    case 2: return (writesErrors ? text : "\"\(text)\"") + "  # \(phrase(isShown: false))"
    case 3: return ">-\n\(blanks)\(text)\n\(blanks)và nữa"
    case 4: return "\"\(text)\n\(blanks)nối dòng\""
    default: return text
    }
  }

  /// Lines of text as a block scalar.
  mutating func blockScalar(indentation: Int) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let between = random.chance(50) ? "\n" : ""
    return random.pick(["|", ">", "|-"]) + "\n" + blanks + phrase() + "\n" + between + blanks + phrase()
  }

  mutating func flowList(_ items: [String]) -> String {
    random.chance(30)
      ? items.map { "\n  - \($0)" }.joined()
      : (random.chance(30)
        ? " [\n  " + items.joined(separator: ",\n  ") + "\n  ]" : " [\(items.joined(separator: ", "))]")
  }

  // MARK: Bytes

  /// Adds a file to the pair: its line ends, its Unicode form and its mark are those of one editor's computer.
  mutating func finish(_ draft: Draft, side: ContentPair.Side? = nil, appending raw: [UInt8] = []) {
    let lineEnd = random.pick(["\n", "\n", "\n", "\r\n", "\r"])
    let isDecomposed = random.chance(15)
    var pieces = draft.pieces.map { text, side, secrets in
      let composed = isDecomposed ? text.decomposedStringWithCanonicalMapping : text
      let bytes = composed.utf8.flatMap { $0 == 0x0A ? Array(lineEnd.utf8) : [$0] }
      return ContentPair.Piece(bytes: bytes, side: side, secrets: secrets)
    }
    if let last = pieces.indices.last {
      // The line end of a public last line must not depend on what comes behind it in one of the trees.
      if random.chance(20), raw.isEmpty { pieces[last].bytes.removeLast(lineEnd.utf8.count) }
      pieces[last].bytes += raw
    }
    pair.files.append(
      ContentPair.File(
        path: draft.path, side: side, mark: random.chance(10) ? [0xEF, 0xBB, 0xBF] : [], pieces: pieces))
  }
}
