// A link or image of a text, and which destinations are allowed.

package import Diagnostics

package struct Link: Hashable, Sendable {
  /// As written, with character references and backslash escapes resolved.
  package let destination: String
  package let isImage: Bool
  /// Where it begins: at its `[`, `![` or `<`.
  package let location: SourceLocation

  /// Whether it leads out of the site by a scheme of its own (RFC 3986, section 3.1).
  package let hasScheme: Bool

  /// Whether parsing reported it: nothing more need be said of it.
  package var isRefused: Bool { refusedPart != nil }

  init(destination: String, isImage: Bool, location: SourceLocation) {
    self.destination = destination
    self.isImage = isImage
    self.location = location
    let bytes = Self.plainBytes(of: destination)
    let slashes = bytes.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    let scheme = Self.scheme(bytes)
    hasScheme = scheme != nil
    refusedPart = slashes.count >= 2 ? "//" : scheme.flatMap { Self.allowedSchemes.contains($0) ? nil : $0 }
  }

  private static let allowedSchemes = ["http", "https", "mailto", "tel"]

  /// What of the destination is not allowed: its scheme, or the slashes before a host; nil if nothing.
  let refusedPart: String?

  /// In lower case; nil for a relative reference.
  private static func scheme(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let isScheme = bytes[..<colon].enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): index > 0
      default: false
      }
    }
    let isEmpty = colon == bytes.startIndex
    return isEmpty || !isScheme ? nil : String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
  }

  /// The destination as a browser reads it (WHATWG URL standard, “basic URL parser”): blanks and control characters before
  /// it count for nothing, nor do tabs and line ends anywhere, and a backslash is a slash. No honest link holds other
  /// control characters, so all of them are skipped.
  private static func plainBytes(of destination: String) -> ArraySlice<UInt8> {
    destination.utf8.filter { $0 > 0x1F && $0 != 0x7F }.drop { $0 == UInt8(ascii: " ") }
  }
}
