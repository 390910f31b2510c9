// The grammar of document numbers, in the one place where it is written down.
//
//   number     = count ( party | state | old )
//   count      = 1–5 digits, also `66.25`, `30a`
//   party      = "-" code of 2–8 letters "/" codes      31-KH/ĐU  147-CTHĐ/TU  65-HD/TWĐTN-BTC  5-CV/VPTW/nb
//   state      = "/" [ year "/" ] codes                 15/KH-UBND  30/2020/NĐ-CP  29/2018/QH14  746/SGD&ĐT  12/YH/KH-TC
//   old        = "-" code { "-" code }                  159-TB  28-CP  99-HĐBT: only behind a kind and “số”
//   codes      = code { ( "-" | "." | "/" ) code }      at most six; a dot stands before capitals only
//   code       = a capital, then letters, digits and `&`, 2–16 in all; `L` of `12/2020/L-CTN`
//
// White space, a line break too, may stand around the first dash and the slashes; a dash is any of Unicode's. What goes on
// with a letter, digit, slash or dash behind that is no number at all: a part of one would be another document.

extension CitationScanner {
  struct Number {
    var range: Range<Int>
    /// Where the count ends: what follows is shared by the counts listed before it.
    let countEnd: Int
    /// Whether it has no slash.
    let isOld: Bool
  }

  /// The number that begins there, whatever stands around it.
  func number(at start: Int) -> Number? {
    guard let countEnd = countEnd(at: start) else { return nil }
    let sign = skippingSpace(countEnd)
    if let slash = slashEnd(at: countEnd) {
      return stateEnd(at: slash).map { Number(range: start..<$0, countEnd: countEnd, isOld: false) }
    }
    guard let dash = dashEnd(at: sign),
      let code = endOfRun(at: skippingSpace(dash), 2...8, \.isCodeLetter), beginsWithCode(at: skippingSpace(dash))
    else { return nil }
    if let slash = slashEnd(at: code) {
      return partyEnd(at: skippingSpace(slash)).map { Number(range: start..<$0, countEnd: countEnd, isOld: false) }
    }
    let isSpaced = dash > countEnd + UTF8.width(scalar(at: sign) ?? "-") || isSpace(at: dash)
    guard !isSpaced || Self.oldCodes.contains(words(in: skippingSpace(dash)..<code)),
      capitals(in: skippingSpace(dash)..<code) > 1
    else { return nil }
    return Number(range: start..<furtherCodes(after: code), countEnd: countEnd, isOld: true)
  }

  /// Codes of old numbers that are known between blanks too: “số 12 - VP Huyện ủy” is none.
  private static let oldCodes: Set = ["CP", "TTg", "CT", "HĐBT", "TB", "NQ", "QĐ", "KH", "HD", "KL", "TT", "NĐ", "SL"]

  private func countEnd(at start: Int) -> Int? {
    guard var end = endOfRun(at: start, 1...5, \.isDigit) else { return nil }
    if scalar(at: end) == ".", let part = endOfRun(at: end + 1, 1...5, \.isDigit) { end = part }
    if let letter = scalar(at: end), letter.isCodeLetter { end += UTF8.width(letter) }
    return end
  }

  /// Offset after white space and a slash.
  private func slashEnd(at start: Int) -> Int? {
    let slash = skippingSpace(start)
    return scalar(at: slash) == "/" ? slash + 1 : nil
  }

  private func stateEnd(at slash: Int) -> Int? {
    var code = skippingSpace(slash)
    var isSpaced = code > slash
    if let year = endOfRun(at: code, 4...4, \.isDigit), scalar(at: code) == "1" || scalar(at: code) == "2",
      let next = slashEnd(at: year)
    {
      code = skippingSpace(next)
      isSpaced = isSpaced || code > next
    }
    guard let first = codeEnd(at: code) ?? (scalar(at: code) == "L" && scalar(at: code + 1) == "-" ? code + 1 : nil)
    else { return nil }
    // “1/ UBND” opens a list.
    let type = words(in: code..<first)
    guard !isSpaced || Citation.Kind.isTypeCode(type[...]) || type.hasPrefix("QH") else { return nil }
    let dash = skippingSpace(first)
    guard let sign = scalar(at: dash), sign.isDash, dash > first || isSpace(at: dash + UTF8.width(sign)) else {
      return furtherCodes(after: first)
    }
    // “15/KH - UBND” goes on with a code, “15/UBND - Ban …” and “29/2018/QH14 - VB …” with words.
    let next = skippingSpace(dash + UTF8.width(sign))
    guard !type.utf8.contains(where: \.isDigit), let end = codeEnd(at: next), capitals(in: next..<end) > 1 else {
      return first
    }
    return furtherCodes(after: end)
  }

