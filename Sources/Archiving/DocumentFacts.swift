// What the texts that cite a document say of it together: what most say counts, and whoever contradicts that is reported.

import Citations
import Diagnostics
import Erasing
import Markdown
import Records
import Texts

struct DocumentFacts {
  /// A place that cites the document.
  struct Mention {
    /// Where among the records with texts its record stands.
    let record: Int
    let citation: TextCitation
    let issuer: IssuerNames.Issuer?
  }

  /// One fact as it is known in the end.
  struct Fact<Value> {
    /// nil where nothing is certain.
    fileprivate(set) var value: Value?
    /// Of each mention whether it contradicts what most say, and what these say: parallel to the mentions.
    fileprivate(set) var contradicted: [String?] = []
  }

  /// As most write it; nil if there are no mentions.
  private(set) var number: DocumentNumber?
  private(set) var kind: String?
  private(set) var date = Fact<DocumentDate>()
  private(set) var issuer = Fact<String>()
  private(set) var differences: [ExternalDocument.Difference] = []
  private let records: [any TextRecord]

  /// - Parameters:
  ///   - stated: the date in the authority file.
  ///   - mentions: their order decides nothing but that of the places on the page.
  ///   - records: those with texts.
  init(
    _ document: ExternalDocument, stated: DocumentDate?, _ mentions: [Mention], in records: [any TextRecord],
    _ names: IssuerNames
  ) {
    self.records = records
    number = Self.most(mentions.compactMap(\.citation.citation.number?.written)).first.map {
      DocumentNumber(written: $0)
    }
    kind = Self.most(mentions.compactMap(\.citation.citation.kind?.rawValue)).first
    addDates(stated, mentions)
    addIssuers(document.issuer, mentions, names)
  }

  /// The values that occur most often, in order.
  private static func most<Value: Hashable & Comparable>(_ values: [Value]) -> [Value] {
    // Most texts agree.
    if let first = values.first, values.allSatisfy({ $0 == first }) { return [first] }
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.keys.sorted()
  }

  /// Of those that are said equally often, more are not compared with each other.
  private static var compared: Int { 8 }

  private mutating func addDates(_ stated: DocumentDate?, _ mentions: [Mention]) {
    let dates = mentions.map(\.citation.citation.date)
    let days = dates.compactMap(\.self).filter { $0.day != nil }
    let most = (stated.map { [$0] } ?? Self.most(days.isEmpty ? dates.compactMap(\.self) : days)).prefix(Self.compared)
    date.value = most.dropFirst().reduce(most.first) { $0?.common(with: $1) }
    date.contradicted = dates.map { own in
      let others = most.filter { other in own.map { $0.isAfter(other) || other.isAfter($0) } ?? false }
      return others.isEmpty ? nil : others.map(\.vietnamese).joined(separator: ", ")
    }
    if date.contradicted.contains(where: { $0 != nil }) {
      addDifference(.date, dates.map { $0?.vietnamese }, stated: stated?.vietnamese, mentions)
    }
  }

  private mutating func addIssuers(_ stated: String?, _ mentions: [Mention], _ names: IssuerNames) {
    let issuers = mentions.map(\.issuer)
    // One body has many names: those of one group are that body's, or equal when folded.
    let most = Set(Self.most(issuers.compactMap { $0?.key }))
    var first: [String: IssuerNames.Issuer] = [:]
    for case let issuer? in issuers where first[issuer.key].map({ issuer.name.precedesInUTF8($0.name) }) ?? true {
      first[issuer.key] = issuer
    }
    let winners = first.values.filter { most.contains($0.key) }.sorted { $0.key.precedesInUTF8($1.key) }
      .prefix(Self.compared)
    let contradictions = first.mapValues { own in
      if let stated { return own.ids.isEmpty || own.ids.contains(stated) ? [] : [names.name(of: stated) ?? stated] }
      return winners.filter { $0.contradicts(own) }.map(\.name)
    }
    if winners.allSatisfy({ contradictions[$0.key] == [] }) {
      issuer.value = Self.most(issuers.compactMap { $0.flatMap { most.contains($0.key) ? $0.name : nil } }).first
    }
    issuer.contradicted = issuers.map { own in
      let others = own.flatMap { contradictions[$0.key] } ?? []
      return others.isEmpty ? nil : others.joined(separator: "”, “")
    }
    if issuer.contradicted.contains(where: { $0 != nil }) {
      // One body, one entry: under its name for the authority file, else as it is written first in order.
      let names = first.mapValues(\.name).merging(stated.map { [$0: names.name(of: $0) ?? $0] } ?? [:]) { $1 }
      addDifference(
        .issuer, issuers.map { $0.flatMap { names[$0.key] } }, stated: stated.flatMap { names[$0] }, mentions)
    }
  }

  /// Places of each value that the page leads to.
  private static var shownPlaces: Int { 20 }

  private mutating func addDifference(
    _ fact: ExternalDocument.Difference.Fact, _ texts: [String?], stated: String?, _ mentions: [Mention]
  ) {
    var places = Dictionary(grouping: zip(texts, mentions).filter { $0.0 != nil }, by: { $0.0 ?? "" })
    if let stated { places[stated, default: []] += [] }
    let values = places.map { text, mentions in
      ExternalDocument.Difference.Value(
        text: text, isStated: text == stated, count: mentions.count,
        places: mentions.prefix(Self.shownPlaces).map { _, mention in
          let record = records[mention.record]
          return ExternalDocument.Difference.Place(
            record: type(of: record).recordKind, id: record.id, title: record.recordFile.title.value,
            anchor: mention.citation.anchor)
        })
    }
    differences.append(
      ExternalDocument.Difference(
        fact: fact, values: values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }))
  }

  /// Reports what contradicts the others, each at its place.
  func report(_ mentions: [Mention], into report: inout Report) {
    for (index, mention) in mentions.enumerated() {
      let (name, place) = (mention.citation.name, mention.citation.location)
      if let other = date.contradicted[index] { report.add(rules.dates, name, other, at: place) }
      if let other = issuer.contradicted[index] {
        report.add(rules.issuers, name, other, DataFile.bodies.rawValue, at: place)
      }
    }
  }
}

package struct DocumentFactRules: RuleTable {
  let dates = Rule(
    "citation.dates", .warning,
    vi: "{0} được dẫn với những ngày khác nhau; chỗ khác ghi ngày {1}", hint: "đối chiếu ngày với bản gốc",
    en: "{0} is cited with different dates; elsewhere it is {1}", hint: "compare the date with the original")
  let issuers = Rule(
    "citation.issuers", .warning,
    vi: "{0} được dẫn với những cơ quan ban hành khác nhau; chỗ khác ghi “{1}”",
    hint: "đối chiếu cơ quan với bản gốc; nếu là một cơ quan, ghi thêm tên này vào “aliases” của cơ quan ấy trong {2}",
    en: "{0} is cited with different issuers; elsewhere it is “{1}”",
    hint: "compare the issuer with the original; if it is one body, add this name to its ‘aliases’ in {2}")

  package init() {}
}
private let rules = DocumentFactRules()
