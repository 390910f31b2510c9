// Slips of wording in the running text of a document: tone marks placed two ways, words and runs of words that stand twice,
// letters of another script. Most files have none of it, so one pass over the bytes looks for what may be a slip, and only that
// is read as words.

package import Diagnostics
import Files
import Foundation

/// A slip and where it stands in the text that was looked at.
package struct WordingSlip {
  package let rule: Rule
  package let arguments: [any RuleArgument]
  /// Bytes of the text, all on one line.
  package let range: Range<Int>
  /// What takes its place, where that is certain.
  package let replacement: String?

  init(_ rule: Rule, _ arguments: [any RuleArgument], _ range: Range<Int>, _ replacement: String? = nil) {
    self.rule = rule
    self.arguments = arguments
    self.range = range
    self.replacement = replacement
  }
}

extension WordingSlip {
  /// The slips in a text as UTF-8, in NFC, as Markdown writes it.
  ///
  /// - Parameter isPlain: whether all letters are known to be those of Vietnamese.
  package static func all(in text: [UInt8], isPlain: Bool) -> [WordingSlip] {
    var scan = WordScan(text)
    scan.run()
    return (isPlain ? [] : lookAlikes(in: text)) + scan.slips
  }

  // MARK: Letters of another script

  private static func lookAlikes(in text: [UInt8]) -> [WordingSlip] {
    var slips: [WordingSlip] = []
    var word: [(scalar: Unicode.Scalar, offset: Int)] = []
    var offset = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.properties.isAlphabetic {
        word.append((scalar, offset))
      } else if !word.isEmpty {
        if let slip = lookAlike(in: word) { slips.append(slip) }
        word.removeAll(keepingCapacity: true)
      }
      offset += UTF8.width(scalar)
    }
    if let slip = lookAlike(in: word) { slips.append(slip) }
    return slips
  }

  /// A word of Latin letters but for some that look like them.
  private static func lookAlike(in word: [(scalar: Unicode.Scalar, offset: Int)]) -> WordingSlip? {
    guard let first = word.firstIndex(where: { $0.scalar.lookAlike != nil }), word.contains(where: \.scalar.isLatin),
      word.allSatisfy({ $0.scalar.isLatin || $0.scalar.lookAlike != nil }),
      let last = word.lastIndex(where: { $0.scalar.lookAlike != nil }), let meant = word[first].scalar.lookAlike
    else { return nil }
    let found = word[first].scalar
    // Icelandic has the letter eth too, at no beginning of a word and in no short word of capitals such as QĐ and HĐND.
    let isCapitals = word.count <= 5 && word.allSatisfy { !$0.scalar.properties.isLowercase }
    if found.isEth, first > 0 || word.count == 1, !isCapitals { return nil }
    let replacement = word[first...last].map { $0.scalar.lookAlike ?? $0.scalar }
    let text = String(String.UnicodeScalarView(word.map(\.scalar)))
    return WordingSlip(
      rules.lookAlike, [text, String(found), CharacterCheck.codePoint(found), String(meant)],
      word[first].offset..<word[last].offset + UTF8.width(word[last].scalar),
      String(String.UnicodeScalarView(replacement)))
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of the Latin script that no other is taken for.
  fileprivate var isLatin: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: !isEth
    default: false
    }
  }

  /// Letters that fonts show as Đ and đ.
  fileprivate var isEth: Bool { ["\u{D0}", "\u{F0}", "\u{189}", "\u{256}"].contains(self) }

  /// The Latin letter that it looks like; nil for those that look like none.
  fileprivate var lookAlike: Unicode.Scalar? {
    switch value {
    case 0xD0, 0x189: "Đ"
    case 0xF0, 0x256: "đ"
    case 0x370..<0x530: Self.lookAlikes[self]
    // Full width.
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(value - 0xFEE0)
    default: nil
    }
  }

  /// Of the Greek and Cyrillic scripts (Unicode Technical Standard 39, confusables).
  private static let lookAlikes = Dictionary(
    uniqueKeysWithValues: zip(
      "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаеѕіјорсухһӏ".unicodeScalars,
      "ABEZHIKMNOPTYXoABESIJKMHOPCTYXaesijopcyxhl".unicodeScalars))
}

