// The head of an official document: who issues it, its number, place and date, kind and subject, and whom it is for.

import Citations
import Records
import Texts

/// What stands above the text (Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; Nghị định 30/2020/NĐ-CP, annex I), in whatever columns.
struct DocumentHead {
  typealias Line = ExtractedText.Line

  /// In the order in which they were read, superior body first.
  private(set) var issuers: [Line] = []
  /// “ĐẢNG CỘNG SẢN VIỆT NAM”, or the name and the motto of the State.
  private(set) var mottos: [Line] = []
  private(set) var number: (line: Line, text: Substring)?
  /// What stands before the number on its line: “Số:”.
  private(set) var numberLabel: Substring = ""
  private(set) var placeAndDate: Line?
  private(set) var kind: (line: Line, kind: Citation.Kind, name: Substring)?
  /// Behind the kind, or of a letter its “V/v …”.
  private(set) var subject: [Line] = []
  /// Whom a letter is for, without “Kính gửi”.
  private(set) var addressees: [Line] = []
  private(set) var addresseeLabel: (line: Line, text: Substring)?
  private(set) var urgency: Line?
  private(set) var secrecy: Line?
  /// How many elements belong to it.
  private(set) var count = 0

  private enum State { case top, subject, addressees }

  init(of elements: [ExtractedText.Element]) {
    var state = State.top
    let width = Reflow.width(of: elements)
    for (index, element) in elements.prefix(60).enumerated() {
      guard case .line(let line) = element else { break }
      if state == .subject, let last = subject.last {
        // Where a paragraph begins, its first line is full, and the next one belongs to it.
        let text = line.text[...].trimmed
        let isFull = text.count * 10 >= width * 9 && last.text.count * 10 < width * 8 && !Self.isContinuation(text)
        var goesOn = false
        if index + 1 < elements.count, case .line(let following) = elements[index + 1] {
          goesOn = following.join == .continuesParagraph && line.join != .continuesParagraph
        }
        if isFull || goesOn { break }
      }
      guard let next = take(line, state) else { break }
      state = next
      count += 1
    }
    // Prose begins without any of these.
    if kind == nil, number == nil, placeAndDate == nil, addresseeLabel == nil, mottos.isEmpty, secrecy == nil {
      self = DocumentHead()
    }
  }

  private init() {}

  /// - Returns: nil where the text begins.
  private mutating func take(_ line: Line, _ state: State) -> State? {
    let text = line.text[...].trimmed
    let folded = text.folded()
    if state == .addressees { return takeAddressee(line, text) }
    if let label = Self.label("kinh gui", of: text) {
      addresseeLabel = (line, label.label)
      return takeAddressee(line, label.rest)
    }
    if Self.mottos.contains(folded) {
      mottos.append(line)
      return state
    }
    // Narrow columns break them.
    if let last = issuers.last, Self.mottos.contains((last.text + " " + text).folded()) {
      mottos += [issuers.removeLast(), line]
      return state
    }
    if let open = placeAndDate, date == nil, Self.isContinuation(text), text.count < 30 {
      let joined = Line([open.runs, line.runs].joinedAsLines, page: open.page, number: open.number)
      if Self.date(of: joined.text) != nil {
        placeAndDate = joined
        return state
      }
    }
    if Self.secrecyMarks.contains(folded), text.isInCapitals {
      secrecy = line
      return state
    }
    if Self.urgencyMarks.contains(folded), text.isInCapitals {
      urgency = line
      return state
    }
    if number == nil, let label = Self.label("so", of: text), let end = Self.numberEnd(label.rest) {
      number = (line, label.rest[..<end].trimmed)
      numberLabel = label.label
      let behind = label.rest[end...].trimmed
      if !behind.isEmpty {
        subject.append(Line([ExtractedText.Run(String(behind))], page: line.page, number: line.number))
      }
      return state
    }
    if placeAndDate == nil, text.count < 80, folded.contains(" ngay "), folded.contains(" thang "),
      folded.contains(" nam") || folded.hasSuffix("nam")
    {
      placeAndDate = line
      return state
    }
    if kind == nil, state == .top, let found = Kinds.kind(of: text) {
      kind = (line, found.kind, found.name)
      if !found.rest.isEmpty { subject.append(Self.part(found.rest, of: line)) }
      return .subject
    }
    if state == .top, let last = subject.last, Self.isContinuation(text), !last.text.endsSentence {
      subject.append(line)
      return .top
    }
    if Self.beginsText(text) { return nil }
    switch state {
    case .top:
      if folded.hasPrefix("v v ") || folded.hasPrefix("ve viec ") && kind == nil {
        subject.append(line)
        return .top
      }
      // Names of bodies; prose has longer lines.
      guard text.count <= 90, !text.endsSentence, issuers.count < 8 else { return nil }
      issuers.append(line)
      return .top
    case .subject:
      guard let last = subject.last else {
        subject.append(line)
        return .subject
      }
      let isOver =
        last.text.endsSentence || last.text.endsClause || subject.count >= 8 || text.endsSentence && text.count > 60
        || text.count > 200 || last.isBold != line.isBold
        || !last.text.isInCapitals && text.isInCapitals
      if isOver { return nil }
      subject.append(line)
      return .subject
    case .addressees: return nil
    }
  }

