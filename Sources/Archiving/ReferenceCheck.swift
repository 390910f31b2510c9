// Checks what one record says of another: IDs, numbers, anchors and attachments that must exist, and what must be unique.

import Citations
import Diagnostics
import Erasing
import Files
import Markdown
import Records
import Texts

struct ReferenceCheck {
  let contents: ContentFiles
  /// nil when the authority file has errors: then nothing can be said of references to it.
  let bodies: [Body]?
  let documents: [CitedDocument]
  let settings: SiteSettings
  let attachments: AttachmentFolder
  /// Whether the findings are for staff: only they may learn of attachments that no record of the edition lists.
  let looksAround: Bool

  /// - Throws: when the machine refuses to look at an attachment.
  func run(into report: inout Report) throws(EnvironmentError) {
    checkIDs(into: &report)
    checkCycles((bodies ?? []).map { ($0.id, $0.parent) }, into: &report)
    checkCycles((bodies ?? []).map { ($0.id, $0.predecessor) }, into: &report)
    checkCycles(contents.events.map { ($0.id, $0.replacedBy) }, into: &report)
    checkNumbers(into: &report)
    checkDocuments(into: &report)
    try checkAttachments(into: &report)
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
      let identity = [plan.issuer.value, plan.kind.rawValue, number.value.normalised]
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
      let number = document.number
      let identity = [number.value.normalised, document.issuer?.value, document.date.map { String($0.year) }]
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

  private func checkAttachments(into report: inout Report) throws(EnvironmentError) {
    // An internal one that the erasure has missed is reported by `ErasureCheck`, and by nothing that looks for its file.
    let listed = contents.plans.flatMap(\.attachments).filter { looksAround || !$0.isInternal }.map(\.path)
    var names: [String: Located<String>] = [:]
    var nearest: NearestFiles?
    for path in listed {
      if Self.canRunScripts(path.value) { report.add(referenceRules.scripts, path.value, at: path.location) }
      if let twin = names.updateValue(path, forKey: path.value.lowercased()),
        !twin.value.utf8.elementsEqual(path.value.utf8)
      {
        report.add(referenceRules.twinNames, path.value, twin.value, at: path.location)
      }
      if let file = try attachments.file(at: path.value) {
        if let finding = file.finding { report.add(finding) }
        if file.size > Self.largestAttachment { report.add(referenceRules.tooLarge, path.value, at: path.location) }
      } else {
        if looksAround, nearest == nil { nearest = NearestFiles(try attachments.all().map(\.path)) }
        report.add(
          referenceRules.missingFile, path.value, at: path.location, suggesting: nearest?.nearest(to: path.value))
      }
    }
    let published = Set(listed.map(\.value))
    for linked in contents.targets.values.flatMap(\.attachments) where !published.contains(linked.value) {
      report.add(referenceRules.unlisted, linked.value, at: linked.location)
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

/// The attachments that are there, among which the nearest to one that is not is looked for.
private struct NearestFiles {
  private let inLowerCase: [String: String]
  private var names: NearestNames

  init(_ paths: [String]) {
    inLowerCase = Dictionary(paths.map { ($0.lowercased(), $0) }) { first, _ in first }
    names = NearestNames(paths)
  }

  mutating func nearest(to path: String) -> String? {
    inLowerCase[path.lowercased()] ?? names.nearest(to: path)
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
  let twinNames = Rule(
    "file.twin",
    vi: "“{0}” chỉ khác “{1}” ở chữ hoa, chữ thường hoặc cách mã hóa dấu",
    hint: "đổi tên một trong hai tệp: nhiều máy coi hai tên này là một",
    en: "“{0}” differs from “{1}” only by case or Unicode form",
    hint: "rename one of the two: many systems take these names for one")
  let tooLarge = Rule(
    "attachment.too-large",
    vi: "{0} lớn hơn 1 GiB", hint: "nén lại hoặc chia nhỏ tệp",
    en: "{0} is larger than 1 GiB", hint: "compress the file or split it")
  let scripts = Rule(
    "attachment.kind",
    vi: "trình duyệt có thể chạy mã trong loại tệp này: {0}", hint: "đổi sang PDF, PNG hoặc văn bản thường",
    en: "browsers can run scripts in this kind of file: {0}", hint: "convert it to PDF, PNG or plain text")
  let missingFile = Rule(
    "attachment.missing",
    vi: "không có tệp {0}", hint: "chép tệp vào content/files/",
    en: "there is no file {0}", hint: "put the file into content/files/")
  let unlisted = Rule(
    "link.attachment",
    vi: "{0} không được đăng: không kế hoạch nào ghi tệp này trong “attachments”",
    hint: "thêm tệp vào khóa “attachments” của kế hoạch",
    en: "{0} is not published: no plan lists it in ‘attachments’",
    hint: "add the file to the key ‘attachments’ of the plan")
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
