// Views of the documents that plans cite and the archive does not hold.

import Archiving
import Diagnostics
import Theming

extension SiteMap {
  /// All cited documents by issuer, those of an issuer by year from the newest.
  func documentListView(_ number: Int) -> ListView {
    struct Entry {
      let issuer: String?
      let index: Int
    }
    let entries = archive.documents.indices.map { Entry(issuer: issuerName(of: $0), index: $0) }
    let byIssuer = Dictionary(grouping: entries, by: \.issuer)
    let issuers = byIssuer.keys.sorted {
      guard let first = $0 else { return false }
      return $1.map { first.precedesInUTF8($0) } ?? true
    }
    let groups = issuers.map { issuer in
      let documents = (byIssuer[issuer] ?? []).map(\.index).sorted { isNewer($0, $1) }
      return ListGroup(title: issuer ?? theme.text("issuer-unknown"), entries: documents.map(entry))
    }
    return list(
      theme.text("documents-title"), theme.text("documents-description"), groups, number, in: .documents,
      Page.documents)
  }

  private func isNewer(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (archive.documents[a], archive.documents[b])
    guard first.date == second.date else {
      guard let date = first.date else { return false }
      return second.date.map { date > $0 } ?? true
    }
    return first.key.precedesInUTF8(second.key)
  }

  private func entry(_ index: Int) -> CountedLink {
    let document = archive.documents[index]
    return CountedLink(
      title: document.number.written, url: documentURLs[index],
      count: Set(archive.plans(citing: .document(index)) + archive.plans(basedOn: .document(index))).count,
      note: [document.date.map { String($0.year) }, document.title].compactMap(\.self).joined(separator: ", "),
      isCurrent: false)
  }

  private func issuerName(of index: Int) -> String? {
    let document = archive.documents[index]
    return document.issuer.map(archive.name) ?? document.issuerName
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
