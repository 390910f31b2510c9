// Lines that were meant to begin something, a heading, an item of a list, a paragraph, and that Markdown takes for running text:
// their mark lacks its blank, or is that of a word processor.

import Diagnostics
import Files

/// Reads a text line by line. Only where a person would begin something new is a mark taken for one: never within a sentence
/// (“Mác⏎-Lênin”) nor below a quotation (“— its author”).
struct LineSlips {
  /// What the lines before say of the next.
  private enum Before {
    case nothing, list, text
  }

  private struct Slip {
    let rule: Rule
    /// What the mark is, for the message.
    let mark: String
    let edit: TextEdit
  }

  private let text: TextLines
  private var locator: Locator
  /// The last line with text, if no blank line or code follows it, and the last one whatever follows.
  private var above: Range<Int>?
  private var last: Range<Int>?
  /// What the last line is when it is a slip.
  private var slipAbove: Before?

  init(_ locator: Locator) {
    text = locator.text
    self.locator = locator
  }

  /// - Parameter code: the lines of blocks of code, in which nothing is looked for.
  mutating func check(except code: Set<Int>, into report: inout Report) {
    for line in 0..<text.lineCount {
      let range = text.line(line)
      guard let first = range.first(where: { !isBlank(text.bytes[$0]) }), code.isEmpty || !code.contains(line) else {
        above = nil
        continue
      }
      let content = first..<range.upperBound
      let slip = canBeSlip(content) ? slip(in: content) : nil
      if let slip { report.add(slip.rule, slip.mark, at: locator.location(of: first), repair: [slip.edit]) }
      slipAbove = slip.map { $0.rule == rules.listMark || $0.rule == rules.bullet ? .list : .nothing }
      (above, last) = (content, content)
    }
  }

  /// Nearly all lines begin with a letter, or with a mark as it should be: to look closer at those only saves a sixth of a
  /// check.
  private func canBeSlip(_ line: Range<Int>) -> Bool {
    let bytes = text.bytes
    let isEnd: (Int) -> Bool = { $0 >= line.upperBound || isBlank(bytes[$0]) }
    switch bytes[line.lowerBound] {
    case UInt8(ascii: "#"):
      return !isEnd(line.first { bytes[$0] != UInt8(ascii: "#") } ?? line.upperBound)
    case UInt8(ascii: "*"):
      // Emphasis, unless white space of another kind follows.
      return !isEnd(line.lowerBound + 1) && !(0x21...0x7F).contains(bytes[line.lowerBound + 1])
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isEnd(line.lowerBound + 1)
    case 0x30...0x39:
      let sign = line.first { !(0x30...0x39).contains(bytes[$0]) } ?? line.upperBound
      guard sign < line.upperBound, bytes[sign] == UInt8(ascii: ".") || bytes[sign] == UInt8(ascii: ")") else {
        return false
      }
      if isEnd(sign + 1) { return before == .text }
      // “2.1.” is no item.
      return !(0x30...0x39).contains(bytes[sign + 1])
    case 0xC2, 0xE2, 0xE3: return true
    default: return false
    }
  }

  private var before: Before {
    guard let above else { return .nothing }
    if let slipAbove { return slipAbove }
    switch text.bytes[above.lowerBound] {
    case UInt8(ascii: "#"), UInt8(ascii: "|"): return .nothing
    default:
      var reader = LineReader(text.lineIndex(of: above.lowerBound), of: text)
      reader.skipBlanks()
      return reader.skipListMarker() ? .list : .text
    }
  }

  /// Whether the last line with text ends a sentence or announces something.
  private var ends: Bool { endOfLast.last.map { ".:;!?…".unicodeScalars.contains($0) } ?? true }

  private var isQuotation: Bool {
    let word = endOfLast.reversed().drop { ".:;!?…*_".unicodeScalars.contains($0) }
    return last.map { text.bytes[$0.lowerBound] } == UInt8(ascii: ">")
      || word.first.map("”\"»’".unicodeScalars.contains) ?? false
  }

  /// A backslash at the end is a line break.
  private var endOfLast: [Unicode.Scalar] {
    guard let last else { return [] }
    var rest = text.bytes[last]
    while let byte = rest.last, isBlank(byte) || byte == UInt8(ascii: "\\") { rest.removeLast() }
    return Array(String(decoding: rest.suffix(24), as: UTF8.self).unicodeScalars)
  }

  // MARK: Marks

  private static let bullets = Set("•·●○▪■□◦‣⁃➢►▶✓❖◆♦\u{F0B7}\u{F0A7}".unicodeScalars)
  private static let dashes = Set("–—―−‒‐‑".unicodeScalars)

