// What lies in the folder: names and bytes.

import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OutputFolder {
  /// The names in a folder, sorted.
  func names(in path: String) throws(EnvironmentError) -> [String] {
    let opened = openat(descriptor, path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0, let stream = fdopendir(opened) else { throw .reading(self.path(path)) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .reading(self.path(path)) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The paths of everything below the folder that is no folder itself, sorted.
  func files() throws(EnvironmentError) -> [String] {
    var files: [String] = []
    var folders = [""]
    while let current = folders.popLast() {
      for name in try names(in: current) {
        let path = current.isEmpty ? name : current + "/" + name
        if try kind(of: path) == .folder { folders.append(path) } else { files.append(path) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func digest(of path: String) throws(EnvironmentError) -> Digest {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw .reading(self.path(path)) }
    defer { close(file) }
    var digest = Digest()
    try forEachChunk(of: file, self.path(path)) { digest.add($0) }
    return digest
  }

  /// Whether the file has just these bytes.
  func holds(_ bytes: [UInt8], at path: String) throws(EnvironmentError) -> Bool {
    var status = stat()
    guard fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .reading(self.path(path)) }
    guard status.st_size == bytes.count else { return false }
    return try self.bytes(of: path) == bytes
  }

  /// The whole file; nil when there is none.
  func bytes(of path: String) throws(EnvironmentError) -> [UInt8]? {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw .reading(self.path(path)) }
      return nil
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    try forEachChunk(of: file, self.path(path)) { bytes += $0 }
    return bytes
  }

  /// Reads an open file to its end.
  func forEachChunk(
    of file: Int32, _ path: String, _ body: (ArraySlice<UInt8>) throws(EnvironmentError) -> Void
  ) throws(EnvironmentError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .reading(path) }
      if count == 0 { return }
      try body(buffer[..<count])
    }
  }
}
