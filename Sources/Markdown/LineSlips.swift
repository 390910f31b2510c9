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
  private var before = Before.nothing
  /// Whether the last line with text ends a sentence or announces something, and whether it ends a quotation.
  private var ends = true
  private var isQuotation = false

  init(_ locator: Locator) {
    text = locator.text
    self.locator = locator
  }

  /// - Parameter code: the lines of blocks of code, in which nothing is looked for.
  mutating func check(except code: Set<Int>, into report: inout Report) {
    for line in 0..<text.lineCount {
      let range = text.line(line)
      guard !code.contains(line), let first = range.first(where: { !isBlank(text.bytes[$0]) }) else {
        before = .nothing
        continue
      }
      let content = first..<range.upperBound
      let slip = Self.canBeMark(text.bytes[first]) ? slip(in: content) : nil
      if let slip {
        report.add(slip.rule, slip.mark, at: locator.location(of: first), repair: [slip.edit])
        before = slip.rule == rules.listMark || slip.rule == rules.bullet ? .list : .nothing
      } else {
        before = kind(of: content)
      }
      readEnd(of: content)
    }
  }

  /// Nearly all other lines begin with a letter.
  private static func canBeMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39, 0xC2, 0xE2, 0xE3: true
    default: false
    }
  }

  private func kind(of line: Range<Int>) -> Before {
    let bytes = text.bytes
    switch bytes[line.lowerBound] {
    case UInt8(ascii: "#"), UInt8(ascii: "|"): return .nothing
    default:
      var reader = LineReader(text.lineIndex(of: line.lowerBound), of: text)
      reader.skipBlanks()
      return reader.skipListMarker() ? .list : .text
    }
  }

  private mutating func readEnd(of line: Range<Int>) {
    // A backslash at the end is a line break.
    var rest = text.bytes[line]
    while let last = rest.last, isBlank(last) || last == UInt8(ascii: "\\") { rest.removeLast() }
    let end = Array(String(decoding: rest.suffix(24), as: UTF8.self).unicodeScalars)
    ends = end.last.map { ".:;!?…".unicodeScalars.contains($0) } ?? false
    let word = end.reversed().drop { ".:;!?…*_".unicodeScalars.contains($0) }
    isQuotation = text.bytes[line].first == UInt8(ascii: ">") || word.first.map(Self.closesQuotation) ?? false
  }

  private static func closesQuotation(_ scalar: Unicode.Scalar) -> Bool { "”\"»’".unicodeScalars.contains(scalar) }

  // MARK: Marks

  private static let bullets = Set("•·●○▪■□◦‣⁃➢►▶✓❖◆♦\u{F0B7}\u{F0A7}".unicodeScalars)
  private static let dashes = Set("–—―−‒‐‑".unicodeScalars)

  /// - Parameter line: from its first character on that is no blank.
  private mutating func slip(in line: Range<Int>) -> Slip? {
    let bytes = text.bytes
    // The mark of an item as it should be, as in nearly all lines that get here.
    if "-+*".utf8.contains(bytes[line.lowerBound]), line.count < 2 || isBlank(bytes[line.lowerBound + 1]) { return nil }
    let head = Head(bytes[line])
    guard let first = head[0] else { return nil }
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
