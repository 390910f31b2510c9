// What people call the keys and values of records, in words that are not those of the format.

import Diagnostics

/// Keys and values by what they are called, folded.
package struct Labels: Equatable, Sendable {
  private var meanings: [String: Set<String>] = [:]

  package init() {}

  /// Adds what a key or value is called; a label of several terms between commas stands for each of them too.
  package mutating func add(_ label: String, for meaning: String) {
    for term in [label[...]] + label.split(separator: ",") {
      meanings[String(term).folded(), default: []].insert(meaning)
    }
  }

  /// The one of `candidates` that has this label; nil where none has, or several.
  func meaning(of label: String, among candidates: [String]) -> String? {
    let meant = meanings[label.folded()].map { meanings in candidates.filter(meanings.contains) } ?? []
    return meant.count == 1 ? meant[0] : nil
  }

  /// The one of `candidates` that was meant but for a slip of the hand, by itself or by a label.
  func nearest(to name: String, among candidates: [String]) -> String? {
    if let nearest = nearestName(to: name, in: candidates) { return nearest }
    let labels = meanings.filter { !$0.value.isDisjoint(with: candidates) }.keys.sorted { $0.precedesInUTF8($1) }
    return nearestName(to: name.folded(), in: labels).flatMap { meaning(of: $0, among: candidates) }
  }
}
