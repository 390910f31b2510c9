// Which lines cross the border of what is internal, wherever they come from.

import Diagnostics
import Erasing
import Files
import Records
import Texts

/// A line of a public text that stood in internal ones only, and where it stands in the file of its author.
struct BorderLine {
  let text: String
  let place: SourceLocation

  /// What only the internal text of a file says.
  private struct Secrets {
    let isWhollyInternal: Bool
    /// Whole lines.
    let lines: Set<String>
    /// Those, and what stands behind keys.
    let keys: Set<String>
  }

  /// The lines of public texts that stood in internal ones only. Within a record each counts, from elsewhere those that are
  /// long enough to tell where they come from.
  ///
  /// - Parameters:
  ///   - inner: files with the internal texts.
  ///   - outer: files with the public texts.
  ///   - counterpart: the identity among the inner files of one among the outer files.
  static func all(
    internalIn inner: [SourceFile], publicIn outer: [SourceFile], counterpart: (String) -> String
  ) throws(EnvironmentError) -> [Self] {
    let asked = Set(outer.map { counterpart(SourceChanges.identity(of: $0.path)) })
    var ignored = Report()
    var within: [String: Secrets] = [:]
    var anywhere: Set<String> = []
    for file in inner {
      guard let read = try file.read(into: &ignored) else { continue }
      let outcomes = Erasure.standard.erase(read, [.internal, .public])
      guard let all = outcomes[0].file, all.bytes != outcomes[1].file?.bytes else { continue }
      let isPublic = Set(lines(of: outcomes[1]).flatMap { keys(of: $0.text) })
      let texts = lines(of: outcomes[0]).map { keys(of: $0.text) }
      let secret = Set(texts.joined()).subtracting(isPublic)
      anywhere.formUnion(secret.filter(isTelling))
      let identity = SourceChanges.identity(of: file.path)
      if asked.contains(identity) {
        within[identity] = Secrets(
          isWhollyInternal: outcomes[1].file == nil && RecordName(file.path) != nil,
          lines: secret.intersection(texts.compactMap(\.first)), keys: secret
        )
      }
    }
    /// No keys where it is certain.
    var found: [(keys: [String], line: Self)] = []
    for file in outer {
      let secrets = within[counterpart(SourceChanges.identity(of: file.path))]
      // A record that is wholly new to readers is one difference, and not one for each line.
      if secrets?.isWhollyInternal == true { continue }
      for line in lines(of: Erasure.standard.erase(file, [.public])[0]) {
        let keys = keys(of: line.text)
        if let whole = keys.first, secrets?.lines.contains(whole) == true {
          found.append(([], line))
          continue
        }
        let matched = keys.filter { secrets?.keys.contains($0) == true || anywhere.contains($0) }
        if !matched.isEmpty { found.append((matched, line)) }
      }
    }
    let candidates = Set(found.flatMap(\.keys))
    if candidates.isEmpty { return found.map(\.line) }
    var isPublic: Set<String> = []
    for file in inner {
      guard let read = try file.read(into: &ignored) else { continue }
      for line in lines(of: Erasure.standard.erase(read, [.public])[0]) {
        isPublic.formUnion(keys(of: line.text).filter(candidates.contains))
      }
    }
    return found.filter { $0.keys.isEmpty || !isPublic.isSuperset(of: $0.keys) }.map(\.line)
  }

  private static func lines(of outcome: Erasure.Outcome) -> [Self] {
    var ignored = Report()
    guard let file = outcome.file, let source = SourceText(decoding: file, into: &ignored) else { return [] }
    return source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
      let number = outcome.originalLines.map { index < $0.count ? $0[index] : index + 1 } ?? index + 1
      return Self(text: String(decoding: line, as: UTF8.self), place: SourceLocation(file: file.path, line: number))
    }
  }

  /// What lines share that say the same: their folded words, then those behind keys that stand before them, then those of their
  /// parts that are long enough. Nothing of marks alone, and of keys of YAML that have their values below them.
  private static func keys(of line: String) -> [String] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let rest = line.utf8.drop { isBlank($0) || $0 == UInt8(ascii: "-") }
    let colon = rest.drop { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    let isKeyAlone =
      colon.first == UInt8(ascii: ":") && colon.dropFirst().allSatisfy { isBlank($0) || ">|-+".utf8.contains($0) }
    if isKeyAlone || line.utf8.starts(with: ":::".utf8) { return [] }
    let whole = line.folded()
    if whole.isEmpty { return [] }
    let value = Self.value(of: rest).folded()
    let parts = parts(of: line).flatMap { [String(Substring($0)), Self.value(of: $0)] }.map { $0.folded() }
    return (value.isEmpty ? [whole] : [whole, value]) + parts.filter { $0 != whole && $0 != value && isTelling($0) }
  }

  /// Whether words are so many that they tell where they come from.
  private static func isTelling(_ words: String) -> Bool { words.utf8.count >= 12 && words.utf8.contains(0x20) }

  /// What stands behind the keys that open a text; nothing where none does.
  private static func value(of text: Substring.UTF8View) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var rest = text.drop { isBlank($0) || $0 == UInt8(ascii: "-") }
    var value = ""
    while let end = rest.prefix(80).firstIndex(where: Self.endsKey), rest[end] == UInt8(ascii: ":"),
      let next = rest[end...].dropFirst().first, isBlank(next)
    {
      rest = rest[end...].dropFirst().drop { isBlank($0) || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "-") }
      value = String(Substring(rest))
    }
    return value
  }

  /// The cells of a table, and the items and values of YAML in flow style or in quotes. In a sentence, commas and the marks of
  /// links part nothing.
  private static func parts(of line: String) -> [Substring.UTF8View] {
    let bytes = line.utf8
    guard bytes.contains(where: { "|[{\"'".utf8.contains($0) }) else { return [] }
    var parts = bytes.split(separator: UInt8(ascii: "|"))
    var (start, depth) = (bytes.startIndex, 0)
    var quote: UInt8?
    /// The last byte that is no blank.
    var last: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      var isEnd = false
      switch byte {
      case _ where byte == quote:
        isEnd = true
        quote = nil
      case _ where quote != nil, 0x20, 0x09: break
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        isEnd = mayOpen(byte, after: last)
        if isEnd { depth += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        isEnd = mayOpen(byte, after: last)
        if isEnd { quote = byte }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        isEnd = depth > 0
        if isEnd { depth -= 1 }
      case UInt8(ascii: ","): isEnd = depth > 0
      default: break
      }
      if isEnd {
        parts.append(bytes[start..<index])
        start = bytes.index(after: index)
      }
      if byte != 0x20, byte != 0x09 { last = byte }
    }
    return parts + [bytes[start...]]
  }

  /// Whether YAML can have a value begin at a bracket or quote. Behind a dash, a square bracket is that of a link.
  private static func mayOpen(_ byte: UInt8, after last: UInt8?) -> Bool {
    switch last {
    case nil, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): true
    case UInt8(ascii: "-"): byte != UInt8(ascii: "[")
    default: false
    }
  }

  private static func endsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "\""): true
    default: false
    }
  }
}
