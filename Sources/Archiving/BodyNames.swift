// Which bodies a text means by their names.

import Records
import Texts

/// The bodies of the authority file by name and alias, folded.
struct BodyNames {
  private var bodies: [String: [String]] = [:]

  init(_ bodies: [Body]) {
    for body in bodies {
      for name in Set(([body.name] + body.aliases).map { $0.folded() }) {
        self.bodies[name, default: []].append(body.id)
      }
    }
  }

  /// The IDs of the bodies that have this name; several where an alias is shared.
  func ids(named name: String) -> [String] { bodies[name.folded()] ?? [] }

  /// The one body that has this name, folded.
  private func id(folded name: String) -> String? {
    guard let ids = bodies[name], ids.count == 1 else { return nil }
    return ids[0]
  }

  /// The most words that the name of a body is looked for in.
  private static let longestName = 32

  /// The bodies that a heading names: one, or several between commas, semicolons and “và”; nil when there is another word.
  /// Names can hold these themselves (“Sở Văn hóa, Thể thao và Du lịch”), so the longest that begins at a word counts.
  func ids(in heading: String) -> [String]? {
    if let id = id(folded: heading.folded()) { return [id] }
    let words = heading.replacing(",", with: " , ").replacing(";", with: " ; ").split(separator: " ")
    let isEnd = words.map { [",", ";", "và"].contains($0) } + [true]
    guard isEnd.dropLast().contains(true) else { return nil }
    // Each word is folded once: a heading can have thousands, each at the beginning of many names.
    let folded = words.map { String($0).folded() }
    var ids: [String] = []
    var start = 0
    while start < words.count {
      var name = ""
      var longest: (end: Int, id: String)?
      for end in start + 1...min(words.count, start + Self.longestName) {
        let word = folded[end - 1]
        name += name.isEmpty || word.isEmpty ? word : " " + word
        if isEnd[end], let id = id(folded: name) { longest = (end, id) }
      }
      guard let (end, id) = longest else { return nil }
      ids.append(id)
      start = isEnd[end...].firstIndex(of: false) ?? words.count
    }
    return ids.isEmpty ? nil : ids
  }
}
