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
    let known: [RecordReference.Target: Set<String>] = [
      .body: Set(bodies?.map(\.id) ?? []), .event: Set(contents.ids[.event] ?? []),
      .plan: Set(contents.ids[.plan] ?? []),
    ]
    var named: [RecordReference.Target: NamedRecords] = [:]
    let records: [any Record] = contents.records + documents + (bodies ?? [])
    for reference in records.flatMap(\.references) where known[reference.target]?.contains(reference.id.value) != true {
      if reference.target == .body, bodies == nil { continue }
      let (id, rules) = (reference.id, referenceRules.unknownID(of: reference.target))
      let (place, remedy) = Self.place(for: id.value, of: reference.target)
      if named[reference.target] == nil { named[reference.target] = NamedRecords(names(of: reference.target)) }
      if let meant = named[reference.target]?.id(named: id.value) {
        report.add(rules.name, id.value, place, meant, at: id.location, repair: id.replaced(by: meant))
      } else if let near = named[reference.target]?.nearest(to: id.value) {
        report.add(rules.near, id.value, place, near, remedy, at: id.location)
      } else {
        report.add(rules.unknown, id.value, place, remedy, at: id.location)
      }
    }
  }

  /// The IDs of a kind, and the names that its records have.
  private func names(of target: RecordReference.Target) -> [(id: String, names: [String])] {
    switch target {
    case .body: (bodies ?? []).map { ($0.id, [$0.name] + $0.aliases) }
    case .event:
      (contents.ids[.event] ?? []).map { ($0, []) } + contents.events.map { ($0.id, [$0.title] + $0.aliases) }
    case .plan: (contents.ids[.plan] ?? []).map { ($0, []) } + contents.plans.map { ($0.id, [$0.title.value]) }
    }
  }

  /// Where records of a kind stand, and what to do when the one that is named is not among them.
  private static func place(
    for id: String, of target: RecordReference.Target
  ) -> (place: String, remedy: LocalizedText) {
    let slug = RecordID.proposal(for: id) ?? "…"
    let other =
      slug == id
      ? LocalizedText(vi: "", en: "") : LocalizedText(vi: " và ghi “\(slug)” ở đây", en: " and write ‘\(slug)’ here")
    switch target {
    case .body:
      let file = DataFile.bodies.rawValue
      return (file, LocalizedText(vi: "thêm mục này vào \(file)\(other.vi)", en: "add it to \(file)\(other.en)"))
    case .event, .plan:
      let folder = target == .event ? "content/events/" : "content/plans/"
      let file = "\(folder)\(slug).md"
      return (folder, LocalizedText(vi: "tạo tệp \(file)\(other.vi)", en: "make the file \(file)\(other.en)"))
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
      let identities = plan.issuers.map { [$0.value, plan.kind.rawValue, number.value.key] }
      let years = plan.issued.years
      let others = identities.lazy.compactMap { known[$0]?.first { $0.issued.years.overlaps(years) } }
      if let other = others.first, let first = other.number {
        let isCertain = years == other.issued.years && (years.count == 1 || plan.issued == other.issued)
        reportTwice(number, first, isCertain ? referenceRules.numberTwice : referenceRules.numberPerhapsTwice, &report)
      }
      for identity in Set(identities) { known[identity, default: []].append(plan) }
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

/// Records by their IDs and names.
private struct NamedRecords {
  private var ids: [String: Set<String>] = [:]
  private var nearest: NearestNames

  init(_ records: [(id: String, names: [String])]) {
    for (id, names) in records {
      for name in [id] + names { ids[name.folded(), default: []].insert(id) }
    }
    nearest = NearestNames(records.flatMap { [$0.id] + $0.names }) { $0.folded() }
  }

  /// The ID of the one record with this name; nil where several have it.
  func id(named name: String) -> String? { ids[name.folded()].flatMap { $0.count == 1 ? $0.first : nil } }

  /// The ID of the record with the nearest ID or name.
  mutating func nearest(to name: String) -> String? { nearest.nearest(to: name).flatMap { id(named: $0) } }
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

  /// What is said of a name that is no ID: what it is the name of, what is near, or nothing.
  private static func unknownID(_ code: String) -> [Rule] {
    let message = (vi: "không có mã “{0}” trong {1}", en: "there is no ID ‘{0}’ in {1}")
    return [
      Rule(code, vi: message.vi, hint: "ghi mã “{2}”", en: message.en, hint: "write the ID ‘{2}’"),
      Rule(
        code, vi: message.vi, hint: "có phải ý bạn là “{2}”? Nếu không, {3}",
        en: message.en, hint: "did you mean ‘{2}’? Otherwise {3}"),
      Rule(code, vi: message.vi, hint: "{2}, hoặc sửa mã", en: message.en, hint: "{2}, or correct the ID"),
    ]
  }

  fileprivate func unknownID(of target: RecordReference.Target) -> (name: Rule, near: Rule, unknown: Rule) {
    let rules =
      switch target {
      case .body: body
      case .event: event
      case .plan: plan
      }
    return (rules[0], rules[1], rules[2])
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
