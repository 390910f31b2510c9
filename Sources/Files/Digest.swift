// SHA-256 of a file's bytes (FIPS 180-4).

import Crypto

package struct Digest: Sendable {
  private let value: SHA256.Digest

  package init(_ bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    value = hash.finalize()
  }

  /// The digest of all that the hash was given.
  init(_ hash: SHA256) { value = hash.finalize() }

  /// 64 lower-case digits.
  var digits: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { digits, count in
      for byte in value {
        digits[count] = Self.digit(byte >> 4)
        digits[count + 1] = Self.digit(byte & 15)
        count += 2
      }
    }
  }

  package var hexadecimal: String { String(decoding: digits, as: UTF8.self) }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }
}