  private mutating func takeAddressee(_ line: Line, _ text: Substring) -> State? {
    if let last = addressees.last {
      let isOpen = last.text.hasSuffix(",") || last.text.hasSuffix(";") || addressees.count == 1 && last.text.endsClause
      let isDash = if case .dash? = OfficialMark.read(text)?.mark { true } else { false }
      guard isDash || isOpen && !Self.beginsText(text) || Self.isContinuation(text) && !last.text.endsSentence else {
        return nil
      }
    }
    if !text.isEmpty { addressees.append(Self.part(text, of: line)) }
    return .addressees
  }

  private static func part(_ text: Substring, of line: Line) -> Line {
    Line(
      line.runs.dropping(line.text.distance(from: line.text.startIndex, to: text.startIndex)), page: line.page,
      number: line.number)
  }

  /// Whether a line goes on with what the line before it says.
  private static func isContinuation(_ text: Substring) -> Bool {
    text.first.map { $0.isLowercase || $0.isNumber } ?? false
  }

  /// A word and its colon at the beginning.
  static func label(_ folded: String, of text: Substring) -> (label: Substring, rest: Substring)? {
    let words = folded.split(separator: " ").count
    let parts = text.split(separator: " ", maxSplits: words, omittingEmptySubsequences: true)
    guard parts.count >= words else { return nil }
    var end = parts[words - 1].endIndex
    // “Số:15/KH-UBND”
    if let colon = parts[words - 1].firstIndex(of: ":") { end = parts[words - 1].index(after: colon) }
    guard text[..<end].folded() == folded else { return nil }
    var rest = text[end...].trimmed
    if rest.first == ":" {
      rest = rest.dropFirst().trimmed
    }
    return (text[..<rest.startIndex].trimmed, rest)
  }

  /// The end of a number at the beginning of a text: nothing may follow but what stands in the other column.
  private static func numberEnd(_ text: Substring) -> Substring.Index? {
    let words = text.split(separator: " ")
    for count in stride(from: Swift.min(words.count, 8), through: 1, by: -1) {
      let end = words[count - 1].endIndex
      if DocumentNumber(String(text[..<end])) != nil { return end }
    }
    guard let first = words.first, first.contains("/") || first.contains("-"), first.contains(where: \.isNumber) else {
      return nil
    }
    return first.endIndex
  }

  /// Whether the text of a document begins here.
  private static func beginsText(_ text: Substring) -> Bool {
    if case .dash? = OfficialMark.read(text)?.mark { return true }
    let folded = text.folded() + " "
    if text.first?.isUppercase == true, !text.isInCapitals, openings.contains(where: folded.hasPrefix) { return true }
    switch OfficialMark.read(text)?.mark {
    case .roman, .article, .division, .item(1, _): return true
    default: return false
    }
  }

  /// Whether a paragraph gives the grounds of a document.
  static func beginsGrounds(_ text: String) -> Bool {
    let folded = text.folded() + " "
    return ["thuc hien ", "can cu ", "trien khai ", "theo ", "xet "].contains(where: folded.hasPrefix)
  }

  /// How texts begin that give their grounds.
  private static let openings = [
    "thuc hien ", "can cu ", "trien khai ", "theo ", "tren co so ", "xet ", "sau khi ", "quan triet ", "nham ", "de ",
    "chap hanh ", "duoc su ", "ngay ", "tiep theo ", "phuc dap ", "thi hanh ", "tiep tuc ", "trong thoi gian ",
    "huong ung ", "phat huy ",
  ]
  private static let mottos: Set = [
    "dang cong san viet nam", "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc",
  ]
  private static let secrecyMarks: Set = ["mat", "toi mat", "tuyet mat"]
  private static let urgencyMarks: Set = ["khan", "thuong khan", "hoa toc"]

  // MARK: What the lines say

  /// The place, and the date when it is whole.
  var place: String? {
    guard let text = placeAndDate?.text, let comma = text.firstIndex(of: ",") else { return nil }
    let place = text[..<comma].trimmed
    return place.isEmpty || place.contains("…") || place.contains("..") ? nil : String(place)
  }

  var date: DocumentDate? { placeAndDate.flatMap { Self.date(of: $0.text) } }

  private static func date(of text: String) -> DocumentDate? {
    let after = text.firstIndex(of: ",").map { text[$0...].dropFirst() } ?? text[...]
    return WrittenDate.iso(after.filter { !".…".contains($0) }).flatMap { DocumentDate($0) }
  }
}

extension ExtractedText.Line {
  /// Whether every word is bold.
  var isBold: Bool { runs.allSatisfy { $0.isBold || $0.text.allSatisfy(\.isWhitespace) } }
}
