// The records of an edition with the references between them resolved: all that can be wrong with them is found here.
//
// The steps: links between records → bodies and cited documents → checks between records → citations.

import Files
import Texts
import Citations
package import Diagnostics

package struct LinkedRecords: Sendable {
  let settings: SiteSettings
  /// Newest first; what has no date at all comes last.
  let plans: [Plan]
  let events: [Event]
  let pages: [FreePage]
  /// All entries of the authority files.
  let bodies: [Body]
  let documents: [CitedDocument]
  /// What the texts of the records link to, by file.
  let targets: [String: LinkTargets]
  let citations: ResolvedCitations
  private let names: BodyNames

  /// Reports every error of the content, not only the first.
  package init(_ content: ParsedContent, settings: SiteSettings, into report: inout Report) {
    let tree = content.tree
    let contents = ContentFiles(content, settings: settings, into: &report)
    let (plans, events, pages) = (contents.plans, contents.events, contents.pages)
    var bodyReport = Report()
    let bodies = contents.bodies(into: &bodyReport)
    report.add(contentsOf: bodyReport)
    let documents = contents.documents(into: &report)
    ReferenceCheck(
      plans: plans, events: events, pages: pages, targets: contents.targets,
      bodies: bodyReport.hasErrors || tree.unreadable.contains(ContentFiles.bodiesFile) ? nil : bodies,
      documents: documents,
      settings: settings, planIDs: contents.planIDs, eventIDs: contents.eventIDs,
      attachments: tree.attachments
    ).run(into: &report)
    if tree.isErased { ErasureCheck.run(plans, events, pages, bodies, documents, settings, into: &report) }
    PlanCheck.run(plans, into: &report)

    self.settings = settings
    self.plans = plans.sorted(by: Self.isNewer)
    self.events = events
    self.pages = pages
    self.bodies = bodies
    self.documents = documents
    targets = contents.targets
    names = BodyNames(bodies)
    citations = ResolvedCitations(
      self.plans, others: events.map { ($0.file, $0.text) } + pages.map { ($0.file, $0.text) }, documents, names,
      into: &report)
    checkTaskHeadings(into: &report)
  }

  /// The tasks of each plan, parallel to `plans`.
  var tasks: [[PlanTask]] { plans.map { $0.tasks(names) } }

  /// The bodies that the records name, and those above and before them.
  ///
  /// - Parameters:
  ///   - tasks: those of the plans.
  ///   - documents: those that the records cite.
  func namedBodies(_ tasks: [[PlanTask]], _ documents: [Document]) -> [Body] {
    bodies.named(
      by: plans.map(\.issuer.value) + events.compactMap(\.body?.value) + documents.compactMap(\.issuer)
        + tasks.joined().flatMap(\.bodies))
  }

  /// Reports the headings of implementation sections that name no body, with the nearest of those that the records name.
  private func checkTaskHeadings(into report: inout Report) {
    let unknown = plans.flatMap { $0.taskHeadings(unknownTo: names) }
    if unknown.isEmpty { return }
    let named = namedBodies(tasks, CitationLinks(citations, of: plans).documents)
    let candidates = named.flatMap { [$0.name] + $0.aliases }
    for heading in unknown {
      let nearest = nearestName(to: heading.value, in: candidates)
      report.add(.unknownTaskBody(heading.value, nearest: nearest, heading.location))
    }
  }

  private static func isNewer(_ a: Plan, _ b: Plan) -> Bool {
    let (first, second) = (a.issued.sortingDate, b.issued.sortingDate)
    if first != second {
      guard let first else { return false }
      guard let second else { return true }
      return first > second
    }
    return a.id.precedesInUTF8(b.id)
  }
}
