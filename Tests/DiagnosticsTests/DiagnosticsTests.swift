import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  private static let rule = Rule("link.dead", vi: "sai", hint: "sửa", en: "wrong", hint: "mend")

  private static func finding(_ file: String, _ line: Int) -> Diagnostic {
    Diagnostic(rule, at: SourceLocation(file: file, line: line))
  }

  @Test func findingsAreInOrderOfPlaceWithoutRepetitions() {
    var report = Report()
    for (file, line) in [("b", 1), ("a", 10), ("a", 9), ("a", 9)] { report.add(Self.finding(file, line)) }
    #expect(report.sorted().shown.map { "\($0.location.file)\($0.location.line)" } == ["a9", "a10", "b1"])
  }

  @Test func ofEachFileFiftyAreShownAndTheRestCounted() {
    var report = Report()
    for line in 1...53 { report.add(Self.finding("a", line)) }
    for line in 1...50 { report.add(Self.finding("b", line)) }
    let (shown, omitted) = report.sorted()
    #expect(shown.count == 100)
    #expect(omitted.map(\.file) == ["a"])
    #expect(omitted.map(\.count) == [3])
    var printer = DiagnosticPrinter(.text, language: .en)
    let text = printer.print(report)
    #expect(text.contains("a: 3 more findings not shown\n"))
  }

  /// Which of them does not depend on the order in which they are found, nor on how reports are joined.
  @Test(arguments: [1, 7, 11]) func theFirstByPlaceAreKept(_ step: Int) {
    var whole = Report()
    var parts = [Report(), Report(), Report()]
    for index in 0..<200 {
      let finding = Self.finding("a", index * step % 200 + 1)
      whole.add(finding)
      parts[index % 3].add(finding)
    }
    let joined = parts.reduce(into: Report()) { $0.add(contentsOf: $1) }
    for report in [whole, joined] {
      #expect(report.findings.map(\.location.line) == Array(1...50))
      #expect(report.sorted().omitted.map(\.count) == [150])
      #expect(report.count == 200)
    }
    #expect(whole.moved { SourceLocation(file: $0.file, line: $0.line + 1) }.sorted().omitted.map(\.count) == [150])
  }

  @Test func whatIsOnlyCountedDecidesTheOutcome() {
    let warning = Rule("x.y", .warning, vi: "lạ", hint: "xem", en: "odd", hint: "look")
    var report = Report()
    for line in 1...50 { report.add(warning, at: SourceLocation(file: "a", line: line)) }
    #expect(!report.hasErrors)
    report.add(Self.finding("a", 51))
    #expect(report.hasErrors)
    #expect(report.findings.allSatisfy { $0.severity == .warning })
  }

  @Test func onlyWhatIsKeptIsWorded() {
    var report = Report()
    var asked = 0
    func suggestion() -> String? {
      asked += 1
      return nil
    }
    for line in 1...1000 {
      report.add(Self.rule, at: SourceLocation(file: "a", line: line), suggesting: suggestion())
    }
    #expect(asked == 50)
  }

  /// Two files whose names are equal for Swift.
  @Test func filesOfOneNameInTwoFormsAreTwo() {
    var report = Report()
    for file in ["\u{E9}", "e\u{301}"] { for line in 1...60 { report.add(Self.finding(file, line)) } }
    #expect(report.findings.count == 100)
    #expect(report.sorted().omitted.map(\.count) == [10, 10])
  }

  @Test func excerptOfALongLineShowsThePlace() {
    var report = Report()
    let place = SourceLocation(file: "a", line: 1, column: 301)
    report.add(Self.rule, at: place)
    let line = String(repeating: "ă", count: 300) + "X\u{0}" + String(repeating: "ơ", count: 300)
    var printer = DiagnosticPrinter(.text, language: .en)
    let text = printer.print(report) { _ in line }
    let lines = text.split(separator: "\n").map(Array.init)
    #expect(lines[0].map(String.init).joined() == "a:1:301: error: wrong [link.dead]")
    #expect(lines[1].count == 102)
    #expect(lines[1][lines[2].count - 1] == "X")
    #expect(lines[2].last == "^")
    #expect(!text.contains("\u{0}"))
  }
}

