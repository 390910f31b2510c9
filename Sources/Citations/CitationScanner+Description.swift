// What a citation says after its number: date, issuer, term.

extension CitationScanner {
  /// `, ngày 25/5/2023` or `ngày 25 tháng 10 năm 2017`; the value is nil when the calendar has no such day.
  func date(at start: Int, before limit: Int) -> (value: DocumentDate?, end: Int)? {
    guard let word = wordEnd("ngày", at: start), let dayEnd = digitsEnd(at: word) else { return nil }
    let parts: (month: Range<Int>, year: Range<Int>)
    if let separator = byte(dayEnd), separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") {
      guard let monthEnd = digitsEnd(at: dayEnd + 1), byte(monthEnd) == separator,
        let yearEnd = digitsEnd(at: monthEnd + 1)
      else { return nil }
      parts = (dayEnd + 1..<monthEnd, monthEnd + 1..<yearEnd)
    } else {
      guard let month = wordEnd("tháng", at: dayEnd), let monthEnd = digitsEnd(at: month),
        let year = wordEnd("năm", at: monthEnd), let yearEnd = digitsEnd(at: year)
      else { return nil }
      parts = (month..<monthEnd, year..<yearEnd)
    }
    let end = parts.year.upperBound
    guard end <= limit, (1...2).contains(dayEnd - word), (1...2).contains(parts.month.count), parts.year.count == 4,
      letterEnd(at: end) == nil
    else { return nil }
    let iso = "\(digits(parts.year))-\(digits(parts.month))-\(digits(word..<dayEnd))"
    return (DocumentDate(iso), end)
  }

  /// The name after `của`: from a capital to a comma, full stop, bracket, quotation mark, to a word that is in no name,
  /// or to the next citation.
  ///
  /// nil when none of them comes within 120 bytes, for that is no name but a clause.
  func issuer(at start: Int, before limit: Int) -> Range<Int>? {
    guard let name = wordEnd("của", at: start), name < limit, beginsWithCapital(at: name) else { return nil }
    let bound = min(limit, name + 120)
    var end = name
    while end < bound, !endsName(at: end) {
      let word = skippingSpace(end)
      if word > end, word >= limit || endsName(atWord: word, before: limit) { break }
      end = max(word, end + 1)
    }
    guard end < bound || bound == limit else { return nil }
    return name..<skippingSpace(before: end)
  }

  /// `khóa XIII`, `(khoá XIII)`, as an ordinal.
  func term(at start: Int, before limit: Int) -> (value: Int, end: Int)? {
    var word = skippingSpace(byte(start) == UInt8(ascii: ",") ? start + 1 : start)
    guard word > start else { return nil }
    let isBracketed = byte(word) == UInt8(ascii: "(")
    if isBracketed { word += 1 }
    guard let space = Self.termWords.lazy.compactMap({ matching($0, at: word) }).first else { return nil }
    let numeral = skippingSpace(space)
    var end = numeral
    while end - numeral < 6, "IVX".utf8.contains(byte(end) ?? 0) { end += 1 }
    guard numeral > space, letterEnd(at: end) == nil, !isDigit(byte(end)), let value = romanValue(numeral..<end) else {
      return nil
    }
    if isBracketed, byte(end) == UInt8(ascii: ")") { end += 1 }
    return end <= limit ? (value, end) : nil
  }

  private static let termWords = ["khóa", "khoá", "Khóa", "Khoá"]

  /// Words that are in no name of an issuer and often follow one, by their first byte. “và” and dashes are in names, see
  /// below.
  private static let wordsAfterNames = Dictionary(
    grouping: [
      "về", "khóa", "khoá", "nhiệm kỳ", "ngày", "tại", "theo", "trong", "nhằm", "để", "là", "đã", "được", "đối với",
      "quy định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi", "thực hiện",
    ]
  ) { $0.utf8.first ?? 0 }

  private func endsName(at offset: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "/"):
      true
    case 0x80...:
      isPunctuation(at: offset) && dashEnd(at: offset) == nil && !isSpace(at: offset)
    default: false
    }
  }

  private func endsName(atWord word: Int, before limit: Int) -> Bool {
    if let and = matching("và", at: word), endsWord(at: and) {
      // “Ban Tuyên giáo và Dân vận”, but “Bộ Chính trị và Nghị quyết …”, “Bộ Chính trị và các …”.
      let next = skippingSpace(and)
      return next >= limit || !beginsWithCapital(at: next) || isKind(at: next)
    }
    if let dash = dashEnd(at: word) {
      let next = skippingSpace(dash)
      return next >= limit || !beginsWithCapital(at: next)
    }
    return Self.wordsAfterNames[byte(word) ?? 0, default: []].contains { words in
      matching(words, at: word).map { endsWord(at: $0) } ?? false
    }
  }

  private func isKind(at start: Int) -> Bool {
    Citation.Kind.spellingsByFirstByte[byte(start) ?? 0, default: []].contains {
      matching($0.words, at: start).map { endsWord(at: $0) } ?? false
    }
  }

  private func endsWord(at end: Int) -> Bool { end == text.count || isSpace(at: end) }

  /// Offset of what follows `word` and white space, when a comma or white space stands before it at `start`.
  private func wordEnd(_ word: String, at start: Int) -> Int? {
    let begin = skippingSpace(byte(start) == UInt8(ascii: ",") ? start + 1 : start)
    guard begin > start, let end = matching(word, at: begin) else { return nil }
    let next = skippingSpace(end)
    return next > end ? next : nil
  }

  /// Two digits, or all that there are.
  private func digits(_ range: Range<Int>) -> String {
    (range.count == 1 ? "0" : "") + String(decoding: text[range], as: UTF8.self)
  }

  private func romanValue(_ numeral: Range<Int>) -> Int? {
    let written = String(decoding: text[numeral], as: UTF8.self)
    return Self.romanNumerals.firstIndex(of: written).map { $0 + 1 }
  }

  /// 1 to 29.
  private static let romanNumerals = ["", "X", "XX"].flatMap { tens in
    ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].map { tens + $0 }
  }.dropFirst().map { $0 }
}
