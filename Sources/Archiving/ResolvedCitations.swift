// What citations and references by number mean, and what is doubtful in them.

import Texts
import Citations
import Diagnostics

struct ResolvedCitations: Sendable {
  typealias Target = CitationIndex.Target

  /// Those of the authority file first; also those that nothing names.
  private(set) var documents: [Document] = []
  /// Of each text, by file: what its citations mean, parallel to them; nil where that is not certain.
  private(set) var targets: [String: [Target?]] = [:]
  /// Of each plan, what it carries out, replaces and amends, parallel to the lists of the plan.
  private(set) var basis: [[Target?]] = []
  private(set) var replaces: [[Target?]] = []
  private(set) var amends: [[Target?]] = []

  /// - Parameters:
  ///   - plans: in the order of the archive.
  ///   - others: the texts of other records, by file.
  ///   - entries: the documents of the authority file.
  init(
    _ plans: [Plan], others: [(file: String, text: BodyText)], _ entries: [CitedDocument], _ names: BodyNames,
    into report: inout Report
  ) {
    var index = CitationIndex(plans, entries, names)
    let texts = plans.map { (file: $0.file, text: $0.text) } + others
    for isDated in [true, false] {
      for (_, text) in texts {
        for citation in text.citations where (citation.citation.date != nil) == isDated {
          index.admit(citation.citation)
        }
      }
    }
    for plan in plans {
      let references = (plan.replaces + plan.amends).compactMap { DocumentNumber($0.value) }
      for number in plan.basedOn.map(\.value) + references { index.admit(number) }
    }
    for (file, text) in texts where !text.citations.isEmpty {
      targets[file] = text.citations.map { index.target(of: $0, into: &report) }
    }
    let planIndices = Dictionary(plans.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (number, plan) in plans.enumerated() {
      /// What the plan itself cites with a number decides before all others.
      let cited = Dictionary(
        zip(plan.text.citations.map(\.citation.number.normalised), targets[plan.file] ?? [])
      ) { first, _ in first }
      func resolved(_ wanted: DocumentNumber, at place: SourceLocation, into report: inout Report) -> Target? {
        if case let own?? = cited[wanted.normalised], own != .plan(number) { return own }
        switch index.resolve(wanted) {
        case .one(let target), .otherDay(let target): return target
        case .tie:
          report.add(.tiedCitation(wanted.written, place))
          return nil
        case .none: return nil
        }
      }
      func resolved(_ reference: Located<String>, into report: inout Report) -> Target? {
        if let plan = planIndices[reference.value] { return .plan(plan) }
        return DocumentNumber(reference.value).flatMap { resolved($0, at: reference.location, into: &report) }
      }
      basis.append(plan.basedOn.map { resolved($0.value, at: $0.location, into: &report) })
      replaces.append(plan.replaces.map { resolved($0, into: &report) })
      amends.append(plan.amends.map { resolved($0, into: &report) })
      checkOrder(plan, number, index, into: &report)
    }
    checkCycles(plans, into: &report)
    documents = index.documents
  }

  /// A plan is not older than what it carries out, replaces or amends.
  private func checkOrder(_ plan: Plan, _ number: Int, _ index: CitationIndex, into report: inout Report) {
    guard let latest = plan.issued.latest else { return }
    func check(_ target: Target?, _ place: SourceLocation) {
      guard let target, let date = index.issued(target).earliest, date.isAfter(latest) else { return }
      report.add(.olderThanReference(date, place))
    }
    for (target, reference) in zip(basis[number], plan.basedOn) { check(target, reference.location) }
    for (target, reference) in zip(replaces[number], plan.replaces) { check(target, reference.location) }
    for (target, reference) in zip(amends[number], plan.amends) { check(target, reference.location) }
  }

  /// No plan replaces or amends itself, not through others either.
  private func checkCycles(_ plans: [Plan], into report: inout Report) {
    for (lists, references) in [(replaces, plans.map(\.replaces)), (amends, plans.map(\.amends))] {
      let next = lists.map { $0.compactMap { if case .plan(let plan)? = $0 { plan } else { nil } } }
      let circle = next.onCircles
      for (plan, targets) in lists.enumerated() where circle.contains(plan) {
        for (target, reference) in zip(targets, references[plan]) {
          if case .plan(let other)? = target, circle.contains(other) { report.add(.cycle(reference)) }
        }
      }
    }
  }
}

extension CitationIndex {
  /// What a citation in a text means; doubts are reported.
  fileprivate func target(of citation: TextCitation, into report: inout Report) -> Target? {
    citation.check(into: &report)
    switch resolve(citation.citation) {
    case .one(let target): return target
    case .otherDay(let target):
      report.add(.otherDay(citation, issued(target), isPlan: target.isPlan))
      return target
    case .tie:
      report.add(.tiedCitation(citation.written, citation.location))
      return nil
    case .none: return nil
    }
  }
}

extension CitationIndex.Target {
  var isPlan: Bool {
    if case .plan = self { true } else { false }
  }
}

extension Plan.Issued {
  /// The first day on which it can have been issued, and the last.
  var earliest: DocumentDate? {
    switch self {
    case .on(let date): date
    case .within(let window): window.earliest
    case .unknown: nil
    }
  }

