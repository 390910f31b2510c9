// Finds the citations of official documents in running text.

import Files

/// Scans the text of one block: a paragraph, a heading, a table cell. Its markup is gone, and so are code and links,
/// in which nothing is to be found; a line break within the block is white space like any other.
///
/// The first pass looks for digits, and around each at a bounded number of bytes. What a citation says after its number
/// ends where the next citation begins; the second pass therefore reads no byte twice for two citations, and the time is
/// linear in the text whatever it holds.
package struct CitationScanner {
  let text: [UInt8]

  /// The start of a citation, as the first pass finds it.
  private struct Head {
    /// Offset of the kind, of “số”, or of the number.
    var start: Int
    var kind: Citation.Kind?
    /// nil for a title.
    let number: DocumentNumber?
    let key: String
    let numberRange: Range<Int>
  }

  /// The citations in the order of their numbers and titles; their ranges do not overlap.
  ///
  /// - Parameters:
  ///   - text: UTF-8 in NFC.
  ///   - titles: by which documents are cited too.
  package static func citations(in text: [UInt8], titles: DocumentTitles = DocumentTitles()) -> [Citation] {
    let scanner = CitationScanner(text: text)
    let heads = scanner.heads(with: titles)
    var citations = zip(heads, heads.dropFirst().map(\.start) + [text.count]).map(scanner.citation)
    for index in citations.indices.dropLast().reversed() {
      let next = citations[index + 1]
      if scanner.isJoin(citations[index].range.upperBound..<next.range.lowerBound) {
        citations[index].shareIssuer(of: next)
      }
    }
    return citations
  }

  /// Whether something can be found in a block written with these bytes: a slash, or a count, a dash and a capital, as in
  /// an old number. Most blocks have neither, and are not looked at again.
  package static func canFind(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if bytes.holds(UInt8(ascii: "/"), in: range) { return true }
    let isMarkOrBlank = { (byte: UInt8) in byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte <= 0x20 }
    // Dashes beyond ASCII begin with this byte.
    for (sign, width) in [(UInt8(ascii: "-"), 1), (0xE2, 3)] {
      var start = range.lowerBound
      while let dash = bytes.firstIndex(of: sign, in: start..<range.upperBound) {
        start = dash + 1
        if bytes[range.lowerBound..<dash].suffix(6).contains(where: \.isDigit),
          let next = bytes[min(dash + width, range.upperBound)..<range.upperBound].first(where: { !isMarkOrBlank($0) }),
          (0x41...0x5A).contains(next) || next >= 0xC3
        {
          return true
        }
      }
    }
    return false
  }

  // MARK: Numbers and titles

  private func heads(with titles: DocumentTitles) -> [Head] {
    let numbered = numberedHeads()
    let named = titles.isEmpty ? [] : titles.places(in: self)
    if named.isEmpty { return numbered }
    // A title that a number follows, or is a part of, says with it what one citation says.
    var heads: [Head] = []
    var rest = named[...]
    for var head in numbered {
      while let title = rest.first, title.range.lowerBound < head.numberRange.upperBound {
        rest.removeFirst()
        if title.range.upperBound <= head.start, skippingSpace(title.range.upperBound) < head.start {
          heads.append(self.head(of: title))
        } else if title.range.lowerBound < head.start {
          head.start = title.range.lowerBound
          head.kind = head.kind ?? kind(at: head.start)
        }
      }
      heads.append(head)
    }
    return heads + rest.map(head)
  }

  private func head(of title: DocumentTitles.Place) -> Head {
    Head(
      start: title.range.lowerBound, kind: kind(at: title.range.lowerBound), number: nil, key: title.key,
      numberRange: title.range)
  }

  private func numberedHeads() -> [Head] {
    var heads: [Head] = []
    var start = 0
    while let digit = text[start...].firstIndex(where: { $0.isDigit }) {
      let found = self.heads(at: digit, after: heads.last?.numberRange.upperBound ?? 0)
      heads += found
      start = found.last?.numberRange.upperBound ?? endOfDigits(at: digit)
    }
    return heads
  }

  private func endOfDigits(at start: Int) -> Int { text[start...].firstIndex { !$0.isDigit } ?? text.count }

  /// The citation whose number begins there, behind those that are listed before it: “số 18, 19-NQ/TW”.
  ///
  /// - Parameter earliest: where the number before it ends; in “NĐ-CP-Công văn 18-NQ/TW” that has taken the kind.
  private func heads(at digit: Int, after earliest: Int) -> [Head] {
    guard let number = number(at: digit), beginsToken(at: digit), endsToken(at: number.range.upperBound) else {
      return []
    }
    let document = DocumentNumber(written: words(in: number.range))
    let listed = listed(before: digit, after: earliest)
    let first = listed.first?.lowerBound ?? digit
    let start = numberWord(before: first).flatMap { $0 < earliest ? nil : $0 } ?? first
    let kind = kind(before: start, of: document).flatMap { $0.start < earliest ? nil : $0 }
    let hasNumberWord = start < first
    if number.isOld {
      guard kind?.kind != nil, hasNumberWord, scalar(at: skippingSpace(number.range.upperBound)) != "/" else {
        return []
      }
    } else {
      guard kind != nil || isTelling(document, afterNumberWord: hasNumberWord) else { return [] }
    }
    let counts = listed + [digit..<number.countEnd]
    return counts.enumerated().map { index, count in
      let isLast = index == listed.count
      let written =
        isLast
        ? document : DocumentNumber(written: words(in: count) + words(in: number.countEnd..<number.range.upperBound))
      return Head(
        start: index == 0 ? kind?.start ?? start : count.lowerBound, kind: kind?.kind, number: written,
        key: written.key,
        numberRange: isLast ? number.range : count)
    }
  }

  /// The counts before a number that share its codes, joined by commas and “và”; none unless “số” or a kind stands before
  /// the first of them, or a number that they are listed with.
  private func listed(before number: Int, after earliest: Int) -> [Range<Int>] {
    var listed: [Range<Int>] = []
    var next = numberWord(before: number) ?? number
    while listed.count < Self.mostListed, let join = startOfJoin(before: next), join > earliest,
      let start = startOfCount(before: join), start >= earliest, beginsToken(at: start)
    {
      listed.append(start..<join)
      next = numberWord(before: start) ?? start
      if next < start, startOfJoin(before: next) == nil { break }
    }
    listed.reverse()
    guard let first = listed.first else { return [] }
    let isYear = first.count == 4 && (text[first.lowerBound] == 0x31 || text[first.lowerBound] == 0x32)
    if next < first.lowerBound || kind(before: first.lowerBound, of: nil) != nil && !isYear { return listed }
    return earliest > 0 && startOfJoin(before: first.lowerBound) == earliest ? listed : []
  }

  private static var mostListed: Int { 64 }

  private func startOfCount(before end: Int) -> Int? {
    var digits = end
    if let letter = scalar(before: end), letter.isCodeLetter { digits -= UTF8.width(letter) }
    return startOfRun(before: digits, 1...5, \.isDigit)
  }

  /// Offset of a comma or “và” with the blanks around it.
  private func startOfJoin(before end: Int) -> Int? {
    var start = skippingSpace(before: end)
    guard start < end || scalar(before: start) == "," else { return nil }
    let word = matching("và", before: start) ?? matching("hoặc", before: start)
    if let word, word < start { start = skippingSpace(before: word) }
    if scalar(before: start) == "," { return skippingSpace(before: start - 1) }
    return word == nil ? nil : start
  }

  /// Whether it is the number of a document even with no kind before it; `số 12/AB` is the number of a house, and
  /// `2021 - TP/HCM` is none at all.
  private func isTelling(_ number: DocumentNumber, afterNumberWord: Bool) -> Bool {
    let type = number.typeCode
    if type == number.issuerCode {
      return type.hasPrefix("QH") || type.hasPrefix("UBTVQH")
        || afterNumberWord && type.unicodeScalars.count(where: \.isCodeCapital) > 3
    }
    return afterNumberWord || Citation.Kind.isTypeCode(type)
  }

  /// The kind whose words stand directly before `offset`, and where they begin; nil within for words that tell none.
  ///
  /// Of two kinds in a row, as in “Thông báo kết luận số 12-TB/TW”, it is the one whose code the number has. One that
  /// stands farther before the number has its code too in “Quyết định phê duyệt Đề án số 5/QĐ-UBND”.
  private func kind(before offset: Int, of number: DocumentNumber?) -> (kind: Citation.Kind?, start: Int)? {
    let end = skippingSpace(before: offset)
    guard end < offset, let last = scalar(before: end)?.lowercase else { return nil }
    for (words, kind) in Citation.Kind.words[last] ?? [] {
      guard let start = matching(words, before: end) else { continue }
      guard let number, kind?.has(typeCode: number.typeCode) == false else { return (kind, start) }
      if let first = self.kind(before: start, of: nil),
        first.kind?.has(typeCode: number.typeCode) == true || first.kind == .letter
      {
        return first
      }
      return (self.kind(of: number, inClauseBefore: start) ?? kind, start)
    }
    return nil
  }

  /// The kind with the number's code among the words before `offset`, back to a punctuation mark.
  private func kind(of number: DocumentNumber, inClauseBefore offset: Int) -> Citation.Kind? {
    var end = offset
    while end > offset - 80, let last = scalar(before: end), !last.endsName {
      if last.isSpace, let kind = kind(before: end, of: nil)?.kind, kind.has(typeCode: number.typeCode) { return kind }
      end -= UTF8.width(last)
    }
    return nil
  }

  /// The kind whose words begin there.
  func kind(at start: Int) -> Citation.Kind? {
    Citation.Kind.words.values.joined().filter { end(ofWords: $0.words, at: start) != nil }
      .max { $0.words.count < $1.words.count }?.kind
  }

  // MARK: What is said of them

  /// Reads what follows the number, in any order and each at most once: date, issuer, term.
  private func citation(_ head: Head, before limit: Int) -> Citation {
    var date: (value: DocumentDate?, end: Int)?
    var issuer: (name: Range<Int>?, clause: Range<Int>)?
    var term: (value: Int, end: Int)?
    var end = head.numberRange.upperBound
    var start: Int
    repeat {
      start = end
      guard canSayMore(at: end) else { break }
      date = date ?? self.date(at: end, before: limit, of: head.number)
      end = max(end, date?.end ?? end)
      issuer = issuer ?? self.issuer(at: end, before: limit)
      end = max(end, issuer?.name?.upperBound ?? end)
      term = term ?? self.term(at: end, before: limit)
      end = max(end, term?.end ?? end)
    } while end > start
    return Citation(
      number: head.number, key: head.key, numberRange: head.numberRange, range: head.start..<end, kind: head.kind,
      date: date?.value, issuer: issuer?.name.map(words), issuerClause: issuer.map { words(in: $0.clause) },
      term: term?.value)
  }

  /// Whether nothing but a comma or “và” stands there between two citations.
  private func isJoin(_ gap: Range<Int>) -> Bool {
    !gap.isEmpty && startOfJoin(before: gap.upperBound) == gap.lowerBound
  }
}
