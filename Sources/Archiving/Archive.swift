// All records of one content tree, ordered, with every reference resolved and every ID and address unique.
//
// The steps: records of each kind in their order → references in both directions → slogans, topics, terms.

package import Files
import Texts
package import Citations
package import Diagnostics
import Markdown

package struct Archive: Sendable {
  package let settings: SiteSettings
  /// Newest first; what has no date at all comes last.
  package let plans: [Plan]
  /// In order of time; what has no date comes last.
  package let events: [Event]
  /// The bodies that the records name, and those above and before them: one that only content of another edition names
  /// does not exist in this one.
  package let bodies: [Body]
  /// All entries of the authority files.
  package let authority: (bodies: [Body], documents: [CitedDocument])
  /// What records cite and the archive does not hold: those of the authority file first.
  package let documents: [Document]
  /// By name; `index` is the text of the home page.
  package let pages: [FreePage]
  /// In the order of `plans` and of the lists in them.
  package let slogans: [Slogan]
  /// How often slogans are listed, repetitions included.
  package let listingCount: Int
  /// How many slogans several plans list.
  package let sharedSloganCount: Int
  /// By their folded titles.
  package let topics: [RecordSet]
  /// The latest first.
  package let terms: [RecordSet]
  /// The slogans of each plan: indices into `slogans`, parallel to `Plan.slogans`.
  package let slogansOfPlan: [[Int]]
  /// Attachments to publish, sorted, each once: paths relative to the source folder.
  package let attachments: [String]

  /// The tasks of each plan, parallel to `plans`.
  package let tasks: [[PlanTask]]
  private let targets: [String: LinkTargets]
  let links: CitationLinks
  private let planIndices: [String: Int]
  private let eventIndices: [String: Int]
  private let bodyIndices: [String: Int]
  private let plansByEvent: [String: [Int]]
  private let eventsByReplacement: [String: [Int]]
  /// Indices of the numbered events of each series, by ordinal.
  private let eventsBySeries: [String: [Int]]
  let plansByIssuer: [String: [Int]]
  let tasksByBody: [String: [TaskPlace]]
  let bodiesByParent: [String: [String]]
  let bodiesByPredecessor: [String: [String]]

  /// - Parameter records: checked without an error.
  package init(_ records: LinkedRecords) {
    settings = records.settings
    plans = records.plans
    events = records.events.sorted(by: Self.isEarlier)
    pages = records.pages
    authority = (records.bodies, records.documents)
    targets = records.targets
    links = CitationLinks(records.citations, of: records.plans)
    documents = links.documents
    tasks = records.tasks
    bodies = records.namedBodies(tasks, documents)
    attachments = Set(plans.flatMap { $0.attachments.map(\.path.value) }).sorted {
      $0.precedesInUTF8($1)
    }

    planIndices = Dictionary(uniqueKeysWithValues: self.plans.enumerated().map { ($1.id, $0) })
    eventIndices = Dictionary(uniqueKeysWithValues: self.events.enumerated().map { ($1.id, $0) })
    bodyIndices = Dictionary(uniqueKeysWithValues: self.bodies.enumerated().map { ($1.id, $0) })
    var plansByEvent: [String: [Int]] = [:]
    for (index, plan) in self.plans.enumerated() {
      for event in plan.events where plansByEvent[event.value]?.last != index {
        plansByEvent[event.value, default: []].append(index)
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
    plansByIssuer = Dictionary(grouping: self.plans.indices) { [plans = self.plans] in plans[$0].issuer.value }
    tasksByBody = TaskPlace.byBody(tasks)
    bodiesByParent = Dictionary(grouping: self.bodies.filter { $0.parent != nil }) { $0.parent?.value ?? "" }
      .mapValues { $0.map(\.id) }
    bodiesByPredecessor = Dictionary(grouping: self.bodies.filter { $0.predecessor != nil }) {
      $0.predecessor?.value ?? ""
    }
    .mapValues { $0.map(\.id) }
    (slogans, slogansOfPlan) = Self.gathered(self.plans)
    listingCount = slogans.reduce(0) { $0 + $1.listings.count }
    sharedSloganCount = slogans.count { $0.plans.count > 1 }
    topics = RecordSet.topics(self.plans, eventIndices: eventIndices)
    terms = RecordSet.terms(self.plans, self.events)
  }

  package func plan(_ id: String) -> Plan? { planIndices[id].map { plans[$0] } }
  package func event(_ id: String) -> Event? { eventIndices[id].map { events[$0] } }
  package func body(_ id: String) -> Body? { bodyIndices[id].map { bodies[$0] } }
  package func page(_ name: String) -> FreePage? { pages.first { $0.name == name } }

  /// The HTML of a record's text with its links.
  ///
  /// - Throws: when the machine refuses to read what was put aside.
  package func html(of text: BodyText, in file: String, from spool: Spool) throws(EnvironmentError) -> [UInt8] {
    let citations = (links.targets[file] ?? []).map { target in
      target.map { route(of: $0).link(under: settings.basePath) }
    }
    return try text.html(
      from: spool, with: targets[file] ?? LinkTargets(), under: settings.basePath, citations: citations)
  }

  private func route(of target: CitationLinks.Target) -> Route {
    switch target {
    case .plan(let index): settings.route(ofPlan: plans[index].id)
    case .document(let index): settings.route(ofDocument: documents[index].key)
    }
  }

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

  private static func isEarlier(_ a: Event, _ b: Event) -> Bool {
    if a.firstDay != b.firstDay {
      guard let first = a.firstDay else { return false }
      guard let second = b.firstDay else { return true }
      return first < second
    }
    return a.id.precedesInUTF8(b.id)
  }

  private static func gathered(_ plans: [Plan]) -> ([Slogan], [[Int]]) {
    var slogans: [Slogan] = []
    var indices: [String: Int] = [:]
    let ofPlans = plans.enumerated().map { planIndex, plan in
      plan.slogans.enumerated().map { place, listed in
        let key = listed.key
        let listing = Slogan.Listing(plan: planIndex, place: place)
        if let index = indices[key] {
          slogans[index].listings.append(listing)
          if slogans[index].plans.last != planIndex { slogans[index].plans.append(planIndex) }
          return index
        }
        indices[key] = slogans.count
        slogans.append(Slogan(text: listed.text, key: key, listings: [listing], plans: [planIndex]))
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
