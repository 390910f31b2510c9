// Makes a pair that fails as small as it gets while it still fails, so that a person can see why.

import Archiving
import Diagnostics
import Erasing
import Files
import Outputs
import TestSupport

extension ContentPair {
  /// - Parameter fails: whether a pair still shows the failure.
  func shrunk(while fails: (ContentPair) async -> Bool) async -> ContentPair {
    var smallest = self
    let doubts = doubts
    var goesOn = true
    while goesOn {
      goesOn = false
      for simpler in [Self.withoutFiles, Self.withoutPieces, Self.withoutLines] {
        // From the end, so that what was tried keeps its place.
        for index in stride(from: smallest.count(simpler) - 1, through: 0, by: -1) {
          let candidates = simpler(smallest)
          guard index < candidates.count, candidates[index].doubts == doubts, await fails(candidates[index])
          else { continue }
          smallest = candidates[index]
          goesOn = true
        }
      }
    }
    return smallest
  }

  /// What the erasure reports of the public text and of both trees, and whether there are settings: shrinking must not
  /// break the text in another way.
  private var doubts: [String] {
    ([nil, .first, .second] as [Side?]).map { side in
      let (files, _, report) = tree(side).erased()
      return "\(report.findings.map(\.code)) \(files.contains { $0.path == DataFile.settings.rawValue })"
    }
  }

  private func count(_ simpler: (ContentPair) -> [ContentPair]) -> Int { simpler(self).count }

  private static func withoutFiles(_ pair: ContentPair) -> [ContentPair] {
    pair.files.indices.map { index in
      var copy = pair
      copy.files.remove(at: index)
      return copy
    }
      + pair.attachments.indices.map { index in
        var copy = pair
        copy.attachments.remove(at: index)
        return copy
      }
  }

  private static func withoutPieces(_ pair: ContentPair) -> [ContentPair] {
    pair.files.indices.flatMap { file in
      pair.files[file].pieces.indices.map { piece in
        var copy = pair
        copy.files[file].pieces.remove(at: piece)
        return copy
      }
    }
  }

  /// Without single lines of the pieces that have several; an internal key keeps its first line.
  private static func withoutLines(_ pair: ContentPair) -> [ContentPair] {
    pair.files.indices.flatMap { file in
      pair.files[file].pieces.indices.flatMap { piece in
        let lines = pair.files[file].pieces[piece].bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count > 2 else { return [ContentPair]() }
        let kept = pair.files[file].pieces[piece].side == nil ? 0 : 1
        return lines.indices.dropLast().dropFirst(kept).map { line in
          var copy = pair
          var rest = lines
          rest.remove(at: line)
          copy.files[file].pieces[piece].bytes = Array(rest.joined(separator: [0x0A]))
          return copy
        }
      }
    }
  }
}
