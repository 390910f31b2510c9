// From the files of a finished site to staged files: made, compared with what is published, written to the staging folder.
// Only the files that are being staged are in memory.

package import Diagnostics

/// Takes the next part of a file.
package typealias ByteSink = (_ part: [UInt8]) throws(EnvironmentError) -> Void

/// A file of the finished site.
package struct OutputFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Bytes made when they are asked for, equal ones each time: all pages together can be larger than memory.
    case made(@Sendable () throws(EnvironmentError) -> [UInt8])
    /// Bytes handed on in parts when they are asked for, equal ones each time: what lists the whole archive can be larger than
    /// memory.
    case streamed(@Sendable (ByteSink) throws(EnvironmentError) -> Void)
    /// Bytes of a file on disk, at this absolute path: an attachment can be larger than memory.
    case copy(of: String)
  }

  /// Relative to the output folder, `/` between its parts.
  package let path: String
  package let content: Content
  /// Whether a file that somebody else put there stays in its place.
  package let yieldsToOthers: Bool

  package init(path: String, content: Content, yieldsToOthers: Bool = false) {
    self.path = path
    self.content = content
    self.yieldsToOthers = yieldsToOthers
  }

  /// The bytes, made if need be; nil for a copy.
  package func bytes() throws(EnvironmentError) -> [UInt8]? {
    switch content {
    case .bytes(let bytes): return bytes
    case .made(let make): return try make()
    case .streamed(let stream):
      var bytes: [UInt8] = []
      try stream { bytes += $0 }
      return bytes
    case .copy: return nil
    }
  }
}

extension OutputWriter {
  enum Change {
    case none, addition
    /// Of a file that has the bytes which plan-archive wrote, or other ones.
    case replacement(isOurs: Bool)
    /// A folder stands there, or a file where one of its folders should.
    case blocked
    /// Somebody else’s file stands there, and stays.
    case yielded
  }

  /// Puts the file into the staging folder unless the published one has the same bytes.
  func stage(_ file: OutputFile, at index: Int, in staging: Folder) throws(EnvironmentError) -> (Digest, Change) {
    let digest: Digest
    let state: Folder.State
    switch file.content {
    case .bytes(let bytes): (digest, state) = try stage(bytes, file.path, at: index, in: staging)
    case .made(let make): (digest, state) = try stage(make(), file.path, at: index, in: staging)
    case .streamed(let stream):
      let size: Int
      (digest, size) = try staging.write(to: String(index), stream)
      state = try folder.state(of: file.path, comparedWith: digest, size)
    case .copy(let source):
      let known: Digest?
      (state, known) = try folder.state(of: file.path, comparedWithFile: source)
      digest =
        if let known { known } else {
          try staging.copy(FileDescriptor.workingFolder.file(source), to: String(index)).digest
        }
    }
    switch state {
    case .same: return (digest, .none)
    case .absent: return (digest, .addition)
    case .different where file.yieldsToOthers:
      return (digest, try isOurs(file.path) ? .replacement(isOurs: true) : .yielded)
    case .different where claims[Array(file.path.utf8)] != nil:
      return (digest, .replacement(isOurs: try isOurs(file.path)))
    case .different: throw .foreignFile(folder.descriptor.path(file.path))
    case .otherKind: return (digest, .blocked)
    }
  }

  private func stage(
    _ bytes: [UInt8], _ path: String, at index: Int, in staging: Folder
  ) throws(EnvironmentError) -> (Digest, Folder.State) {
    let state = try folder.state(of: path, comparedWith: bytes)
    if state != .same { try staging.write(bytes, to: String(index)) }
    return (Digest(bytes), state)
  }
}

extension EnvironmentError {
  static func foreignFile(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” không phải do plan-archive tạo và nằm đúng chỗ cần ghi",
        en: "‘\(path)’ was not written by plan-archive and stands in the way"),
      hint: LocalizedText(vi: "chuyển tệp này đi chỗ khác rồi chạy lại", en: "move it away and run again"))
  }
}
