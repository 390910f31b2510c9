// What stands before the sections, items and points of official documents. The text keeps every mark as it is printed.

import Citations
import Texts

enum OfficialMark: Equatable {
  /// `I- `, `II. `
  case roman(Int)
  /// `A. ` before capitals
  case letter(Character)
  /// `1. `, `1) `, `1/ `
  case item(Int, sign: Character)
  /// `1.1. `, `2.1 - `
  case subitem([Int])
  /// `(1) `
  case parenthesis(Int)
  /// `a) `, `đ) `
  case point(Character)
  /// `- `, `– `, `• `; `+ ` is one level below
  case dash(Character)
  /// `Điều 1. `
  case article(Int)
  /// `Chương I`, `Phần thứ nhất`, `PHỤ LỤC`
  case division

  /// The mark at the beginning of a text, and what follows it.
  static func read(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    guard let first = text.first else { return nil }
    switch first {
    case "-", "–", "—", "•", "●", "▪", "+":
      let rest = text.dropFirst()
      let isSpaced = rest.first?.isWhitespace == true
      guard let next = rest.trimmed.first, isSpaced || next.isUppercase || first == "•" else { return nil }
      return (.dash(first), rest.trimmed)
    case "(":
      let digits = text.dropFirst().prefix { $0.isASCIIDigit }
      let rest = text.dropFirst(1 + digits.count)
      guard (1...2).contains(digits.count), rest.first == ")", let number = Int(digits) else { return nil }
      return (.parenthesis(number), rest.dropFirst().trimmed)
    case "0"..."9": return number(text)
    default:
      return roman(text) ?? point(text) ?? division(text)
    }
  }

  private static func number(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    var numbers: [Int] = []
    var rest = text
    while case let digits = rest.prefix(while: \.isASCIIDigit), (1...2).contains(digits.count), let number = Int(digits)
    {
      numbers.append(number)
      rest = rest.dropFirst(digits.count)
      guard rest.first == ".", rest.dropFirst().first?.isASCIIDigit == true else { break }
      rest = rest.dropFirst()
    }
    guard let sign = rest.first, let number = numbers.first else { return nil }
    if numbers.count == 1 {
      guard [".", ")", "/"].contains(sign), case let after = rest.dropFirst(),
        let next = after.first, next.isWhitespace || sign == "." && next.isUppercase, !after.trimmed.isEmpty
      else { return nil }
      return (.item(number, sign: sign), after.trimmed)
    }
    let after = rest.trimmed
    let behind = [".", "-", "–", ":", ")"].contains(after.first) ? after.dropFirst().trimmed : after
    guard sign == "." || sign.isWhitespace || behind.count < after.count, !behind.isEmpty else { return nil }
    return (.subitem(numbers), behind)
  }

  private static func roman(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    let numeral = text.prefix { "IVX".contains($0) }
    guard (1...5).contains(numeral.count), let number = romanNumber(numeral) else { return letter(text) }
    let rest = text.dropFirst(numeral.count).trimmed
    guard let sign = rest.first, "-–—./".contains(sign), case let behind = rest.dropFirst().trimmed,
      let next = behind.first, next.isUppercase || next == "“", behind.dropFirst().first != "."
    else { return letter(text) }
    return (.roman(number), behind)
  }

  private static func letter(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    guard let first = text.first, ("A"..."H").contains(first), [".", "-"].contains(text.dropFirst().first),
      case let rest = text.dropFirst(2).trimmed, rest.count > 3, rest.isInCapitals
    else { return nil }
    return (.letter(first), rest)
  }

  private static func point(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    guard let letter = text.first, letter.isLowercase, text.dropFirst().first == ")",
      case let rest = text.dropFirst(2).trimmed, !rest.isEmpty
    else { return nil }
    return (.point(letter), rest)
  }

