import Archiving
import Records
import Theming

/// A list that the navigation leads to, and that other pages lie below.
enum Section: String, CaseIterable, Sendable {
  case plans, slogans, timeline, bodies, documents, topics, terms

  func route(_ settings: SiteSettings) -> Route {
    switch self {
    case .plans: settings.route(of: .plans)
    case .slogans: settings.route(of: .slogans)
    case .timeline: settings.route(of: .timeline)
    case .bodies: settings.route(of: .bodies)
    case .documents: settings.route(of: .documents)
    case .topics: .topics
    case .terms: .terms
    }
  }

  /// Its name in the navigation and in breadcrumbs.
  var text: InterfaceText { InterfaceText("nav-" + rawValue, "navigation and breadcrumbs") }
}

/// The main navigation: the lists, then the free pages.
struct Navigation: Sendable {
  let entries: [Link]
  /// The place of a page among the entries.
  private let places: [Route: Int]

  init(of archive: Archive, _ theme: Theme, isInternal: Bool) {
    let settings = archive.settings
    var entries = Section.allCases.map { (title: theme.text($0.text.key), route: $0.route(settings)) }
    entries += archive.pages.filter { $0.name != "index" }.map { ($0.title, settings.route(ofPage: $0.name)) }
    if isInternal { entries.append((theme.text("nav-internal"), .internalNotes)) }
    self.entries = entries.map { Link($0.title, $0.route.link(under: settings.basePath)) }
    places = Dictionary(entries.enumerated().map { ($1.route, $0) }) { first, _ in first }
  }

  /// The entries that have their place in the header itself; the others stand behind them.
  static let main = 0..<3

  /// The index of the entry for a page, -1 if there is none.
  func index(of route: Route) -> Int { places[route] ?? -1 }
}

let navigationVocabulary = Vocabulary<Place>(
  "NavigationItem", "An entry of the main navigation.",
  [
    .text("title", "Text of the entry.") { $0.site.navigation.entries[$0.number].title },
    .text("url", "Where it leads.") { $0.site.navigation.entries[$0.number].url },
    .flag("isMain", "Whether it is one of the first three, which have their place in the header itself.") {
      Navigation.main.contains($0.number)
    },
    .flag("isCurrent", "Whether the page is this entry’s page or lies below it.") { $0.number == $0.index },
  ])
