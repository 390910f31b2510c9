import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records

/// What both commands accept.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/, and themes/ if there is one.", valueName: "dir"))
  var source = "."

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "The form of the findings on standard error: text, json (one object a line), github (annotations) or sarif (2.1.0). Asked for by name, text shows the source lines too.",
      valueName: "form"))
  var diagnostics: DiagnosticPrinter.Format?

  @Option(
    help: ArgumentHelp("The language of the messages: vi or en (default: the language of the site).", valueName: "lang")
  )
  var language: Language?

  /// Where a run may put aside what does not fit into memory (POSIX.1, `TMPDIR`).
  static var temporaryFolder: String {
    ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// The language for people, asked for or else that of the site.
  func messageLanguage(_ edition: Edition) -> Language { language ?? SiteFolder.language(of: source, for: edition) }

  /// A source folder as seen from the current one, with a slash at its end; empty for the current one.
  static func folder(_ source: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let folder = URL(filePath: source).standardizedFileURL.path + "/"
    if folder.hasPrefix(here) { return String(folder.dropFirst(here.count)) }
    return folder == here ? "" : OutputPlace.normalized(source) + "/"
  }

  /// Runs `body` with what words findings; an error of the machine is worded and ends the run with status 1.
  func reporting(
    _ edition: Edition, proposingRepairs: Bool = false, _ body: (inout DiagnosticPrinter) async throws -> Void
  ) async throws {
    let printer = DiagnosticPrinter(
      diagnostics ?? .text, language: messageLanguage(edition), folder: Self.folder(source),
      proposesRepairs: proposingRepairs,
      isColoured: Output.isColoured)
    try await printer.reportingErrors(body)
  }

  /// Prints the findings; ends the run when they forbid going on.
  ///
  /// - Parameter sourceLine: gives the lines to show below findings.
  func print(
    _ report: Report, by printer: inout DiagnosticPrinter, sourceLine: (SourceLocation) -> String?
  ) throws {
    let showsLines = diagnostics == .text || (diagnostics == nil && isatty(STDERR_FILENO) == 1)
    Output.write(printer.print(report) { showsLines ? sourceLine($0) : nil }, to: .errors)
    if report.hasErrors || (strict && report.hasWarnings) { throw ExitCode(1) }
  }
}

extension DiagnosticPrinter {
  /// Runs `body`; an error of the machine is worded and ends the run with status 1.
  func reportingErrors(_ body: (inout DiagnosticPrinter) async throws -> Void) async throws {
    var printer = self
    // However the run ends.
    defer { Output.write(printer.end(), to: .errors) }
    do {
      try await body(&printer)
    } catch let error as EnvironmentError {
      Output.write(printer.print(error), to: .errors)
      throw ExitCode(1)
    }
  }
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Edition: ExpressibleByArgument {}
extension BaseURL: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}

extension ArgumentHelp {
  static let baseURL = ArgumentHelp(
    "The whole address of the site, such as https://example.org/archive/, instead of base_url in site.yml.",
    valueName: "url")
}
