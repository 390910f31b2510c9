// The list of what plan-archive wrote to an output folder, in the form that `sha256sum -c` reads.

import Crypto

/// A line a file: the SHA-256 in hexadecimal, two blanks, the path (GNU coreutils, “sha2 utilities”, text mode).
///
/// Names that start with a dot are not in it, for tools that upload a site drop them; but for the settings of Apache, of which
/// the next build must know whose they are.
package struct Manifest {
  package static let file = "SHA256SUMS"
  private static let settingsOfApache = ".htaccess"
  /// What hosts put beside a site, apart from names that start with a dot.
  private static let filesOfHosts = ["CNAME", "robots.txt"]

  package private(set) var bytes: [UInt8]

  package init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// The files in the order of the lines; lines of another form are passed over. A list that was read can have come from
  /// anywhere: see `isOwn`.
  var files: [(path: String, digits: ArraySlice<UInt8>)] {
    bytes.split(separator: 0x0A).filter { $0.count > 66 }.map {
      (String(decoding: $0.dropFirst(66), as: UTF8.self), $0.prefix(64))
    }
  }

  /// The files that a journal names, in the same form; former versions wrote the paths alone.
  static func claims(in journal: [UInt8]) -> [(path: String, digits: [UInt8])] {
    journal.split(separator: 0x0A).map { line in
      let digits = line.prefix(64)
      let isPath = line.count <= 66 || !digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      return (String(decoding: isPath ? line : line.dropFirst(66), as: UTF8.self), isPath ? [] : Array(digits))
    }
  }

  /// Adds a line, unless the name of the file is left out.
  package mutating func add(_ path: String, _ digest: Digest) { add(path, digest.digits) }

  mutating func add(_ path: String, _ digits: [UInt8]) {
    if Self.isHidden(path) { return }
    bytes += digits
    bytes += "  ".utf8
    bytes += path.utf8
    bytes.append(0x0A)
  }

  /// Whether a path can be that of a file which plan-archive wrote, and removes again.
  static func isOwn(_ path: String) -> Bool { staysInside(path) && !isHidden(path) }

  /// Whether a path leads to a file in the folder and shows as it is.
  static func staysInside(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
      && Folder.parts(of: path).allSatisfy { !["", ".", ".."].contains($0) }
  }

  /// Whether a path that is not listed may stand in the folder of a site.
  static func mayBeOfOthers(_ path: String) -> Bool {
    path.utf8.first == UInt8(ascii: ".") || filesOfHosts.contains(path)
  }

  private static func isHidden(_ path: String) -> Bool {
    path.utf8.first == UInt8(ascii: ".") && path != settingsOfApache
  }
}

/// SHA-256 of a file's bytes (FIPS 180-4).
package struct Digest: Sendable {
  private let value: SHA256.Digest

  package init(_ bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    self.init(hash)
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

extension SHA256 {
  mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update(bufferPointer: $0) }
  }
}
