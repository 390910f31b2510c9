// Checks what one record says of another: IDs, numbers, anchors and attachments that must exist, and what must be unique.

import Files
import Texts
import Citations
import Diagnostics
import Markdown

struct ReferenceCheck {
  let plans: [Plan]
  let events: [Event]
  let pages: [FreePage]
  /// What their texts link to, by file.
  let targets: [String: LinkTargets]
  /// nil when the authority file has errors: then nothing can be said of references to it.
  let bodies: [Body]?
  let documents: [CitedDocument]
  let settings: SiteSettings
  /// All plans and events there are, those whose file has errors included.
  let planIDs: [String]
  let eventIDs: [String]
  /// Files below `content/files/`, relative to the source folder.
  let attachments: [AttachmentFile]

  func run(into report: inout Report) {
    let bodyIDs = bodies?.map(\.id) ?? []
    let known = (bodies: Set(bodyIDs), events: Set(eventIDs), plans: Set(planIDs))

    func checkBody(_ id: Located<String>?, into report: inout Report) {
      guard let id, bodies != nil, !known.bodies.contains(id.value) else { return }
      report.add(.unknownID(id, .referenceBody, in: bodyIDs, of: ContentFiles.bodiesFile))
    }
    for plan in plans {
      checkBody(plan.issuer, into: &report)
      for task in plan.tasks {
        for body in task.lead + task.with { checkBody(body, into: &report) }
      }
      for event in plan.events where !known.events.contains(event.value) {
        report.add(.unknownID(event, .referenceEvent, in: eventIDs, of: "content/events/"))
      }
      for reference in plan.replaces + plan.amends
      where DocumentNumber(reference.value) == nil && !known.plans.contains(reference.value) {
        report.add(.unknownID(reference, .referencePlan, in: planIDs, of: "content/plans/"))
      }
    }
    for event in events {
      checkBody(event.body, into: &report)
      if let next = event.replacedBy, !known.events.contains(next.value) {
        report.add(.unknownID(next, .referenceEvent, in: eventIDs, of: "content/events/"))
      }
    }
    for document in documents { checkBody(document.issuer, into: &report) }
    for body in bodies ?? [] {
      checkBody(body.parent, into: &report)
      checkBody(body.predecessor, into: &report)
    }
    checkAncestors(\.parent, into: &report)
    checkAncestors(\.predecessor, into: &report)
    checkReplacements(into: &report)
    checkNumbers(into: &report)
    checkDocuments(into: &report)
    checkAttachments(into: &report)
    checkAnchors(into: &report)
  }

  /// A body is neither its own ancestor nor its own predecessor.
  private func checkAncestors(_ ancestor: KeyPath<Body, Located<String>?>, into report: inout Report) {
    guard let bodies else { return }
    let ancestors = Dictionary(bodies.compactMap { body in body[keyPath: ancestor].map { (body.id, $0.value) } }) {
      first, _ in first
    }
    for body in bodies {
      guard let next = body[keyPath: ancestor], Self.leadsBack(body.id, through: ancestors) else { continue }
      report.add(.cycle(next))
    }
  }

  /// An event is not replaced by itself through others.
  private func checkReplacements(into report: inout Report) {
    let next = Dictionary(events.compactMap { event in event.replacedBy.map { (event.id, $0.value) } }) { first, _ in
      first
    }
    for event in events {
      guard let replacedBy = event.replacedBy, Self.leadsBack(event.id, through: next) else { continue }
      report.add(.cycle(replacedBy))
    }
  }

  private static func leadsBack(_ start: String, through next: [String: String]) -> Bool {
    var seen: Set<String> = []
    var current = next[start]
    while let id = current, seen.insert(id).inserted {
      if id == start { return true }
      current = next[id]
    }
    return false
  }

  /// A document is identified by issuer, type, number and year (Hướng dẫn 36-HD/VPTW: numbers restart per type and term).
  /// Where a year is not certain, only plans that can be of one year are compared, and that is a warning.
  private func checkNumbers(into report: inout Report) {
    struct Identity: Hashable {
      let issuer: String
      let kind: Plan.Kind
      let number: String
    }
    var known: [Identity: [Plan]] = [:]
    for plan in plans {
      guard let number = plan.number else { continue }
      let identity = Identity(issuer: plan.issuer.value, kind: plan.kind, number: number.value.normalised)
      let years = plan.issued.years
      if let other = known[identity]?.first(where: { $0.issued.years.overlaps(years) }),
        let location = other.number?.location
      {
        let isCertain = years == other.issued.years && (years.count == 1 || plan.issued == other.issued)
        report.add(.duplicateNumber(number.value.written, location, number.location, isCertain ? .error : .warning))
      }
      known[identity, default: []].append(plan)
    }
  }

