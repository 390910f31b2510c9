import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

/// The timeline: a row for each term on a scale of its own, in it the events in three lanes, and below them the plans made
/// for them. Its size is bounded however many there are.
struct TimelinePicture {
  private static let width = 1000
  /// What stands left of the rows.
  private static let margin = 170
  /// The middles of the first and the last day of a row.
  private static let (left, right) = (margin + 10, width - 12)
  private static let size = 10
  /// Above one another in a lane, marks of days that are too near for one line; the rest is a number.
  private static let levels = 3
  /// In a row. More are a bar for each month.
  private static let shownPlans = 12

  private let site: Site
  private let terms: Range<Int>
  private var svg = SVG()
  /// The plans of each row, parallel to `terms`.
  private var plans: [[Int]] = []

  init(_ site: Site, terms: Range<Int>) {
    self.site = site
    self.terms = terms
    plans = plansOfRows()
  }

  private var archive: Archive { site.archive }

  /// The plans that serve an event of the picture, each in the term in which it can first have been issued, or where no
  /// congresses part the time, in that of its first event.
  private func plansOfRows() -> [[Int]] {
    let isParted = site.timelineTerms.contains { $0.congress != nil }
    var rows = Array(repeating: [Int](), count: terms.count)
    var seen: Set<Int> = []
    for (row, term) in zip(terms, site.timelineTerms[terms]) {
      for event in term.events where archive.events[event].firstDay != nil {
        for plan in archive.plans(of: archive.events[event]) where seen.insert(plan).inserted {
          guard let day = archive.plans[plan].issued.sortingDate else { continue }
          let own =
            isParted
            ? site.timelineTerms.lastIndex { $0.start.map { $0 <= day } ?? ($0.key == "before") } : row
          if let own, terms.contains(own) { rows[own - terms.lowerBound].append(plan) }
        }
      }
    }
    return rows
  }

  /// nil when no event has a date.
  consuming func drawn() -> [UInt8]? {
    var y = 0
    var rest = terms.filter { index in site.timelineTerms[index].events.contains { archive.events[$0].firstDay != nil }
    }[...]
    while let first = rest.first {
      let merged = rest.prefix { holdsOnlyCongress($0) }
      let row = merged.count > 1 ? merged : rest.prefix(1)
      y = draw(row.map(\.self), isFirst: first == terms.lowerBound, at: y) + 4
      rest = rest.dropFirst(row.count)
    }
    return y == 0 ? nil : svg.framed("timeline", width: Self.width, height: y)
  }

  private func holdsOnlyCongress(_ index: Int) -> Bool {
    let term = site.timelineTerms[index]
    return term.congress.map { term.events == [$0] } == true && plans[index - terms.lowerBound].isEmpty
  }

  /// An event at its place in the picture.
  private struct Mark {
    let event: Int
    let x: Int
    var y: Int
  }

