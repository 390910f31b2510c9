package import Diagnostics

/// A regular file that is open, to be read piece by piece.
package final class OpenFile: Sendable {
  private let descriptor: FileDescriptor
  /// In bytes.
  package let size: Int

  /// - Parameters:
  ///   - path: relative to the root; no link in it is followed.
  ///   - root: a folder, or a link to one.
  /// - Returns: nil when no regular file is there.
  /// - Throws: when the machine refuses to open it.
  package init?(_ path: String, below root: String) throws(EnvironmentError) {
    var folder = try FileDescriptor.workingFolder.folder(root, followingLink: true)
    let parts = Folder.parts(of: path)
    guard let name = parts.last, parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    for part in parts.dropLast() {
      guard try folder.kind(of: part) == .folder,
        let next = try folder.folder(Array(part.utf8CString), isSearched: true)
      else { return nil }
      folder = next
    }
    guard case .file = try folder.kind(of: name) else { return nil }
    let file = try folder.file(name)
    // What was a file a moment ago can be a pipe by now.
    guard case .file(let size) = try file.kind() else { return nil }
    descriptor = file
    self.size = size
  }

  /// The bytes from `offset` on, `count` at most; none at the end.
  ///
  /// - Throws: when the machine refuses to read.
  package func bytes(_ count: Int, at offset: Int) throws(EnvironmentError) -> [UInt8] {
    try descriptor.bytes(count, at: offset)
  }
}