  private static func division(_ text: Substring) -> (mark: OfficialMark, rest: Substring)? {
    let words = text.split(separator: " ", maxSplits: 2)
    guard let first = words.first else { return nil }
    if words.count > 1, first == "Điều" || first == "ĐIỀU" {
      let digits = words[1].prefix(while: \.isASCIIDigit)
      if let number = Int(digits), [".", ":"].contains(words[1].dropFirst(digits.count).first) {
        return (.article(number), words.count > 2 ? words[2] : "")
      }
    }
    // Sentences can begin with these words.
    guard text.count < 120, words.count > 1 else {
      return text.isInCapitals && text.folded().hasPrefix("phu luc") ? (.division, text) : nil
    }
    let second = words[1].prefix { $0.isLetter || $0.isNumber }
    let isNumbered = romanNumber(second.uppercased()[...]) != nil || Int(second) != nil
    switch String(first).folded() {
    case "chuong": return isNumbered ? (.division, text) : nil
    case "phan": return isNumbered || second == "thứ" || second == "THỨ" ? (.division, text) : nil
    case "phu": return second.lowercased() == "lục" && text.isInCapitals ? (.division, text) : nil
    default: return nil
    }
  }

  static func romanNumber(_ numeral: Substring) -> Int? {
    guard !numeral.isEmpty else { return nil }
    let values: [Character: Int] = ["I": 1, "V": 5, "X": 10]
    let digits = numeral.compactMap { values[$0] }
    guard digits.count == numeral.count else { return nil }
    var number = 0
    for (digit, next) in zip(digits, digits.dropFirst() + [0]) { number += digit < next ? -digit : digit }
    return number
  }

  /// The last number of each kind.
  struct Numbers {
    fileprivate var roman: Int?
    fileprivate var item: Int?
    fileprivate var items: [Character: Int] = [:]
    fileprivate var article: Int?

    mutating func take(_ mark: OfficialMark) {
      switch mark {
      // Articles are numbered through all chapters.
      case .division: (roman, item, items) = (nil, nil, [:])
      case .roman(let number): roman = number
      case .item(let number, let sign): (item, items[sign]) = (number, number)
      case .article(let number): article = number
      case .subitem, .parenthesis, .point, .dash, .letter: break
      }
    }
  }

  /// Whether a mark can follow the last of its kind, so that it is no number that a line happens to begin with.
  func follows(_ last: Numbers) -> Bool {
    func next(_ number: Int, after last: Int?) -> Bool {
      // Documents leave numbers out.
      number == 1 || last.map { ($0...$0 + 2).contains(number) } ?? false
    }
    switch self {
    case .roman(let number): return next(number, after: last.roman)
    case .item(let number, let sign): return next(number, after: last.items[sign])
    case .article(let number): return next(number, after: last.article)
    case .subitem(let numbers): return last.item.map { numbers[0] == $0 } ?? true || numbers.last == 1
    case .parenthesis, .point, .dash, .letter, .division: return true
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
  /// Whether all letters are capitals, and there are two at least.
  var isInCapitals: Bool {
    var count = 0
    for character in self where character.isLetter {
      if character.isLowercase { return false }
      count += 1
    }
    return count > 1
  }
}

extension Substring {
  func folded() -> String { String(self).folded() }
}

/// The words for kinds of documents that stand alone above the subject.
enum Kinds {
  /// The kind that a line names, alone or with the subject behind it, as documents print it in capitals.
  static func kind(of line: Substring) -> (kind: Citation.Kind, name: Substring, rest: Substring)? {
    let words = line.split(separator: " ")
    for count in stride(from: min(words.count, 4), through: 1, by: -1) {
      let name = line[..<words[count - 1].endIndex]
      guard name.isInCapitals else { continue }
      let lower = name.lowercased()
      let kind =
        Citation.Kind(rawValue: lower)
        ?? joint.first { lower.hasSuffix($0) }.flatMap { Citation.Kind(rawValue: String(lower.dropLast($0.count))) }
      if let kind { return (kind, name, line[name.endIndex...].trimmed) }
    }
    return nil
  }

  /// What follows the name of a kind that several bodies issue.
  private static let joint = [" liên tịch", " liên ngành", " phối hợp"]

  static func isKindLine(_ line: Substring) -> Bool { kind(of: line.trimmed)?.rest.isEmpty == true }
}