  /// Draws the row of one term, or of several that hold nothing but their congress.
  ///
  /// - Returns: its lower edge.
  private mutating func draw(_ indices: [Int], isFirst: Bool, at top: Int) -> Int {
    let row = indices.map { site.timelineTerms[$0] }
    let events = row.flatMap(\.events).filter { archive.events[$0].firstDay != nil }
    let plans = indices.flatMap { self.plans[$0 - terms.lowerBound] }
    let scale = Scale(row, days: events.compactMap { archive.events[$0].firstDay })
    var lines = SVG()
    var signs = SVG()
    var labels = SVG()
    var y = top + 15
    var marks: [Mark] = []
    for lane in Lane.allCases {
      let own = events.filter { lane.levels.contains(archive.events[$0].level) }
      guard !own.isEmpty else { continue }
      if lane != .national || plans.count + events.count > 1 {
        labels.text(
          TextWidth.shortened(site.theme.text(lane.text), to: 76, size: Self.size) ?? "", Self.margin - 6, y + 11,
          #"class="soft" font-size="10" text-anchor="end""#)
      }
      y = draw(own, on: scale, at: y, into: &marks, &signs)
    }
    if !plans.isEmpty {
      y =
        plans.count > Self.shownPlans
        ? drawBars(of: plans, on: scale, at: y, &signs) : draw(plans, under: marks, on: scale, at: y, &lines, &signs)
    }
    let bottom = y + 3
    svg.frame("row", Self.margin, top, Self.width - Self.margin - 1, bottom - top)
    drawYears(on: scale, from: top, to: bottom)
    drawName(of: row, at: top)
    svg.append(labels)
    svg.append(lines)
    svg.append(signs)
    return bottom
  }

  private mutating func drawName(of row: [TimelineTerm], at y: Int) {
    let (first, last) = (row[0], row[row.count - 1])
    var (name, years) = (first.name, first.years)
    if row.count > 1, let congress = last.congress {
      name += "–" + TimelineTerm.roman(archive.events[congress].ordinal ?? 0)
      years = (first.start.map { String($0.year) } ?? "") + "–" + (last.end.map { String($0.year) } ?? "")
    }
    // Beside the names of the lanes.
    let room = years.isEmpty ? Self.margin - 10 : 84
    svg.text(
      TextWidth.shortened(name, to: Self.margin - 10, size: 13) ?? "", 0, y + 12, #"font-weight="600""#)
    if !years.isEmpty {
      svg.text(TextWidth.shortened(years, to: room, size: Self.size) ?? "", 0, y + 26, #"class="soft" font-size="10""#)
    }
  }

  /// Lines where years begin, as many as have room for their names.
  private mutating func drawYears(on scale: Scale, from top: Int, to bottom: Int) {
    let years = scale.start / Scale.year + 1...max(scale.end / Scale.year, scale.start / Scale.year + 1)
    let step = [1, 2, 5, 10, 20, 50, 100, 500].first { scale.width($0 * Scale.year) >= 36 } ?? 1000
    for year in years where year % step == 0 {
      let x = scale.x(year * Scale.year)
      guard (Self.left..<Self.width - 40).contains(x) else { continue }
      svg.line("tick", "M\(x) \(top)V\(bottom)")
      svg.text(String(year), x + 3, top + 10, #"class="soft" font-size="10""#)
    }
  }

  // MARK: Events

  private enum Lane: CaseIterable {
    case national, provincial, commune

    var levels: [Level] {
      switch self {
      case .national: [.national]
      case .provincial: [.provincial, .sector]
      case .commune: [.district, .commune]
      }
    }

    var text: String {
      switch self {
      case .national: "lane-national"
      case .provincial: "lane-provincial"
      case .commune: "lane-commune"
      }
    }
  }

  /// Draws the events of a lane; a mark that has no room beside those before it steps aside, downwards.
  ///
  /// - Returns: the lower edge of the lane.
  private func draw(_ events: [Int], on scale: Scale, at top: Int, into marks: inout [Mark], _ signs: inout SVG) -> Int
  {
    var lines = Array(repeating: [Mark](), count: Self.levels)
    // Events that have no room, in groups with the middles of their numbers.
    var rest: [(x: Int, events: Int)] = []
    for event in events.sorted(by: { scale.x(archive.events[$0]) < scale.x(archive.events[$1]) }) {
      let x = scale.x(archive.events[event])
      if let level = lines.firstIndex(where: { ($0.last?.x ?? -20) + 15 <= x }) {
        lines[level].append(Mark(event: event, x: x, y: top + 8 + 15 * level))
      } else if let last = rest.last, x - last.x < 40 {
        rest[rest.count - 1].events += 1
      } else {
        rest.append((min(max(x, Self.left + 14), Self.right - 12), 1))
      }
    }
    for line in lines {
      for (place, mark) in line.enumerated() {
        let event = archive.events[mark.event]
        let title = [event.title, event.held.label ?? event.planned.label].compactMap(\.self)
        signs.link(to: site.eventURLs[mark.event], title: title.joined(separator: ", ")) {
          $0 += #"<g transform="translate(\#(mark.x) \#(mark.y))">\#(EventMark.markup(event))</g>"#
        }
        guard event.kind == .congress, let ordinal = event.ordinal else { continue }
        let label = TimelineTerm.roman(ordinal)
        let next = place + 1 < line.count ? line[place + 1].x - 8 : Self.right + 8
        if mark.x + 9 + TextWidth.of(label, size: Self.size) <= next {
          signs.text(label, mark.x + 9, mark.y + 4, #"font-size="10""#)
        }
      }
      marks += line
    }
    let used = lines.count { !$0.isEmpty }
    for group in rest {
      signs.text("+\(group.events)", group.x, top + 15 * used + 11, #"font-size="10" text-anchor="middle""#)
    }
    return top + 15 * (used + (rest.isEmpty ? 0 : 1)) + 2
  }

  // MARK: Plans

  /// Draws plans below each other, hung from their events: a tick where the date is stated, a bar where it is inferred.
  private func draw(
    _ plans: [Int], under marks: [Mark], on scale: Scale, at top: Int, _ lines: inout SVG, _ signs: inout SVG
  ) -> Int {
    let markOfEvent = Dictionary(uniqueKeysWithValues: marks.map { ($0.event, $0) })
    let spans = plans.map { plan in (plan: plan, span: scale.span(of: archive.plans[plan].issued)) }
      .sorted { ($0.span.lowerBound, $0.span.upperBound, $0.plan) < ($1.span.lowerBound, $1.span.upperBound, $1.plan) }
    var hanging: [Int: Int] = [:]
    for (place, entry) in spans.enumerated() {
      let y = top + 8 + 14 * place
      let plan = archive.plans[entry.plan]
      let hooks = plan.events.compactMap { archive.index(ofEvent: $0.value).flatMap { markOfEvent[$0] } }
      for hook in hooks { hanging[hook.event] = y }
      let bar = entry.span
      let ends = [bar.lowerBound, bar.upperBound] + hooks.map(\.x)
      // The label has the side with more room; the line to the events stops before it and goes on behind it.
      let label = plan.number?.value.written ?? plan.title.value
      let (before, after) = (bar.lowerBound - 12 - Self.margin, Self.right - bar.upperBound)
      let isAfter = after >= min(before, TextWidth.of(label, size: Self.size))
      let text = TextWidth.shortened(label, to: isAfter ? after : before, size: Self.size) ?? ""
      let width = text.isEmpty ? 0 : TextWidth.of(text, size: Self.size) + 6
      let gap = isAfter ? bar.lowerBound...bar.upperBound + width : bar.lowerBound - width...bar.upperBound
      for part in [(ends.min() ?? 0, gap.lowerBound), (gap.upperBound, ends.max() ?? 0)] where part.0 < part.1 {
        lines.line("hang", "M\(part.0) \(y)H\(part.1)", dashes: "1 3")
      }
      let title = [plan.number?.value.written, plan.title.value, site.label(plan.issued)].compactMap(\.self)
      signs.link(to: site.planURLs[entry.plan], title: title.joined(separator: ", ")) { svg in
        if plan.issued.isInferred {
          svg.line("plan", "M\(bar.lowerBound) \(y)H\(bar.upperBound)", dashes: "3 2", width: 6)
        } else {
          svg.rect("plan", bar.lowerBound - 2, y - 5, 4, 10)
        }
        guard !text.isEmpty else { return }
        svg.text(
          text, isAfter ? bar.upperBound + 5 : bar.lowerBound - 5, y + 4,
          #"font-size="10""# + (isAfter ? "" : #" text-anchor="end""#))
      }
    }
    for mark in marks {
      if let y = hanging[mark.event] { lines.line("hang", "M\(mark.x) \(mark.y + 7)V\(y)", dashes: "1 3") }
    }
    return top + 14 * plans.count + 2
  }

  /// Draws how many plans there are in each month, or in as many as a bar needs to be seen.
  private func drawBars(of plans: [Int], on scale: Scale, at top: Int, _ signs: inout SVG) -> Int {
    let months = [1, 3, 6, 12, 60, 120].first { scale.width($0 * Scale.month) >= 5 } ?? 600
    var counts: [Int: Int] = [:]
    for plan in plans { counts[scale.day(of: archive.plans[plan].issued) / (months * Scale.month), default: 0] += 1 }
    let most = counts.values.max() ?? 1
    for (bucket, count) in counts.sorted(by: { $0.key < $1.key }) {
      let day = bucket * months * Scale.month
      let (x, end) = (max(scale.x(day), Self.left - 6), min(scale.x(day + months * Scale.month), Self.right + 8))
      let height = max(2, count * 30 / most)
      let time = months == 1 ? "\(day % Scale.year / Scale.month + 1)/\(day / Scale.year)" : Scale.years(day, months)
      let title = site.theme.text("plans-of-month", [("time", time), ("count", String(count))])
      signs.rect("plan", x, top + 44 - height, max(1, end - x - 1), height, title: title)
      if TextWidth.of(String(count), size: 9) < end - x {
        signs.text(String(count), (x + end) / 2, top + 42 - height, #"font-size="9" text-anchor="middle""#)
      }
    }
    return top + 46
  }

  // MARK: Scale

  /// Where days lie in a row. Months have 31 days each, so that all numbers are whole.
  private struct Scale {
    static let month = 31
    static let year = 12 * month

    private(set) var start: Int
    private(set) var end: Int

    init(_ row: [TimelineTerm], days: [DocumentDate]) {
      let days = days.map(Self.day)
      let first = row[0].start.map(Self.day)
      let last = row[row.count - 1].end.map { Self.day($0, isEnd: true) }
      // A time with one end has as many whole years as its events need, a term of which nothing is known as well.
      start = min(first ?? .max, (days.min() ?? 0) / (first == nil ? Self.year : 1) * (first == nil ? Self.year : 1))
      end = max(last ?? 0, last == nil ? ((days.max() ?? 0) / Self.year + 1) * Self.year : days.max() ?? 0)
    }

    /// The middle of a month or year of which no more is known.
    static func day(_ date: DocumentDate) -> Int { day(date, isEnd: false) }

    private static func day(_ date: DocumentDate, isEnd: Bool) -> Int {
      guard let monthOfYear = date.month else { return date.year * year + (isEnd ? year : year / 2) }
      return date.year * year + (monthOfYear - 1) * month + (date.day.map { $0 - 1 } ?? month / 2)
    }

    static func years(_ day: Int, _ months: Int) -> String {
      let (first, last) = (day / year, (day + months * month - 1) / year)
      return first == last ? String(first) : "\(first)–\(last)"
    }

    func x(_ day: Int) -> Int {
      let (left, right) = (TimelinePicture.left, TimelinePicture.right)
      return left + (day - start) * (right - left) / max(1, end - start)
    }

    func width(_ days: Int) -> Int { x(start + days) - x(start) }

    func x(_ event: Event) -> Int { x(event.firstDay.map(Self.day) ?? start) }

    func day(of issued: Plan.Issued) -> Int {
      min(max(start, issued.sortingDate.map(Self.day) ?? start), end)
    }

    /// Where a plan can have been issued, within the row.
    func span(of issued: Plan.Issued) -> ClosedRange<Int> {
      let first = x(day(of: issued))
      guard issued.isInferred, let latest = issued.latest else { return first...first }
      return first...max(first + 6, x(min(max(start, Self.day(latest)), end)))
    }
  }
}
