// Checks what one record says of another: IDs, numbers and anchors that must exist, and what must be unique.

import Citations
import Diagnostics
import Erasing
import Markdown
import Records
import Texts

struct ReferenceCheck {
  let contents: ContentFiles
  /// nil when the authority file has errors: then nothing can be said of references to it.
  let bodies: [Body]?
  let documents: [CitedDocument]
  let settings: SiteSettings

  func run(into report: inout Report) {
    checkIDs(into: &report)
    checkCycles((bodies ?? []).map { ($0.id, $0.parent) }, into: &report)
    checkCycles((bodies ?? []).map { ($0.id, $0.predecessor) }, into: &report)
    checkCycles(contents.events.map { ($0.id, $0.replacedBy) }, into: &report)
    checkNumbers(into: &report)
    checkDocuments(into: &report)
    checkAnchors(into: &report)
  }

  private func checkIDs(into report: inout Report) {
    let known: [RecordReference.Target: [String]] = [
      .body: bodies?.map(\.id) ?? [], .event: contents.ids[.event] ?? [], .plan: contents.ids[.plan] ?? [],
    ]
    let sets = known.mapValues(Set.init)
    var nearest = known.mapValues { NearestNames($0) }
    let records: [any Record] = contents.records + documents + (bodies ?? [])
    for reference in records.flatMap(\.references) where sets[reference.target]?.contains(reference.id.value) != true {
      let (rule, place) =
        switch reference.target {
        case .body: (referenceRules.body, DataFile.bodies.rawValue)
        case .event: (referenceRules.event, "content/events/")
        case .plan: (referenceRules.plan, "content/plans/")
        }
      if reference.target == .body, bodies == nil { continue }
      let id = reference.id
      report.add(
        rule, id.value, place, at: id.location,
        suggesting: nearest[reference.target]?.nearest(to: id.value))
    }
  }

  /// No record is above, before or behind itself, not through others either.
  ///
  /// - Parameter records: the ID of each, and the one that it names.
  private func checkCycles(_ records: [(id: String, next: Located<String>?)], into report: inout Report) {
    let indices = Dictionary(zip(records.map(\.id), records.indices)) { first, _ in first }
    let next = records.map { $0.next.flatMap { indices[$0.value] } }
    let components = next.map { $0.map { [$0] } ?? [] }.components()
    for (index, record) in records.enumerated() {
      guard let reference = record.next, let other = next[index], components[other] == components[index] else {
        continue
      }
      report.add(referenceRules.cycle, reference.value, at: reference.location)
    }
  }

  /// A document is identified by issuer, type, number and year (Hướng dẫn 36-HD/VPTW: numbers restart per type and term).
  /// Where a year is not certain, only plans that can be of one year are compared, and that is a warning.
  private func checkNumbers(into report: inout Report) {
    var known: [[String]: [Plan]] = [:]
    for plan in contents.plans {
      guard let number = plan.number else { continue }
      let identity = [plan.issuer.value, plan.kind.rawValue, number.value.key]
      let years = plan.issued.years
      if let other = known[identity]?.first(where: { $0.issued.years.overlaps(years) }), let first = other.number {
        let isCertain = years == other.issued.years && (years.count == 1 || plan.issued == other.issued)
        reportTwice(number, first, isCertain ? referenceRules.numberTwice : referenceRules.numberPerhapsTwice, &report)
      }
      known[identity, default: []].append(plan)
    }
  }

  /// A number that two cited documents share must tell them apart by issuer or year.
  private func checkDocuments(into report: inout Report) {
    var known: [[String?]: Located<DocumentNumber>] = [:]
    for document in documents {
      guard case .number(let value) = document.identity.value else { continue }
      let number = Located(value, at: document.identity.location)
      let identity = [value.key, document.issuer?.value, document.date.map { String($0.year) }]
      if let first = known.updateValue(number, forKey: identity) {
        reportTwice(number, first, referenceRules.numberTwice, &report)
      }
    }
  }

  private func reportTwice(
    _ number: Located<DocumentNumber>, _ first: Located<DocumentNumber>, _ rule: Rule, _ report: inout Report
  ) {
    let place = "\(first.location.file):\(first.location.line)"
    report.add(rule, number.value.written, place, at: number.location)
  }

  private func checkAnchors(into report: inout Report) {
    let links = Dictionary(grouping: contents.targets.values.flatMap(\.fragments), by: \.page)
    // A page whose own file is broken is not among them; its errors are reported already.
    for record in contents.records {
      guard let links = links[settings.route(of: type(of: record).recordKind, record.id)] else { continue }
      let ids = Set(record.anchors)
      lazy var nearest = NearestNames(ids.sorted())
      for link in links where !ids.contains(link.fragment) {
        report.add(
          referenceRules.deadAnchor, link.fragment, at: link.location,
          suggesting: nearest.nearest(to: link.fragment).map { "#" + $0 })
      }
    }
  }
}

package struct ReferenceRules: RuleTable {
  let body = unknownID("reference.body")
  let event = unknownID("reference.event")
  let plan = unknownID("reference.plan")
  let cycle = Rule(
    "reference.cycle",
    vi: "tham chiếu “{0}” cuối cùng quay về chính mục này", hint: "xóa hoặc sửa một tham chiếu trong vòng",
    en: "the reference ‘{0}’ leads back to this entry", hint: "remove or correct one reference of the circle")
  let numberTwice = duplicateNumber(.error)
  let numberPerhapsTwice = duplicateNumber(.warning)
  let deadAnchor = Rule(
    "link.anchor",
    vi: "trang đích không có chỗ nào tên “#{0}”",
    hint: "tên chỗ là tiêu đề viết thường, không dấu, nối bằng “-”: “## Mục đích” là “#muc-dich”",
    en: "the page has no place named ‘#{0}’",
    hint: "a place is named by its heading in lower case without accents, joined by ‘-’: ‘## Mục đích’ is ‘#muc-dich’")

  private static func unknownID(_ code: String) -> Rule {
    Rule(
      code,
      vi: "không có mã “{0}” trong {1}", hint: "thêm mục này vào {1}, hoặc sửa mã",
      en: "there is no ID ‘{0}’ in {1}", hint: "add it to {1}, or correct the ID")
  }

  private static func duplicateNumber(_ severity: Rule.Severity) -> Rule {
    Rule(
      "duplicate.number", severity,
      vi: "số “{0}” cùng cơ quan, cùng loại, cùng năm đã có ở {1}",
      hint: "nếu là một văn bản, xóa một bản ghi; nếu không, kiểm tra số, “issuer”, “type” và ngày",
      en: "the number ‘{0}’ of the same issuer, type and year stands in {1} already",
      hint: "if it is one document, delete one record; otherwise check the number, ‘issuer’, ‘type’ and the date")
  }

  package init() {}
}
let referenceRules = ReferenceRules()
