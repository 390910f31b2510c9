package import Diagnostics

/// A file of the finished site.
package struct OutputFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Bytes made when they are asked for, equal ones each time: all pages together can be larger than memory.
    case made(@Sendable () throws(EnvironmentError) -> [UInt8])
    /// Bytes of a file on disk, at this absolute path: an attachment can be larger than memory.
    case copy(of: String)
  }

  /// Relative to the output folder, `/` between its parts.
  package let path: String
  package let content: Content

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  /// The bytes, made if need be; nil for a copy.
  package func bytes() throws(EnvironmentError) -> [UInt8]? {
    switch content {
    case .bytes(let bytes): bytes
    case .made(let make): try make()
    case .copy: nil
    }
  }
}
