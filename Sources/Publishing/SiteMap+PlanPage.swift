// The view of one plan with what it refers to and what refers to it.

import Files
import Texts
import Citations
import Archiving
import Diagnostics
import Markdown
import Theming

extension SiteMap {
  /// Plans that cite, replace or amend a plan, shown on its page.
  private static let shownCitingPlans = 20

  func planView(_ index: Int) throws(EnvironmentError) -> PlanView {
    let plan = archive.plans[index]
    let card = planCards[index]
    var window: WindowView?
    if case .within(let bounds) = plan.issued, let label = card.date {
      window = WindowView(label: label, evidence: bounds.evidence)
    }
    let basis = archive.basis(ofPlan: index)
    let citing = archive.plans(citing: .plan(index))
    return PlanView(
      head: head(.plan(index), title: card.title, description: description(card), in: .plans), type: card.type,
      number: card.number, issuer: card.issuer, issuerURL: link(ofBody: plan.issuer.value).url,
      issued: window == nil ? card.date : nil, window: window, place: plan.place, term: plan.term,
      termURL: plan.term.map { link(Route.terms.page($0)) },
      basedOn: zip(plan.basedOn, basis).map { cited($1, written: $0.value.written) },
      replaces: zip(plan.replaces, archive.replaced(byPlan: index)).map(reference),
      replacedBy: archive.plans(replacing: .plan(index)).prefix(Self.shownCitingPlans).map { planLinks[$0] },
      amends: zip(plan.amends, archive.amended(byPlan: index)).map(reference),
      amendedBy: archive.plans(amending: .plan(index)).prefix(Self.shownCitingPlans).map { planLinks[$0] },
      cites: archive.cited(byPlan: index).filter { !basis.contains($0) }.map { cited($0, written: nil) },
      citedBy: citing.prefix(Self.shownCitingPlans).map { planLinks[$0] },
      moreCitedBy: max(0, citing.count - Self.shownCitingPlans),
      events: plan.events.compactMap { archive.event($0.value) }.map(datedLink),
      topics: plan.topics.map { LinkView(title: $0, url: link(Route.topics.page(RecordSet.key(ofTopic: $0)))) },
      signatory: plan.signatory.map { SignatoryView(authority: $0.authority, role: $0.role, name: $0.name?.value) },
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
      toc: toc(plan.text), body: try archive.html(of: plan.text, in: plan.file, from: spool),
      slogans: slogans(of: index), hasSloganSection: plan.slogans.contains { $0.isInBody },
      tasks: archive.tasks[index].map { task in
        TaskView(
          leads: task.leads.map(linkView), partners: task.partners.map(linkView), content: task.text,
          url: task.anchor.map { "#" + $0 })
      },
      previous: neighbour(index + 1), next: neighbour(index - 1), isInternal: plan.isInternal,
      internalNotes: views(plan.internalNotes))
  }

  /// The plans are in order from the newest.
  private func neighbour(_ index: Int) -> LinkView? {
    planLinks.indices.contains(index) ? planLinks[index] : nil
  }

  private func description(_ plan: PlanCard) -> String {
    theme.text("plan-description", [("type", plan.type), ("issuer", plan.issuer)])
  }

  /// - Parameter written: the number as the plan writes it.
  private func cited(_ record: Reference?, written: String?) -> CitedView {
    switch record {
    case .plan(let index):
      let plan = planCards[index]
      return CitedView(
        number: written ?? plan.number ?? archive.plans[index].id, title: plan.title, date: plan.date, url: plan.url)
    case .document(let index):
      let document = archive.documents[index]
      return CitedView(
        number: written ?? document.number.written, title: document.title, date: document.date?.vietnamese,
        url: documentURLs[index])
    case nil: return CitedView(number: written ?? "", title: nil, date: nil, url: nil)
    }
  }

  /// What a plan replaces or amends: a number or the ID of a plan.
  private func reference(_ written: Located<String>, _ record: Reference?) -> ReferenceView {
    switch record {
    case .plan(let index): ReferenceView(title: planLinks[index].title, url: planLinks[index].url)
    case .document(let index): ReferenceView(title: written.value, url: documentURLs[index])
    case nil: ReferenceView(title: written.value, url: nil)
    }
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
}
