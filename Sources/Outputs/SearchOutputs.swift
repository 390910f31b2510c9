import Archiving
import Diagnostics
import Files
import Pages
import Records
import Texts

extension Output {
  /// The index of the search.
  static let search = Output { site, _ in
    SearchIndex(site).files.map { OutputFile(path: SearchIndex.folder.path + $0.path, content: .bytes($0.bytes)) }
  }

  /// Tells browsers of the search (OpenSearch 1.1, draft 6), which needs absolute addresses.
  static let searchDescription = Output(headLinks: { archive in
    archive.settings.baseURL == nil
      ? []
      : [
        HeadLink(
          rel: "search", type: "application/opensearchdescription+xml", title: archive.settings.title,
          route: descriptionRoute)
      ]
  }) { site, _ in
    let settings = site.archive.settings
    guard let base = settings.baseURL else { return [] }
    var xml = [UInt8].xmlDeclaration
    func add(_ start: String, _ text: String, _ end: String) {
      xml += start.utf8
      xml.append(escaping: text)
      xml += (end + "\n").utf8
    }
    xml += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n".utf8
    // The lengths are those of the specification.
    add("<ShortName>", settings.title.cutAtWord(16), "</ShortName>")
    add("<LongName>", settings.title.cutAtWord(48), "</LongName>")
    add("<Description>", (settings.description ?? settings.title).cutAtWord(1024), "</Description>")
    add(
      "<Url type=\"text/html\" method=\"get\" template=\"", base.absolute(.search) + "?q={searchTerms}", "\"/>")
    add("<Language>", settings.contentLanguage, "</Language>")
    xml += "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n".utf8
    return [OutputFile(path: descriptionRoute.outputPath, content: .bytes(xml))]
  }

  private static let descriptionRoute = Route(path: "opensearch.xml")
}

extension String {
  /// The first characters of a text, at most `length`, of whole words where there is a space among them.
  fileprivate func cutAtWord(_ length: Int) -> String {
    let start = prefix(length)
    if start.endIndex == endIndex || self[start.endIndex] == " " { return String(start) }
    return String(start.lastIndex(of: " ").map { start[..<$0] } ?? start)
  }
}
