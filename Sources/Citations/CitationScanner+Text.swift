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

  func skippingSpace(_ start: Int) -> Int { endOfRun(at: start, Self.spaces, \.isSpace) ?? start }
  func skippingSpace(before end: Int) -> Int { startOfRun(before: end, Self.spaces, \.isSpace) ?? end }

  /// Offset after `words`, each space of which stands for any white space.
  func matching(_ words: some Sequence<UInt8>, at start: Int) -> Int? {
    var offset = start
    for expected in words {
      let isSpace = expected == UInt8(ascii: " ")
      let next = isSpace ? skippingSpace(offset) : byte(offset) == expected ? offset + 1 : offset
      guard next > offset else { return nil }
      offset = next
    }
    return offset
  }

  /// Offset of `words` that end at `end` and have no letter before them.
  func matching(_ words: some BidirectionalCollection<UInt8>, before end: Int) -> Int? {
    var offset = end
    for expected in words.reversed() {
      let isSpace = expected == UInt8(ascii: " ")
      let next = isSpace ? skippingSpace(before: offset) : byte(offset - 1) == expected ? offset - 1 : offset
      guard next < offset else { return nil }
      offset = next
    }
    guard let last = scalar(before: offset) else { return offset }
    return last.isWordPart ? nil : offset
  }

  /// Offset after `words`, when white space or the end of the text follows.
  func end(ofWords words: some Sequence<UInt8>, at start: Int) -> Int? {
    matching(words, at: start).flatMap { $0 == text.count || isSpace(at: $0) ? $0 : nil }
  }

  /// Offset after a word and the white space behind it.
  func spaceEnd(after word: some Sequence<UInt8>, at start: Int) -> Int? {
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
    case "A"..."Z", "Â", "Ê", "Ô", "Ă", "Đ", "Ơ", "Ư": true
    default: false
    }
  }

  var isCodeLetter: Bool {
    switch self {
    case "a"..."z", "â", "ê", "ô", "ă", "đ", "ơ", "ư": true
    default: isCodeCapital
    }
  }

  var isSpace: Bool { self == " " || self == "\n" || self == "\t" || self == "\u{A0}" }

  var isDash: Bool { self == "-" || ("\u{2010}"..."\u{2014}").contains(self) }

  /// General punctuation, « or ».
  var isPunctuation: Bool { ("\u{2000}"..."\u{207F}").contains(self) || self == "«" || self == "»" }

  /// Whether it is a letter or a digit, for which every other sign beyond ASCII is taken too.
  var isWordPart: Bool { isASCII ? isDigit || isCodeLetter : !isPunctuation && !isSpace }

  /// Whether the name of an issuer ends before it.
  var endsName: Bool {
    switch self {
    case ",", ";", ".", ":", "?", "!", "(", ")", "[", "]", "\"", "/": true
    default: isPunctuation && !isDash
    }
  }
}