  /// - Parameter line: from its first character on that is no blank.
  private mutating func slip(in line: Range<Int>) -> Slip? {
    let head = Head(text.bytes[line])
    guard let first = head[0] else { return nil }
    let before = before
    let begins = before != .text || ends
    switch first {
    case "#":
      let count = head.count { $0 == "#" }
      let blanks = head.count(from: count, where: \.properties.isWhitespace)
      guard begins, let next = head[count], count <= 6, blanks == 0 ? count > 1 : !next.isASCII else { return nil }
      return slip(rules.headingMark, head, mark: 0..<count, blanks: blanks, " ", at: line)
    case "0"..."9":
      let digits = head.count { ("0"..."9").contains($0) }
      guard digits <= 3, let sign = head[digits], sign == "." || sign == ")", let next = head[digits + 1] else {
        return nil
      }
      let mark = 0..<digits + 1
      let blanks = head.count(from: digits + 1, where: \.properties.isWhitespace)
      if next == " " || next == "\t" {
        // A list that begins in the middle cannot interrupt a paragraph (CommonMark, section 5.3).
        let isFirst = head.text(0..<digits).drop { $0 == "0" } == "1"
        guard before == .text, ends, !isFirst, head[digits + 1 + blanks] != nil else { return nil }
        let edit = locator.edit(line.lowerBound..<line.lowerBound, "\n")
        return Slip(rule: rules.listStart, mark: head.text(mark), edit: edit)
      }
      guard begins, blanks > 0 || next.beginsText && head[digits + 2] != ")" else { return nil }
      return slip(rules.listMark, head, mark: mark, blanks: blanks, " ", at: line)
    case "-", "+", "*":
      let blanks = head.count(from: 1, where: \.properties.isWhitespace)
      guard blanks > 0 ? begins : first != "*" && opensItem(head, textAt: 1) else { return nil }
      return slip(rules.listMark, head, mark: 0..<1, blanks: blanks, " ", at: line)
    case _ where Self.bullets.contains(first):
      let blanks = head.count(from: 1, where: \.properties.isWhitespace)
      guard begins, head[1 + blanks] != nil else { return nil }
      return slip(rules.bullet, head, mark: 0..<1, blanks: blanks, replacingMark: "- ", at: line)
    case _ where Self.dashes.contains(first):
      let blanks = head.count(from: 1, where: \.properties.isWhitespace)
      guard opensItem(head, textAt: 1 + blanks) else { return nil }
      return slip(rules.bullet, head, mark: 0..<1, blanks: blanks, replacingMark: "- ", at: line)
    case _ where first.properties.isWhitespace:
      let blanks = head.count(where: \.properties.isWhitespace)
      guard begins, head[blanks] != nil else { return nil }
      return slip(rules.foreignBlanks, head, mark: 0..<0, blanks: blanks, "", at: line)
    default: return nil
    }
  }

  /// Whether a dash opens an item: not when it can join two words or name the author of a quotation.
  private func opensItem(_ head: Head, textAt start: Int) -> Bool {
    guard let next = head[start], next.beginsText else { return false }
    let before = before
    let opensQuotation = "“\"«‘".unicodeScalars.contains(next)
    if isQuotation, before != .list, !opensQuotation { return false }
    let isName = head.text(start..<start + 2).lowercased() == "lê"
    return !isName && (before == .nothing || ends || before == .list && !next.properties.isLowercase)
  }

  private mutating func slip(
    _ rule: Rule, _ head: Head, mark: Range<Int>, blanks: Int, _ blank: String = "", replacingMark: String? = nil,
    at line: Range<Int>
  ) -> Slip {
    let start = line.lowerBound + (replacingMark == nil ? head.bytes(mark.upperBound) : 0)
    let end = line.lowerBound + head.bytes(mark.upperBound + blanks)
    return Slip(rule: rule, mark: head.text(mark), edit: locator.edit(start..<end, replacingMark ?? blank))
  }
}

/// The first characters of a line.
private struct Head {
  private let scalars: [Unicode.Scalar]

  init(_ line: ArraySlice<UInt8>) {
    scalars = Array(String(decoding: line.prefix(200), as: UTF8.self).unicodeScalars)
  }

  subscript(index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// How many of a kind follow each other.
  func count(from start: Int = 0, where isKind: (Unicode.Scalar) -> Bool) -> Int {
    scalars.dropFirst(start).prefix(while: isKind).count
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
  }

  /// The bytes of the first characters.
  func bytes(_ count: Int) -> Int { text(0..<count).utf8.count }
}

extension Unicode.Scalar {
  /// Whether a text can begin with it: a letter, a quotation, a parenthesis, or a mark of emphasis or links.
  fileprivate var beginsText: Bool { properties.isAlphabetic || "“\"«‘([*_".unicodeScalars.contains(self) }
}

private let rules = StructureRules()
