// The records of an edition, ordered, with what each refers to: all that can be wrong between them is found here.
//
// The steps: links between records → bodies and cited documents → checks between records → citations → tasks.

import Citations
package import Diagnostics
import Erasing
import Files
package import Records
import Texts

/// Its lists are those of `Archive`.
package struct LinkedRecords: Sendable {
  package let settings: SiteSettings
  package let plans: [Plan]
  package let events: [Event]
  let pages: [FreePage]
  /// All entries of the files that hold several records.
  let authority: (bodies: [Body], documents: [CitedDocument], withdrawn: [WithdrawnAddress])
  /// All bodies of the authority file, in its order.
  package var bodies: [Body] { authority.bodies }
  /// Those of the authority file that the records name, and those above and before them.
  let namedBodies: [Body]
  /// What records cite and the archive does not hold.
  let documents: [ExternalDocument]
  /// The addresses that stay for ever, of plans, events, pages, bodies, cited documents and attachments.
  package let addresses: [Address]
  /// Addresses whose pages have moved or are gone, sorted.
  let formerAddresses: [FormerAddress]
  let ledger: AddressLedger
  /// Of each plan.
  package let tasks: [[PlanTask]]
  let citations: CitationLinks
  /// What the texts of the records link to, by file.
  let targets: [String: LinkTargets]
  /// The files of attachments that lie elsewhere than plans list them, by the path that is listed.
  private let movedAttachments: [String: String]

  /// Reports every error of the content, not only the first.
  ///
  /// - Parameters:
  ///   - pages: addresses of pages that no single record makes, to which texts can link.
  ///   - other: those of another edition: a plan that is the same has the same tasks, which are not looked at again.
  /// - Throws: when the machine refuses to look at an attachment.
  package init(
    _ content: ParsedContent, settings: SiteSettings, pages listPages: [Route], besides other: LinkedRecords? = nil,
    into report: inout Report
  ) async throws(EnvironmentError) {
    // While files have errors, nobody knows which pages there are.
    let areFilesSound = !report.hasErrors && content.records.allSatisfy { $0.record != nil }
    let contents = ContentFiles(content, settings: settings, pages: listPages, into: &report)
    let (plans, events, pages) = (contents.plans, contents.events, contents.pages)
    let (bodies, documents, areBodiesKnown) = (content.bodies, content.documents, content.areBodiesKnown)
    let sorted = plans.sorted(by: Self.isNewer)
    // Beside all else: citations are a third of the work.
    async let linked = {
      var report = Report()
      let citations = CitationLinks(
        sorted, others: events as [any TextRecord] + pages, documents, IssuerNames(bodies), into: &report)
      // Which document a number means can depend on the bodies.
      if !areBodiesKnown {
        report = report.weighed { ["citation.term", "citation.type"].contains($1.code) ? $1.severity : nil }
      }
      return (citations: citations, report: report)
    }()
    ReferenceCheck(
      contents: contents, bodies: areBodiesKnown ? bodies : nil, documents: documents, settings: settings
    ).run(into: &report)
    movedAttachments = try AttachmentCheck(
      contents: contents, folder: content.attachments, kinds: settings.attachmentKinds, looksAround: !content.isErased
    ).run(into: &report)
    if content.isErased {
      ErasureCheck.run([settings] + contents.records + bodies + documents + content.withdrawn, into: &report)
    }
    PlanCheck.run(plans, into: &report)
    if areBodiesKnown { FormalityCheck.run(plans, bodies, into: &report) }

    self.settings = settings
    self.plans = sorted
    self.events = events.sorted(by: Self.isEarlier)
    self.pages = pages
    authority = (bodies, documents, content.withdrawn)
    targets = contents.targets
    var reader = TaskReader(BodyNames(bodies), bodies)
    let known = Dictionary(
      uniqueKeysWithValues: zip(other?.plans.map(ObjectIdentifier.init) ?? [], other?.tasks ?? []))
    tasks = sorted.map { known[ObjectIdentifier($0)] ?? reader.tasks(of: $0) }
    let (citations, citationReport) = await linked
    self.citations = citations
    report.add(contentsOf: citationReport)
    let holders = tasks.joined().lazy.flatMap { [$0.leads, $0.partners].joined() }
    namedBodies = bodies.named(
      by: plans.flatMap { $0.issuers.map(\.value) } + events.compactMap(\.body?.value)
        + citations.documents.compactMap(\.issuer)
        + holders.compactMap { if case .body(let id) = $0 { id } else { nil } })
    ledger = content.ledger
    let explained =
      contents.records.flatMap(\.recordFile.formerAddresses) + bodies.flatMap(\.formerAddresses)
      + documents.flatMap(\.formerAddresses) + content.withdrawn.map(\.route)
    self.documents = citations.documents(
      of: contents.records, plans: sorted, ledger.routes, explained: Set(explained.map(\.value)), settings)
    if areBodiesKnown { reader.report(among: namedBodies, into: &report) }

    addresses = Address.all(
      of: self.plans, self.events, pages, namedBodies, self.documents, movedAttachments, settings)
    let check = AddressCheck(addresses, content.withdrawn, others: listPages, settings)
    formerAddresses = check.formerAddresses(isErased: content.isErased, into: &report)
    if content.isErased, areFilesSound { check.check(ledger, formerAddresses, into: &report) }
  }

  /// What the text of a plan cites, each once, in the order of the text; the plan itself is not among it.
  func references(inPlan index: Int) -> [Reference] {
    var seen: Set<Reference> = [.plan(index)]
    return (citations.cited[plans[index].file] ?? []).compactMap(\.self).filter { seen.insert($0).inserted }
  }

  /// The same by number or else by title.
  package func cited(byPlan index: Int) -> [String] {
    references(inPlan: index).map {
      switch $0 {
      case .plan(let plan): plans[plan].number?.value.normalised ?? plans[plan].title.value
      case .document(let document): documents[document].number?.normalised ?? documents[document].name
      }
    }
  }

  /// Where the file of an attachment lies, relative to the source folder.
  ///
  /// - Parameter path: as a plan lists it.
  package func file(ofAttachment path: String) -> String { movedAttachments[path] ?? path }

  private static func isNewer(_ a: Plan, _ b: Plan) -> Bool {
    let (first, second) = (a.issued.sortingDate, b.issued.sortingDate)
    if first == second { return a.id.precedesInUTF8(b.id) }
    guard let first, let second else { return first != nil }
    return first > second
  }

  private static func isEarlier(_ a: Event, _ b: Event) -> Bool {
    if a.firstDay == b.firstDay { return a.id.precedesInUTF8(b.id) }
    guard let first = a.firstDay, let second = b.firstDay else { return a.firstDay != nil }
    return first < second
  }
}

extension [Body] {
  /// The bodies with these IDs, those above them, and those before them.
  func named(by ids: [String]) -> [Body] {
    let all = Dictionary(map { ($0.id, $0) }) { first, _ in first }
    var named: Set<String> = []
    var open = ids
    while let id = open.popLast() {
      guard named.insert(id).inserted, let body = all[id] else { continue }
      open += [body.parent, body.predecessor].compactMap { $0?.value }
    }
    return filter { named.contains($0.id) }
  }
}
