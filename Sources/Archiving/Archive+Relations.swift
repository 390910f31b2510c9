// What the records of an archive are to each other, asked from either side.

/// A task of a plan, by indices into `Archive.plans` and `Archive.tasks`.
package struct TaskPlace: Hashable, Sendable {
  package let plan: Int
  package let task: Int
  package let isLead: Bool

  /// The tasks of each body, by its ID, in the order of the plans.
  static func byBody(_ tasks: [[PlanTask]]) -> [String: [TaskPlace]] {
    var places: [String: [TaskPlace]] = [:]
    for (plan, tasks) in tasks.enumerated() {
      for (number, task) in tasks.enumerated() {
        for (holders, isLead) in [(task.leads, true), (task.partners, false)] {
          let place = TaskPlace(plan: plan, task: number, isLead: isLead)
          // A body that is named twice has the task once.
          for case .body(let id) in holders where places[id]?.last != place { places[id, default: []].append(place) }
        }
      }
    }
    return places
  }
}

/// A record that another one names by its number.
package enum Reference: Hashable, Sendable {
  /// An index into `Archive.plans`.
  case plan(Int)
  /// An index into `Archive.documents`.
  case document(Int)

  fileprivate init(_ target: CitationIndex.Target) {
    switch target {
    case .plan(let index): self = .plan(index)
    case .document(let index): self = .document(index)
    }
  }

  fileprivate var target: CitationIndex.Target {
    switch self {
    case .plan(let index): .plan(index)
    case .document(let index): .document(index)
    }
  }
}

extension Archive {
  // MARK: Citations

  /// What the text of a plan cites, each once, in the order of the text; the plan itself is not among it.
  package func cited(byPlan index: Int) -> [Reference] {
    var seen: Set<Reference> = [.plan(index)]
    return (links.targets[plans[index].file] ?? []).compactMap { $0.map(Reference.init) }.filter {
      seen.insert($0).inserted
    }
  }

  /// What the entries of `based_on`, `replaces` and `amends` of a plan mean, parallel to them; nil where that is not
  /// certain.
  package func basis(ofPlan index: Int) -> [Reference?] { links.basis[index].map { $0.map(Reference.init) } }
  package func replaced(byPlan index: Int) -> [Reference?] { links.replaces[index].map { $0.map(Reference.init) } }
  package func amended(byPlan index: Int) -> [Reference?] { links.amends[index].map { $0.map(Reference.init) } }

  /// The plans that cite a record in their texts, carry it out, replace it, amend it: indices into `plans`, each once.
  package func plans(citing record: Reference) -> [Int] { links.citing[record.target] ?? [] }
  package func plans(basedOn record: Reference) -> [Int] { links.basisOf[record.target] ?? [] }
  package func plans(replacing record: Reference) -> [Int] { links.replacedBy[record.target] ?? [] }
  package func plans(amending record: Reference) -> [Int] { links.amendedBy[record.target] ?? [] }

  /// Every place where a plan cites a record: indices into `plans` and into the citations of its text.
  package func places(citing record: Reference) -> [(plan: Int, citation: Int)] { links.places[record.target] ?? [] }

  // MARK: Bodies

  /// The plans that a body issued: indices into `plans`.
  package func plans(issuedBy body: Body) -> [Int] { plansByIssuer[body.id] ?? [] }
  package func tasks(of body: Body) -> [TaskPlace] { tasksByBody[body.id] ?? [] }
  package func bodies(below body: Body) -> [Body] { bodiesByParent[body.id]?.compactMap(self.body) ?? [] }
  package func bodies(after body: Body) -> [Body] { bodiesByPredecessor[body.id]?.compactMap(self.body) ?? [] }
}
