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
  /// Adds terms of Dublin Core.
  var terms: @Sendable (Place, inout HeadElements) -> Void = { _, _ in }
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
    let site = place.site
    let canonical = site.settings.baseURL.map { $0.origin + url }
    var head = site.headElements
    head.add(property: "title", title)
    head.add(property: "type", type)
    head.add(property: "description", description)
    head.add(property: "url", canonical)
    head.add(term: "title", title)
    head.add(term: "identifier", canonical)
    terms(place, &head)
    let (previous, next) = neighbours(place)
    head.add(link: "prev", previous)
    head.add(link: "next", next)
    for link in links(place) { head.add(link, site.url(link.route)) }
    head.html.removeLast()
    return head.html
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
    var rest = JSON.object([("@context", "https://schema.org"), ("@graph", .array(things))]).bytes[...]
    // Nothing in a text ends the element.
    while let sign = rest.firstIndex(of: UInt8(ascii: "<")) {
      html += rest[..<sign]
      html += "\\u003c".utf8
      rest = rest[(sign + 1)...]
    }
    html += rest
    html += "</script>".utf8
    return html
  }
}

/// Elements for the head of a page, a line for each; what has no value is left out.
struct HeadElements: Sendable {
  fileprivate(set) var html: [UInt8] = []

  /// Those that all pages of a site have.
  init(of settings: SiteSettings) {
    add(property: "site_name", settings.title)
    add(property: "locale", settings.contentLanguage == "vi" ? "vi_VN" : nil)
    html += "<link rel=\"schema.DCTERMS\" href=\"http://purl.org/dc/terms/\">\n".utf8
    add(term: "language", settings.contentLanguage)
    add(term: "publisher", settings.title)
    add(link: "license", settings.licence?.url)
  }

  /// A term of Dublin Core.
  mutating func add(term: String, _ value: String?) { add("<meta name=\"DCTERMS.", term, "\" content=\"", value) }

  /// A property of Open Graph.
  fileprivate mutating func add(property: String, _ value: String?) {
    add("<meta property=\"og:", property, "\" content=\"", value)
  }

  fileprivate mutating func add(link relation: String, _ url: String?) {
    add("<link rel=\"", relation, "\" href=\"", url)
  }

  fileprivate mutating func add(_ link: HeadLink, _ url: String) {
    html += "<link rel=\"\(link.rel)\" type=\"\(link.type)\" title=\"".utf8
    html.append(escaping: link.title)
    add("\" ", "href", "=\"", url)
  }

  private mutating func add(_ start: String, _ name: String, _ middle: String, _ value: String?) {
    guard let value else { return }
    html += start.utf8
    html += name.utf8
    html += middle.utf8
    html.append(escaping: value)
    html += "\">\n".utf8
  }
}

extension JSON {
  /// An object of schema.org; what is nil or empty is left out.
  static func thing(_ type: JSON, _ members: [(String, JSON?)]) -> JSON {
    var all = [("@type", type)]
    all.reserveCapacity(members.count + 1)
    for case (let name, let value?) in members {
      if case .array(let elements) = value, elements.isEmpty { continue }
      all.append((name, value))
    }
    return .object(all)
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
}
