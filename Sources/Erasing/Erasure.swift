// Takes out of the bytes of a file what an edition must not show, before anything else reads them.
//
// The promise: Public(content) = Public(erase(content)). After the erasure no code knows that there are editions.

package import Diagnostics
package import Files

/// How files are erased. The program has `standard`; tests of the proof put wrong ones in its place.
package struct Erasure: Sendable {
  /// What an edition gets of a file.
  package struct Outcome: Sendable {
    /// nil when the edition does not have the file, or nobody can say whether it may.
    package var file: ErasedFile?
    /// Whether the file exists for the edition but must not be looked at: links to it are no findings of their own.
    package var isUnreadable = false
    package var withheld = Withheld()
    /// What makes it doubtful who may read the file or a part of it: then no edition can be made.
    package var report = Report()

    package init() {}
  }

  /// What an edition does not show.
  package struct Withheld: Hashable, Sendable {
    package var plans = 0
    package var events = 0
    package var pages = 0
    package var passages = 0
    package var keys = 0
    /// Files in `content/files/` that no public record lists.
    package var attachments = 0

    package init() {}

    package mutating func add(_ other: Withheld) {
      plans += other.plans
      events += other.events
      pages += other.pages
      passages += other.passages
      keys += other.keys
    }
  }

  /// What each edition gets of a file, parallel to the editions.
  package let erase: @Sendable (_ file: SourceFile, _ editions: [Edition]) -> [Outcome]

  package init(_ erase: @escaping @Sendable (_ file: SourceFile, _ editions: [Edition]) -> [Outcome]) {
    self.erase = erase
  }

  /// The public edition has no file with `access: internal`, no internal passage and no `internal` key; the internal
  /// edition has everything.
  package static let standard = Erasure { file, editions in
    let lines = SourceLines(file.bytes)
    return editions.map { Outcome(of: file.path, lines, for: $0) }
  }
}

extension Erasure.Outcome {
  fileprivate init(of path: String, _ lines: SourceLines, for edition: Edition) {
    if let kind = RecordKind(of: path) {
      guard let access = access(of: path, lines, kind, quoting: edition == .internal) else {
        refuse()
        return
      }
      if access == .internal, edition == .public {
        withhold(kind)
        return
      }
      eraseRecord(path, lines, for: edition)
    } else if let file = DataFile(rawValue: path) {
      InternalPassage.refuse(in: lines, 0..<lines.count, of: path, into: &report)
      let keys = InternalKey.all(in: lines, 0..<lines.count, isList: file != .settings, of: path, into: &report)
      keep(path, lines, without: [], keys, for: edition)
    } else {
      file = ErasedFile(path, lines.bytes)
    }
    if edition == .public, !report.isEmpty {
      // A file in which something internal stands wrongly is not looked at further: findings could quote it.
      refuse()
    } else if let file, RecordKind(of: path) != nil {
      checkBody(of: file, lines, for: edition)
    }
  }

  private mutating func refuse() {
    file = nil
    isUnreadable = true
  }

  private mutating func withhold(_ kind: RecordKind) {
    switch kind {
    case .plan: withheld.plans += 1
    case .event: withheld.events += 1
    case .page: withheld.pages += 1
    }
  }

  /// - Parameter quoting: whether the log may quote the file.
  private mutating func access(
    of file: String, _ lines: SourceLines, _ kind: RecordKind, quoting: Bool
  ) -> Access? {
    func place(_ line: Int = 1, _ column: Int = 1) -> SourceLocation {
      SourceLocation(file: file, line: line, column: column)
    }
    switch AccessLine.read(lines) {
    case .access(let access): return access
    case .utf16: report.add(accessRules.utf16, at: place())
    case .noFrontMatter: report.add(accessRules.noFrontMatter, at: place())
    case .unclosedFrontMatter: report.add(accessRules.unclosedFrontMatter, at: place())
    case .missing(let line):
      report.add(
        BodyLines.earlyEnd(in: lines, of: file)?.finding
          ?? Diagnostic(accessRules.missing[kind.index], at: place(line)))
    case .twice(let line): report.add(accessRules.twice[kind.index], at: place(line))
    case .invalid(let line, let column, let value):
      report.add(
        (quoting ? accessRules.invalid : accessRules.invalidHidden)[kind.index], value, at: place(line, column))
    }
    return nil
  }

  private mutating func eraseRecord(_ path: String, _ lines: SourceLines, for edition: Edition) {
    guard let header = lines.frontMatter else { preconditionFailure("a file with access has a front matter") }
    InternalPassage.refuse(in: lines, header, of: path, into: &report)
    let keys = InternalKey.all(in: lines, header, isList: false, of: path, into: &report)
    let body = header.upperBound + 1..<lines.count
    let passages = InternalPassage.all(in: lines, body, of: path, into: &report)
    if edition == .internal { InternalDefinitions.check(lines, body, passages, of: path, into: &report) }
    keep(path, lines, without: passages, keys, for: edition)
  }

  private mutating func keep(
    _ path: String, _ lines: SourceLines, without passages: [InternalPassage], _ keys: [InternalKey],
    for edition: Edition
  ) {
    guard edition == .public, !passages.isEmpty || !keys.isEmpty else {
      file = ErasedFile(path, lines.bytes)
      return
    }
    withheld.passages += passages.count
    withheld.keys += keys.count
    file = ErasedFile(path, lines, without: keys.map(\.lines) + passages.map(\.lines))
  }

  /// What is erased was never there, also for the findings of what is left.
  private mutating func checkBody(of file: ErasedFile, _ lines: SourceLines, for edition: Edition) {
    let findings = BodyLines.findings(in: file.kept == nil ? lines : SourceLines(file.bytes), of: file.path)
    for finding in findings { report.add(finding) }
    // Where half of the front matter is taken for text, all that is missing from it would be a finding.
    if edition == .public ? !findings.isEmpty : findings.first?.code == "front-matter.early-end" { refuse() }
  }
}
