package import Diagnostics

/// A file of the finished site.
package struct OutputFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Bytes of a file on disk, at this absolute path: an attachment can be larger than memory.
    case copy(of: String)
    /// Made when it is asked for: the pages of a large site do not fit into memory.
    case made(@Sendable () throws(EnvironmentError) -> [UInt8])
  }

  /// Relative to the output folder, `/` between its parts.
  package let path: String
  package let content: Content
}

extension OutputFile {
  package func bytes() throws(EnvironmentError) -> [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .made(let make): try make()
    case .copy: []
    }
  }
}
