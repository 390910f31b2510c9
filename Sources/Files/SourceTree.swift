// The files of a folder, sorted by path: the one way in for content and for themes.

package import Diagnostics

package struct SourceFile: Equatable, Sendable {
  private enum Contents: Equatable, Sendable {
    case bytes([UInt8])
    /// Not read yet: an archive can be larger than memory.
    case disk(root: String, size: Int)
  }

  /// Path relative to the source folder, `/` between its parts: `content/plans/x.md`.
  package let path: String
  private let contents: Contents

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    contents = .bytes(bytes)
  }

  /// A file on disk, whose bytes `read` brings.
  init(path: String, below root: String, size: Int) {
    self.path = path
    contents = .disk(root: root, size: size)
  }

  /// The file with its first 64 KiB only, which are enough for a front matter; nobody asks whether it has changed.
  ///
  /// - Throws: when the machine refuses to read.
  package func head() throws(EnvironmentError) -> SourceFile {
    guard case .disk(let root, _) = contents else { return self }
    return SourceFile(path: path, bytes: try FileDescriptor.workingFolder.file(root + "/" + path).bytes(1 << 16))
  }

  /// One file of a source folder; nil when there is none that could be read as text.
  ///
  /// - Throws: when the machine refuses to look.
  package init?(_ path: String, below root: String) throws(EnvironmentError) {
    guard case .file(let size) = try FileDescriptor.workingFolder.kind(of: root + "/" + path),
      size <= SourceTree.largestTextFile
    else { return nil }
    self.init(path: path, below: root, size: size)
  }

  /// What the file holds; a file on disk must have been read.
  package var bytes: [UInt8] {
    guard case .bytes(let bytes) = contents else { preconditionFailure("\(path) has not been read") }
    return bytes
  }

  /// The file with its bytes in memory; nil when it changed since the folder was listed, which is reported.
  ///
  /// - Throws: when the machine refuses to read.
  package func read(into report: inout Report) throws(EnvironmentError) -> SourceFile? {
    guard case .disk(let root, let size) = contents else { return self }
    // One byte more than expected: a longer file shows.
    let bytes = try FileDescriptor.workingFolder.file(root + "/" + path).bytes(size + 1)
    guard bytes.count == size else {
      report.add(fileRules.changed, at: SourceLocation(file: path))
      return nil
    }
    return SourceFile(path: path, bytes: bytes)
  }
}

/// An entry of a folder that nothing can be made of.
package struct RefusedFile: Sendable {
  package let finding: Diagnostic
  /// The beginning of a regular file, which can say for whom it is; nil of anything else.
  package let head: SourceFile?
}

package struct SourceTree: Sendable {
  /// Sorted by path (as bytes).
  package let files: [SourceFile]
  package let refused: [RefusedFile]

  /// A tree of these files, in any order.
  package init(files: [SourceFile], refused: [RefusedFile] = []) {
    self.files = files.sorted { $0.path.precedesInUTF8($1.path) }
    self.refused = refused
  }

  /// The bytes of all files below a folder by their path in it. A file that changed since the folder was listed is
  /// reported.
  ///
  /// - Parameter folder: with a slash at its end: `themes/default/`.
  /// - Throws: when the machine refuses to read.
  package func bytes(below folder: String, into report: inout Report) throws(EnvironmentError) -> [String: [UInt8]] {
    var bytes: [String: [UInt8]] = [:]
    for file in files where file.path.utf8.starts(with: folder.utf8) {
      let path = String(Substring(file.path.utf8.dropFirst(folder.utf8.count)))
      // Texts that Swift takes for equal can be the names of two files.
      if bytes[path] != nil { report.add(fileRules.twin, at: SourceLocation(file: file.path)) }
      bytes[path] = try file.read(into: &report)?.bytes
    }
    return bytes
  }
}
