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
    #expect(plain == 2 * (97 + 8 * 64 - 2 - 3 + 4 * 64 + 24) - 10)
  }

  /// Cut anywhere, a text is plain only if it is UTF-8.
  @Test func whatIsCutIsNotPlain() {
    let bytes = Array("aế“ƣạù".utf8)
    for end in bytes.indices where SourceText.isPlain(Array(bytes[..<end])) {
      #expect(String(validating: bytes[..<end], as: UTF8.self) != nil)
    }
  }
}
