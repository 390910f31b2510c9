/// A file of the finished site.
package struct OutputFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Bytes of a file on disk, at this absolute path: an attachment can be larger than memory.
    case copy(of: String)
  }

  /// Relative to the output folder, `/` between its parts.
  package let path: String
  package let content: Content
}
