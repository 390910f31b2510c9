// The files of two source folders that are not the same: which keys and lines differ, and which lines cross the border of what
// is internal.

import Archiving
import Diagnostics
import Erasing
import Files
import Records
import Texts

struct SourceChanges {
  /// A record, or an entry of a data file, as an edition sees its source.
  fileprivate struct Entry {
    let kind: ContentKind
    let file: String
    /// What it is the same record by.
    let identity: String
    let title: String
    /// Keys with their values as text.
    let values: [(key: String, text: String)]
    let lines: [String]
  }

  /// A line of an edition and where it stands in the file of its author.
  private struct Line {
    let text: String
    let place: SourceLocation
  }

  private var entries: [Edition: (old: [Entry], new: [Entry])] = [:]
  private var published: [Line] = []
  private var withdrawn: [Line] = []

  /// - Throws: when the machine refuses to read.
  init(_ old: SiteFolder, _ new: SiteFolder) throws(EnvironmentError) {
    let (before, after) = (try Self.read(old), try Self.read(new))
    let unchanged = Set(before.keys.filter { before[$0]?.bytes == after[$0]?.bytes })
    func changed(_ files: [ExactText: SourceFile]) -> [SourceFile] {
      files.filter { !unchanged.contains($0.key) }.values.sorted { $0.path.precedesInUTF8($1.path) }
    }
    for edition in Edition.allCases {
      entries[edition] = (
        changed(before).flatMap { Self.entries(of: $0, edition) },
        changed(after).flatMap { Self.entries(of: $0, edition) }
      )
    }
    published = Self.lines(internalIn: before, publicIn: changed(after), butNotIn: before)
    withdrawn = Self.lines(internalIn: after, publicIn: changed(before), butNotIn: after)
  }

  /// The records and data files of a folder.
  private static func read(_ folder: SiteFolder) throws(EnvironmentError) -> [ExactText: SourceFile] {
    var files: [ExactText: SourceFile] = [:]
    var ignored = Report()
    for file in folder.content.files where RecordKind(of: file.path) != nil || DataFile(rawValue: file.path) != nil {
      files[ExactText(file.path)] = try file.read(into: &ignored)
    }
    return files
  }

  // MARK: Across the border

  /// The lines of public texts that stood in internal ones only.
  ///
  /// - Parameters:
  ///   - inner: files with the internal texts.
  ///   - outer: files with the public texts.
  ///   - known: files whose public lines were public already.
  private static func lines(
    internalIn inner: [ExactText: SourceFile], publicIn outer: [SourceFile], butNotIn known: [ExactText: SourceFile]
  ) -> [Line] {
    var isInternal: Set<String> = []
    for file in inner.values {
      let outcomes = Erasure.standard.erase(file, [.internal, .public])
      guard let all = outcomes[0].file, !outcomes[1].isUnreadable, all.bytes != outcomes[1].file?.bytes else {
        continue
      }
      let isPublic = Set(lines(of: outcomes[1]).map(\.text))
      for line in lines(of: outcomes[0]) where !isPublic.contains(line.text) {
        isInternal.formUnion(keys(of: line.text))
      }
    }
    if isInternal.isEmpty { return [] }
    var found = outer.flatMap { file -> [(keys: [String], line: Line)] in
      // A record that is wholly new to readers is one difference, and not one for each line.
      guard !isWhollyInternal(inner[ExactText(file.path)]) else { return [] }
      return lines(of: Erasure.standard.erase(file, [.public])[0]).map { (keys(of: $0.text), $0) }
        .filter { !isInternal.isDisjoint(with: $0.0) }
    }
    if found.isEmpty { return [] }
    for file in known.values {
      let isPublic = Set(lines(of: Erasure.standard.erase(file, [.public])[0]).flatMap { keys(of: $0.text) })
      found.removeAll { !isPublic.isDisjoint(with: $0.keys) }
    }
    return found.map(\.line)
  }

  private static func isWhollyInternal(_ file: SourceFile?) -> Bool {
    guard let file else { return false }
    let outcome = Erasure.standard.erase(file, [.public])[0]
    return outcome.file == nil && !outcome.isUnreadable
  }

