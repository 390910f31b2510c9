package import Citations
import Markdown
import Records
import Texts

/// An official document that records cite and the archive does not hold: what the authority file and the citations say.
package struct ExternalDocument: Sendable {
  /// The last part of its address: the folded number; where several share it, with issuer or year.
  package fileprivate(set) var key = ""
  package let number: DocumentNumber
  package private(set) var date: DocumentDate?
  /// In words: “nghị quyết”.
  package private(set) var kind: String?
  /// A body of the authority file.
  package let issuer: String?
  /// The issuer as a citation names it.
  package private(set) var issuerName: String?
  package let title: String?
  /// Where it can be read.
  package let url: String?

  /// - Parameter entry: that of the authority file.
  init(_ number: DocumentNumber, _ entry: CitedDocument? = nil) {
    self.number = number
    date = entry?.date
    kind = entry?.kind.flatMap { kind in Citation.Kind.allCases.first { $0.planKind == kind } }?.rawValue
    issuer = entry?.issuer?.value
    title = entry?.title
    url = entry?.url
  }

  /// Takes over what a citation says and nobody has said before.
  mutating func add(_ citation: Citation) {
    date = date ?? citation.date
    kind = kind ?? citation.kind?.rawValue
    if issuer == nil { issuerName = issuerName ?? citation.issuer }
  }

  /// The folded number, with the zero that numbers below 10 have (Nghị định 30/2020/NĐ-CP, phụ lục I).
  fileprivate var slug: String {
    let slug = number.normalised.slug().boundedForAddress
    return slug.utf8.dropFirst().first == UInt8(ascii: "-") ? "0" + slug : slug
  }
}

extension [ExternalDocument] {
  /// The documents with their keys, unique among all: by issuer and year where a number is shared, by a count at last.
  func withKeys() -> [ExternalDocument] {
    let slugs = map(\.slug)
    let counts = Dictionary(slugs.map { ($0, 1) }, uniquingKeysWith: +)
    var used: [String: Int] = [:]
    return zip(self, slugs).map { document, slug in
      var document = document
      document.key = slug
      if counts[slug, default: 0] > 1 {
        let issuer = document.issuer ?? document.issuerName?.slug().boundedForAddress
        document.key = [slug, issuer, document.date.map { String($0.year) }].compactMap(\.self).joined(separator: "-")
      }
      let shared = document.key
      while used[document.key] != nil {
        // What counting makes can be the key of another.
        used[shared, default: 1] += 1
        document.key = "\(shared)-\(used[shared, default: 1])"
      }
      used[document.key] = 1
      return document
    }
  }
}
