// The files of a folder as bytes, sorted by path: the one way in for content and for themes.

package import Diagnostics

package struct SourceFile: Equatable, Sendable {
  private enum Contents: Equatable, Sendable {
    case bytes([UInt8])
    /// Left on disk until they are wanted: an archive can be larger than memory.
    case disk(root: String, size: Int)
  }

  /// Path relative to the source folder, `/` between its parts: `content/plans/x.md`.
  package let path: String
  private let contents: Contents

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    contents = .bytes(bytes)
  }

  /// A file whose bytes `read` brings.
  init(path: String, below root: String, size: Int) {
    self.path = path
    contents = .disk(root: root, size: size)
  }

  /// What the file holds; of a file on disk, ask `read` for one that has been read.
  package var bytes: [UInt8] {
    guard case .bytes(let bytes) = contents else { preconditionFailure("\(path) has not been read") }
    return bytes
  }

  /// The file with its bytes in memory; nil when it changed since the folder was listed, which is reported.
  ///
  /// - Throws: when the machine refuses to read.
  package func read(into report: inout Report) throws(EnvironmentError) -> SourceFile? {
    guard case .disk(let root, let size) = contents else { return self }
    guard let bytes = try SourceTree.bytes(of: root + "/" + path, expecting: size) else {
      report.add(.changedWhileRead(path))
      return nil
    }
    return SourceFile(path: path, bytes: bytes)
  }
}

/// A file that is published as it is. Its bytes stay on disk until they are copied: scans can be large.
package struct AttachmentFile: Hashable, Sendable {
  /// Path relative to the source folder: `content/files/scan.pdf`.
  package let path: String
  package let size: Int
  /// Why it cannot be published; matters only when something asks for it.
  package let finding: Diagnostic?

  package init(path: String, size: Int, finding: Diagnostic? = nil) {
    self.path = path
    self.size = size
    self.finding = finding
  }
}

package struct SourceTree: Sendable {
  /// Text files, sorted by path (as bytes).
  package var files: [SourceFile]
  /// Files below `content/files/`, sorted by path (as bytes).
  package var attachments: [AttachmentFile]
  /// Files that exist but must not be read: links to them are no findings of their own.
  package var unreadable: [String] = []
  /// Whether everything internal has been taken out: then a record that still has some is an error.
  package var isErased = false

  /// A tree from memory: what tests and a second build of the same content use.
  package init(files: [SourceFile], attachments: [AttachmentFile] = []) {
    self.files = files.sorted { $0.path.precedesInUTF8($1.path) }
    self.attachments = attachments.sorted { $0.path.precedesInUTF8($1.path) }
  }

  /// The bytes of one file, nil when the tree has no such file.
  package subscript(path: String) -> [UInt8]? {
    guard let index = firstIndex(notBefore: path), files[index].path == path else { return nil }
    return files[index].bytes
  }

  private func firstIndex(notBefore path: String) -> Int? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path.precedesInUTF8(path) { low = middle + 1 } else { high = middle }
    }
    return low < files.count ? low : nil
  }
}