// MARK: Words

/// One pass over the words of a text. What separates two runs of words for good is anything but blanks, one line end, marks of
/// emphasis, commas, semicolons and dashes: so nothing is compared across headings, items, cells, links and sentences.
private struct WordScan: ~Copyable {
  private enum Kind: UInt8 {
    case letter, blank, comma, dash, lineEnd, heading, code, stop
    /// The first byte of a sign of several: blanks, dashes, quotation marks, pictures.
    case sign
  }

  private static let kinds = (0...0xFF).map { (byte: UInt8) -> Kind in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    // Marks of emphasis are not there for a reader.
    case 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "_"): .blank
    case UInt8(ascii: ","), UInt8(ascii: ";"): .comma
    case UInt8(ascii: "-"): .dash
    case 0x0A: .lineEnd
    case UInt8(ascii: "#"): .heading
    case UInt8(ascii: "`"): .code
    case 0xC2, 0xE2, 0xE3, 0xF0...0xFF: .sign
    case 0x80...0xFF: .letter
    default: .stop
    }
  }

  private struct Word {
    private let first: Int32
    private let length: UInt16
    let hash: UInt16

    init(start: Int, end: Int, hash: UInt16) {
      first = Int32(truncatingIfNeeded: start)
      length = UInt16(truncatingIfNeeded: end &- start)
      self.hash = hash
    }

    var start: Int { Int(first) }
    var end: Int { start + Int(length) }
    var range: Range<Int> { start..<end }
  }

  /// How many words are kept: a run that stands twice has at most half as many.
  private static let kept = 1024
  private static let slots = 512

  private let text: [UInt8]
  private(set) var slips: [WordingSlip] = []
  /// The last words.
  private let words = UnsafeMutablePointer<Word>.allocate(capacity: kept)
  /// The last place of runs of four words.
  private let runs = UnsafeMutablePointer<(hash: UInt32, last: Int32)>.allocate(capacity: slots)
  /// The words so far, and those before the last sign that separates for good.
  private var count = 0
  private var separated = 0
  /// The hashes of the last four words.
  private var hashes: UInt64 = 0
  /// Whether nothing but blanks stands behind the last word.
  private var follows = false
  /// The line ends since the last word or sign.
  private var lineEnds = 1
  private var isHeading = false
  /// A run that has begun again: how many words it has, 0 without one, and the word that completes it.
  private var repeated = (length: 0, end: 0)
  /// For each way to place tone marks, how many words have it, and the first.
  private var early = (count: 0, first: 0..<0)
  private var late = (count: 0, first: 0..<0)

  init(_ text: [UInt8]) {
    self.text = text
    runs.initialize(repeating: (0, 0), count: Self.slots)
  }

  deinit {
    words.deallocate()
    runs.deallocate()
  }

  mutating func run() {
    let (kinds, tones) = (Self.kinds, Self.tones)
    text.withUnsafeBufferPointer { bytes in
      kinds.withUnsafeBufferPointer { kinds in
        tones.withUnsafeBufferPointer { tones in
          var index = 0
          while index < bytes.count {
            let start = index
            // Without the bits in which capitals and small letters differ, whatever else those tell apart.
            var hash: UInt32 = 0
            var last: UInt32 = 0
            var byte = bytes[index]
            while kinds[Int(byte)] == .letter {
              hash = (hash << 5 | hash >> 27) ^ UInt32(byte & 0xDE)
              last = last << 8 | UInt32(byte)
              index &+= 1
              if index == bytes.count { break }
              byte = bytes[index]
            }
            if index > start {
              add(Word(start: start, end: index, hash: UInt16(truncatingIfNeeded: (hash &* 0x9E37_79B9) >> 16)))
              if Self.mayHaveToneMark(last, tones) { countToneMark(start..<index) }
              if index == bytes.count { break }
            }
            index &+= 1
            switch kinds[Int(byte)] {
            case .letter, .blank: break
            case .comma: follows = false
            case .dash where lineEnds == 0: follows = false
            case .lineEnd: endLine()
            case .heading:
              isHeading = true
              separate()
            case .code:
              index = text.firstIndex(of: UInt8(ascii: "`"), in: index..<text.count).map { $0 + 1 } ?? index
              separate()
            case .sign:
              while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
              separate()
            case .dash, .stop: separate()
            }
          }
        }
      }
    }
    reportToneMarks()
  }

  private mutating func endLine() {
    lineEnds += 1
    if lineEnds > 1 || isHeading { separate() }
    isHeading = false
  }

  private mutating func separate() {
    separated = count
    follows = false
    repeated.length = 0
  }

  @inline(__always)
  private mutating func add(_ word: Word) {
    if hashes & 0xFFFF == UInt64(word.hash), follows { checkDoubled(word) }
    words[count & (Self.kept - 1)] = word
    hashes = hashes << 16 | UInt64(word.hash)
    let run = hashes &* 0x9E37_79B9_7F4A_7C15
    let place = Int(run >> 55)
    let hash = UInt32(truncatingIfNeeded: run >> 23)
    if runs[place].hash == hash || repeated.length > 0 { compareRun(with: Int(runs[place].last)) }
    runs[place] = (hash, Int32(truncatingIfNeeded: count))
    count += 1
    lineEnds = 0
    follows = true
  }

  /// The word that stands so many words before the one that was added last.
  private func last(_ distance: Int) -> Word { words[(count - distance) & (Self.kept - 1)] }

  /// - Parameter other: where the last four words may have stood before.
  private mutating func compareRun(with other: Int) {
    if repeated.length == 0 {
      beginRun(count - other)
    } else if last(0).hash != last(repeated.length).hash {
      repeated.length = 0
    }
    if repeated.length > 0, repeated.end == count {
      reportRun(repeated.length)
      repeated.length = 0
    }
  }

  // MARK: Words and runs that stand twice

  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// Words that nobody writes twice in a row: “luôn luôn”, “dần dần”, “từ từ” are right.
  private static let functionWords: Set<String> = [
    "của", "và", "các", "những", "là", "được", "với", "cho", "trong", "về", "đến", "theo", "tại", "để", "do", "bởi",
    "này",
    "thì", "trên", "dưới", "khi", "nếu", "vì", "sẽ", "đã", "đang", "bị", "vào", "nhằm", "thuộc", "hoặc", "việc",
  ]

  private mutating func checkDoubled(_ word: Word) {
    let (first, second) = (string(last(1).range), string(word.range))
    let lower = first.lowercased()
    // A capital letter begins a name: “đảng Đảng ủy”.
    guard Self.functionWords.contains(lower), second == lower || second == first && first == first.uppercased() else {
      return
    }
    slips.append(WordingSlip(rules.repeatedWord, [lower], word.range))
  }

  /// - Parameter length: how many words before the last four ones the same four stand.
  private mutating func beginRun(_ length: Int) {
    guard (4...Self.kept / 2).contains(length), count - length - 3 >= separated else { return }
    var equal = 4
    while equal < length, count - equal - length >= separated, last(equal).hash == last(equal + length).hash {
      equal += 1
    }
    repeated = (length, count + length - equal)
  }

  private mutating func reportRun(_ length: Int) {
    let isEqual = (0..<length).allSatisfy {
      string(last($0).range).lowercased() == string(last($0 + length).range).lowercased()
    }
    let first = last(length - 1)
    // “tổ chức chính trị - xã hội, tổ chức chính trị - xã hội nghề nghiệp” is a list.
    let isListed = text[last(length).end..<first.start].contains { Self.kinds[Int($0)] != .blank && $0 != 0x0A }
    guard isEqual, !isListed || endsPart(last(0)) else { return }
    let whole = first.start..<last(0).end
    let quoted = string(first.start..<last(length - 4).end) + (length > 4 ? " …" : "")
    slips.append(
      WordingSlip(rules.repeatedRun, [length, quoted], text.holds(0x0A, in: whole) ? first.range : whole))
  }

  /// Whether a sentence or a part of it ends behind a word.
  private func endsPart(_ word: Word) -> Bool {
    let rest = text[word.end...].drop { Self.kinds[Int($0)] == .blank }
    return rest.isEmpty || rest.first == 0x0A && rest.dropFirst().first == 0x0A
      || rest.first.map { ".,;:!?".utf8.contains($0) } == true
  }

  // MARK: Tone marks

  private mutating func countToneMark(_ word: Range<Int>) {
    guard let way = ToneMarkPlace(of: word, in: text) else { return }
    switch way {
    case .early: early = (early.count + 1, early.count == 0 ? word : early.first)
    case .late: late = (late.count + 1, late.count == 0 ? word : late.first)
    }
  }

  /// Bits for the last byte of ò… (1), of ù… (2), for a and e (4), y (8), the last byte of à… and è… (16), of ỳ… (32), for o (64)
  /// and u (128), in small letters and capitals.
  private static let tones = {
    var tones = [UInt8](repeating: 0, count: 256)
    for (bit, letters) in ["òóỏõọ", "ùúủũụ", "ae", "y", "àáảãạèéẻẽẹ", "ỳýỷỹỵ", "o", "u"].enumerated() {
      for letter in letters + letters.uppercased() {
        for byte in String(letter).utf8.suffix(1) { tones[Int(byte)] |= 1 << bit }
      }
    }
    return tones
  }()

  /// - Parameter word: its last four bytes.
  @inline(__always)
  private static func mayHaveToneMark(_ word: UInt32, _ tones: UnsafeBufferPointer<UInt8>) -> Bool {
    func byte(_ index: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: word >> (index << 3)) }
    let (last, before) = (tones[Int(byte(0))], tones[Int(byte(1))])
    let vowel = tones[Int(byte(byte(1) >= 0xC0 ? 2 : 3))]
    return before & 3 & last >> 2 | last >> 4 & 3 & vowel >> 6 != 0
  }

  private mutating func reportToneMarks() {
    guard early.count > 0, late.count > 0 else { return }
    let isEarlyRarer =
      early.count == late.count ? early.first.lowerBound > late.first.lowerBound : early.count < late.count
    let (rarer, other) = isEarlyRarer ? (early, late) : (late, early)
    slips.append(
      WordingSlip(
        rules.toneMark, [string(rarer.first), rarer.count, string(other.first), other.count], rarer.first))
  }
}

