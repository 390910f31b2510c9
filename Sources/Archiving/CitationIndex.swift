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

  /// The records of one number.
  private struct Shared {
    var records: [Reference] = []
    /// Made when they are many.
    var index: Index?
  }

  /// Records that absurdly many documents share the number of: no search looks at each.
  private struct Index {
    private struct Group {
      private var byIssued: [Plan.Issued: Set<Reference>] = [:]

      mutating func insert(_ record: Reference, _ issued: Plan.Issued) { byIssued[issued, default: []].insert(record) }
      mutating func remove(_ record: Reference, _ issued: Plan.Issued) { byIssued[issued]?.remove(record) }

      func some(of date: DocumentDate?) -> some Sequence<Reference> {
        byIssued.lazy.filter { issued, _ in date.map(issued.includes) ?? true }.flatMap { $0.value.prefix(2) }
      }
    }

    private struct Place: Hashable {
      /// nil stands for all years; so with issuers.
      let year: Int??
      let issuer: String??
    }

    private var groups: [Place: Group] = [:]

    private static func places(_ issued: Plan.Issued, _ issuer: String?) -> [Place] {
      [nil, .some(issued.year)].flatMap { (year: Int??) in
        [Place(year: year, issuer: nil), Place(year: year, issuer: .some(issuer))]
      }
    }

    mutating func insert(_ record: Reference, _ issued: Plan.Issued, _ issuer: String?) {
      for place in Self.places(issued, issuer) { groups[place, default: Group()].insert(record, issued) }
    }

    mutating func remove(_ record: Reference, _ issued: Plan.Issued, _ issuer: String?) {
      for place in Self.places(issued, issuer) { groups[place]?.remove(record, issued) }
    }

    func some(in year: Int??, of date: DocumentDate?, issuers: [String?]?) -> [Reference] {
      let places = issuers?.map { Place(year: year, issuer: .some($0)) } ?? [Place(year: year, issuer: nil)]
      // A joint document stands at several places.
      return Array(Set(places.lazy.compactMap { groups[$0] }.flatMap { $0.some(of: date).prefix(2) }).prefix(2))
    }
  }

  /// So many are compared one by one.
  private static let few = 64

  private let plans: [Plan]
  /// Those of the authority file first.
  private(set) var documents: [ExternalDocument] = []
  private let names: BodyNames
  private var shared: [String: Shared] = [:]

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
    var records = shared.removeValue(forKey: number.normalised) ?? Shared()
    if records.index != nil {
      for issuer in issuers(of: record) { records.index?.insert(record, issued(record), issuer) }
    } else {
      records.records.append(record)
      if records.records.count > Self.few {
        var index = Index()
        for record in records.records {
          for issuer in issuers(of: record) { index.insert(record, issued(record), issuer) }
        }
        records = Shared(index: index)
      }
    }
    shared[number.normalised] = records
  }

  /// The records of a number that can be of a date, or two of them if there are more: that is all that counts.
  ///
  /// - Parameters:
  ///   - year: of what year they certainly are, nil within for none; nil for any.
  ///   - issuers: nil for any.
  private func some(
    _ shared: Shared, in year: Int?? = nil, of date: DocumentDate?, issuers: [String?]?
  ) -> [Reference] {
    if let index = shared.index { return index.some(in: year, of: date, issuers: issuers) }
    let fitting = shared.records.lazy.filter { record in
      let issued = issued(record)
      return year.map { $0 == issued.year } ?? true && date.map(issued.includes) ?? true
        && issuers.map { self.issuers(of: record).contains(where: $0.contains) } ?? true
    }
    return Array(fitting.prefix(2))
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
        let (record, issuer) = (Reference.document(index), documents[index].issuer)
        let issued = issued(record)
        shared[citation.number.normalised]?.index?.remove(record, .unknown, issuer)
        shared[citation.number.normalised]?.index?.insert(record, issued, issuer)
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
    func narrowed(in year: Int?? = nil, of date: DocumentDate?, others: Bool) -> Resolution {
      let all = some(shared, in: year, of: date, issuers: nil)
      if all.isEmpty { return .none }
      if all.count == 1, others || issuers.isEmpty { return .one(all[0]) }
      let own = some(shared, in: year, of: date, issuers: issuers)
      let left =
        !own.isEmpty ? own : others || issuers.isEmpty ? all : some(shared, in: year, of: date, issuers: [nil])
      return left.count == 1 ? .one(left[0]) : left.isEmpty ? .none : .tie
    }
    guard let date else { return narrowed(of: nil, others: true) }
    let exact = narrowed(in: .some(date.year), of: date, others: true)
    if exact != .none { return exact }
    let undated = narrowed(in: .some(nil), of: date, others: false)
    if undated != .none { return undated }
    let otherDay = narrowed(in: .some(date.year), of: nil, others: false)
    if case .one(let record) = otherDay { return .otherDay(record) }
    return otherDay
  }

  private func issuers(of record: Reference) -> [String?] {
    switch record {
    case .plan(let index): plans[index].issuers.map(\.value)
    case .document(let index): [documents[index].issuer]
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
