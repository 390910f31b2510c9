// Which pages a site has, and what each shows: records become views.

import Archiving
import Diagnostics
import Theming

struct SiteMap: Sendable {
  let archive: Archive
  let theme: Theme
  let edition: Edition

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
  func render(_ page: Page) -> String {
    switch page {
    case .home: theme.render(homeView())
    case .plans: theme.render(planListView())
    case .slogans: theme.render(sloganListView())
    case .timeline: theme.render(timelineView())
    case .notFound: theme.render(NotFoundView(head: head(.notFound, title: theme.text("not-found-title"))))
    case .internalNotes: theme.render(internalView())
    case .plan(let index): theme.render(planView(index))
    case .event(let index): theme.render(eventView(index))
    case .free(let index): theme.render(freePageView(index))
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
      timelineURL: link(settings.route(of: .timeline)), isInternal: edition == .internal, assets: link(.assets),
      navigation: sections + pages + (edition == .internal ? [staff] : []))
  }

  // MARK: Pages of one record or none

  private func homeView() -> HomeView {
    let text = archive.page("index")
    return HomeView(
      head: head(.home, title: settings.title, description: settings.description), welcome: text?.text.html,
      planCount: archive.plans.count, sloganCount: archive.slogans.count,
      listingCount: archive.listingCount, eventCount: archive.events.count,
      newest: archive.plans.prefix(5).map(card), isInternal: text?.isInternal ?? false,
      internalNotes: views(text?.internalNotes ?? []))
  }

  private func freePageView(_ index: Int) -> FreePageView {
    let page = archive.pages[index]
    return FreePageView(
      head: head(.free(index), title: page.title), body: page.text.html, isInternal: page.isInternal,
      internalNotes: views(page.internalNotes))
  }
}