/// On which letter of `oa`, `oe` or `uy` at the end of a syllable the tone mark stands: hòa, khỏe, ủy, or hoà, khoẻ, uỷ.
private enum ToneMarkPlace {
  case early, late

  /// nil for words that have none of it; those of other languages are most often not built like a Vietnamese syllable.
  init?(of word: Range<Int>, in text: [UInt8]) {
    let (second, start) = Self.letter(before: word.upperBound, in: text)
    guard start > word.lowerBound else { return nil }
    let (first, onset) = Self.letter(before: start, in: text)
    let vowel: Unicode.Scalar
    switch (first, second) {
    case ("ò", "a"), ("ó", "a"), ("ỏ", "a"), ("õ", "a"), ("ọ", "a"), ("ò", "e"), ("ó", "e"), ("ỏ", "e"), ("õ", "e"),
      ("ọ", "e"), ("ù", "y"), ("ú", "y"), ("ủ", "y"), ("ũ", "y"), ("ụ", "y"):
      (self, vowel) = (.early, second)
    case ("o", "à"), ("o", "á"), ("o", "ả"), ("o", "ã"), ("o", "ạ"): (self, vowel) = (.late, "a")
    case ("o", "è"), ("o", "é"), ("o", "ẻ"), ("o", "ẽ"), ("o", "ẹ"): (self, vowel) = (.late, "e")
    case ("u", "ỳ"), ("u", "ý"), ("u", "ỷ"), ("u", "ỹ"), ("u", "ỵ"): (self, vowel) = (.late, "y")
    default: return nil
    }
    guard Self.canBegin(text[word.lowerBound..<max(word.lowerBound, onset)], before: vowel) else { return nil }
  }

