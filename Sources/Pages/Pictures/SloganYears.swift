import Archiving
import Citations
import Records
import Texts

/// When plans listed a slogan: a dot for each plan on a line of years, hollow where its date is inferred.
enum SloganYears {
  private static let width = 380
  /// Dots above one another; the rest is a number.
  private static let levels = 6

  /// nil when fewer than two plans have a date: one is said in the list.
  static func svg(of slogan: Slogan, _ site: Site) -> [UInt8]? {
    // The newest come first.
    let plans = slogan.plans.reversed().compactMap { index in
      site.archive.plans[index].issued.sortingDate.map {
        (plan: index, year: $0.year, isInferred: site.archive.plans[index].issued.isInferred)
      }
    }
    guard plans.count > 1, let first = plans.first?.year, let last = plans.last?.year else { return nil }
    let pitch = min(72, (width - 40) / (last - first + 1))
    // A dot needs 12; years that are nearer share a column.
    let yearsOfColumn = pitch >= 12 ? 1 : (last - first + 1) * 12 / (width - 40) + 1
    let columnWidth = pitch >= 12 ? pitch : 12
    let columns = Dictionary(grouping: plans) { ($0.year - first) / yearsOfColumn }.sorted { $0.key < $1.key }
    let highest = min(levels, columns.map(\.value.count).max() ?? 0)
    let hasMore = columns.contains { $0.value.count > levels }
    let base = highest * 13 + (hasMore ? 16 : 0) + 8
    var svg = SVG()
    let end = 24 + columnWidth * ((last - first) / yearsOfColumn + 1)
    svg.line("axis", "M16 \(base)H\(end)")
    // Every year has its name when there is room.
    let step = [1, 2, 5, 10, 20, 50, 100].first { columnWidth * $0 / yearsOfColumn >= 40 } ?? 500
    for year in first...last
    where year == first || year % step == 0 && (year - first) * columnWidth >= 40 * yearsOfColumn {
      let x = 20 + (year - first) / yearsOfColumn * columnWidth + columnWidth / 2
      svg.line("tick", "M\(x) \(base)v4")
      svg.text(String(year), x, base + 16, #"class="soft" font-size="11" text-anchor="middle""#)
    }
    var taken = 0
    for (column, plans) in columns {
      let x = 20 + column * columnWidth + columnWidth / 2
      for (level, plan) in plans.prefix(levels).enumerated() {
        let title = [site.archive.plans[plan.plan].title.value, site.label(site.archive.plans[plan.plan].issued)]
        svg.link(to: site.planURLs[plan.plan], title: title.compactMap(\.self).joined(separator: ", ")) {
          $0.dot(x, base - 8 - 13 * level, 5, isHollow: plan.isInferred)
        }
      }
      let more = "+\(plans.count - levels)"
      let half = TextWidth.of(more, size: 10) / 2 + 1
      if plans.count > levels, x - half >= taken {
        svg.text(more, x, base - 8 - 13 * levels + 4, #"class="soft" font-size="10" text-anchor="middle""#)
        taken = x + half
      }
    }
    return svg.framed("slogan-years", width: max(end, 64) + 16, height: base + 20)
  }
}
