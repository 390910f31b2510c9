// The addresses of all pages for search engines (sitemaps.org, protocol 0.9).

import Archiving
import Citations
import Diagnostics
import Files
import Pages
import Records
import Texts

enum Sitemap {
  /// Of the map, or of the list of its parts.
  static let path = "sitemap.xml"

  /// - Parameter most: addresses of a file, as the protocol has it.
  static func files(of site: Site, _ base: BaseURL, most: Int = 50_000) -> [OutputFile] {
    // Addresses that pages have left are for those who come by an old link.
    let left = Set(site.archive.formerAddresses.map { $0.route.successor.path } + [Route.notFound.path])
    let pages = site.pages.filter { !left.contains(site.route(of: $0).path) }
    let parts = stride(from: 0, to: pages.count, by: most).map { pages[$0..<min($0 + most, pages.count)] }
    @Sendable func map(_ part: ArraySlice<Site.Page>) -> [UInt8] {
      xml("urlset", part.map { ("url", base.absolute(site.route(of: $0)), site.datestamp(of: $0)?.iso) })
    }
    if parts.count == 1 { return [OutputFile(path: path, content: .made { map(parts[0]) })] }
    let files = parts.enumerated().map { index, part in
      OutputFile(path: "sitemap-\(index + 1).xml", content: .made { map(part) })
    }
    let list = xml("sitemapindex", files.map { ("sitemap", base.absolute(Route(path: $0.path)), nil) })
    return [OutputFile(path: path, content: .bytes(list))] + files
  }

  private static func xml(_ root: String, _ entries: [(element: String, address: String, date: String?)]) -> [UInt8] {
    var xml = [UInt8].xmlDeclaration
    xml += "<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
    for entry in entries {
      xml += "<\(entry.element)><loc>".utf8
      xml.append(escaping: entry.address)
      xml += "</loc>\(entry.date.map { "<lastmod>\($0)</lastmod>" } ?? "")</\(entry.element)>\n".utf8
    }
    return xml + "</\(root)>\n".utf8
  }
}