  private static func lines(of outcome: Erasure.Outcome) -> [Line] {
    var ignored = Report()
    guard let file = outcome.file, let source = SourceText(decoding: file, into: &ignored) else { return [] }
    return source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
      let number = outcome.originalLines.map { index < $0.count ? $0[index] : index + 1 } ?? index + 1
      return Line(text: String(decoding: line, as: UTF8.self), place: SourceLocation(file: file.path, line: number))
    }
  }

  /// What lines share that say the same: their folded words, and those behind keys that stand before them. None that are too
  /// short to come from anywhere.
  private static func keys(of line: String) -> [String] {
    let value = line.prefixMatch(of: /(?:[\s{-]*[^:{},"]{1,40}:\s+)+/).map { line[$0.range.upperBound...] }
    return [line[...], value].compactMap { $0.map { String($0).folded() } }.filter {
      $0.utf8.count >= 12 && $0.contains(" ")
    }
  }

  func lines(_ edition: Edition) -> [Comparison.Difference] {
    if edition == .internal { return [] }
    return [(Comparison.Kind.published, published), (.withdrawn, withdrawn)].flatMap { kind, lines in
      lines.map {
        Comparison.Difference(
          edition: edition, kind: kind, subject: .line, title: LocalizedText($0.text), place: $0.place)
      }
    }
  }

  // MARK: Keys and texts

  private static func entries(of file: SourceFile, _ edition: Edition) -> [Entry] {
    var ignored = Report()
    guard let erased = Erasure.standard.erase(file, [edition])[0].file,
      let source = SourceText(decoding: erased, into: &ignored)
    else { return [] }
    if let name = RecordName(file.path), let kind = ContentKind(rawValue: name.kind.rawValue) {
      let parts = FrontMatter(parsing: source, into: &ignored)
      guard let mapping = parts.mapping else { return [] }
      return [Entry(kind, name.id, file.path, mapping, parts.body)]
    }
    let start = SourceLocation(file: file.path)
    guard let data = DataFile(rawValue: file.path), let kind = ContentKind(data),
      let root = YAMLValue(parsing: source.bytes, at: start, source.columns, into: &ignored)
    else { return [] }
    switch root {
    case .mapping(let mapping): return [Entry(kind, "", file.path, mapping)]
    case .sequence(let values, _):
      return values.compactMap { value in
        guard case .mapping(let mapping) = value else { return nil }
        let id = ["id", "number", "address"].lazy.compactMap { key in
          mapping[key].map { "\(key): \($0.value.summary)" }
        }.first
        return Entry(kind, id ?? "", file.path, mapping)
      }
    case .scalar, .null: return []
    }
  }

  /// The keys and texts that are not the same, of the records that both folders have.
  func changes(_ edition: Edition, _ old: ReviewedFolder, _ new: ReviewedFolder) -> [Comparison.Difference] {
    let (before, after) = entries[edition] ?? ([], [])
    let moves = new.movedRecords(from: old, edition)
    let known = Dictionary(before.map { (moves[$0.identity] ?? $0.identity, $0) }) { first, _ in first }
    let addresses = Dictionary(new.addresses(edition).compactMap { address in address.record.map { ($0, address) } }) {
      first, _ in first
    }
    return after.compactMap { entry in
      guard let other = known[entry.identity] else { return nil }
      let changes = Self.changes(from: other, to: entry)
      if changes.isEmpty { return nil }
      return Comparison.Difference(
        edition: edition, kind: .changed, subject: .page, title: LocalizedText(entry.title),
        address: addresses[entry.identity]?.route.address, place: SourceLocation(file: entry.file), changes: changes)
    }
  }

  private static let descriptions = Dictionary(uniqueKeysWithValues: KeyDescription.all.map { ($0.path, $0.title) })

  private static func changes(from old: Entry, to new: Entry) -> [Comparison.Change] {
    let keys = new.values.map(\.key) + old.values.map(\.key).filter { key in !new.values.contains { $0.key == key } }
    var changes = keys.compactMap { key -> Comparison.Change? in
      let texts = [old, new].map { entry in entry.values.first { $0.key == key }?.text ?? "" }
      if texts[0] == texts[1] { return nil }
      let name = descriptions["\(new.kind.rawValue).\(key)"] ?? LocalizedText(key)
      return Comparison.Change(key: key, name: name, old: texts[0], new: texts[1])
    }
    let (gone, added) = (old.lines.without(new.lines), new.lines.without(old.lines))
    if !gone.isEmpty || !added.isEmpty {
      changes.append(
        Comparison.Change(
          key: "body", name: LocalizedText(vi: "Phần nội dung", en: "Text"), old: gone.joined(separator: "\n"),
          new: added.joined(separator: "\n")))
    }
    return changes
  }
}

extension SourceChanges.Entry {
  /// - Parameter body: the text below the front matter.
  fileprivate init(_ kind: ContentKind, _ id: String, _ file: String, _ mapping: YAMLMapping, _ body: [UInt8] = []) {
    self.kind = kind
    self.file = file
    title = ["title", "name"].lazy.compactMap { mapping[$0]?.value.summary }.first ?? id
    identity = RecordName(file)?.identity ?? file + (id.isEmpty ? "" : " (\(id))")
    values = mapping.entries.map { ($0.key, $0.value.summary) }
    lines = body.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension RecordName {
  /// Wherever its file lies.
  fileprivate var identity: String { "\(kind.rawValue) \(id)" }
}

extension Address {
  /// The record whose page has the address; nil for that of an attachment.
  var record: String? {
    guard route.path.isEmpty || route.path.hasSuffix("/") else { return nil }
    return entry.map { "\(file) (\($0))" } ?? RecordName(file)?.identity
  }
}

extension [String] {
  /// The lines that others do not have, as often as they are more.
  fileprivate func without(_ others: [String]) -> [String] {
    var left = others.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return filter { line in
      guard let count = left[line], count > 0 else { return true }
      left[line] = count - 1
      return false
    }
  }
}

extension YAMLValue {
  /// The value on one line, for people.
  fileprivate var summary: String {
    switch self {
    case .scalar(let scalar): scalar.text
    case .null: ""
    case .sequence(let values, _): values.map(\.summary).joined(separator: "; ")
    case .mapping(let mapping): mapping.entries.map { "\($0.key): \($0.value.summary)" }.joined(separator: ", ")
    }
  }
}

extension ContentKind {
  /// nil for the ledger, which has no keys.
  fileprivate init?(_ file: DataFile) {
    switch file {
    case .settings: self = .site
    case .bodies: self = .bodies
    case .documents: self = .documents
    case .withdrawn: self = .withdrawn
    case .addresses: return nil
    }
  }
}
