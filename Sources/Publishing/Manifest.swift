// The list of what plan-archive wrote to an output folder, in the form that `sha256sum -c` reads.

/// A line a file: the SHA-256 in hexadecimal, two blanks, the path (GNU coreutils, “sha2 utilities”, text mode).
struct Manifest {
  static let file = "SHA256SUMS"

  private(set) var text = ""
  /// By path.
  private(set) var digests: [String: String] = [:]

  init() {}

  /// Lines of another form are passed over.
  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) where line.count > 66 {
      add(String(decoding: line.dropFirst(66), as: UTF8.self), String(decoding: line.prefix(64), as: UTF8.self))
    }
  }

  mutating func add(_ path: String, _ digest: String) {
    text += digest + "  " + path + "\n"
    digests[path] = digest
  }
}
