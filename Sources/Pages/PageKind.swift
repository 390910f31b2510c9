import Archiving
import Diagnostics
package import Records
import Texts
package import Theming

/// A kind of page: its template, what templates may read of it, where its pages lie and how many there are.
package struct PageKind: Sendable {
  /// Its name among all kinds.
  let id: String
  /// `templates/NAME.mustache`; kinds can share one.
  let template: String
  let vocabulary: Vocabulary<Place>
  /// What it asks of themes beside the texts of all kinds.
  let texts: [InterfaceText]
  /// The address of the first page when it is the same in every archive of these settings: then texts can link to it.
  private let fixedRoute: (@Sendable (SiteSettings) -> Route)?
  /// The number of records that have such a page.
  let count: @Sendable (Site) -> Int
  /// The number of pages that the list of a record fills.
  let pageCount: @Sendable (Place) -> Int
  let route: @Sendable (Place) -> Route
  let head: PageHead

  /// The list that a page shows, which can fill several.
  struct Paging: Sendable {
    /// Entries of a page.
    static let usual = 50
    /// Events of a page, each with the plans made for it.
    static let events = 100
    /// Entries of a page of mere links.
    static let links = 1000

    var size = usual
    /// Whether the pages of its entries lie below its own address.
    var holdsEntries = false
    let entries: @Sendable (Place) -> Int
  }

  /// - Parameters:
  ///   - name: of the template.
  ///   - id: where several kinds share a template.
  ///   - section: the entry of the navigation that the pages lie below.
  ///   - fixed: the address, if it depends on nothing but the settings.
  ///   - count: how many records have such a page.
  ///   - route: the address of the first page of a record.
  ///   - paging: nil when a page shows everything.
  ///   - own: what pages of the kind say to programs.
  ///   - fields: beside those that every page has.
  init(
    _ name: String, id: String? = nil, _ summary: String, texts: [InterfaceText] = [],
    in section: Section? = nil, at fixed: (@Sendable (SiteSettings) -> Route)? = nil,
    count: @escaping @Sendable (Site) -> Int = { _ in 1 },
    route: @escaping @Sendable (Place) -> Route = { _ in preconditionFailure("the kind has a fixed address") },
    paging: Paging? = nil, title: @escaping @Sendable (Place) -> String,
    description: @escaping @Sendable (Place) -> String? = { _ in nil }, head own: PageHead = PageHead(),
    _ fields: [Field<Place>]
  ) {
    let route: @Sendable (Place) -> Route = { place in
      let first = fixed?(place.site.settings) ?? route(place)
      return paging?.holdsEntries == true ? first.listPage(place.number) : first.page(place.number)
    }
    let pageCount: @Sendable (Place) -> Int = { place in
      paging.map { max(1, ($0.entries(place) + $0.size - 1) / $0.size) } ?? 1
    }
    var shown = own
    shown.neighbours = { place in
      let total = pageCount(place)
      if total == 1 { return own.neighbours(place) }
      func url(_ number: Int) -> String? {
        (1...total).contains(number) ? place.site.url(route(place.at(place.index, number))) : nil
      }
      return (url(place.number - 1), url(place.number + 1))
    }
    let head = Self.head(in: section, route: route, title: title, description: description, shown)
    let pager = paging.map { [Self.pager($0, route: route, pageCount: pageCount)] } ?? []
    self.id = id ?? name
    template = name
    vocabulary = Vocabulary(name, summary, head + fields + pager)
    self.texts = texts
    fixedRoute = fixed
    self.count = count
    self.pageCount = pageCount
    self.route = route
    self.head = own
  }

  package static let all: [PageKind] = [
    home, plans, plansOfYear, plan, slogans, slogansOfLetter, slogan, timeline, timelineOfTerm, event, bodies, body,
    documents, document, topics, terms, topic, term, page, notFound, internalNotes, search, data, moved,
  ]

  /// The templates that every theme has.
  package static let templates = all.map { PageTemplate($0.template, as: $0.id, $0.vocabulary.names) }

  /// The interface texts that every theme has.
  package static let interfaceTexts: [InterfaceText] = {
    let texts =
      commonTexts + Counted.texts + listTexts + all.flatMap(\.texts) + Plan.Kind.texts + Plan.Extent.texts
      + Event.Kind.texts + Level.texts
      + Event.Status.texts
      + Plan.Note.Kind.texts
    // Kinds that share a template ask for the same.
    var keys: Set<String> = []
    return texts.filter { keys.insert($0.key).inserted }
  }()

  private static let commonTexts =
    [InterfaceText("nav-home", "navigation and breadcrumbs")] + Section.allCases.map(\.text) + [
      InterfaceText("page-title", "title of the second and further pages of a list", ["title", "number"]),
      InterfaceText("window-between", "an inferred date of issue", ["from", "to"]),
      InterfaceText("window-from", "an inferred date of issue", ["from"]),
      InterfaceText("window-until", "an inferred date of issue", ["to"]),
      InterfaceText("footnotes-title", "title of the footnotes of a text, read aloud"),
      InterfaceText("footnote-back", "link from a footnote back to its mark, read aloud", ["number"]),
    ]

  /// The addresses of pages that no single record makes, such as the list of plans.
  package static func fixedRoutes(_ settings: SiteSettings) -> [Route] {
    all.compactMap { $0.fixedRoute?(settings) }
  }

  /// What every page has.
  private static func head(
    in section: Section?, route: @escaping @Sendable (Place) -> Route,
    title: @escaping @Sendable (Place) -> String, description: @escaping @Sendable (Place) -> String?,
    _ own: PageHead
  ) -> [Field<Place>] {
    /// Further pages of a list say their number.
    @Sendable func numbered(_ text: String, _ place: Place) -> String {
      place.number == 1
        ? text : place.site.theme.text("page-title", [("title", text), ("number", String(place.number))])
    }
    @Sendable func way(_ place: Place) -> [Link] {
      let (settings, theme) = (place.site.settings, place.site.theme)
      let own = route(place)
      let parents = [("nav-home", Route.home)] + (section.map { [($0.text.key, $0.route(settings))] } ?? [])
      return parents.filter { $0.1 != own }.map { Link(theme.text($0.0), place.site.url($0.1)) }
    }
    return [
      .group("site", siteVocabulary, "The site as seen from this page.") { place in
        let site = place.site
        return place.at(site.navigation.index(of: section?.route(site.settings) ?? route(place)))
      },
      .text("title", "Title of the page, its one `h1`.") { numbered(title($0), $0) },
      .text("heading", "The title with no-break spaces in “lần thứ XIV”, “số 31-KH/ĐU” and the like.") {
        title($0).withNoBreakSpaces
      },
      .text("description", "One sentence for search engines. May be absent.") { place in
        description(place).map { numbered($0, place) }
      },
      .text("url", "Link to this page.") { $0.site.url(route($0)) },
      .text("canonical", "Absolute URL of this page; absent without a `base_url`.") {
        $0.site.settings.baseURL?.absolute(route($0))
      },
      .list("breadcrumbs", linkVocabulary, "From the home page to the parent of this page.", way),
      .html(
        "metadata",
        "Elements for the head: Open Graph, Dublin Core, links to the pages before and after this one, to feeds of what it lists and to the licence."
      ) { place in
        own.metadata(
          of: place, title: numbered(title(place), place),
          description: description(place).map { numbered($0, place) }, url: place.site.url(route(place)))
      },
      .html(
        "structuredData",
        "What the page is about and the way to it as JSON-LD (schema.org), in an element for the head that browsers do not run. May be absent."
      ) { place in
        own.structuredData(
          of: place, way: way(place), page: Link(numbered(title(place), place), place.site.url(route(place))))
      },
    ]
  }

  private static func pager(
    _ paging: Paging, route: @escaping @Sendable (Place) -> Route, pageCount: @escaping @Sendable (Place) -> Int
  ) -> Field<Place> {
    @Sendable func neighbour(_ place: Place, _ number: Int) -> Link? {
      guard (1...pageCount(place)).contains(number) else { return nil }
      return Link(String(number), place.site.url(route(place.at(place.index, number))))
    }
    let pager = Vocabulary<Place>(
      "Pager", "The place of a page in a list that several pages show.",
      [
        .text("range", "The entries of the page by their numbers: “51–100”.") { place in
          let first = (place.number - 1) * paging.size + 1
          let last = min(paging.entries(place), first + paging.size - 1)
          return first == last ? String(first) : "\(first)–\(last)"
        },
        .number("entryCount", "Entries on all pages.", paging.entries),
        .list("pages", pageLinkVocabulary, "Pages to go to: the first, those around this one, the last.") { place in
          let total = pageCount(place)
          let near = ((place.number - 2)...(place.number + 2)).clamped(to: 1...total)
          let numbers = Set([1, total]).union(near).sorted()
          return numbers.map { number in
            PageLink(
              number: number, url: place.site.url(route(place.at(place.index, number))),
              isCurrent: number == place.number, isBehindGap: number > 1 && !numbers.contains(number - 1))
          }
        },
        .number("current", "Number of this page, from 1.") { $0.number },
        .number("total", "Number of pages, at least 2.", pageCount),
        .group("previous", linkVocabulary, "The page before this one. May be absent.") {
          neighbour($0, $0.number - 1)
        },
        .group("next", linkVocabulary, "The page after this one. May be absent.") { neighbour($0, $0.number + 1) },
      ])
    return .group("pager", pager, "Absent when one page shows everything.") { pageCount($0) > 1 ? $0 : nil }
  }
}