  /// The letter that ends before a place, in lower case, and where it begins.
  @inline(__always)
  private static func letter(before end: Int, in text: [UInt8]) -> (Unicode.Scalar, Int) {
    let last = UInt32(text[end - 1])
    if last < 0x80 { return (Unicode.Scalar(UInt8(last | 0x20)), end - 1) }
    let middle = UInt32(text[end - 2])
    if middle >= 0xC0 {
      let value = (middle & 0x1F) << 6 | last & 0x3F
      return (Unicode.Scalar(value < 0x100 ? value | 0x20 : value | 1) ?? " ", end - 2)
    }
    return (
      Unicode.Scalar((UInt32(text[end - 3]) & 0x0F) << 12 | (middle & 0x3F) << 6 | last & 0x3F | 1) ?? " ", end - 3
    )
  }

  /// Whether a syllable begins so. “quý” has one way only; “Noé” and “Chloé” are no Vietnamese words.
  private static func canBegin(_ onset: ArraySlice<UInt8>, before vowel: Unicode.Scalar) -> Bool {
    guard onset.count <= 2, let first = onset.first.map({ $0 | 0x20 }), let last = onset.last else {
      return onset.isEmpty
    }
    if onset.count == 2 {
      return first == 0xE4 || "hgr".utf8.contains(last | 0x20) && "cgknpt".utf8.contains(first)
    }
    return (vowel == "e" ? "hltx" : "bcdghklmnprstvx").utf8.contains(first)
  }
}

