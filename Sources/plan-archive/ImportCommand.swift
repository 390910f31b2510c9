import Archiving
import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Importing
import Outputs
import Records

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes plans of documents: text, PDF, scans, Word files, registers.",
    discussion: """
      Writes one Markdown file for each document, never over another, and says what it read from where, dropped, repaired \
      and suggests. Then it says what is left to fill in, as check does.

      Examples:
        plan-archive import ke-hoach-31.pdf
        plan-archive import van-ban/ --issuer btv-thanh-uy --attach
        plan-archive import so-dang-ky.xlsx --dry-run
      """)

  @Argument(help: ArgumentHelp("Documents, or folders of them.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Where the plans go: content/plans of an archive, or a folder in it.", valueName: "dir"))
  var output = "content/plans"

  @Option(
    help: ArgumentHelp(
      "The issuing body of all documents, its ID (default: the body that each names).", valueName: "id"))
  var issuer: String?

  @Option(help: "Who may read the plans.")
  var access = Access.internal

  @Option(
    help: ArgumentHelp(
      "The encoding of texts in an old Vietnamese font: tcvn3, vni, viscii or windows-1258.", valueName: "name"))
  var encoding: LegacyEncoding?

  @Flag(help: "Copy the originals to content/files/ and list them as attachments.")
  var attach = false

  @Option(
    help: ArgumentHelp(
      "The form of the report on standard output: text, or json (one object a line).", valueName: "form"))
  var report = ReportForm.text

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Flag(help: "Write over plans that are there.")
  var force = false

  @Option(
    help: ArgumentHelp("The language of the messages: vi or en (default: the language of the site).", valueName: "lang")
  )
  var language: Language?

  enum ReportForm: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() async throws {
    guard let (root, folder) = Self.archive(of: output) else {
      throw ValidationError("--output must be content/plans of an archive, or a folder in it")
    }
    let language = language ?? SiteFolder.language(of: root, for: .internal)
    let place = CommonOptions.folder(root)
    try await DiagnosticPrinter(.text, language: language, folder: place, isColoured: Output.isColoured).reportingErrors
    { printer in
      let source = try SiteFolder(reading: root)
      var known = Report()
      let records = try await Pipeline(source).check(into: &known).records
      if let issuer, !records.bodies.contains(where: { $0.id == issuer }) { throw EnvironmentError.unknownBody(issuer) }
      var options = ImportRun.Options(
        folder: folder, access: access.rawValue, environment: ProcessInfo.processInfo.environment)
      (options.issuer, options.encoding, options.attaches, options.overwrites) = (issuer, encoding, attach, force)
      var run = ImportRun(
        options, bodies: records.bodies, events: records.events, content: source.content,
        opensSlogans: { [settings = records.settings] in settings.opensSlogans($0) })
      var written: Set<String> = []
      var isRefused = false
      for path in try ImportRun.sources(files) {
        do throws(EnvironmentError) {
          let outcome = try await run.outcome(
            of: path, progress: Progress(language: language).ofRecognising)
          print(outcome.report, language)
          for file in outcome.files where !dryRun {
            try file.write(below: root, overwriting: force)
            written.insert(file.path)
          }
        } catch {
          Output.write(printer.print(error), to: .errors)
          isRefused = true
        }
      }
      if !written.isEmpty {
        var report = Report()
        _ = try await Pipeline(SiteFolder(reading: root)).check(into: &report)
        var left = Report()
        for finding in report.findings where written.contains(finding.location.file) { left.add(finding) }
        Output.write(printer.print(left), to: .errors)
      }
      if isRefused { throw ExitCode(1) }
    }
  }

  private func print(_ report: ImportReport, _ language: Language) {
    switch self.report {
    case .text:
      let lines = report.text(in: language).split(separator: "\n").map { DiagnosticPrinter.plain(String($0)) + "\n" }
      Output.write(lines.joined(), to: .text)
    case .json: Output.write(report.json(in: language).text + "\n", to: .text)
    }
  }

  /// The source folder that a folder of plans lies in, and its path in that.
  private static func archive(of output: String) -> (root: String, folder: String)? {
    let path = OutputPlace.normalized(output)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let index = parts.indices.dropLast().last(where: { parts[$0] == "content" && parts[$0 + 1] == "plans" })
    else {
      return nil
    }
    let root = parts[..<index].joined(separator: "/")
    return (root.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : root, parts[index...].joined(separator: "/"))
  }
}

extension SourceFile {
  /// Writes the file; over another only if asked. One that holds the same stays.
  fileprivate func write(below root: String, overwriting: Bool) throws(EnvironmentError) {
    guard let old = try OpenFile(path, below: root) else { return try create(below: root) }
    let bytes = try old.bytes(old.size + 1, at: 0)
    if bytes == self.bytes { return }
    guard overwriting else { return try create(below: root) }
    try SourceFile(path: path, bytes: bytes).replace(below: root, with: self.bytes)
  }
}

extension EnvironmentError {
  fileprivate static func unknownBody(_ id: String) -> Self {
    EnvironmentError(
      id,
      LocalizedText(vi: "content/bodies.yml không có cơ quan “\(id)”", en: "content/bodies.yml has no body ‘\(id)’"),
      hint: LocalizedText(vi: "thêm cơ quan bằng: plan-archive new body", en: "add it with: plan-archive new body"))
  }
}

extension LegacyEncoding: ExpressibleByArgument {}
