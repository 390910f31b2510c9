// Which pages a site has, and what each shows: records become views.

import Archiving
import Diagnostics
import Theming

struct SiteMap: Sendable {
  let archive: Archive
  let theme: Theme
  let edition: Edition
  /// Keeps the texts of the records.
  let spool: Spool
  /// The addresses of plans and slogans, parallel to those of the archive: many pages link to each.
  let planURLs: [String]
  let sloganIDs: [String]

  init(archive: Archive, theme: Theme, edition: Edition, spool: Spool) {
    self.archive = archive
    self.theme = theme
    self.edition = edition
    self.spool = spool
    let settings = archive.settings
    planURLs = archive.plans.map { settings.route(ofPlan: $0.id).link(under: settings.basePath) }
    sloganIDs = archive.slogans.map(Self.id(of:))
  }

  enum Page: Sendable {
    case home, plans, slogans, timeline, notFound, internalNotes
    /// An index into `Archive.plans`.
    case plan(Int)
    /// An index into `Archive.events`.
    case event(Int)
    /// An index into `Archive.pages`.
    case free(Int)
  }

  /// All pages, in no special order.
  var pages: [Page] {
    [.home, .plans, .slogans, .timeline, .notFound] + (edition == .internal ? [.internalNotes] : [])
      + archive.plans.indices.map(Page.plan) + archive.events.indices.map(Page.event)
      + archive.pages.indices.filter { archive.pages[$0].name != "index" }.map(Page.free)
  }

  func route(of page: Page) -> Route {
    switch page {
    case .home: .home
    case .plans: settings.route(of: .plans)
    case .slogans: settings.route(of: .slogans)
    case .timeline: settings.route(of: .timeline)
    case .notFound: .notFound
    case .internalNotes: .internalNotes
    case .plan(let index): settings.route(ofPlan: archive.plans[index].id)
    case .event(let index): settings.route(ofEvent: archive.events[index].id)
    case .free(let index): settings.route(ofPage: archive.pages[index].name)
    }
  }

  /// The finished HTML of a page.
  ///
  /// - Throws: when the machine refuses to read what was put aside.
  func render(_ page: Page) throws(EnvironmentError) -> [UInt8] {
    switch page {
    case .home: try theme.render(homeView())
    case .plans: theme.render(planListView())
    case .slogans: theme.render(sloganListView())
    case .timeline: theme.render(timelineView())
    case .notFound: theme.render(NotFoundView(head: head(.notFound, title: theme.text("not-found-title"))))
    case .internalNotes: theme.render(internalView())
    case .plan(let index): try theme.render(planView(index))
    case .event(let index): try theme.render(eventView(index))
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
    if case .home = page {} else { breadcrumbs.append(LinkView(title: theme.text("nav-home"), url: link(.home))) }
    if let section {
      breadcrumbs.append(LinkView(title: theme.text("nav-" + section.rawValue), url: link(settings.route(of: section))))
    }
    return PageHead(
      site: site(at: section.map(settings.route) ?? route), title: title, description: description, url: link(route),
      canonical: settings.baseURL.map { $0.absolute(route) }, breadcrumbs: breadcrumbs)
  }

  private func site(at current: Route) -> SiteView {
    let sections = [SiteSettings.Section.plans, .slogans, .timeline].map { section in
      NavigationItem(
        title: theme.text("nav-" + section.rawValue), url: link(settings.route(of: section)),
        isCurrent: settings.route(of: section) == current)
    }
    let pages = archive.pages.filter { $0.name != "index" }.map { page in
      let route = settings.route(ofPage: page.name)
      return NavigationItem(title: page.title, url: link(route), isCurrent: route == current)
    }
    let staff = NavigationItem(
      title: theme.text("nav-internal"), url: link(.internalNotes), isCurrent: current == .internalNotes)
    return SiteView(
      title: settings.title, description: settings.description, language: settings.language.rawValue, url: link(.home),
      plansURL: link(settings.route(of: .plans)), slogansURL: link(settings.route(of: .slogans)),
      timelineURL: link(settings.route(of: .timeline)), bodiesURL: nil, documentsURL: nil, topicsURL: nil,
      isInternal: edition == .internal, assets: link(.assets),
      navigation: sections + pages + (edition == .internal ? [staff] : []))
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
      newest: archive.plans.indices.prefix(5).map(card), isInternal: text?.isInternal ?? false,
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