  var latest: DocumentDate? {
    switch self {
    case .on(let date): date
    case .within(let window): window.latest
    case .unknown: nil
    }
  }
}

extension [[Int]] {
  /// The nodes of a graph, given by its edges, that lie on a circle or between two: what is left when those without a way
  /// on, then those without a way to them, are taken away again and again.
  fileprivate var onCircles: Set<Int> {
    var backward = [[Int]](repeating: [], count: count)
    for (node, next) in enumerated() { for other in next { backward[other].append(node) } }
    var left = Set(indices)
    for (edges, opposite) in [(self, backward), (backward, self)] {
      var open = edges.map { $0.count { left.contains($0) } }
      var ends = left.filter { open[$0] == 0 }.sorted()
      while let end = ends.popLast() {
        left.remove(end)
        for node in opposite[end] where left.contains(node) {
          open[node] -= 1
          if open[node] == 0 { ends.append(node) }
        }
      }
    }
    return left
  }
}

extension TextCitation {
  /// Reports what the citation says that cannot all be true.
  fileprivate func check(into report: inout Report) {
    if citation.isDatedOutsideItsTerm { report.add(.outsideTerm(self)) }
    if citation.hasTypeCodeOfAnotherKind { report.add(.otherTypeCode(self)) }
  }
}

extension Diagnostic {
  fileprivate static func outsideTerm(_ citation: TextCitation) -> Self {
    Diagnostic(
      .citationTerm, .warning, at: citation.location,
      LocalizedText(
        vi: "ngày của văn bản \(citation.written) không nằm trong nhiệm kỳ được nêu cùng",
        en: "the date of \(citation.written) lies outside the term that is named with it"),
      hint: LocalizedText(
        vi: "đối chiếu với bản gốc; nếu bản gốc ghi như vậy, giữ nguyên và thêm ghi chú “source-error” trong “notes”",
        en: "compare with the original; if it says so, keep it and add a note of the kind ‘source-error’ in ‘notes’"))
  }

  fileprivate static func otherTypeCode(_ citation: TextCitation) -> Self {
    Diagnostic(
      .citationType, .warning, at: citation.location,
      LocalizedText(
        vi: "ký hiệu của số \(citation.written) không phải của “\(citation.citation.kind?.rawValue ?? "")”",
        en: "the code in \(citation.written) is not that of “\(citation.citation.kind?.rawValue ?? "")”"),
      hint: LocalizedText(
        vi: "đối chiếu tên loại và ký hiệu với bản gốc", en: "compare the kind and the code with the original"))
  }

  fileprivate static func otherDay(_ citation: TextCitation, _ issued: Plan.Issued, isPlan: Bool) -> Self {
    let other = issued.earliest?.vietnamese ?? ""
    return Diagnostic(
      isPlan ? .citationPlanDate : .citationDates, .warning, at: citation.location,
      isPlan
        ? LocalizedText(
          vi: "\(citation.written) được dẫn với ngày khác; trong kho, kế hoạch này ghi ngày \(other)",
          en: "\(citation.written) is cited with another date than the archive's plan has (\(other))")
        : LocalizedText(
          vi: "\(citation.written) được dẫn với hai ngày khác nhau; chỗ khác ghi ngày \(other)",
          en: "\(citation.written) is cited with two dates; elsewhere it is \(other)"),
      hint: LocalizedText(vi: "đối chiếu ngày với bản gốc", en: "compare the date with the original"))
  }

  fileprivate static func tiedCitation(_ written: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .citationTie, .warning, at: place,
      LocalizedText(
        vi: "có nhiều văn bản cùng số \(written), chưa rõ dẫn văn bản nào",
        en: "several documents have the number \(written); it is not certain which is meant"),
      hint: LocalizedText(
        vi: "ghi thêm ngày và cơ quan ban hành như trong bản gốc; với “replaces” và “amends”, ghi mã của kế hoạch",
        en: "add the date and the issuer as the original has them; in ‘replaces’ and ‘amends’ write the plan's ID"))
  }

  fileprivate static func olderThanReference(_ date: DocumentDate, _ place: SourceLocation) -> Self {
    Diagnostic(
      .planOrder, .warning, at: place,
      LocalizedText(
        vi: "văn bản này ban hành ngày \(date.vietnamese), sau kế hoạch",
        en: "this document is of \(date.vietnamese), later than the plan"),
      hint: LocalizedText(
        vi: "kiểm tra số văn bản và ngày ban hành của kế hoạch", en: "check the number and the date of the plan"))
  }
}
