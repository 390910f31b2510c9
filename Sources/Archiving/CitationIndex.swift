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
    var all: [Reference] = []
    /// nil stands for those of no certain year.
    var byYear: [Int?: [Reference]] = [:]
  }

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
    let year = issued(record).year
    shared[number.normalised, default: Shared()].all.append(record)
    shared[number.normalised, default: Shared()].byYear[year, default: []].append(record)
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
      if isUndated, let year = documents[index].date?.year {
        shared[citation.number.normalised]?.byYear[nil]?.removeAll { $0 == .document(index) }
        shared[citation.number.normalised]?.byYear[year, default: []].append(.document(index))
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
    func narrowed(_ records: [Reference]) -> Resolution {
      let own = records.count > 1 ? records.filter { issuer($0).map(issuers.contains) == true } : []
      let left = own.isEmpty ? records : own
      return left.count == 1 ? .one(left[0]) : left.isEmpty ? .none : .tie
    }
    /// Whether the citation names a known issuer and the record has another one.
    func isOfOthers(_ record: Reference) -> Bool {
      !issuers.isEmpty && issuer(record).map(issuers.contains) == false
    }
    guard let date else { return narrowed(shared.all) }
    let ofYear = shared.byYear[date.year] ?? []
    let exact = ofYear.filter { issued($0).includes(date) }
    if !exact.isEmpty { return narrowed(exact) }
    let undated = (shared.byYear[nil] ?? []).filter { issued($0).includes(date) && !isOfOthers($0) }
    if !undated.isEmpty { return narrowed(undated) }
    let otherDay = narrowed(ofYear.filter { !isOfOthers($0) })
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
