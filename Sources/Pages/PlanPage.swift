import Archiving
import Citations
import Diagnostics
import Markdown
import Records
import Texts
import Theming

extension PageKind {
  /// Plans that cite, replace or amend a plan, shown on its page.
  private static let shownCitingPlans = 20

  static let plan = PageKind(
    "plan", "The page of a plan.",
    texts: [
      InterfaceText(
        "plan-description", "description of the page of a plan, for search engines", ["title", "issuer", "date"]),
      InterfaceText("undated", "where nothing is known of a date"),
      InterfaceText("reference-number", "kind and number in a reference to a plan", ["type", "number"]),
      InterfaceText("size-kilobytes", "size of an attachment", ["number"]),
      InterfaceText("size-megabytes", "size of an attachment", ["whole", "tenth"]),
      InterfaceText("names-joined", "issuers of a joint document", ["names", "last"]),
      InterfaceText("extent-unknown", "what the text of a plan is, where the record does not say it"),
    ] + sheetTexts,
    in: .plans, count: { $0.archive.plans.count }, route: { $0.site.settings.route(ofPlan: $0.plan.id) },
    title: { $0.plan.title.value },
    description: { $0.planDescription }, head: .plan,
    [
      .text("type", "Kind of document, as a label.") { $0.site.label($0.plan.kind) },
      .text("number", "Official number in its written form. May be absent.") { $0.plan.number?.value.written },
      .text("issuer", "Name of the issuing body; all names of a joint document.") { $0.issuer },
      .text("issuerURL", "Page of the issuing body, the first of a joint document.") { $0.issuers[0].url },
      .list("issuers", linkVocabulary, "The issuing bodies.") { $0.issuers },
      .texts("addressees", "Whom a letter is addressed to.") { $0.plan.addressees },
      .text("effective", "First day of its effect, as it is printed. May be absent.") { $0.plan.effective?.vietnamese },
      .text("expires", "Last day of its effect, as it is printed. May be absent.") { $0.plan.expires?.vietnamese },
      .text("extent", "Whether the text is whole, in words.") { place in
        place.plan.extent.map { place.site.label($0) } ?? place.site.theme.text("extent-unknown")
      },
      .text("issued", "Date of issue as it is printed. May be absent.") {
        $0.plan.statedDate?.vietnamese
      },
      .group("window", windowVocabulary, "Inferred window of the date of issue, when no date is stated. May be absent.")
      {
        $0.plan.issued.isInferred ? $0 : nil
      },
      .text("place", "Place that the document names. May be absent.") { $0.plan.place },
      .text("term", "Term of the issuing committee: `2020-2025`. May be absent.") { $0.plan.term },
      .text("termURL", "Page of the term. May be absent.") { place in
        place.plan.term.map { place.site.url(Route.terms.page($0)) }
      },
      .list("basedOn", citedVocabulary, "Documents that the plan carries out.") { $0.basis },
      .list("replaces", linkVocabulary, "What the plan replaces.") { place in
        place.related(.replaces).map(place.site.link)
      },
      .list("replacedBy", linkVocabulary, "Plans that replace this one.") { place in
        place.archive.plans(.replaces, .plan(place.index)).prefix(shownCitingPlans).map(place.site.planLink)
      },
      .list("amends", linkVocabulary, "What the plan amends.") { place in
        place.related(.amends).map(place.site.link)
      },
      .list("amendedBy", linkVocabulary, "Plans that amend this one.") { place in
        place.archive.plans(.amends, .plan(place.index)).prefix(shownCitingPlans).map(place.site.planLink)
      },
      .list("cites", citedVocabulary, "Documents that the text cites.") { $0.cites },
      .list("citedBy", linkVocabulary, "Plans that cite this one, the first of them.") { place in
        place.archive.plans(citing: .plan(place.index)).prefix(shownCitingPlans).map(place.site.planLink)
      },
      .number("citedByCount", "Plans that cite this one.") { $0.archive.plans(citing: .plan($0.index)).count },
      .number("moreCitedBy", "Plans that cite this one and are not in `citedBy`.") {
        max(0, $0.archive.plans(citing: .plan($0.index)).count - shownCitingPlans)
      },
      .html("relations", "Its basis, and what cites, amends or replaces it, as a picture. May be absent.") { place in
        let basis = place.basis.map { cited in
          RelationsPicture.Neighbour(
            label: cited.number, title: cited.title ?? cited.number, url: cited.url ?? "", relation: .basis)
        }
        let name = place.plan.number?.value.written ?? place.plan.title.value
        return place.relationsPicture(of: name, left: basis, right: place.citing(.plan(place.index)))
      },
      .list("events", datedLinkVocabulary, "Events that the plan serves.") { place in
        place.at(place.plan.events.compactMap { place.archive.index(ofEvent: $0.value) })
      },
      .list("topics", linkVocabulary, "Topics with their pages.") { place in
        place.plan.topics.map { Link($0, place.site.url(Route.topics.page(RecordSet.key(ofTopic: $0)))) }
      },
      .group("signatory", signatoryVocabulary, "Who signed it. May be absent.") { $0.plan.signatory },
      .list("recipients", recipientVocabulary, "To whom it was sent.") { $0.plan.recipients },
      .list("attachments", attachmentVocabulary, "Files that belong to it.") {
        $0.parts($0.plan.attachments.indices)
      },
      .group("source", sourceVocabulary, "Where the text came from. May be absent.") { $0.plan.source },
      .list("notes", noteVocabulary, "Editor’s notes; not part of the document.") { $0.parts($0.plan.notes.indices) },
      .list("toc", tocVocabulary, "Headings of level 2 of the body with those of level 3 below them.") { place in
        place.parts(place.plan.text.outline.indices.filter { place.plan.text.outline[$0].level == 2 })
      },
      .html("body", "Headings start at level 2. Items of the slogan section carry ids such as `slogan_12`.") {
        place throws(EnvironmentError) in try place.site.html(of: place.plan.text, in: place.plan.file)
      },
      .list("slogans", planSloganVocabulary, "In the order of the document.") {
        $0.parts($0.plan.slogans.indices)
      },
      .flag("hasSloganSection", "Whether the slogans also stand in `body`.") {
        $0.plan.slogans.contains { $0.isInBody }
      },
      .number("taskCount", "Tasks that the plan gives.") { $0.archive.tasks[$0.index].count },
      .list("taskGroups", taskGroupVocabulary, "The tasks, in order; neighbours with the same leads are one group.") {
        $0.taskGroups
      },
      .group("reference", bibliographicReferenceVocabulary, "The plan as others cite it.") {
        BibliographicReference($0)
      },
      .text("akomaNtoso", "The plan in Akoma Ntoso. May be absent.") { place in
        place.site.settings.outputs.contains(.akn)
          ? place.site.planURLs[place.index] + AkomaNtoso.fileName : nil
      },
      .group("sheet", sheetVocabulary, "The head of the printed sheet.") { $0 },
      .group("previous", linkVocabulary, "The plan before this one. May be absent.") { $0.neighbour(1) },
      .group("next", linkVocabulary, "The plan after this one. May be absent.") { $0.neighbour(-1) },
      .flag("isInternal", "Whether the whole plan is for staff only.") { $0.plan.isInternal },
      .internalNotes { $0.plan.internalNotes },
    ])
}

