// Leaks of what is derived from the archive before the erasure: counts, neighbours, citations, tasks, variants.

import Citations
import Files
import Texts
import Archiving
import Diagnostics
import Markdown

@testable import Publishing

extension Leak {
  static let earlySteps = [
    page("counts of the home page come before the erasure", .home),
    page("slogans are gathered before the erasure", .slogans),
    page("the timeline comes before the erasure", .timeline),
    page("the list of plans comes before the erasure", .plans),
    page("the navigation comes before the erasure", .notFound),
    page("cited documents are listed before the erasure", .documents(1)),
    page("bodies are listed before the erasure", .bodies(1)),
    page("topics are counted before the erasure", .topics(1)),
    page("terms are counted before the erasure", .terms),
    pages("citations of a document come before the erasure") { map in
      map.archive.documents.indices.map { .document($0, 1) }
    },
    pages("citations in passages are listed", keeping: keepPassages) { map in
      map.archive.documents.indices.map { .document($0, 1) }
    },
    pages("tasks of a body come before the erasure") { map in map.archive.bodies.indices.map { .body($0, 1) } },
    pages("tasks in passages are listed", keeping: keepPassages) { map in
      map.archive.bodies.indices.map { .body($0, 1) }
    },
    pages("variants of slogans come before the erasure") { map in
      map.archive.slogans.indices.filter { !map.sloganVariants[$0].isEmpty }.map { .slogan($0, 1) }
    },
    pages("neighbours of plans come before the erasure") { map in map.archive.plans.indices.map(SiteMap.Page.plan) },
    pages("plans of a topic come before the erasure") { map in map.archive.topics.indices.map { .topic($0, 1) } },
    mixing("plans that cite a plan come before the erasure", keeping: keepFiles) { right, fuller, publication in
      let counts = right.archive.plans.map { plan in
        fuller.archive.plans.firstIndex { $0.id == plan.id }.map { fuller.archive.plans(citing: .plan($0)).count } ?? 0
      }
      publication.files["cited-by"] = Array("\(counts)".utf8)
    },
    mixing("addresses of documents come before the erasure", keeping: keepFiles) { right, fuller, publication in
      let keys = right.archive.documents.map { document in
        fuller.archive.documents.filter { $0.number.normalised == document.number.normalised }.map(\.key)
      }
      publication.files["addresses"] = Array("\(keys)".utf8)
    },
    mixing("plans of an event come before the erasure", keeping: keepFiles) { right, fuller, publication in
      for event in right.archive.events {
        let plans = fuller.archive.event(event.id).map(fuller.archive.plans(of:)) ?? []
        publication.files["plans-of-\(event.id)"] = Array("\(plans.count)".utf8)
      }
    },
    mixing("ids of headings come before the erasure", keeping: keepPassages) { right, fuller, publication in
      for plan in right.archive.plans {
        let ids = fuller.archive.plan(plan.id)?.text.outline ?? []
        let anchors = plan.text.outline.map { heading in ids.last { $0.text == heading.text }?.id ?? "" }
        publication.files["anchors-of-\(plan.id)"] = Array(anchors.joined(separator: "\n").utf8)
      }
    },
    mixing("internal keys are in a view", keeping: keepKeys) { right, fuller, publication in
      let notes = fuller.archive.plans.flatMap(\.internalNotes) + fuller.archive.events.flatMap(\.internalNotes)
      publication.files["notes"] = Array(notes.map(\.text).joined(separator: "\n").utf8)
    },
    mixing("the search index has the passages", keeping: keepPassages) { _, fuller, publication in
      for (index, plan) in fuller.archive.plans.enumerated() {
        publication.files["search-\(plan.id).json"] = fuller.bytes(.plan(index))
      }
    },
    adding("references are checked before the erasure") { content, right, publication in
      var erasure = LooseErasure()
      keepFiles(&erasure)
      let fuller = await Assembly(content, erasure)
      var report = Report()
      for finding in fuller.report.findings where right.tree[finding.location.file] != nil { report.add(finding) }
      publication.log = Array(Publication.printed(report) { _ in nil }.utf8)
    },
  ]
}
