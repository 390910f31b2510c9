// What a citation says that cannot all be true: most often a slip in the text that cites.

extension Citation {
  /// Whether the date lies outside the term of the Central Committee that the citation names, as in “số 21-NQ/TW ngày
  /// 16/6/2022 … (khóa XII)”.
  ///
  /// Only numbers of the Central Committee and its organs (`/TW`) are judged: other assemblies count other terms. A
  /// term lasts from its congress to the next; in the months of a congress both terms are right.
  package var isDatedOutsideItsTerm: Bool {
    guard let date, let term, number.issuerCode == "TW" || number.issuerCode == "TƯ" else { return false }
    let congresses = Self.congresses
    guard congresses.indices.contains(term - 1) else { return false }
    if let opening = DocumentDate(congresses[term - 1].opened), opening.isAfter(date) { return true }
    if term < congresses.count, let end = DocumentDate(congresses[term].closed), date.isAfter(end) { return true }
    return false
  }

  /// Whether the number carries the code of another kind than the words before it name: “Kế hoạch số 07-HD/TU”.
  ///
  /// Letters of State bodies have no code of their kind: `4943/CT-TTHT` is a letter of a Cục Thuế.
  package var hasTypeCodeOfAnotherKind: Bool {
    guard let kind, kind != .letter || number.isPartyNumber else { return false }
    let code = String(number.typeCode)
    return Kind.knownTypeCodes.contains(code) && !kind.typeCodes.contains(code)
  }

  /// The months in which the national congresses of the Party opened and closed, from the first.
  private static let congresses: [(opened: String, closed: String)] = [
    ("1935-03", "1935-03"), ("1951-02", "1951-02"), ("1960-09", "1960-09"), ("1976-12", "1976-12"),
    ("1982-03", "1982-03"), ("1986-12", "1986-12"), ("1991-06", "1991-06"), ("1996-06", "1996-07"),
    ("2001-04", "2001-04"), ("2006-04", "2006-04"), ("2011-01", "2011-01"), ("2016-01", "2016-01"),
    ("2021-01", "2021-02"), ("2026-01", "2026-01"),
  ]
}
