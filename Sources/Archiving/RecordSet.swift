// Topics and terms: what plans and events have in common without being a record.

import Diagnostics
import Records
import Texts

/// The plans and events of one topic or one term.
package struct RecordSet: Sendable {
  /// The last part of its address.
  package let key: String
  package let title: String
  /// Indices into `Archive.plans`, ascending.
  package private(set) var plans: [Int] = []
  /// Indices into `Archive.events`, ascending.
  package private(set) var events: [Int] = []

  /// The key of the topic with that title.
  package static func key(ofTopic title: String) -> String {
    let slug = title.slug()
    return slug.isEmpty ? "khac" : slug.boundedForAddress
  }

  /// The topics of the plans by their folded titles, each with the events that its plans serve. Titles that differ in case
  /// or diacritics only are one topic, named as the newest plan has it.
  static func topics(_ plans: [Plan], eventIndices: [String: Int]) -> [RecordSet] {
    var sets: [String: RecordSet] = [:]
    for (index, plan) in plans.enumerated() {
      for topic in plan.topics {
        let key = key(ofTopic: topic)
        sets[key, default: RecordSet(key: key, title: topic)].add(
          plan: index, events: plan.events.compactMap { eventIndices[$0.value] })
      }
    }
    return sets.values.sorted { $0.key.precedesInUTF8($1.key) }.map { set in
      var set = set
      set.events = Set(set.events).sorted()
      return set
    }
  }

  /// The terms that plans and events name, the latest first.
  static func terms(_ plans: [Plan], _ events: [Event]) -> [RecordSet] {
    var sets: [String: RecordSet] = [:]
    for (index, plan) in plans.enumerated() {
      if let term = plan.term { sets[term, default: RecordSet(key: term, title: term)].add(plan: index) }
    }
    for (index, event) in events.enumerated() {
      if let term = event.term { sets[term, default: RecordSet(key: term, title: term)].add(events: [index]) }
    }
    return sets.values.sorted { $1.key.precedesInUTF8($0.key) }
  }

  private mutating func add(plan: Int? = nil, events: [Int] = []) {
    if let plan, plans.last != plan { plans.append(plan) }
    self.events += events
  }
}
