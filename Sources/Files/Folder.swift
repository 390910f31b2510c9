// A folder and what lies below it. Paths are relative to the folder; no symbolic link in them is followed.

import Crypto
import Diagnostics
import Glibc
import Synchronization

/// Keeps the folder open for its life, and with it the lock of an output folder.
final class Folder: Sendable {
  typealias Kind = FileDescriptor.Kind

  let descriptor: FileDescriptor
  /// What stands at the paths of folders, by their bytes: strings that Swift takes for equal can name two folders.
  let knownFolders = Mutex<[[UInt8]: Kind]>([:])

  /// The folders that this build made for it.
  private let made: MadeFolders?

  init(_ descriptor: consuming FileDescriptor, made: MadeFolders? = nil) {
    self.descriptor = descriptor
    self.made = made
  }

  /// Opens a folder to read; the path itself may be a link.
  convenience init(reading path: String) throws(EnvironmentError) {
    self.init(try FileDescriptor.workingFolder.folder(path, followingLink: true))
  }

  /// What stands at a path; a symbolic link where the path leads through one.
  func kind(of path: String) throws(EnvironmentError) -> Kind {
    switch try kindOfFolder(of: path) {
    case .folder: try descriptor.kind(of: path)
    case .absent: .absent
    case .symbolicLink: .symbolicLink
    case .file, .other: .other
    }
  }

  /// What stands where the parent folder of a path should be. The system is asked once for each folder.
  private func kindOfFolder(of path: String) throws(EnvironmentError) -> Kind {
    guard let parent = Self.parent(of: path) else { return .folder }
    let key = Array(parent.utf8)
    if let known = knownFolders.withLock({ $0[key] }) { return known }
    let kind = try kind(of: parent)
    knownFolders.withLock { $0[key] = kind }
    return kind
  }

  /// The parent folder of a path; nil at the top.
  static func parent(of path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  static func parts(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// The paths of everything below a folder, sorted; of the folders, each before what it holds.
  func tree(below folder: String = "") throws(EnvironmentError) -> (files: [String], folders: [String]) {
    var (files, folders): ([String], [String]) = ([], [])
    var waiting = [folder]
    while let current = waiting.popLast() {
      for name in try descriptor.names(in: current) {
        let path = current.isEmpty ? name : current + "/" + name
        guard try descriptor.kind(of: path) == .folder else {
          files.append(path)
          continue
        }
        folders.append(path)
        waiting.append(path)
      }
    }
    return (files.sorted { $0.precedesInUTF8($1) }, folders.sorted { $0.precedesInUTF8($1) })
  }

  /// The bytes of the manifest, the edition file or the journal; nil when there is none.
  ///
  /// - Throws: when it cannot be read or is no regular file.
  func controlFile(_ path: String) throws(EnvironmentError) -> [UInt8]? {
    switch try kind(of: path) {
    case .absent: return nil
    case .file:
      let file = try descriptor.file(path)
      // What was a file a moment ago can be a pipe by now.
      guard case .file = try file.kind() else { throw .notRegular(file.path) }
      var bytes: [UInt8] = []
      try file.forEachChunk { bytes += $0 }
      return bytes
    case .folder, .symbolicLink, .other: throw .notRegular(descriptor.path(path))
    }
  }

  func digest(of path: String) throws(EnvironmentError) -> Digest {
    var hash = SHA256()
    try descriptor.file(path).forEachChunk { hash.update($0) }
    return Digest(hash)
  }

  /// How a published file compares with the one that is to replace it.
  enum State {
    case same, different, absent, otherKind
  }

  func state(of path: String, comparedWith bytes: [UInt8]) throws(EnvironmentError) -> State {
    switch try kind(of: path) {
    case .absent: .absent
    case .file(bytes.count): try descriptor.file(path).bytes(bytes.count).isSame(as: bytes) ? .same : .different
    case .file: .different
    case .folder, .symbolicLink, .other: .otherKind
    }
  }

  func state(of path: String, comparedWith digest: Digest, _ size: Int) throws(EnvironmentError) -> State {
    switch try kind(of: path) {
    case .absent: .absent
    case .file(size): try self.digest(of: path).digits == digest.digits ? .same : .different
    case .file: .different
    case .folder, .symbolicLink, .other: .otherKind
    }
  }

  /// - Parameter source: a file anywhere.
  /// - Returns: the digest too when both files are the same.
  func state(of path: String, comparedWithFile source: String) throws(EnvironmentError) -> (State, Digest?) {
    let kind = try kind(of: path)
    switch kind {
    case .absent: return (.absent, nil)
    case .folder, .symbolicLink, .other: return (.otherKind, nil)
    case .file:
      guard try FileDescriptor.workingFolder.kind(of: source) == kind else { return (.different, nil) }
      let file = try descriptor.file(path)
      let source = try FileDescriptor.workingFolder.file(source)
      var hash = SHA256()
      while true {
        let chunk = try file.bytes(FileDescriptor.chunkSize)
        guard try source.bytes(FileDescriptor.chunkSize).isSame(as: chunk) else { return (.different, nil) }
        hash.update(chunk)
        if chunk.count < FileDescriptor.chunkSize { return (.same, Digest(hash)) }
      }
    }
  }
}

extension [UInt8] {
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    count == other.count
      && withUnsafeBytes { bytes in
        other.withUnsafeBytes { other in
          guard let start = bytes.baseAddress, let otherStart = other.baseAddress else { return true }
          return memcmp(start, otherStart, bytes.count) == 0
        }
      }
  }
}
