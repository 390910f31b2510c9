// Letters, white space and dashes around an offset of the text.

extension CitationScanner {
  /// More white space than this ends a citation, so that looking across it takes bounded time.
  private static var longestSpace: Int { 32 }

  func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

  func isSmallASCII(_ byte: UInt8?) -> Bool { byte.map { (0x61...0x7A).contains($0) } ?? false }

  /// Offset after at most four digits.
  func digitsEnd(at start: Int) -> Int? {
    var end = start
    while end - start < 5, isDigit(byte(end)) { end += 1 }
    return (1...4).contains(end - start) ? end : nil
  }

  /// Whether white space (space, line break, tab, no-break space) begins at `offset` or covers it.
  func isSpace(at offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
    case 0xC2: byte(offset + 1) == 0xA0
    case 0xA0: byte(offset - 1) == 0xC2
    default: false
    }
  }

  func skippingSpace(_ start: Int) -> Int {
    var end = start
    while end - start < Self.longestSpace, isSpace(at: end) { end += 1 }
    return end
  }

  func skippingSpace(before end: Int) -> Int {
    var start = end
    while end - start < Self.longestSpace, isSpace(at: start - 1) { start -= 1 }
    return start
  }

  /// Offset after a hyphen or a dash: U+2010 to U+2014 too.
  func dashEnd(at start: Int) -> Int? {
    if byte(start) == UInt8(ascii: "-") { return start + 1 }
    guard byte(start) == 0xE2, byte(start + 1) == 0x80, let last = byte(start + 2) else { return nil }
    return (0x90...0x94).contains(last) ? start + 3 : nil
  }

  func dashStart(before end: Int) -> Int? {
    [1, 3].lazy.map { end - $0 }.first { $0 >= 0 && dashEnd(at: $0) == end }
  }

  /// Offset after a letter of a code: `A` to `z`, or a Vietnamese letter without a tone (`Đ`, `Ư`).
  func letterEnd(at start: Int) -> Int? {
    switch (byte(start), byte(start + 1)) {
    case (.some(0x41...0x5A), _), (.some(0x61...0x7A), _): return start + 1
    // â ê ô, ă đ, ơ ư
    case (0xC3, 0xA2), (0xC3, 0xAA), (0xC3, 0xB4), (0xC4, 0x83), (0xC4, 0x91), (0xC6, 0xA1), (0xC6, 0xB0):
      return start + 2
    default: return isCapital(at: start) ? start + 2 : nil
    }
  }

  func letterStart(before end: Int) -> Int? {
    [1, 2].lazy.map { end - $0 }.first { letterEnd(at: $0) == end }
  }

  /// Whether a capital letter of a code begins there.
  func isCapital(at start: Int) -> Bool {
    switch (byte(start), byte(start + 1)) {
    case (.some(0x41...0x5A), _): true
    // Â Ê Ô, Ă Đ, Ơ Ư
    case (0xC3, 0x82), (0xC3, 0x8A), (0xC3, 0x94), (0xC4, 0x82), (0xC4, 0x90), (0xC6, 0xA0), (0xC6, 0xAF): true
    default: false
    }
  }

  /// Whether a word begins there with a capital letter of any script.
  func beginsWithCapital(at start: Int) -> Bool {
    let scalar = String(decoding: text[start..<min(start + 4, text.count)], as: UTF8.self).unicodeScalars.first
    return scalar?.properties.isUppercase ?? false
  }

  /// Whether general punctuation (U+2000 to U+207F), « or », or white space begins there.
  func isPunctuation(at start: Int) -> Bool {
    switch (byte(start), byte(start + 1)) {
    case (0xE2, 0x80), (0xE2, 0x81), (0xC2, 0xA0), (0xC2, 0xAB), (0xC2, 0xBB): true
    default: false
    }
  }

  func isPunctuation(before end: Int) -> Bool { [2, 3].contains { isPunctuation(at: end - $0) } }

  /// Offset after `words`, each space of which stands for any white space.
  func matching(_ words: String, at start: Int) -> Int? {
    var offset = start
    for expected in words.utf8 {
      if expected == UInt8(ascii: " ") {
        let next = skippingSpace(offset)
        guard next > offset else { return nil }
        offset = next
      } else {
        guard byte(offset) == expected else { return nil }
        offset += 1
      }
    }
    return offset
  }

  /// Offset of `words` that end at `end` and have no letter before them.
  func matching(_ words: String, before end: Int) -> Int? {
    var offset = end
    for expected in words.utf8.reversed() {
      if expected == UInt8(ascii: " ") {
        let next = skippingSpace(before: offset)
        guard next < offset else { return nil }
        offset = next
      } else {
        guard byte(offset - 1) == expected else { return nil }
        offset -= 1
      }
    }
    guard let last = byte(offset - 1) else { return offset }
    let isLetter = last >= 0x80 ? !isPunctuation(before: offset) : isDigit(last) || letterEnd(at: offset - 1) != nil
    return isLetter ? nil : offset
  }
}
