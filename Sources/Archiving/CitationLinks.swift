// What records name by number: which record each citation and each entry of front matter means, and what is doubtful.

import Citations
import Diagnostics
import Records
package import Texts

/// An entry of a plan's front matter that names another record.
package struct RelatedRecord: Sendable {
  package enum Relation: CaseIterable, Sendable {
    case basedOn, replaces, amends
  }

  package let relation: Relation
  /// A number, or for `replaces` and `amends` the ID of a plan.
  package let text: Located<String>
  /// nil where it is not certain which record is meant.
  package fileprivate(set) var record: Reference?
  /// nil for the ID of a plan.
  let number: DocumentNumber?

  fileprivate var plan: Int? { if case .plan(let index)? = record { index } else { nil } }
}

extension Plan {
  fileprivate var related: [RelatedRecord] {
    basedOn.map {
      RelatedRecord(relation: .basedOn, text: Located($0.value.written, at: $0.location), number: $0.value)
    }
      + replaces.map { RelatedRecord(relation: .replaces, text: $0, number: DocumentNumber(named: $0.value)) }
      + amends.map { RelatedRecord(relation: .amends, text: $0, number: DocumentNumber(named: $0.value)) }
  }

  /// Whether a citation is no more than the plan's own number, as the head of a document prints it.
  fileprivate func isHead(_ citation: Citation) -> Bool {
    citation.kind == nil && citation.date == nil && citation.issuerClause == nil && citation.number != nil
      && citation.key == number?.value.key
  }
}

struct CitationLinks: Sendable {
  /// What the records name and the archive does not hold, without keys: those of the authority file first.
  let documents: [ExternalDocument]
  /// Of each text, by file: what its citations mean, parallel to them; nil where that is not certain.
  let cited: [String: [Reference?]]
  /// Of each plan the entries of its front matter.
  let related: [[RelatedRecord]]

  /// Reports citations whose meaning is doubtful, plans that are older than what they name, and cycles.
  ///
  /// - Parameters:
  ///   - plans: in the order of the archive.
  ///   - others: the other records with texts.
  ///   - entries: the documents of the authority file.
  init(
    _ plans: [Plan], others: [any TextRecord], _ entries: [CitedDocument], _ names: IssuerNames,
    into report: inout Report
  ) {
    let records = plans as [any TextRecord] + others
    var related = plans.map(\.related)
    var index = CitationIndex(plans, entries, names)
    func isHead(_ citation: Citation, ofRecord record: Int) -> Bool {
      record < plans.count && plans[record].isHead(citation)
    }
    index.admit(
      records.enumerated().lazy.flatMap { record, text in
        text.text.citations.lazy.map(\.citation).filter { !isHead($0, ofRecord: record) }
      })
    index.admit(related.joined().compactMap(\.number))
    var cited: [String: [Reference?]] = [:]
    var mentions: [[DocumentFacts.Mention]] = Array(repeating: [], count: index.documents.count)
    for (place, record) in records.enumerated() {
      let citations = record.text.citations
      if citations.isEmpty { continue }
      cited[record.file] = citations.map { citation in
        if isHead(citation.citation, ofRecord: place) { return nil }
        let meant = index.record(of: citation, into: &report)
        if case .document(let document)? = meant {
          let issuer = names.issuer(of: citation.citation)
          mentions[document].append(DocumentFacts.Mention(record: place, citation: citation, issuer: issuer))
        }
        // The page of a plan does not lead to itself.
        return place < plans.count && meant == .plan(place) ? nil : meant
      }
    }
    var documents = index.documents
    for (document, mentions) in mentions.enumerated() where !mentions.isEmpty {
      let stated = documents[document].isEntry ? entries[document].date : nil
      let facts = DocumentFacts(documents[document], stated: stated, mentions, in: records, names)
      facts.report(mentions, into: &report)
      documents[document].add(facts)
    }
    let planIndices = Dictionary(uniqueKeysWithValues: zip(plans.map(\.id), plans.indices))
    for (planIndex, plan) in plans.enumerated() {
      func record(_ entry: RelatedRecord) -> Reference? {
        guard let number = entry.number else { return planIndices[entry.text.value].map(Reference.plan) }
        // What the plan itself cites with a number decides before all others.
        let key = number.key
        let place = plan.text.citations.firstIndex { $0.citation.key == key }
        return place.flatMap { cited[plan.file]?[$0] }
          ?? index.record(index.resolve(number), number.written, at: entry.text.location, into: &report)
      }
      for entry in related[planIndex].indices {
        related[planIndex][entry].record = record(related[planIndex][entry])
        Self.checkOrder(plan, related[planIndex][entry], index, into: &report)
      }
    }
    Self.checkCycles(related, into: &report)

    // A document of the authority file that nothing names does not exist for the readers of this edition.
    let named = Set(cited.values.joined().compactMap(\.self) + related.joined().compactMap(\.record))
    let kept = documents.indices.filter { named.contains(.document($0)) }
    let places = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
    func moved(_ record: Reference?) -> Reference? {
      if case .document(let index)? = record { places[index].map(Reference.document) } else { record }
    }
    self.documents = kept.map { documents[$0] }
    self.cited = cited.mapValues { $0.map(moved) }
    for plan in related.indices {
      for entry in related[plan].indices { related[plan][entry].record = moved(related[plan][entry].record) }
    }
    self.related = related
  }

