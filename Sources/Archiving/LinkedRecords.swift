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
  let authority: (bodies: [Body], documents: [CitedDocument])
  /// All bodies of the authority file, in its order.
  package var bodies: [Body] { authority.bodies }
  let tasks: [[PlanTask]]
  let citations: CitationLinks
  /// What the texts of the records link to, by file.
  let targets: [String: LinkTargets]
  /// The files of attachments that lie elsewhere than plans list them, by the path that is listed.
  private let movedAttachments: [String: String]

  /// Reports every error of the content, not only the first.
  ///
  /// - Parameters:
  ///   - pages: addresses of pages that no single record makes, to which texts can link.
  ///   - known: plans of another edition, whose tasks have been looked at: those that are the same have none here.
  /// - Throws: when the machine refuses to look at an attachment.
  package init(
    _ content: ParsedContent, settings: SiteSettings, pages listPages: [Route], tasksOf known: [Plan] = [],
    into report: inout Report
  ) async throws(EnvironmentError) {
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
    if content.isErased { ErasureCheck.run([settings] + contents.records + bodies + documents, into: &report) }
    PlanCheck.run(plans, into: &report)
    if areBodiesKnown { FormalityCheck.run(plans, bodies, into: &report) }

    self.settings = settings
    self.plans = sorted
    self.events = events.sorted(by: Self.isEarlier)
    self.pages = pages
    authority = (bodies, documents)
    targets = contents.targets
    var reader = TaskReader(BodyNames(bodies), bodies)
    let seen = Set(known.map(ObjectIdentifier.init))
    tasks = sorted.map { seen.contains(ObjectIdentifier($0)) ? [] : reader.tasks(of: $0) }
    let (citations, citationReport) = await linked
    self.citations = citations
    report.add(contentsOf: citationReport)
    if areBodiesKnown { reader.report(among: namedBodies(), into: &report) }
  }

  /// Where the file of an attachment lies, relative to the source folder.
  ///
  /// - Parameter path: as a plan lists it.
  package func file(ofAttachment path: String) -> String { movedAttachments[path] ?? path }

  /// The bodies that the records name, and those above and before them.
  func namedBodies() -> [Body] {
    let holders = tasks.joined().lazy.flatMap { [$0.leads, $0.partners].joined() }
    return authority.bodies.named(
      by: plans.flatMap { $0.issuers.map(\.value) } + events.compactMap(\.body?.value)
        + citations.documents.compactMap(\.issuer)
        + holders.compactMap { if case .body(let id) = $0 { id } else { nil } })
  }

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
  fileprivate func named(by ids: [String]) -> [Body] {
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
