// Who is in charge and who takes part, as the sentences of official documents say it.

import Diagnostics
import Markdown
import Records
import Texts

/// A sentence that begins with who has to do something: “Giao Sở A chủ trì, phối hợp với Sở B …”, “Giám đốc Sở A …”, “Sở A: …”.
struct TaskSentence {
  /// IDs of bodies; none when the sentence does not begin with one that is known.
  private(set) var leads: [String] = []
  private(set) var partners: [String] = []
  /// The task: behind “Sở A:” the rest, else the whole sentence.
  private(set) var text: String
  /// Whether it begins with a body that only says something, or asks others.
  private(set) var isSpeech = false
  /// Whether nothing follows the names.
  private(set) var isName = false
  /// Whether the names end with a colon.
  private(set) var isLabel = false
  /// Whether a word for a duty follows them, and whether one follows anywhere.
  private(set) var hasDutyNext = false
  private(set) var hasDuty = false

  /// What stands before the first duty, where the sentence begins with no body that is known.
  static func subject(of text: String, _ names: LeadNames) -> String { SentenceWords(text, names).subject() }

  /// - Parameter isArticle: whether it is to be known if a duty follows anywhere.
  init(_ text: String, _ names: LeadNames, isArticle: Bool = false) {
    self.text = text
    // Most tasks begin with a verb and name no partner.
    let mayHavePartners = text.holds("hối hợp") && (text.holds("với") || text.holds("cùng"))
    guard mayHavePartners || names.mayBegin(text) else { return }
    let words = SentenceWords(text, names)
    if mayHavePartners { partners = words.partners() }
    var start = 0
    // “Ủy ban nhân dân tỉnh giao Sở A …”: the first is not in charge.
    while let (ids, end) = words.bodies(from: start, mustBegin: true) {
      if let order = words.order(at: end) {
        start = order
        isSpeech = true
        continue
      }
      if words.isSpeech(at: end) {
        isSpeech = true
        return
      }
      leads = ids
      isName = end >= words.count || end == words.count - 1 && words.isStop(end)
      isLabel = words.isColon(end) && !isName
      if isLabel { self.text = words.text(from: end + 1) }
      hasDutyNext = words.beginsDuty(at: end)
      if isArticle { hasDuty = (end..<max(end, min(words.count, end + 60))).contains(where: words.beginsDuty) }
      break
    }
    partners = partners.filter { !leads.contains($0) }
  }
}

/// The bodies of the authority file by name and alias, to be looked for at the beginning of a text of any length.
final class LeadNames {
  /// By folded name; several where an alias is shared.
  private var ids: [String: Set<String>] = [:]
  /// What names begin with, word by word.
  private var beginnings: Set<String> = []
  /// What is known of first words: many texts have the same.
  private var knownWords: [ExactText: Bool] = [:]

  init(_ bodies: [Body]) {
    for body in bodies {
      for name in ([body.name] + body.aliases).map({ $0.folded() }) where !name.isEmpty {
        ids[name, default: []].insert(body.id)
        for (index, byte) in zip(name.utf8.indices, name.utf8) where byte == UInt8(ascii: " ") {
          beginnings.insert(String(name[..<index]))
        }
      }
    }
  }

  /// Whether a text can begin with a name, or with what stands before one. Quick.
  func mayBegin(_ text: String) -> Bool {
    let word = String(Substring(text.utf8.prefix { $0 != UInt8(ascii: " ") }))
    if let known = knownWords[ExactText(word)] { return known }
    let folded = word.folded()
    let mayBegin =
      folded.isEmpty || beginnings.contains(folded) || ids[folded] != nil
      || TaskWords.fillers.contains(word.lowercased()[...])
      || TaskWords.openers.begins(folded)
    knownWords[ExactText(word)] = mayBegin
    return mayBegin
  }

  /// The longest name of one body that begins at a word, and the word behind it.
  func longest(in words: [Substring], from start: Int) -> (end: Int, id: String)? {
    var name = ""
    var longest: (end: Int, id: String)?
    for index in start..<words.count {
      let word = String(words[index]).folded()
      if word.isEmpty, !name.isEmpty { continue }
      name += name.isEmpty ? word : " " + word
      if let found = ids[name] { longest = found.count == 1 ? found.first.map { (index + 1, $0) } : nil }
      if !beginnings.contains(name) { break }
    }
    return longest
  }
}

/// A sentence by words; a sign is a word of its own.
private struct SentenceWords {
  private let text: String
  private var words: [Substring] = []
  private let names: LeadNames

