// Takes out of the bytes of a content tree what the public must not know, before anything else reads them.
//
// The promise: Public(content) = Public(erase(content)). After the erasure no code knows that there are editions.

package import Archiving
package import Diagnostics

package struct Erasure: Sendable {
  /// What an edition does not show.
  package struct Withheld: Hashable, Sendable {
    package var plans = 0
    package var events = 0
    package var pages = 0
    package var passages = 0
    package var keys = 0
    package var attachments = 0
  }

  /// The content of the edition.
  package private(set) var tree: SourceTree
  package private(set) var withheld = Withheld()
  /// The line in the author's file (from 1) of each remaining line, for the files that lost lines.
  private var originalLines: [String: [Int]] = [:]
  /// The paths of the files that public plans list as public, as bytes: names that differ in their Unicode form only are
  /// different files.
  private var publicFiles: Set<[UInt8]> = []

  /// Erases what `edition` must not show: files with `access: internal`, internal passages, internal keys, entries of
  /// attachments with `access: internal`, and the attachments that no public plan lists as public. The internal edition
  /// keeps everything.
  ///
  /// - Parameter report: gets what makes it doubtful who may read a file: then no edition can be made.
  package init(_ content: SourceTree, for edition: Edition, into report: inout Report) {
    tree = content
    tree.files = []
    for file in content.files {
      let errors = report.findings.count
      // A file in which something internal stands wrongly is not looked at further: findings could quote it.
      defer {
        if edition == .public, report.findings.count > errors, tree.files.last?.path == file.path {
          tree.files.removeLast()
          tree.unreadable.append(file.path)
          originalLines[file.path] = nil
        }
      }
      let lines = SourceLines(file.bytes)
      if let kind = AccessLine.Kind(of: file.path) {
        guard let access = access(of: file.path, lines, kind, quoting: edition == .internal, into: &report) else {
          tree.unreadable.append(file.path)
          continue
        }
        if access == .internal, edition == .public {
          withhold(kind)
          continue
        }
        erase(from: file, lines, kind, for: edition, into: &report)
      } else if let isList = Self.isList(file.path) {
        InternalPassage.refuse(in: lines, 0..<lines.count, of: file.path, into: &report)
        let keys = InternalKey.all(in: lines, 0..<lines.count, isList: isList, of: file.path, into: &report)
        keep(file, lines, without: keys.map(\.lines), [], passages: 0, keys: keys.count, for: edition)
      } else {
        tree.files.append(file)
      }
    }
    guard edition == .public else { return }
    tree.isErased = true
    tree.attachments = content.attachments.filter { publicFiles.contains(Array($0.path.utf8)) }
    withheld.attachments = content.attachments.count - tree.attachments.count
  }

  /// The findings of the edition with their places in the author's files.
  package func inOriginalLines(_ report: Report) -> Report {
    var moved = Report()
    for finding in report.findings { moved.add(finding.moved(to: original(finding.location))) }
    return moved
  }

  private func original(_ place: SourceLocation) -> SourceLocation {
    guard let lines = originalLines[place.file], !lines.isEmpty else { return place }
    let line = place.line <= lines.count ? lines[max(0, place.line - 1)] : lines[lines.count - 1]
    return SourceLocation(file: place.file, line: line, column: place.column)
  }

  /// Whether a YAML file is a list of records; nil for files that are not YAML of the content.
  private static func isList(_ path: String) -> Bool? {
    switch path {
    case SiteSettings.file: false
    case "content/bodies.yml", "content/documents.yml": true
    default: nil
    }
  }

  private mutating func withhold(_ kind: AccessLine.Kind) {
    switch kind {
    case .plan: withheld.plans += 1
    case .event: withheld.events += 1
    case .page: withheld.pages += 1
    }
  }

  /// - Parameter quoting: whether the log may quote the file.
  private func access(
    of file: String, _ lines: SourceLines, _ kind: AccessLine.Kind, quoting: Bool, into report: inout Report
  ) -> Access? {
    let start = SourceLocation(file: file)
    switch AccessLine.read(lines) {
    case .access(let access): return access
    case .utf16: report.add(.utf16(start))
    case .noFrontMatter: report.add(.missingFrontMatter(start))
    case .unclosedFrontMatter: report.add(.unclosedFrontMatter(start))
    case .missing(let line): report.add(.accessMissing(kind, SourceLocation(file: file, line: line)))
    case .twice(let line): report.add(.accessTwice(kind, SourceLocation(file: file, line: line)))
    case .invalid(let line, let column, let value):
      report.add(
        .accessInvalid(kind, quoting ? value : nil, SourceLocation(file: file, line: line, column: column)))
    }
    return nil
  }

  private mutating func erase(
    from file: SourceFile, _ lines: SourceLines, _ kind: AccessLine.Kind, for edition: Edition,
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
    if let entries { publicFiles.formUnion(entries.publicFiles) }
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
    guard edition == .public, !removed.isEmpty || !cuts.isEmpty else {
      tree.files.append(file)
      return
    }
    withheld.passages += passages
    withheld.keys += keys
    var isKept = [Bool](repeating: true, count: file.bytes.count)
    for range in removed { for line in range { for index in lines.ranges[line] { isKept[index] = false } } }
    for cut in cuts { for index in cut { isKept[index] = false } }
    tree.files.append(SourceFile(path: file.path, bytes: zip(file.bytes, isKept).filter(\.1).map(\.0)))
    // A line can be made of the beginning of one and the end of another.
    var origins: [Int] = []
    var origin: Int?
    for line in 0..<lines.count where lines.ranges[line].contains(where: { isKept[$0] }) {
      origin = origin ?? line + 1
      guard isKept[lines.ranges[line].upperBound - 1] else { continue }
      origins.append(origin ?? line + 1)
      origin = nil
    }
    originalLines[file.path] = origins
  }
}
