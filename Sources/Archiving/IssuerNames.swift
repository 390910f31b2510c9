// Which body a citation names as the issuer of a document.

import Citations
import Diagnostics
import Records
import Texts

/// The bodies of the authority file by name and alias, as they stand at the beginning of a clause.
///
/// A class, and so are the issuers: most citations name one of few, and each is looked up once.
final class IssuerNames {
  final class Issuer {
    /// As it is written there.
    let name: String
    /// The bodies that have this name; several where an alias is shared, none where it is unknown.
    let ids: [String]
    /// What equal issuers share.
    let key: String

    init(name: String, ids: [String]) {
      self.name = name
      self.ids = ids
      key = ids.count == 1 ? ids[0] : name.folded()
    }

    /// Whether these are certainly two bodies: not “Ban Tuyên giáo TW” and “Ban Tuyên giáo Trung ương”, and not a name and
    /// its beginning.
    func contradicts(_ other: Issuer) -> Bool {
      if key == other.key { return false }
      if !ids.isEmpty, !other.ids.isEmpty { return Set(ids).isDisjoint(with: other.ids) }
      let (own, others) = (name.wordsAndInitials, other.name.wordsAndInitials)
      let isBeginning = zip(own, others).allSatisfy { first, second in
        first == second || first.count == 1 && second.hasPrefix(first) || second.count == 1 && first.hasPrefix(second)
      }
      return !isBeginning
    }
  }

  private let tree: WordTree
  private var names: [String: String] = [:]
  /// What was found for the names that the grammar takes for one, and whether a longer known name can begin so.
  private var known: [ExactText: (issuer: Issuer, mayGoOn: Bool)] = [:]

  init(_ bodies: [Body]) {
    tree = bodies.names
    for body in bodies { names[body.id] = body.name }
  }

  /// The full name of a body.
  func name(of id: String) -> String? { names[id] }

  /// The issuer that a citation names; nil when it names none.
  ///
  /// A known name counts, also one with a comma in it; else what the grammar takes for one.
  func issuer(of citation: Citation) -> Issuer? {
    guard let clause = citation.issuerClause else { return nil }
    guard let name = citation.issuer else { return longestKnown(in: clause)?.issuer }
    let found = known[ExactText(name)] ?? remember(name)
    guard found.mayGoOn, let longer = longestKnown(in: clause), longer.issuer.name.utf8.count > name.utf8.count else {
      return found.issuer
    }
    return longer.issuer
  }

  private func remember(_ name: String) -> (issuer: Issuer, mayGoOn: Bool) {
    let found = issuer(named: name)
    known[ExactText(name)] = found
    return found
  }

  private func issuer(named name: String) -> (issuer: Issuer, mayGoOn: Bool) {
    let words = FoldedWords(Array(name.utf8)).map(\.folded)
    let mayGoOn = tree.isBeginning(words)
    guard let (issuer, next) = longestKnown(in: name), next.map(Self.isNoName) ?? true else {
      return (Issuer(name: name, ids: []), mayGoOn)
    }
    return (issuer, mayGoOn)
  }

  /// The longest known name at the beginning, and the word behind it.
  private func longestKnown(in clause: String) -> (issuer: Issuer, next: String?)? {
    let bytes = Array(clause.utf8)
    guard let (_, end, ids) = tree.longestMatch(of: FoldedWords(bytes)) else { return nil }
    var rest = FoldedWords(bytes, in: end..<bytes.count)
    let next = rest.next().map { String(decoding: bytes[$0.range], as: UTF8.self) }
    return (Issuer(name: String(decoding: bytes[..<end], as: UTF8.self), ids: ids), next)
  }

  /// Whether a word behind a known name begins what is said of it: in lower case, and nothing that a longer name has there.
  private static func isNoName(_ word: String) -> Bool {
    word.lowercased() == word && !partsOfNames.contains(word)
  }

  private static let partsOfNames: Set = [
    "tỉnh", "huyện", "quận", "thị", "thành", "xã", "phường", "đặc", "cấp", "nước", "trực", "thuộc", "lâm", "khu", "và",
  ]
}

extension String {
  /// The folded words; abbreviations, which are written in capitals, as their letters: “Ban Tuyên giáo TW” has those of
  /// “Ban Tuyên giáo Trung ương” at least.
  fileprivate var wordsAndInitials: [String] {
    split(separator: " ").flatMap { word -> [String] in
      let folded = word.folded()
      let isAbbreviation = word.unicodeScalars.count > 1 && word.unicodeScalars.allSatisfy { $0.properties.isUppercase }
      return isAbbreviation
        ? folded.map { $0 == "w" ? "u" : String($0) } : folded.split(separator: " ").map { String($0) }
    }
  }
}

extension Substring {
  fileprivate func folded() -> String { String(self).folded() }
}