  /// A number that two cited documents share must tell them apart by issuer or year.
  private func checkDocuments(into report: inout Report) {
    struct Identity: Hashable {
      let number: String
      let issuer: String?
      let year: Int?
    }
    var known: [Identity: SourceLocation] = [:]
    for document in documents {
      let number = document.number
      let identity = Identity(
        number: number.value.normalised, issuer: document.issuer?.value, year: document.date?.year)
      if let other = known.updateValue(number.location, forKey: identity) {
        report.add(.duplicateNumber(number.value.written, other, number.location))
      }
    }
  }

  private func checkAttachments(into report: inout Report) {
    let present = Dictionary(attachments.map { ($0.path, $0) }) { first, _ in first }
    var published: Set<String> = []
    var names: [String: Located<String>] = [:]
    for plan in plans {
      for attachment in plan.attachments {
        let path = attachment.path
        published.insert(path.value)
        if Self.canRunScripts(path.value) { report.add(.attachmentWithScripts(path)) }
        if let twin = names.updateValue(path, forKey: path.value.lowercased()),
          !twin.value.utf8.elementsEqual(path.value.utf8)
        {
          report.add(.twinNames(path, twin))
        }
        if let file = present[path.value] {
          if let finding = file.finding { report.add(finding) }
          if file.size > Self.largestAttachment { report.add(.attachmentTooLarge(path)) }
        } else {
          report.add(.missingAttachment(path, nearest: nearestFile(to: path.value)))
        }
      }
    }
    for attachment in targets.values.flatMap(\.attachments) where !published.contains(attachment.value) {
      report.add(.unlistedAttachment(attachment))
    }
  }

  /// 1 GiB: hosts of static sites refuse far less.
  private static let largestAttachment = 1 << 30

  /// Whether browsers run scripts in files of this kind, as pages of the site.
  private static func canRunScripts(_ path: String) -> Bool {
    let kinds = [
      ".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".js", ".mjs", ".mht",
      ".mhtml",
    ]
    let lower = path.lowercased()
    return kinds.contains { lower.hasSuffix($0) }
  }

  private func nearestFile(to path: String) -> String? {
    let paths = attachments.map(\.path)
    let lower = path.lowercased()
    return paths.first { $0.lowercased() == lower } ?? nearestName(to: path, in: paths)
  }

  private func checkAnchors(into report: inout Report) {
    let fragments = targets.values.flatMap(\.fragments)
    /// By page: the fragments that links want and that are not found on it.
    var missing: [Route: Set<String>] = [:]
    for (page, fragment, _) in fragments { missing[page, default: []].insert(fragment) }
    /// The anchors of the pages that lack one. A page whose own file is broken has no entry; its errors are reported
    /// already.
    var anchors: [Route: [String]] = [:]
    func check(_ page: Route, _ text: BodyText, _ others: @autoclosure () -> [String] = []) {
      guard var left = missing[page] else { return }
      // Nearly all links lead to headings.
      for heading in text.outline where !left.isEmpty { left.remove(heading.id) }
      for citation in text.citations where !left.isEmpty { left.remove(citation.anchor) }
      if !left.isEmpty { left.subtract(others()) }
      if left.isEmpty { return }
      missing[page] = left
      anchors[page] = (text.outline.map(\.id) + text.citations.map(\.anchor) + others()).sorted()
    }
    for plan in plans {
      check(
        settings.route(ofPlan: plan.id), plan.text,
        plan.slogans.map(\.anchor) + plan.taskSections.flatMap(\.tasks).map(\.anchor))
    }
    for event in events { check(settings.route(ofEvent: event.id), event.text) }
    for page in pages { check(settings.route(ofPage: page.name), page.text) }
    for (page, fragment, location) in fragments {
      guard let ids = anchors[page], missing[page]?.contains(fragment) == true else { continue }
      report.add(.deadAnchor(fragment, nearest: nearestName(to: fragment, in: ids), location))
    }
  }
}
