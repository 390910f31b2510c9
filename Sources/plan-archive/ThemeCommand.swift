import ArgumentParser
import Diagnostics
import Embedded
import Erasing
import Files
import Outputs

struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Writes out a theme that the program carries.", subcommands: [Export.self])

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes themes/NAME/ to start from.",
      discussion: """
        A theme in themes/ takes the place of the one of that name that the program carries. To change a few files \
        only, make a theme that extends it instead.

        Example: plan-archive theme export default
        """)

    @Argument(
      help: ArgumentHelp("One of: \(SiteFolder.carriedThemes.joined(separator: ", ")).", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
    var source = "."

    @Option(
      help: ArgumentHelp(
        "The language of the messages: vi or en (default: the language of the site).", valueName: "lang"))
    var language: Language?

    func validate() throws {
      guard !SiteFolder.carriedThemes.contains(name) else { return }
      let nearest = nearestName(to: name, in: SiteFolder.carriedThemes).map { " Did you mean ‘\($0)’?" } ?? ""
      throw ValidationError(
        "The program carries no theme ‘\(name)’.\(nearest) There are: \(SiteFolder.carriedThemes.joined(separator: ", "))."
      )
    }

    func run() async throws {
      let language = language ?? SiteFolder.language(of: source, for: .internal)
      try await DiagnosticPrinter(.text, language: language, isColoured: Output.isColoured).reportingErrors { _ in
        try SiteFolder.checkContent(of: source)
        let folder = (source == "." ? "" : OutputPlace.normalized(source) + "/") + "themes/\(name)"
        let files = Embedded.files(below: "themes/\(name)/")
        try NewFolder.fill(folder, with: files)
        let text = LocalizedText(vi: "đã ghi \(files.count) tệp", en: "wrote \(files.count) files")
        Output.write("\(DiagnosticPrinter.plain(folder)): \(text[language])\n", to: .text)
      }
    }
  }
}
