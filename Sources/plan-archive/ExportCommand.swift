import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes an edition in a form for long keeping.", subcommands: [BagIt.self])

  struct BagIt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bagit", abstract: "Writes a bag (BagIt 1.0, RFC 8493) of an edition.",
      discussion: """
        The bag holds the content as the edition has it, its attachments, the site that is made of them, a log, and the \
        SHA-256 of every file. A public bag has no comments of YAML, and no bodies and documents that nothing public names. \
        The folder must be new or empty; of one content the bag is always the same, byte for byte.

        Example: plan-archive export bagit /srv/keep/archive-2026 && cd /srv/keep/archive-2026 && sha256sum -c manifest-sha256.txt
        """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
    var folder: String

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("For whom: public or internal.", valueName: "edition"))
    var edition = Edition.public

    @Option(help: .baseURL)
    var baseURL: BaseURL?

    func run() async throws {
      try await common.reporting(edition) { printer in
        let target = OutputPlace.normalized(folder)
        try OutputPlace.check(target, source: common.source, home: ProcessInfo.processInfo.environment["HOME"])
        var report = Report()
        let source = try SiteFolder(reading: common.source)
        let pipeline = Pipeline(source)
        let language = common.messageLanguage(edition)
        let site = try await pipeline.site(
          edition, baseURL: baseURL, spool: Spool(folder: CommonOptions.temporaryFolder),
          progress: Progress(language: language).ofReading, into: &report)
        let files = site.flatMap { pipeline.files(of: $0, into: &report) }
        try common.print(report, by: &printer) { source.line(at: $0, in: edition) }
        guard let site, let files else { preconditionFailure("no site and no error") }
        let bag = Bag(pipeline, of: edition, site: site, version: PlanArchive.configuration.version)
        var count = 0
        try await NewFolder.fill(target) { work throws(EnvironmentError) in count = try await bag.write(files, to: work)
        }
        let text = LocalizedText(vi: "đã ghi \(count) tệp", en: "wrote \(count) files")
        Output.write("\(DiagnosticPrinter.plain(target)): \(text[language])\n", to: .text)
      }
    }
  }
}
