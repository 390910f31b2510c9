// What changes a folder.

import Crypto
import Diagnostics
import Glibc
import Synchronization

extension Folder {
  /// Opens and locks the folder; makes it and the folders it lies in when they do not exist.
  ///
  /// The lock is on the folder itself, so nothing is left behind; the system drops it when the process ends.
  static func locked(_ path: String) throws(EnvironmentError) -> Folder {
    let isNew = try made(path)
    // A link would let the site be written to where nobody looks for it.
    let descriptor = try FileDescriptor.workingFolder.folder(path)
    let failure = flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
    // Made here or not, a folder that another build holds is that build's.
    let folder = Folder(descriptor, isNew: isNew && failure != EWOULDBLOCK)
    if failure == 0 { return folder }
    guard failure == EWOULDBLOCK else { throw .writing(path, code: failure) }
    throw EnvironmentError(
      path,
      LocalizedText(
        vi: "một lần build khác đang ghi vào “\(path)”", en: "another build is writing to ‘\(path)’"),
      hint: LocalizedText(vi: "chờ nó xong rồi chạy lại", en: "wait until it is done and run again"))
  }

  /// - Returns: whether the folder did not exist before.
  private static func made(_ path: String) throws(EnvironmentError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    if errno == ENOENT, let parent = parent(of: path), !parent.isEmpty {
      _ = try made(parent)
      if mkdir(path, 0o777) == 0 { return true }
    }
    guard errno == EEXIST else { throw .writing(path) }
    return false
  }

  /// Makes the folders that a file lies in.
  func makeFolders(of path: String) throws(EnvironmentError) {
    guard let parent = Self.parent(of: path) else { return }
    let key = Array(parent.utf8)
    guard knownFolders.withLock({ $0[key] }) != .folder else { return }
    try makeFolders(of: parent)
    try makeFolder(parent)
    knownFolders.withLock { $0[key] = .folder }
  }

  /// Makes a folder unless there is one.
  func makeFolder(_ path: String) throws(EnvironmentError) {
    guard mkdirat(descriptor.number, path, 0o777) != 0 else { return }
    let failure = EnvironmentError.writing(descriptor.path(path))
    guard errno == EEXIST, try kind(of: path) == .folder else { throw failure }
  }

  func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    let file = try descriptor.newFile(path)
    try file.write(bytes)
    try file.close()
  }

  /// Copies a file from anywhere.
  func copy(_ source: String, to path: String) throws(EnvironmentError) -> Digest {
    let source = try FileDescriptor.workingFolder.file(source)
    let target = try descriptor.newFile(path)
    var hash = SHA256()
    try source.forEachChunk { chunk throws(EnvironmentError) in
      hash.update(chunk)
      try target.write(chunk)
    }
    try target.close()
    return Digest(hash)
  }

  /// Moves a file of the staging folder to its place, whatever file stands there.
  func rename(_ old: String, to new: String) throws(EnvironmentError) {
    if renameat(descriptor.number, old, descriptor.number, new) == 0 { return }
    // The place lies on a file system of its own: bring the bytes there first.
    guard errno == EXDEV else { throw .writing(descriptor.path(new)) }
    let neighbour = Self.neighbour(of: new)
    _ = try copy(descriptor.path(old), to: neighbour)
    guard renameat(descriptor.number, neighbour, descriptor.number, new) == 0 else {
      throw .writing(descriptor.path(new))
    }
    try remove(file: old)
  }

  /// Gives a file one more name.
  ///
  /// - Returns: whether it has it. It has not when something stands there, when the file system has no hard links, or
  ///   when the file has as many names as it may (ext4: 65,000).
  func link(_ old: String, to new: String) -> Bool { linkat(descriptor.number, old, descriptor.number, new, 0) == 0 }

  /// A name beside a file that no page has.
  private static func neighbour(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ".plan-archive-new" }
    return path[...slash] + ".plan-archive-new"
  }

  /// Removes what a killed build left beside a file.
  func removeNeighbour(of path: String) throws(EnvironmentError) { try remove(file: Self.neighbour(of: path)) }

  /// Removes a file, if there is one, and the folders that it leaves empty.
  func remove(_ path: String) throws(EnvironmentError) {
    try remove(file: path)
    try removeEmptyFolders(of: path)
  }

  /// Removes a file, if there is one.
  func remove(file path: String) throws(EnvironmentError) {
    guard unlinkat(descriptor.number, path, 0) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw .writing(descriptor.path(path))
    }
  }

  /// Removes the folders that a file would lie in, as far as they are empty.
  func removeEmptyFolders(of path: String) throws(EnvironmentError) {
    var path = path
    while let parent = Self.parent(of: path) {
      if unlinkat(descriptor.number, parent, AT_REMOVEDIR) != 0, errno != ENOENT {
        // It holds something, or is a mount point.
        guard [ENOTEMPTY, EEXIST, EBUSY, ENOTDIR].contains(errno) else { throw .writing(descriptor.path(parent)) }
        return
      }
      knownFolders.withLock { $0[Array(parent.utf8)] = .absent }
      path = parent
    }
  }

  /// Removes a folder that only plan-archive writes to.
  func removeTree(_ path: String) throws(EnvironmentError) {
    var rest = [path]
    var emptied: [String] = []
    while let current = rest.popLast() {
      if unlinkat(descriptor.number, current, 0) == 0 || errno == ENOENT { continue }
      guard errno == EISDIR else { throw .writing(descriptor.path(current)) }
      emptied.append(current)
      rest += try descriptor.names(in: current).map { current + "/" + $0 }
    }
    for folder in emptied.reversed() {
      guard unlinkat(descriptor.number, folder, AT_REMOVEDIR) == 0 else { throw .writing(descriptor.path(folder)) }
    }
  }
}
