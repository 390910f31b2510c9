// The date of a document or event: a calendar date of known precision, never a moment.

/// A year, a month or a day of the proleptic Gregorian calendar, as ISO 8601-1 (4.3) writes them: `2023`, `2023-05`,
/// `2023-05-25`.
package struct DocumentDate: Hashable, Sendable {
  package let year: Int
  /// 1 to 12; nil when only the year is known.
  package let month: Int?
  /// 1 to 31; nil when only the month is known.
  package let day: Int?

  /// nil when the text is none of the three forms or names no day of the calendar (`2026-02-30`).
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard [4, 7, 10].contains(bytes.count),
      bytes.indices.allSatisfy({ $0 == 4 || $0 == 7 ? bytes[$0] == UInt8(ascii: "-") : bytes[$0].isDigit })
    else { return nil }
    self.init(
      year: bytes[..<4].decimalValue, month: bytes.count > 4 ? bytes[5..<7].decimalValue : nil,
      day: bytes.count > 7 ? bytes[8...].decimalValue : nil)
  }

  /// nil when the calendar has no such year, month or day.
  ///
  /// - Parameter day: nil unless the month is known.
  init?(year: Int, month: Int?, day: Int?) {
    guard year > 0, month.map((1...12).contains) ?? true else { return nil }
    if let month, let day, !(1...Self.days(inMonth: month, of: year)).contains(day) { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day after this one; nil when the day is not known, and after the last that four digits write.
  package var nextDay: DocumentDate? {
    guard let month, let day, iso != "9999-12-31" else { return nil }
    return DocumentDate(year: year, month: month, day: day + 1) ?? DocumentDate(year: year, month: month + 1, day: 1)
      ?? DocumentDate(year: year + 1, month: 1, day: 1)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// ISO 8601, in the precision that is known.
  package var iso: String {
    ([Self.padded(year, 4)] + [month, day].compactMap { $0.map { Self.padded($0, 2) } }).joined(separator: "-")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The way official documents write it: days below 10 and the months 1 and 2 have a zero before them
  /// (02/02/2023, 06/4/2023), the other months have none.
  package var vietnamese: String {
    guard let month else { return String(year) }
    let monthText = Self.padded(month, month <= 2 ? 2 : 1)
    guard let day else { return "\(monthText)/\(year)" }
    return "\(Self.padded(day, 2))/\(monthText)/\(year)"
  }

  /// What this date and another have in common: the month, the year; nil if not even that.
  package func common(with other: DocumentDate) -> DocumentDate? {
    if self == other { return self }
    guard year == other.year else { return nil }
    return DocumentDate(year: year, month: month == other.month ? month : nil, day: nil)
  }

  /// Whether every day that this date can mean lies after every day that the other can mean.
  package func isAfter(_ other: DocumentDate) -> Bool {
    (year, month ?? 1, day ?? 1) > (other.year, other.month ?? 12, other.day ?? 31)
  }
}

extension DocumentDate: Comparable {
  /// By the first day that each can mean; of equals the less precise first.
  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
  }
}

/// What is known of a date that no document states, and why.
package struct DateWindow: Hashable, Sendable {
  package let earliest: DocumentDate?
  package let latest: DocumentDate?
  /// The grounds in the editor's words.
  package let evidence: String?

  package init(earliest: DocumentDate?, latest: DocumentDate?, evidence: String?) {
    self.earliest = earliest
    self.latest = latest
    self.evidence = evidence
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension Collection<UInt8> {
  /// The number that ASCII digits write.
  var decimalValue: Int { reduce(0) { $0 * 10 + Int($1 - 0x30) } }
}