extension String {
  /// A space before a number, and within “kế hoạch”, ends no line.
  fileprivate var withNoBreakSpaces: String {
    let words = utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map { Substring($0) }
    var text = String(words[0])
    for (last, word) in zip(words, words.dropFirst()) {
      let isNumber =
        ["thứ", "số", "khóa", "năm", "tháng", "ngày"].contains(last.lowercased())
        && word.utf8.first.map { (0x30...0x39).contains($0) || "IVXLC".utf8.contains($0) } == true
      text += isNumber || (last.lowercased() == "kế" && word == "hoạch") ? "\u{A0}" : " "
      text += word
    }
    return text
  }
}

private struct PageLink: Sendable {
  let number: Int
  let url: String
  let isCurrent: Bool
  let isBehindGap: Bool
}

private let pageLinkVocabulary = Vocabulary<PageLink>(
  "PageLink", "A page of a list that several pages show.",
  [
    .number("number", "Its number, from 1.") { $0.number },
    .text("url", "Its address.") { $0.url },
    .flag("isCurrent", "Whether it is this page.") { $0.isCurrent },
    .flag("isBehindGap", "Whether pages between the one before it and this one are left out.") { $0.isBehindGap },
  ])

extension RandomAccessCollection {
  /// The entries of a list that a page shows.
  func entries(on place: Place, size: Int = PageKind.Paging.usual) -> SubSequence {
    dropFirst((place.number - 1) * size).prefix(size)
  }
}

