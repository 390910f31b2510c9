// The entries of the authority files on which an edition depends.

import Citations
import Markdown
package import Records
import Texts

extension Archive {
  /// The bodies and documents that the records name, and those whose names stand in their texts without that one is meant:
  /// several may share them. Without all others the edition is the same.
  ///
  /// - Parameter titles: those of documents that stand in the sources, as `DocumentTitles` knows them.
  package func mentionedEntries(titles: Set<String>) -> (bodies: [Body], documents: [CitedDocument]) {
    let citations = (plans as [any TextRecord] + events + pages).flatMap { $0.text.citations.map(\.citation) }
    let related = plans.indices.flatMap { plan in
      RelatedRecord.Relation.allCases.flatMap { records($0, ofPlan: plan).compactMap(\.number?.key) }
    }
    let keys = titles.union(citations.map(\.key)).union(related)
    let documents = authority.documents.filter { document in
      if case .number(let number) = document.identity.value, keys.contains(number.key) { return true }
      return document.titles.contains { keys.contains(DocumentTitles.key(of: $0)) }
    }
    // All texts in which names of bodies are looked for.
    let sections = plans.flatMap(\.taskSections)
    let texts =
      Set(citations.compactMap(\.issuerClause) + sections.compactMap(\.partners))
      .union(sections.flatMap { $0.leads.map(\.text) + $0.tasks.map(\.text) })
    let names = authority.bodies.names
    let mentioned = Set(texts.flatMap { names.values(in: Array($0.utf8)) })
    return (
      authority.bodies.named(by: bodies.map(\.id) + mentioned + documents.compactMap(\.issuer?.value)), documents
    )
  }
}
