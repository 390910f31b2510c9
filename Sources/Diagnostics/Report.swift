/// The findings of a run. Of each file the first by place are kept, the others only counted, so that memory stays bounded
/// whatever an author wrote.
package struct Report: Sendable {
  /// The most findings of a file that are kept and shown.
  package static let mostPerFile = 50

  fileprivate struct OfFile: Sendable {
    /// In order, without repetitions.
    var first: [Diagnostic] = []
    /// How many of each severity come behind them.
    var others: [Rule.Severity: Int] = [:]
  }

  private var files: [ExactText: OfFile] = [:]
  /// The number of all findings, including those that are only counted.
  package private(set) var count = 0

  package init() {}

  package mutating func add(_ finding: Diagnostic) {
    add(finding.severity, at: finding.location) { finding }
  }

  /// Adds a finding of a rule; the parameters are those of `Diagnostic.init`. The suggestion is asked for only when the
  /// finding is kept.
  package mutating func add(
    _ rule: Rule, _ arguments: any RuleArgument..., at location: SourceLocation, length: Int = 0,
    suggesting suggestion: @autoclosure () -> String? = nil
  ) {
    add(rule.severity, at: location) {
      Diagnostic(rule, arguments, at: location, length: length, suggesting: suggestion())
    }
  }

  /// Adds what `finding` makes, which is called only when the finding is kept.
  package mutating func add(
    _ severity: Rule.Severity, at location: SourceLocation, _ finding: () -> Diagnostic
  ) {
    files[ExactText(location.file), default: OfFile()].add(severity, at: location, finding, &count)
  }

  package mutating func add(contentsOf other: Report) {
    if files.isEmpty {
      self = other
      return
    }
    for (file, findings) in other.files {
      for finding in findings.first { add(finding) }
      for (severity, others) in findings.others {
        files[file, default: OfFile()].others[severity, default: 0] += others
        count += others
      }
    }
  }

  /// Counts what another report of the same content only counts, as far as it has more of it than this one: the rest is taken
  /// for the same findings.
  package mutating func count(othersOf other: Report) {
    for (file, findings) in other.files {
      for (severity, others) in findings.others {
        let more = others - (files[file]?.others[severity] ?? 0)
        guard more > 0 else { continue }
        files[file, default: OfFile()].others[severity, default: 0] += more
        count += more
      }
    }
  }

  /// The same findings at other places of their files.
  package func moved(_ place: (SourceLocation) -> SourceLocation) -> Report {
    var moved = Report()
    for finding in findings { moved.add(finding.moved(to: place(finding.location))) }
    moved.count(othersOf: self)
    return moved
  }

  /// The findings that are kept, in order of place without repetitions.
  package var findings: [Diagnostic] { files.values.flatMap(\.first).sorted() }

  package var isEmpty: Bool { files.isEmpty }
  package var hasErrors: Bool { has(.error) }
  package var hasWarnings: Bool { has(.warning) }

  private func has(_ severity: Rule.Severity) -> Bool {
    files.values.contains { file in
      file.others[severity] != nil || file.first.contains { $0.severity == severity }
    }
  }

  /// The findings that are shown, and how many more the files have.
  package func sorted() -> (shown: [Diagnostic], omitted: [(file: String, count: Int)]) {
    let omitted = files.filter { !$0.value.others.isEmpty }.map { file, findings in
      (file: file.text, count: findings.others.values.reduce(0, +))
    }
    return (findings, omitted.sorted { $0.file.precedesInUTF8($1.file) })
  }
}

extension Report.OfFile {
  /// - Parameter count: of all findings of the report.
  fileprivate mutating func add(
    _ severity: Rule.Severity, at location: SourceLocation, _ finding: () -> Diagnostic, _ count: inout Int
  ) {
    let isFull = first.count == Report.mostPerFile
    if isFull, let last = first.last, last.location < location {
      others[severity, default: 0] += 1
      count += 1
      return
    }
    let finding = finding()
    // Mostly behind all others.
    let index = first.last.map { $0 < finding } ?? true ? first.count : first.firstIndex { !($0 < finding) } ?? 0
    if index < first.count, first[index] == finding { return }
    first.insert(finding, at: index)
    count += 1
    if isFull { others[first.removeLast().severity, default: 0] += 1 }
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
