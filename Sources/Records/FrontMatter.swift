// Splits a Markdown file into its front matter and its body.

package import Diagnostics
import Files
package import Texts

package struct FrontMatter {
  /// nil when the YAML has errors; the body can be looked at all the same.
  package let mapping: YAMLMapping?
  /// What follows it.
  package let body: [UInt8]
  /// Where the first line of the body stands.
  let bodyLocation: SourceLocation

  /// Errors of its YAML are reported.
  ///
  /// - Parameter source: the text of an erased file. The erasure has found both fences.
  package init(parsing source: SourceText, into report: inout Report) {
    let bytes = source.bytes
    guard let header = Self.fence(at: 0, in: bytes) else { preconditionFailure("the front matter is absent") }
    var (end, line) = (header, 2)
    var bodyStart = Self.fence(at: end, in: bytes)
    while bodyStart == nil, let lineEnd = bytes[end...].firstIndex(of: 0x0A) {
      (end, line) = (lineEnd + 1, line + 1)
      bodyStart = Self.fence(at: end, in: bytes)
    }
    guard let bodyStart else { preconditionFailure("the front matter is not closed") }
    body = Array(bytes[bodyStart...])
    bodyLocation = SourceLocation(file: source.file, line: line + 1)
    mapping = YAMLMapping(
      parsing: Array(bytes[header..<end]), at: SourceLocation(file: source.file, line: 2), source.columns,
      keepsStrays: true,
      into: &report)
  }

  /// Where the line behind a fence begins: three hyphens from the first column, nothing but blanks after them. nil when no
  /// fence stands at `start`.
  private static func fence(at start: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[start...].starts(with: "---".utf8) else { return nil }
    let end = bytes[(start + 3)...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
    if end == bytes.endIndex { return end }
    return bytes[end] == 0x0A ? end + 1 : nil
  }
}
