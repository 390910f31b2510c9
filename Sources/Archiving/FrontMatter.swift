// Splits a Markdown file into its front matter and its body.

package import Diagnostics

struct FrontMatter {
  /// nil when the YAML has errors; the body can be looked at all the same.
  let mapping: YAMLMapping?
  let body: String
  /// Where the first line of the body stands.
  let bodyLocation: SourceLocation

  /// nil when the front matter is absent or unclosed; that is reported, as are errors of its YAML.
  init?(parsing source: SourceText, into report: inout Report) {
    let start = SourceLocation(file: source.file)
    let lines = Lines(source.text)
    guard lines.isFence(0) else {
      report.add(.missingFrontMatter(start))
      return nil
    }
    guard let end = lines.fence(after: 0) else {
      report.add(.unclosedFrontMatter(start))
      return nil
    }
    let header = String(source.text[lines.start(1)..<lines.start(end)])
    body = String(source.text[lines.start(end + 1)...])
    bodyLocation = SourceLocation(file: source.file, line: end + 2)
    mapping = YAMLMapping(parsing: header, at: SourceLocation(file: source.file, line: 2), into: &report)
  }

  /// Places of the lines up to the end of the front matter; the body is not looked at.
  private struct Lines {
    private let text: String
    private var starts: [String.Index]

    init(_ text: String) {
      self.text = text
      starts = [text.startIndex]
      var index = text.startIndex
      var fences = 0
      while index < text.endIndex, fences < 2 {
        let end = text.utf8[index...].firstIndex(of: 0x0A) ?? text.endIndex
        let next = end < text.endIndex ? text.utf8.index(after: end) : end
        starts.append(next)
        if isFence(starts.count - 2) { fences += 1 }
        index = next
      }
    }

    func start(_ line: Int) -> String.Index { starts[min(line, starts.count - 1)] }

    /// Three hyphens from the first column, nothing but white space after them.
    func isFence(_ line: Int) -> Bool {
      guard line + 1 < starts.count else { return false }
      let content = text.utf8[starts[line]..<starts[line + 1]]
      return content.starts(with: "---".utf8)
        && content.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    }

    func fence(after line: Int) -> Int? {
      (line + 1..<max(line + 1, starts.count - 1)).first(where: isFence)
    }
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
