// Compressed files beside the files of a site, for web servers that send them as they are.

import CZlib
import Diagnostics
import Synchronization

extension OutputFile {
  /// Kinds of files that are text. Others are compressed in themselves.
  private static let textKinds = ["css", "csv", "html", "ics", "js", "json", "svg", "txt", "xml"]
  /// What is smaller goes in one packet anyway.
  private static let smallestCompressed = 1024

  /// The file, and beside it the same in gzip format, at its path with `.gz`; alone when it would gain nothing, and when it is a
  /// copy, which can be larger than memory. Compressed bytes are made when they are asked for.
  package var precompressed: [OutputFile] {
    guard Self.textKinds.contains(where: { path.hasSuffix("." + $0) }) else { return [self] }
    switch content {
    case .bytes(let bytes) where bytes.count >= Self.smallestCompressed:
      return [self, OutputFile(path: path + ".gz", content: .made { gzip(bytes) })]
    case .made(let make):
      let page = SharedBytes(make)
      return [
        OutputFile(path: path, content: .made { () throws(EnvironmentError) in try page.bytes() }),
        OutputFile(path: path + ".gz", content: .made { () throws(EnvironmentError) in gzip(try page.bytes()) }),
      ]
    case .streamed(let stream):
      let compressed = OutputFile.Content.streamed { write throws(EnvironmentError) in
        let gzip = GzipStream()
        try stream { part throws(EnvironmentError) in try write(gzip.compress(part)) }
        try write(gzip.compress([], isLast: true))
      }
      return [self, OutputFile(path: path + ".gz", content: compressed)]
    case .bytes, .copy: return [self]
    }
  }
}

/// The bytes that two files are made of. Their paths follow each other, so they are staged together: the first has the bytes made,
/// and leaves them to the second. Made twice, pages cost a tenth of such a build.
private final class SharedBytes: Sendable {
  private let make: @Sendable () throws(EnvironmentError) -> [UInt8]
  private let left = Mutex<[UInt8]?>(nil)

  init(_ make: @escaping @Sendable () throws(EnvironmentError) -> [UInt8]) { self.make = make }

  func bytes() throws(EnvironmentError) -> [UInt8] {
    if let bytes = left.withLock({ $0.take() }) { return bytes }
    let bytes = try make()
    left.withLock { $0 = bytes }
    return bytes
  }
}

/// `bytes` in gzip format.
func gzip(_ bytes: [UInt8]) -> [UInt8] { GzipStream().compress(bytes, isLast: true) }

/// Writes the gzip format (RFC 1952), without a name and a time, so that equal bytes become equal ones.
private final class GzipStream {
  // zlib remembers where it lies.
  private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    state.initialize(to: z_stream())
    // The largest window is 15; 16 more say that the format is gzip.
    let status = deflateInit2_(
      state, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory to compress in")
  }

  deinit {
    deflateEnd(state)
    state.deallocate()
  }

  /// What can be written after another part; all of it after the last.
  func compress(_ part: [UInt8], isLast: Bool = false) -> [UInt8] {
    var compressed: [UInt8] = []
    part.withUnsafeBufferPointer { input in
      // zlib does not write there.
      state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      state.pointee.avail_in = UInt32(input.count)
      repeat {
        compressed += [UInt8](unsafeUninitializedCapacity: 1 << 15) { output, count in
          state.pointee.next_out = output.baseAddress
          state.pointee.avail_out = UInt32(output.count)
          deflate(state, isLast ? Z_FINISH : Z_NO_FLUSH)
          count = output.count - Int(state.pointee.avail_out)
        }
      } while state.pointee.avail_out == 0
    }
    return compressed
  }
}
