import Archiving
import Citations
import Diagnostics
import Records
import Texts

extension PageHead {
  static let plan = PageHead(
    type: "article",
    terms: { place, head in
      let plan = place.plan
      for issuer in place.issuers { head.add(term: "creator", issuer.title) }
      head.add(term: "type", place.site.label(plan.kind))
      head.add(term: "identifier", plan.number?.value.written)
      head.add(term: "issued", plan.statedDate?.iso)
      head.add(term: "modified", plan.updated?.iso)
      head.add(term: "source", plan.source?.file)
      head.add(term: "accessRights", place.access)
      for topic in plan.topics { head.add(term: "subject", topic) }
      for cited in place.basis { head.add(term: "references", cited.number) }
      for cited in place.cites { head.add(term: "references", cited.number) }
    },
    thing: { place in
      let (site, plan) = (place.site, place.plan)
      let url = JSON.string(site.absolute(site.planURLs[place.index]))
      let source = plan.source.flatMap { source in
        source.file == nil && source.sha256 == nil
          ? nil
          : JSON.thing(
            "MediaObject", [("name", source.file.map(JSON.string)), ("sha256", source.sha256.map(JSON.string))])
      }
      let events = plan.events.compactMap { place.archive.index(ofEvent: $0.value).map(site.eventLink) }
      return .thing(
        ["DigitalDocument", "ArchiveComponent"],
        [
          ("@id", url), ("name", .string(plan.title.value)), ("genre", .string(site.label(plan.kind))),
          ("identifier", plan.number.map { .string($0.value.written) }),
          ("creator", .array(place.issuers.map { .thing("Organization", named: $0, in: site) })),
          ("inLanguage", .string(site.settings.contentLanguage)),
          ("datePublished", plan.statedDate.map { .string($0.iso) }),
          ("dateModified", plan.updated.map { .string($0.iso) }),
          ("keywords", .array(plan.topics.map(JSON.string))),
          ("about", .array(events.map { .thing("Event", named: $0, in: site) })),
          ("isBasedOn", .array([source].compactMap(\.self) + place.basis.map { $0.thing(in: site) })),
          ("citation", .array(place.cites.map { $0.thing(in: site) })), ("isPartOf", site.archiveThing),
          ("license", site.settings.licence?.url.map(JSON.string)), ("conditionsOfAccess", .string(place.access)),
          ("archivedAt", url),
        ])
    },
    neighbours: { ($0.neighbour(1)?.url, $0.neighbour(-1)?.url) },
    datestamp: { $0.plan.datestamp })
}

extension Place {
  /// Who may read the plan, in the words of the content format.
  fileprivate var access: String { plan.isInternal ? "internal" : "public" }
}

extension Plan {
  /// The date of issue, where the document states it.
  var statedDate: DocumentDate? { if case .on(let date) = issued { date } else { nil } }
}

extension Cited {
  fileprivate func thing(in site: Site) -> JSON {
    .thing(
      "CreativeWork", named: Link([number, title].compactMap(\.self).joined(separator: " – "), url ?? ""), in: site)
  }
}
