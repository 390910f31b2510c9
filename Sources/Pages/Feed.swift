// What programs that follow the archive read: Atom (RFC 4287) and JSON Feed 1.1.

package import Archiving
import Citations
import Diagnostics
package import Records
import Texts
import Theming

/// The newest entries of a list. A record that says nothing of its date is in none, and a list without any other has no feed.
package struct Feed: Sendable {
  /// A plan or a slogan.
  private struct Entry {
    let title: String
    let url: String
    let summary: String
    /// A whole day.
    let published: DocumentDate?
    let updated: DocumentDate
    var authors: [String] = []
    var tags: [String] = []
  }

  private static let mostEntries = 50

  private let site: Site
  private let base: BaseURL
  private let title: String
  /// The page that shows the list.
  private let page: Route
  private let hasSlogans: Bool
  /// The plans or slogans by their indices, the newest first.
  private let newest: [Dated]

  private typealias Dated = (index: Int, date: DocumentDate)

  private init?(
    _ site: Site, _ base: BaseURL, title: String, page: Route, newest: some Sequence<Dated>, hasSlogans: Bool = false
  ) {
    self.newest = Array(newest.prefix(Self.mostEntries))
    if self.newest.isEmpty { return nil }
    (self.site, self.base, self.title, self.page, self.hasSlogans) = (site, base, title, page, hasSlogans)
  }

  /// Those of all plans, of each body and topic, and of the slogans; none without a base URL.
  package static func all(of site: Site) -> [Feed] {
    guard let base = site.settings.baseURL else { return [] }
    let archive = site.archive
    func newest(of plans: some Sequence<Int>) -> [Dated] {
      Self.newest(plans.map { ($0, archive.plans[$0].datestamp) })
    }
    let slogans = archive.slogans.enumerated().map { index, slogan in
      (index, slogan.plans.compactMap { archive.plans[$0].datestamp }.max())
    }
    var feeds = [Feed(site, base, title: site.settings.title, page: .home, newest: newest(of: archive.plans.indices))]
    for body in archive.bodies {
      feeds.append(
        Feed(
          site, base, title: site.feedTitle(body.name), page: site.settings.route(ofBody: body.id),
          newest: newest(of: archive.plans(issuedBy: body))))
    }
    for topic in archive.topics {
      feeds.append(
        Feed(
          site, base, title: site.feedTitle(topic.title), page: Route.topics.page(topic.key),
          newest: newest(of: topic.plans)))
    }
    feeds.append(
      Feed(
        site, base, title: site.feedTitle(site.theme.text("nav-slogans")), page: site.settings.route(of: .slogans),
        newest: Self.newest(slogans), hasSlogans: true))
    return feeds.compactMap(\.self)
  }

  /// Those that have a date, from the newest; of equal ones in their order.
  private static func newest(_ records: [(index: Int, date: DocumentDate?)]) -> [Dated] {
    records.compactMap { index, date in date.map { (index, $0) } }
      .sorted { ($1.date, $0.index) < ($0.date, $1.index) }
  }

  private var entries: [Entry] {
    newest.map { index, updated in
      let place = Place(site, index)
      if hasSlogans {
        let plans = place.slogan.plans
        let days = plans.compactMap { site.archive.plans[$0].publicationDay }
        return Entry(
          title: place.slogan.text, url: site.absolute(site.sloganURLs[index]),
          summary: [place.sloganCounts, BibliographicReference(place.at(place.slogan.plans[0])).plain]
            .compactMap(\.self).joined(separator: ". "),
          published: days.count == plans.count ? days.min() : nil, updated: updated)
      }
      return Entry(
        title: place.plan.title.value, url: site.absolute(site.planURLs[index]), summary: place.planDescription,
        published: place.plan.publicationDay, updated: updated, authors: place.issuers.map(\.title),
        tags: place.plan.topics)
    }
  }

  /// The route of its Atom form.
  package var atomRoute: Route { Self.route(of: page, "xml") }
  /// The route of its JSON form.
  package var jsonRoute: Route { Self.route(of: page, "json") }

  fileprivate static func route(of page: Route, _ kind: String) -> Route { Route(path: page.path + "feed." + kind) }

  /// The feed in the Atom Syndication Format.
  package var atom: [UInt8] {
    let settings = site.settings
    var xml = [UInt8].xmlDeclaration
    xml += "<feed xmlns=\"http://www.w3.org/2005/Atom\"".utf8
    func add(_ start: String, _ text: String?, _ end: String) {
      guard let text else { return }
      xml += start.utf8
      xml.append(escaping: text)
      xml += (end + "\n").utf8
    }
    let entries = entries
    add(" xml:lang=\"", settings.contentLanguage, "\">")
    add("<id>", base.absolute(atomRoute), "</id>")
    add("<title>", title, "</title>")
    add("<subtitle>", page == .home ? settings.description : nil, "</subtitle>")
    add("<updated>", entries[0].updated.instant, "</updated>")
    add("<author><name>", settings.title, "</name></author>")
    add("<rights>", settings.licence?.title, "</rights>")
    add("<link rel=\"self\" type=\"application/atom+xml\" href=\"", base.absolute(atomRoute), "\"/>")
    add("<link rel=\"alternate\" type=\"text/html\" href=\"", base.absolute(page), "\"/>")
    for entry in entries {
      add("<entry>\n<id>", entry.url, "</id>")
      add("<title>", entry.title, "</title>")
      add("<published>", entry.published?.instant, "</published>")
      add("<updated>", entry.updated.instant, "</updated>")
      for author in entry.authors { add("<author><name>", author, "</name></author>") }
      add("<link rel=\"alternate\" type=\"text/html\" href=\"", entry.url, "\"/>")
      for tag in entry.tags { add("<category term=\"", tag, "\"/>") }
      add("<summary>", entry.summary, "</summary>\n</entry>")
    }
    return xml + "</feed>\n".utf8
  }

  /// The same as JSON Feed 1.1.
  package var json: [UInt8] {
    func object(_ members: [(String, JSON?)]) -> JSON {
      .object(members.compactMap { name, value in value.map { (name, $0) } })
    }
    let settings = site.settings
    let items = entries.map { entry in
      object([
        ("id", .string(entry.url)), ("url", .string(entry.url)), ("title", .string(entry.title)),
        ("content_text", .string(entry.summary)), ("date_published", entry.published.map { .string($0.instant) }),
        ("date_modified", .string(entry.updated.instant)),
        ("authors", entry.authors.isEmpty ? nil : .array(entry.authors.map { ["name": .string($0)] })),
        ("tags", entry.tags.isEmpty ? nil : .array(entry.tags.map(JSON.string))),
      ])
    }
    let feed = object([
      ("version", "https://jsonfeed.org/version/1.1"), ("title", .string(title)),
      ("home_page_url", .string(base.absolute(page))), ("feed_url", .string(base.absolute(jsonRoute))),
      ("description", page == .home ? settings.description.map(JSON.string) : nil),
      ("authors", [["name": .string(settings.title)]]), ("language", .string(settings.contentLanguage)),
      ("items", .array(items)),
    ])
    return Array((feed.text + "\n").utf8)
  }
}

