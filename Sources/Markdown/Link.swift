// A link or image of a text, and which destinations are allowed.

package import Diagnostics

package struct Link: Hashable, Sendable {
  /// As written, with character references and backslash escapes resolved.
  package let destination: String
  package let isImage: Bool
  /// Where it begins: at its `[`, `![` or `<`.
  package let location: SourceLocation

  /// Whether it leads out of the site by a scheme of its own (RFC 3986, section 3.1).
  package var hasScheme: Bool { scheme != nil }

  /// Whether parsing reported it: nothing more need be said of it.
  package var isRefused: Bool { refusedPart != nil }

  private static let allowedSchemes = ["http", "https", "mailto", "tel"]

  /// What of the destination is not allowed: its scheme, or the slashes before a host; nil if nothing.
  var refusedPart: String? {
    let slashes = plainBytes.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if slashes.count >= 2 { return "//" }
    return scheme.flatMap { Self.allowedSchemes.contains($0) ? nil : $0 }
  }

  /// In lower case; nil for a relative reference.
  private var scheme: String? {
    let bytes = plainBytes
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    let isScheme = scheme.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): index > 0
      default: false
      }
    }
    return scheme.isEmpty || !isScheme ? nil : scheme
  }

  /// The destination as a browser reads it (WHATWG URL standard, “basic URL parser”): blanks and control characters before
  /// it count for nothing, nor do tabs and line ends anywhere, and a backslash is a slash. No honest link holds other
  /// control characters, so all of them are skipped.
  private var plainBytes: ArraySlice<UInt8> {
    destination.utf8.filter { $0 > 0x1F && $0 != 0x7F }.drop { $0 == UInt8(ascii: " ") }
  }
}
