// Splits a Markdown file into its front matter and its body.

import Files
import Texts
package import Diagnostics

struct FrontMatter {
  /// nil when the YAML has errors; the body can be looked at all the same.
  let mapping: YAMLMapping?
  let body: [UInt8]
  /// Where the first line of the body stands.
  let bodyLocation: SourceLocation

  /// nil when the front matter is absent or unclosed; that is reported, as are errors of its YAML.
  init?(parsing source: SourceText, into report: inout Report) {
    let bytes = source.bytes
    let start = SourceLocation(file: source.file)
    guard let header = Self.fence(at: 0, in: bytes) else {
      report.add(.missingFrontMatter(start))
      return nil
    }
    var end = header
    var line = 1
    while true {
      if let body = Self.fence(at: end, in: bytes) {
        self.body = Array(bytes[body...])
        break
      }
      guard let next = bytes[end...].firstIndex(of: 0x0A) else {
        report.add(.unclosedFrontMatter(start))
        return nil
      }
      end = next + 1
      line += 1
    }
    bodyLocation = SourceLocation(file: source.file, line: line + 2)
    mapping = YAMLMapping(
      parsing: String(decoding: bytes[header..<end], as: UTF8.self), at: SourceLocation(file: source.file, line: 2),
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

extension Diagnostic {
  package static func missingFrontMatter(_ place: SourceLocation) -> Self {
    Diagnostic(
      .frontMatterMissing, at: place,
      LocalizedText(
        vi: "tệp không bắt đầu bằng phần thông tin giữa hai dòng “---”",
        en: "the file does not start with front matter between two lines ‘---’"),
      hint: LocalizedText(
        vi: "dòng đầu tiên phải là “---”, rồi các dòng “khóa: giá trị”, rồi một dòng “---” nữa",
        en: "the first line must be ‘---’, then lines ‘key: value’, then another ‘---’"),
      quotesSource: false)
  }

  package static func unclosedFrontMatter(_ place: SourceLocation) -> Self {
    Diagnostic(
      .frontMatterUnclosed, at: place,
      LocalizedText(
        vi: "phần thông tin mở bằng “---” nhưng không đóng lại",
        en: "the front matter is opened with ‘---’ and never closed"),
      hint: LocalizedText(
        vi: "thêm một dòng “---” ngay dưới khóa cuối cùng", en: "add a line ‘---’ right below the last key"),
      quotesSource: false)
  }
}
