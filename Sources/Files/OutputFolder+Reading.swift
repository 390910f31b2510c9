// What lies in the folder: names and bytes, and how they compare with those that are to be there.

import Crypto
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
    return names.sorted { $0.precedesInUTF8($1) }
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
    return files.sorted { $0.precedesInUTF8($1) }
  }

  func digest(of path: String) throws(EnvironmentError) -> Digest {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw .reading(self.path(path)) }
    defer { close(file) }
    var hash = SHA256()
    try forEachChunk(of: file, self.path(path)) { hash.update(bufferPointer: $0) }
    return Digest(hash)
  }

  /// How what stands at a path compares with what is to stand there.
  enum State {
    case same, different, absent, otherKind
  }

  func state(of path: String, comparedWith bytes: [UInt8]) throws(EnvironmentError) -> State {
    try state(of: path) { file, size throws(EnvironmentError) in
      guard size == bytes.count else { return false }
      return try withBuffer(size) { buffer throws(EnvironmentError) in
        try bytes.withUnsafeBufferPointer { bytes throws(EnvironmentError) in
          var rest = UnsafeRawBufferPointer(bytes)
          while !rest.isEmpty {
            let chunk = try read(file, self.path(path), into: buffer)
            // Empty when the file was made shorter meanwhile.
            guard !chunk.isEmpty, chunk.hasBytes(of: rest.prefix(chunk.count)) else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[chunk.count...])
          }
          return true
        }
      }
    }
  }

  /// - Parameter source: a file anywhere.
  /// - Returns: the digest too when both files are the same.
  func state(of path: String, comparedWithFile source: String) throws(EnvironmentError) -> (State, Digest?) {
    var digest: Digest?
    let state = try state(of: path) { file, size throws(EnvironmentError) in
      let opened = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard opened >= 0 else { throw .reading(source) }
      defer { close(opened) }
      var status = stat()
      guard fstat(opened, &status) == 0 else { throw .reading(source) }
      guard status.st_size == size else { return false }
      digest = try digestIfSame(opened, source, file, self.path(path))
      return digest != nil
    }
    return (state, digest)
  }

  /// The digest of two open files with the same bytes; nil when they differ.
  private func digestIfSame(
    _ file: Int32, _ path: String, _ other: Int32, _ otherPath: String
  ) throws(EnvironmentError) -> Digest? {
    var hash = SHA256()
    return try withBuffer(.max) { buffer throws(EnvironmentError) in
      try withBuffer(.max) { otherBuffer throws(EnvironmentError) in
        while true {
          let chunk = try read(file, path, into: buffer)
          guard chunk.hasBytes(of: try read(other, otherPath, into: otherBuffer)[...]) else { return nil }
          hash.update(bufferPointer: chunk)
          if chunk.count < buffer.count { return Digest(hash) }
        }
      }
    }
  }

  /// - Parameter isSame: whether the open file, which has this size, has the bytes that are to be there.
  private func state(
    of path: String, isSame: (_ file: Int32, _ size: Int) throws(EnvironmentError) -> Bool
  ) throws(EnvironmentError) -> State {
    switch try kindOfFolder(of: path) {
    case .folder: break
    case .absent: return .absent
    case .file, .other: return .otherKind
    }
    // A pipe must not be waited for.
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      switch errno {
      case ENOENT: return .absent
      // A link; a socket.
      case ELOOP, ENXIO: return .otherKind
      default: throw .reading(self.path(path))
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .reading(self.path(path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .otherKind }
    return try isSame(file, Int(status.st_size)) ? .same : .different
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
    try forEachChunk(of: file, self.path(path)) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads an open file to its end.
  func forEachChunk(
    of file: Int32, _ path: String, _ body: (UnsafeRawBufferPointer) throws(EnvironmentError) -> Void
  ) throws(EnvironmentError) {
    try withBuffer(.max) { buffer throws(EnvironmentError) in
      while true {
        let chunk = try read(file, path, into: buffer)
        try body(chunk)
        if chunk.count < buffer.count { return }
      }
    }
  }

  /// Room for what is read at once: for a file of this size, but never more than large files need.
  private func withBuffer<Result>(
    _ size: Int, _ body: (UnsafeMutableRawBufferPointer) throws(EnvironmentError) -> Result
  ) throws(EnvironmentError) -> Result {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size, 1 << 17), alignment: 16)
    defer { buffer.deallocate() }
    return try body(buffer)
  }

  /// Reads until the buffer is full or the file ends.
  ///
  /// - Returns: the part of the buffer that was filled.
  private func read(
    _ file: Int32, _ path: String, into buffer: UnsafeMutableRawBufferPointer
  ) throws(EnvironmentError) -> UnsafeRawBufferPointer {
    var count = 0
    while count < buffer.count {
      let more = Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .reading(path) }
      if more == 0 { break }
      count += more
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<count])
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func hasBytes(of other: Slice<UnsafeRawBufferPointer>) -> Bool {
    let other = UnsafeRawBufferPointer(rebasing: other)
    guard count == other.count else { return false }
    guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
    return memcmp(start, otherStart, count) == 0
  }
}