extension Place {
  var planDescription: String {
    site.theme.text(
      "plan-description",
      [
        ("title", plan.title.value), ("issuer", issuer),
        ("date", site.label(plan.issued) ?? site.theme.text("undated")),
      ])
  }

  /// The documents that the plan carries out.
  var basis: [Cited] { related(.basedOn).map { Cited(site, $0.record, written: $0.text.value) } }

  /// The others that its text cites.
  var cites: [Cited] {
    let basis = related(.basedOn).map(\.record)
    return archive.cited(byPlan: index).filter { !basis.contains($0) }.map { Cited(site, $0) }
  }

  fileprivate var taskGroups: [TaskGroup] {
    var groups: [TaskGroup] = []
    for (number, task) in archive.tasks[index].enumerated() {
      if let last = groups.last, archive.tasks[index][last.numbers.lowerBound].leads == task.leads {
        groups[groups.count - 1].numbers = last.numbers.lowerBound..<number + 1
      } else {
        groups.append(TaskGroup(place: self, numbers: number..<number + 1))
      }
    }
    return groups
  }

  /// The plans are in order from the newest.
  func neighbour(_ distance: Int) -> Link? {
    archive.plans.indices.contains(index + distance) ? site.planLink(index + distance) : nil
  }

  /// The plans that name or cite a record, each once.
  func citing(_ record: Reference) -> [RelationsPicture.Neighbour] {
    var seen: Set<Int> = []
    let relations: [(RelationsPicture.Neighbour.Relation, [Int])] = [
      (.replaces, archive.plans(.replaces, record)), (.amends, archive.plans(.amends, record)),
      (.carriesOut, archive.plans(.basedOn, record)), (.cites, archive.plans(citing: record)),
    ]
    return relations.flatMap { relation, plans in
      plans.filter { seen.insert($0).inserted }.map { index in
        let plan = archive.plans[index]
        return RelationsPicture.Neighbour(
          label: plan.number?.value.written ?? plan.title.value, title: plan.title.value, url: site.planURLs[index],
          relation: relation)
      }
    }
  }

