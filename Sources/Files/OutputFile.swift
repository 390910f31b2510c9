// From the files of a finished site to staged files: made, compared with what is published, written to the staging folder.
// Only the files that are being staged are in memory.

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

extension OutputWriter {
  enum Change {
    case none, addition, replacement
  }

  /// Puts the file into the staging folder unless the published one has the same bytes.
  func stage(_ file: OutputFile, at index: Int, isOwned: Bool) throws(EnvironmentError) -> (Digest, Change) {
    let digest: Digest
    let state: Folder.State
    switch file.content {
    case .bytes(let bytes): (digest, state) = try stage(bytes, file.path, at: index)
    case .made(let make): (digest, state) = try stage(make(), file.path, at: index)
    case .copy(let source):
      let known: Digest?
      (state, known) = try folder.state(of: file.path, comparedWithFile: source)
      digest = if let known { known } else { try folder.copy(source, to: Self.stagedName(index)) }
    }
    switch state {
    case .same: return (digest, .none)
    case .absent: return (digest, .addition)
    case .different where isOwned: return (digest, .replacement)
    case .different, .otherKind: throw .foreignFile(folder.descriptor.path(file.path))
    }
  }

  private func stage(
    _ bytes: [UInt8], _ path: String, at index: Int
  ) throws(EnvironmentError) -> (Digest, Folder.State) {
    let state = try folder.state(of: path, comparedWith: bytes)
    if state != .same { try folder.write(bytes, to: Self.stagedName(index)) }
    return (Digest(bytes), state)
  }
}

extension EnvironmentError {
  fileprivate static func foreignFile(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” không phải do plan-archive tạo và nằm đúng chỗ cần ghi",
        en: "‘\(path)’ was not written by plan-archive and stands in the way"),
      hint: LocalizedText(vi: "chuyển tệp này đi chỗ khác rồi chạy lại", en: "move it away and run again"))
  }
}
