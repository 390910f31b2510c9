// Finished texts between the two passes over an archive: the first parses every file, the second makes the pages. Texts of
// thousands of plans do not stay in memory in between.

package import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Pieces of bytes in the order in which they came: the first few MiB in memory, the rest in a file without a name, which
/// the system removes with the process, however that ends.
package final class Spool: Sendable {
  /// Where a piece lies.
  package struct Piece: Sendable {
    fileprivate let start: Int
    package let count: Int
  }

  private struct Contents {
    var memory: [UInt8] = []
    /// Bytes in memory and in the file.
    var count = 0
    var file: Int32?
  }

  private let contents = Mutex(Contents())
  private let folder: String
  private let memoryLimit: Int

  /// - Parameters:
  ///   - folder: where a file may be made for the time of the run.
  ///   - memoryLimit: bytes that are kept in memory.
  package init(folder: String, memoryLimit: Int = 16 << 20) {
    self.folder = folder
    self.memoryLimit = memoryLimit
    // Growing step by step would need the room twice.
    contents.withLock { $0.memory.reserveCapacity(memoryLimit) }
  }

  deinit {
    contents.withLock { if let file = $0.file { close(file) } }
  }

  /// Keeps `bytes`; safe to call from several tasks at once.
  ///
  /// - Throws: when the file cannot be made or written.
  package func add(_ bytes: [UInt8]) throws(EnvironmentError) -> Piece {
    let (start, file) = try contents.withLock { contents throws(EnvironmentError) -> (Int, Int32?) in
      let start = contents.count
      if contents.file == nil, start + bytes.count <= memoryLimit {
        contents.memory += bytes
      } else if contents.file == nil {
        contents.file = try opened()
      }
      contents.count += bytes.count
      return (start, contents.file)
    }
    if let file { try write(bytes, to: file, at: start) }
    return Piece(start: start, count: bytes.count)
  }

  /// - Throws: when the file cannot be read.
  package func bytes(of piece: Piece) throws(EnvironmentError) -> [UInt8] {
    let (kept, file) = contents.withLock { contents in
      let end = piece.start + piece.count
      return (end <= contents.memory.count ? Array(contents.memory[piece.start..<end]) : nil, contents.file)
    }
    if let kept { return kept }
    guard let file else { preconditionFailure("a piece of another spool") }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: piece.count) { buffer, count in
      while count < piece.count {
        let got = pread(file, buffer.baseAddress.map { $0 + count }, piece.count - count, off_t(piece.start + count))
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          failure = got < 0 ? errno : EIO
          return
        }
        count += got
      }
    }
    guard failure == 0 else { throw .system(LocalizedText(vi: "đọc", en: "read"), folder, code: failure) }
    return bytes
  }

  private func opened() throws(EnvironmentError) -> Int32 {
    // The name goes as soon as the file is open.
    var template = Array((folder + "/plan-archive-XXXXXX").utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw .system(LocalizedText(vi: "ghi", en: "write"), folder, code: errno) }
    unlink(template)
    return file
  }

  private func write(_ bytes: [UInt8], to file: Int32, at start: Int) throws(EnvironmentError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(start + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(LocalizedText(vi: "ghi", en: "write"), folder, code: errno) }
      done += count
    }
  }
}