@Suite struct PrinterTests {
  /// Neither form steers a terminal.
  @Test(arguments: [DiagnosticPrinter.Format.text, .json]) func nothingThatSteersATerminalIsPrinted(
    _ format: DiagnosticPrinter.Format
  ) {
    let text = "a\u{1B}[31m\n\r\u{7F}\u{85}\u{9B}2J\u{2028}b"
    let error = EnvironmentError(text, LocalizedText(vi: text, en: text), hint: LocalizedText(vi: text, en: text))
    var printer = DiagnosticPrinter(format, language: .en)
    let printed = printer.print(error)
    let steering = printed.dropLast().unicodeScalars.filter {
      [.control, .lineSeparator].contains($0.properties.generalCategory)
    }
    #expect(steering.allSatisfy { format == .text && $0 == "\n" })
    let escaped = #""a\u001b[31m\n\u000d\u007f\u0085\u009b2J\u2028b""#
    #expect(format == .text || printed.contains(escaped), "\(printed)")
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("acces", "access"), ("signatry", "signatory"), ("eventS", "events"), ("ti\u{442}le", "title"),
    ("isseur", "issuer"),
  ])
  func slipsOfTheHandAreFound(_ written: String, _ meant: String) {
    #expect(nearestName(to: written, in: ["access", "signatory", "events", "title", "issuer"]) == meant)
  }

  /// Nothing but the distance is shortened: the plain recurrence finds the same.
  @Test func boundedDistanceIsTheWholeOne() {
    var generator = SeededGenerator(seed: 7)
    func word() -> [Character] {
      (0..<Int.random(in: 0...9, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a" }
    }
    for _ in 0..<3000 {
      let (wanted, other) = (word(), word())
      let near = Self.distance(wanted, other) <= min(3, max(1, wanted.count / 3))
      #expect((nearestName(to: String(wanted), in: [String(other)]) != nil) == near, "\(wanted) \(other)")
    }
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = (0...a.count).map { i in (0...b.count).map { i == 0 ? $0 : i } }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var cost = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
        rows[i + 1][j + 1] = cost
      }
    }
    return rows[a.count][b.count]
  }

  /// What is plain is told by its bytes, and written alike.
  @Test func textsOfJSONAreRead() throws {
    let scalars = [0..<0x300, 0x2000..<0x2100, 0xFFF0..<0x10010].joined().compactMap { Unicode.Scalar(UInt32($0)) }
    for scalar in scalars {
      let text = "a\(scalar)e\u{301}"
      let json = JSON.string(text).text
      let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) as? String
      #expect(value?.utf8.elementsEqual(text.utf8) == true, "\(scalar.value)")
      let mustBeEscaped =
        "\"\\\u{2028}\u{2029}".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
      #expect(json.contains("\\") == mustBeEscaped, "\(scalar.value)")
    }
  }

  /// A name that was asked for before costs nothing; in the end, other names get no answer.
  @Test func effortIsBounded() {
    var names = NearestNames((0..<10_000).map { "dai-hoi-\($0)" })
    #expect(names.nearest(to: "dai-hoi-7x") == "dai-hoi-7")
    for index in 0..<200 { _ = names.nearest(to: "khong-co-\(index)") }
    #expect(names.nearest(to: "dai-hoi-8x") == nil)
    #expect(names.nearest(to: "dai-hoi-7x") == "dai-hoi-7")
  }

  @Test func farNamesAreNotSuggested() {
    #expect(nearestName(to: "x", in: ["access", "title"]) == nil)
    #expect(nearestName(to: "topics", in: ["tasks", "title"]) == nil)
  }
}
