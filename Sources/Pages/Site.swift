package import Archiving
package import Citations
package import Diagnostics
package import Files
package import Records
import Texts
package import Theming

/// An edition of an archive with its theme: what pages are made of.
package final class Site: Sendable {
  package let archive: Archive
  package let theme: Theme
  /// Whether it is the edition for staff.
  package let isInternal: Bool
  /// Keeps the texts of the records.
  let spool: Spool
  let headLinks: [HeadLink]
  let headElements: HeadElements
  /// What the records are parts of, in the vocabulary of schema.org.
  let archiveThing: JSON
  /// Whether an index of all texts is made of the site.
  let hasFullText: Bool

  // Addresses of the pages of records, parallel to the lists of the archive.
  let planURLs: [String]
  let eventURLs: [String]
  let sloganURLs: [String]
  let bodyURLs: [String]
  let documentURLs: [String]
  /// The bodies that issued each plan: indices into the bodies of the archive.
  let issuers: [[Int]]
  /// The last parts of the slogans' addresses.
  let sloganKeys: [String]

  let planYears: [PlanYear]
  let sloganLetters: [SloganLetter]
  /// Indices into the slogans of the archive, those that most plans list first.
  let slogansByPlans: [Int]
  let sloganVariants: [[Int]]
  let sloganWordings: [WordDifference.Wording]
  let timelineTerms: [TimelineTerm]
  /// Whole, though they can fill several pages.
  let bodyGroups: [LinkGroup]
  let documentGroups: [LinkGroup]
  let topicGroups: [LinkGroup]
  let termGroups: [LinkGroup]
  let navigation: Navigation
  /// Address of the style sheet with which a theme changes colours, if it has one.
  let colours: String?

  /// - Parameters:
  ///   - theme: was loaded with `PageKind.templates` and `PageKind.interfaceTexts`.
  ///   - spool: the one that the texts of the archive were put into.
  ///   - headLinks: what the head of every page links to.
  ///   - hasFullText: whether an index of all texts is made of the site.
  package init(
    archive: Archive, theme: Theme, isInternal: Bool, spool: Spool, headLinks: [HeadLink] = [],
    hasFullText: Bool = false
  ) {
    self.headLinks = headLinks
    self.hasFullText = hasFullText
    self.archive = archive
    self.theme = theme
    self.isInternal = isInternal
    self.spool = spool
    let settings = archive.settings
    func url(_ route: Route) -> String { route.link(under: settings.basePath) }
    headElements = HeadElements(of: settings)
    archiveThing = .thing(
      "WebSite",
      [("@id", .string((settings.baseURL?.origin ?? "") + url(.home))), ("name", .string(settings.title))])
    planURLs = archive.plans.map { url(settings.route(ofPlan: $0.id)) }
    eventURLs = archive.events.map { url(settings.route(ofEvent: $0.id)) }
    bodyURLs = archive.bodies.map { url(settings.route(ofBody: $0.id)) }
    documentURLs = archive.documents.map { url(settings.route(ofDocument: $0.key)) }
    issuers = archive.plans.map { $0.issuers.map { Self.index(ofBody: $0.value, in: archive) } }
    sloganKeys = SloganLetter.keys(of: archive.slogans)
    sloganURLs = sloganKeys.map { url(settings.route(of: .slogans).page($0)) }
    planYears = PlanYear.all(of: archive)
    sloganLetters = SloganLetter.all(of: archive)
    slogansByPlans = archive.slogans.indices.sorted {
      let (first, second) = (archive.slogans[$0], archive.slogans[$1])
      return first.plans.count == second.plans.count
        ? first.key.precedesInUTF8(second.key) : first.plans.count > second.plans.count
    }
    sloganVariants = SloganVariants.among(archive.slogans.map(\.key))
    sloganWordings = archive.slogans.map { WordDifference.Wording($0.text) }
    timelineTerms = TimelineTerm.all(of: archive, theme)
    bodyGroups = LinkGroup.bodies(of: archive, bodyURLs, theme)
    documentGroups = LinkGroup.documents(of: archive, documentURLs, theme)
    topicGroups = LinkGroup.sets(archive.topics, theme) { url(Route.topics.page($0)) }
    termGroups = LinkGroup.sets(archive.terms, theme) { url(Route.terms.page($0)) }
    let colours = "colours.css"
    self.colours = theme.assets.contains { $0.path == colours } ? url(.assets) + colours : nil
    navigation = Navigation(of: archive, theme, isInternal: isInternal)
  }

  var settings: SiteSettings { archive.settings }

  func url(_ route: Route) -> String { route.link(under: settings.basePath) }

  // MARK: Pages

  /// A page: which kind, of which record, and its number when a list fills several pages.
  package struct Page: Sendable {
    fileprivate let kind: Int
    fileprivate let index: Int
    fileprivate let number: Int
  }

  /// All pages, by kind.
  package var pages: [Page] {
    var pages: [Page] = []
    for (kind, pageKind) in PageKind.all.enumerated() {
      for index in 0..<pageKind.count(self) {
        for number in 1...pageKind.pageCount(Place(self, index)) {
          pages.append(Page(kind: kind, index: index, number: number))
        }
      }
    }
    return pages
  }

  package func route(of page: Page) -> Route {
    PageKind.all[page.kind].route(Place(self, page.index, page.number))
  }

  /// When what a page is about last changed, as far as its record says it.
  package func datestamp(of page: Page) -> DocumentDate? {
    PageKind.all[page.kind].head.datestamp(Place(self, page.index, page.number))
  }

  /// The finished HTML of a page, in UTF-8.
  ///
  /// - Throws: when the machine refuses to read what was put aside.
  package func render(_ page: Page) throws(EnvironmentError) -> [UInt8] {
    let kind = PageKind.all[page.kind]
    let place = Place(self, page.index, page.number)
    return try theme.render(kind.id, kind.vocabulary.scope(place))
  }

  func html(of text: BodyText, in file: String) throws(EnvironmentError) -> [UInt8] {
    try archive.html(of: text, in: file, from: spool) { number in
      number.map { theme.text("footnote-back", [("number", $0)]) } ?? theme.text("footnotes-title")
    }
  }

  // MARK: Labels and links

  /// The name of a value of the content format, in the language of the interface.
  func label(_ value: some Labelled) -> String { theme.text(type(of: value).prefix + "-" + value.rawValue) }

  /// The date of a document, or the words for its inferred window; nil when nothing is known.
  func label(_ issued: Plan.Issued) -> String? {
    guard case .within(let window) = issued else { return issued.earliest?.vietnamese }
    return switch (window.earliest, window.latest) {
    case (let from?, let to?):
      theme.text("window-between", [("from", from.vietnamese), ("to", to.vietnamese)])
    case (let from?, nil): theme.text("window-from", [("from", from.vietnamese)])
    case (nil, let to?): theme.text("window-until", [("to", to.vietnamese)])
    case (nil, nil): preconditionFailure("a window has a bound")
    }
  }

  func planLink(_ index: Int) -> Link { Link(archive.plans[index].title.value, planURLs[index]) }
  func eventLink(_ index: Int) -> Link { Link(archive.events[index].title, eventURLs[index]) }
  func bodyLink(_ index: Int) -> Link { Link(archive.bodies[index].name, bodyURLs[index]) }

  func bodyLink(id: String) -> Link { bodyLink(Self.index(ofBody: id, in: archive)) }

  private static func index(ofBody id: String, in archive: Archive) -> Int {
    guard let index = archive.index(ofBody: id) else { preconditionFailure("references are resolved: \(id)") }
    return index
  }

  /// A body, or words that name none.
  func link(_ holder: PlanTask.Holder) -> Link {
    switch holder {
    case .body(let id): bodyLink(id: id)
    case .words(let words): Link(words, "")
    }
  }
}

