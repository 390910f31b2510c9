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

  /// Whether the date lies outside the term of the Central Committee that the citation names, as in “số 21-NQ/TW ngày
  /// 16/6/2022 … (khóa XII)”: most often a slip in the text that cites.
  ///
  /// Only numbers of the Central Committee and its organs (`/TW`) are judged: other assemblies count other terms. A
  /// term lasts from its congress to the next; in the months of a congress both terms are right.
  package var isDatedOutsideItsTerm: Bool {
    guard let date, let term, Self.congresses.indices.contains(term - 1),
      number.issuerCode == "TW" || number.issuerCode == "TƯ"
    else { return false }
    if let opening = DocumentDate(Self.congresses[term - 1].opened), opening.isAfter(date) { return true }
    guard term < Self.congresses.count, let end = DocumentDate(Self.congresses[term].closed) else { return false }
    return date.isAfter(end)
  }

  /// Whether the number carries the code of another kind than the words before it name: “Kế hoạch số 07-HD/TU”.
  ///
  /// Letters of State bodies have no code of their kind: `4943/CT-TTHT` is a letter of a Cục Thuế.
  package var hasTypeCodeOfAnotherKind: Bool {
    guard let kind, kind != .letter || number.isPartyNumber else { return false }
    let code = String(number.typeCode)
    return !kind.typeCodes.contains(code) && Kind.knownTypeCodes.contains(code)
  }

  /// The months in which the national congresses of the Party opened and closed, from the first.
  private static let congresses: [(opened: String, closed: String)] = [
    ("1935-03", "1935-03"), ("1951-02", "1951-02"), ("1960-09", "1960-09"), ("1976-12", "1976-12"),
    ("1982-03", "1982-03"), ("1986-12", "1986-12"), ("1991-06", "1991-06"), ("1996-06", "1996-07"),
    ("2001-04", "2001-04"), ("2006-04", "2006-04"), ("2011-01", "2011-01"), ("2016-01", "2016-01"),
    ("2021-01", "2021-02"), ("2026-01", "2026-01"),
  ]
}
