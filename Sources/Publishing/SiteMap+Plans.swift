// Views of lists of plans.

import Texts
import Citations
import Archiving
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

extension PlanCard {
  convenience init(_ plan: Plan, _ link: LinkView, events: [LinkView], _ archive: Archive, _ theme: Theme) {
    let issued = theme.label(plan.issued)
    self.init(
      title: link.title, url: link.url, type: theme.text("type-" + plan.kind.rawValue),
      number: plan.number?.value.written, issuer: archive.name(ofBody: plan.issuer.value), date: issued?.text,
      isInferred: issued?.isInferred ?? false, events: events, isInternal: plan.isInternal)
  }
}

extension SiteMap {
  var planListIsLong: Bool { archive.plans.count > Paging.size }

  /// All plans, or if they are too many the newest, with ways to the others by year.
  func planListView() -> PlanListView {
    var rest = planListIsLong ? 50 : archive.plans.count
    var groups: [PlanGroup] = []
    for year in planYears where rest > 0 {
      let shown = year.plans.prefix(rest)
      rest -= shown.count
      groups.append(PlanGroup(year: year.title, plans: shown.map { planCards[$0] }))
    }
    return planList(.plans, theme.text("plans-title"), groups, nil, current: nil)
  }

  /// - Parameter year: an index into `planYears`.
  func planListView(year: Int, _ number: Int) -> PlanListView {
    let entry = planYears[year]
    let name = theme.text("plans-title") + " – " + (entry.title ?? theme.text("year-unknown"))
    let group = PlanGroup(year: entry.title, plans: Paging.entries(entry.plans, on: number).map { planCards[$0] })
    return planList(
      .planYear(year, number), title(name, number), [group],
      pager(number, of: entry.plans.count) { .planYear(year, $0) }, current: year)
  }

  private func planList(
    _ page: Page, _ title: String, _ groups: [PlanGroup], _ pager: PagerView?, current: Int?
  ) -> PlanListView {
    let ways = planListIsLong ? planYears : []
    return PlanListView(
      head: head(page, title: title, description: theme.text("plans-description"), in: current == nil ? nil : .plans),
      planCount: archive.plans.count,
      ways: ways.enumerated().map { index, year in
        CountedLink(
          title: year.title ?? theme.text("year-unknown"), url: link(.planYear(index, 1)), count: year.plans.count,
          note: nil, isCurrent: index == current)
      },
      groups: groups, pager: pager)
  }
}
