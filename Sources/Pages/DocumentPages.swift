import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

extension LinkGroup {
  /// All cited documents by issuer, those of an issuer by date from the newest.
  static func documents(of archive: Archive, _ urls: [String], _ theme: Theme) -> [LinkGroup] {
    let names = archive.documents.map { $0.issuer.flatMap(archive.body)?.name ?? $0.issuerName }
    // “Uỷ ban thường vụ” and “Ủy ban Thường vụ” are one body, named as the first in order.
    let nameOfFolded = Dictionary(names.compactMap(\.self).map { ($0.folded(), $0) }) {
      $0.precedesInUTF8($1) ? $0 : $1
    }
    let byIssuer = Dictionary(grouping: archive.documents.indices) { index in
      names[index].flatMap { nameOfFolded[$0.folded()] }
    }
    let issuers = byIssuer.keys.sorted {
      guard let first = $0 else { return false }
      return $1.map { first.precedesInUTF8($0) } ?? true
    }
    return issuers.map { issuer in
      let documents = (byIssuer[issuer] ?? []).sorted { isNewer(archive.documents[$0], archive.documents[$1]) }
      return LinkGroup(
        title: issuer ?? theme.text("issuer-unknown"),
        entries: documents.map { index in
          let document = archive.documents[index]
          let plans = Set(archive.plans(citing: .document(index)) + archive.plans(.basedOn, .document(index))).count
          return CountedLink(
            title: document.name, url: urls[index], count: plans, counts: theme.counts([(.plans, plans)]),
            note: [document.date.map { String($0.year) }, document.number == nil ? nil : document.title]
              .compactMap(\.self).joined(separator: ", "))
        })
    }
  }

  private static func isNewer(_ first: ExternalDocument, _ second: ExternalDocument) -> Bool {
    guard first.date == second.date else {
      guard let date = first.date else { return false }
      return second.date.map { date > $0 } ?? true
    }
    return first.key.precedesInUTF8(second.key)
  }
}

extension PageKind {
  static let documents = list(
    "documents",
    texts: [
      InterfaceText("documents-title", "title of the list of cited documents"),
      InterfaceText("documents-description", "description of the page, for search engines"),
      InterfaceText("issuer-unknown", "group of what lacks this fact"),
    ], in: .documents, at: { $0.route(of: .documents) },
    picture: { CitationMap($0).svg() }
  ) { $0.documentGroups }

  static let document = PageKind(
    "document", "The page of a document that plans cite and the archive does not hold, `/documents/KEY/`.",
    texts: [
      InterfaceText("relation-basis", "a relation in the picture of relations, in a word"),
      InterfaceText("relation-carriesOut", "a relation in the picture of relations, in a word"),
      InterfaceText("relation-cites", "a relation in the picture of relations, in a word"),
      InterfaceText("relation-amends", "a relation in the picture of relations, in a word"),
      InterfaceText("relation-replaces", "a relation in the picture of relations, in a word"),
      InterfaceText("document-description", "description of the page of a cited document", ["number"]),
      InterfaceText("record-issued", "a fact on which sources differ"),
      InterfaceText("record-issuer", "a fact on which sources differ"),
    ],
    in: .documents, count: { $0.archive.documents.count },
    route: { $0.site.settings.route(ofDocument: $0.document.key) },
    paging: Paging { $0.archive.places(citing: .document($0.index)).count },
    title: { place in
      place.document.number.map { [$0.written, place.document.title].compactMap(\.self).joined(separator: " – ") }
        ?? place.document.name
    },
    description: { $0.site.theme.text("document-description", [("number", $0.document.name)]) }, head: .document,
    [
      .text("number", "Official number in its written form. Absent for a document that is known by its title.") {
        $0.document.number?.written
      },
      .text("kind", "Kind of document, as a label. May be absent.") {
        $0.document.kind.map { $0.prefix(1).uppercased() + $0.dropFirst() }
      },
      .text(
        "date",
        "Date of issue as it is printed, what sources have in common where as many say one as another. May be absent."
      ) { $0.document.date?.vietnamese },
      .group("issuer", linkVocabulary, "Who issued it; without a page of the body `url` is empty. May be absent.") {
        place in
        place.document.issuer.map(place.site.bodyLink(id:)) ?? place.document.issuerName.map { Link($0, "") }
      },
      .text("address", "Where it can be read. May be absent.") { $0.document.url },
      .list("differences", differenceVocabulary, "Facts on which those that cite it contradict each other.") {
        $0.parts($0.document.differences.indices)
      },
      .html("relations", "The plans that carry it out or cite it, as a picture. May be absent.") { place in
        guard place.number == 1 else { return nil }
        let citing = place.citing(.document(place.index))
        return place.relationsPicture(of: place.document.name, left: [], right: citing)
      },
      .number("citationCount", "Places that cite it, on all pages.") {
        $0.archive.places(citing: .document($0.index)).count
      },
      .number("planCount", "Plans that cite it.") { $0.archive.plans(citing: .document($0.index)).count },
      .list("basisOf", linkVocabulary, "Plans that carry it out.") { place in
        place.archive.plans(.basedOn, .document(place.index)).prefix(Paging.usual).map(place.site.planLink)
      },
      .list("citations", citationVocabulary, "Places that cite it: the part that this page shows.") { place in
        place.archive.places(citing: .document(place.index)).entries(on: place).map { place.at($0.plan, $0.citation) }
      },
    ])

