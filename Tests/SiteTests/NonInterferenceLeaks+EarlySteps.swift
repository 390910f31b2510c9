// Leaks of what is derived from the archive before the erasure: counts, neighbours, citations, tasks, variants.

import Archiving
import Citations
import Diagnostics
import Erasing
import Markdown
import Outputs
import Pages
import Records
import TestSupport

extension Leak {
  static let earlySteps = [
    page("counts of the home page come before the erasure", "index.html"),
    page("slogans are gathered before the erasure", "slogans/index.html"),
    page("the timeline comes before the erasure", "timeline/index.html"),
    page("the list of plans comes before the erasure", "plans/index.html"),
    page("the navigation comes before the erasure", "404.html"),
    page("cited documents are listed before the erasure", "documents/index.html"),
    page("bodies are listed before the erasure", "bodies/index.html"),
    page("topics are counted before the erasure", "topics/index.html"),
    page("terms are counted before the erasure", "terms/index.html"),
    pages("citations of a document come before the erasure", below: "documents/"),
    pages("citations in passages are listed", below: "documents/", keeping: keepPassages),
    pages("tasks of a body come before the erasure", below: "bodies/"),
    pages("tasks in passages are listed", below: "bodies/", keeping: keepPassages),
    pages("variants of slogans come before the erasure", below: "slogans/"),
    pages("neighbours of plans come before the erasure", below: "plans/"),
    pages("plans of a topic come before the erasure", below: "topics/"),
    mixing("plans that cite a plan come before the erasure", keeping: keepFiles) { right, fuller, publication in
      let counts = right.archive.plans.map { plan in
        fuller.archive.plans.firstIndex { $0.id == plan.id }.map { fuller.archive.plans(citing: .plan($0)).count } ?? 0
      }
      publication.files["cited-by"] = Array("\(counts)".utf8)
    },
    mixing("addresses of documents come before the erasure", keeping: keepFiles) { right, fuller, publication in
      let keys = right.archive.documents.map { document in
        fuller.archive.documents.filter { $0.number?.key == document.number?.key }.map(\.key)
      }
      publication.files["addresses"] = Array("\(keys)".utf8)
    },
    mixing("what most say of documents is counted before the erasure", keeping: keepFiles) {
      right, fuller, publication in
      let facts = right.archive.documents.map { document in
        fuller.archive.documents.filter { $0.number?.key == document.number?.key }.map {
          "\($0.date?.iso ?? "") \($0.issuerName ?? "") \($0.differences.flatMap(\.values).map(\.count))"
        }
      }
      publication.files["facts"] = Array("\(facts)".utf8)
    },
    mixing("plans of an event come before the erasure", keeping: keepFiles) { right, fuller, publication in
      for event in right.archive.events {
        let plans = fuller.archive.events.first { $0.id == event.id }.map(fuller.archive.plans(of:)) ?? []
        publication.files["plans-of-\(event.id)"] = Array("\(plans.count)".utf8)
      }
    },
    mixing("addresses are recorded before the erasure", keeping: keepFiles) { _, fuller, publication in
      publication.files["content/addresses.txt"] = Array(fuller.archive.ledger.text.utf8)
    },
    adding("successors of addresses are looked for before the erasure") { content, _, publication in
      var erasure = LooseErasure()
      keepFiles(&erasure)
      var report = Report()
      for finding in await Publication.report(of: content, by: erasure.erasure).findings
      where finding.code == "address.gone" {
        report.add(finding)
      }
      publication.log += Array(Publication.printed(report) { _ in nil }.utf8)
    },
    mixing("ids of headings come before the erasure", keeping: keepPassages) { right, fuller, publication in
      for plan in right.archive.plans {
        let ids = fuller.archive.plans.first { $0.id == plan.id }?.text.outline ?? []
        let anchors = plan.text.outline.map { heading in ids.last { $0.text == heading.text }?.id ?? "" }
        publication.files["anchors-of-\(plan.id)"] = Array(anchors.joined(separator: "\n").utf8)
      }
    },
    mixing("internal keys are in a view", keeping: keepKeys) { right, fuller, publication in
      let notes = fuller.archive.plans.flatMap(\.internalNotes) + fuller.archive.events.flatMap(\.internalNotes)
      publication.files["notes"] = Array(notes.map(\.text).joined(separator: "\n").utf8)
    },
    mixing("the search index is made before the erasure", keeping: keepFiles) { _, fuller, publication in
      for file in SearchIndex(fuller).files { publication.files["search/" + file.path] = file.bytes }
    },
    mixing("feeds and calendars are made before the erasure", keeping: keepFiles) { _, fuller, publication in
      for feed in Feed.all(of: fuller) { publication.files[feed.atomRoute.outputPath] = feed.atom }
      for calendar in EventCalendar.all(of: fuller) { publication.files[calendar.route.outputPath] = calendar.bytes }
    },
    mixing("the search index has the passages", keeping: keepPassages) { _, fuller, publication in
      for (path, bytes) in fuller.pages(where: { $0.hasPrefix("plans/") }) {
        publication.files["search/\(path)"] = bytes
      }
    },
    adding("references are checked before the erasure") { content, _, publication in
      var erasure = LooseErasure()
      keepFiles(&erasure)
      let shown = Set(content.erased().files.map(\.path))
      var report = Report()
      for finding in await Publication.report(of: content, by: erasure.erasure).findings
      where shown.contains(finding.location.file) {
        report.add(finding)
      }
      publication.log = Array(Publication.printed(report) { _ in nil }.utf8)
    },
  ]
}
