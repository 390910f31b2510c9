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
    /// The line in the author's file (from 1) of each line that the edition has; nil when it has all of them.
    package var originalLines: [Int]?
    /// What makes it doubtful who may read the file or a part of it: then no edition can be made. The lines are those that the
    /// edition has.
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
      eraseRecord(path, lines, kind, for: edition)
    } else if let data = DataFile(rawValue: path) {
      InternalPassage.refuse(in: lines, 0..<lines.count, of: path, into: &report)
      let keys = InternalKey.all(in: lines, 0..<lines.count, isList: data != .settings, of: path, into: &report)
      _ = keep(path, lines, without: [], keys, for: edition)
      refuseDoubtful(for: edition)
    } else if let kind = RecordKind(folderOf: path), edition == .public,
      case .access(.internal) = AccessLine.read(lines)
    {
      // Nothing reads the file, but its name is internal too.
      withhold(kind)
    } else {
      file = ErasedFile(path, lines.bytes)
    }
  }

  private mutating func eraseRecord(_ path: String, _ lines: SourceLines, _ kind: RecordKind, for edition: Edition) {
    if edition == .public, lines.hasSecrecy {
      // Neither the document nor its path may be named.
      report.add(rules.secrecy, at: SourceLocation(file: "content"))
      refuse()
      return
    }
    var kept = lines
    if let header = lines.frontMatter {
      InternalPassage.refuse(in: lines, header, of: path, into: &report)
      let keys = InternalKey.all(in: lines, header, isList: false, of: path, into: &report)
      let body = header.upperBound + 1..<lines.count
      let passages = InternalPassage.all(in: lines, body, of: path, into: &report)
      if edition == .internal { InternalDefinitions.check(lines, body, passages, of: path, into: &report) }
      kept = keep(path, lines, without: passages, keys, for: edition)
    }
    var accessReport = Report()
    switch access(of: path, kept, kind, quoting: edition == .internal, into: &accessReport) {
    case nil:
      // As long as it is doubtful who may read the file, nothing else is said of it.
      report = accessReport
      refuse()
    case .internal where edition == .public:
      self = Self()
      withhold(kind)
    case .internal, .public:
      refuseDoubtful(for: edition)
      if file != nil { checkBody(kept, of: path, for: edition) }
    }
  }

  private mutating func refuse() {
    file = nil
    isUnreadable = true
  }

  /// A file in which something internal stands wrongly is not looked at further: findings could quote it.
  private mutating func refuseDoubtful(for edition: Edition) {
    if edition == .public, !report.isEmpty { refuse() }
  }

  private mutating func withhold(_ kind: RecordKind) {
    switch kind {
    case .plan: withheld.plans += 1
    case .event: withheld.events += 1
    case .page: withheld.pages += 1
    }
  }

  /// - Parameters:
  ///   - lines: those that the edition has.
  ///   - quoting: whether the log may quote the file.
  private func access(
    of file: String, _ lines: SourceLines, _ kind: RecordKind, quoting: Bool, into report: inout Report
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

  /// - Returns: the lines that the edition has.
  private mutating func keep(
    _ path: String, _ lines: SourceLines, without passages: [InternalPassage], _ keys: [InternalKey],
    for edition: Edition
  ) -> SourceLines {
    guard edition == .public, !passages.isEmpty || !keys.isEmpty else {
      file = ErasedFile(path, lines.bytes)
      return lines
    }
    withheld.passages += passages.count
    withheld.keys += keys.count
    let removed = keys.map(\.lines) + passages.map(\.lines)
    let erased = ErasedFile(path, lines, without: removed)
    file = erased
    leaveOut(removed, of: lines)
    return SourceLines(erased.bytes)
  }

  /// What is erased was never there, for the lines of findings neither. Where a finding stands, nothing can be erased for sure.
  private mutating func leaveOut(_ removed: [Range<Int>], of lines: SourceLines) {
    let doubtful = Set(report.findings.map { $0.location.line - 1 })
    let gone = RangeSet(removed.filter { $0.allSatisfy { !doubtful.contains($0) } })
    var kept: [Int] = []
    let numbers = lines.ranges.indices.map { line in
      if gone.contains(line) { return kept.count + 1 }
      kept.append(line + 1)
      return kept.count
    }
    originalLines = kept
    report = report.moved { place in
      SourceLocation(file: place.file, line: numbers[place.line - 1], column: place.column)
    }
  }

  private mutating func checkBody(_ lines: SourceLines, of path: String, for edition: Edition) {
    let findings = BodyLines.findings(in: lines, of: path)
    for finding in findings { report.add(finding) }
    // Where half of the front matter is taken for text, all that is missing from it would be a finding.
    if edition == .public ? !findings.isEmpty : findings.first?.code == "front-matter.early-end" { refuse() }
  }
}

package struct ErasureRules: RuleTable {
  /// The whole public log on it.
  let secrecy = Rule(
    "plan.secrecy",
    vi: "trong content/ có văn bản mang dấu mật, không được đưa vào kho này",
    hint:
      "chạy “plan-archive check” để biết đó là tệp nào, rồi gỡ tệp khỏi kho và khỏi lịch sử git theo quy định bảo vệ bí mật nhà nước",
    en: "the content holds a document with a secrecy marking, which does not belong in this archive",
    hint:
      "run ‘plan-archive check’ to learn which file it is, then remove it from the archive and from its git history as the rules on state secrets require",
    quotesSource: false)

  package init() {}
}
private let rules = ErasureRules()
