// The four real plans: whatever their lines and pages look like, structure and words come through.

import Citations
import Foundation
import Importing
import Testing

@Suite struct SeedImportTests {
  /// `../shared` beside the checkout holds the documents; without it these tests are skipped.
  private static let documents = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/documents").standardizedFileURL
  private static let isPresent = FileManager.default.fileExists(atPath: documents.path)

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: documents.appending(path: file), encoding: .utf8)
  }

  struct Seed: CustomTestStringConvertible {
    let file: String
    /// DOMAIN.md, section 1.
    let items: [Int]
    let subsections: Int
    let recipients: Int
    let name: String?
    let basis: [String]
    var testDescription: String { file }
  }

  private static let seeds = [
    Seed(
      file: "000_14ef3d4db09f070d.txt", items: [3, 8, 4, 5, 15], subsections: 6, recipients: 7, name: nil,
      basis: ["104-HD/BTGTW"]),
    Seed(
      file: "002_592f991f8695759b.txt", items: [4, 3, 6, 8, 30], subsections: 3, recipients: 8, name: "Phạm Văn Hiểu",
      basis: ["176-HD/BTGTW"]),
    Seed(
      file: "003_640d6a5cb664021f.txt", items: [3, 4, 5, 5], subsections: 2, recipients: 8, name: "Tô Thị Thu Hương",
      basis: ["07-HD/BTGDVTU"]),
    Seed(
      file: "004_19f57703f523cddc.txt", items: [5, 2, 4, 3], subsections: 15, recipients: 7, name: "Phạm Văn Hiếu",
      basis: ["114-KH/BTCTW", "5047-CV/BTCTW"]),
  ]

  @Test(.enabled(if: isPresent, "../shared is not there"), arguments: seeds)
  func structureIsThatOfTheDocument(_ seed: Seed) throws {
    let document = try imported(try Self.text(seed.file))
    #expect(document.itemsBySection == seed.items)
    #expect(document.blocks.count { $0.firstMatch(of: #/^(#+ )?\d+\.\d+/#) != nil } == seed.subsections)
    #expect(document.record.recipients.count == seed.recipients)
    #expect(document.record.signatory?.authority == "T/M BAN THƯỜNG VỤ")
    #expect(document.record.signatory?.role == "PHÓ BÍ THƯ")
    #expect(document.record.signatory?.name == seed.name)
    #expect(document.record.basedOn == seed.basis)
    #expect(document.record.issued == nil)
  }

  @Test(.enabled(if: isPresent, "../shared is not there"), arguments: seeds)
  func noWordIsLost(_ seed: Seed) throws {
    let source = try Self.text(seed.file).replacing("ƣ", with: "ư").replacing("Ƣ", with: "Ư").words
    let document = try imported(try Self.text(seed.file))
    let text = document.record.body.words
    #expect(text.isSubsequence(of: source))
    #expect(source.missing(in: text + document.wordsBesideText) == [])
  }

  @Test(.enabled(if: isPresent, "../shared is not there"))
  func allCitationsAreFound() throws {
    let citations = try Self.seeds.flatMap { seed in
      try imported(try Self.text(seed.file)).blocks.flatMap { CitationScanner.citations(in: Array($0.utf8)) }
    }
    #expect(citations.count == 23)
    #expect(Set(citations.map(\.key)).count == 15)
  }

  @Test(.enabled(if: isPresent, "../shared is not there"))
  func slipsAreRepairedOrSuggested() throws {
    let report = try imported(try Self.text("000_14ef3d4db09f070d.txt")).report
    #expect(report.repaired.filter { "ƣƢ".contains($0.old) }.map(\.count) == [6, 1])
    let suggested = try imported(try Self.text("003_640d6a5cb664021f.txt")).report.suggested.map(\.written)
    #expect(suggested == ["cô vũ", "thống nhất đề", "quan sai trái", "thức đẩy", "(đề b/c)"])
  }
}
