import Diagnostics
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
    let text = DiagnosticPrinter(.text, language: .en) { _ in nil }.print(report)
    #expect(text.contains("a: 3 more findings not shown\n"))
  }

  @Test func excerptOfALongLineShowsThePlace() {
    var report = Report()
    let place = SourceLocation(file: "a", line: 1, column: 301)
    report.add(Self.rule, at: place)
    let line = String(repeating: "ă", count: 300) + "X\u{0}" + String(repeating: "ơ", count: 300)
    let text = DiagnosticPrinter(.text, language: .en) { _ in line }.print(report)
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
    let printed = DiagnosticPrinter(format, language: .en) { _ in nil }.print(error)
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

  @Test func farNamesAreNotSuggested() {
    #expect(nearestName(to: "x", in: ["access", "title"]) == nil)
    #expect(nearestName(to: "topics", in: ["tasks", "title"]) == nil)
  }
}
