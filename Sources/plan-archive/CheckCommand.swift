import Archiving
import ArgumentParser
import Diagnostics
import Erasing
import Files
import Outputs
import Records

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks everything that build checks, for both editions.",
    discussion: """
      Writes nothing; with --fix it repairs the content, as far as it is certain what was meant.

      Examples:
        plan-archive check
        plan-archive check --fix --language en
        plan-archive check --strict --diagnostics github
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Make the repairs that are certain, say what they are, and check again.")
  var fix = false

  func run() async throws {
    var leftToTheSystem: LinkedRecords?
    try await common.reporting(.internal, proposingRepairs: true) { printer in
      let language = common.messageLanguage(.internal)
      if fix {
        try await Pipeline.repair(common.source) { repair in
          Output.write(printer.print(repair), to: .text)
        }
      }
      var report = Report()
      let folder = try SiteFolder(reading: common.source)
      let (records, _, withheld) = try await Pipeline(folder).check(
        progress: Progress(language: language).ofReading, into: &report)
      let closing = Self.closing(folder, records, report, language: language)
      defer { Output.write(closing + "\n", to: .text) }
      try common.print(report, by: &printer) { folder.line(at: $0, in: .internal) }
      Output.write(summary(withheld, language: language) + "\n", to: .text)
      leftToTheSystem = records
    }
    // As in `build`.
    withExtendedLifetime(leftToTheSystem) { Self.exit() }
  }

  /// How much was checked, and how many findings there are.
  private static func closing(
    _ folder: SiteFolder, _ records: LinkedRecords, _ report: Report, language: Language
  ) -> String {
    let kinds = folder.content.files.compactMap { RecordKind(of: $0.path) }
    func count(_ kind: RecordKind) -> Int { kinds.count { $0 == kind } }
    func findings(_ severity: Rule.Severity) -> Int {
      report.kinds.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }
    func counted(_ count: Int, _ one: String) -> String { "\(count) \(one)\(count == 1 ? "" : "s")" }
    switch language {
    case .vi:
      return "đã kiểm tra \(count(.plan)) kế hoạch, \(count(.event)) sự kiện, \(count(.page)) trang, "
        + "\(records.bodies.count) cơ quan: \(findings(.error)) lỗi, \(findings(.warning)) cảnh báo, "
        + "\(findings(.note)) lời nhắc"
    case .en:
      let bodies = records.bodies.count
      return "checked \(counted(count(.plan), "plan")), \(counted(count(.event), "event")), "
        + "\(counted(count(.page), "page")), \(bodies) \(bodies == 1 ? "body" : "bodies"): "
        + "\(counted(findings(.error), "error")), \(counted(findings(.warning), "warning")), "
        + counted(findings(.note), "note")
    }
  }

  /// What the public edition does not show.
  private func summary(_ withheld: Erasure.Withheld, language: Language) -> String {
    let counts: [(count: Int, vi: String, one: String, many: String)] = [
      (withheld.plans, "kế hoạch", "plan", "plans"), (withheld.events, "sự kiện", "event", "events"),
      (withheld.pages, "trang", "page", "pages"), (withheld.passages, "đoạn", "passage", "passages"),
      (withheld.keys, "khóa", "key", "keys"), (withheld.attachments, "tệp đính kèm", "attachment", "attachments"),
    ].filter { $0.0 > 0 }
    switch language {
    case .vi:
      return counts.isEmpty
        ? "không có phần nội bộ nào"
        : "không đưa vào bản công khai: " + counts.map { "\($0.count) \($0.vi)" }.joined(separator: ", ")
    case .en:
      return counts.isEmpty
        ? "nothing is internal"
        : "not in the public edition: "
          + counts.map { "\($0.count) \($0.count == 1 ? $0.one : $0.many)" }.joined(separator: ", ")
    }
  }
}
