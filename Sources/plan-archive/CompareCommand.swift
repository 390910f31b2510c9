import ArgumentParser
import Diagnostics
import Erasing
import Outputs

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Says what a change does to both editions, for who reviews it.",
    discussion: """
      What becomes public that was internal comes first. The output quotes what is internal: it is for staff. Themes are not
      compared.

      Examples:
        git worktree add ../before main
        plan-archive compare ../before .
        plan-archive compare ../before . --format markdown --fail-on published --fail-on errors
      """)

  @Argument(help: ArgumentHelp("The source folder before the change.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The source folder with the change.", valueName: "new"))
  var new: String

  @Option(
    help: ArgumentHelp(
      "text, markdown (fits a comment of 65,000 characters; what is more is counted) or json.", valueName: "form"))
  var format = ComparisonPrinter.Format.text

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 when something internal becomes public (published), something public is gone (withdrawn), or the new folder has errors (errors); may be given several times.",
      valueName: "what"))
  var failOn: [Failure] = []

  @Option(
    help: ArgumentHelp(
      "The language of the words: vi or en (default: the language of the new site, else of the old one).",
      valueName: "lang")
  )
  var language: Language?

  enum Failure: String, CaseIterable, ExpressibleByArgument {
    case published, withdrawn, errors
  }

  func run() async throws {
    let language = language ?? SiteFolder.language(of: new, old, for: .internal)
    try await DiagnosticPrinter(.text, language: language, isColoured: Output.isColoured).reportingErrors { _ in
      let comparison = try await Comparison(
        SiteFolder(reading: old, argument: "OLD"), SiteFolder(reading: new, argument: "NEW"))
      Output.write(ComparisonPrinter(format, language: language).print(comparison), to: .text)
      let fails = failOn.contains { failure in
        switch failure {
        case .published: comparison.has(.published)
        case .withdrawn: comparison.has(.withdrawn)
        case .errors: comparison.hasErrors
        }
      }
      if fails { throw ExitCode(1) }
    }
  }
}

extension ComparisonPrinter.Format: ExpressibleByArgument {}
