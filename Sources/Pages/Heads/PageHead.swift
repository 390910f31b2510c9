// What pages say to programs of what they are about: Open Graph, Dublin Core, JSON-LD, and where to go from there.

import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

/// What the pages of a kind say in their heads beside what all pages say.
struct PageHead: Sendable {
  /// The type of Open Graph: `website` or `article`.
  var type = "website"
  /// Terms of Dublin Core with their values.
  var terms: @Sendable (Place) -> [(name: String, value: String?)] = { _ in [] }
  /// What the page is about, in the vocabulary of schema.org.
  var thing: @Sendable (Place) -> JSON? = { _ in nil }
  /// Links to the pages before and after this one.
  var neighbours: @Sendable (Place) -> (previous: String?, next: String?) = { _ in (nil, nil) }
  /// Links beside those of all pages.
  var links: @Sendable (Place) -> [HeadLink] = { _ in [] }
  /// When what the page is about last changed, as far as its record says it.
  var datestamp: @Sendable (Place) -> DocumentDate? = { _ in nil }

  /// The elements of the head of a page, but for JSON-LD, a line for each.
  func metadata(of place: Place, title: String, description: String?, url: String) -> [UInt8] {
    let settings = place.site.settings
    let canonical = settings.baseURL.map { $0.origin + url }
    var html: [UInt8] = []
    func add(_ start: String, _ value: String?, _ end: String = "\">\n") {
      guard let value else { return }
      html += start.utf8
      html.append(escaping: value)
      html += end.utf8
    }
    for (property, value) in [
      ("title", title), ("type", type), ("description", description), ("url", canonical),
      ("site_name", settings.title), ("locale", settings.contentLanguage == "vi" ? "vi_VN" : nil),
    ] {
      add("<meta property=\"og:\(property)\" content=\"", value)
    }
    html += "<link rel=\"schema.DCTERMS\" href=\"http://purl.org/dc/terms/\">\n".utf8
    for (name, value) in [
      ("title", title), ("language", settings.contentLanguage), ("publisher", settings.title),
      ("identifier", canonical),
    ] + terms(place) {
      add("<meta name=\"DCTERMS.\(name)\" content=\"", value)
    }
    let (previous, next) = neighbours(place)
    for (rel, url) in [("prev", previous), ("next", next), ("license", settings.licence?.url)] {
      add("<link rel=\"\(rel)\" href=\"", url)
    }
    for link in links(place) {
      add("<link rel=\"\(link.rel)\" type=\"\(link.type)\" title=\"", link.title, "\"")
      add(" href=\"", place.site.url(link.route))
    }
    return html.dropLast()
  }

  /// What the page is about and the way to it from the home page as JSON-LD, in an element that browsers do not run; nil when there
  /// is nothing to say. Addresses are absolute where there is a base URL; else they count from the page.
  ///
  /// - Parameters:
  ///   - way: from the home page to the parent of the page.
  ///   - page: the page itself.
  func structuredData(of place: Place, way: [Link], page: Link) -> [UInt8]? {
    let steps = way.isEmpty ? [] : way + [page]
    let breadcrumbs = steps.enumerated().map { index, link in
      JSON.thing(
        "ListItem",
        [
          ("position", .number(index + 1)), ("name", .string(link.title)),
          ("item", .string(place.site.absolute(link.url))),
        ])
    }
    let things = [
      thing(place), steps.isEmpty ? nil : .thing("BreadcrumbList", [("itemListElement", .array(breadcrumbs))]),
    ].compactMap(\.self)
    if things.isEmpty { return nil }
    var html = Array("<script type=\"application/ld+json\">".utf8)
    // Nothing in a text ends the element.
    for byte in JSON.object([("@context", "https://schema.org"), ("@graph", .array(things))]).bytes {
      if byte == UInt8(ascii: "<") { html += "\\u003c".utf8 } else { html.append(byte) }
    }
    return html + "</script>".utf8
  }
}

extension JSON {
  /// An object of schema.org; what is nil or empty is left out.
  static func thing(_ type: JSON, _ members: [(String, JSON?)]) -> JSON {
    .object(
      [("@type", type)]
        + members.compactMap { name, value in
          if case .array(let elements)? = value, elements.isEmpty { return nil }
          return value.map { (name, $0) }
        })
  }

  /// What has a page of its own, by its name.
  static func thing(_ type: JSON, named link: Link, in site: Site) -> JSON {
    .thing(
      type, [("name", .string(link.title)), ("url", link.url.isEmpty ? nil : .string(site.absolute(link.url)))])
  }
}

extension Site {
  /// The absolute address of a link to the site; without a base URL the link as it is.
  func absolute(_ url: String) -> String { (settings.baseURL?.origin ?? "") + url }

  /// What the records are parts of.
  var archiveThing: JSON {
    .object([
      ("@type", "WebSite"), ("@id", .string(absolute(url(.home)))), ("name", .string(settings.title)),
    ])
  }
}
