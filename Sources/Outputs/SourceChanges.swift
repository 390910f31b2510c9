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

  /// A line of an edition and where it stands in the file of its author.
  private struct Line {
    let text: String
    let place: SourceLocation
  }

  private var entries: [Edition: (old: [Entry], new: [Entry])] = [:]
  private var texts: [Edition: (old: [ErasedFile], new: [ErasedFile])] = [:]
  private var published: [Line] = []
  private var withdrawn: [Line] = []

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
    published = try Self.lines(internalIn: before, publicIn: added) { former[$0] ?? $0 }
    withdrawn = try Self.lines(internalIn: after, publicIn: gone) { moved[$0] ?? $0 }
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

  // MARK: Across the border

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
  private static func lines(
    internalIn inner: [SourceFile], publicIn outer: [SourceFile], counterpart: (String) -> String
  ) throws(EnvironmentError) -> [Line] {
    let asked = Set(outer.map { counterpart(identity(of: $0.path)) })
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
      let identity = identity(of: file.path)
      if asked.contains(identity) {
        within[identity] = Secrets(
          isWhollyInternal: outcomes[1].file == nil && RecordName(file.path) != nil,
          lines: secret.intersection(texts.compactMap(\.first)), keys: secret
        )
      }
    }
    /// No keys where it is certain.
    var found: [(keys: [String], line: Line)] = []
    for file in outer {
      let secrets = within[counterpart(identity(of: file.path))]
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

  private static func lines(of outcome: Erasure.Outcome) -> [Line] {
    var ignored = Report()
    guard let file = outcome.file, let source = SourceText(decoding: file, into: &ignored) else { return [] }
    return source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
      let number = outcome.originalLines.map { index < $0.count ? $0[index] : index + 1 } ?? index + 1
      return Line(text: String(decoding: line, as: UTF8.self), place: SourceLocation(file: file.path, line: number))
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
