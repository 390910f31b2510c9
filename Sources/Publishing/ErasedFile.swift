// One file without what an edition must not show: found on its bytes, before anything else reads them.

import Texts
import Files
import Archiving
import Diagnostics

struct ErasedFile: Sendable {
  let path: String
  /// The file as the edition sees it; nil when it does not see it or nobody can say whether it may.
  private(set) var kept: SourceFile?
  private(set) var isUnreadable = false
  private(set) var withheld = Erasure.Withheld()
  /// The line in the author's file (from 1) of each remaining line, when lines were taken out.
  private(set) var originalLines: [Int]?
  /// What the plan in it lists as public, as the bytes of paths.
  private(set) var publicFiles: Set<[UInt8]> = []

  /// - Parameters:
  ///   - file: in memory.
  ///   - report: gets what makes it doubtful who may read the file, or a part of it.
  ///   - lines: those of the file.
  init(_ file: SourceFile, _ lines: SourceLines, for edition: Edition, into report: inout Report) {
    path = file.path
    let errors = report.findings.count
    if let kind = RecordKind(of: file.path) {
      guard let access = access(of: file.path, lines, kind, quoting: edition == .internal, into: &report) else {
        isUnreadable = true
        return
      }
      if access == .internal, edition == .public {
        withhold(kind)
        return
      }
      erase(from: file, lines, kind, for: edition, into: &report)
    } else if let isList = Self.isList(file.path) {
      InternalPassage.refuse(in: lines, 0..<lines.count, of: file.path, into: &report)
      let keys = InternalKey.all(in: lines, 0..<lines.count, isList: isList, of: file.path, into: &report)
      keep(file, lines, without: keys.map(\.lines), [], passages: 0, keys: keys.count, for: edition)
    } else {
      kept = file
    }
    // A file in which something internal stands wrongly is not looked at further: findings could quote it.
    if edition == .public, report.findings.count > errors {
      refuse()
      originalLines = nil
    } else if let kept, RecordKind(of: path) != nil {
      // What is erased was never there, also for the findings of what is left.
      let rest = originalLines == nil ? lines : SourceLines(kept.bytes)
      let findings = BodyLines.findings(in: rest, of: path)
      for finding in findings { report.add(finding) }
      // Nor where half of the front matter is taken for text: all that is missing from it would be a finding.
      if edition == .public ? !findings.isEmpty : findings.first?.code == .frontMatterEarlyEnd { refuse() }
    }
  }

  private mutating func refuse() {
    kept = nil
    isUnreadable = true
  }

  /// Whether a YAML file is a list of records; nil for files that are not YAML of the content.
  private static func isList(_ path: String) -> Bool? {
    switch path {
    case SiteSettings.file: false
    case "content/bodies.yml", "content/documents.yml": true
    default: nil
    }
  }

  /// The same for the whole tree to know, without the bytes.
  var withoutFile: ErasedFile {
    var copy = self
    copy.kept = nil
    return copy
  }

  private mutating func withhold(_ kind: RecordKind) {
    switch kind {
    case .plan: withheld.plans += 1
    case .event: withheld.events += 1
    case .page: withheld.pages += 1
    }
  }

  /// - Parameter quoting: whether the log may quote the file.
  private func access(
    of file: String, _ lines: SourceLines, _ kind: RecordKind, quoting: Bool, into report: inout Report
  ) -> Access? {
    let start = SourceLocation(file: file)
    switch AccessLine.read(lines) {
    case .access(let access): return access
    case .utf16: report.add(.utf16(start))
    case .noFrontMatter: report.add(.missingFrontMatter(start))
    case .unclosedFrontMatter: report.add(.unclosedFrontMatter(start))
    case .missing(let line):
      report.add(
        BodyLines.earlyEnd(in: lines, of: file)?.finding ?? .accessMissing(kind, SourceLocation(file: file, line: line))
      )
    case .twice(let line): report.add(.accessTwice(kind, SourceLocation(file: file, line: line)))
    case .invalid(let line, let column, let value):
      report.add(
        .accessInvalid(kind, quoting ? value : nil, SourceLocation(file: file, line: line, column: column)))
    }
    return nil
  }

  private mutating func erase(
    from file: SourceFile, _ lines: SourceLines, _ kind: RecordKind, for edition: Edition,
    into report: inout Report
  ) {
    guard let header = lines.frontMatter else { preconditionFailure("a file with access has a front matter") }
    InternalPassage.refuse(in: lines, header, of: file.path, into: &report)
    let keys = InternalKey.all(in: lines, header, isList: false, of: file.path, into: &report)
    let body = header.upperBound + 1..<lines.count
    let passages = InternalPassage.all(in: lines, body, of: file.path, into: &report)
    if edition == .internal { InternalDefinitions.check(lines, body, passages, of: file.path, into: &report) }
    // The internal edition has nothing to erase; what is wrong with an entry is found when the record is read.
    let entries =
      kind == .plan && edition == .public ? AttachmentEntries(in: lines, header, of: file.path, into: &report) : nil
    if let entries { publicFiles = entries.publicFiles }
    keep(
      file, lines, without: keys.map(\.lines) + passages.map(\.lines) + (entries?.withheldLines ?? []),
      entries?.withheld ?? [], passages: passages.count, keys: keys.count, for: edition)
  }

  /// - Parameters:
  ///   - removed: lines to take out.
  ///   - cuts: bytes to take out of lines.
  private mutating func keep(
    _ file: SourceFile, _ lines: SourceLines, without removed: [Range<Int>], _ cuts: [Range<Int>], passages: Int,
    keys: Int, for edition: Edition
  ) {
    kept = file
    guard edition == .public, !removed.isEmpty || !cuts.isEmpty else { return }
    withheld.passages += passages
    withheld.keys += keys
    let lineBytes = removed.filter { !$0.isEmpty }.map {
      lines.ranges[$0.lowerBound].lowerBound..<lines.ranges[$0.upperBound - 1].upperBound
    }
    let withheldBytes = (lineBytes + cuts).sorted { $0.lowerBound < $1.lowerBound }
    let keptBytes = Array(RangeSet(0..<file.bytes.count).subtracting(RangeSet(withheldBytes)).ranges)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count)
    for range in keptBytes { bytes += file.bytes[range] }
    kept = SourceFile(path: file.path, bytes: bytes)
    // A line can be made of the beginning of one and the end of another.
    var origins: [Int] = []
    var origin: Int?
    var rest = keptBytes[...]
    for (line, range) in lines.ranges.enumerated() {
      rest = rest.drop { $0.upperBound <= range.lowerBound }
      guard let last = rest.prefix(while: { $0.lowerBound < range.upperBound }).last else { continue }
      origin = origin ?? line + 1
      guard last.upperBound >= range.upperBound else { continue }
      origins.append(origin ?? line + 1)
      origin = nil
    }
    originalLines = origins
  }
}
