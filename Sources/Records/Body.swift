// The authority file of bodies: who issues documents and who carries tasks out.

package import Diagnostics
package import Texts

package final class Body: Record {
  /// What it belongs to: the Party, the State, the Fatherland Front with its unions and associations, or none of these.
  package enum Branch: String, CaseIterable, Sendable {
    case party, state, front, other
  }

  package let id: String
  package let name: String
  package let level: Level?
  package let branch: Branch?
  package let parent: Located<String>?
  /// The body whose work it took over.
  package let predecessor: Located<String>?
  package let aliases: [String]
  package let internalNotes: [InternalNote]
  package let references: [RecordReference]
  /// The addresses that its page had before.
  package let formerAddresses: [Located<Route>]
  package let location: SourceLocation

  package var file: String { location.file }

  /// Reads one entry of the file; nil when no record can be made of it.
  package init?(_ keys: inout RecordReader) {
    let id = keys.line("id", required: true, as: .id, or: RecordID.rules.invalid) { RecordID.isValid($0) ? $0 : nil }
    let name = keys.line("name", required: true)
    level = keys.choice("level", of: Level.self)
    branch = keys.choice("branch", of: Branch.self)
    parent = keys.reference("parent", to: .body)
    predecessor = keys.reference("predecessor", to: .body)
    aliases = keys.lines("aliases").map(\.value)
    internalNotes = keys.internalNotes()
    formerAddresses = keys.formerAddresses()
    references = keys.references
    guard let id, let name else { return nil }
    self.id = id.value
    self.name = name.value
    location = id.location
  }
}

extension [Body] {
  /// The IDs of the bodies by their names and aliases.
  package var names: WordTree {
    var tree = WordTree()
    for body in self {
      for name in Set(([body.name] + body.aliases).map { $0.folded() }) {
        tree.insert(body.id, at: name.split(separator: " ").map { String($0) })
      }
    }
    return tree
  }
}
