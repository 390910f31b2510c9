// The records of a content tree as pages show them: what each refers to, what refers to it, slogans, topics and terms.

import Citations
package import Diagnostics
package import Files
import Markdown
package import Records
import Texts

/// A class, for the same reason as `Plan`.
package final class Archive: Sendable {
  private let records: LinkedRecords
  private let imageSizes: [String: ImageSize]
  private let attachmentFacts: [String: AttachmentFacts]
  package let settings: SiteSettings
  /// Newest first; what has no date at all comes last.
  package let plans: [Plan]
  /// The tasks of each plan, parallel to `plans`.
  package let tasks: [[PlanTask]]
  /// In order of time; what has no date comes last.
  package let events: [Event]
  /// The bodies that the records name, and those above and before them: one that only content of another edition names
  /// does not exist in this one.
  package let bodies: [Body]
  /// What records cite and the archive does not hold: those of the authority file first.
  package let documents: [ExternalDocument]
  /// In the order of `plans` and of the lists in them.
  package let slogans: [Slogan]
  /// The slogans of each plan: indices into `slogans`, parallel to `Plan.slogans`.
  package let slogansOfPlan: [[Int]]
  /// How often slogans are listed, repetitions included.
  package let listingCount: Int
  /// How many slogans several plans list.
  package let sharedSloganCount: Int
  /// By their folded titles.
  package let topics: [RecordSet]
  /// The latest first.
  package let terms: [RecordSet]

  private let eventIndices: [String: Int]
  private let bodyIndices: [String: Int]
  /// The other direction of references: indices into the lists of records, each once.
  private let backlinks: [Backlink: [Int]]
  private let tasksByBody: [String: [TaskPlace]]
  private let placesByCited: [Reference: [(plan: Int, citation: Int)]]

  /// The numbered events of each series, by ordinal.
  private let eventsBySeries: [String: [(ordinal: Int, index: Int)]]

  /// A way in which records name another, by its ID or number.
  private enum Backlink: Hashable {
    case event(String), issuer(String), related(RelatedRecord.Relation, Reference)
    case replacement(String)
    case parent(String), predecessor(String)
  }

  /// - Parameters:
  ///   - records: checked without an error.
  ///   - imageSizes: by path; images of others have none on the page.
  ///   - attachmentFacts: by path.
  package init(
    _ records: LinkedRecords, imageSizes: [String: ImageSize] = [:], attachmentFacts: [String: AttachmentFacts] = [:]
  ) {
    self.records = records
    self.imageSizes = imageSizes
    self.attachmentFacts = attachmentFacts
    settings = records.settings
    (plans, tasks, events) = (records.plans, records.tasks, records.events)
    let links = records.citations
    (bodies, documents) = (records.namedBodies, records.documents)
    eventIndices = Dictionary(uniqueKeysWithValues: zip(events.map(\.id), events.indices))
    bodyIndices = Dictionary(uniqueKeysWithValues: zip(bodies.map(\.id), bodies.indices))
    var backlinks: [Backlink: [Int]] = [:]
    func add(_ index: Int, _ links: [Backlink?]) {
      for case let link? in links where backlinks[link]?.last != index { backlinks[link, default: []].append(index) }
    }
    var placesByCited: [Reference: [(plan: Int, citation: Int)]] = [:]
    for (index, plan) in plans.enumerated() {
      add(index, plan.events.map { .event($0.value) } + plan.issuers.map { .issuer($0.value) })
      add(index, links.related[index].map { entry in entry.record.map { .related(entry.relation, $0) } })
      for case (let place, let record?) in (links.cited[plan.file] ?? []).enumerated() where record != .plan(index) {
        placesByCited[record, default: []].append((index, place))
      }
    }
    var eventsBySeries: [String: [(ordinal: Int, index: Int)]] = [:]
    for (index, event) in events.enumerated() {
      add(index, [event.replacedBy.map { .replacement($0.value) }])
      if let series = event.series, let ordinal = event.ordinal {
        eventsBySeries[series, default: []].append((ordinal, index))
      }
    }
    for (index, body) in bodies.enumerated() {
      add(index, [body.parent.map { .parent($0.value) }, body.predecessor.map { .predecessor($0.value) }])
    }
    self.eventsBySeries = eventsBySeries.mapValues { $0.sorted { $0 < $1 } }
    self.backlinks = backlinks
    self.placesByCited = placesByCited
    tasksByBody = TaskPlace.byBody(records.tasks)
    (slogans, slogansOfPlan) = Slogan.gathered(from: plans)
    listingCount = slogans.reduce(0) { $0 + $1.listings.count }
    sharedSloganCount = slogans.count { $0.plans.count > 1 }
    topics = RecordSet.topics(plans, eventIndices: eventIndices)
    terms = RecordSet.terms(plans, events)
  }

  /// By name; `index` is the text of the home page.
  package var pages: [FreePage] { records.pages }
  /// All entries of the files that hold several records.
  package var authority: (bodies: [Body], documents: [CitedDocument], withdrawn: [WithdrawnAddress]) {
    records.authority
  }

  /// Addresses whose pages have moved or were withdrawn, sorted.
  package var formerAddresses: [FormerAddress] { records.formerAddresses }

  /// The ledger with every address of this edition in it; the home page needs no entry.
  package var ledger: AddressLedger {
    records.ledger.adding((records.addresses.map(\.route) + formerAddresses.map(\.route)).filter { $0 != .home })
  }

  /// Attachments to publish, sorted, each once: paths of files relative to the source folder.
  package var attachments: [String] {
    Set(plans.flatMap { $0.attachments.map { file(of: $0) } }).sorted { $0.precedesInUTF8($1) }
  }

  /// The path of an attachment's file, relative to the source folder.
  package func file(of attachment: Plan.Attachment) -> String { records.file(ofAttachment: attachment.path.value) }

  package func facts(of attachment: Plan.Attachment) -> AttachmentFacts? { attachmentFacts[file(of: attachment)] }

  package func index(ofEvent id: String) -> Int? { eventIndices[id] }
  package func index(ofBody id: String) -> Int? { bodyIndices[id] }
  package func body(_ id: String) -> Body? { bodyIndices[id].map { bodies[$0] } }
  package func page(_ name: String) -> FreePage? { pages.first { $0.name == name } }

  /// The HTML of a record's text with its links.
  ///
  /// - Parameter footnoteText: as for `BodyText.html`.
  /// - Throws: when the machine refuses to read what was put aside.
  package func html(
    of text: BodyText, in file: String, from spool: Spool, footnoteText: (_ number: String?) -> String
  ) throws(EnvironmentError) -> [UInt8] {
    let citations = (records.citations.cited[file] ?? []).map { record in
      record.map { route(of: $0).link(under: settings.basePath) }
    }
    let targets = records.targets[file]?.links ?? []
    var sizes: [Int: (width: Int, height: Int)] = [:]
    for case (let index, .attachment(let path, _)?) in targets.enumerated() where text.links[index].isImage {
      sizes[index] = imageSizes[path].map { ($0.width, $0.height) }
    }
    return try text.html(
      from: spool, links: targets.map { $0?.address(under: settings.basePath) }, sizes: sizes, citations: citations,
      footnoteText: footnoteText)
  }

  private func route(of record: Reference) -> Route {
    switch record {
    case .plan(let index): settings.route(ofPlan: plans[index].id)
    case .document(let index): settings.route(ofDocument: documents[index].key)
    }
  }

  // MARK: Events

  /// The plans made for an event: indices into `plans`.
  package func plans(of event: Event) -> [Int] { backlinks[.event(event.id)] ?? [] }

  /// The events that name this one as what replaced them.
  package func events(replacedBy event: Event) -> [Int] { backlinks[.replacement(event.id)] ?? [] }

  /// The events before and after a numbered one in its series, by ordinal.
  package func neighbours(of event: Event) -> (previous: Int?, next: Int?) {
    guard let ordinal = event.ordinal, let series = event.series.flatMap({ eventsBySeries[$0] }) else {
      return (nil, nil)
    }
    let own = series.partitioningIndex { $0.ordinal >= ordinal }..<series.partitioningIndex { $0.ordinal > ordinal }
    return (
      own.lowerBound > 0 ? series[own.lowerBound - 1].index : nil,
      own.upperBound < series.count ? series[own.upperBound].index : nil
    )
  }

  // MARK: Citations

  /// What the text of a plan cites, each once, in the order of the text; the plan itself is not among it.
  package func cited(byPlan index: Int) -> [Reference] { records.references(inPlan: index) }

  /// What the citations of a plan's text mean, in their order; nil where that is not certain.
  package func meanings(ofCitationsIn plan: Plan) -> [Reference?] { records.citations.cited[plan.file] ?? [] }

  /// The entries of a plan's front matter in one relation, in their order.
  package func records(_ relation: RelatedRecord.Relation, ofPlan index: Int) -> [RelatedRecord] {
    records.citations.related[index].filter { $0.relation == relation }
  }

  /// The plans whose front matter names a record: indices into `plans`, each once.
  package func plans(_ relation: RelatedRecord.Relation, _ record: Reference) -> [Int] {
    backlinks[.related(relation, record)] ?? []
  }

  /// Every place where another plan cites a record: indices into `plans` and into the citations of its text.
  package func places(citing record: Reference) -> [(plan: Int, citation: Int)] { placesByCited[record] ?? [] }

  /// The plans that cite a record in their texts: indices into `plans`, each once.
  package func plans(citing record: Reference) -> [Int] {
    places(citing: record).reduce(into: []) { plans, place in
      if plans.last != place.plan { plans.append(place.plan) }
    }
  }

  // MARK: Bodies

  /// The plans that a body issued, alone or with others: indices into `plans`.
  package func plans(issuedBy body: Body) -> [Int] { backlinks[.issuer(body.id)] ?? [] }
  package func tasks(of body: Body) -> [TaskPlace] { tasksByBody[body.id] ?? [] }
  package func bodies(below body: Body) -> [Body] { (backlinks[.parent(body.id)] ?? []).map { bodies[$0] } }
  package func bodies(after body: Body) -> [Body] { (backlinks[.predecessor(body.id)] ?? []).map { bodies[$0] } }
}

extension Array {
  /// The first position whose element belongs to the second part of a list that is parted by `belongsToSecond`.
  fileprivate func partitioningIndex(_ belongsToSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
