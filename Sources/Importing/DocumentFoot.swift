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
    let signature = Self.signature(in: lines, from: start, near: label)
    range = elements.count..<elements.count
    guard let first = [label, signature].compactMap(\.self).min() else { return }
    var end = first
    if let label, let line = lines[label] {
      recipientsLabel = line
      let limit = signature.map { $0 > label ? $0 : elements.count } ?? elements.count
      end = takeRecipients(lines, from: label, to: limit, text)
    }
    if let signature {
      let limit = label.map { $0 > signature ? $0 : elements.count } ?? elements.count
      end = max(end, takeSignature(lines, from: signature, to: limit, text))
    }
    range = first..<end
  }

  private mutating func takeRecipients(
    _ lines: [Line?], from label: Int, to limit: Int, _ text: (Int) -> Substring
  ) -> Int {
    if let rest = DocumentHead.label("noi nhan", of: text(label))?.rest, !rest.isEmpty, let line = lines[label] {
      recipients.append(Line([ExtractedText.Run(String(rest))], page: line.page, number: line.number))
    }
    var index = label + 1
    while index < limit, let line = lines[index] {
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

  private static func signature(in lines: [Line?], from start: Int, near label: Int?) -> Int? {
    func text(_ index: Int) -> Substring { lines[index]?.text[...].trimmed ?? "" }
    let indices = lines.indices.dropFirst(start)
    // The first of a block of them: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”.
    if let last = indices.last(where: { isAuthority(text($0)) }) {
      var first = last
      var index = last
      while index > start, last - index < 14, index - 1 > (label.map { $0 < last ? $0 : start - 1 } ?? start - 1) {
        index -= 1
        if isAuthority(text(index)) { first = index }
        if text(index).count > 100 || text(index).endsSentence { break }
      }
      return first
    }
    // A role in capitals, and a name below it.
    return indices.last { index in
      guard text(index).isInCapitals, text(index).count < 80, isRole(text(index)) else { return false }
      return (index + 1..<Swift.min(index + 5, lines.count)).contains { isName(text($0)) }
    }
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
