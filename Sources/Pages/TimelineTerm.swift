import Archiving
import Citations
import Diagnostics
import Records
import Texts
import Theming

/// A part of the timeline: a term between two congresses, what lies before the first or after the last of them, or what
/// belongs to no term.
struct TimelineTerm: Sendable {
  /// The last part of its address.
  let key: String
  /// Its heading: “Khóa XIII (2021–2026)”.
  let title: String
  /// In short, and its years; what a picture says beside it.
  var name = ""
  var years = ""
  /// Where it begins, and ends if that is known; nil for terms that nothing but their events make.
  var start: DocumentDate?
  var end: DocumentDate?
  /// The congress that opens it: an index into `Archive.events`.
  var congress: Int?
  /// Indices into `Archive.events`, in order of time.
  fileprivate(set) var events: [Int] = []

  /// In order of time. An event belongs to the term that it names, or else to the one that its date lies in.
  static func all(of archive: Archive, _ theme: Theme) -> [TimelineTerm] {
    let congresses = series(of: archive)
    var terms = congresses.isEmpty ? named(by: archive, theme) : between(congresses, of: archive, theme)
    let byKey = Dictionary(uniqueKeysWithValues: zip(terms.map(\.key), terms.indices))
    let unknown = theme.text("term-unknown")
    var rest = TimelineTerm(key: "unknown", title: unknown, name: unknown)
    for (index, event) in archive.events.enumerated() {
      if let named = event.term.flatMap({ byKey[$0] }) {
        terms[named].events.append(index)
      } else if !congresses.isEmpty, let day = event.firstDay,
        let place = terms.lastIndex(where: { term in term.start.map { $0 <= day } ?? true })
      {
        terms[place].events.append(index)
      } else {
        rest.events.append(index)
      }
    }
    return (terms + [rest]).filter { !$0.events.isEmpty }
  }

  /// The congresses that part the time: those of the national series of which most are known.
  private static func series(of archive: Archive) -> [Int] {
    let numbered = archive.events.indices.filter { index in
      let event = archive.events[index]
      return event.kind == .congress && event.ordinal != nil && event.firstDay != nil
        && ![.cancelled, .renumbered].contains(event.status)
    }
    let series = Dictionary(grouping: numbered) { archive.events[$0].series }
    func rank(_ entry: (key: String?, value: [Int])) -> (Int, Int, Int) {
      let events = entry.value.map { archive.events[$0] }
      return (events.count { $0.level == .national }, events.count { $0.term != nil }, events.count)
    }
    return series.filter { $0.key != nil }.max { first, second in
      let (a, b) = (rank(first), rank(second))
      return a == b ? (second.key ?? "").precedesInUTF8(first.key ?? "") : a < b
    }?.value ?? []
  }

  private static func between(_ congresses: [Int], of archive: Archive, _ theme: Theme) -> [TimelineTerm] {
    let days = congresses.compactMap { archive.events[$0].firstDay }
    var keys: Set<String> = []
    var terms = congresses.enumerated().map { place, index in
      let event = archive.events[index]
      let next = days.dropFirst(place + 1).first
      let years = event.term ?? "\(days[place].year)-" + (next.map { String($0.year) } ?? "")
      var key = years.last == "-" ? String(years.dropLast()) : years
      while !keys.insert(key).inserted { key += "-\(index)" }
      let name = theme.text("timeline-term", [("number", roman(event.ordinal ?? 0))])
      let printed = years.replacing("-", with: "–")
      // The last congress may not say when its term ends.
      return TimelineTerm(
        key: key, title: "\(name) (\(printed))", name: name, years: printed, start: days[place],
        end: next ?? event.term.flatMap { DocumentDate(String($0.suffix(4))) }, congress: index)
    }
    let (first, last) = (terms[0], terms[terms.count - 1])
    let before = theme.text("timeline-before", [("term", first.name.withSmallInitial)])
    terms.insert(TimelineTerm(key: "before", title: before, name: before, end: first.start), at: 0)
    if let end = last.end, let start = DocumentDate(String(end.year + 1)) {
      let after = theme.text("timeline-after", [("term", last.name.withSmallInitial)])
      terms.append(TimelineTerm(key: "after", title: after, name: after, start: start))
    }
    return terms
  }

  /// The terms that events name, where no congresses part the time.
  private static func named(by archive: Archive, _ theme: Theme) -> [TimelineTerm] {
    var seen: Set<String> = []
    return archive.events.compactMap(\.term).filter { seen.insert($0).inserted }.map { term in
      TimelineTerm(key: term, title: theme.text("record-term") + " " + term, name: term.replacing("-", with: "–"))
    }
  }

  /// 14 → XIV.
  static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    var (rest, text) = (number, "")
    for (value, letters) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      text += String(repeating: letters, count: rest / value)
      rest %= value
    }
    return text
  }
}

extension String {
  fileprivate var withSmallInitial: String { prefix(1).lowercased() + dropFirst() }
}