  /// The issuer's code ends with a capital or digit: `ThU`, but not “Thu”.
  private func partyEnd(at code: Int) -> Int? {
    guard let end = codeEnd(at: code, 2...12), let last = scalar(before: end), last.isCodeCapital || last.isDigit else {
      return nil
    }
    return furtherCodes(after: end)
  }

  private func furtherCodes(after first: Int) -> Int {
    var end = first
    for _ in 0..<5 {
      guard let sign = scalar(at: end) else { break }
      let start = end + UTF8.width(sign)
      var next = sign.isDash || sign == "/" || sign == "." ? codeEnd(at: start) : nil
      if sign == ".", let code = next {
        let isCode = capitals(in: start..<code) == words(in: start..<code).unicodeScalars.count
        if !isCode || isFileExtension(at: start) { next = nil }
      }
      if sign == "/", next == nil { next = endOfRun(at: start, 2...4) { ("a"..."z").contains($0) } }
      guard let next else { break }
      end = next
    }
    return end
  }

  private func beginsWithCode(at start: Int) -> Bool { scalar(at: start)?.isCodeCapital == true }

  private func codeEnd(at start: Int, _ lengths: ClosedRange<Int> = 2...16) -> Int? {
    guard beginsWithCode(at: start) else { return nil }
    return endOfRun(at: start, lengths) { $0.isCodeLetter || $0.isDigit || $0 == "&" }
  }

  private func capitals(in range: Range<Int>) -> Int {
    words(in: range).unicodeScalars.count { $0.isCodeCapital || $0.isDigit }
  }

  /// Whether a number can begin there: not within a word, a date, a file name, an address.
  func beginsToken(at start: Int) -> Bool {
    guard let last = scalar(before: start) else { return true }
    switch last {
    case " ", "\n", "\t": return true
    case "(", ")", "[", "]", "\"", "'", ";", "*": break
    case ",", ":": if scalar(before: start - 1)?.isDigit == true { return false }
    case _ where last.isDash: if scalar(before: start - UTF8.width(last))?.isWordPart == true { return false }
    default: if !last.isPunctuation, !last.isSpace, numberWord(before: start) == nil { return false }
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
  func endsToken(at end: Int) -> Bool {
    guard let next = scalar(at: end) else { return true }
    let following = scalar(at: end + UTF8.width(next))
    switch next {
    case "." where isFileExtension(at: end + 1): return false
    case ".", "?", ":": return following.map { !$0.isDigit && $0.lowercase != $0 || !$0.isWordPart } ?? true
    case _ where next.isDash: return following.map { !$0.isDigit && !$0.isCodeLetter } ?? true
    case ",", ";", ")", "]", "(", "[", "\"", "'", "!", "*": return true
    default: return next.isPunctuation || next.isSpace
    }
  }

  private func isFileExtension(at start: Int) -> Bool {
    endOfRun(at: start, 3...4, \.isCodeLetter).map { Self.fileExtensions.contains(words(in: start..<$0).lowercased()) }
      ?? false
  }

  private static let fileExtensions: Set = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "png", "txt", "zip", "rar",
  ]

  /// Offset of “số” or “số:” before a number; also of “số18-NQ/TW”, but of no word that ends with it.
  func numberWord(before number: Int) -> Int? {
    var end = skippingSpace(before: number)
    if scalar(at: end - 1) == ":" { end = skippingSpace(before: end - 1) }
    return matching("số", before: end)
  }
}
