// Topics and terms: what plans and events have in common without being a record.

import Texts
import Diagnostics
import Markdown

/// The plans and events of one topic or one term.
package struct RecordSet: Sendable {
  /// The last part of its address.
  package let key: String
  package let title: String
  /// Indices into `Archive.plans`, ascending.
  package fileprivate(set) var plans: [Int] = []
  /// Indices into `Archive.events`, ascending.
  package fileprivate(set) var events: [Int] = []

  /// The key of the topic with that title.
  package static func key(ofTopic title: String) -> String {
    let slug = title.slug()
    return slug.isEmpty ? "khac" : slug
  }

  /// The topics of the plans by their folded titles, each with the events that its plans serve. Titles that differ in case
  /// or diacritics only are one topic, named as the newest plan has it.
  static func topics(_ plans: [Plan], eventIndices: [String: Int]) -> [RecordSet] {
    var gathering = Gathering()
    for (index, plan) in plans.enumerated() {
      for topic in plan.topics {
        let key = key(ofTopic: topic)
        gathering.add(key, topic, plan: index)
        for event in plan.events { gathering.add(key, topic, event: eventIndices[event.value]) }
      }
    }
    return gathering.finished.sorted { $0.key.precedesInUTF8($1.key) }
  }

  /// The terms that plans and events name, the latest first.
  static func terms(_ plans: [Plan], _ events: [Event]) -> [RecordSet] {
    var gathering = Gathering()
    for (index, plan) in plans.enumerated() {
      if let term = plan.term { gathering.add(term, term, plan: index) }
    }
    for (index, event) in events.enumerated() {
      if let term = event.term { gathering.add(term, term, event: index) }
    }
    return gathering.finished.sorted { $1.key.precedesInUTF8($0.key) }
  }

  private struct Gathering {
    private var sets: [RecordSet] = []
    private var indices: [String: Int] = [:]

    mutating func add(_ key: String, _ title: String, plan: Int? = nil, event: Int? = nil) {
      let index = indices[key] ?? sets.count
      if index == sets.count {
        indices[key] = index
        sets.append(RecordSet(key: key, title: title))
      }
      if let plan, sets[index].plans.last != plan { sets[index].plans.append(plan) }
      if let event { sets[index].events.append(event) }
    }

    /// Each with its events in order, each event once.
    var finished: [RecordSet] {
      sets.map { set in
        var set = set
        set.events = Set(set.events).sorted()
        return set
      }
    }
  }
}
