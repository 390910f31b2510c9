// Finds the citations of official documents in running text: the grammar of numbers, dates, issuers and terms.

import Files

/// Scans the text of one block: a paragraph, a heading, a table cell. Its markup is gone, and so are code and links,
/// in which nothing is to be found; a line break within the block is white space like any other.
///
/// A number always holds a slash, so the first pass looks at nothing but slashes, and around each at a bounded number
/// of bytes. What a citation says after its number ends where the next citation begins; the second pass therefore
/// reads no byte twice for two citations, and the time is linear in the text whatever it holds.
package struct CitationScanner {
  let text: [UInt8]

  /// The start of a citation, as the first pass finds it.
  private struct Head {
    /// Offset of the kind, of “số”, or of the number.
    let start: Int
    let kind: Citation.Kind?
    let number: DocumentNumber
    let numberRange: Range<Int>
  }

  /// The citations in the order of their numbers; their ranges do not overlap.
  ///
  /// - Parameter text: UTF-8 in NFC.
  package static func citations(in text: [UInt8]) -> [Citation] {
    let scanner = CitationScanner(text: text)
    let heads = scanner.heads()
    var citations = zip(heads, heads.dropFirst().map(\.start) + [text.count]).map(scanner.citation)
    for index in citations.indices.dropLast().reversed() {
      let next = citations[index + 1]
      if scanner.isJoin(citations[index].range.upperBound..<next.range.lowerBound) {
        citations[index].shareIssuer(of: next)
      }
    }
    return citations
  }

  private func heads() -> [Head] {
    var heads: [Head] = []
    var start = 0
    while let slash = text.firstIndex(of: UInt8(ascii: "/"), in: start..<text.count) {
      start = slash + 1
      if let head = head(aroundSlashAt: slash, after: heads.last?.numberRange.upperBound ?? 0) {
        heads.append(head)
        start = head.numberRange.upperBound
      }
    }
    return heads
  }

  /// - Parameter earliest: where the number before it ends; in “NĐ-CP-Công văn 18-NQ/TW” that has taken the kind.
  private func head(aroundSlashAt slash: Int, after earliest: Int) -> Head? {
    guard let range = partyNumber(aroundSlashAt: slash) ?? stateNumber(aroundSlashAt: slash),
      beginsToken(at: range.lowerBound), endsToken(at: range.upperBound),
      let number = DocumentNumber(words(in: range))
    else { return nil }
    let start = numberWord(before: range.lowerBound) ?? range.lowerBound
    let kind = kind(before: start).flatMap { $0.start < earliest ? nil : $0 }
    guard kind != nil || isTelling(number, afterNumberWord: start < range.lowerBound) else { return nil }
    return Head(start: kind?.start ?? start, kind: kind?.kind, number: number, numberRange: range)
  }

  /// Whether it is the number of a document even with no kind before it; `số 12/AB` is the number of a house, and
  /// `2021 - TP/HCM` is none at all.
  private func isTelling(_ number: DocumentNumber, afterNumberWord: Bool) -> Bool {
    let type = number.typeCode
    if type == number.issuerCode { return type.hasPrefix("QH") || type.hasPrefix("UBTVQH") }
    return afterNumberWord || Citation.Kind.knownTypeCodes.contains(String(type))
  }

  /// Reads what follows the number, in any order and each at most once: date, issuer, term.
  private func citation(_ head: Head, before limit: Int) -> Citation {
    var date: (value: DocumentDate?, end: Int)?
    var issuer: Range<Int>?
    var term: (value: Int, end: Int)?
    var end = head.numberRange.upperBound
    var start: Int
    repeat {
      start = end
      date = date ?? self.date(at: end, before: limit)
      end = max(end, date?.end ?? end)
      issuer = issuer ?? self.issuer(at: end, before: limit)
      end = max(end, issuer?.upperBound ?? end)
      term = term ?? self.term(at: end, before: limit)
      end = max(end, term?.end ?? end)
    } while end > start
    return Citation(
      number: head.number, numberRange: head.numberRange, range: head.start..<end, kind: head.kind,
      date: date?.value, issuer: issuer.map(words), term: term?.value)
  }

  /// Whether nothing but a comma or “và” stands there between two citations.
  private func isJoin(_ gap: Range<Int>) -> Bool {
    let comma = scalar(at: gap.lowerBound) == "," ? gap.lowerBound + 1 : gap.lowerBound
    let word = skippingSpace(comma)
    let end = word > comma ? matching("và".utf8, at: word) ?? comma : comma
    return end > gap.lowerBound && skippingSpace(end) == gap.upperBound
  }

  // MARK: Numbers

  /// `31 - KH/ĐU`: the slash stands between a type code of two or three letters and the issuer's capitals.
  private func partyNumber(aroundSlashAt slash: Int) -> Range<Int>? {
    guard let code = startOfRun(before: slash, 2...3, \.isCodeLetter), scalar(at: code)?.isCodeCapital == true,
      let dash = startOfRun(before: skippingSpace(before: code), 1...1, \.isDash),
      let start = startOfRun(before: skippingSpace(before: dash), 1...5, \.isDigit),
      let issuer = codeEnd(at: slash + 1, { $0.isCodeCapital || $0.isDigit })
    else { return nil }
    let unit = scalar(at: issuer) == "-" ? codeEnd(at: issuer + 1) : nil
    return start..<(unit ?? issuer)
  }

  /// `15/KH-UBND`, `30/2020/NĐ-CP`, `29/2018/QH14`: the slash stands after the number.
  private func stateNumber(aroundSlashAt slash: Int) -> Range<Int>? {
    guard let start = startOfRun(before: slash, 1...5, \.isDigit) else { return nil }
    var code = slash + 1
    if let year = endOfRun(at: code, 4...4, \.isDigit), scalar(at: year) == "/",
      scalar(at: code) == "1" || scalar(at: code) == "2"
    {
      code = year + 1
    }
    guard var end = codeEnd(at: code) else { return nil }
    if let dash = dashEnd(at: skippingSpace(end)), dash > end + 1 || isSpace(at: dash) {
      // “15/KH - UBND” goes on with a code, “15/UBND - Ban …” and “29/2018/QH14 - VB …” with words.
      let next = skippingSpace(dash)
      if !text[code..<end].contains(where: \.isDigit), let nextEnd = codeEnd(at: next), endsToken(at: nextEnd),
        words(in: next..<nextEnd).unicodeScalars.count(where: \.isCodeCapital) >= 2
      {
        end = nextEnd
      }
    }
    for _ in 0..<3 {
      guard scalar(at: end) == "-", let next = codeEnd(at: end + 1) else { break }
      end = next
    }
    return start..<end
  }

  /// Offset after a code: a capital, then letters and digits, two to twelve in all.
  private func codeEnd(
    at start: Int, _ isPart: (Unicode.Scalar) -> Bool = { $0.isCodeLetter || $0.isDigit }
  ) -> Int? {
    scalar(at: start)?.isCodeCapital == true ? endOfRun(at: start, 2...12, isPart) : nil
  }

  /// Whether a number can begin there: not within a word, a date, a file name, an address.
  private func beginsToken(at start: Int) -> Bool {
    guard let last = scalar(before: start) else { return true }
    switch last {
    case " ", "\n", "\t": return true
    case "(", "[", "\"", "'", ";", "*": break
    case ",", ":": if scalar(before: start - 1)?.isDigit == true { return false }
    default: if !last.isPunctuation, !last.isSpace { return false }
    }
    // Only an address holds two slashes or an at sign; it may have come far, but seldom farther than this.
    var offset = start
    while offset > start - 64, let last = scalar(before: offset), !last.isSpace {
      offset -= UTF8.width(last)
      if last == "@" || last == "/" && scalar(at: offset + 1) == "/" { return false }
    }
    return true
  }

  /// Whether a number can end there.
  private func endsToken(at end: Int) -> Bool {
    guard let next = scalar(at: end) else { return true }
    let following = scalar(at: end + 1)
    switch next {
    case ".", "?", ":": return following.map { !$0.isDigit && !("a"..."z").contains($0) } ?? true
    case "-": return following.map { !$0.isDigit && !$0.isCodeLetter } ?? true
    case ",", ";", ")", "]", "(", "\"", "'", "!", "*": return true
    default: return next.isPunctuation || next.isSpace
    }
  }

  // MARK: Before the number

  /// Offset of “số” or “số:” before a number.
  private func numberWord(before number: Int) -> Int? {
    var end = skippingSpace(before: number)
    if scalar(at: end - 1) == ":" { end = skippingSpace(before: end - 1) } else if end == number { return nil }
    return matching("số".utf8, before: end) ?? matching("Số".utf8, before: end) ?? matching("SỐ".utf8, before: end)
  }

  /// The kind whose words stand directly before `offset`, and where they begin.
  private func kind(before offset: Int) -> (kind: Citation.Kind, start: Int)? {
    let end = skippingSpace(before: offset)
    guard end < offset else { return nil }
    for (words, kind) in Citation.Kind.spellings {
      if let start = matching(words, before: end) { return (kind, start) }
    }
    return nil
  }

  // MARK: After the number

  /// Offset after a comma, white space, or both.
  private func separatorEnd(at start: Int) -> Int? {
    let end = skippingSpace(scalar(at: start) == "," ? start + 1 : start)
    return end > start ? end : nil
  }

  /// Offset of what follows a separator, `word` and white space.
  private func wordEnd(_ word: String, at start: Int) -> Int? {
    separatorEnd(at: start).flatMap { spaceEnd(after: word.utf8, at: $0) }
  }

  /// `, ngày 25/5/2023` or `ngày 25 tháng 10 năm 2017`; the value is nil when the calendar has no such day.
  private func date(at start: Int, before limit: Int) -> (value: DocumentDate?, end: Int)? {
    func part(_ sign: Unicode.Scalar?, or word: String, _ digits: ClosedRange<Int>, after end: Int) -> Range<Int>? {
      let start = sign == nil ? wordEnd(word, at: end) : scalar(at: end) == sign ? end + 1 : nil
      return start.flatMap { start in endOfRun(at: start, digits, \.isDigit).map { start..<$0 } }
    }
    guard let day = part(nil, or: "ngày", 1...2, after: start) else { return nil }
    let sign = scalar(at: day.upperBound).flatMap { $0 == "/" || $0 == "-" ? $0 : nil }
    guard let month = part(sign, or: "tháng", 1...2, after: day.upperBound),
      let year = part(sign, or: "năm", 4...4, after: month.upperBound), year.upperBound <= limit,
      scalar(at: year.upperBound)?.isCodeLetter != true
    else { return nil }
    let date = DocumentDate(
      year: text[year].decimalValue, month: text[month].decimalValue, day: text[day].decimalValue)
    return (date, year.upperBound)
  }

  /// The name after `của`: from a capital to a comma, full stop, bracket, quotation mark, to a word that is in no name,
  /// or to the next citation.
  ///
  /// nil when none of them comes within 120 bytes, for that is no name but a clause.
  private func issuer(at start: Int, before limit: Int) -> Range<Int>? {
    guard let name = wordEnd("của", at: start), name < limit, beginsWithCapital(at: name) else { return nil }
    let bound = min(limit, name + 120)
    var end = name
    while end < bound, let next = scalar(at: end), !next.endsName {
      if next.isSpace, endsName(atWord: skippingSpace(end), before: limit) { break }
      end += UTF8.width(next)
    }
    guard end < bound || bound == limit else { return nil }
    return name..<skippingSpace(before: end)
  }

  private func endsName(atWord word: Int, before limit: Int) -> Bool {
    if word >= limit { return true }
    func isCapital(after offset: Int) -> Bool {
      let next = skippingSpace(offset)
      return next < limit && beginsWithCapital(at: next)
    }
    if let and = end(ofWords: "và".utf8, at: word) {
      // “Ban Tuyên giáo và Dân vận”, but “Bộ Chính trị và Nghị quyết …”, “Bộ Chính trị và các …”.
      return !isCapital(after: and)
        || Citation.Kind.spellings.contains { end(ofWords: $0.words, at: skippingSpace(and)) != nil }
    }
    if let dash = dashEnd(at: word) { return !isCapital(after: dash) }
    return Self.wordsAfterNames[text[word]]?.contains { end(ofWords: $0, at: word) != nil } ?? false
  }

  /// Words that are in no name of an issuer and often follow one, by their first bytes. “và” and dashes are in names.
  private static let wordsAfterNames = Dictionary(
    grouping: [
      "về", "khóa", "khoá", "nhiệm kỳ", "ngày", "tại", "theo", "trong", "nhằm", "để", "là", "đã", "được", "đối với",
      "quy định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi", "thực hiện",
    ].map { Array($0.utf8) }, by: \.[0])

  /// `khóa XIII`, `(khoá XIII)`, as an ordinal.
  private func term(at start: Int, before limit: Int) -> (value: Int, end: Int)? {
    guard var word = separatorEnd(at: start) else { return nil }
    let isBracketed = scalar(at: word) == "("
    if isBracketed { word += 1 }
    guard let numeral = Self.termWords.lazy.compactMap({ spaceEnd(after: $0, at: word) }).first,
      var end = endOfRun(at: numeral, 1...6, { $0 == "I" || $0 == "V" || $0 == "X" }),
      scalar(at: end).map({ !$0.isCodeLetter && !$0.isDigit }) ?? true,
      let value = Self.romanNumerals.firstIndex(of: words(in: numeral..<end))
    else { return nil }
    if isBracketed, scalar(at: end) == ")" { end += 1 }
    return end <= limit ? (value, end) : nil
  }

  private static let termWords = ["khóa", "khoá", "Khóa", "Khoá"].map { Array($0.utf8) }

  /// 0 to 29.
  private static let romanNumerals = ["", "X", "XX"].flatMap { tens in
    ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].map { tens + $0 }
  }
}
