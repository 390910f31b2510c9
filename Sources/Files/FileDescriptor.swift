// The system calls on single files and folders: interrupted calls are retried, failed ones throw an error with the path.

import CLinux
import Diagnostics
import Glibc

/// An open file or folder, closed at the end of its life.
///
/// Paths are relative to an open folder. Opening never blocks on a pipe and does not follow a symbolic link in the last
/// part of a path.
struct FileDescriptor: ~Copyable, Sendable {
  /// What stands at a path.
  enum Kind: Equatable {
    case absent
    /// A regular file, with its size in bytes.
    case file(size: Int)
    case folder, symbolicLink
    /// A pipe, a socket or a device.
    case other

    fileprivate init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: self = .file(size: Int(status.st_size))
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .symbolicLink
      default: self = .other
      }
    }
  }

  /// Negative when there is nothing to close.
  private(set) var number: Int32
  /// For error messages.
  let path: String

  /// Takes over an open descriptor.
  init(_ number: Int32, _ path: String) {
    self.number = number
    self.path = path
  }

  /// The current folder; absolute paths can be opened through it too.
  static let workingFolder = FileDescriptor(AT_FDCWD, "")

  deinit {
    if number >= 0 { Glibc.close(number) }
  }

  /// Opens a folder to list.
  ///
  /// - Parameters:
  ///   - path: empty for this folder itself.
  ///   - label: what errors call it, when that is not its path.
  func folder(
    _ path: String, followingLink: Bool = false, named label: String? = nil
  ) throws(EnvironmentError) -> FileDescriptor {
    try open(path, O_RDONLY | O_DIRECTORY | (followingLink ? 0 : O_NOFOLLOW), named: label)
  }

  /// Opens a folder of this one, by the bytes of its name; nil when there is nothing.
  ///
  /// - Parameters:
  ///   - isSearched: whether it is only a step to something else, which does not need the right to list it.
  ///   - label: what errors call it, when that is not its path.
  func folder(
    _ name: [CChar], isSearched: Bool = false, followingLink: Bool = false, named label: String? = nil
  ) throws(EnvironmentError) -> FileDescriptor? {
    let flags = O_DIRECTORY | O_CLOEXEC | (isSearched ? open_path : 0) | (followingLink ? 0 : O_NOFOLLOW)
    let opened = retried { openat(number, name, flags) }
    let label = label ?? self.path(name.text)
    guard opened >= 0 || errno == ENOENT else { throw .reading(label) }
    return opened >= 0 ? FileDescriptor(opened, label) : nil
  }

  /// Opens a file to read.
  func file(_ path: String) throws(EnvironmentError) -> FileDescriptor { try open(path, O_RDONLY | O_NOFOLLOW) }

  /// Creates a file to write, or truncates the one that is there.
  ///
  /// - Parameter isAbsent: whether there must be none.
  func newFile(_ path: String, isAbsent: Bool = false) throws(EnvironmentError) -> FileDescriptor {
    try open(path, O_WRONLY | O_CREAT | (isAbsent ? O_EXCL : O_TRUNC) | O_NOFOLLOW)
  }

  private func open(
    _ path: String, _ flags: Int32, named label: String? = nil
  ) throws(EnvironmentError) -> FileDescriptor {
    let opened = retried { openat(number, path.isEmpty ? "." : path, flags | O_NONBLOCK | O_CLOEXEC, 0o666) }
    let label = label ?? self.path(path)
    guard opened >= 0 else { throw flags & O_ACCMODE == O_RDONLY ? .reading(label) : .writing(label) }
    return FileDescriptor(opened, label)
  }

  /// Creates a file without a name, which the system removes with the process, however that ends.
  ///
  /// - Parameter folder: decides the file system; named in errors.
  static func unnamedFile(in folder: String) throws(EnvironmentError) -> FileDescriptor {
    var template = Array((folder + "/plan-archive-XXXXXX").utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw .writing(folder) }
    unlink(template)
    // Swift does not import mkostemp, which would have set this.
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return FileDescriptor(number, folder)
  }

  /// Closes a file that was written to.
  consuming func close() throws(EnvironmentError) {
    let number = number
    self.number = -1
    // Some file systems report only now that the disk is full.
    guard Glibc.close(number) == 0 else { throw .writing(path) }
  }

  /// A path below this folder, for error messages.
  func path(_ relative: String) -> String {
    relative.isEmpty ? path : path.isEmpty ? relative : path + "/" + relative
  }

  /// - Throws: when the system cannot tell.
  func kind(of path: String) throws(EnvironmentError) -> Kind {
    var status = stat()
    guard fstatat(number, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw .reading(self.path(path)) }
      return .absent
    }
    return Kind(status)
  }

  /// What this is, whatever stands at its path by now.
  func kind() throws(EnvironmentError) -> Kind { Kind(try status()) }

  /// What makes two names those of one file or folder.
  struct Identity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  func identity() throws(EnvironmentError) -> Identity {
    let status = try status()
    return Identity(device: status.st_dev, number: status.st_ino)
  }

  func permissions() throws(EnvironmentError) -> mode_t { try status().st_mode & 0o7777 }

  private func status() throws(EnvironmentError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .reading(path) }
    return status
  }

  /// The names in a folder, sorted by their bytes, so that the order of the file system never shows. Bytes that are not
  /// UTF-8 become U+FFFD.
  func names(in path: String) throws(EnvironmentError) -> [String] {
    try folder(path).entries().map(\.name.text).sorted { $0.precedesInUTF8($1) }
  }

  /// What this folder holds, by the bytes of the names, in no special order.
  func entries() throws(EnvironmentError) -> [(name: [CChar], isFolder: Bool)] {
    var folder = try folder("", named: path)
    guard let stream = fdopendir(folder.number) else { throw .reading(path) }
    // The stream closes the descriptor.
    folder.number = -1
    defer { closedir(stream) }
    var entries: [(name: [CChar], isFolder: Bool)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) } + [0]
      if name == [0x2E, 0] || name == [0x2E, 0x2E, 0] { continue }
      var isFolder = entry.pointee.d_type == DT_DIR
      if entry.pointee.d_type == DT_UNKNOWN {
        var status = stat()
        isFolder = fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && Kind(status) == .folder
      }
      entries.append((name, isFolder))
    }
    guard errno == 0 else { throw .reading(path) }
    return entries
  }

  /// Removes a file, or a folder with all that it holds, whatever its name and permissions.
  func removeTree(_ name: [CChar]) throws(EnvironmentError) {
    let path = self.path(name.text)
    if unlinkat(number, name, 0) == 0 || errno == ENOENT { return }
    guard errno == EISDIR else { throw .writing(path) }
    // A killed build or others may have left it closed. Who may not open it up is told by the next call.
    _ = fchmodat(number, name, 0o700, AT_SYMLINK_NOFOLLOW)
    guard let folder = try folder(name) else { return }
    for entry in try folder.entries() { try folder.removeTree(entry.name) }
    guard unlinkat(number, name, AT_REMOVEDIR) == 0 else { throw .writing(path) }
  }

  /// The next `count` bytes, or those from `offset` on; fewer when the file ends before.
  func bytes(_ count: Int, at offset: Int? = nil) throws(EnvironmentError) -> [UInt8] {
    var failure: EnvironmentError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let rest = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[done..<count]))
        let more = retried {
          if let offset { return pread(number, rest.baseAddress, rest.count, off_t(offset + done)) }
          return read(number, rest.baseAddress, rest.count)
        }
        if more < 0 { failure = .reading(path) }
        if more <= 0 { break }
        done += more
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads to the end of the file.
  func forEachChunk(_ body: ([UInt8]) throws(EnvironmentError) -> Void) throws(EnvironmentError) {
    while true {
      let chunk = try bytes(Self.chunkSize)
      try body(chunk)
      if chunk.count < Self.chunkSize { return }
    }
  }

  /// How much of a large file is in memory at once.
  static let chunkSize = 1 << 17

  /// Writes all bytes, behind those written before or from `offset` on.
  func write(_ bytes: [UInt8], at offset: Int? = nil) throws(EnvironmentError) {
    try bytes.withUnsafeBufferPointer { bytes throws(EnvironmentError) in
      var done = 0
      while done < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[done...])
        let more = retried {
          if let offset { return pwrite(number, rest.baseAddress, rest.count, off_t(offset + done)) }
          return Glibc.write(number, rest.baseAddress, rest.count)
        }
        guard more > 0 else { throw .writing(path) }
        done += more
      }
    }
  }
}

extension [CChar] {
  /// A name that ends in a zero byte; bytes that are not UTF-8 become U+FFFD.
  var text: String { String(decoding: dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }
}

/// Repeats a system call that a signal interrupted.
private func retried<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

extension EnvironmentError {
  /// A call that reads failed, with the code in `errno`.
  static func reading(_ path: String, code: Int32 = errno) -> Self {
    .system(LocalizedText(vi: "đọc", en: "read"), path, code: code)
  }

  /// A call that writes failed, with the code in `errno`.
  static func writing(_ path: String, code: Int32 = errno) -> Self {
    .system(LocalizedText(vi: "ghi", en: "write"), path, code: code)
  }

  /// A pipe, a link or the like stands where only a regular file may.
  static func notRegular(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(vi: "“\(path)” không phải là tệp thường", en: "‘\(path)’ is not a regular file"),
      hint: LocalizedText(vi: "chuyển nó đi chỗ khác rồi chạy lại", en: "move it away and run again"))
  }
}
