import Diagnostics
import Files
import TestSupport
import Testing
import Texts

@Suite struct CharacterCheckTests {
  private static func findings(_ text: String) -> [Diagnostic] {
    var report = Report()
    _ = SourceText(decoding: SourceFile(path: "a.md", bytes: Array(text.utf8)), into: &report)
    return report.findings
  }

  @Test(
    arguments: [
      ("encoding.control-character", [0...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F]),
      ("encoding.line-separator", [0x85...0x85, 0x2028...0x2029]), ("encoding.pdf-letter", [0x1A2...0x1A3]),
      ("encoding.invisible", [0xAD...0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF...0xFEFF]),
      ("encoding.bidirectional", [0x202A...0x202E, 0x2066...0x2069]),
      ("encoding.unassigned", [0xFFFD...0xFFFD, 0xE000...0xE010, 0xF8FF...0xF8FF, 0xFDD0...0xFDEF, 0xFFFE...0xFFFF]),
      ("encoding.unassigned", [0x1FFFE...0x1FFFF, 0xEFFFE...0xEFFFF, 0xF0000...0xF0001, 0x10FFFE...0x10FFFF]),
      ("", [0x09...0x0A, 0x20...0x7E, 0xA0...0xA7, 0xC0...0x1A1, 0x1A4...0x2FF, 0x1E00...0x1EFF, 0x2010...0x2027]),
      ("", [0x20AB...0x20AB, 0x2026...0x2026, 0x202F...0x202F, 0x4E00...0x4E10, 0x1F600...0x1F600]),
    ] as [(String, [ClosedRange<UInt32>])])
  func classes(_ code: String, _ ranges: [ClosedRange<UInt32>]) {
    for value in ranges.joined() {
      let scalar = Unicode.Scalar(value).map(String.init) ?? ""
      let findings = Self.findings("a\n1 \(scalar)2\n")
      #expect(findings.map(\.code) == (code.isEmpty ? [] : [code]), "U+\(String(value, radix: 16))")
      #expect(findings.allSatisfy { $0.location == SourceLocation(file: "a.md", line: 2, column: 3) && $0.length == 1 })
    }
  }

  @Test func eachKindOnceALine() {
    let marked = Marked("ế⟦\u{200B}\u{200C}⟦\u{202E}\u{200B}\n\n⟦\u{200B}a\u{AD}")
    #expect(Self.findings(marked.text).map(\.location) == marked.locations(in: "a.md"))
  }

  @Test func wordsOfAFinding() {
    let finding = Self.findings("Trung ƣơng").first
    #expect(finding?.message.en == "the letter ‘ƣ’ (U+01A3) stands for ‘ư’")
    #expect(finding?.hint.vi.hasPrefix("thay bằng “ư”") == true)
  }

  @Test(arguments: [
    "Uû ban nh⟦©n d©n", "b⟦¸o c¸o, Hµ Nội", "một hai\nCa⟦ùc quaän uûy, huyeän uûy, ñaûng uûy", "© 2026 ® § 5, a © b",
    "Où est le plan, où est la liste, où est la page ?" + String(repeating: " Một hai ba bốn.", count: 8),
  ])
  func oldFonts(_ text: String) {
    let marked = Marked(text)
    let findings = Self.findings(marked.text)
    #expect(findings.map(\.location) == marked.locations(in: "a.md"))
    #expect(findings.allSatisfy { $0.code == "encoding.legacy-font" })
  }

  @Test(arguments: [
    ("a ⟦&#x202E;b", "encoding.bidirectional"), ("ế⟦&#8203;", "encoding.invisible"),
    ("a\n`⟦&#X200B;`", "encoding.invisible"),
    ("⟦&ZeroWidthSpace;⟦&shy;\n⟦&zwj;", "encoding.invisible"), ("&⟦&#0;", "encoding.control-character"),
    ("&amp; &#65; &nbsp; &#; &#x; &shy &Shy; &#x110000; &#99999999999999999999; & &", ""),
  ])
  func references(_ text: String, _ code: String) {
    let marked = Marked(text)
    var report = Report()
    let start = SourceLocation(file: "a.md")
    CharacterCheck.checkReferences(in: Array(marked.text.utf8), at: start, into: &report)
    #expect(report.findings.map(\.location) == marked.locations(in: "a.md"))
    #expect(report.findings.allSatisfy { $0.code == code })
  }
}
