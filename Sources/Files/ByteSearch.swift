// Looking for a byte as fast as the C library can: every byte of an archive is looked at several times.

import Glibc

extension [UInt8] {
  /// The index of the first `byte` in a range.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe withUnsafeBytes { buffer -> Int? in
      guard let start = buffer.baseAddress,
        let found = unsafe memchr(start + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - start
    }
  }

  /// The index of the first `text`, which is not empty, from `start` on.
  package func firstIndex(of text: [UInt8], from start: Int = 0) -> Int? {
    var next = start
    while let index = firstIndex(of: text[0], in: next..<count) {
      if self[index...].starts(with: text) { return index }
      next = index + 1
    }
    return nil
  }

  /// Whether `byte` stands in a range.
  package func holds(_ byte: UInt8, in range: Range<Int>) -> Bool { firstIndex(of: byte, in: range) != nil }

  /// Whether `byte` stands anywhere.
  package func holds(_ byte: UInt8) -> Bool { holds(byte, in: 0..<count) }
}
