// The four seed documents as the texts of their plans: what they cite, share and say wrong comes to light, and no more.

import Archiving
import Diagnostics
import Files
import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct SeedSiteTests {
  /// `../shared` beside the checkout holds the documents; without it this test is skipped.
  private static let documents = URL(filePath: repositoryRoot).appending(path: "../shared/documents")
    .standardizedFileURL
  private static let isPresent = FileManager.default.fileExists(atPath: documents.path)

  private static let plans = [
    "tuyen-truyen-hoi-nghi-giua-nhiem-ky-khoa-13": "000_14ef3d4db09f070d.txt",
    "tuyen-truyen-dai-hoi-dang-bo-cac-cap": "002_592f991f8695759b.txt",
    "31-kh-du-tuyen-truyen-hoi-nghi-trung-uong-14": "003_640d6a5cb664021f.txt",
    "tuyen-truyen-xay-dung-dang-2023": "004_19f57703f523cddc.txt",
  ]

  /// A document as Markdown: its lines are broken at the width of the page, and its pages within sentences.
  private static func markdown(_ file: String) throws -> String {
    let text = try String(contentsOf: documents.appending(path: file), encoding: .utf8)
      .replacing("ƣ", with: "ư").replacing("Ƣ", with: "Ư")
    var paragraphs: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard words.contains(where: \.isLetter) else { continue }
      let opens = words.firstMatch(of: #/^([-–+*] |\d{1,2}\. |\d{1,2}\.\d{1,2}|\([0-9]+\)|Nơi nhận)/#) != nil
      if words.firstMatch(of: #/^[IVX]+\s*[-–.]/#) != nil || words.hasPrefix("Nơi nhận") {
        paragraphs.append("## " + words)
      } else if let last = paragraphs.last, !opens, !last.hasPrefix("## "),
        !".:;!".contains(last.last ?? ".")
      {
        paragraphs[paragraphs.count - 1] = last + " " + words
      } else {
        paragraphs.append(words)
      }
    }
    return paragraphs.map { $0.replacing("<", with: "\\<").replacing("[", with: "\\[") + "\n\n" }.joined()
  }

  /// The repository's content with the whole texts in the place of its summaries.
  private static func fixture() throws -> SiteFixture {
    var report = Report()
    let folder = try SiteFolder(reading: repositoryRoot)
    var fixture = SiteFixture(files: [:])
    for file in folder.content.files {
      guard let bytes = try file.read(into: &report)?.bytes else { continue }
      let name = file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
      guard file.path.hasPrefix("content/plans/"), let document = plans[name] else {
        fixture.files[file.path] = bytes
        continue
      }
      let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n---\n")
      fixture.files[file.path] = Array((parts[0] + "\n---\n\n" + (try markdown(document))).utf8)
    }
    for attachment in try folder.attachments.all() { fixture.attachments[attachment.path] = attachment.size }
    return fixture
  }

  @Test(.enabled(if: isPresent)) func citationsSlogansAndSlips() async throws {
    let (made, report) = try await Self.fixture().render()
    let site = try #require(made, "\(report.sorted().shown)")
    // Every number of a document is linked, but that of the plan itself, and nothing else is.
    var places = 0
    var unlinked = 0
    var targets: Set<Substring> = []
    for plan in Self.plans.keys {
      let page = try #require(site.text("plans/\(plan)/index.html"))
      let links = page.matches(of: #/<a class="citation"( id="[^"]*")? href="([^"]*)">/#)
      unlinked += page.components(separatedBy: "class=\"citation\"").count - 1 - links.count
      places += links.count { $0.output.1 != nil }
      targets.formUnion(links.map(\.output.2))
    }
    #expect(places == 23)
    #expect(unlinked == 1)
    #expect(targets.filter { $0.hasPrefix("/documents/") }.count == 15)
    #expect(targets.count == 15)

    let slogans = site.files.map(\.path).filter { $0.hasPrefix("slogans/") && $0 != "slogans/index.html" }
      .compactMap(site.text)
    let shared = slogans.filter { Set($0.matches(of: #/<li><a href="(/plans/[^"\/]+)/">/#).map(\.output.1)).count > 1 }
    #expect(slogans.count == 40)
    #expect(shared.count == 5)
    let near = slogans.filter { $0.contains("class=\"variants\"") }
    #expect(near.count == 2)
    // Of a wording that holds the other one whole, the words that it has more are marked.
    #expect(near.contains { $0.components(separatedBy: "class=\"variants\"")[1].contains("<mark>") })

    // Notes of the editor answer both.
    #expect(!report.hasWarnings)
    let doubts = report.findings.filter { $0.code == "plan.signatory" || $0.code == "citation.term" }
    #expect(doubts.map(\.code) == ["plan.signatory", "citation.term"])
    #expect(doubts.last?.message.en.contains("21-NQ/TW") == true)
    #expect(doubts.first?.message.vi.contains("Phạm Văn Hiếu") == true)
    #expect(doubts.first?.message.vi.contains("Phạm Văn Hiểu") == true)
  }
}
