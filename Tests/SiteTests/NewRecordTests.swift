import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records
import TestSupport
import Testing
import Texts

/// Whatever a title is made of, the file that begins with it is sound and has that title; but one that looks like a mark of
/// what is internal is refused, in whatever place it stands.
@Suite struct NewRecordTests {
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1 << 53)

  private static let pieces = [
    ": ", ":", " #", "#", "\"", "'", "- ", "-", "---", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`",
    "null",
    "~", "true", "no", ":::", "internal", "internal:", "access: public", "\\", "\\n", "\\u0041", "“", "”", "‘", "«",
    "Kế hoạch",
    "đ", "e\u{301}", " ", ",", "? ", "<b>", "</b>", "{{x}}", "…", "12:30", "0777", "1e999", "2026-02-30", "[x](y.md)",
    "31-KH/ĐU", "=", "&#x41;", "🇻🇳", "<<", "...", "$", "^", "+", "a", "Đại hội XIV",
  ]

  @Test func titlesAreKept() async throws {
    var random = SeededGenerator(seed: Self.seed)
    var titles: [String: String] = [:]
    var fixture = SiteFixture.minimal.without("content/plans/a.md")
    for number in 0..<400 {
      let title = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? ""
      }
      .joined().trimmingCharacters(in: .whitespaces)
      if title.isEmpty { continue }
      let record = NewRecord(
        .plan, "p\(number)", keys: [("title", title), ("access", "public"), ("issuer", "btv")],
        issuer: title.contains("access") ? "" : title,
        language: number % 2 == 0 ? "vi" : "en")
      fixture = fixture.with(record.file.path, record.file.bytes)
      titles["p\(number)"] = title.precomposedStringWithCanonicalMapping
    }
    var report = Report()
    let records = try await fixture.pipeline.check(into: &report).records
    let findings = report.findings.filter { finding in
      guard finding.severity != .note, let id = RecordName(finding.location.file)?.id, let title = titles[id] else {
        return false
      }
      let isMark = finding.code == "passage.marker" && title.contains(":")
      if !title.contains("internal"), !isMark { return true }
      titles[id] = nil
      return false
    }
    #expect(findings.isEmpty, "seed \(Self.seed): \(findings.prefix(3).map { ($0.location, $0.message.en) })")
    #expect(titles.count > 200)
    let read = Dictionary(uniqueKeysWithValues: records.plans.map { ($0.id, $0.recordFile.title.value) })
    for (id, title) in titles { #expect(read[id] == title, "seed \(Self.seed)") }
  }
}
