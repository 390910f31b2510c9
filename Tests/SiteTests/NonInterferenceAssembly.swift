// The erasure put together anew from its real parts, each of which can be exchanged for a wrong one.

import Diagnostics
import Files

@testable import Erasing

struct LooseErasure: Sendable {
  /// Lines of a file.
  typealias Lines = [Range<Int>]

  /// nil where it cannot be read.
  var access: @Sendable (_ path: String, SourceLines) -> Access? = { _, lines in
    if case .access(let access) = AccessLine.read(lines) { access } else { nil }
  }
  var passages: @Sendable (SourceLines, Range<Int>) -> Lines = { lines, body in
    var ignored = Report()
    return InternalPassage.all(in: lines, body, of: "", into: &ignored).map(\.lines)
  }
  var keys: @Sendable (SourceLines, Range<Int>, _ isList: Bool) -> Lines = { lines, part, isList in
    var ignored = Report()
    return InternalKey.all(in: lines, part, isList: isList, of: "", into: &ignored).map(\.lines)
  }

  /// Of the public edition; the internal one has everything.
  var erasure: Erasure {
    Erasure { file, editions in
      editions.map { $0 == .public ? outcome(file) : Erasure.standard.erase(file, [$0])[0] }
    }
  }

  /// Of the internal edition, which may hold what is internal; the public one is right.
  var fuller: Erasure {
    Erasure { file, editions in
      editions.map { $0 == .internal ? outcome(file) : Erasure.standard.erase(file, [$0])[0] }
    }
  }

  private func outcome(_ file: SourceFile) -> Erasure.Outcome {
    // No part can be wrong about a line that stands where nobody can say whose it is.
    let right = Erasure.standard.erase(file, [.public])[0]
    if right.report.findings.contains(where: { ["body.key", "internal.place"].contains($0.code) }) { return right }
    var outcome = Erasure.Outcome()
    let lines = SourceLines(file.bytes)
    if let kind = RecordKind(of: file.path) {
      guard let access = access(file.path, lines) else {
        outcome.report.add(accessRules.invalidHidden[kind.index], at: SourceLocation(file: file.path))
        outcome.isUnreadable = true
        return outcome
      }
      if access == .internal { return outcome }
      // Without front matter no record can be made of it.
      guard let header = lines.frontMatter else {
        outcome.isUnreadable = true
        return outcome
      }
      outcome.file = ErasedFile(
        file.path, lines, without: keys(lines, header, false) + passages(lines, header.upperBound + 1..<lines.count))
    } else if let data = DataFile(rawValue: file.path) {
      outcome.file = ErasedFile(file.path, lines, without: keys(lines, 0..<lines.count, data != .settings))
    } else {
      outcome.file = ErasedFile(file.path, file.bytes)
    }
    return outcome
  }
}
