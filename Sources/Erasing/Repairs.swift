// Carries out what findings propose, on the bytes of a file, without moving a word across the border of what is internal.

package import Diagnostics
package import Files

extension SourceFile {
  /// The bytes of the file with the repairs of findings, and the edits in order of place. Of repairs that overlap the first is
  /// carried out; line ends, a byte order mark and all other bytes stay. Nothing is repaired as long as it is doubtful who may
  /// read what, or when it would no longer be the same.
  ///
  /// - Parameter findings: in order of place, counted in the lines of the whole file.
  package func repaired(by findings: [Diagnostic]) -> (bytes: [UInt8], repairs: [Diagnostic.Repair]) {
    let lines = SourceLines(bytes)
    let before = Erasure.standard.erase(self, [.public])[0]
    guard !before.isUnreadable else { return (bytes, []) }
    var changes: [Change] = []
    var repairs: [Diagnostic.Repair] = []
    for finding in findings where !finding.repair.isEmpty {
      let wanted = finding.repair.compactMap { Change($0, in: lines) }
      let places = wanted.map { changes.place(of: $0) }
      guard wanted.count == finding.repair.count, !places.contains(nil) else { continue }
      for (change, edit) in zip(wanted, finding.repair) {
        // Edits of one finding do not overlap.
        if let index = changes.place(of: change) { changes.insert(change, at: index) }
        let old = String(decoding: bytes[change.range], as: UTF8.self)
        repairs.append(Diagnostic.Repair(code: finding.code, edit: edit, old: old))
      }
    }
    let repaired = changes.applied(to: bytes, [0..<bytes.count])
    let expected = before.file.map { changes.applied(to: bytes, $0.kept ?? [0..<bytes.count]) }
    let after = Erasure.standard.erase(SourceFile(path: path, bytes: repaired), [.public])[0]
    guard !after.isUnreadable, after.file?.bytes == expected else { return (bytes, []) }
    return (repaired, repairs.sorted { $0.edit.location < $1.edit.location })
  }
}

/// An edit in bytes.
private struct Change {
  let range: Range<Int>
  let replacement: [UInt8]

  /// nil when the file has no such place.
  init?(_ edit: TextEdit, in lines: SourceLines) {
    let place = edit.location
    guard (1...max(1, lines.count)).contains(place.line) else { return nil }
    let line = lines.count == 0 ? [] : lines.content(place.line - 1)
    var starts = line.indices.lazy.filter { line[$0] & 0xC0 != 0x80 }.makeIterator()
    for _ in 1..<place.column { guard starts.next() != nil else { return nil } }
    let start = starts.next() ?? line.endIndex
    var end = start
    for _ in 0..<edit.length {
      guard end < line.endIndex else { return nil }
      end = starts.next() ?? line.endIndex
    }
    range = start..<end
    let lineEnd = lines.ranges.first.map { lines.bytes[lines.content(0).endIndex..<$0.upperBound] } ?? []
    replacement = edit.replacement.utf8.flatMap { $0 == 0x0A && !lineEnd.isEmpty ? Array(lineEnd) : [$0] }
  }
}

extension [Change] {
  /// Where a change belongs in order; nil when it overlaps one that is there, or stands at the same place.
  fileprivate func place(of change: Change) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < change.range.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low > 0, self[low - 1].range.upperBound > change.range.lowerBound { return nil }
    if low < count, self[low].range.lowerBound < Swift.max(change.range.upperBound, change.range.lowerBound + 1) {
      return nil
    }
    return low
  }

  /// The parts of a file with the changes in them.
  fileprivate func applied(to bytes: [UInt8], _ parts: [Range<Int>]) -> [UInt8] {
    var applied: [UInt8] = []
    var index = 0
    for part in parts {
      var start = part.lowerBound
      while index < count, self[index].range.lowerBound < start { index += 1 }
      while index < count, self[index].range.lowerBound < part.upperBound || part.upperBound == bytes.count {
        applied += bytes[start..<self[index].range.lowerBound] + self[index].replacement
        start = self[index].range.upperBound
        index += 1
      }
      applied += bytes[start..<part.upperBound]
    }
    return applied
  }
}
