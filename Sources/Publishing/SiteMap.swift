// Which pages a site has, and what each shows: records become views.

import Files
import Texts
import Archiving
import Diagnostics
import Theming

final class SiteMap: Sendable {
  let archive: Archive
  let theme: Theme
  let edition: Edition
  /// Keeps the texts of the records.
  let spool: Spool
  /// What many pages show of each record, made once; the lists are parallel to those of the archive.
  let planLinks: [LinkView]
  let planCards: [PlanCard]
  let sloganURLs: [String]
  let documentURLs: [String]
  let eventLinks: [String: LinkView]
  let bodyLinks: [String: LinkView]
  /// The lists that can fill several pages, whole.
  let bodyGroups: [ListGroup]
  let documentGroups: [ListGroup]
  let topicGroups: [ListGroup]
  /// The last parts of the slogans' addresses, parallel to those of the archive.
  let sloganKeys: [String]
  /// Of each slogan the others that are nearly the same: indices into `Archive.slogans`.
  let sloganVariants: [[Int]]
  let sloganWordings: [WordDifference.Wording]
  let planYears: [PlanYear]
  let sloganLetters: [SloganLetter]
  let timelineTerms: [TimelineTerm]
  /// The site as pages see it, by the entry of the navigation that they lie below.
  private let siteViews: [Route: SiteView]

  init(archive: Archive, theme: Theme, edition: Edition, spool: Spool) {
    self.archive = archive
    self.theme = theme
    self.edition = edition
    self.spool = spool
    let settings = archive.settings
    func url(_ route: Route) -> String { route.link(under: settings.basePath) }
    let eventLinks = Dictionary(
      uniqueKeysWithValues: archive.events.map {
        ($0.id, LinkView(title: $0.title, url: url(settings.route(ofEvent: $0.id))))
      })
    planLinks = archive.plans.map { LinkView(title: $0.title.value, url: url(settings.route(ofPlan: $0.id))) }
    planCards = zip(archive.plans, planLinks).map { plan, link in
      PlanCard(plan, link, events: plan.events.compactMap { eventLinks[$0.value] }, archive, theme)
    }
    self.eventLinks = eventLinks
    let bodyLinks = Dictionary(
      uniqueKeysWithValues: archive.bodies.map {
        ($0.id, LinkView(title: $0.name, url: url(settings.route(ofBody: $0.id))))
      })
    self.bodyLinks = bodyLinks
    bodyGroups = ListGroup.bodies(of: archive, bodyLinks, theme)
    topicGroups = ListGroup.sets(archive.topics, archive.topics.map { url(Route.topics.page($0.key)) })
    let keys = archive.slogans.map(Self.key)
    sloganKeys = keys
    sloganURLs = keys.map { url(settings.route(of: .slogans).page($0)) }
    documentURLs = archive.documents.map { url(settings.route(ofDocument: $0.key)) }
    documentGroups = ListGroup.documents(of: archive, documentURLs, theme)
    siteViews = Self.siteViews(archive, theme, edition)
    sloganVariants = SloganVariants.among(archive.slogans.map(\.key))
    sloganWordings = archive.slogans.map { WordDifference.Wording($0.text) }
    planYears = PlanYear.all(of: archive)
    sloganLetters = SloganLetter.all(of: archive)
    timelineTerms = TimelineTerm.all(of: archive)
  }

  /// Lists with a number can fill several pages; the first has the number 1.
  enum Page: Sendable {
    case home, plans, slogans, timeline, terms, notFound, internalNotes
    case bodies(Int), documents(Int), topics(Int)
    /// Indices into `planYears`, `sloganLetters` and `timelineTerms`, for lists too long for one page.
    case planYear(Int, Int)
    case sloganLetter(Int, Int)
    case timelineTerm(Int, Int)
    /// Indices into the lists of `Archive` of the same names.
    case plan(Int)
    case event(Int, Int)
    case slogan(Int, Int)
    case body(Int, Int)
    case document(Int, Int)
    case topic(Int, Int)
    case term(Int, Int)
    /// An index into `Archive.pages`.
    case free(Int)
  }

