// Which record a citation means: a plan of the archive, or a document that it does not hold.

import Citations
import Diagnostics
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
  /// What each of the documents is found by.
  private var keys: [[String]] = []
  private let names: IssuerNames
  private var shared: [String: Shared] = [:]

  /// - Parameter entries: of the authority file.
  init(_ plans: [Plan], _ entries: [CitedDocument], _ names: IssuerNames) {
    self.plans = plans
    self.names = names
    for (index, plan) in plans.enumerated() {
      if let number = plan.number { enter(.plan(index), number.value.key) }
    }
    for entry in entries {
      let document = ExternalDocument(entry)
      let titles = Set(entry.titles.map { DocumentTitles.key(of: $0) })
      add(document, [document.number?.key].compactMap(\.self) + titles)
    }
  }

  private mutating func enter(_ record: Reference, _ key: String) {
    var records = shared.removeValue(forKey: key) ?? Shared()
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
    shared[key] = records
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

  private mutating func add(_ document: ExternalDocument, _ keys: [String]) {
    documents.append(document)
    self.keys.append(keys)
    for key in keys { enter(.document(documents.count - 1), key) }
  }

  /// What decides which document a citation means.
  private struct Dated: Hashable {
    let key: String
    let date: DocumentDate?
  }

  /// Makes documents of what is cited and not known yet. Citations without a date mean the documents that others have
  /// dated, wherever these stand; what most say of a number comes first, so that the order of files decides nothing.
  mutating func admit(_ citations: some Sequence<Citation>) {
    var places: [Dated: Int] = [:]
    var mentions: [(citation: Citation, count: Int)] = []
    for citation in citations {
      let place = places[Dated(key: citation.key, date: citation.date), default: mentions.count]
      if place == mentions.count {
        places[Dated(key: citation.key, date: citation.date)] = place
        mentions.append((citation, 0))
      }
      mentions[place].count += 1
    }
    func rank(_ place: Int) -> (Int, Int, String) {
      let (citation, count) = mentions[place]
      guard let date = citation.date else { return (2, 0, "") }
      return (date.month == nil ? 1 : 0, -count, date.iso)
    }
    let byKey = Dictionary(grouping: mentions.indices) { mentions[$0].citation.key }
    for (place, mention) in mentions.enumerated() {
      // At the first of each number, all of that number.
      guard let all = byKey[mention.citation.key], all[0] == place else { continue }
      for place in all.count > 1 ? all.sorted(by: { rank($0) < rank($1) }) : all { admit(mentions[place].citation) }
    }
  }

  private mutating func admit(_ citation: Citation) {
    switch resolve(citation) {
    case .one(.document(let index)):
      let isUndated = documents[index].date == nil
      // A year behind the number may be that of something else.
      if citation.hasYearOnly, citation.number != nil { return }
      documents[index].date(by: citation)
      if isUndated, documents[index].date != nil {
        let (record, issuer) = (Reference.document(index), documents[index].issuer)
        let issued = issued(record)
        for key in keys[index] {
          shared[key]?.index?.remove(record, .unknown, issuer)
          shared[key]?.index?.insert(record, issued, issuer)
        }
      }
    case .one, .otherDay, .tie: break
    case .none:
      guard let number = citation.number else { return }
      add(ExternalDocument(number, date: citation.date), [citation.key])
    }
  }

  /// Makes documents of numbers that front matter names and nothing else has.
  mutating func admit(_ numbers: [DocumentNumber]) {
    for number in numbers where resolve(number) == .none { add(ExternalDocument(number), [number.key]) }
  }

  func resolve(_ citation: Citation) -> Resolution {
    let number = citation.number
    let resolution = resolve(
      citation.key, citation.date, isYearKnown: number?.year != nil, issuer: names.issuer(of: citation))
    // “Nghị quyết số 18-NQ/TW năm 2025” may mean what is done for it in that year.
    guard resolution == .none, number != nil, citation.hasYearOnly else { return resolution }
    return resolve(citation.key, nil, issuer: names.issuer(of: citation))
  }

  func resolve(_ number: DocumentNumber) -> Resolution { resolve(number.key, nil, issuer: nil) }

  /// - Parameters:
  ///   - isYearKnown: whether the number has the year in it, so that one of another year is the same document.
  ///   - issuer: is asked for only where a number is shared, as few are.
  private func resolve(
    _ key: String, _ date: DocumentDate?, isYearKnown: Bool = false, issuer: @autoclosure () -> IssuerNames.Issuer?
  ) -> Resolution {
    guard let shared = shared[key] else { return .none }
    lazy var issuers = issuer()?.ids ?? []
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
    let otherDay = narrowed(in: isYearKnown ? nil : .some(date.year), of: nil, others: false)
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