  func relationsPicture(
    of name: String, left: [RelationsPicture.Neighbour], right: [RelationsPicture.Neighbour]
  ) -> [UInt8]? {
    RelationsPicture.svg(of: name, left: left, right: right) { site.theme.text("relation-" + $0.rawValue) }
  }

  fileprivate func related(_ relation: RelatedRecord.Relation) -> [RelatedRecord] {
    archive.records(relation, ofPlan: index)
  }

  /// Of the plan, the one at `number`; so is the next.
  var task: PlanTask { archive.tasks[index][number] }
  var listedSlogan: ListedSlogan { plan.slogans[number] }
}

extension Place {
  private var attachment: Plan.Attachment { plan.attachments[number] }
  fileprivate var attachmentFacts: AttachmentFacts? { archive.facts(of: attachment) }

  fileprivate var attachmentKind: String? {
    let kind = AttachmentKind.name(of: attachment.path.value)
    return kind.isEmpty ? nil : kind
  }

  /// In units of 1,000 bytes, as systems of today show it.
  fileprivate var attachmentSize: String? {
    guard let size = attachmentFacts?.size else { return nil }
    if size < 999_500 { return site.theme.text("size-kilobytes", [("number", String(max(1, (size + 500) / 1000)))]) }
    let tenths = (size + 50_000) / 100_000
    return site.theme.text("size-megabytes", [("whole", String(tenths / 10)), ("tenth", String(tenths % 10))])
  }
}

extension Site {
  /// What a plan replaces or amends.
  fileprivate func link(_ entry: RelatedRecord) -> Link {
    switch entry.record {
    case .plan(let index): planLink(index)
    case .document(let index): Link(entry.text.value, documentURLs[index])
    case nil: Link(entry.text.value, "")
    }
  }
}

/// A document that a plan carries out or cites.
struct Cited: Sendable {
  private let site: Site
  private let record: Reference?
  /// The number as the plan writes it.
  private let written: String?

  init(_ site: Site, _ record: Reference?, written: String? = nil) {
    (self.site, self.record, self.written) = (site, record, written)
  }

  private var plan: Plan? { if case .plan(let index)? = record { site.archive.plans[index] } else { nil } }
  private var document: ExternalDocument? {
    if case .document(let index)? = record { site.archive.documents[index] } else { nil }
  }

  var number: String { written ?? plan.map { $0.number?.value.written ?? $0.id } ?? document?.name ?? "" }
  var title: String? {
    plan?.title.value ?? document.flatMap { $0.number == nil && written == nil ? nil : $0.title }
  }
  var date: String? { plan.map { site.label($0.issued) } ?? document?.date?.vietnamese }
  var url: String? {
    switch record {
    case .plan(let index): site.planURLs[index]
    case .document(let index): site.documentURLs[index]
    case nil: nil
    }
  }
}

private let citedVocabulary = Vocabulary<Cited>(
  "Cited", "A document that a plan carries out or cites.",
  [
    .text("number", "Its official number.") { $0.number },
    .text("title", "Its title, when it is known. May be absent.") { $0.title },
    .text("date", "Its date as it is printed. May be absent.") { $0.date },
    .text("url", "Its page. May be absent.") { $0.url },
  ])

private let windowVocabulary = Vocabulary<Place>(
  "Window", "The inferred window of a date of issue.",
  [
    .text("label", "The window in words: “between … and …”.") { $0.site.label($0.plan.issued) },
    .text("evidence", "What the window was inferred from. May be absent.") {
      if case .within(let window) = $0.plan.issued { window.evidence } else { nil }
    },
  ])

private let datedLinkVocabulary = Vocabulary<Place>(
  "DatedLink", "A title with its link and date.",
  [
    .text("title", "Text of the link.") { $0.event.title },
    .text("url", "Where it leads.") { $0.site.eventURLs[$0.index] },
    .text("date", "The date as it is printed, the planned one when `isPlanned`; absent while unknown.") {
      $0.event.held.label ?? $0.event.planned.label
    },
    .flag("isPlanned", "Whether the date is the planned one, because no other is known.") { $0.event.isOnlyPlanned },
  ])

private let signatoryVocabulary = Vocabulary<Plan.Signatory>(
  "Signatory", "Who signed a plan.",
  [
    .text("authority", "In whose name: `T/M Ban Thường vụ`. May be absent.") { $0.authority },
    .text("role", "Such as “Phó Bí thư”. May be absent.") { $0.role },
    .text("name", "Absent when the document does not name the person.") { $0.name?.value },
  ])