  /// The documents with their keys: those that are published keep theirs.
  ///
  /// - Parameters:
  ///   - records: all that have texts.
  ///   - plans: as they were linked.
  ///   - published: the addresses of the ledger.
  ///   - explained: those of which a record says that they have moved or are gone.
  func documents(
    of records: [any TextRecord], plans: [Plan], _ published: Set<Route>, explained: Set<Route>,
    _ settings: SiteSettings
  ) -> [ExternalDocument] {
    if published.isEmpty { return documents.withKeys() }
    func isPublished(_ record: any TextRecord) -> Bool {
      ([settings.route(of: type(of: record).recordKind, record.id)] + record.recordFile.formerAddresses.map(\.value))
        .contains(where: published.contains)
    }
    let named =
      records.filter(isPublished).flatMap { cited[$0.file] ?? [] }
      + zip(plans, related).filter { isPublished($0.0) }.flatMap { $0.1.map(\.record) }
    let earlier = named.compactMap { if case .document(let index)? = $0 { index } else { nil } }
    let section = settings.route(of: .documents).path
    let keys = published.subtracting(explained).map(\.path).filter { $0.hasPrefix(section) }
      .map { String($0.dropFirst(section.count).dropLast()) }
    return documents.withKeys(published: Set(keys), earlier: Set(earlier))
  }

  /// A plan is not older than what it carries out, replaces or amends.
  private static func checkOrder(
    _ plan: Plan, _ entry: RelatedRecord, _ index: CitationIndex, into report: inout Report
  ) {
    guard let latest = plan.issued.latest, let record = entry.record, let date = index.issued(record).earliest,
      date.isAfter(latest)
    else { return }
    report.add(rules.order, date.vietnamese, at: entry.text.location)
  }

  /// No plan replaces or amends itself, not through others either.
  private static func checkCycles(_ related: [[RelatedRecord]], into report: inout Report) {
    for relation in [RelatedRecord.Relation.replaces, .amends] {
      let components = related.map { $0.filter { $0.relation == relation }.compactMap(\.plan) }.components()
      for (plan, entries) in related.enumerated() {
        for entry in entries where entry.relation == relation {
          if let other = entry.plan, components[other] == components[plan] {
            report.add(referenceRules.cycle, entry.text.value, at: entry.text.location)
          }
        }
      }
    }
  }
}

extension CitationIndex {
  /// What a citation in a text means; doubts are reported.
  fileprivate func record(of citation: TextCitation, into report: inout Report) -> Reference? {
    let (written, place) = (citation.name, citation.location)
    if citation.isDatedOutsideItsTerm { report.add(rules.outsideTerm, written, at: place) }
    if citation.hasTypeCodeOfAnotherKind {
      report.add(rules.otherTypeCode, written, citation.citation.kind?.rawValue ?? "", at: place)
    }
    return record(resolve(citation.citation), written, at: place, into: &report)
  }

  fileprivate func record(
    _ resolution: Resolution, _ written: String, at place: SourceLocation, into report: inout Report
  ) -> Reference? {
    switch resolution {
    case .one(let record): return record
    case .otherDay(let record):
      if case .plan = record {
        report.add(rules.otherPlanDate, written, issued(record).earliest?.vietnamese ?? "", at: place)
      }
      return record
    case .tie:
      report.add(rules.tie, written, at: place)
      return nil
    case .none: return nil
    }
  }
}

package struct CitationRules: RuleTable {
  let outsideTerm = Rule(
    "citation.term", .warning,
    vi: "ngày của văn bản {0} không nằm trong nhiệm kỳ được nêu cùng",
    hint: "đối chiếu với bản gốc; nếu bản gốc ghi như vậy, giữ nguyên và thêm ghi chú “source-error” trong “notes”",
    en: "the date of {0} lies outside the term that is named with it",
    hint: "compare with the original; if it says so, keep it and add a note of the kind ‘source-error’ in ‘notes’")
  let otherTypeCode = Rule(
    "citation.type", .warning,
    vi: "ký hiệu của số {0} không phải của “{1}”", hint: "đối chiếu tên loại và ký hiệu với bản gốc",
    en: "the code in {0} is not that of “{1}”", hint: "compare the kind and the code with the original")
  let otherPlanDate = Rule(
    "citation.plan-date", .warning,
    vi: "{0} được dẫn với ngày khác; trong kho, kế hoạch này ghi ngày {1}", hint: "đối chiếu ngày với bản gốc",
    en: "{0} is cited with another date than the archive's plan has ({1})", hint: "compare the date with the original")
  let tie = Rule(
    "citation.tie", .warning,
    vi: "có nhiều văn bản cùng số {0}, chưa rõ dẫn văn bản nào",
    hint: "ghi thêm ngày và cơ quan ban hành như trong bản gốc; với “replaces” và “amends”, ghi mã của kế hoạch",
    en: "several documents have the number {0}; it is not certain which is meant",
    hint: "add the date and the issuer as the original has them; in ‘replaces’ and ‘amends’ write the plan's ID")
  let order = Rule(
    "plan.order", .warning,
    vi: "văn bản này ban hành ngày {0}, sau kế hoạch", hint: "kiểm tra số văn bản và ngày ban hành của kế hoạch",
    en: "this document is of {0}, later than the plan", hint: "check the number and the date of the plan")

  package init() {}
}
private let rules = CitationRules()
