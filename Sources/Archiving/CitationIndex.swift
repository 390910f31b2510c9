// Which record a citation means: a plan of the archive, or a document that it does not hold.

import Citations
import Records
import Texts

/// A record that another one names by its number.
package enum Reference: Hashable, Sendable {
  /// An index into `Archive.plans`.
  case plan(Int)
  /// An index into `Archive.documents`.
  case document(Int)
}

/// Plans and external documents by number. Numbers are used again every year or term and by every office, so date and
/// issuer decide where several share one.
struct CitationIndex {
  enum Resolution: Equatable {
    case one(Reference)
    /// Of that year, but the record has another day.
    case otherDay(Reference)
    /// Several fit equally well.
    case tie
    case none
  }

  /// Records of one number. Absurdly many can share one, so each is asked for once at most however many they are.
  private struct Group {
    /// By when they were issued.
    private var records: [Plan.Issued: Set<Reference>] = [:]
    private(set) var count = 0

    mutating func insert(_ record: Reference, _ issued: Plan.Issued) {
      records[issued, default: []].insert(record)
      count += 1
    }

    mutating func remove(_ record: Reference, _ issued: Plan.Issued) {
      records[issued]?.remove(record)
      count -= 1
    }

    /// The records that can be of a date, or two of them if there are more: what several have in common is only that.
    func some(of date: DocumentDate?) -> [Reference] {
      Array(
        records.lazy.filter { issued, _ in date.map(issued.includes) ?? true }
          .flatMap { $0.value.prefix(2) }.prefix(2))
    }
  }

  /// The records of one number, or those of a year among them.
  private struct Shared {
    private(set) var all = Group()
    private var byIssuer: [String?: Group] = [:]

    mutating func insert(_ record: Reference, _ issued: Plan.Issued, issuer: String?) {
      all.insert(record, issued)
      byIssuer[issuer, default: Group()].insert(record, issued)
    }

    mutating func remove(_ record: Reference, _ issued: Plan.Issued, issuer: String?) {
      all.remove(record, issued)
      byIssuer[issuer]?.remove(record, issued)
    }

    /// As `Group.some`, of the records of these issuers.
    func some(of date: DocumentDate?, issuers: [String?]) -> [Reference] {
      Array(issuers.lazy.compactMap { byIssuer[$0] }.flatMap { $0.some(of: date) }.prefix(2))
    }
  }

  private let plans: [Plan]
  /// Those of the authority file first.
  private(set) var documents: [ExternalDocument] = []
  private let names: BodyNames
  private var shared: [String: (all: Shared, byYear: [Int?: Shared])] = [:]

  /// - Parameter entries: of the authority file.
  init(_ plans: [Plan], _ entries: [CitedDocument], _ names: BodyNames) {
    self.plans = plans
    self.names = names
    for (index, plan) in plans.enumerated() {
      if let number = plan.number { enter(.plan(index), number.value) }
    }
    for entry in entries { add(ExternalDocument(entry.number.value, entry)) }
  }

  private mutating func enter(_ record: Reference, _ number: DocumentNumber) {
    let (issued, issuer) = (issued(record), issuer(record))
    shared[number.normalised, default: (Shared(), [:])].all.insert(record, issued, issuer: issuer)
    shared[number.normalised]?.byYear[issued.year, default: Shared()].insert(record, issued, issuer: issuer)
  }

  private mutating func add(_ document: ExternalDocument) {
    documents.append(document)
    enter(.document(documents.count - 1), document.number)
  }

  /// Makes documents of what is cited and not known yet. Citations without a date mean the documents that others have
  /// dated, wherever these stand.
  mutating func admit(_ citations: some Sequence<Citation>) {
    for citation in citations where citation.date != nil { admit(citation) }
    for citation in citations where citation.date == nil { admit(citation) }
  }

  private mutating func admit(_ citation: Citation) {
    switch resolve(citation) {
    case .one(.document(let index)), .otherDay(.document(let index)):
      let isUndated = documents[index].date == nil
      documents[index].add(citation)
      if isUndated, documents[index].date != nil {
        let (record, number, issuer) = (Reference.document(index), documents[index].number, documents[index].issuer)
        shared[number.normalised]?.all.remove(record, .unknown, issuer: issuer)
        shared[number.normalised]?.byYear[nil]?.remove(record, .unknown, issuer: issuer)
        enter(record, number)
      }
    case .one, .otherDay, .tie: break
    case .none:
      var document = ExternalDocument(citation.number)
      document.add(citation)
      add(document)
    }
  }

  /// Makes documents of numbers that front matter names and nothing else has.
  mutating func admit(_ numbers: [DocumentNumber]) {
    for number in numbers where resolve(number) == .none { add(ExternalDocument(number)) }
  }

  func resolve(_ citation: Citation) -> Resolution {
    resolve(citation.number, citation.date, issuer: citation.issuer)
  }

  /// - Parameter issuer: the name of the body that issued it; nil when nothing is known.
  func resolve(_ number: DocumentNumber, _ date: DocumentDate? = nil, issuer name: String? = nil) -> Resolution {
    guard let shared = shared[number.normalised] else { return .none }
    // The bodies that can be meant. Most numbers are not shared: then nobody asks.
    lazy var issuers = name.map(names.ids) ?? []
    /// - Parameter others: whether records can be meant that are of other issuers than the citation names.
    func narrowed(_ records: Shared?, of date: DocumentDate?, others: Bool) -> Resolution {
      let all = records?.all.some(of: date) ?? []
      guard let records, !all.isEmpty else { return .none }
      if all.count == 1, others || issuers.isEmpty { return .one(all[0]) }
      let own = records.some(of: date, issuers: issuers)
      let left = !own.isEmpty ? own : others || issuers.isEmpty ? all : records.some(of: date, issuers: [nil])
      return left.count == 1 ? .one(left[0]) : left.isEmpty ? .none : .tie
    }
    guard let date else { return narrowed(shared.all, of: nil, others: true) }
    let exact = narrowed(shared.byYear[date.year], of: date, others: true)
    if exact != .none { return exact }
    let undated = narrowed(shared.byYear[nil], of: date, others: false)
    if undated != .none { return undated }
    let otherDay = narrowed(shared.byYear[date.year], of: nil, others: false)
    if case .one(let record) = otherDay { return .otherDay(record) }
    return otherDay
  }

  private func issuer(_ record: Reference) -> String? {
    switch record {
    case .plan(let index): plans[index].issuer.value
    case .document(let index): documents[index].issuer
    }
  }

  /// When the record was issued.
  func issued(_ record: Reference) -> Plan.Issued {
    switch record {
    case .plan(let index): plans[index].issued
    case .document(let index): documents[index].date.map(Plan.Issued.on) ?? .unknown
    }
  }
}