  /// A document and the number of one of its differences.
  private static let differenceVocabulary = Vocabulary<Place>(
    "Difference", "A fact on which those that cite a document contradict each other.",
    [
      .text("label", "Name of the fact.") { place in
        place.site.theme.text(place.difference.fact == .date ? "record-issued" : "record-issuer")
      },
      .list("values", statementVocabulary, "What is said, by most first.") { place in
        place.difference.values.map { Statement(site: place.site, value: $0) }
      },
    ])

  private struct Statement {
    let site: Site
    let value: ExternalDocument.Difference.Value
  }

  private static let statementVocabulary = Vocabulary<Statement>(
    "Statement", "What some sources say of a document.",
    [
      .text("value", "The date or the name.") { $0.value.text },
      .flag("isStated", "Whether `documents.yml` says so.") { $0.value.isStated },
      .number("placeCount", "Places in texts that say so.") { $0.value.count },
      .list("places", linkVocabulary, "The first of these places.") { statement in
        statement.value.places.map { place in
          let route = statement.site.settings.route(of: place.record, place.id)
          return Link(place.title, statement.site.url(route) + "#" + place.anchor)
        }
      },
    ])

  /// A plan and the number of one of its citations.
  private static let citationVocabulary = Vocabulary<Place>(
    "Citation", "A place in a plan that cites a document.",
    [
      .text("planTitle", "Title of the plan.") { $0.plan.title.value },
      .text("planURL", "Page of the plan.") { $0.site.planURLs[$0.index] },
      .text("url", "Link to the place in the plan.") { $0.site.planURLs[$0.index] + "#" + $0.citation.anchor },
      .text("before", "The sentence up to the number, with the space at its end. May be empty.") { $0.citation.before },
      .text("number", "The number as the plan writes it.") { $0.citation.written },
      .text("after", "The sentence from the number on. May be empty.") { $0.citation.after },
      .text("date", "Date of the plan or, with `isInferred`, the wording of its window. May be absent.") {
        $0.site.label($0.plan.issued)
      },
      .flag("isInferred", "Whether the date was inferred and is not stated by the document.") {
        $0.plan.issued.isInferred
      },
    ])
}

extension Place {
  fileprivate var document: ExternalDocument { archive.documents[index] }
  /// Of the document, the one at `number`.
  fileprivate var difference: ExternalDocument.Difference { document.differences[number] }
  fileprivate var citation: TextCitation { plan.text.citations[number] }
}