  /// All pages, in no special order.
  var pages: [Page] {
    var pages: [Page] = [.home, .plans, .slogans, .timeline, .terms, .notFound]
    if edition == .internal { pages.append(.internalNotes) }
    func add(_ counts: [Int], by size: Int = Paging.size, _ page: (Int, Int) -> Page) {
      for (index, count) in counts.enumerated() {
        for number in 1...Paging.count(of: count, size) { pages.append(page(index, number)) }
      }
    }
    add([archive.bodies.count], by: Paging.links) { .bodies($1) }
    add([archive.documents.count], by: Paging.links) { .documents($1) }
    add([archive.topics.count], by: Paging.links) { .topics($1) }
    if planListIsLong { add(planYears.map(\.plans.count), Page.planYear) }
    if sloganListIsLong { add(sloganLetters.map(\.slogans.count), Page.sloganLetter) }
    if timelineIsLong { add(timelineTerms.map(\.events.count), by: Paging.events, Page.timelineTerm) }
    pages += archive.plans.indices.map(Page.plan)
    add(archive.events.map { archive.plans(of: $0).count }, Page.event)
    add(archive.slogans.map(\.listings.count), Page.slogan)
    add(archive.bodies.map { archive.plans(issuedBy: $0).count + archive.tasks(of: $0).count }, Page.body)
    add(archive.documents.indices.map { archive.places(citing: .document($0)).count }, Page.document)
    add(archive.topics.map(\.plans.count), Page.topic)
    add(archive.terms.map(\.plans.count), Page.term)
    pages += archive.pages.indices.filter { archive.pages[$0].name != "index" }.map(Page.free)
    return pages
  }

  func route(of page: Page) -> Route {
    switch page {
    case .home: .home
    case .plans: settings.route(of: .plans)
    case .slogans: settings.route(of: .slogans)
    case .timeline: settings.route(of: .timeline)
    case .bodies(let number): settings.route(of: .bodies).listPage(number)
    case .documents(let number): settings.route(of: .documents).listPage(number)
    case .topics(let number): Route.topics.listPage(number)
    case .terms: .terms
    case .notFound: .notFound
    case .internalNotes: .internalNotes
    case .planYear(let index, let number):
      settings.route(of: .plans).page("year").page(planYears[index].key).page(number)
    case .sloganLetter(let index, let number):
      settings.route(of: .slogans).page("letter").page(sloganLetters[index].key).page(number)
    case .timelineTerm(let index, let number):
      settings.route(of: .timeline).page("term").page(timelineTerms[index].key).page(number)
    case .plan(let index): settings.route(ofPlan: archive.plans[index].id)
    case .event(let index, let number): settings.route(ofEvent: archive.events[index].id).page(number)
    case .slogan(let index, let number): settings.route(of: .slogans).page(sloganKeys[index]).page(number)
    case .body(let index, let number): settings.route(ofBody: archive.bodies[index].id).page(number)
    case .document(let index, let number): settings.route(ofDocument: archive.documents[index].key).page(number)
    case .topic(let index, let number): Route.topics.page(archive.topics[index].key).page(number)
    case .term(let index, let number): Route.terms.page(archive.terms[index].key).page(number)
    case .free(let index): settings.route(ofPage: archive.pages[index].name)
    }
  }

  func link(_ page: Page) -> String { link(route(of: page)) }

  /// The finished HTML of a page, in UTF-8.
  ///
  /// - Throws: when the machine refuses to read what was put aside.
  func render(_ page: Page) throws(EnvironmentError) -> [UInt8] {
    switch page {
    case .home: try theme.render(homeView())
    case .plans: theme.render(planListView())
    case .slogans: theme.render(sloganListView())
    case .timeline: theme.render(timelineView())
    case .bodies(let number): theme.render(bodyListView(number))
    case .documents(let number): theme.render(documentListView(number))
    case .topics(let number): theme.render(topicListView(number))
    case .terms: theme.render(termListView())
    case .notFound: theme.render(NotFoundView(head: head(.notFound, title: theme.text("not-found-title"))))
    case .internalNotes: theme.render(internalView())
    case .planYear(let index, let number): theme.render(planListView(year: index, number))
    case .sloganLetter(let index, let number): theme.render(sloganListView(letter: index, number))
    case .timelineTerm(let index, let number): theme.render(timelineView(term: index, number))
    case .plan(let index): try theme.render(planView(index))
    case .event(let index, let number): try theme.render(eventView(index, number))
    case .slogan(let index, let number): theme.render(sloganView(index, number))
    case .body(let index, let number): theme.render(bodyView(index, number))
    case .document(let index, let number): theme.render(documentView(index, number))
    case .topic(let index, let number): theme.render(topicView(index, number))
    case .term(let index, let number): theme.render(termView(index, number))
    case .free(let index): try theme.render(freePageView(index))
    }
  }

