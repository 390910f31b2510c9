import ArgumentParser
import Diagnostics
import Publishing

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks everything that build checks, for both editions, and writes nothing.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingErrors {
      var report = Report()
      let folder = try SiteFolder(reading: common.source, into: &report)
      for edition in [Edition.internal, .public] {
        var findings = Report()
        _ = await Site(
          rendering: folder.content, themes: folder.themes, root: folder.root, edition: edition, into: &findings)
        report.add(newIn: findings)
      }
      try common.print(report, of: folder)
    }
  }
}

extension Report {
  /// Adds the findings of another edition, except those already found: the public wording of a finding may say less.
  fileprivate mutating func add(newIn other: Report) {
    let known = Set(findings.map { [$0.code.rawValue, "\($0.location)"] })
    for finding in other.findings where !known.contains([finding.code.rawValue, "\(finding.location)"]) { add(finding) }
  }
}
