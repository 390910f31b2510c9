import Archiving
import Citations
import Diagnostics
import Records

extension PageHead {
  /// Kinds of documents that are laws in the sense of Luật Ban hành văn bản quy phạm pháp luật.
  private static let laws: [Citation.Kind] = [.law, .code, .ordinance, .decree, .circular, .jointCircular]

  static let document = PageHead(
    type: "article",
    thing: { place in
      let (site, document) = (place.site, place.archive.documents[place.index])
      let isLaw = laws.contains { $0.rawValue == document.kind }
      let issuer =
        document.issuer.map(site.bodyLink(id:)) ?? document.issuerName.map { Link($0, "") }
      return .thing(
        isLaw ? "Legislation" : "CreativeWork",
        [
          ("name", .string(document.title ?? document.name)), ("url", document.url.map(JSON.string)),
          (isLaw ? "legislationIdentifier" : "identifier", document.number.map { .string($0.written) }),
          (isLaw ? "legislationType" : "genre", document.kind.map(JSON.string)),
          (isLaw ? "legislationDate" : "datePublished", document.date.map { .string($0.iso) }),
          (isLaw ? "legislationPassedBy" : "creator", issuer.map { .thing("Organization", named: $0, in: site) }),
        ])
    })
}
