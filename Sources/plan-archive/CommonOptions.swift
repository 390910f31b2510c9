import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs

/// What both commands accept.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/ and themes/.", valueName: "dir"))
  var source = "."

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "The form of the findings on standard error: text or json. Asked for by name, text shows the source lines too.",
      valueName: "form"))
  var diagnostics: DiagnosticPrinter.Format?

  @Option(
    help: ArgumentHelp("The language of the messages: vi or en (default: the language of the site).", valueName: "lang")
  )
  var language: Language?

  /// The language for what is printed before the site is known.
  func messageLanguage(_ edition: Edition) -> Language { language ?? SiteFolder.language(of: source, for: edition) }

  /// Where a run may put aside what does not fit into memory (POSIX.1, `TMPDIR`).
  static var temporaryFolder: String {
    ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// What words findings in the form and the language that were asked for, or else in those of the site.
  func printer(
    in siteLanguage: Language, sourceLine: @escaping @Sendable (SourceLocation) -> String? = { _ in nil }
  ) -> DiagnosticPrinter {
    DiagnosticPrinter(diagnostics ?? .text, language: language ?? siteLanguage, sourceLine: sourceLine)
  }

  /// Prints the findings; ends the run when they forbid going on.
  ///
  /// - Parameter sourceLine: gives the lines to show below findings.
  func print(
    _ report: Report, in siteLanguage: Language, sourceLine: @escaping @Sendable (SourceLocation) -> String?
  ) throws {
    let showsLines = diagnostics == .text || (diagnostics == nil && isatty(STDERR_FILENO) == 1)
    let printer = printer(in: siteLanguage) { showsLines ? sourceLine($0) : nil }
    Output.write(printer.print(report), to: .errors)
    if report.hasErrors || (strict && report.hasWarnings) { throw ExitCode(1) }
  }
}

/// Runs `body`; an error of the machine is worded and ends the run with status 1.
///
/// - Parameter language: asked only when there is an error.
func reportingErrors(
  in language: @autoclosure () -> Language, as format: DiagnosticPrinter.Format = .text, _ body: () async throws -> Void
) async throws {
  do {
    try await body()
  } catch let error as EnvironmentError {
    Output.write(DiagnosticPrinter(format, language: language()) { _ in nil }.print(error), to: .errors)
    throw ExitCode(1)
  }
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Edition: ExpressibleByArgument {}
