// Dates as offices write them, where the archive wants year-month-day.

import Citations
import Foundation

extension DocumentDate {
  /// What a date in another form means: `25/05/2023`, `2023.5`, `ngày 25 tháng 5 năm 2023`.
  enum Reading {
    case date(DocumentDate)
    /// The calendar has no such day.
    case impossible
    /// The text is no date, or can be several.
    case none
  }

  static func reading(_ text: String) -> Reading {
    // Full-width digits and signs become those of ASCII.
    let text = text.precomposedStringWithCompatibilityMapping.lowercased()
    let words = text.unicodeScalars.split { !$0.properties.isAlphabetic }.map { String(Substring($0)) }
    let numbers = text.unicodeScalars.split { !("0"..."9").contains($0) }.map { String(Substring($0)) }
    let signs: Set<Unicode.Scalar> = [" ", "-", "/", ".", ",", "–", "—", "−", "‐", "‑"]
    let areSignsUsual = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || signs.contains($0)
    }
    let isYearFirst = numbers.first?.utf8.count == 4
    let year = isYearFirst ? numbers.first : numbers.last
    let order = isYearFirst ? ["năm", "tháng", "ngày"] : ["ngày", "tháng", "năm"]
    guard areSignsUsual, (1...3).contains(numbers.count), numbers.count(where: { $0.utf8.count > 2 }) == 1,
      let year, year.utf8.count == 4, words.isSubsequence(of: order)
    else { return .none }
    let others = (isYearFirst ? Array(numbers.dropFirst()) : numbers.dropLast().reversed()).map { padded($0) }
    return DocumentDate(([year] + others).joined(separator: "-")).map(Reading.date) ?? .impossible
  }

  private static func padded(_ number: String) -> String { number.utf8.count == 1 ? "0" + number : number }
}

/// Dates that a person gives by hand.
package enum WrittenDate {
  /// The date in the form of the archive; nil when the text is none.
  package static func iso(_ text: String) -> String? {
    if let date = DocumentDate(text) { return date.iso }
    guard case .date(let date) = DocumentDate.reading(text) else { return nil }
    return date.iso
  }
}

extension [String] {
  /// Whether its elements are among those of `other`, each once and in the same order.
  fileprivate func isSubsequence(of other: [String]) -> Bool {
    var rest = other[...]
    for word in self {
      guard let place = rest.firstIndex(of: word) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}