  init(_ text: String, _ names: LeadNames) {
    self.text = text
    self.names = names
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.utf8.index(after: index)
      let isSign = Self.isSign(text.utf8[index])
      if isSign || text.utf8[index] == UInt8(ascii: " ") {
        if start < index { words.append(text[start..<index]) }
        if isSign { words.append(text[index..<next]) }
        start = next
      }
      index = next
    }
    if start < text.endIndex { words.append(text[start...]) }
    if let last = words.last, last.utf8.count > 1, let stop = last.utf8.last, ".!".utf8.contains(stop) {
      words[words.count - 1].removeLast()
      words.append(last.suffix(1))
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    default: false
    }
  }

  var count: Int { words.count }

  func isColon(_ index: Int) -> Bool { index < count && [":", "-", "–"].contains(words[index]) }
  func isStop(_ index: Int) -> Bool { [",", ";", ":", ".", "!"].contains(words[index]) }

  func text(from index: Int) -> String { index < count ? String(text[words[index].startIndex...]) : "" }

  private func begins(_ phrase: some Collection<Substring>, at index: Int) -> Bool {
    index + phrase.count <= count && words[index...].starts(with: phrase)
  }

  /// The words before the first duty, where they are few and name one: not “các sở”.
  func subject() -> String {
    let start = skippingOpeners(from: 0)
    guard start < count, words[start].first?.isUppercase == true else { return "" }
    let end = (start..<min(count, start + 16)).first(where: beginsDuty)
    return end.map { words[start..<$0].joined(separator: " ") } ?? ""
  }

  func beginsDuty(at index: Int) -> Bool {
    guard index < count, !(index > 0 && words[index] == "tổ" && ["các", "Các"].contains(words[index - 1])) else {
      return false
    }
    return TaskWords.duties.length(at: index, in: words) != nil
  }

  private static let orders: [[Substring]] = [
    ["giao"], ["phân", "công"], ["yêu", "cầu"], ["đề", "nghị"], ["kính", "đề", "nghị"],
  ]

  /// Where a sentence goes on behind “giao”, “yêu cầu”, “đề nghị”.
  func order(at index: Int) -> Int? {
    Self.orders.first { begins($0, at: index) }.map { index + $0.count }
  }

  private static let speeches = [
    "ban hành", "nhận được", "có ý kiến", "thông báo", "trân trọng", "đồng ý", "quyết định", "đánh giá", "ghi nhận",
  ].map { $0.split(separator: " ") }

  /// Whether somebody only says something.
  func isSpeech(at index: Int) -> Bool { Self.speeches.contains { begins($0, at: index) } }

  private func isBetween(_ index: Int) -> Bool { [",", ";", "và", "cùng", "với"].contains(words[index]) }

  /// The end of what can stand before a name; `index` itself for nothing.
  private func skippingOpeners(from index: Int) -> Int {
    let limit = min(count, index + 12)
    var index = index
    while index < limit {
      if let length = TaskWords.openers.length(at: index, in: words) {
        index += length
      } else if TaskWords.fillers.contains(words[index].lowercased()[...]) {
        index += 1
      } else {
        break
      }
      if name(at: index) != nil { break }
    }
    return index
  }

  /// The longest name that begins at a word, with the words behind it that only say where the body is. The name does not go on:
  /// “Công an các xã” is not “Công an”.
  private func name(at index: Int) -> (end: Int, id: String)? {
    guard index < count, let (end, id) = names.longest(in: words, from: index) else { return nil }
    guard end < count else { return (end, id) }
    let next = words[end]
    if ["các", "cấp", "những", "mỗi"].contains(next) { return nil }
    var rest = end
    for place in ["tỉnh", "thành phố", "Thành phố", "Tỉnh", "huyện", "quận", "thị xã", "phường", "xã"]
    where begins(place.split(separator: " "), at: end) {
      rest = end + place.split(separator: " ").count
      // The name of the place.
      while rest < min(count, end + 6), words[rest].first?.isUppercase == true { rest += 1 }
      break
    }
    // In a text of capitals only, they say nothing.
    let goesOn = next.first?.isUppercase == true && next.count > 1 && next.contains(where: \.isLowercase)
    if goesOn, rest == end, !beginsDuty(at: end) { return nil }
    if rest < count, words[rest] == "(", let closing = words[rest...].firstIndex(of: ")"), closing - rest < 16 {
      rest = closing + 1
    }
    return (rest, id)
  }

  /// The bodies that a list names, and where it ends; others between them are passed over.
  ///
  /// - Parameter mustBegin: whether the first must be known.
  func bodies(from start: Int, mustBegin: Bool = false) -> (ids: [String], end: Int)? {
    var ids: [String] = []
    var end = start
    var index = start
    while index < count {
      let next = name(at: index) == nil ? skippingOpeners(from: index) : index
      if let (behind, id) = name(at: next) {
        if !ids.contains(id) { ids.append(id) }
        (index, end) = (behind, behind)
      } else {
        if mustBegin, ids.isEmpty { break }
        let limit = min(count, index + 10)
        while index < limit, !isBetween(index), !beginsDuty(at: index), words[index] != ":", words[index] != "." {
          index += 1
        }
      }
      guard index < count, isBetween(index) else { break }
      while index < count, isBetween(index) { index += 1 }
    }
    return ids.isEmpty ? nil : (ids, end)
  }

  /// The bodies behind “phối hợp với”.
  func partners() -> [String] {
    var ids: [String] = []
    for index in words.indices.dropLast(2) where ["phối", "Phối"].contains(words[index]) && words[index + 1] == "hợp" {
      var next = index + 2
      if begins(["chặt", "chẽ"], at: next) { next += 2 }
      guard next < count, ["với", "cùng"].contains(words[next]) else { continue }
      for id in bodies(from: next + 1)?.ids ?? [] where !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
