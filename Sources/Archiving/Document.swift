import Texts
package import Citations
import Markdown

/// An official document that records cite and the archive does not hold: what the authority file and the citations say.
package struct Document: Sendable {
  /// The last part of its address: the folded number; where several share it, with issuer or year.
  package fileprivate(set) var key = ""
  package let number: DocumentNumber
  package fileprivate(set) var date: DocumentDate?
  /// In words: “nghị quyết”.
  package fileprivate(set) var kind: String?
  /// A body of the authority file.
  package let issuer: String?
  /// The issuer as a citation names it.
  package fileprivate(set) var issuerName: String?
  package let title: String?
  /// Where it can be read.
  package let url: String?

  init(_ entry: CitedDocument) {
    number = entry.number.value
    date = entry.date
    kind = entry.kind.flatMap { kind in Citation.Kind.allCases.first { $0.planKind == kind } }?.rawValue
    issuer = entry.issuer?.value
    title = entry.title
    url = entry.url
  }

  init(_ number: DocumentNumber) {
    self.number = number
    issuer = nil
    title = nil
    url = nil
  }

  /// Takes over what a citation says and nobody has said before.
  mutating func add(_ citation: Citation) {
    date = date ?? citation.date
    kind = kind ?? citation.kind?.rawValue
    if issuer == nil { issuerName = issuerName ?? citation.issuer }
  }
}

extension Document {
  /// The folded number, with the zero that numbers below 10 have (Nghị định 30/2020/NĐ-CP, phụ lục I).
  fileprivate var slug: String {
    let slug = number.normalised.slug()
    return slug.utf8.dropFirst().first == UInt8(ascii: "-") ? "0" + slug : slug
  }
}

extension [Document] {
  /// Gives each document its key, unique among all: by issuer and year where a number is shared, by a count at last.
  mutating func assignKeys() {
    let slugs = map(\.slug)
    let counts = Dictionary(slugs.map { ($0, 1) }, uniquingKeysWith: +)
    var used: [String: Int] = [:]
    for index in indices {
      var key = slugs[index]
      if counts[key, default: 0] > 1 {
        let issuer = self[index].issuer ?? self[index].issuerName?.slug()
        let parts = [key, issuer, self[index].date.map { String($0.year) }].compactMap { $0 }
        key = parts.joined(separator: "-")
      }
      if var count = used[key] {
        let shared = key
        // What counting makes can be the key of another.
        repeat {
          count += 1
          key = "\(shared)-\(count)"
        } while used[key] != nil
        used[shared] = count
      }
      used[key] = 1
      self[index].key = key
    }
  }
}
