import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@testable import Texts

@Suite struct SourceTextTests {
  private static func decode(_ bytes: [UInt8]) -> (text: SourceText?, findings: [Diagnostic]) {
    var report = Report()
    let text = SourceText(decoding: SourceFile(path: "a.md", bytes: bytes), into: &report)
    return (text, report.findings)
  }

  @Test(arguments: [
    ("", ""), ("a\r\nb\rc\n\r\r\nd", "a\nb\nc\n\n\nd"), ("\r", "\n"), ("\u{FEFF}a", "a"), ("\u{FEFF}", ""),
    ("e\u{302}\u{323} e\u{323}\u{302}\r\n", "ệ ệ\n"), ("\u{1100}\u{1161}\u{11A8}", "각"), ("\u{212B}", "Å"),
  ])
  func decoded(_ written: String, _ text: String) {
    let (source, findings) = Self.decode(Array(written.utf8))
    #expect(source?.bytes == Array(text.utf8))
    #expect(findings == [])
  }

  /// A byte order mark is one only at the beginning.
  @Test func secondByteOrderMark() {
    #expect(Self.decode(Array("\u{FEFF}\u{FEFF}a".utf8)).findings.map(\.code) == ["encoding.invisible"])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF]] as [[UInt8]]) func utf16(_ bytes: [UInt8]) {
    let (source, findings) = Self.decode(bytes)
    #expect(source == nil)
    #expect(findings.map(\.code) == ["encoding.utf-16"])
  }

  /// Overlong forms, surrogates, cut sequences, what is beyond Unicode, and bytes of old encodings.
  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF5], [0xFF], [0xE1, 0xBA], [0xE1, 0xBA, 0x61], [0xE2, 0x80], [0xC3], [0xC6, 0x20], [0xFB, 0x20, 0x62],
    ] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) {
    for (before, line, column) in [("", 1, 1), ("ế\r\nNội ", 2, 5), ("e\u{323}\u{302}o\u{31B}", 1, 6), ("a\n", 2, 1)] {
      let (source, findings) = Self.decode(Array(before.utf8) + bytes)
      #expect(source == nil)
      #expect(findings.map(\.code) == ["encoding.not-utf-8"])
      #expect(findings.map(\.location) == [SourceLocation(file: "a.md", line: line, column: column)])
    }
  }

  @Test func isPlainKnowsVietnamese() {
    let text = "“Kế hoạch” – số 31-KH/ĐU…\tƠ ơ Ư ư Ă ă Đ đ Ỵ ỵ; hoà, khoẻ, thuỷ\n"
    #expect(SourceText.isPlain(Array(text.utf8)))
    #expect(!SourceText.isPlain(Array(text.decomposedStringWithCanonicalMapping.utf8)))
  }

  /// Against the plain way, on all sequences of bytes that begin a character of the Basic Multilingual Plane.
  @Test func whatIsPlainNeedsNoWork() {
    var plain = 0
    for lead: UInt8 in [0x61, 0x62] {
      for first: UInt8 in 0x00...0xFF {
        // Other bytes are refused as the first of a character, whatever follows.
        let seconds: ClosedRange<UInt8> = first < 0x80 ? 0x00...0x00 : 0x7F...0xC0
        for second in seconds {
          for third: UInt8 in first == 0xE1 || first == 0xE2 ? 0x7F...0xC0 : 0x20...0x20 {
            let bytes = Array([[lead, first], first < 0x80 ? [] : [second], [third]].joined())
            guard SourceText.isPlain(bytes) else { continue }
            plain += 1
            let text = String(validating: bytes, as: UTF8.self)
            #expect(text.map { Array($0.precomposedStringWithCanonicalMapping.utf8) } == bytes)
            var report = Report()
            CharacterCheck.check(String(repeating: text ?? "", count: 3), of: "a.md", StoredColumns(), into: &report)
            #expect(report.findings == [], "\(bytes)")
          }
        }
      }
    }
    #expect(plain == 2 * (97 + 9 * 64 - 2 + 4 * 64 + 24) - 10)
  }

  /// Cut anywhere, a text is plain only if it is UTF-8.
  @Test func whatIsCutIsNotPlain() {
    let bytes = Array("aế“ƣạù".utf8)
    for end in bytes.indices where SourceText.isPlain(Array(bytes[..<end])) {
      #expect(String(validating: bytes[..<end], as: UTF8.self) != nil)
    }
  }
}

