// Views of plans and slogans.

import Archiving
import Diagnostics
import Markdown
import Theming

extension SiteMap {
  /// - Parameter index: into the plans of the archive.
  func card(_ index: Int) -> PlanCard {
    let plan = archive.plans[index]
    let issued = label(plan.issued)
    return PlanCard(
      title: plan.title.value, url: planURLs[index],
      type: theme.text("type-" + plan.kind.rawValue),
      number: plan.number?.value.written, issuer: name(ofBody: plan.issuer.value), date: issued?.text,
      isInferred: issued?.isInferred ?? false, events: plan.events.compactMap { archive.event($0.value) }.map(linkView),
      isInternal: plan.isInternal)
  }

  func planListView() -> PlanListView {
    var groups: [(period: String?, plans: [PlanCard])] = []
    var positions: [String?: Int] = [:]
    for (index, plan) in archive.plans.enumerated() {
      let period = period(plan.issued)
      let position = positions[period] ?? groups.count
      if position == groups.count {
        groups.append((period, []))
        positions[period] = position
      }
      groups[position].plans.append(card(index))
    }
    return PlanListView(
      head: head(.plans, title: theme.text("plans-title"), description: theme.text("plans-description")),
      planCount: archive.plans.count, ways: [],
      groups: groups.map { PlanGroup(year: $0.period, plans: $0.plans) }, pager: nil)
  }

  func planView(_ index: Int) throws(EnvironmentError) -> PlanView {
    let plan = archive.plans[index]
    let issued = label(plan.issued)
    var window: WindowView?
    if case .within(let bounds) = plan.issued, let issued {
      window = WindowView(label: issued.text, evidence: bounds.evidence)
    }
    return PlanView(
      head: head(.plan(index), title: plan.title.value, description: description(plan), in: .plans),
      type: theme.text("type-" + plan.kind.rawValue), number: plan.number?.value.written,
      issuer: name(ofBody: plan.issuer.value), issuerURL: nil, issued: window == nil ? issued?.text : nil,
      window: window,
      place: plan.place, term: plan.term, termURL: nil, basedOn: plan.basedOn.map { cited($0.value) },
      replaces: plan.replaces.map(reference), replacedBy: [], amends: plan.amends.map(reference), amendedBy: [],
      cites: [], citedBy: [], moreCitedBy: 0,
      events: plan.events.compactMap { archive.event($0.value) }.map(datedLink),
      topics: plan.topics.map { LinkView(title: $0, url: "") },
      signatory: plan.signatory.map { SignatoryView(authority: $0.authority, role: $0.role, name: $0.name) },
      recipients: plan.recipients.map { RecipientView(name: $0.name, note: $0.note) },
      attachments: plan.attachments.map {
        // What only an internal plan lists is published for staff only, whatever its own access.
        AttachmentView(
          title: $0.title, url: link(Route(attachment: $0.path.value)),
          isInternal: plan.isInternal || $0.access == .internal)
      },
      source: plan.source.map {
        SourceView(file: $0.file, sha256: $0.sha256, pages: $0.pages.map(String.init), extraction: $0.extraction)
      },
      notes: plan.notes.map { NoteView(kind: theme.text("note-" + $0.kind.rawValue), content: $0.text) },
      toc: toc(plan.text),
      body: try archive.html(of: plan.text, in: plan.file, from: spool),
      slogans: slogans(of: index),
      hasSloganSection: plan.slogans.contains { $0.isInBody },
      tasks: plan.tasks.map { task in
        TaskView(
          leads: task.lead.map { LinkView(title: name(ofBody: $0.value), url: "") },
          partners: task.with.map { LinkView(title: name(ofBody: $0.value), url: "") }, content: task.text, url: nil)
      },
      previous: neighbour(index + 1), next: neighbour(index - 1), isInternal: plan.isInternal,
      internalNotes: views(plan.internalNotes))
  }

  /// The plans are in order from the newest.
  private func neighbour(_ index: Int) -> LinkView? {
    archive.plans.indices.contains(index) ? planLink(index) : nil
  }

