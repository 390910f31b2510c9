import Archiving
import Citations
import Records
import Texts
import Theming

/// The plans of one year, or of the years of a window that spans several.
struct PlanYear: Sendable {
  /// nil when it is not known.
  let title: String?
  /// Indices into `Archive.plans`, the newest first.
  fileprivate(set) var plans: [Int] = []

  /// The last part of its address.
  var key: String { title?.replacing("–", with: "-") ?? "unknown" }

  static func all(of archive: Archive) -> [PlanYear] {
    var years: [PlanYear] = []
    var positions: [String?: Int] = [:]
    for (index, plan) in archive.plans.enumerated() {
      let title = title(plan.issued)
      let position = positions[title] ?? years.count
      if position == years.count {
        years.append(PlanYear(title: title))
        positions[title] = position
      }
      years[position].plans.append(index)
    }
    return years
  }

  private static func title(_ issued: Plan.Issued) -> String? {
    if let year = issued.year { return String(year) }
    guard case .within(let window) = issued else { return nil }
    return window.earliest.flatMap { from in window.latest.map { "\(from.year)–\($0.year)" } }
  }
}

/// The plans of one year as a page shows them.
private struct PlanGroup: Sendable {
  let title: String
  let plans: [Place]

  init(_ title: String, _ plans: [Place]) { (self.title, self.plans) = (title, plans) }

  init(_ site: Site, _ year: PlanYear, _ plans: [Place]) {
    self.init(
      year.title.map { site.theme.text("plans-of-year", [("year", $0)]) } ?? site.theme.text("year-unknown"), plans)
  }
}

private let planGroupVocabulary = Vocabulary<PlanGroup>(
  "PlanGroup", "The plans of one year, or the newest.",
  [
    .text("title", "Which plans: “Year 2025”, “The 50 newest plans”.") { $0.title },
    .list("plans", planCardVocabulary, "In order of display.") { $0.plans },
  ])

let planCardVocabulary = Vocabulary<Place>(
  "PlanCard", "A plan in a list.",
  [
    .text("title", "Title of the plan.") { $0.plan.title.value },
    .text("url", "Its page.") { $0.site.planURLs[$0.index] },
    .text("type", "Kind of document, as a label.") { $0.site.label($0.plan.kind) },
    .text("number", "Official number in its written form. May be absent.") { $0.plan.number?.value.written },
    .text("issuer", "Name of the issuing body; all names of a joint document.") { $0.issuer },
    .text("date", "Date of issue or, with `isInferred`, the wording of its window. May be absent.") {
      $0.site.label($0.plan.issued)
    },
    .flag("isInferred", "Whether the date was inferred and is not stated by the document.") {
      $0.plan.issued.isInferred
    },
    .list("events", linkVocabulary, "Events that the plan serves.") { place in
      place.plan.events.compactMap { place.archive.index(ofEvent: $0.value).map(place.site.eventLink) }
    },
    .flag("isInternal", "Whether the plan is for staff only.") { $0.plan.isInternal },
  ])

extension PageKind {
  private static let title = InterfaceText("plans-title", "title of the list of plans")
  private static let lead = InterfaceText("plans-description", "description of the page, for search engines")

  /// All plans, or if they are too many the newest, with ways to the others by year.
  static let plans = planList("plans", at: { $0.route(of: .plans) }, title: { $0.site.theme.text(title.key) }) {
    place in
    if isLong(place.site) {
      let newest = place.archive.plans.indices.prefix(Paging.usual)
      return [PlanGroup(place.site.theme.text("plans-newest", [("number", String(newest.count))]), place.at(newest))]
    }
    return place.site.planYears.map { PlanGroup(place.site, $0, place.at($0.plans)) }
  }

  static let plansOfYear = planList(
    "plans-of-year", count: { isLong($0) ? $0.planYears.count : 0 },
    route: { $0.site.settings.route(of: .plans).page("year").page($0.year.key) },
    paging: Paging { $0.year.plans.count },
    title: { $0.site.theme.text(title.key) + " – " + ($0.year.title ?? $0.site.theme.text("year-unknown")) }
  ) { place in
    [PlanGroup(place.site, place.year, place.at(place.year.plans.entries(on: place)))]
  }

  private static func isLong(_ site: Site) -> Bool { site.archive.plans.count > Paging.usual }

  /// The years with the number of their plans, the newest first; they lead to the list of plans where it is not parted.
  static func yearLinks(_ place: Place, current: Int? = nil) -> [CountedLink] {
    let (site, list) = (place.site, place.site.url(plans.route(place)))
    return site.planYears.enumerated().map { index, year in
      CountedLink(
        title: year.title ?? site.theme.text("year-unknown"),
        url: isLong(site) ? site.url(plansOfYear.route(place.at(index))) : list, count: year.plans.count,
        isCurrent: index == current)
    }
  }

  private static func planList(
    _ id: String, at fixed: (@Sendable (SiteSettings) -> Route)? = nil,
    count: @escaping @Sendable (Site) -> Int = { _ in 1 },
    route: @escaping @Sendable (Place) -> Route = { _ in preconditionFailure("the kind has a fixed address") },
    paging: Paging? = Paging { _ in 1 }, title: @escaping @Sendable (Place) -> String,
    groups: @escaping @Sendable (Place) -> [PlanGroup]
  ) -> PageKind {
    PageKind(
      "plans", id: id,
      "The list of plans, `/plans/`; of more than 50 the newest 50, and pages of each year such as `/plans/year/2025/`.",
      texts: [
        Self.title, lead, InterfaceText("year-unknown", "group of what lacks this fact"),
        InterfaceText("plans-of-year", "heading of the plans of a year", ["year"]),
        InterfaceText("plans-newest", "heading of the newest plans, where they are too many for one page", ["number"]),
      ], in: .plans, at: fixed,
      count: count, route: route, paging: paging, title: title,
      description: { $0.description(lead, ofPart: fixed == nil ? title($0) : nil) },
      [
        .number("planCount", "Plans in the archive.") { $0.archive.plans.count },
        .text("counts", "The same in words. May be absent.") { place in
          place.site.theme.counts([(.plans, place.archive.plans.count)])
        },
        .text("rows", "Address of what the script filters.") { $0.site.rowsURL(of: "plans") },
        .list(
          "ways", countedLinkVocabulary,
          "The years with the number of their plans; empty when there is nothing to choose."
        ) { place in
          isLong(place.site) ? yearLinks(place, current: fixed == nil ? place.index : nil) : []
        },
        .list(
          "groups", planGroupVocabulary, "The plans by year, in order of display: the part that this page shows.",
          groups),
      ])
  }
}

extension Place {
  fileprivate var year: PlanYear { site.planYears[index] }
}
