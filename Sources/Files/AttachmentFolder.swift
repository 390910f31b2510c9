// The files that records can list as attachments, `content/files/`.

package import Diagnostics

/// A file that is published as it is. Its bytes stay on disk until they are copied: scans can be large.
package struct AttachmentFile: Hashable, Sendable {
  /// Path relative to the source folder: `content/files/scan.pdf`.
  package let path: String
  package let size: Int
  /// Its first bytes, 1,024 at most, when it was asked for by its path; they tell what it is.
  package let head: [UInt8]?
  /// Why it cannot be published; matters only when something asks for it.
  package let finding: Diagnostic?

  package init(path: String, size: Int, head: [UInt8]? = nil, finding: Diagnostic? = nil) {
    self.path = path
    self.size = size
    self.head = head
    self.finding = finding
  }
}

/// The folder of attachments. It is not listed but asked for single files, so that a file that no record of an edition
/// lists cannot show in it.
package struct AttachmentFolder: Sendable {
  private enum Contents {
    /// The content folder.
    case disk(Folder)
    case memory([AttachmentFile])
  }

  /// The name of the folder in the content folder.
  static let name = "files"

  private let contents: Contents

  /// - Parameter root: the folder that holds `content/`.
  /// - Throws: when there is no such folder, or the machine refuses to open it.
  package init(below root: String) throws(EnvironmentError) {
    contents = .disk(try Folder(reading: root + "/content"))
  }

  /// A folder from memory, for tests.
  package init(_ files: [AttachmentFile]) {
    contents = .memory(files)
  }

  /// Looks at exactly this path. A hidden file, or one in a hidden folder, does not count.
  ///
  /// - Parameter path: relative to the source folder: `content/files/scan.pdf`.
  /// - Returns: nil when there is no such file.
  /// - Throws: when the machine refuses to look, or to read it.
  package func file(at path: String) throws(EnvironmentError) -> AttachmentFile? {
    let parts = Folder.parts(of: path)
    guard parts.count > 2, parts.starts(with: ["content", Self.name]),
      parts.allSatisfy({ !$0.isEmpty && !$0.utf8.starts(with: ".".utf8) })
    else { return nil }
    switch contents {
    case .memory(let files): return files.first { $0.path.utf8.elementsEqual(path.utf8) }
    case .disk(let folder):
      let fault: Rule
      let name = parts.dropFirst().joined(separator: "/")
      switch try folder.kind(of: name) {
      case .absent, .folder: return nil
      case .file(let size) where parts.allSatisfy(Folder.isPublishable):
        return AttachmentFile(path: path, size: size, head: try folder.descriptor.file(name).bytes(1024))
      case .file: fault = fileRules.name
      case .symbolicLink: fault = fileRules.symbolicLink
      case .other: fault = fileRules.kind
      }
      // The finding belongs to the part of the path that should be a folder and is none.
      if let parent = Folder.parent(of: path), let blocking = try file(at: parent) {
        return blocking.finding.map { AttachmentFile(path: path, size: 0, finding: $0) }
      }
      return AttachmentFile(path: path, size: 0, finding: Diagnostic(fault, at: SourceLocation(file: path)))
    }
  }

  /// The first bytes of a file that `file(at:)` has found; of a folder in memory those that it keeps.
  ///
  /// - Throws: when the machine refuses to read.
  package func head(of file: AttachmentFile, _ length: Int) throws(EnvironmentError) -> [UInt8] {
    guard case .disk(let folder) = contents else { return file.head ?? [] }
    return try folder.descriptor.file(Folder.parts(of: file.path).dropFirst().joined(separator: "/")).bytes(length)
  }

  /// Both ends of a file that `file(at:)` has found, or all of one that is shorter; nil of a folder in memory.
  ///
  /// - Throws: when the machine refuses to read.
  package func ends(of file: AttachmentFile) throws(EnvironmentError) -> [UInt8]? {
    guard case .disk(let folder) = contents else { return nil }
    let length = 1 << 18
    let source = try folder.descriptor.file(Folder.parts(of: file.path).dropFirst().joined(separator: "/"))
    return try source.bytes(length, at: 0)
      + (file.size > length ? source.bytes(length, at: max(length, file.size - length)) : [])
  }

  /// The digest of a file that `file(at:)` has found, however large it is; nil of one that cannot be published, or lies in a
  /// folder in memory.
  ///
  /// - Throws: when the machine refuses to read.
  package func digest(of file: AttachmentFile) throws(EnvironmentError) -> Digest? {
    guard case .disk(let folder) = contents, file.finding == nil else { return nil }
    return try folder.digest(of: Folder.parts(of: file.path).dropFirst().joined(separator: "/"))
  }

  /// Everything in the folder that is not hidden, sorted by path (as bytes). For the internal log only: a name can tell
  /// something internal.
  ///
  /// - Throws: when the machine refuses to list something.
  package func all() throws(EnvironmentError) -> [AttachmentFile] {
    switch contents {
    case .memory(let files): return files.sorted { $0.path.precedesInUTF8($1.path) }
    case .disk(let folder):
      guard try folder.kind(of: Self.name) == .folder else { return [] }
      let files = try folder.entries(in: Self.name).map { entry in
        let path = "content/" + entry.path
        let finding = entry.fault.map { Diagnostic($0, at: SourceLocation(file: path)) }
        return AttachmentFile(path: path, size: entry.size ?? 0, finding: finding)
      }
      return files.sorted { $0.path.precedesInUTF8($1.path) }
    }
  }
}
