import Archiving
import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Pages
import Records

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Makes the site of an edition.",
    discussion: """
      When there is an error, nothing is written and the output folder stays as it was.

      Examples:
        plan-archive build
        plan-archive build --base-url https://example.org/archive/ --strict
        plan-archive build --edition internal --output /srv/staff/archive
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Where to write (default: public or internal in the source folder).", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("For whom: public or internal.", valueName: "edition"))
  var edition = Edition.public

  @Option(help: .baseURL)
  var baseURL: BaseURL?

  @Option(
    help: ArgumentHelp(
      "What the search looks in: titles, or full: all texts too, which needs Pagefind (pipx install 'pagefind[bin]').",
      valueName: "extent"))
  var search = SearchExtent.titles

  @Flag(help: "Write FILE.gz beside every text file, for web servers that send it instead (nginx: gzip_static on).")
  var precompress = false

  @Flag(help: "Add the addresses of the public edition to content/addresses.txt, after which every build needs them.")
  var recordAddresses = false

  @Flag(help: "Print nothing but findings.")
  var quiet = false

  func validate() throws {
    if recordAddresses, edition != .public {
      throw ValidationError("--record-addresses records what is public: it needs --edition public.")
    }
  }

  func run() async throws {
    // The system takes the memory back at once; to give back every record before would take a while.
    var leftToTheSystem: [Any] = []
    try await common.reporting(edition) { printer in
      let start = ContinuousClock.now
      let target = OutputPlace.normalized(
        output ?? (common.source == "." ? "" : common.source + "/") + edition.rawValue)
      try OutputPlace.check(target, source: common.source, home: ProcessInfo.processInfo.environment["HOME"])
      var report = Report()
      let folder = try SiteFolder(reading: common.source)
      // Locked before the work begins, so that a second build fails at once.
      let writer = try OutputWriter(folder: target, for: edition.rawValue)
      let pagefind = search == .full ? try Pagefind(environment: ProcessInfo.processInfo.environment) : nil
      let pipeline = Pipeline(folder)
      let progress = Progress(language: common.messageLanguage(edition), isShown: !quiet)
      let site = try await pipeline.site(
        edition, baseURL: baseURL, spool: Spool(folder: CommonOptions.temporaryFolder),
        hasFullText: pagefind != nil, progress: progress.ofReading, into: &report)
      let files = site.flatMap { pipeline.files(of: $0, isPrecompressed: precompress, into: &report) }
      try common.print(report, by: &printer) { folder.line(at: $0, in: edition) }
      guard let site, let files else { preconditionFailure("no site and no error") }
      let changes = try await writer.publish(
        files,
        adding: { work throws(EnvironmentError) in try await pagefind?.files(of: site, in: work) ?? [] },
        progress: progress.ofWriting
      ) { warning throws(EnvironmentError) in
        if common.strict { throw warning }
        Output.write(printer.print(warning, as: .warning), to: .errors)
      }
      let additions = recordAddresses ? try folder.record(site.archive.ledger) : 0
      if !quiet {
        if additions > 0 { Output.write(recordingSummary(additions), to: .text) }
        let elapsed = ContinuousClock.now - start
        let text = summary(of: files, changes, in: target, elapsed, language: common.messageLanguage(edition))
        Output.write(text + "\n", to: .text)
      }
      leftToTheSystem = [files, folder]
    }
    withExtendedLifetime(leftToTheSystem) { Self.exit() }
  }

  private func recordingSummary(_ additions: Int) -> String {
    switch common.messageLanguage(edition) {
    case .vi: "\(DataFile.addresses.rawValue): đã thêm \(additions) địa chỉ\n"
    case .en: "\(DataFile.addresses.rawValue): \(additions) \(additions == 1 ? "address" : "addresses") added\n"
    }
  }

  private func summary(
    of files: [OutputFile], _ changes: OutputWriter.Changes, in target: String, _ elapsed: Duration, language: Language
  ) -> String {
    let pages = files.count { $0.path.hasSuffix(".html") }
    let tenths = (elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000 + 50) / 100
    let target = DiagnosticPrinter.plain(target)
    let seconds = "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10)"
    switch language {
    case .vi:
      return "\(target): \(pages) trang; tệp: \(changes.added) mới, \(changes.replaced) thay đổi, "
        + "\(changes.removed) gỡ bỏ, \(changes.unchanged) giữ nguyên; \(seconds) giây"
    case .en:
      return "\(target): \(pages) pages; files: \(changes.added) new, \(changes.replaced) changed, "
        + "\(changes.removed) removed, \(changes.unchanged) unchanged; \(seconds) s"
    }
  }
}

/// What the search of a site looks in.
enum SearchExtent: String, CaseIterable, ExpressibleByArgument {
  case titles, full
}
