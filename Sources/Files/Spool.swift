// Finished texts between the two passes over an archive: the first parses every file, the second makes the pages. Texts of
// thousands of plans do not stay in memory in between.

package import Diagnostics
import Glibc
import Synchronization

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
    var file: UnnamedFile?
  }

  /// Held by everyone who reads or writes it, outside of the lock.
  private final class UnnamedFile: Sendable {
    let descriptor: FileDescriptor

    init(in folder: String) throws(EnvironmentError) { descriptor = try FileDescriptor.unnamedFile(in: folder) }
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

  /// Keeps `bytes`; safe to call from several tasks at once.
  ///
  /// - Throws: when the file cannot be made or written.
  package func add(_ bytes: [UInt8]) throws(EnvironmentError) -> Piece {
    let (start, file) = try contents.withLock { contents throws(EnvironmentError) -> (Int, UnnamedFile?) in
      let start = contents.count
      if contents.file == nil, start + bytes.count <= memoryLimit {
        contents.memory += bytes
      } else if contents.file == nil {
        contents.file = try UnnamedFile(in: folder)
      }
      contents.count += bytes.count
      return (start, contents.file)
    }
    try file?.descriptor.write(bytes, at: start)
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
    let bytes = try file.descriptor.bytes(piece.count, at: piece.start)
    guard bytes.count == piece.count else { throw .reading(folder, code: EIO) }
    return bytes
  }
}
