// From files to staged files: made, compared with what is published, written to the staging folder. Only the files that
// are being staged are in memory.

import Diagnostics
import Foundation

extension OutputWriter {
  struct Staged {
    enum Change {
      case none, addition, replacement
    }

    let digest: Digest
    let change: Change
  }

  /// Stages the files on all processors. Which of several errors is thrown depends on the files alone.
  func stage(
    _ files: [OutputFile], _ isOwned: [Bool], _ progress: (Int, Int) -> Void
  ) async throws(EnvironmentError) -> [Staged] {
    // From the end, where the longest pages are, the list of slogans and the timeline: begun last, each would keep one
    // processor busy while the others have nothing left.
    var waiting = stride(from: 0, to: files.count, by: 16).map { $0..<min($0 + 16, files.count) }
    var parts = [[Staged]](repeating: [], count: waiting.count)
    var failure: (part: Int, error: EnvironmentError)?
    await withTaskGroup(of: (part: Int, result: Result<[Staged], EnvironmentError>).self) { group in
      func begin() {
        guard failure == nil, let range = waiting.popLast() else { return }
        group.addTask { [part = waiting.count] in
          do throws(EnvironmentError) {
            var staged: [Staged] = []
            for index in range { staged.append(try stage(files[index], at: index, isOwned: isOwned[index])) }
            return (part, .success(staged))
          } catch {
            return (part, .failure(error))
          }
        }
      }
      // Twice as many as run at once, so that no processor waits for the next.
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 { begin() }
      var done = 0
      for await (part, result) in group {
        switch result {
        case .success(let staged):
          parts[part] = staged
          done += staged.count
          progress(done, files.count)
        // Every part before this one was begun, so the first error of all is known in the end.
        case .failure(let error) where failure.map({ $0.part < part }) ?? true: failure = (part, error)
        case .failure: break
        }
        begin()
      }
    }
    if let failure { throw failure.error }
    return Array(parts.joined())
  }

  /// Puts the file into the staging folder unless the published one has the same bytes.
  private func stage(_ file: OutputFile, at index: Int, isOwned: Bool) throws(EnvironmentError) -> Staged {
    let digest: Digest
    let state: OutputFolder.State
    switch file.content {
    case .bytes(let bytes): (digest, state) = try stage(bytes, file.path, at: index)
    case .made(let bytes): (digest, state) = try stage(bytes(), file.path, at: index)
    case .copy(let source):
      let known: Digest?
      (state, known) = try folder.state(of: file.path, comparedWithFile: source)
      digest = if let known { known } else { try folder.copy(source, to: Self.stagedName(index)) }
    }
    switch state {
    case .same: return Staged(digest: digest, change: .none)
    case .absent: return Staged(digest: digest, change: .addition)
    case .different where isOwned: return Staged(digest: digest, change: .replacement)
    case .different, .otherKind: throw .foreignFile(folder.path(file.path))
    }
  }

  private func stage(
    _ bytes: [UInt8], _ path: String, at index: Int
  ) throws(EnvironmentError) -> (Digest, OutputFolder.State) {
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
