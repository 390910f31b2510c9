// The authority file of bodies: who issues documents and who carries tasks out.

package import Texts
package import Diagnostics

package struct Body: Sendable {
  package let id: String
  package let name: String
  package let level: Level?
  package let parent: Located<String>?
  /// The body whose work it took over.
  package let predecessor: Located<String>?
  package let aliases: [String]
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]
  package let location: SourceLocation

  static let keys = ["id", "name", "level", "parent", "predecessor", "aliases", "internal"]

  /// Reads one entry of `bodies.yml`. What is wrong is reported; nil when no record can be made of it.
  init?(_ fields: Fields, into report: inout Report) {
    for key in ["id", "name"] { fields.require(key, into: &report) }
    let id = fields.line("id", into: &report)
    let name = fields.line("name", into: &report)
    level = fields.choice("level", of: Level.self, into: &report)
    parent = fields.line("parent", into: &report)
    predecessor = fields.line("predecessor", into: &report)
    aliases = fields.lines("aliases", into: &report).map(\.value)
    internalNotes = fields.internalNotes(into: &report)
    guard let id, let name else { return nil }
    guard RecordID.isValid(id.value) else {
      report.add(.badRecordID(id.value, id.location))
      return nil
    }
    self.id = id.value
    self.name = name.value
    location = id.location
  }
}

extension [Body] {
  /// The bodies with these IDs, those above them, and those before them.
  func named(by ids: [String]) -> [Body] {
    let all = Dictionary(map { ($0.id, $0) }) { first, _ in first }
    var named: Set<String> = []
    var open = ids
    while let id = open.popLast() {
      guard named.insert(id).inserted, let body = all[id] else { continue }
      open += [body.parent, body.predecessor].compactMap { $0?.value }
    }
    return filter { named.contains($0.id) }
  }
}
