// Finds the citations of official documents in running text.

import Files
import Texts

/// Scans the text of one block: a paragraph, a heading, a table cell. Its markup is gone, and so are code and links,
/// in which nothing is to be found; a line break within the block is white space like any other.
///
/// A number always holds a slash, so the first pass looks at nothing but slashes, and around each at a bounded number
/// of bytes. What a citation says after its number ends where the next citation begins; the second pass therefore
/// reads no byte twice for two citations, and the time is linear in the text whatever it holds.
package struct CitationScanner {
  let text: [UInt8]

  /// The start of a citation, as the first pass finds it.
  struct Head {
    /// Offset of the kind, of “số”, or of the number.
    let start: Int
    let kind: Citation.Kind?
    let number: DocumentNumber
    let numberRange: Range<Int>
  }

  /// The citations in the order of their numbers; their ranges do not overlap.
  ///
  /// - Parameter text: UTF-8 in NFC.
  package static func citations(in text: [UInt8]) -> [Citation] {
    let scanner = CitationScanner(text: text)
    let heads = scanner.heads()
    var citations: [Citation] = []
    citations.reserveCapacity(heads.count)
    for (index, head) in heads.enumerated() {
      let limit = index + 1 < heads.count ? heads[index + 1].start : text.count
      citations.append(scanner.citation(head, before: limit))
    }
    for index in citations.indices.dropLast().reversed() {
      let next = citations[index + 1]
      if scanner.isJoin(citations[index].range.upperBound..<next.range.lowerBound) {
        citations[index].shareIssuer(of: next)
      }
    }
    return citations
  }

  private func heads() -> [Head] {
    var heads: [Head] = []
    var start = 0
    while let slash = text.firstIndex(of: UInt8(ascii: "/"), in: start..<text.count) {
      start = slash + 1
      if let head = head(aroundSlashAt: slash) {
        heads.append(head)
        start = head.numberRange.upperBound
      }
    }
    return heads
  }

  private func head(aroundSlashAt slash: Int) -> Head? {
    guard let range = partyNumber(aroundSlashAt: slash) ?? stateNumber(aroundSlashAt: slash),
      beginsToken(at: range.lowerBound), endsToken(at: range.upperBound),
      let number = DocumentNumber(words(in: range))
    else { return nil }
    var start = range.lowerBound
    if let word = numberWord(before: start) { start = word }
    let kind = kind(before: start)
    guard kind != nil || isTelling(number, afterNumberWord: start < range.lowerBound) else { return nil }
    return Head(start: kind?.start ?? start, kind: kind?.kind, number: number, numberRange: range)
  }

  /// Whether it is the number of a document even with no kind before it; `số 12/AB` is the number of a house, and
  /// `2021 - TP/HCM` is none at all.
  private func isTelling(_ number: DocumentNumber, afterNumberWord: Bool) -> Bool {
    let type = number.typeCode
    if type == number.issuerCode { return type.hasPrefix("QH") || type.hasPrefix("UBTVQH") }
    return afterNumberWord || Citation.Kind.knownTypeCodes.contains(String(type))
  }

  /// Reads what follows the number, in any order and each at most once: date, issuer, term.
  private func citation(_ head: Head, before limit: Int) -> Citation {
    var end = head.numberRange.upperBound
    var date: (value: DocumentDate?, end: Int)?
    var issuer: Range<Int>?
    var term: (value: Int, end: Int)?
    while true {
      if date == nil, let found = self.date(at: end, before: limit) {
        date = found
        end = found.end
      } else if issuer == nil, let found = self.issuer(at: end, before: limit) {
        issuer = found
        end = found.upperBound
      } else if term == nil, let found = self.term(at: end, before: limit) {
        term = found
        end = found.end
      } else {
        break
      }
    }
    return Citation(
      number: head.number, numberRange: head.numberRange, range: head.start..<end, kind: head.kind,
      date: date?.value, issuer: issuer.map { words(in: $0) }, term: term?.value)
  }

  /// Whether nothing but a comma or “và” stands there between two citations.
  private func isJoin(_ gap: Range<Int>) -> Bool {
    var end = gap.lowerBound
    if byte(end) == UInt8(ascii: ",") { end += 1 }
    let comma = end
    let word = skippingSpace(end)
    if let and = matching("và", at: word), word > comma { end = and }
    return end > gap.lowerBound && skippingSpace(end) == gap.upperBound
  }

  func byte(_ offset: Int) -> UInt8? { offset >= 0 && offset < text.count ? text[offset] : nil }

  /// The text with single spaces.
  private func words(in range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let next = skippingSpace(offset)
      bytes.append(next > offset ? UInt8(ascii: " ") : text[offset])
      offset = max(next, offset + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