private let recipientVocabulary = Vocabulary<Plan.Recipient>(
  "Recipient", "A recipient of a plan.",
  [
    .text("name", "Name of the recipient.") { $0.name },
    .text("note", "Such as “to carry out”. May be absent.") { $0.note },
  ])

private let attachmentVocabulary = Vocabulary<Place>(
  "Attachment", "A file that belongs to a plan.",
  [
    .text("title", "Text of the link.") { $0.plan.attachments[$0.number].title },
    .text("url", "The file.") {
      $0.site.url(Route(attachment: $0.site.archive.file(of: $0.plan.attachments[$0.number])))
    },
    .text("kind", "Its kind, the end of its name in capitals: `PDF`. May be absent.") {
      $0.attachmentKind.map { $0.uppercased() }
    },
    .flag("isPDF", "Whether browsers show it in a page.") { $0.attachmentKind == "pdf" },
    .text("size", "Its size in words.") { $0.attachmentSize },
    .number("pages", "Pages of a PDF, 0 when they are not known.") { $0.attachmentFacts?.pages ?? 0 },
    // What an internal plan lists is for staff only, whatever is said of the file.
    .flag("isInternal", "Whether it is for staff only.") {
      $0.plan.isInternal || $0.plan.attachments[$0.number].isInternal
    },
  ])

private let sourceVocabulary = Vocabulary<Plan.Source>(
  "Source", "Where the text of a plan came from.",
  [
    .text("file", "Name of the source file. May be absent.") { $0.file },
    .text("sha256", "Its SHA-256 digest. May be absent.") { $0.sha256 },
    .text("pages", "Its pages. May be absent.") { $0.pages.map { String($0) } },
    .text("extraction", "How the text was obtained. May be absent.") { $0.extraction },
  ])

private let noteVocabulary = Vocabulary<Place>(
  "Note", "An editor’s note on a plan.",
  [
    .text("kind", "Kind of note, as a label.") { $0.site.label($0.plan.notes[$0.number].kind) },
    .text("content", "The note.") { $0.plan.notes[$0.number].text },
  ])

private let tocVocabulary = Vocabulary<Place>(
  "TocEntry", "A heading of level 2 in a table of contents.",
  [
    .text("title", "Text of the heading.") { $0.plan.text.outline[$0.number].text },
    .text("url", "`#id` of the heading.") { "#" + $0.plan.text.outline[$0.number].id },
    .list("children", linkVocabulary, "Headings of level 3 below it.") { place in
      place.plan.text.outline[(place.number + 1)...].prefix { $0.level > 2 }.filter { $0.level == 3 }
        .map { Link($0.text, "#" + $0.id) }
    },
  ])

private let planSloganVocabulary = Vocabulary<Place>(
  "PlanSlogan", "A slogan as one plan lists it.",
  [
    .text("id", "Id to give the item here; absent when the item in `body` carries it.") {
      $0.listedSlogan.isInBody ? nil : $0.listedSlogan.anchor
    },
    .text("number", "Number printed before the item. May be absent.") { $0.listedSlogan.number.map(String.init) },
    .text("wording", "Exact wording in this plan.") { $0.listedSlogan.text },
    .text("url", "Link to the page of the slogan.") {
      $0.site.sloganURLs[$0.archive.slogansOfPlan[$0.index][$0.number]]
    },
    .number("otherPlanCount", "How many other plans list it; `url` leads to them.") {
      $0.archive.slogans[$0.archive.slogansOfPlan[$0.index][$0.number]].plans.count - 1
    },
  ])

/// Neighbouring tasks with the same leads.
private struct TaskGroup: Sendable {
  let place: Place
  var numbers: Range<Int>
}

private let taskGroupVocabulary = Vocabulary<TaskGroup>(
  "TaskGroup", "Neighbouring tasks of a plan that have the same leads.",
  [
    .list("leads", linkVocabulary, "Responsible bodies; those without a page have an empty `url`.") { group in
      let place = group.place.at(group.place.index, group.numbers.lowerBound)
      return place.task.leads.map(place.site.link)
    },
    .list("tasks", taskVocabulary, "In the order of the document; also those that stand in `body`.") {
      $0.place.parts($0.numbers)
    },
  ])

private let taskVocabulary = Vocabulary<Place>(
  "Task", "A task that a plan gives.",
  [
    .list("partners", linkVocabulary, "Coordinating bodies; those without a page have an empty `url`.") { place in
      place.task.partners.map(place.site.link)
    },
    .text("content", "What is to be done.") { $0.task.text },
    .text("due", "Until when, in the words of the document. May be absent.") { $0.task.due },
    .text("url", "Link to its place in `body`. May be absent.") { $0.task.anchor.map { "#" + $0 } },
  ])
