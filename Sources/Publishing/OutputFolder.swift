// The system calls below one folder. Every path is relative to it, no symbolic link in it is followed.

import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Holds a descriptor of the folder for its life, and with it the lock.
final class OutputFolder {
  enum Kind {
    case file, folder, other, absent
  }

  private let root: String
  let descriptor: Int32
  /// Whether it was made here, and no other build has it.
  private var isNew: Bool
  private var knownFolders: Set<String> = []

  private init(_ path: String, _ descriptor: Int32, isNew: Bool = false) {
    root = path
    self.isNew = isNew
    self.descriptor = descriptor
  }

  /// Opens the folder; makes it and the folders it lies in when they do not exist.
  static func opened(_ path: String) throws(EnvironmentError) -> OutputFolder {
    let isNew = try made(path)
    // A link would let the site be written to where nobody looks for it.
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(path) }
    return OutputFolder(path, descriptor, isNew: isNew)
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

  /// The lock is on the folder itself, so nothing is left behind; the system drops it when the process ends.
  func lock() throws(EnvironmentError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
    guard errno == EWOULDBLOCK else { throw .writing(root) }
    isNew = false
    throw EnvironmentError(
      root,
      LocalizedText(
        vi: "một lần build khác đang ghi vào “\(root)”", en: "another build is writing to ‘\(root)’"),
      hint: LocalizedText(vi: "chờ nó xong rồi chạy lại", en: "wait until it is done and run again"))
  }

  /// The path as people know it.
  func path(_ relative: String) -> String { relative.isEmpty ? root : root + "/" + relative }

  func kind(of path: String) throws(EnvironmentError) -> Kind {
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let parent = String(path[..<slash])
      if !knownFolders.contains(parent) {
        switch try kind(of: parent) {
        case .folder: knownFolders.insert(parent)
        case .absent: return .absent
        // A file or a link where a folder of the path should be.
        case .file, .other: return .other
        }
      }
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

  /// Makes the folders that a file lies in.
  func makeFolders(of path: String) throws(EnvironmentError) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    let parent = String(path[..<slash])
    guard !knownFolders.contains(parent) else { return }
    try makeFolders(of: parent)
    if mkdirat(descriptor, parent, 0o777) != 0 {
      guard errno == EEXIST, try kind(of: parent) == .folder else { throw .writing(self.path(parent)) }
    }
    knownFolders.insert(parent)
  }

  func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    try create(path) { file throws(EnvironmentError) in try write(bytes[...], to: file, path) }
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

  private func write(_ bytes: ArraySlice<UInt8>, to file: Int32, _ path: String) throws(EnvironmentError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .writing(self.path(path)) }
      rest = rest.dropFirst(count)
    }
  }

  /// Copies a file from anywhere.
  func copy(_ source: String, to path: String) throws(EnvironmentError) -> Digest {
    let opened = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { throw .reading(source) }
    defer { close(opened) }
    var digest = Digest()
    try create(path) { target throws(EnvironmentError) in
      try forEachChunk(of: opened, source) { chunk throws(EnvironmentError) in
        digest.add(chunk)
        try write(chunk, to: target, path)
      }
    }
    return digest
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

  /// Gives a file a second name, which no file has yet.
  func link(_ old: String, to new: String) throws(EnvironmentError) {
    guard linkat(descriptor, old, descriptor, new, 0) != 0 else { return }
    // A file system without hard links, or one that has too many of this file.
    _ = try copy(path(old), to: new)
  }

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

  private func remove(file path: String) throws(EnvironmentError) {
    guard unlinkat(descriptor, path, 0) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw .writing(self.path(path))
    }
  }

  /// Removes the folders that a file would lie in, as far as they are empty.
  func removeEmptyFolders(of path: String) throws(EnvironmentError) {
    var parent = path[...]
    while let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/")) {
      parent = parent[..<slash]
      knownFolders.remove(String(parent))
      if unlinkat(descriptor, String(parent), AT_REMOVEDIR) == 0 || errno == ENOENT { continue }
      // It holds something, or is a mount point.
      guard [ENOTEMPTY, EEXIST, EBUSY, ENOTDIR].contains(errno) else { throw .writing(self.path(String(parent))) }
      return
    }
  }

  /// Removes a folder that only plan-archive writes to.
  func removeTree(_ path: String) throws(EnvironmentError) {
    var folders = [path]
    var emptied: [String] = []
    while let current = folders.popLast() {
      switch try kind(of: current) {
      case .absent: continue
      case .folder:
        emptied.append(current)
        folders += try names(in: current).map { current + "/" + $0 }
      case .file, .other:
        guard unlinkat(descriptor, current, 0) == 0 else { throw .writing(self.path(current)) }
      }
    }
    for folder in emptied.reversed() {
      guard unlinkat(descriptor, folder, AT_REMOVEDIR) == 0 else { throw .writing(self.path(folder)) }
    }
    knownFolders = knownFolders.filter { $0 != path && !$0.utf8.starts(with: (path + "/").utf8) }
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
