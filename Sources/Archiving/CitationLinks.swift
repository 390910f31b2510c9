// What cites, carries out, replaces and amends what: references by number in both directions.

struct CitationLinks: Sendable {
  typealias Target = CitationIndex.Target

  private(set) var documents: [Document] = []
  /// Of each text, by file: what its citations mean, parallel to them; nil where that is not certain.
  private(set) var targets: [String: [Target?]]
  /// Of each plan, what it carries out, replaces and amends, parallel to the lists of the plan.
  private(set) var basis: [[Target?]]
  private(set) var replaces: [[Target?]]
  private(set) var amends: [[Target?]]
  /// The other direction: indices of plans, each once, and citations in them.
  private(set) var citing: [Target: [Int]] = [:]
  private(set) var places: [Target: [(plan: Int, citation: Int)]] = [:]
  private(set) var basisOf: [Target: [Int]] = [:]
  private(set) var replacedBy: [Target: [Int]] = [:]
  private(set) var amendedBy: [Target: [Int]] = [:]

  /// - Parameter plans: those that the citations were resolved with, in the same order.
  init(_ citations: ResolvedCitations, of plans: [Plan]) {
    targets = citations.targets
    basis = citations.basis
    replaces = citations.replaces
    amends = citations.amends
    keepMentioned(citations.documents)
    for (number, plan) in plans.enumerated() { invert(number, of: plan) }
  }

  /// A document of the authority file that nothing names does not exist for the readers of this edition.
  private mutating func keepMentioned(_ all: [Document]) {
    var mentioned = Set((Array(targets.values) + basis + replaces + amends).joined().compactMap(\.self))
    mentioned = mentioned.filter { !$0.isPlan }
    var places: [Target: Target] = [:]
    for (index, document) in all.enumerated() where mentioned.contains(.document(index)) {
      places[.document(index)] = .document(documents.count)
      documents.append(document)
    }
    documents.assignKeys()
    func moved(_ targets: [Target?]) -> [Target?] { targets.map { target in target.map { places[$0] ?? $0 } } }
    targets = targets.mapValues(moved)
    basis = basis.map(moved)
    replaces = replaces.map(moved)
    amends = amends.map(moved)
  }

  private mutating func invert(_ number: Int, of plan: Plan) {
    for (place, target) in (targets[plan.file] ?? []).enumerated() {
      guard let target, target != .plan(number) else { continue }
      if citing[target]?.last != number { citing[target, default: []].append(number) }
      places[target, default: []].append((number, place))
    }
    for case let target? in Set(basis[number]) { basisOf[target, default: []].append(number) }
    for case let target? in Set(replaces[number]) { replacedBy[target, default: []].append(number) }
    for case let target? in Set(amends[number]) { amendedBy[target, default: []].append(number) }
  }
}
