import ArgumentParser
import Diagnostics
import Publishing

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks everything that build checks, for both editions, and writes nothing.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reportingErrors(in: common.messageLanguage, as: common.diagnostics ?? .text) {
      var report = Report()
      let folder = try SiteFolder(reading: common.source, into: &report)
      let withheld = try await Site.check(folder.content, themes: folder.themes, into: &report)
      try common.print(report, in: folder.language) { folder.line(at: $0, in: .internal) }
      Output.write(summary(withheld, language: common.language ?? folder.language) + "\n", to: .text)
    }
  }

  private func summary(_ withheld: Erasure.Withheld, language: Language) -> String {
    switch language {
    case .vi:
      """
      bản công khai giữ lại: \(withheld.plans) kế hoạch, \(withheld.events) sự kiện, \(withheld.pages) trang, \
      \(withheld.passages) đoạn, \(withheld.keys) khóa, \(withheld.attachments) tệp đính kèm
      bản nội bộ giữ lại: không có gì
      """
    case .en:
      """
      the public edition withholds: \(withheld.plans) plans, \(withheld.events) events, \(withheld.pages) pages, \
      \(withheld.passages) passages, \(withheld.keys) keys, \(withheld.attachments) attachments
      the internal edition withholds: nothing
      """
    }
  }
}
