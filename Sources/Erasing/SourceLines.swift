// The lines of a file as bytes, before anything is known of its encoding.

import Files

/// Lines end in LF, CR or CRLF; a byte order mark belongs to no line.
struct SourceLines {
  let bytes: [UInt8]
  /// Each with its line end.
  let ranges: [Range<Int>]
  /// The lines between the fences of a front matter; nil when there is none or it is not closed.
  let frontMatter: Range<Int>?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.holds(0x0D) {
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        guard byte == 0x0A || byte == 0x0D else { continue }
        ranges.append(start..<index)
        start = index
      }
    } else {
      while let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) {
        ranges.append(start..<end + 1)
        start = end + 1
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    self.ranges = ranges
    if let first = ranges.first, Self.isFence(first, of: bytes) {
      frontMatter = ranges.dropFirst().firstIndex { Self.isFence($0, of: bytes) }.map { 1..<$0 }
    } else {
      frontMatter = nil
    }
  }

  var count: Int { ranges.count }

  /// A line without its end.
  func content(_ line: Int) -> ArraySlice<UInt8> { Self.content(ranges[line], of: bytes) }

  private static func content(_ range: Range<Int>, of bytes: [UInt8]) -> ArraySlice<UInt8> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[range.lowerBound..<end]
  }

  /// Blanks before the first other byte; nil for a blank line or a YAML comment.
  func indentation(_ line: Int) -> Int? {
    let content = content(line)
    let rest = content.drop { $0 == 0x20 || $0 == 0x09 }
    return rest.isEmpty || rest.first == UInt8(ascii: "#") ? nil : rest.startIndex - content.startIndex
  }

  /// The lines after `line`, up to `end`, that are indented more deeply than `depth`, comments included; blank lines and
  /// other comments belong to them when such a line follows.
  func owned(after line: Int, before end: Int, deeperThan depth: Int) -> Range<Int> {
    var last = line
    for next in line + 1..<max(line + 1, end) {
      let content = content(next)
      guard let first = content.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      if first - content.startIndex > depth {
        last = next
      } else if content[first] != UInt8(ascii: "#") {
        break
      }
    }
    return line + 1..<last + 1
  }

  /// Whether the line is a fence of a front matter: three hyphens from the first column, nothing but blanks after them.
  func isFence(_ line: Int) -> Bool { Self.isFence(ranges[line], of: bytes) }

  private static func isFence(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard bytes[range.lowerBound] == UInt8(ascii: "-") else { return false }
    let content = content(range, of: bytes)
    return content.starts(with: "---".utf8) && content.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
