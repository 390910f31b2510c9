import Diagnostics
import Erasing
import Files
import Foundation
import TestSupport
import Testing
import Texts

/// Edits on the bytes of files as their authors saved them.
@Suite struct RepairTests {
  private static let rule = Rule("x.y", vi: "sai", hint: "sửa", en: "wrong", hint: "mend")
  private static let path = "content/bodies.yml"

  private static func finding(_ edits: [TextEdit]) -> Diagnostic {
    Diagnostic(rule, at: edits.first?.location ?? SourceLocation(file: path), repair: edits)
  }

  private static func edit(_ line: Int, _ column: Int, _ length: Int, _ replacement: String) -> TextEdit {
    TextEdit(at: SourceLocation(file: path, line: line, column: column), length: length, replacement)
  }

  private static func repaired(_ text: String, _ findings: [[TextEdit]], path: String = path) -> String {
    let file = SourceFile(path: path, bytes: Array(text.utf8))
    return String(decoding: file.repaired(by: findings.map(finding)).bytes, as: UTF8.self)
  }

  /// What stands between `⟦` and `⟧` is what `column` and `length` name.
  @Test(arguments: [
    ("⟦⟧", 1, 1, 0), ("a⟦b⟧c", 1, 2, 1), ("\u{FEFF}⟦a⟧", 1, 1, 1), ("a\r\nb⟦c⟧\r\nd", 2, 2, 1),
    ("a\rb\r⟦c⟧\rd", 3, 1, 1), ("a\n\n⟦b⟧", 3, 1, 1), ("\u{FEFF}\r\n⟦b⟧", 2, 1, 1), ("a⟦⟧\r\nb", 1, 2, 0),
    ("ab⟦⟧", 1, 3, 0), ("e\u{323}\u{302} ⟦e\u{302}\u{323}⟧c", 1, 5, 3), ("⟦e\u{323}\u{302}⟧x", 1, 1, 3),
    ("x⟦o\u{31B}\u{301}n⟧g", 1, 2, 4), ("👩‍⟦👩⟧‍👧", 1, 3, 1),
  ])
  func places(_ marked: String, _ line: Int, _ column: Int, _ length: Int) {
    let bytes = Array(marked.utf8).replacing(Array("⟦".utf8), with: []).replacing(Array("⟧".utf8), with: [])
    let parts = Array(marked.utf8).split(separator: Array("⟦".utf8), maxSplits: 1)
    let file = SourceFile(path: Self.path, bytes: bytes)
    let repaired = file.repaired(by: [Self.finding([Self.edit(line, column, length, "Đ")])]).bytes
    let before = marked.utf8.starts(with: "⟦".utf8) ? [] : parts[0]
    let end = (parts.last ?? []).split(separator: Array("⟧".utf8), maxSplits: 1, omittingEmptySubsequences: false)
    #expect(repaired.elementsEqual(before + Array("Đ".utf8) + (end.last ?? [])))
  }

  /// The text of a file in NFD counts other scalars than the file.
  @Test(arguments: UInt64(1)...20) func editsOfTheTextAreEditsOfTheFile(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "b ", "ế", "ơ", "đ", "e\u{302}\u{301}", "e\u{323}\u{302}", "u\u{31B}", "\u{301}", "\u{323}",
      "\u{1100}\u{1161}", "\u{11A8}", "각", "中", "\u{9C7}\u{9BE}", "क्\u{93C}", "\u{212B}", "“", ".",
    ]
    for _ in 0..<50 {
      var file = Bool.random(using: &random) ? "\u{FEFF}" : ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        for _ in 0..<Int.random(in: 0...8, using: &random) { file += parts.randomElement(using: &random) ?? "" }
        file += ["\n", "\r\n", "\r"].randomElement(using: &random) ?? ""
      }
      var report = Report()
      let stored = SourceFile(path: Self.path, bytes: Array(file.utf8))
      let source = try #require(SourceText(decoding: stored, into: &report))
      let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (line, content) in lines.enumerated() {
        var column = 1
        for character in String(decoding: content, as: UTF8.self) {
          let scalars = character.unicodeScalars
          let place = SourceLocation(file: Self.path, line: line + 1, column: column)
          let edit = source.columns.edit(at: place, length: scalars.count, "")
          let repairs = stored.repaired(by: [Self.finding([edit])]).repairs
          let old = try #require(repairs.first?.old)
          #expect(old.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(scalars), "\(seed): \(file)")
          column += scalars.count
        }
      }
    }
  }

  @Test func everythingElseStaysByteForByte() {
    let text = "\u{FEFF}- id: a\r\n  name: x  \r\n\t# \r- id: e\u{301}\n"
    #expect(
      Self.repaired(text, [[Self.edit(2, 9, 1, "Y\nZ")], [Self.edit(4, 7, 2, "b")]])
        == "\u{FEFF}- id: a\r\n  name: Y\r\nZ  \r\n\t# \r- id: b\n")
  }

  /// The first of those that overlap is carried out, whole or not at all.
  @Test func repairsThatOverlapWaitForTheNextRun() {
    let overlapping = [Self.edit(1, 2, 2, "-"), Self.edit(2, 1, 1, "-")]
    #expect(Self.repaired("abcd\nefgh\n", [[Self.edit(1, 3, 1, "C")], overlapping]) == "abCd\nefgh\n")
    #expect(Self.repaired("abcd\n", [[Self.edit(1, 1, 0, "x")], [Self.edit(1, 1, 0, "y")]]) == "xabcd\n")
    #expect(Self.repaired("abcd\n", [[Self.edit(1, 1, 2, "x")], [Self.edit(1, 3, 0, "y")]]) == "xycd\n")
  }

  @Test(arguments: [(3, 1, 0), (1, 6, 0), (1, 5, 1), (9, 9, 9)])
  func placesThatAreNotThereAreLeft(_ line: Int, _ column: Int, _ length: Int) {
    #expect(Self.repaired("abcd\nefgh\n", [[Self.edit(line, column, length, "x")]]) == "abcd\nefgh\n")
  }

  // MARK: What is internal

  private static let plan =
    "---\ntitle: A\naccess: public\ninternal:\n  note: b\n---\n\na\n\n::: internal\nb\n:::\n\nc\n"

  private static func repairedPlan(_ edits: TextEdit..., in text: String = plan) -> String {
    repaired(text, [edits], path: "content/plans/a.md")
  }

  @Test func internalLinesAreRepairedWhereTheyStand() {
    #expect(
      Self.repairedPlan(Self.edit(5, 9, 1, "B"), Self.edit(11, 1, 1, "- B"), Self.edit(14, 1, 1, "C"))
        == Self.plan.replacing("note: b", with: "note: B").replacing("\nb\n", with: "\n- B\n")
        .replacing("\nc\n", with: "\nC\n"))
  }

  /// A repair that would show what is internal, or hide what is public, is none.
  @Test(arguments: [
    (10, 1, 3, ""), (12, 1, 3, ""), (4, 1, 8, "notes"), (3, 9, 6, "internal"), (5, 1, 2, ""), (8, 1, 1, ":::"),
  ])
  func theBorderStays(_ line: Int, _ column: Int, _ length: Int, _ replacement: String) {
    #expect(Self.repairedPlan(Self.edit(line, column, length, replacement)) == Self.plan)
  }

  @Test func nothingIsRepairedInDoubt() {
    let text = Self.plan.replacing("\n:::\n", with: "\n::::\n")
    #expect(Self.repairedPlan(Self.edit(8, 1, 1, "A"), in: text) == text)
  }
}