@Suite struct AuthorBytesTests {
  /// The bytes between `⟦` and `⟧` are those that `column` and `length` name, on the last line but those behind `\`.
  @Test(arguments: [
    ("⟦⟧", 1, 1, 0), ("a⟦b⟧c", 1, 2, 1), ("\u{FEFF}⟦a⟧", 1, 1, 1), ("a\r\nb⟦c⟧\r\nd", 2, 2, 1),
    ("a\rb\r⟦c⟧\rd", 3, 1, 1),
    ("a\n\n⟦b⟧", 3, 1, 1), ("\u{FEFF}\r\n⟦⟧", 2, 1, 0), ("a⟦⟧\r\nb", 1, 2, 0), ("ab⟦⟧", 1, 3, 0), ("ab⟦⟧\n", 1, 9, 5),
    ("e\u{323}\u{302} ⟦e\u{302}\u{323}⟧c", 1, 5, 3), ("⟦e\u{323}\u{302}⟧x", 1, 1, 3), ("e\u{323}\u{302}⟦⟧x", 1, 4, 0),
    ("x⟦o\u{31B}\u{301}n⟧g", 1, 2, 4), ("\u{1100}\u{1161}⟦\u{1100}\u{1161}\u{11A8}⟧", 1, 3, 3),
    ("a⟦\u{200D}⟧b", 1, 2, 1), ("a⟦\u{200B}⟧b", 1, 2, 1), ("👩‍⟦👩⟧‍👧", 1, 3, 1), ("ba⟦i⟧\u{200D}", 1, 3, 1),
  ])
  func bytes(_ marked: String, _ line: Int, _ column: Int, _ length: Int) throws {
    let bytes = Array(marked.utf8)
    let (open, close) = (Array("⟦".utf8), Array("⟧".utf8))
    let start = try #require(bytes.firstRange(of: open)).lowerBound
    let end = try #require(bytes.firstRange(of: close)).lowerBound - open.count
    let file = Array(bytes.replacing(open, with: []).replacing(close, with: []))
    let place = SourceLocation(file: "a.md", line: line, column: column)
    #expect(SourceText.bytes(at: place, length: length, in: file, keeping: [0..<file.count]) == start..<end)
  }

  @Test func erasedLinesCount() {
    let file = Array("\u{FEFF}a\r\ninternal: x\r\n  y\r\ne\u{302}b\r\n::: internal\r\nc\r\n".utf8)
    let text = String(decoding: file, as: UTF8.self)
    func range(_ part: String) -> Range<Int> {
      let found = text.utf8.firstRange(of: part.utf8) ?? text.utf8.startIndex..<text.utf8.startIndex
      let start = text.utf8.distance(from: text.utf8.startIndex, to: found.lowerBound)
      return start..<start + part.utf8.count
    }
    let kept = [0..<range("internal: x").lowerBound, range("e\u{302}b\r\n"), range("c\r\n")]
    func bytes(_ line: Int, _ column: Int, _ length: Int) -> Range<Int> {
      SourceText.bytes(
        at: SourceLocation(file: "a.md", line: line, column: column), length: length, in: file, keeping: kept)
    }
    #expect(bytes(1, 1, 1) == 3..<4)
    #expect(bytes(2, 1, 2) == range("e\u{302}"))
    #expect(bytes(2, 3, 1) == range("b"))
    #expect(bytes(3, 1, 1) == range("c\r\n").lowerBound..<range("c\r\n").lowerBound + 1)
    #expect(bytes(4, 1, 0) == file.count..<file.count)
    #expect(SourceText.bytes(at: SourceLocation(file: "a.md"), length: 0, in: [], keeping: []) == 0..<0)
  }

  /// What stands at a place of the decoded text is what the bytes come to.
  @Test(arguments: UInt64(1)...20) func bytesComeToTheText(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "b ", "ế", "ơ", "đ", "e\u{302}\u{301}", "e\u{323}\u{302}", "u\u{31B}", "\u{301}", "\u{323}",
      "\u{1100}\u{1161}",
      "\u{11A8}", "각", "👩‍👧", "\u{200D}", "中", "\u{9C7}\u{9BE}", "क्\u{93C}", "\u{212B}", "“", ".",
    ]
    for _ in 0..<50 {
      var file: [UInt8] = Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []
      var kept: [Range<Int>] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let start = file.count
        for _ in 0..<Int.random(in: 0...8, using: &random) { file += (parts.randomElement(using: &random) ?? "").utf8 }
        file += (["\n", "\r\n", "\r"].randomElement(using: &random) ?? "").utf8
        if Int.random(in: 0..<4, using: &random) > 0 { kept.append((kept.isEmpty ? 0 : start)..<file.count) }
      }
      var report = Report()
      let decoded = SourceText(
        decoding: SourceFile(path: "a.md", bytes: kept.flatMap { file[$0] }), into: &report)
      let source = try #require(decoded)
      let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (line, content) in lines.enumerated() {
        var column = 1
        for character in String(decoding: content, as: UTF8.self) {
          let scalars = character.unicodeScalars
          let start = source.columns.inFile(SourceLocation(file: "a.md", line: line + 1, column: column))
          let end = source.columns.inFile(SourceLocation(file: "a.md", line: line + 1, column: column + scalars.count))
          let range = SourceText.bytes(at: start, length: end.column - start.column, in: file, keeping: kept)
          let written = String(decoding: file[range], as: UTF8.self).precomposedStringWithCanonicalMapping
          #expect(written.unicodeScalars.elementsEqual(scalars), "\(seed): \(file) \(start)")
          column += scalars.count
        }
      }
    }
  }
}