package struct WordingRules: RuleTable {
  let lookAlike = Rule(
    "formality.look-alike", .note,
    vi: "trong “{0}” có chữ “{1}” ({2}) trông như “{3}” mà là một chữ khác",
    hint: "gõ lại là “{3}”: với chữ kia, tìm kiếm không thấy từ này",
    en: "“{0}” has a letter “{1}” ({2}) that looks like “{3}” and is another one",
    hint: "type “{3}”: a search does not find the word with the other letter")
  let toneMark = Rule(
    "formality.tone-mark", .note,
    vi: "dấu thanh được đặt theo hai cách trong một văn bản: như “{0}” ({1} chỗ) và như “{2}” ({3} chỗ)",
    hint: "dùng thống nhất một cách; nếu bản gốc in như vậy, giữ nguyên",
    en: "tone marks are placed in two ways in one document: as in “{0}” (×{1}) and as in “{2}” (×{3})",
    hint: "keep to one way; if the original has both, leave it")
  let repeatedWord = Rule(
    "formality.repeated-words", .note,
    vi: "chữ “{0}” đứng hai lần liền nhau",
    hint: "gõ thừa thì xóa một chữ; nếu bản gốc in như vậy, giữ nguyên và thêm ghi chú “source-error” trong “notes”",
    en: "the word “{0}” stands twice in a row",
    hint: "delete one if it is a slip; if the original has it, leave it and add a note ‘source-error’ in ‘notes’")
  let repeatedRun = Rule(
    "formality.repeated-words", .note,
    vi: "{0} chữ “{1}” đứng hai lần liền nhau",
    hint: "gõ thừa thì xóa một lần; nếu bản gốc in như vậy, giữ nguyên và thêm ghi chú “source-error” trong “notes”",
    en: "the {0} words “{1}” stand twice in a row",
    hint: "delete one copy if it is a slip; if the original has it, leave it and add a note ‘source-error’ in ‘notes’")
  let composition = Rule(
    "formality.composition", .note,
    vi: "tệp có cả chữ dựng sẵn ({0} chữ) và chữ tổ hợp, ghép từ chữ và dấu rời ({1} chữ)",
    hint: "chuyển cả tệp sang Unicode dựng sẵn (NFC); lệnh check --fix làm việc này",
    en: "the file has both composed letters ({0}) and letters with separate marks ({1})",
    hint: "convert the whole file to composed Unicode (NFC), as check --fix does")

  package init() {}
}

