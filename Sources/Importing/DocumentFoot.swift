// The foot of an official document: who gets it, and who signs it.

import Texts

struct DocumentFoot {
  typealias Line = ExtractedText.Line

  private(set) var recipientsLabel: Line?
  private(set) var recipients: [Line] = []
  /// In the order of printing: authority, role, name.
  private(set) var authority: [Line] = []
  private(set) var role: [Line] = []
  private(set) var name: Line?
  /// What else stands there, such as “(đã ký)” and the signatures of others.
  private(set) var others: [Line] = []
  /// The elements that it takes.
  private(set) var range: Range<Int>

  /// - Parameter start: where the text begins.
  init(of elements: [ExtractedText.Element], from start: Int) {
    let lines = elements.map { element -> Line? in if case .line(let line) = element { line } else { nil } }
    func text(_ index: Int) -> Substring { lines[index]?.text[...].trimmed ?? "" }
    let label = lines.indices.dropFirst(start).last { index in
      DocumentHead.label("noi nhan", of: text(index)) != nil && text(index).count < 60
    }
    range = elements.count..<elements.count
    guard let label, let line = lines[label] else {
      if let signature = Self.signature(in: start..<lines.count, text) {
        range = signature..<takeSignature(lines, from: signature, to: lines.count, text)
      }
      return
    }
    recipientsLabel = line
    let end = takeRecipients(lines, from: label, text)
    range = label..<end
    // It stands behind the recipients, or above them.
    if end < lines.count, Self.isSignature(end, of: lines.count, text) {
      range = label..<takeSignature(lines, from: end, to: lines.count, text)
    } else if let signature = Self.signature(in: max(start, label - 14)..<label, text),
      !lines[signature..<label].contains(where: { $0 == nil })
    {
      let end = takeSignature(lines, from: signature, to: label, text)
      // What stands between is of the foot too.
      others += lines[end..<label].compactMap(\.self)
      range = signature..<range.upperBound
    }
  }

  private mutating func takeRecipients(
    _ lines: [Line?], from label: Int, _ text: (Int) -> Substring
  ) -> Int {
    if let rest = DocumentHead.label("noi nhan", of: text(label))?.rest, !rest.isEmpty, let line = lines[label] {
      recipients.append(Line([ExtractedText.Run(String(rest))], page: line.page, number: line.number))
    }
    var index = label + 1
    while index < lines.count, let line = lines[index], !Self.isSignature(index, of: lines.count, text) {
      // What follows a foot without signature behind it: an annex.
      if case .division? = OfficialMark.read(text(index))?.mark { break }
      if text(index).count > 200 { break }
      recipients.append(line)
      index += 1
    }
    return index
  }

  private mutating func takeSignature(
    _ lines: [Line?], from start: Int, to limit: Int, _ text: (Int) -> Substring
  ) -> Int {
    var index = start
    while index < limit, index < start + 14, let line = lines[index] {
      let words = text(index)
      if case .division? = OfficialMark.read(words)?.mark { break }
      if Self.isAuthority(words) {
        if name != nil { others.append(line) } else { authority.append(line) }
      } else if name != nil {
        // Others who sign.
        guard words.isInCapitals || Self.isName(words) || words.hasPrefix("("), !words.folded().hasPrefix("phu luc")
        else { break }
        others.append(line)
      } else if words.isInCapitals, words.count < 100, !Self.isName(words) || role.isEmpty {
        role.append(line)
      } else if words.hasPrefix("(") || words.hasPrefix("[") || words.folded().hasPrefix("da ky") {
        others.append(line)
      } else if Self.isName(words) {
        name = line
      } else if index < start + 4, words.count < 60, !words.endsSentence {
        // A role in small letters.
        role.append(line)
      } else {
        break
      }
      index += 1
    }
    return index
  }

  /// The last signature of some lines: of a block of authorities (“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”) the first. Tables end
  /// the foot.
  private static func signature(in range: Range<Int>, _ text: (Int) -> Substring) -> Int? {
    guard var first = range.last(where: { isSignature($0, of: range.upperBound, text) }) else { return nil }
    var index = first
    while index > range.lowerBound, first - index < 8 {
      index -= 1
      if text(index).isEmpty || text(index).count > 100 || text(index).endsSentence { break }
      if isAuthority(text(index)) { first = index }
    }
    return first
  }

  /// Whether a signature begins here: on behalf of whom, or a role in capitals with a name below it.
  private static func isSignature(_ index: Int, of count: Int, _ text: (Int) -> Substring) -> Bool {
    if isAuthority(text(index)) { return true }
    guard text(index).isInCapitals, text(index).count < 80, isRole(text(index)) else { return false }
    return (index + 1..<Swift.min(index + 5, count)).contains { isName(text($0)) }
  }

  /// `T/M`, `TM.`, `K/T`, `KT.`, `T/L`, `TL.`, `TUQ.`, `Q.` before a name in capitals.
  private static func isAuthority(_ text: Substring) -> Bool {
    guard let first = text.split(whereSeparator: { $0 == " " || $0 == "." }).first, text.count < 120 else {
      return false
    }
    return ["T/M", "TM", "K/T", "KT", "T/L", "TL", "TUQ", "T/UQ", "Q"].contains(String(first)) && text.isInCapitals
      && text.count > first.count + 2
  }

  private static let roles = [
    "bi thu", "pho bi thu", "chu tich", "pho chu tich", "giam doc", "pho giam doc", "truong", "pho truong", "chanh",
    "pho chanh", "hieu truong", "chu nhiem", "pho chu nhiem", "bo truong", "thu truong", "cuc truong", "tong",
    "uy vien",
    "vien truong", "thu tuong", "chi huy",
  ]

  private static func isRole(_ text: Substring) -> Bool {
    let folded = text.folded() + " "
    return roles.contains { folded.hasPrefix($0 + " ") }
  }

  /// Two to six words that begin with capitals, with a title or rank before them at most.
  static func isName(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    return (2...7).contains(words.count) && !text.contains { $0.isNumber || ",;:/()".contains($0) }
      && words.allSatisfy { $0.first?.isUppercase == true || $0 == "tá" || $0 == "úy" || $0 == "tướng" }
      && !(text.isInCapitals && isRole(text))
  }
}
