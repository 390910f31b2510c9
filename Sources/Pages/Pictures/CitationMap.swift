import Archiving
import Citations
import Records
import Texts
import Theming

/// Which plans cite which documents: issuers by level, a circle for each document as large as the number of plans that cite
/// it, and lines to these plans. Of more than `most` of either, bars of the documents that most plans cite.
struct CitationMap {
  private static let (width, most, bars) = (960, 60, 30)

  private let site: Site
  /// The plans that each document is a basis of, and those that cite it; parallel to `Archive.documents`.
  private let plans: [(basis: [Int], citing: [Int])]

  init(_ site: Site) {
    self.site = site
    plans = site.archive.documents.indices.map { document in
      let basis = site.archive.plans(.basedOn, .document(document))
      let known = Set(basis)
      return (basis, site.archive.plans(citing: .document(document)).filter { !known.contains($0) })
    }
  }

  private func count(_ document: Int) -> Int { plans[document].basis.count + plans[document].citing.count }

  /// nil when no plan cites a document.
  func svg() -> [UInt8]? {
    let documents = plans.indices.filter { count($0) > 0 }
    guard !documents.isEmpty else { return nil }
    let citing = Set(documents.flatMap { plans[$0].basis + plans[$0].citing }).sorted()
    return max(documents.count, citing.count) > Self.most ? bars(documents) : map(documents, citing)
  }

  private func map(_ documents: [Int], _ citing: [Int]) -> [UInt8] {
    var (svg, lines, places) = (SVG(), SVG(), [(document: Int, y: Int)]())
    var y = 0
    for level in Level.allCases.map(Optional.some) + [nil] {
      let own = documents.filter { issuer($0)?.level == level }
      guard !own.isEmpty else { continue }
      let title = level.map { site.label($0) } ?? site.theme.text("level-unknown")
      svg.text(TextWidth.shortened(title, to: 350, size: 13) ?? "", 0, y + 16, #"font-size="13" font-weight="600""#)
      y += 22
      var rest = own.sorted { (name($0) ?? "", $0) < (name($1) ?? "", $1) }[...]
      while let first = rest.first {
        let group = rest.prefix { name($0) == name(first) }
        let issuer = name(first) ?? site.theme.text("issuer-unknown")
        svg.text(TextWidth.shortened(issuer, to: 350, size: 12) ?? "", 0, y + 14, #"class="soft""#)
        y += 20
        for document in group {
          places.append((document, y + 12))
          y += 24
        }
        rest = rest[group.endIndex...]
      }
      y += 8
    }
    let height = max(y, citing.count * 22)
    let mostCited = documents.map(count).max() ?? 1
    let yOfPlan = Dictionary(
      uniqueKeysWithValues: citing.enumerated().map { ($1, (2 * $0 + 1) * height / citing.count / 2) })
    for (document, y) in places {
      // The area of a circle tells the number.
      let radius = 4 + Int((36 * Double(count(document)) / Double(mostCited)).squareRoot())
      for (plans, dashes) in [(plans[document].basis, nil), (plans[document].citing, "4 3")] {
        for plan in plans {
          guard let end = yOfPlan[plan] else { continue }
          lines.line("link", "M\(400 + radius) \(y)L636 \(end)", dashes: dashes)
        }
      }
      let name = site.archive.documents[document].name
      svg.link(to: site.documentURLs[document], title: "\(name): \(count(document))") { svg in
        let room = 330 - TextWidth.of(" · \(count(document))", size: 12)
        let label = (TextWidth.shortened(name, to: room, size: 12) ?? "…") + " · \(count(document))"
        svg.text(label, 380, y + 4, #"text-anchor="end""#)
        svg.dot(400, y, radius)
      }
    }
    for (plan, y) in yOfPlan.sorted(by: { $0.value < $1.value }) {
      let title = site.archive.plans[plan].title.value
      svg.link(to: site.planURLs[plan], title: title) { svg in
        svg.rect("plan", 636, y - 5, 4, 10)
        let label = site.archive.plans[plan].number?.value.written ?? title
        svg.text(TextWidth.shortened(label, to: Self.width - 648, size: 12) ?? "…", 648, y + 4)
      }
    }
    for (x, relation, dashes) in [(400, "relation-carriesOut", nil), (510, "relation-cites", "4 3")] {
      svg.line("axis", "M\(x) 12H\(x + 24)", dashes: dashes)
      let word = TextWidth.shortened(site.theme.text(relation), to: 76, size: 10) ?? ""
      svg.text(word, x + 30, 16, #"class="soft" font-size="10""#)
    }
    lines.append(svg)
    return lines.framed("map", width: Self.width, height: height)
  }

  private func bars(_ documents: [Int]) -> [UInt8] {
    var svg = SVG()
    let shown = documents.sorted { (count($1), $0) < (count($0), $1) }.prefix(Self.bars)
    let mostCited = max(1, shown.first.map(count) ?? 1)
    for (place, document) in shown.enumerated() {
      let y = 24 * place
      let name = site.archive.documents[document].name
      svg.link(to: site.documentURLs[document], title: "\(name): \(count(document))") { svg in
        svg.text(TextWidth.shortened(name, to: 280, size: 12) ?? "…", 290, y + 16, #"text-anchor="end""#)
        let length = max(2, count(document) * 580 / mostCited)
        svg.rect("bar", 300, y + 4, length, 16)
        svg.text(String(count(document)), 306 + length, y + 16, #"class="soft""#)
      }
    }
    return svg.framed("map", width: Self.width, height: 24 * shown.count)
  }

  private func issuer(_ document: Int) -> Body? { site.archive.documents[document].issuer.flatMap(site.archive.body) }

  private func name(_ document: Int) -> String? {
    issuer(document)?.name ?? site.archive.documents[document].issuerName
  }
}