private let rules = WordingRules()

// MARK: Titles

extension Located<String> {
  /// Reports the slips of wording in a title of one line, and quotation marks without their counterparts.
  ///
  /// - Parameter isPlain: as for `WordingSlip.all`.
  package func checkWording(isPlain: Bool, into report: inout Report) {
    let text = Array(value.utf8)
    var slips = WordingSlip.all(in: text, isPlain: isPlain)
    if var marks = QuotationMarks(of: text) {
      marks.pair(in: 0..<text.count, mayContinue: false)
      slips += marks.slips()
    }
    // Written with a quotation mark before it or with none; else its beginning is all that is known.
    let more = length - value.unicodeScalars.count
    for slip in slips {
      guard more == 0 || more == 2 else {
        report.add(Diagnostic(slip.rule, slip.arguments, at: location))
        continue
      }
      let before = text[..<slip.range.lowerBound].count { $0 & 0xC0 != 0x80 }
      let edit = TextEdit(
        at: location.moved(toLine: 1, column: 1 + more / 2 + before),
        length: text[slip.range].count { $0 & 0xC0 != 0x80 }, slip.replacement ?? "")
      report.add(
        Diagnostic(
          slip.rule, slip.arguments, at: edit.location, length: edit.length,
          repair: slip.replacement == nil ? [] : [edit]))
    }
  }
}

// MARK: Composition

extension SourceText {
  /// Reports a file in which some letters are composed and others are not, once, at the first of those that are fewer.
  ///
  /// - Parameter stored: the bytes that the text was made of.
  package func checkComposition(of stored: [UInt8], into report: inout Report) {
    guard !columns.isEmpty else { return }
    var composed = (count: 0, first: SourceLocation(file: file))
    var decomposed = composed
    var edits: [TextEdit] = []
    let lines = Self.withPlainLineEnds(stored).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (line, content) in lines.enumerated() {
      var column = 1
      // From the first letter of the line that is not composed to the last.
      var (start, length, replacement, made) = (0, 0, "", "")
      for character in String(decoding: content, as: UTF8.self) {
        let scalars = character.unicodeScalars
        let place = SourceLocation(file: file, line: line + 1, column: column)
        let letter = String(character).precomposedStringWithCanonicalMapping
        column += scalars.count
        made += letter
        if scalars.count != letter.unicodeScalars.count {
          if decomposed.count == 0 { decomposed.first = place }
          decomposed.count += 1
          if length == 0 { (start, made) = (place.column, letter) }
          (length, replacement) = (column - start, made)
        } else if scalars.contains(where: \.isComposed) {
          if composed.count == 0 { composed.first = place }
          composed.count += 1
        }
      }
      if length > 0 {
        edits.append(
          TextEdit(at: SourceLocation(file: file, line: line + 1, column: start), length: length, replacement))
      }
    }
    guard composed.count > 0, decomposed.count > 0 else { return }
    let rarer = composed.count < decomposed.count ? composed : decomposed
    report.add(rules.composition, composed.count, decomposed.count, at: rarer.first, repair: edits)
  }
}

extension Unicode.Scalar {
  fileprivate var isComposed: Bool {
    value >= 0xC0 && String(self).decomposedStringWithCanonicalMapping.unicodeScalars.count > 1
  }
}
