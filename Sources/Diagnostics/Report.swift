/// The findings of a run. Of each file the first by place are kept, the others only counted, so that memory stays bounded
/// whatever an author wrote.
package struct Report: Sendable {
  /// The most findings of a file that are shown.
  package static let mostShown = 50
  /// The most findings of a file that are kept: those that are shown, and more where they are to be repaired.
  @TaskLocal package static var mostKept = mostShown

  /// What the findings have in common that are only counted.
  package struct Kind: Hashable, Sendable {
    package let code: String
    package let severity: Rule.Severity
  }

  fileprivate struct OfFile: Sendable {
    /// In order, without repetitions.
    var first: [Diagnostic] = []
    /// How many of each kind come behind them.
    var others: [Kind: Int] = [:]
  }

  private var files: [ExactText: OfFile] = [:]
  /// The number of all findings, including those that are only counted.
  package private(set) var count = 0

  package init() {}

  package mutating func add(_ finding: Diagnostic) {
    add(Kind(code: finding.code, severity: finding.severity), at: finding.location) { finding }
  }

  /// Adds a finding of a rule; the parameters are those of `Diagnostic.init`. The suggestion and the repair are asked for
  /// only when the finding is kept.
  package mutating func add(
    _ rule: Rule, _ arguments: any RuleArgument..., at location: SourceLocation, length: Int = 0,
    suggesting suggestion: @autoclosure () -> String? = nil, repair: @autoclosure () -> [TextEdit] = []
  ) {
    add(rule, at: location) {
      Diagnostic(rule, arguments, at: location, length: length, suggesting: suggestion(), repair: repair())
    }
  }

  /// Adds the finding of a rule that `finding` makes, which is called only when it is kept.
  package mutating func add(_ rule: Rule, at location: SourceLocation, _ finding: () -> Diagnostic) {
    add(Kind(code: rule.code, severity: rule.severity), at: location, finding)
  }

  private mutating func add(_ kind: Kind, at location: SourceLocation, _ finding: () -> Diagnostic) {
    files[ExactText(location.file), default: OfFile()].add(kind, at: location, finding, &count)
  }

  package mutating func add(contentsOf other: Report) {
    if files.isEmpty {
      self = other
      return
    }
    for (file, findings) in other.files {
      for finding in findings.first { add(finding) }
      for (kind, others) in findings.others {
        files[file, default: OfFile()].others[kind, default: 0] += others
        count += others
      }
    }
  }

  /// Counts what another report of the same content only counts, as far as it has more of it than this one: the rest is taken
  /// for the same findings.
  package mutating func count(othersOf other: Report) {
    for (file, findings) in other.files {
      for (kind, others) in findings.others {
        let more = others - (files[file]?.others[kind] ?? 0)
        guard more > 0 else { continue }
        files[file, default: OfFile()].others[kind, default: 0] += more
        count += more
      }
    }
  }

  /// The same findings at other places of their files.
  package func moved(_ place: (SourceLocation) -> SourceLocation) -> Report {
    var moved = Report()
    for finding in findings { moved.add(finding.moved(place)) }
    moved.count(othersOf: self)
    return moved
  }

  /// The same findings with other weights.
  ///
  /// - Parameter weight: what a kind of finding in a file weighs; nil where it is none.
  package func weighed(_ weight: (_ file: String, Kind) -> Rule.Severity?) -> Report {
    var weighed = Report()
    for (file, findings) in files {
      for finding in findings.first {
        let kind = Kind(code: finding.code, severity: finding.severity)
        if let severity = weight(file.text, kind) { weighed.add(finding.weighed(severity)) }
      }
      for (kind, others) in findings.others {
        guard let severity = weight(file.text, kind) else { continue }
        let kind = Kind(code: kind.code, severity: severity)
        weighed.files[file, default: OfFile()].others[kind, default: 0] += others
        weighed.count += others
      }
    }
    return weighed
  }

  /// The findings that are kept, in order of place without repetitions.
  package var findings: [Diagnostic] { files.values.flatMap(\.first).sorted() }

  package var isEmpty: Bool { files.isEmpty }
  package var hasErrors: Bool { has(.error) }
  package var hasWarnings: Bool { has(.warning) }

  private func has(_ severity: Rule.Severity) -> Bool { kinds.keys.contains { $0.severity == severity } }

  /// How many findings there are of each kind.
  package var kinds: [Kind: Int] {
    files.values.reduce(into: [:]) { kinds, file in
      for finding in file.first { kinds[Kind(code: finding.code, severity: finding.severity), default: 0] += 1 }
      kinds.merge(file.others, uniquingKeysWith: +)
    }
  }

  /// The findings that are shown, and how many more the files have.
  package func sorted() -> (shown: [Diagnostic], omitted: [(file: String, count: Int)]) {
    let omitted = files.compactMap { file, findings in
      let count = max(0, findings.first.count - Self.mostShown) + findings.others.values.reduce(0, +)
      return count > 0 ? (file: file.text, count: count) : nil
    }
    return (
      files.values.flatMap { $0.first.prefix(Self.mostShown) }.sorted(),
      omitted.sorted { $0.file.precedesInUTF8($1.file) }
    )
  }
}

extension Report.OfFile {
  /// - Parameter count: of all findings of the report.
  fileprivate mutating func add(
    _ kind: Report.Kind, at location: SourceLocation, _ finding: () -> Diagnostic, _ count: inout Int
  ) {
    let isFull = first.count >= Report.mostShown && first.count >= Report.mostKept
    if isFull, let last = first.last, last.location < location {
      others[kind, default: 0] += 1
      count += 1
      return
    }
    let finding = finding()
    let index = first.firstIndexNotBelow(finding)
    if index < first.count, first[index] == finding { return }
    first.insert(finding, at: index)
    count += 1
    if isFull {
      let last = first.removeLast()
      others[Report.Kind(code: last.code, severity: last.severity), default: 0] += 1
    }
  }
}

extension [Diagnostic] {
  /// Where a finding belongs; mostly behind all others.
  fileprivate func firstIndexNotBelow(_ finding: Diagnostic) -> Int {
    if last.map({ $0 < finding }) ?? true { return count }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < finding { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A text that equals only one of the same bytes. Strings that look alike are equal in Swift (canonical equivalence of
/// Unicode), paths of files are not.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