  var settings: SiteSettings { archive.settings }

  func link(_ route: Route) -> String { route.link(under: settings.basePath) }

  // MARK: The common part

  /// - Parameter section: the section that the page lies in, when it is not the section's own page.
  func head(
    _ page: Page, title: String, description: String? = nil, in section: SiteSettings.Section? = nil
  ) -> PageHead {
    let route = route(of: page)
    var breadcrumbs: [LinkView] = []
    if case .home = page {} else { breadcrumbs.append(LinkView(title: theme.text("nav-home"), url: link(Route.home))) }
    if let section {
      breadcrumbs.append(LinkView(title: theme.text("nav-" + section.rawValue), url: link(settings.route(of: section))))
    }
    return PageHead(
      site: site(at: section.map(settings.route) ?? route), title: title, description: description, url: link(route),
      canonical: settings.baseURL.map { $0.absolute(route) }, breadcrumbs: breadcrumbs)
  }

  private func site(at current: Route) -> SiteView {
    guard let view = siteViews[current] ?? siteViews[.notFound] else { preconditionFailure("made for every entry") }
    return view
  }

  private static func siteViews(_ archive: Archive, _ theme: Theme, _ edition: Edition) -> [Route: SiteView] {
    let settings = archive.settings
    func link(_ route: Route) -> String { route.link(under: settings.basePath) }
    var entries: [(title: String, route: Route)] =
      [SiteSettings.Section.plans, .slogans, .timeline, .bodies, .documents].map { section in
        (theme.text("nav-" + section.rawValue), settings.route(of: section))
      }
    entries += archive.pages.filter { $0.name != "index" }.map { ($0.title, settings.route(ofPage: $0.name)) }
    if edition == .internal { entries.append((theme.text("nav-internal"), .internalNotes)) }
    // The address that no page of the navigation has stands for all other pages.
    let views = (entries.map(\.route) + [.notFound]).map { current in
      SiteView(
        title: settings.title, description: settings.description, language: settings.language.rawValue,
        url: link(.home), plansURL: link(settings.route(of: .plans)), slogansURL: link(settings.route(of: .slogans)),
        timelineURL: link(settings.route(of: .timeline)), bodiesURL: link(settings.route(of: .bodies)),
        documentsURL: link(settings.route(of: .documents)), topicsURL: link(.topics),
        isInternal: edition == .internal, assets: link(.assets),
        navigation: entries.map {
          NavigationItem(title: $0.title, url: link($0.route), isCurrent: $0.route == current)
        })
    }
    return Dictionary(zip(entries.map(\.route) + [.notFound], views)) { first, _ in first }
  }

  // MARK: Pages of one record or none

  private func homeView() throws(EnvironmentError) -> HomeView {
    let text = archive.page("index")
    return HomeView(
      head: head(.home, title: settings.title, description: settings.description),
      welcome: try text.map { page throws(EnvironmentError) in
        try archive.html(of: page.text, in: page.file, from: spool)
      },
      planCount: archive.plans.count, sloganCount: archive.slogans.count,
      listingCount: archive.listingCount, eventCount: archive.events.count,
      newest: Array(planCards.prefix(5)), isInternal: text?.isInternal ?? false,
      internalNotes: views(text?.internalNotes ?? []))
  }

  private func freePageView(_ index: Int) throws(EnvironmentError) -> FreePageView {
    let page = archive.pages[index]
    return FreePageView(
      head: head(.free(index), title: page.title),
      body: try archive.html(of: page.text, in: page.file, from: spool),
      isInternal: page.isInternal,
      internalNotes: views(page.internalNotes))
  }
}
