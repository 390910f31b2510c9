// What changes a folder before readers see anything of it.

import Crypto
import Diagnostics
import Glibc
import Synchronization

/// The folders that a build makes for its output, which do not outlive one that failed.
final class MadeFolders: Sendable {
  /// Where they lie.
  private let base: Folder
  private let paths = Mutex<[String]>([])

  init(below base: Folder) { self.base = base }

  deinit {
    // A folder that holds something refuses to go.
    for path in paths.withLock({ $0 }).reversed() { unlinkat(base.descriptor.number, path, AT_REMOVEDIR) }
  }

  func make(_ path: String, named label: String) throws(EnvironmentError) {
    if mkdirat(base.descriptor.number, path, 0o777) == 0 { return paths.withLock { $0.append(path) } }
    guard errno == EEXIST else { throw .writing(label) }
  }

  /// Leaves them to another build.
  func keep() { paths.withLock { $0 = [] } }
}

extension Folder {
  /// Opens and locks the folder; makes it and the folders it lies in when they do not exist.
  ///
  /// The lock is on the folder itself, so nothing is left behind; the system drops it when the process ends.
  static func locked(_ path: String) throws(EnvironmentError) -> Folder {
    let (base, missing) = try OutputPlace.resolved(path)
    let made = MadeFolders(below: base)
    for end in missing.indices { try made.make(missing[...end].joined(separator: "/"), named: path) }
    // A link would let the site be written to where nobody looks for it.
    let descriptor =
      if missing.isEmpty {
        try FileDescriptor.workingFolder.folder(path)
      } else {
        try base.descriptor.folder(missing.joined(separator: "/"), named: path)
      }
    if flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 { return Folder(descriptor, made: made) }
    guard errno == EWOULDBLOCK else { throw .writing(path) }
    // Made here or not, a folder that another build holds is that build's.
    made.keep()
    throw EnvironmentError(
      path,
      LocalizedText(
        vi: "một lần build khác đang ghi vào “\(path)”", en: "another build is writing to ‘\(path)’"),
      hint: LocalizedText(vi: "chờ nó xong rồi chạy lại", en: "wait until it is done and run again"))
  }

  /// Makes a folder that does not exist, and opens it.
  func newFolder(_ name: String) throws(EnvironmentError) -> Folder {
    guard mkdirat(descriptor.number, name, 0o777) == 0 else { throw .writing(descriptor.path(name)) }
    return Folder(try descriptor.folder(name))
  }

  /// Makes the folders that a path leads through, as far as they do not exist.
  func makeFolders(of path: String) throws(EnvironmentError) {
    for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") {
      let parent = String(path[..<end])
      guard mkdirat(descriptor.number, parent, 0o777) == 0 || errno == EEXIST else {
        throw .writing(descriptor.path(parent))
      }
    }
  }

  func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    let file = try descriptor.newFile(path)
    try file.write(bytes)
    try file.close()
  }

  func copy(_ source: borrowing FileDescriptor, to path: String) throws(EnvironmentError) -> (digest: Digest, size: Int)
  {
    try write(to: path) { write throws(EnvironmentError) in try source.forEachChunk(write) }
  }

  /// Writes what `stream` hands on in parts of any size.
  func write(
    to path: String, _ stream: (ByteSink) throws(EnvironmentError) -> Void
  ) throws(EnvironmentError) -> (digest: Digest, size: Int) {
    let target = try descriptor.newFile(path)
    var hash = SHA256()
    var size = 0
    var waiting: [UInt8] = []
    try stream { part throws(EnvironmentError) in
      size += part.count
      waiting += part
      if waiting.count < FileDescriptor.chunkSize { return }
      hash.update(waiting)
      try target.write(waiting)
      waiting.removeAll(keepingCapacity: true)
    }
    hash.update(waiting)
    try target.write(waiting)
    try target.close()
    return (Digest(hash), size)
  }
}
