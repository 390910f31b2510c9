import Archiving
import Records
import Theming

extension PageKind {
  private static let title = InterfaceText("data-title", "title of the page of data, and the link to it")
  private static let lead = InterfaceText("data-description", "description of the page, for search engines")

  /// What the archive is in files for programs.
  static let data = PageKind(
    "data", "The archive as data, `/data/`: tables, JSON and what `outputs` asks for.",
    texts: [title, lead] + DataTable.texts + DataTable.all.map(\.meaning)
      + ["archive", "schema", "oai", "akn"].map { InterfaceText("data-file-" + $0, "what a file of data holds") }
      + [InterfaceText("data-rows", "number of rows of a table", ["number"])],
    at: { _ in .data }, title: { $0.site.theme.text(title.key) }, description: { $0.site.theme.text(lead.key) },
    [
      .list("files", explainedFileVocabulary, "The files, tables first.") { ExplainedFile.all(of: $0.site) }
    ])
}

/// A file, or one of each plan, that the page of data explains.
private struct ExplainedFile: Sendable {
  let name: String
  var url: String?
  let meaning: String
  var rows: String?

  static func all(of site: Site) -> [ExplainedFile] {
    func file(_ route: Route, _ text: String) -> ExplainedFile {
      ExplainedFile(name: route.path, url: site.url(route), meaning: site.theme.text("data-file-" + text))
    }
    var files = DataTable.all.map { table in
      ExplainedFile(
        name: table.route.path, url: site.url(table.route), meaning: site.theme.text(table.meaning.key),
        rows: site.theme.text("data-rows", [("number", String(table.count(site)))]))
    }
    files += [file(ArchiveData.route, "archive"), file(ArchiveData.schemaRoute, "schema")]
    if OAIRepository(site) != nil { files.append(file(OAIRepository.route, "oai")) }
    if site.settings.outputs.contains(.akn) {
      files.append(ExplainedFile(name: AkomaNtoso.fileName, meaning: site.theme.text("data-file-akn")))
    }
    return files
  }
}

private let explainedFileVocabulary = Vocabulary<ExplainedFile>(
  "ExplainedFile", "A file for programs.",
  [
    .text("name", "Its name.") { $0.name },
    .text("url", "Where it is; absent where each plan has one.") { $0.url },
    .text("meaning", "What it holds, in a sentence or two.") { $0.meaning },
    .text("rows", "How many rows a table has, in words. May be absent.") { $0.rows },
  ])
