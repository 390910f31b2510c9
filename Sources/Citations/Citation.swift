// A citation of an official document in running text.

/// An official document that a text names by its number or its title, with what the text says of it.
///
/// Offsets count the bytes of the text that `CitationScanner` was given.
package struct Citation: Hashable, Sendable {
  /// nil for a document that is named by its title.
  package let number: DocumentNumber?
  /// What equal numbers share; of a title what `DocumentTitles` knows it by.
  package let key: String
  /// The number alone, as in `31 - KH/ĐU`, or the title.
  package let numberRange: Range<Int>
  /// From the kind of the document to the last thing said of it: number, date, issuer, term.
  package let range: Range<Int>
  /// nil when no word for a kind stands directly before the number.
  package let kind: Kind?
  /// nil when the text gives none, or one that is in no calendar. A year alone may be that of something else, such as of
  /// the programme for it: see `hasYearOnly`.
  package let date: DocumentDate?
  /// As written, with single spaces. It may stand after a later citation that shares it.
  package fileprivate(set) var issuer: String?
  /// What follows from the issuer's name on: the name of a body can hold commas and words that end others.
  package fileprivate(set) var issuerClause: String?
  /// The ordinal of the term in office: 13 for `khóa XIII`. Like the issuer it may be shared.
  package fileprivate(set) var term: Int?

  /// Whether the date is no more than `năm 2013` behind the number.
  package var hasYearOnly: Bool { date.map { $0.month == nil } ?? false }
}

extension Citation {
  /// Takes issuer and term from `next`, which follows after nothing but a comma or “và”, when this citation has
  /// neither and the issuer's code is the same: “số 168-HD/BTGTW và Kế hoạch số 560-KH/BTGTW của Ban Tuyên giáo …”.
  ///
  /// A term that this document's date contradicts is the next document's alone.
  mutating func shareIssuer(of next: Citation) {
    guard issuerClause == nil, term == nil, let number, let other = next.number, number.issuerCode == other.issuerCode
    else { return }
    issuer = next.issuer
    issuerClause = next.issuerClause
    term = next.term
    if isDatedOutsideItsTerm { term = nil }
  }

  /// Whether the date lies outside the term of the Central Committee that the citation names, as in “số 21-NQ/TW ngày
  /// 16/6/2022 … (khóa XII)”: most often a slip in the text that cites.
  ///
  /// Only numbers of the Central Committee and its organs (`/TW`) are judged: other assemblies count other terms. A
  /// term lasts from its congress to the next; in the months of a congress both terms are right.
  package var isDatedOutsideItsTerm: Bool {
    guard let date, let term, let code = number?.issuerCode, code == "TW" || code == "TƯ",
      Self.congresses.indices.contains(term - 1)
    else { return false }
    if let opening = DocumentDate(Self.congresses[term - 1].opened), opening.isAfter(date) { return true }
    guard term < Self.congresses.count, let end = DocumentDate(Self.congresses[term].closed) else { return false }
    return date.isAfter(end)
  }

  /// Whether the number carries the code of another kind than the words before it name: “Kế hoạch số 07-HD/TU”.
  ///
  /// Letters of State bodies have no code of their kind: `4943/CT-TTHT` is a letter of a Cục Thuế.
  package var hasTypeCodeOfAnotherKind: Bool {
    guard let kind, let number, kind != .letter || number.isPartyNumber else { return false }
    return !kind.has(typeCode: number.typeCode) && Kind.isTypeCode(number.typeCode)
  }

  /// The months in which the national congresses of the Party opened and closed, from the first.
  private static let congresses: [(opened: String, closed: String)] = [
    ("1935-03", "1935-03"), ("1951-02", "1951-02"), ("1960-09", "1960-09"), ("1976-12", "1976-12"),
    ("1982-03", "1982-03"), ("1986-12", "1986-12"), ("1991-06", "1991-06"), ("1996-06", "1996-07"),
    ("2001-04", "2001-04"), ("2006-04", "2006-04"), ("2011-01", "2011-01"), ("2016-01", "2016-01"),
    ("2021-01", "2021-02"), ("2026-01", "2026-01"),
  ]
}
