import CZlib

extension [UInt8] {
  /// What was compressed to these bytes (DEFLATE, RFC 1951, as ZIP archives hold it); nil when they are none, or make another size.
  package func inflated(size: Int) -> [UInt8]? {
    var stream = z_stream()
    // A negative window says that there is no header.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: size) { output, written in
      withUnsafeBufferPointer { input in
        // zlib does not write there.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(size)
        isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && Int(stream.total_out) == size
      }
      written = Int(stream.total_out)
    }
    return isWhole ? output : nil
  }
}
