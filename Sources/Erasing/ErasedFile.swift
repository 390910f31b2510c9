/// A file of the content as an edition sees it: what is internal is gone from its bytes, before anything reads them.
///
/// Only this room can make one, and records are made of nothing else.
package struct ErasedFile: Sendable {
  /// Path relative to the source folder.
  package let path: String
  package let bytes: [UInt8]
  /// What is left of the author's file: ascending parts of its bytes; nil when that is all of it.
  package let kept: [Range<Int>]?

  /// The whole file.
  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    kept = nil
  }

  /// - Parameter removed: parts to take out, made of whole lines.
  init(_ path: String, _ lines: SourceLines, without removed: [Range<Int>]) {
    self.path = path
    let lineBytes = removed.filter { !$0.isEmpty }.map {
      lines.ranges[$0.lowerBound].lowerBound..<lines.ranges[$0.upperBound - 1].upperBound
    }
    let kept = Array(RangeSet(0..<lines.bytes.count).subtracting(RangeSet(lineBytes)).ranges)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.bytes.count)
    for range in kept { bytes += lines.bytes[range] }
    self.bytes = bytes
    self.kept = kept
  }
}
