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
    discussion: "Writes nothing; with --fix it repairs the content, as far as it is certain what was meant.")

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
      let (records, withheld) = try await Pipeline(folder).check(into: &report)
      try common.print(report, by: &printer) { folder.line(at: $0, in: .internal) }
      Output.write(summary(withheld, language: language) + "\n", to: .text)
      leftToTheSystem = records
    }
    // As in `build`.
    withExtendedLifetime(leftToTheSystem) { Self.exit() }
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