/// The site as one page sees it: the place has the index of its entry in the navigation, -1 when it has none.
private let siteVocabulary = Vocabulary<Place>(
  "Site", "The site as seen from this page.",
  [
    .text("title", "Name of the archive.") { $0.site.settings.title },
    .text("description", "One sentence on the archive. May be absent.") { $0.site.settings.description },
    .text("language", "Language of the interface: `vi`, `en` or another that the theme brings.") {
      $0.site.settings.interfaceLanguage.value
    },
    .text("contentLanguage", "Language of the records where it is not that of the interface. May be absent.") { place in
      let settings = place.site.settings
      return settings.contentLanguage == settings.interfaceLanguage.value ? nil : settings.contentLanguage
    },
    .text("url", "Link to the home page.") { $0.site.url(.home) },
    .text("plansURL", "Link to the list of plans.") { $0.url(of: .plans) },
    .text("slogansURL", "Link to the slogan gallery.") { $0.url(of: .slogans) },
    .text("timelineURL", "Link to the timeline.") { $0.url(of: .timeline) },
    .text("bodiesURL", "Link to the list of bodies.") { $0.url(of: .bodies) },
    .text("documentsURL", "Link to the list of cited documents.") { $0.url(of: .documents) },
    .text("topicsURL", "Link to the list of topics.") { $0.site.url(.topics) },
    .text("footer", "A line of text for the foot of every page. May be absent.") { $0.site.settings.footer },
    .list("links", linkVocabulary, "Links for the foot of every page.") { $0.site.settings.links.map(Link.init) },
    .group("licence", linkVocabulary, "Under which the site may be used. May be absent.") {
      $0.site.settings.licence.map(Link.init)
    },
    .text("contact", "E-mail address of who keeps the archive. May be absent.") { $0.site.settings.contact },
    .text("dataURL", "Link to the page of data.") { $0.site.url(.data) },
    .text("searchURL", "Link to the search; with `?q=` and words it runs a query.") { $0.site.url(.search) },
    .list("headLinks", headLinkVocabulary, "What the head of every page links to, such as a feed.") {
      $0.parts($0.site.headLinks.indices)
    },
    .flag("isInternal", "Whether this is the internal edition, which is not for publication.") { $0.site.isInternal },
    .text("assets", "What to write before the path of an asset: `{{site.assets}}style.css`. Ends with `/`.") {
      $0.site.url(.assets)
    },
    .text(
      "colours",
      "Link to `assets/colours.css`, in which a theme changes the colours of the one it extends. May be absent."
    ) {
      $0.site.colours
    },
    .list("navigation", navigationVocabulary, "Main navigation in order.") { place in
      place.site.navigation.entries.indices.map { place.at(place.index, $0) }
    },
  ])

extension Place {
  fileprivate func url(of section: SiteSettings.Section) -> String { site.url(site.settings.route(of: section)) }
}
