// Views of the documents that plans cite and the archive does not hold.

import Texts
import Citations
import Archiving
import Diagnostics
import Theming

extension ListGroup {
  /// All cited documents by issuer, those of an issuer by year from the newest.
  ///
  /// - Parameter urls: parallel to the documents of the archive.
  static func documents(of archive: Archive, _ urls: [String], _ theme: Theme) -> [ListGroup] {
    let byIssuer = Dictionary(grouping: archive.documents.indices) { index in
      archive.documents[index].issuer.map(archive.name) ?? archive.documents[index].issuerName
    }
    let issuers = byIssuer.keys.sorted {
      guard let first = $0 else { return false }
      return $1.map { first.precedesInUTF8($0) } ?? true
    }
    return issuers.map { issuer in
      let documents = (byIssuer[issuer] ?? []).sorted { isNewer(archive.documents[$0], archive.documents[$1]) }
      return ListGroup(
        title: issuer ?? theme.text("issuer-unknown"),
        entries: documents.map { index in
          let document = archive.documents[index]
          return CountedLink(
            title: document.number.written, url: urls[index],
            count: Set(archive.plans(citing: .document(index)) + archive.plans(basedOn: .document(index))).count,
            note: [document.date.map { String($0.year) }, document.title].compactMap(\.self).joined(separator: ", "),
            isCurrent: false)
        })
    }
  }

  private static func isNewer(_ first: Document, _ second: Document) -> Bool {
    guard first.date == second.date else {
      guard let date = first.date else { return false }
      return second.date.map { date > $0 } ?? true
    }
    return first.key.precedesInUTF8(second.key)
  }
}

extension SiteMap {
  func documentListView(_ number: Int) -> ListView {
    list(
      theme.text("documents-title"), theme.text("documents-description"), documentGroups, number, in: .documents,
      Page.documents)
  }

  func documentView(_ index: Int, _ number: Int) -> DocumentView {
    let document = archive.documents[index]
    let places = archive.places(citing: .document(index))
    let issuer = document.issuer.map(link(ofBody:)) ?? document.issuerName.map { linkView(.words($0)) }
    return DocumentView(
      head: head(
        .document(index, number),
        title: title(
          [document.number.written, document.title].compactMap(\.self).joined(separator: " – "), number),
        description: theme.text("document-description", [("number", document.number.written)]), in: .documents),
      number: document.number.written, kind: document.kind.map { $0.prefix(1).uppercased() + $0.dropFirst() },
      date: document.date?.vietnamese, issuer: issuer,
      address: document.url, citationCount: places.count, planCount: archive.plans(citing: .document(index)).count,
      basisOf: archive.plans(basedOn: .document(index)).prefix(Paging.size).map { planLinks[$0] },
      citations: Paging.entries(places, on: number).map { view(of: $0.citation, in: $0.plan) },
      pager: pager(number, of: places.count) { .document(index, $0) })
  }

  private func view(of citation: Int, in index: Int) -> CitationView {
    let plan = planCards[index]
    let citation = archive.plans[index].text.citations[citation]
    return CitationView(
      planTitle: plan.title, planURL: plan.url, url: plan.url + "#" + citation.anchor, before: citation.before,
      number: citation.written, after: citation.after, date: plan.date, isInferred: plan.isInferred)
  }
}
