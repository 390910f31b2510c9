// The system calls below one folder. Every path is relative to it, no symbolic link in it is followed.

import Crypto
import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Holds a descriptor of the folder for its life, and with it the lock.
final class OutputFolder: Sendable {
  enum Kind {
    case file, folder, other, absent
  }

  private let root: String
  let descriptor: Int32
  /// Whether it was made here, and no other build has it.
  private let isNew: Bool
  /// What stands where a folder is looked for, by the bytes of its path: texts that Swift takes for equal can be the
  /// names of two folders.
  private let knownFolders = Mutex<[[UInt8]: Kind]>([:])

  private init(_ path: String, _ descriptor: Int32, isNew: Bool = false) {
    root = path
    self.isNew = isNew
    self.descriptor = descriptor
  }

  /// Opens and locks the folder; makes it and the folders it lies in when they do not exist.
  ///
  /// The lock is on the folder itself, so nothing is left behind; the system drops it when the process ends.
  static func locked(_ path: String) throws(EnvironmentError) -> OutputFolder {
    let isNew = try made(path)
    // A link would let the site be written to where nobody looks for it.
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(path) }
    let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    let isBusy = !isLocked && errno == EWOULDBLOCK
    let failure = EnvironmentError.writing(path)
    // Made here or not, a folder that another build holds is that build's.
    let folder = OutputFolder(path, descriptor, isNew: isNew && !isBusy)
    if isLocked { return folder }
    guard isBusy else { throw failure }
    throw EnvironmentError(
      path,
      LocalizedText(
        vi: "một lần build khác đang ghi vào “\(path)”", en: "another build is writing to ‘\(path)’"),
      hint: LocalizedText(vi: "chờ nó xong rồi chạy lại", en: "wait until it is done and run again"))
  }

  /// - Returns: whether the folder did not exist before.
  private static func made(_ path: String) throws(EnvironmentError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    if errno == ENOENT, let slash = path.utf8.dropFirst().lastIndex(of: UInt8(ascii: "/")) {
      _ = try made(String(path[..<slash]))
      if mkdir(path, 0o777) == 0 { return true }
    }
    guard errno == EEXIST else { throw .writing(path) }
    return false
  }

  /// Opens a folder to read.
  static func existing(_ path: String) throws(EnvironmentError) -> OutputFolder {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .reading(path) }
    return OutputFolder(path, descriptor)
  }

  deinit {
    // A folder made for a build that then failed does not stay; one that holds a site is not empty.
    if isNew { rmdir(root) }
    close(descriptor)
  }

  /// The path as people know it.
  func path(_ relative: String) -> String { relative.isEmpty ? root : root + "/" + relative }

  func kind(of path: String) throws(EnvironmentError) -> Kind {
    switch try kindOfFolder(of: path) {
    case .folder: break
    case .absent: return .absent
    // A file or a link where a folder of the path should be.
    case .file, .other: return .other
    }
    var status = stat()
    guard fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw .reading(self.path(path)) }
      return .absent
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// What stands where the folder that a file lies in should be. The system is asked once for each folder.
  func kindOfFolder(of path: String) throws(EnvironmentError) -> Kind {
    guard let parent = Self.parent(of: path) else { return .folder }
    let key = Array(parent.utf8)
    if let known = knownFolders.withLock({ $0[key] }) { return known }
    let kind = try kind(of: parent)
    knownFolders.withLock { $0[key] = kind }
    return kind
  }

  private static func parent(of path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
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
    guard mkdirat(descriptor, path, 0o777) != 0 else { return }
    let failure = EnvironmentError.writing(self.path(path))
    guard errno == EEXIST, try kind(of: path) == .folder else { throw failure }
  }

  func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    try create(path) { file throws(EnvironmentError) in
      try bytes.withUnsafeBufferPointer { bytes throws(EnvironmentError) in
        try write(UnsafeRawBufferPointer(bytes), to: file, path)
      }
    }
  }

  private func create(
    _ path: String, _ body: (Int32) throws(EnvironmentError) -> Void
  ) throws(EnvironmentError) {
    let file = openat(descriptor, path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .writing(self.path(path)) }
    do {
      try body(file)
    } catch {
      close(file)
      throw error
    }
    // Some file systems say only now that the disk is full.
    guard close(file) == 0 else { throw .writing(self.path(path)) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, _ path: String) throws(EnvironmentError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(file, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .writing(self.path(path)) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Copies a file from anywhere.
  func copy(_ source: String, to path: String) throws(EnvironmentError) -> Digest {
    let opened = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { throw .reading(source) }
    defer { close(opened) }
    var hash = SHA256()
    try create(path) { target throws(EnvironmentError) in
      try forEachChunk(of: opened, source) { chunk throws(EnvironmentError) in
        hash.update(bufferPointer: chunk)
        try write(chunk, to: target, path)
      }
    }
    return Digest(hash)
  }

  /// Moves a file of the staging folder to its place, whatever file stands there.
  func rename(_ old: String, to new: String) throws(EnvironmentError) {
    if renameat(descriptor, old, descriptor, new) == 0 { return }
    // The place lies on a file system of its own: bring the bytes there first.
    guard errno == EXDEV else { throw .writing(path(new)) }
    let neighbour = Self.neighbour(of: new)
    _ = try copy(path(old), to: neighbour)
    guard renameat(descriptor, neighbour, descriptor, new) == 0 else { throw .writing(path(new)) }
    try remove(file: old)
  }

  /// Gives a file one more name.
  ///
  /// - Returns: whether it has it. It has not when something stands there, when the file system has no hard links, or
  ///   when the file has as many names as it may (ext4: 65,000).
  func link(_ old: String, to new: String) -> Bool { linkat(descriptor, old, descriptor, new, 0) == 0 }

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
    guard unlinkat(descriptor, path, 0) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw .writing(self.path(path))
    }
  }

  /// Removes the folders that a file would lie in, as far as they are empty.
  func removeEmptyFolders(of path: String) throws(EnvironmentError) {
    var path = path
    while let parent = Self.parent(of: path) {
      if unlinkat(descriptor, parent, AT_REMOVEDIR) != 0, errno != ENOENT {
        // It holds something, or is a mount point.
        guard [ENOTEMPTY, EEXIST, EBUSY, ENOTDIR].contains(errno) else { throw .writing(self.path(parent)) }
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
      if unlinkat(descriptor, current, 0) == 0 || errno == ENOENT { continue }
      guard errno == EISDIR else { throw .writing(self.path(current)) }
      emptied.append(current)
      rest += try names(in: current).map { current + "/" + $0 }
    }
    for folder in emptied.reversed() {
      guard unlinkat(descriptor, folder, AT_REMOVEDIR) == 0 else { throw .writing(self.path(folder)) }
    }
  }
}

extension EnvironmentError {
  static func reading(_ path: String) -> Self {
    .system(LocalizedText(vi: "đọc", en: "read"), path, code: errno)
  }

  static func writing(_ path: String) -> Self {
    .system(LocalizedText(vi: "ghi", en: "write"), path, code: errno)
  }
}