extension Site {
  fileprivate func feedTitle(_ name: String) -> String { name + " – " + settings.title }

  /// Links to the feeds of a list, if it has them.
  func feedLinks(of name: String, page: Route, plans: some Sequence<Int>) -> [HeadLink] {
    guard settings.baseURL != nil, plans.contains(where: { archive.plans[$0].datestamp != nil }) else { return [] }
    return HeadLink.feeds(feedTitle(name), of: page)
  }
}

extension HeadLink {
  /// Links to the feed of all plans; none when there is no such feed.
  package static func feeds(of archive: Archive) -> [HeadLink] {
    guard archive.settings.baseURL != nil, archive.plans.contains(where: { $0.datestamp != nil }) else { return [] }
    return feeds(archive.settings.title, of: .home)
  }

  fileprivate static func feeds(_ title: String, of page: Route) -> [HeadLink] {
    [("xml", "application/atom+xml", "Atom"), ("json", "application/feed+json", "JSON Feed")].map { kind, type, form in
      HeadLink(
        rel: "alternate", type: type, title: "\(title) (\(form))", route: Feed.route(of: page, kind))
    }
  }
}

extension Plan {
  /// The day on which it came into the archive or, where it does not say so, was issued; nil unless a whole day is stated.
  fileprivate var publicationDay: DocumentDate? {
    (added ?? statedDate).flatMap { $0.day == nil ? nil : $0 }
  }
}

extension DocumentDate {
  /// The beginning of the first day that is meant, in Viet Nam (RFC 3339).
  fileprivate var instant: String { firstDay + "T00:00:00+07:00" }
}
