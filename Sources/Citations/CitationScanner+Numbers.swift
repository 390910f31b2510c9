// The numbers of documents in running text, and the words before them.

import Files

extension CitationScanner {
  /// `31 - KH/ĐU`: the slash stands between a type code of two or three letters and the issuer's capitals.
  func partyNumber(aroundSlashAt slash: Int) -> Range<Int>? {
    var code = slash
    var letters = 0
    while letters < 4, let start = letterStart(before: code) {
      code = start
      letters += 1
    }
    guard (2...3).contains(letters), isCapital(at: code) else { return nil }
    guard let dash = dashStart(before: skippingSpace(before: code)) else { return nil }
    guard let start = digitsStart(before: skippingSpace(before: dash)) else { return nil }
    guard var end = symbolEnd(at: slash + 1), !hasSmallLetter(slash + 1..<end) else { return nil }
    if byte(end) == UInt8(ascii: "-"), let unit = symbolEnd(at: end + 1) { end = unit }
    return start..<end
  }

  /// `15/KH-UBND`, `30/2020/NĐ-CP`, `29/2018/QH14`: the slash stands after the number.
  func stateNumber(aroundSlashAt slash: Int) -> Range<Int>? {
    guard let start = digitsStart(before: slash) else { return nil }
    var code = slash + 1
    if let century = byte(code), century == UInt8(ascii: "1") || century == UInt8(ascii: "2"),
      digitsEnd(at: code) == code + 4, byte(code + 4) == UInt8(ascii: "/")
    {
      code += 5
    }
    guard let typeEnd = symbolEnd(at: code) else { return nil }
    var end = typeEnd
    if let dash = dashEnd(at: skippingSpace(end)), dash > end + 1 || isSpace(at: dash) {
      // “15/KH - UBND” goes on with a code, “15/UBND - Ban …” and “29/2018/QH14 - VB …” with words.
      let symbol = skippingSpace(dash)
      if !hasDigit(code..<end), let next = symbolEnd(at: symbol), capitals(symbol..<next) >= 2, endsToken(at: next) {
        end = next
      }
    }
    for _ in 0..<3 {
      guard byte(end) == UInt8(ascii: "-"), let next = symbolEnd(at: end + 1) else { break }
      end = next
    }
    return start..<end
  }

  /// Whether a number can begin there: not within a word, a date, a file name, an address.
  func beginsToken(at start: Int) -> Bool {
    guard let last = byte(start - 1) else { return true }
    switch last {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): return true
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ";"),
      UInt8(ascii: "*"):
      break
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      if isDigit(byte(start - 2)) { return false }
    case 0x80...:
      if !isPunctuation(before: start) { return false }
    default: return false
    }
    // Only an address holds two slashes or an at sign; it may have come far, but seldom farther than this.
    var offset = start - 1
    while offset >= max(0, start - 64), !isSpace(at: offset) {
      if text[offset] == UInt8(ascii: "@") { return false }
      if text[offset] == UInt8(ascii: "/"), byte(offset + 1) == UInt8(ascii: "/") { return false }
      offset -= 1
    }
    return true
  }

  /// Whether a number can end there.
  func endsToken(at end: Int) -> Bool {
    guard let next = byte(end) else { return true }
    let following = byte(end + 1)
    switch next {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: ":"):
      return !isDigit(following) && !isSmallASCII(following)
    case UInt8(ascii: "-"):
      return !isDigit(following) && letterEnd(at: end + 1) == nil
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "!"), UInt8(ascii: "*"):
      return true
    default:
      return isPunctuation(at: end)
    }
  }

  /// Offset of “số” or “số:” before a number.
  func numberWord(before number: Int) -> Int? {
    var end = skippingSpace(before: number)
    if byte(end - 1) == UInt8(ascii: ":") { end = skippingSpace(before: end - 1) } else if end == number { return nil }
    for spelling in Self.numberWords {
      if let start = matching(spelling, before: end) { return start }
    }
    return nil
  }

  private static let numberWords = ["số", "Số", "SỐ"]

  /// The kind whose words stand directly before `offset`, and where they begin.
  func kind(before offset: Int) -> (kind: Citation.Kind, start: Int)? {
    let end = skippingSpace(before: offset)
    guard end < offset, let last = byte(end - 1) else { return nil }
    for spelling in Citation.Kind.spellingsByLastByte[last] ?? [] {
      if let start = matching(spelling.words, before: end) { return (spelling.kind, start) }
    }
    return nil
  }

  private func digitsStart(before end: Int) -> Int? {
    var start = end
    while end - start < 5, isDigit(byte(start - 1)) { start -= 1 }
    return start < end ? start : nil
  }

  /// Offset after a code: a capital, then letters and digits, two to twelve in all.
  private func symbolEnd(at start: Int) -> Int? {
    guard isCapital(at: start) else { return nil }
    var end = start
    var length = 0
    while length <= 12, let next = letterEnd(at: end) ?? (isDigit(byte(end)) ? end + 1 : nil) {
      end = next
      length += 1
    }
    return (2...12).contains(length) ? end : nil
  }

  private func hasDigit(_ range: Range<Int>) -> Bool { text[range].contains { isDigit($0) } }

  private func hasSmallLetter(_ range: Range<Int>) -> Bool {
    capitals(range) < text[range].count { $0 & 0xC0 != 0x80 && !isDigit($0) }
  }

  private func capitals(_ range: Range<Int>) -> Int { range.count { isCapital(at: $0) } }
}
