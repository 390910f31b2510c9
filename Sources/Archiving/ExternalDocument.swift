package import Citations
import Diagnostics
package import Erasing
import Records
import Texts

/// An official document that records cite and the archive does not hold: what the authority file and the citations say.
package struct ExternalDocument: Sendable {
  /// The last part of its address: its ID, or the folded number; where several share that, with issuer or year.
  package fileprivate(set) var key = ""
  /// nil for a document that the authority file has with an ID.
  package private(set) var number: DocumentNumber?
  package private(set) var date: DocumentDate?
  /// In words: “nghị quyết”.
  package private(set) var kind: String?
  /// A body of the authority file.
  package let issuer: String?
  /// The issuer as citations name it.
  package private(set) var issuerName: String?
  package let title: String?
  /// Where it can be read.
  package let url: String?
  /// Where those that cite it contradict each other.
  package private(set) var differences: [Difference] = []
  /// The addresses that its page had before.
  let formerAddresses: [Located<Route>]
  /// Whether the authority file has it.
  let isEntry: Bool
  private let id: String?

  /// A fact on which the texts that cite a document, or they and the authority file, do not agree.
  package struct Difference: Sendable {
    package enum Fact: Sendable {
      case date, issuer
    }

    package struct Value: Sendable {
      package let text: String
      /// Whether the authority file says so.
      package let isStated: Bool
      /// How many places say so.
      package let count: Int
      /// The first of them.
      package let places: [Place]
    }

    package struct Place: Sendable {
      package let record: RecordKind
      package let id: String
      package let title: String
      package let anchor: String
    }

    package let fact: Fact
    /// Those that most say first.
    package let values: [Value]
  }

  init(_ number: DocumentNumber, date: DocumentDate? = nil) {
    self.number = number
    self.date = date
    (issuer, title, url, id, formerAddresses, isEntry) = (nil, nil, nil, nil, [], false)
  }

  init(_ entry: CitedDocument) {
    switch entry.identity.value {
    case .number(let number): (self.number, id) = (number, nil)
    case .id(let id): (number, self.id) = (nil, id)
    }
    date = entry.date
    kind = entry.kind.flatMap { kind in Citation.Kind.allCases.first { $0.planKind == kind } }?.rawValue
    issuer = entry.issuer?.value
    title = entry.title
    url = entry.url
    formerAddresses = entry.formerAddresses
    isEntry = true
  }

  /// What to call it: its number, else its title.
  package var name: String { number?.written ?? title ?? id ?? "" }

  /// Dates a document that the authority file does not date.
  mutating func date(by citation: Citation) { date = date ?? citation.date }

  /// Takes over what the citations say and the authority file does not.
  mutating func add(_ facts: DocumentFacts) {
    if !isEntry { number = facts.number ?? number }
    date = facts.date.value
    kind = kind ?? facts.kind
    if issuer == nil { issuerName = facts.issuer.value }
    differences = facts.differences
  }

  /// The ID, or the folded number with the zero that numbers below 10 have (Nghị định 30/2020/NĐ-CP, phụ lục I).
  fileprivate var slug: String {
    guard let number else { return id ?? "" }
    let slug = number.normalised.slug()
    if !RecordID.isValid(slug.boundedForAddress) { return slug.isEmpty ? "khac" : "khac-\(slug)" }
    return (slug.utf8.dropFirst().first == UInt8(ascii: "-") ? "0" + slug : slug).boundedForAddress
  }

  /// With issuer and year, as far as they are known.
  fileprivate func full(_ slug: String) -> String {
    [slug, issuer ?? issuerName?.slug(), date.map { String($0.year) }].compactMap(\.self).joined(separator: "-")
      .boundedForAddress
  }

  fileprivate var hasID: Bool { id != nil }
}

extension [ExternalDocument] {
  /// The documents with their keys, unique among all: the folded number; where several share that, with issuer and year;
  /// with a count at last. What is published under one of the first two keeps it, whatever comes and goes beside it.
  ///
  /// - Parameters:
  ///   - published: the keys whose pages are in the ledger, but for those of which a record says that they have moved.
  ///   - earlier: those that records of the ledger name, by index. Where one of several has had the number alone, it is one
  ///     of them.
  func withKeys(published: Set<String> = [], earlier: Set<Int> = []) -> [ExternalDocument] {
    var documents = self
    var used: [String: Int] = [:]
    func take(_ key: String, _ index: Int) {
      guard used[key] == nil else { return }
      documents[index].key = key
      used[key] = 1
    }
    let slugs = map(\.slug)
    for index in indices where self[index].hasID { take(slugs[index], index) }
    for index in indices where !published.isEmpty && documents[index].key.isEmpty {
      let key = self[index].full(slugs[index])
      if key != slugs[index], published.contains(key) { take(key, index) }
    }
    let counts = Dictionary(slugs.map { ($0, 1) }, uniquingKeysWith: +)
    for index in indices where documents[index].key.isEmpty && counts[slugs[index]] == 1 { take(slugs[index], index) }
    let oldestFirst = indices.filter { documents[$0].key.isEmpty && published.contains(slugs[$0]) }
      .map { (earlier.contains($0) ? 0 : 1, self[$0].date?.iso ?? "", $0) }.sorted(by: <)
    for (_, _, index) in oldestFirst { take(slugs[index], index) }
    // Whichever is cited first.
    let shared = indices.filter { documents[$0].key.isEmpty }
      .sorted { (self[$0].number?.normalised ?? "").precedesInUTF8(self[$1].number?.normalised ?? "") }
    for index in shared {
      let shared = self[index].full(slugs[index])
      var key = shared
      while used[key] != nil {
        // What counting makes can be the key of another.
        used[shared, default: 1] += 1
        key = "\(shared)-\(used[shared, default: 1])".boundedForAddress
      }
      take(key, index)
    }
    return documents
  }
}
