// What is certain of the day on which a plan was issued.

package import Citations
package import Records

extension Plan {
  /// The date that feeds and catalogues have of the record: when it changed, came into the archive or, where it does not say so, was
  /// issued.
  package var datestamp: DocumentDate? { updated ?? added ?? issued.sortingDate }
}

extension Plan.Issued {
  /// The first day on which it can have been issued, and the last; nil where nothing is known.
  package var earliest: DocumentDate? {
    switch self {
    case .on(let date): date
    case .within(let window): window.earliest
    case .unknown: nil
    }
  }

  package var latest: DocumentDate? {
    switch self {
    case .on(let date): date
    case .within(let window): window.latest
    case .unknown: nil
    }
  }

  /// What plans are ordered by.
  package var sortingDate: DocumentDate? { earliest ?? latest }

  /// The years in which it can have been issued.
  var years: ClosedRange<Int> { (earliest?.year ?? 0)...max(earliest?.year ?? 0, latest?.year ?? 9999) }

  /// Whether nobody stated the date.
  package var isInferred: Bool { if case .within = self { true } else { false } }

  /// The year, where it is certain.
  package var year: Int? { earliest?.year == latest?.year ? earliest?.year : nil }

  /// Whether a document of that date can be this one.
  func includes(_ date: DocumentDate) -> Bool {
    earliest?.isAfter(date) != true && latest.map(date.isAfter) != true
  }
}