  private func planLink(_ index: Int) -> LinkView {
    LinkView(title: archive.plans[index].title.value, url: planURLs[index])
  }

  private func description(_ plan: Plan) -> String {
    theme.text(
      "plan-description",
      [("type", theme.text("type-" + plan.kind.rawValue)), ("issuer", name(ofBody: plan.issuer.value))])
  }

  private func cited(_ number: DocumentNumber) -> CitedView {
    if let plan = archive.plan(numbered: number) {
      return CitedView(number: number.written, title: plan.title.value, date: label(plan.issued)?.text, url: nil)
    }
    let document = archive.document(numbered: number)
    return CitedView(number: number.written, title: document?.title, date: document?.date?.vietnamese, url: nil)
  }

  /// A number or the ID of a plan.
  private func reference(_ written: Located<String>) -> ReferenceView {
    let plan = archive.plan(written.value) ?? DocumentNumber(written.value).flatMap(archive.plan(numbered:))
    return ReferenceView(
      title: plan?.title.value ?? written.value, url: plan.map { link(settings.route(ofPlan: $0.id)) })
  }

  private func toc(_ text: BodyText) -> [TocEntry] {
    var entries: [(title: String, url: String, children: [LinkView])] = []
    for heading in text.outline {
      if heading.level == 2 {
        entries.append((heading.text, "#" + heading.id, []))
      } else if heading.level == 3, !entries.isEmpty {
        entries[entries.count - 1].children.append(LinkView(title: heading.text, url: "#" + heading.id))
      }
    }
    return entries.map { TocEntry(title: $0.title, url: $0.url, children: $0.children) }
  }

  private func slogans(of index: Int) -> [PlanSlogan] {
    let gallery = link(settings.route(of: .slogans)) + "#"
    return zip(archive.plans[index].slogans, archive.slogansOfPlan[index]).map { listed, slogan in
      let entry = archive.slogans[slogan]
      let url = gallery + sloganIDs[slogan]
      // A slogan that many plans list would make their pages grow with the square of the archive.
      let shown = entry.plans.lazy.filter { $0 != index }.prefix(3).map(planLink)
      let rest = entry.plans.count - 1 - shown.count
      return PlanSlogan(
        id: listed.isInBody ? nil : listed.anchor, number: listed.number, wording: listed.text, url: url,
        alsoIn: shown + (rest > 0 ? [LinkView(title: "+\(rest)", url: url)] : []))
    }
  }

  /// The same as long as the wording is: other plans do not change it. Ids of the theme's own parts have an underscore,
  /// so that no heading of a text can have the same.
  static func id(of slogan: Slogan) -> String {
    let words = slogan.key.slug().split(separator: "-").prefix(6).joined(separator: "-")
    return "slogan_\(words)_\(Digest(Array(slogan.key.utf8)).hexadecimal.prefix(8))"
  }

  func sloganListView() -> SloganListView {
    let gallery = link(settings.route(of: .slogans)) + "#"
    let entries = zip(archive.slogans, sloganIDs).map { slogan, id in
      SloganEntry(
        id: id, wording: slogan.text, url: gallery + id, isShared: slogan.plans.count > 1,
        listings: slogan.listings.map { listing($0.plan, $0.listing, of: slogan) }, moreCount: 0, variants: [])
    }
    return SloganListView(
      head: head(.slogans, title: theme.text("slogans-title"), description: theme.text("slogans-description")),
      sloganCount: entries.count, listingCount: archive.listingCount, sharedCount: entries.count { $0.isShared },
      ways: [], slogans: entries, pager: nil)
  }

  private func listing(_ planIndex: Int, _ listed: ListedSlogan, of slogan: Slogan) -> SloganListing {
    let plan = archive.plans[planIndex]
    let issued = label(plan.issued)
    let planURL = planURLs[planIndex]
    return SloganListing(
      planTitle: plan.title.value, planURL: planURL, number: listed.number,
      url: planURL + "#" + listed.anchor, wording: listed.text, isDifferent: listed.text != slogan.text,
      date: issued?.text, isInferred: issued?.isInferred ?? false)
  }
}
