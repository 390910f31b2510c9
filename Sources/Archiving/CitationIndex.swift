// Which record a citation means: a plan of the archive, or a document that it does not hold.

import Texts
import Citations
import Diagnostics

/// Plans and cited documents by number. Numbers are used again every year or term and by every office, so date and issuer
/// decide where several share one.
struct CitationIndex {
  enum Target: Hashable, Sendable {
    /// An index into `Archive.plans`.
    case plan(Int)
    /// An index into `Archive.documents`.
    case document(Int)
  }

  enum Resolution: Equatable {
    case one(Target)
    /// Of that year, but the record has another day.
    case otherDay(Target)
    /// Several fit equally well.
    case tie
    case none
  }

  private struct Shared {
    var all: [Target] = []
    var byYear: [Int: [Target]] = [:]
    /// Of no certain year.
    var withoutYear: [Target] = []
    var byIssuer: [String: [Target]] = [:]
  }

  private let plans: [Plan]
  private(set) var documents: [Document]
  private let names: BodyNames
  private var shared: [String: Shared] = [:]

  /// - Parameter entries: of the authority file.
  init(_ plans: [Plan], _ entries: [CitedDocument], _ names: BodyNames) {
    self.plans = plans
    self.names = names
    documents = entries.map(Document.init)
    for (index, plan) in plans.enumerated() {
      if let number = plan.number { enter(.plan(index), number.value, plan.issued.year, plan.issuer.value) }
    }
    for (index, document) in documents.enumerated() {
      enter(.document(index), document.number, document.date?.year, document.issuer)
    }
  }

  private mutating func enter(_ target: Target, _ number: DocumentNumber, _ year: Int?, _ issuer: String?) {
    var entry = shared.removeValue(forKey: number.normalised) ?? Shared()
    entry.all.append(target)
    if let year { entry.byYear[year, default: []].append(target) } else { entry.withoutYear.append(target) }
    if let issuer { entry.byIssuer[issuer, default: []].append(target) }
    shared[number.normalised] = entry
  }

  /// Makes documents of what is cited and not known yet. Citations with a date must come first: those without one then
  /// mean the documents that others have dated.
  mutating func admit(_ citation: Citation) {
    switch resolve(citation) {
    case .one(.document(let index)), .otherDay(.document(let index)):
      let hadYear = documents[index].date != nil
      documents[index].add(citation)
      if !hadYear, let year = documents[index].date?.year {
        shared[citation.number.normalised]?.withoutYear.removeAll { $0 == .document(index) }
        shared[citation.number.normalised]?.byYear[year, default: []].append(.document(index))
      }
    case .one, .otherDay, .tie: break
    case .none:
      var document = Document(citation.number)
      document.add(citation)
      documents.append(document)
      enter(.document(documents.count - 1), citation.number, citation.date?.year, nil)
    }
  }

  /// Makes a document of a number that the front matter of a plan names and nothing else has.
  mutating func admit(_ number: DocumentNumber) {
    guard resolve(number) == .none else { return }
    documents.append(Document(number))
    enter(.document(documents.count - 1), number, nil, nil)
  }

  func resolve(_ citation: Citation) -> Resolution {
    resolve(citation.number, citation.date, issuer: citation.issuer)
  }

  /// - Parameter issuer: the name of the body that issued it; nil when nothing is known.
  func resolve(_ number: DocumentNumber, _ date: DocumentDate? = nil, issuer: String? = nil) -> Resolution {
    guard let entry = shared[number.normalised] else { return .none }
    // The bodies that can be meant. Most numbers are not shared: then nobody asks.
    lazy var issuers = issuer.map(names.ids) ?? []
    guard let date else {
      // Without a date only a known issuer can tell several apart.
      return Self.narrowed(entry.all.count == 1 ? entry.all : ofIssuers(issuers, entry) ?? entry.all)
    }
    let ofYear = entry.byYear[date.year] ?? []
    let exact = ofYear.filter { issued($0).includes(date) }
    if !exact.isEmpty { return Self.narrowed(narrowed(exact, issuers)) }
    let undated = entry.withoutYear.filter { issued($0).includes(date) && !isOfOthers($0, issuers) }
    if !undated.isEmpty { return Self.narrowed(narrowed(undated, issuers)) }
    let otherDays = ofYear.filter { !isOfOthers($0, issuers) }
    guard case .one(let target) = Self.narrowed(narrowed(otherDays, issuers)) else {
      return otherDays.isEmpty ? .none : .tie
    }
    return .otherDay(target)
  }

  private static func narrowed(_ targets: [Target]) -> Resolution {
    targets.count == 1 ? .one(targets[0]) : targets.isEmpty ? .none : .tie
  }

  private func ofIssuers(_ issuers: [String], _ entry: Shared) -> [Target]? {
    let targets = issuers.flatMap { entry.byIssuer[$0] ?? [] }
    return targets.isEmpty ? nil : targets
  }

  private func narrowed(_ targets: [Target], _ issuers: @autoclosure () -> [String]) -> [Target] {
    guard targets.count > 1 else { return targets }
    let issuers = issuers()
    let own = targets.filter { issuer($0).map(issuers.contains) == true }
    return own.isEmpty ? targets : own
  }

  /// Whether the citation names a known issuer and the record has another one.
  private func isOfOthers(_ target: Target, _ issuers: [String]) -> Bool {
    guard !issuers.isEmpty, let issuer = issuer(target) else { return false }
    return !issuers.contains(issuer)
  }

  private func issuer(_ target: Target) -> String? {
    switch target {
    case .plan(let index): plans[index].issuer.value
    case .document(let index): documents[index].issuer
    }
  }

  /// When the record was issued.
  func issued(_ target: Target) -> Plan.Issued {
    switch target {
    case .plan(let index): plans[index].issued
    case .document(let index): documents[index].date.map(Plan.Issued.on) ?? .unknown
    }
  }
}

extension Plan.Issued {
  /// Whether a document of that date can be this one.
  fileprivate func includes(_ date: DocumentDate) -> Bool {
    switch self {
    case .on(let own): !own.isAfter(date) && !date.isAfter(own)
    case .within(let window):
      window.earliest.map { !$0.isAfter(date) } ?? true && window.latest.map { !date.isAfter($0) } ?? true
    case .unknown: true
    }
  }
}
