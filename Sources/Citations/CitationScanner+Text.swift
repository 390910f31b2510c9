// Scalars, white space and words around an offset of the text.

extension CitationScanner {
  /// More white space than this ends a citation, so that looking across it takes bounded time.
  private static var spaces: ClosedRange<Int> { 0...32 }

  private func byte(_ offset: Int) -> UInt8? { text.indices.contains(offset) ? text[offset] : nil }

  /// The scalar that begins at `offset`; nil outside the text.
  func scalar(at offset: Int) -> Unicode.Scalar? {
    guard let first = byte(offset) else { return nil }
    if first < 0x80 { return Unicode.Scalar(first) }
    let end = offset + (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
    guard first >= 0xC0, end <= text.count else { return nil }
    let lead = UInt32(first) & 0x7F >> UInt32(end - offset)
    return Unicode.Scalar(text[offset + 1..<end].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) })
  }

  func scalar(before end: Int) -> Unicode.Scalar? {
    var start = end - 1
    while start > end - 4, let byte = byte(start), byte & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Offset after the scalars of one sort that begin at `start`; nil when there are more or fewer than `counts`.
  func endOfRun(at start: Int, _ counts: ClosedRange<Int>, _ isPart: (Unicode.Scalar) -> Bool) -> Int? {
    var (end, count) = (start, 0)
    while count <= counts.upperBound, let next = scalar(at: end), isPart(next) {
      end += UTF8.width(next)
      count += 1
    }
    return counts.contains(count) ? end : nil
  }

  func startOfRun(before end: Int, _ counts: ClosedRange<Int>, _ isPart: (Unicode.Scalar) -> Bool) -> Int? {
    var (start, count) = (end, 0)
    while count <= counts.upperBound, let last = scalar(before: start), isPart(last) {
      start -= UTF8.width(last)
      count += 1
    }
    return counts.contains(count) ? start : nil
  }

  func dashEnd(at start: Int) -> Int? {
    scalar(at: start).flatMap { $0.isDash ? start + UTF8.width($0) : nil }
  }

  func isSpace(at offset: Int) -> Bool { scalar(at: offset)?.isSpace == true }

  /// Whether a word begins there with a capital letter of any script.
  func beginsWithCapital(at start: Int) -> Bool { scalar(at: start)?.properties.isUppercase == true }

  func skippingSpace(_ start: Int) -> Int {
    // Most often there is none, or one blank.
    guard let first = byte(start), first <= 0x20 || first >= 0xC2 else { return start }
    if first == 0x20, let next = byte(start + 1), next > 0x20, next < 0xC2 { return start + 1 }
    return endOfRun(at: start, Self.spaces, \.isSpace) ?? start
  }

  func skippingSpace(before end: Int) -> Int {
    guard let last = byte(end - 1), last <= 0x20 || last >= 0x80 else { return end }
    return startOfRun(before: end, Self.spaces, \.isSpace) ?? end
  }

  /// Offset after `words`, which are in lower case: letters of any case are the same, and each space stands for any white
  /// space.
  func matching(_ words: some Sequence<Unicode.Scalar>, at start: Int) -> Int? {
    var offset = start
    for expected in words {
      if expected == " " {
        let next = skippingSpace(offset)
        guard next > offset else { return nil }
        offset = next
      } else {
        guard let next = scalar(at: offset), next.lowercase == expected else { return nil }
        offset += UTF8.width(next)
      }
    }
    return offset
  }

  func matching(_ words: String, at start: Int) -> Int? { matching(words.unicodeScalars, at: start) }

  /// Offset of `words` that end at `end` and have no letter before them.
  func matching(_ words: some BidirectionalCollection<Unicode.Scalar>, before end: Int) -> Int? {
    var offset = end
    for expected in words.reversed() {
      if expected == " " {
        let next = skippingSpace(before: offset)
        guard next < offset else { return nil }
        offset = next
      } else {
        guard let last = scalar(before: offset), last.lowercase == expected else { return nil }
        offset -= UTF8.width(last)
      }
    }
    guard let last = scalar(before: offset) else { return offset }
    return last.isWordPart ? nil : offset
  }

  func matching(_ words: String, before end: Int) -> Int? { matching(words.unicodeScalars, before: end) }

  /// Offset after `words`, when white space or the end of the text follows.
  func end(ofWords words: some Sequence<Unicode.Scalar>, at start: Int) -> Int? {
    matching(words, at: start).flatMap { $0 == text.count || isSpace(at: $0) ? $0 : nil }
  }

  func spaceEnd(after word: String, at start: Int) -> Int? { spaceEnd(after: word.unicodeScalars, at: start) }

  /// Offset after a word and the white space behind it.
  func spaceEnd(after word: some Sequence<Unicode.Scalar>, at start: Int) -> Int? {
    matching(word, at: start).flatMap { end in
      let next = skippingSpace(end)
      return next > end ? next : nil
    }
  }

  /// The text with single spaces.
  func words(in range: Range<Int>) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = skippingSpace(offset)
      words.append(end > offset ? UInt8(ascii: " ") : text[offset])
      offset = max(end, offset + 1)
    }
    return String(decoding: words, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// A capital letter of a code: Vietnamese letters without a tone.
  var isCodeCapital: Bool {
    switch self {
    // The second Đ is Icelandic, and what some keyboards write.
    case "A"..."Z", "Â", "Ê", "Ô", "Ă", "Đ", "\u{D0}", "Ơ", "Ư": true
    default: false
    }
  }

  var isCodeLetter: Bool {
    switch self {
    case "a"..."z", "â", "ê", "ô", "ă", "đ", "ơ", "ư": true
    default: isCodeCapital
    }
  }

  var isSpace: Bool {
    switch self {
    case " ", "\n", "\t", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}": true
    default: false
    }
  }

  /// A hyphen, an en or em dash, or a minus sign.
  var isDash: Bool { self == "-" || ("\u{2010}"..."\u{2014}").contains(self) || self == "\u{2212}" }

  /// General punctuation, superscript digits, « or ».
  var isPunctuation: Bool {
    switch self {
    case "\u{2000}"..."\u{2043}", "\u{2045}"..."\u{207F}", "«", "»", "¹", "²", "³": true
    default: false
    }
  }

  /// Of Vietnamese and other Latin letters; all keep their width in UTF-8.
  var lowercase: Unicode.Scalar {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: Unicode.Scalar(value + 0x20) ?? self
    case 0x100...0x137, 0x1A0...0x1A5, 0x1EA0...0x1EF9: Unicode.Scalar(value | 1) ?? self
    case 0x1AF: "ư"
    default: self
    }
  }

  /// Whether it is a letter or a digit, for which every other sign beyond ASCII is taken too.
  var isWordPart: Bool { isASCII ? isDigit || isCodeLetter : !isPunctuation && !isSpace }

  /// Whether a name ends before it.
  var endsName: Bool {
    switch self {
    case ",", ";", ".", ":", "?", "!", "(", ")", "[", "]", "\"", "/": true
    default: isPunctuation && !isDash
    }
  }
}
