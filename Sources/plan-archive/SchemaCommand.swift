import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints JSON Schemas (draft-07) for text editors.",
    discussion: """
      They describe every key, and list the IDs of the bodies, events and plans of the archive with their names, the \
      internal ones too: schemas are for staff. Outside of an archive any ID will do. Without a kind, one schema has \
      those of all kinds as its definitions. A schema helps while typing; what counts is check.
      """)

  @Argument(
    help: ArgumentHelp(
      "What it describes: the front matter of a plan, event or page, or site.yml, bodies.yml, documents.yml or withdrawn.yml."
    ))
  var kind: ContentKind?

  @Option(help: ArgumentHelp("The folder that holds content/ and themes/.", valueName: "dir"))
  var source = "."

  @Option(
    help: ArgumentHelp(
      "The language of the descriptions: vi or en (default: the language of the site).", valueName: "lang"))
  var language: Language?

  func run() async throws {
    let language = language ?? SiteFolder.language(of: source, for: .internal)
    try await DiagnosticPrinter(.text, language: language).reportingErrors { _ in
      let folder = try SourceTree.isFolder(source + "/content") ? SiteFolder(reading: source) : nil
      let schema = try await RecordSchema(of: folder, in: language)
      Output.write((kind.map(schema.schema) ?? schema.all).text + "\n", to: .text)
    }
  }
}

extension ContentKind: ExpressibleByArgument {}
