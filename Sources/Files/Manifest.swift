// The list of what plan-archive wrote to an output folder, in the form that `sha256sum -c` reads.

/// A line a file: the SHA-256 in hexadecimal, two blanks, the path (GNU coreutils, “sha2 utilities”, text mode).
struct Manifest {
  static let file = "SHA256SUMS"

  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// The files in the order of the lines; lines of another form are passed over.
  var files: [(path: String, digits: ArraySlice<UInt8>)] {
    bytes.split(separator: 0x0A).filter { $0.count > 66 }.map {
      (String(decoding: $0.dropFirst(66), as: UTF8.self), $0.prefix(64))
    }
  }

  mutating func add(_ path: String, _ digest: Digest) {
    bytes += digest.digits
    bytes += "  ".utf8
    bytes += path.utf8
    bytes.append(0x0A)
  }
}