/// A record of the site by its index in a list of the archive, or a page; `number` is that of the page, or of a part.
struct Place: Sendable {
  let site: Site
  let index: Int
  let number: Int

  init(_ site: Site, _ index: Int, _ number: Int = 1) {
    self.site = site
    self.index = index
    self.number = number
  }

  var archive: Archive { site.archive }
  var plan: Plan { archive.plans[index] }
  var event: Event { archive.events[index] }
  var slogan: Slogan { archive.slogans[index] }
  var body: Body { archive.bodies[index] }
  /// Of the plan.
  var issuers: [Link] { site.issuers[index].map(site.bodyLink) }
  /// Their names in one text.
  var issuer: String {
    let names = issuers.map(\.title)
    guard names.count > 1, let last = names.last else { return names[0] }
    return site.theme.text("names-joined", [("names", names.dropLast().joined(separator: ", ")), ("last", last)])
  }

  /// The description of a list, or of a part of it with a title of its own.
  func description(_ list: InterfaceText, ofPart title: String?) -> String {
    let text = site.theme.text(list.key)
    return title.map { "\($0). \(text)" } ?? text
  }

  func at(_ index: Int, _ number: Int = 1) -> Place { Place(site, index, number) }
  /// The places of several records.
  func at(_ indices: some Sequence<Int>) -> [Place] { indices.map { Place(site, $0) } }
  /// Parts of the record at hand.
  func parts(_ numbers: some Sequence<Int>) -> [Place] { numbers.map { Place(site, index, $0) } }
}

/// Values of the content format that the interface has names for.
protocol Labelled: RawRepresentable<String>, CaseIterable {
  /// The keys of the names start with it.
  static var prefix: String { get }
  static var use: String { get }
}

extension Labelled {
  static var texts: [InterfaceText] { allCases.map { InterfaceText(prefix + "-" + $0.rawValue, use) } }
}

extension Plan.Kind: Labelled {
  static let prefix = "type"
  static let use = "kind of document"
}

extension Plan.Extent: Labelled {
  static let prefix = "extent"
  static let use = "what the text of a plan is"
}

extension Event.Kind: Labelled {
  static let prefix = "kind"
  static let use = "kind of event"
}

extension Event.Status: Labelled {
  static let prefix = "status"
  static let use = "status of an event"
}

extension Level: Labelled {
  static let prefix = "level"
  static let use = "level of an event or body"
}

extension Plan.Note.Kind: Labelled {
  static let prefix = "note"
  static let use = "kind of editor’s note"
}
