// Every citation of the four seed documents, and nothing else.

import Archiving
import Citations
import Files
import Foundation
import Testing

@Suite struct SeedCitationTests {
  /// `../shared` beside the checkout holds the documents; without it these tests are skipped.
  private static let documents = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/documents").standardizedFileURL
  private static let isPresent = FileManager.default.fileExists(atPath: documents.path)

  /// The paragraphs of a document: its lines are broken at the width of the page, and its pages within sentences.
  private static func paragraphs(_ file: String) throws -> [String] {
    let text = try String(contentsOf: documents.appending(path: file), encoding: .utf8)
      .replacing("ƣ", with: "ư").replacing("Ƣ", with: "Ư")
    var paragraphs: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !words.isEmpty else { continue }
      let opens = words.firstMatch(of: #/^([-–+*] |\d{1,2}\. |\d{1,2}\.\d{1,2}|\([0-9]+\)|[IVX]+\s*[-–.])/#) != nil
      if let last = paragraphs.last, !opens, !last.hasSuffix("."), !last.hasSuffix(":"), !last.hasSuffix(";") {
        paragraphs[paragraphs.count - 1] = last + " " + words
      } else {
        paragraphs.append(words)
      }
    }
    return paragraphs
  }

  private static let centralCommittee = "18-NQ/TW nghị quyết 2017-10-25 Ban Chấp hành Trung ương 12"
  private static let propaganda = "Ban Tuyên giáo Trung ương"

  @Test(
    .enabled(if: isPresent),
    arguments: [
      (
        "000_14ef3d4db09f070d.txt",
        [
          "104-HD/BTGTW hướng dẫn 2023-05-25 \(propaganda)", "96-QĐ/TW quy định 2023-02-02 Bộ Chính trị 13",
          "16-KH/TW kế hoạch 2023-04-06 Bộ Chính trị 13", "96-QĐ/TW quy định Bộ Chính trị",
        ]
      ),
      (
        "002_592f991f8695759b.txt",
        [
          "176-HD/BTGTW hướng dẫn 2024-12-10 \(propaganda)",
          "168-HD/BTGTW hướng dẫn 2024-09-23 \(propaganda)", "560-KH/BTGTW kế hoạch 2024-11-29 \(propaganda)",
          "168-HD/BTGTW hướng dẫn 2024-09-23 \(propaganda)", "560-KH/BTGTW kế hoạch 2024-11-29 \(propaganda)",
          centralCommittee, "144-QĐ/TW quy định 2024-05-09 Bộ Chính trị",
          "1-KL/TW kết luận 2021-05-18 Bộ Chính trị", "5-CT/TW chỉ thị Bộ Chính trị 12",
        ]
      ),
      (
        "003_640d6a5cb664021f.txt",
        [
          "31-KH/ĐU", "7-HD/BTGDVTU hướng dẫn 2025-11-12 Ban Tuyên giáo và Dân vận Tỉnh ủy",
          centralCommittee, "18-NQ/TW nghị quyết", centralCommittee,
        ]
      ),
      (
        "004_19f57703f523cddc.txt",
        [
          "114-KH/BTCTW kế hoạch 2023-04-21 Ban Tổ chức Trung ương",
          "5047-CV/BTCTW công văn 2023-05-10 Ban Tổ chức Trung ương",
          "35-NQ/TW nghị quyết 2018-10-22 Bộ Chính trị 12",
          "21-NQ/TW nghị quyết 2022-06-16 Hội nghị Trung ương 5 12",
          "1-KL/TW kết luận 2021-05-18 Bộ Chính trị", "5-CT/TW chỉ thị Bộ Chính trị 12",
        ]
      ),
    ])
  func areAllFound(_ file: String, _ expected: [String]) throws {
    let citations = try Self.paragraphs(file).flatMap { CitationScanner.citations(in: Array($0.utf8)) }
    let found = citations.map { citation in
      let parts = [
        citation.number?.normalised, citation.kind?.rawValue, citation.date?.iso, citation.issuer,
        citation.term.map { String($0) },
      ]
      return parts.compactMap { $0 }.joined(separator: " ")
    }
    #expect(found == expected)
    // The one slip of the four documents: the fifth plenum that met in 2022 was of term XIII.
    let slips = citations.filter { $0.isDatedOutsideItsTerm || $0.hasTypeCodeOfAnotherKind }
    #expect(slips.map(\.number?.normalised) == (file.hasPrefix("004") ? ["21-NQ/TW"] : []))
  }
}
