import Archiving
import Citations
package import Diagnostics
import Texts

/// What one reading of a source folder leaves to the next: the records of files that have not changed since.
package struct KeptRecords: Sendable {
  /// What the parsing of a record depends on beside its file.
  struct Basis: Equatable {
    let settings: [UInt8]?
    let labels: Labels
    let titles: DocumentTitles
    let bodyNames: WordTree
  }

  private var basis: Basis?
  private var parts: [ExactText: [EditionContent.Part]] = [:]
  private var originalLines: [String: [Int]] = [:]
  /// What is known of attachments, by path.
  var attachmentFacts: [String: AttachmentFacts] = [:]

  package init() {}

  /// What each file gives to each edition, by path, if it would give the same again.
  func parts(on basis: Basis) -> [ExactText: [EditionContent.Part]] { basis == self.basis ? parts : [:] }

  mutating func keep(_ parts: [[EditionContent.Part]], on basis: Basis, originalLines: [String: [Int]]) {
    self.basis = basis
    self.parts = Dictionary(parts.map { (ExactText($0[0].path), $0) }) { first, _ in first }
    self.originalLines = originalLines
  }

  /// Has a file read again, or all files of a folder.
  ///
  /// - Parameter path: relative to the source folder.
  package mutating func forget(_ path: String) {
    parts[ExactText(path)] = nil
    attachmentFacts[path] = nil
    let folder = Array((path + "/").utf8)
    // Few events are about folders.
    for kept in parts.keys where kept.text.utf8.starts(with: folder) { parts[kept] = nil }
    for kept in attachmentFacts.keys where kept.utf8.starts(with: folder) { attachmentFacts[kept] = nil }
  }

  /// A place in the author's file, for one in what the first edition has of it.
  package func originalPlace(of place: SourceLocation) -> SourceLocation { place.moved(by: originalLines) }
}

extension SourceLocation {
  /// - Parameter originalLines: the line in the author's file of each line that an edition has of it, by file.
  func moved(by originalLines: [String: [Int]]) -> SourceLocation {
    guard let lines = originalLines[file], let last = lines.last else { return self }
    return SourceLocation(file: file, line: line <= lines.count ? lines[max(0, line - 1)] : last, column: column)
  }
}
