// A citation of an official document in running text.

/// An official document that a text names by its number, with what the text says of it.
///
/// Offsets count the bytes of the text that `CitationScanner` was given.
package struct Citation: Hashable, Sendable {
  package let number: DocumentNumber
  /// The number alone, as in `31 - KH/ĐU`.
  package let numberRange: Range<Int>
  /// From the kind of the document to the last thing said of it: number, date, issuer, term.
  package let range: Range<Int>
  /// nil when no word for a kind stands directly before the number.
  package let kind: Kind?
  /// nil when the text gives none, or one that is in no calendar.
  package let date: DocumentDate?
  /// As written, with single spaces. It may stand after a later citation that shares it.
  package fileprivate(set) var issuer: String?
  /// The ordinal of the term in office: 13 for `khóa XIII`. Like the issuer it may be shared.
  package fileprivate(set) var term: Int?
}

extension Citation {
  /// Takes issuer and term from `next`, which follows after nothing but a comma or “và”, when this citation has
  /// neither and the issuer's code is the same: “số 168-HD/BTGTW và Kế hoạch số 560-KH/BTGTW của Ban Tuyên giáo …”.
  ///
  /// A term that this document's date contradicts is the next document's alone.
  mutating func shareIssuer(of next: Citation) {
    guard issuer == nil, term == nil, number.issuerCode == next.number.issuerCode else { return }
    issuer = next.issuer
    term = next.term
    if isDatedOutsideItsTerm { term = nil }
  }
}
