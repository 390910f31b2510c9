// All records of one content tree, ordered, with every reference resolved and every ID and address unique.
//
// The steps: links between records → bodies and cited documents → checks between records → order → slogans.

package import Diagnostics
import Markdown

package struct Archive: Sendable {
  package let settings: SiteSettings
  /// Newest first; what has no date at all comes last.
  package let plans: [Plan]
  /// In order of time; what has no date comes last.
  package let events: [Event]
  package let bodies: [Body]
  package let documents: [CitedDocument]
  /// By name; `index` is the text of the home page.
  package let pages: [FreePage]
  /// In the order of `plans` and of the lists in them.
  package let slogans: [Slogan]
  /// The slogans of each plan: indices into `slogans`, parallel to `Plan.slogans`.
  package let slogansOfPlan: [[Int]]
  /// Attachments to publish, sorted, each once: paths relative to the source folder.
  package let attachments: [String]

  private let targets: [String: LinkTargets]
  private let planIndices: [String: Int]
  private let eventIndices: [String: Int]
  private let bodyIndices: [String: Int]
  private let plansByEvent: [String: [Int]]
  private let eventsByReplacement: [String: [Int]]
  /// Indices of the numbered events of each series, by ordinal.
  private let eventsBySeries: [String: [Int]]
  private let planByNumber: [String: Int]
  private let documentByNumber: [String: Int]

  /// Links the records of an edition.
  ///
  /// - Returns: nil when an error was reported; every error of the content is reported, not only the first.
  package init?(linking content: ParsedContent, settings: SiteSettings, into report: inout Report) {
    let tree = content.tree
    let contents = ContentFiles(content, settings: settings, into: &report)
    let (plans, events, pages) = (contents.plans, contents.events, contents.pages)
    var bodyReport = Report()
    let bodies = contents.bodies(into: &bodyReport)
    report.add(contentsOf: bodyReport)
    let documents = contents.documents(into: &report)

    ReferenceCheck(
      plans: plans, events: events, pages: pages, targets: contents.targets,
      bodies: bodyReport.hasErrors || tree.unreadable.contains(ContentFiles.bodiesFile) ? nil : bodies,
      documents: documents,
      settings: settings, planIDs: contents.planIDs, eventIDs: contents.eventIDs,
      attachments: tree.attachments
    ).run(into: &report)
    if tree.isErased { ErasureCheck.run(plans, events, pages, bodies, documents, settings, into: &report) }
    guard !report.hasErrors else { return nil }

    self.settings = settings
    targets = contents.targets
    self.plans = plans.sorted(by: Self.isNewer)
    self.events = events.sorted(by: Self.isEarlier)
    self.pages = pages
    self.bodies = bodies
    self.documents = documents
    attachments = Set(plans.flatMap { $0.attachments.map(\.path.value) }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }

    planIndices = Dictionary(uniqueKeysWithValues: self.plans.enumerated().map { ($1.id, $0) })
    eventIndices = Dictionary(uniqueKeysWithValues: self.events.enumerated().map { ($1.id, $0) })
    bodyIndices = Dictionary(uniqueKeysWithValues: bodies.enumerated().map { ($1.id, $0) })
    var plansByEvent: [String: [Int]] = [:]
    var planByNumber: [String: Int] = [:]
    for (index, plan) in self.plans.enumerated() {
      for event in plan.events where plansByEvent[event.value]?.last != index {
        plansByEvent[event.value, default: []].append(index)
      }
      if let number = plan.number {
        planByNumber[number.value.normalised] = planByNumber[number.value.normalised] ?? index
      }
    }
    self.plansByEvent = plansByEvent
    var eventsByReplacement: [String: [Int]] = [:]
    var eventsBySeries: [String: [Int]] = [:]
    for (index, event) in self.events.enumerated() {
      if let next = event.replacedBy { eventsByReplacement[next.value, default: []].append(index) }
      if let series = event.series, event.ordinal != nil { eventsBySeries[series, default: []].append(index) }
    }
    self.eventsByReplacement = eventsByReplacement
    self.eventsBySeries = eventsBySeries.mapValues { [events = self.events] indices in
      indices.sorted { (events[$0].ordinal ?? 0, $0) < (events[$1].ordinal ?? 0, $1) }
    }
    self.planByNumber = planByNumber
    documentByNumber = Dictionary(
      documents.enumerated().map { ($1.number.value.normalised, $0) }, uniquingKeysWith: { first, _ in first })
    (slogans, slogansOfPlan) = Self.gathered(self.plans)
  }

  package func plan(_ id: String) -> Plan? { planIndices[id].map { plans[$0] } }
  package func event(_ id: String) -> Event? { eventIndices[id].map { events[$0] } }
  package func body(_ id: String) -> Body? { bodyIndices[id].map { bodies[$0] } }
  package func page(_ name: String) -> FreePage? { pages.first { $0.name == name } }

  /// The HTML of a record's text with its links.
  ///
  /// - Throws: when the machine refuses to read what was put aside.
  package func html(of text: BodyText, in file: String, from spool: Spool) throws(EnvironmentError) -> [UInt8] {
    try text.html(from: spool, with: targets[file] ?? LinkTargets())
  }

  /// How often slogans are listed, repetitions included.
  package var listingCount: Int { slogans.reduce(0) { $0 + $1.listings.count } }

  /// The plans made for an event: indices into `plans`.
  package func plans(of event: Event) -> [Int] { plansByEvent[event.id] ?? [] }

  /// The events that name this one as what replaced them.
  package func events(replacedBy event: Event) -> [Event] { eventsByReplacement[event.id]?.map { events[$0] } ?? [] }

  /// The events before and after a numbered one in its series, by ordinal.
  package func neighbours(of event: Event) -> (previous: Event?, next: Event?) {
    guard let series = event.series, let ordinal = event.ordinal, let indices = eventsBySeries[series] else {
      return (nil, nil)
    }
    let before = indices.partitioningIndex { events[$0].ordinal ?? 0 >= ordinal }
    let after = indices.partitioningIndex { events[$0].ordinal ?? 0 > ordinal }
    return (
      before > 0 ? events[indices[before - 1]] : nil, after < indices.count ? events[indices[after]] : nil
    )
  }

  /// The plan of this archive with that number; of several the newest.
  package func plan(numbered number: DocumentNumber) -> Plan? { planByNumber[number.normalised].map { plans[$0] } }

  /// What the authority file says of a number; of several the first.
  package func document(numbered number: DocumentNumber) -> CitedDocument? {
    documentByNumber[number.normalised].map { documents[$0] }
  }

  private static func isNewer(_ a: Plan, _ b: Plan) -> Bool {
    let (first, second) = (a.issued.sortingDate, b.issued.sortingDate)
    if first != second {
      guard let first else { return false }
      guard let second else { return true }
      return first > second
    }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }

  private static func isEarlier(_ a: Event, _ b: Event) -> Bool {
    if a.firstDay != b.firstDay {
      guard let first = a.firstDay else { return false }
      guard let second = b.firstDay else { return true }
      return first < second
    }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }

  private static func gathered(_ plans: [Plan]) -> ([Slogan], [[Int]]) {
    var slogans: [Slogan] = []
    var indices: [String: Int] = [:]
    let ofPlans = plans.enumerated().map { planIndex, plan in
      plan.slogans.map { listing in
        let key = listing.key
        if let index = indices[key] {
          slogans[index].listings.append((planIndex, listing))
          if slogans[index].plans.last != planIndex { slogans[index].plans.append(planIndex) }
          return index
        }
        indices[key] = slogans.count
        slogans.append(Slogan(text: listing.text, key: key, listings: [(planIndex, listing)], plans: [planIndex]))
        return slogans.count - 1
      }
    }
    return (slogans, ofPlans)
  }
}

extension Plan.Issued {
  /// What plans are ordered by: the date, else the first bound of the window.
  package var sortingDate: DocumentDate? {
    switch self {
    case .on(let date): date
    case .within(let window): window.earliest ?? window.latest
    case .unknown: nil
    }
  }

  /// The years in which it can have been issued.
  var years: ClosedRange<Int> {
    switch self {
    case .on(let date): date.year...date.year
    case .within(let window):
      (window.earliest?.year ?? 0)...max(window.earliest?.year ?? 0, window.latest?.year ?? 9999)
    case .unknown: 0...9999
    }
  }

  /// The year, where it is certain.
  package var year: Int? {
    switch self {
    case .on(let date): return date.year
    case .within(let window):
      guard let earliest = window.earliest, earliest.year == window.latest?.year else { return nil }
      return earliest.year
    case .unknown: return nil
    }
  }
}

extension [Int] {
  /// The first position whose element belongs to the second part of a list that is parted by `belongsToSecond`.
  fileprivate func partitioningIndex(_ belongsToSecond: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
