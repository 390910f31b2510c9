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
    /// nil for the ledger, which has no keys.
    let kind: ContentKind?
    let file: String
    /// What it is the same record by.
    let identity: String
    let title: String
    /// Keys with their values as text.
    let values: [(key: String, text: String)]
    let lines: [String]
  }

  private var entries: [Edition: (old: [Entry], new: [Entry])] = [:]
  private var texts: [Edition: (old: [ErasedFile], new: [ErasedFile])] = [:]
  private let published: [BorderLine]
  private let withdrawn: [BorderLine]

  /// - Parameter moved: the records of the old folder that have another identity in the new one.
  /// - Throws: when the machine refuses to read.
  init(_ old: SiteFolder, _ new: SiteFolder, moved: [String: String]) throws(EnvironmentError) {
    let (before, after) = (Self.files(of: old), Self.files(of: new))
    let (gone, added) = (try Self.changed(before, from: after), try Self.changed(after, from: before))
    for edition in Edition.allCases {
      let erased = [gone, added].map { $0.compactMap { Erasure.standard.erase($0, [edition])[0].file } }
      texts[edition] = (erased[0], erased[1])
      entries[edition] = (erased[0].flatMap(Self.entries), erased[1].flatMap(Self.entries))
    }
    let former = Dictionary(moved.map { ($1, $0) }) { first, _ in first }
    published = try BorderLine.all(internalIn: before, publicIn: added) { former[$0] ?? $0 }
    withdrawn = try BorderLine.all(internalIn: after, publicIn: gone) { moved[$0] ?? $0 }
  }

  /// The records and data files of a folder. They are read when they are looked at: an archive can be larger than memory.
  private static func files(of folder: SiteFolder) -> [SourceFile] {
    folder.content.files.filter { RecordKind(of: $0.path) != nil || DataFile(rawValue: $0.path) != nil }
  }

  /// The files that others do not have with the same path and bytes.
  private static func changed(
    _ files: [SourceFile], from others: [SourceFile]
  ) throws(EnvironmentError) -> [SourceFile] {
    let others = Dictionary(others.map { (ExactText($0.path), $0) }) { first, _ in first }
    var ignored = Report()
    var changed: [SourceFile] = []
    for file in files {
      guard let read = try file.read(into: &ignored) else { continue }
      let other = try others[ExactText(file.path)]?.read(into: &ignored)
      if read.bytes != other?.bytes { changed.append(read) }
    }
    return changed
  }

  /// What a file is the same one by, wherever it lies.
  static func identity(of path: String) -> String { RecordName(path)?.identity ?? path }

  func lines(_ edition: Edition) -> [Comparison.Difference] {
    if edition == .internal { return [] }
    return [(Comparison.Kind.published, published), (.withdrawn, withdrawn)].flatMap { kind, lines in
      lines.map {
        Comparison.Difference(
          edition: edition, kind: kind, subject: .line, title: LocalizedText($0.text), place: $0.place)
      }
    }
  }

  private static func entries(of file: ErasedFile) -> [Entry] {
    var ignored = Report()
    guard let source = SourceText(decoding: file, into: &ignored) else { return [] }
    if let name = RecordName(file.path), let kind = ContentKind(rawValue: name.kind.rawValue) {
      let parts = FrontMatter(parsing: source, into: &ignored)
      guard let mapping = parts.mapping else { return [] }
      return [Entry(kind, name.id, file.path, mapping, parts.body)]
    }
    let start = SourceLocation(file: file.path)
    guard let data = DataFile(rawValue: file.path) else { return [] }
    guard let kind = ContentKind(data) else {
      return [Entry(nil, "", file.path, nil, source.bytes)]
    }
    guard let root = YAMLValue(parsing: source.bytes, at: start, source.columns, into: &ignored) else { return [] }
    switch root {
    case .mapping(let mapping): return [Entry(kind, "", file.path, mapping)]
    case .sequence(let values, _):
      return values.compactMap { value in
        guard case .mapping(let mapping) = value else { return nil }
        let id = ["number", "id", "address"].lazy.compactMap { key in
          mapping[key].map { "\(key): \($0.value.summary)" }
        }.first
        return Entry(kind, id ?? "", file.path, mapping)
      }
    case .scalar, .null: return []
    }
  }

  /// The keys and texts that are not the same, of the records that both folders have, and the entries of data files that one
  /// of them has alone.
  func changes(_ edition: Edition, _ old: ReviewedFolder, _ new: ReviewedFolder) -> [Comparison.Difference] {
    let (before, after) = entries[edition] ?? ([], [])
    let moves = new.movedRecords(from: old, edition)
    let known = Dictionary(before.map { (moves[$0.identity] ?? $0.identity, $0) }) { first, _ in first }
    let present = Set(after.map(\.identity))
    let (wasThere, isThere) = (Set(old.addresses(edition).map(\.route)), Set(new.addresses(edition).map(\.route)))
    let (oldPages, pages) = (old.pages(edition), new.pages(edition))
    var differences: [Comparison.Difference] = []
    /// The files, by what they are the same ones by, that have other entries.
    var differing: Set<String> = []
    func add(
      _ kind: Comparison.Kind, _ subject: Comparison.Subject, _ entry: Entry, _ changes: [Comparison.Change] = []
    ) {
      differences.append(
        Comparison.Difference(
          edition: edition, kind: kind, subject: subject, title: LocalizedText(entry.title),
          address: pages[entry.identity]?.address, place: SourceLocation(file: entry.file), changes: changes))
    }
    /// Whether no page that is new or gone tells of the entry; those of records always do.
    func isUntold(_ entry: Entry, _ page: Route?, among others: Set<Route>) -> Bool {
      RecordName(entry.file) == nil && page.map(others.contains) ?? true
    }
    for entry in after {
      if let other = known[entry.identity] {
        let changes = Self.changes(from: other, to: entry)
        if changes.isEmpty { continue }
        add(.changed, .page, entry, changes)
      } else if isUntold(entry, pages[entry.identity], among: wasThere) {
        add(.added, .entry, entry)
      }
      differing.insert(Self.identity(of: entry.file))
    }
    for entry in before where !present.contains(moves[entry.identity] ?? entry.identity) {
      differing.insert(Self.identity(of: entry.file))
      if isUntold(entry, oldPages[entry.identity], among: isThere) { add(.removed, .entry, entry) }
    }
    let sources = texts[edition] ?? ([], [])
    let former = Dictionary(
      sources.old.map { file in
        let identity = Self.identity(of: file.path)
        return (moves[identity] ?? identity, file)
      }
    ) { first, _ in first }
    for file in sources.new {
      let identity = Self.identity(of: file.path)
      guard !differing.contains(identity), let change = former[identity].flatMap({ Self.source(from: $0, to: file) })
      else { continue }
      let entry = after.first { $0.identity == identity }
      add(.changed, .page, entry ?? Entry(nil, "", file.path, nil), [change])
    }
    return differences
  }

  /// Where the bytes of a file begin to differ; nil where they do not.
  private static func source(from old: ErasedFile, to new: ErasedFile) -> Comparison.Change? {
    if old.bytes == new.bytes { return nil }
    let lines = [old, new].map { $0.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) }
    let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let different = lines.map { $0.dropFirst(same).first.map { String(decoding: $0, as: UTF8.self) } ?? "" }
    return Comparison.Change(
      key: "source",
      name: LocalizedText(
        vi: "Cách ghi trong tệp (thứ tự, dòng trống, dấu câu, mã ký tự), từ dòng",
        en: "How the file is written (order, blank lines, signs, characters), from the line"),
      old: different[0], new: different[1])
  }

  private static let descriptions = Dictionary(uniqueKeysWithValues: KeyDescription.all.map { ($0.path, $0.title) })

  private static func changes(from old: Entry, to new: Entry) -> [Comparison.Change] {
    let texts = [old, new].map { entry in Dictionary(entry.values.map { ($0.key, $0.text) }) { first, _ in first } }
    let keys = new.values.map(\.key) + old.values.map(\.key).filter { texts[1][$0] == nil }
    var changes = keys.compactMap { key -> Comparison.Change? in
      let (before, after) = (texts[0][key] ?? "", texts[1][key] ?? "")
      if before == after { return nil }
      let name = new.kind.flatMap { descriptions["\($0.rawValue).\(key)"] }
      return Comparison.Change(key: key, name: name, old: before, new: after)
    }
    let (gone, added) = differingLines(old.lines, new.lines)
    if !gone.isEmpty || !added.isEmpty {
      changes.append(
        Comparison.Change(
          key: "body", name: LocalizedText(vi: "Phần nội dung", en: "Text"), old: gone.joined(separator: "\n"),
          new: added.joined(separator: "\n")))
    }
    return changes
  }

  /// What two texts have beside the longest sequence of lines that they have in common: of lines that changed places, some are
  /// in both.
  private static func differingLines(_ old: [String], _ new: [String]) -> (gone: [String], added: [String]) {
    let lines = [old, new].map { $0.map(ExactText.init) }
    let start = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let rest = lines.map { $0[start...] }
    let end = zip(rest[0].reversed(), rest[1].reversed()).prefix { $0 == $1 }.count
    let (before, after) = (rest[0].dropLast(end), rest[1].dropLast(end))
    // The first of equal lines is the counterpart of the first, so that there is one sequence of places to look at.
    var places = Dictionary(grouping: after.indices.reversed()) { after[$0] }
    let pairs = before.indices.compactMap { index in
      places[before[index]]?.popLast().map { (old: index, new: $0) }
    }
    // The longest ascending subsequence: for each length the pair with the first place that one of that length ends with.
    var ends: [Int] = []
    var previous: [Int?] = []
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? ends[low - 1] : nil)
      ends[low..<min(low + 1, ends.count)] = [index]
    }
    var kept: (old: Set<Int>, new: Set<Int>) = ([], [])
    var last = ends.last
    while let index = last {
      kept.old.insert(pairs[index].old)
      kept.new.insert(pairs[index].new)
      last = previous[index]
    }
    return (
      before.indices.filter { !kept.old.contains($0) }.map { old[$0] },
      after.indices.filter { !kept.new.contains($0) }.map { new[$0] }
    )
  }
}

extension SourceChanges.Entry {
  /// - Parameter body: the text below the front matter.
  fileprivate init(_ kind: ContentKind?, _ id: String, _ file: String, _ mapping: YAMLMapping?, _ body: [UInt8] = []) {
    self.kind = kind
    self.file = file
    title = ["title", "name"].lazy.compactMap { mapping?[$0]?.value.summary }.first ?? (id.isEmpty ? file : id)
    identity = RecordName(file)?.identity ?? file + (id.isEmpty ? "" : " (\(id))")
    values = mapping?.entries.map { ($0.key, $0.value.summary) } ?? []
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
