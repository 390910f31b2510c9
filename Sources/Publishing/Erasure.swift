// Takes out of the bytes of a content tree what the public must not know, before anything else reads them.
//
// The promise: Public(content) = Public(erase(content)). After the erasure no code knows that there are editions.

package import Files
import Texts
import Archiving
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

    mutating func add(_ other: Withheld) {
      plans += other.plans
      events += other.events
      pages += other.pages
      passages += other.passages
      keys += other.keys
    }
  }

  /// The content of the edition.
  package private(set) var tree = SourceTree(files: [])
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
  /// - Parameters:
  ///   - content: a tree in memory.
  ///   - report: gets what makes it doubtful who may read a file, or a part of it: then no edition can be made.
  package init(_ content: SourceTree, for edition: Edition, into report: inout Report) {
    for file in content.files {
      let erased = ErasedFile(file, SourceLines(file.bytes), for: edition, into: &report)
      note(erased)
      if let kept = erased.kept { tree.files.append(kept) }
    }
    finish(content.attachments, for: edition)
  }

  /// An erasure whose files come one by one; `note` them in the order of their paths, then `finish`.
  init() {}

  /// Keeps what the whole must know of a file, but not the file.
  mutating func note(_ erased: ErasedFile) {
    withheld.add(erased.withheld)
    publicFiles.formUnion(erased.publicFiles)
    originalLines[erased.path] = erased.originalLines
    if erased.isUnreadable { tree.unreadable.append(erased.path) }
  }

  mutating func keep(_ file: SourceFile) {
    tree.files.append(file)
  }

  /// - Parameter attachments: all there are.
  mutating func finish(_ attachments: [AttachmentFile], for edition: Edition) {
    guard edition == .public else {
      tree.attachments = attachments
      return
    }
    tree.isErased = true
    tree.attachments = attachments.filter { publicFiles.contains(Array($0.path.utf8)) }
    withheld.attachments = attachments.count - tree.attachments.count
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
}
