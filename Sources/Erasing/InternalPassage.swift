// Internal passages of a body: lines between markers, found on the bytes, whatever Markdown would make of them.

import Diagnostics
import Files

/// The lines from `::: internal` to `:::`, both included.
struct InternalPassage {
  let lines: Range<Int>

  private enum Marker {
    case open, close, wrong
  }

  /// The passages in a part of a file. Markers that are not exactly one of the two lines, nested, not closed or not
  /// opened are reported; nothing of the text is quoted, for it is not known who may read it.
  static func all(in lines: SourceLines, _ part: Range<Int>, of file: String, into report: inout Report)
    -> [InternalPassage]
  {
    guard lines.mayHoldMarkers else { return [] }
    var passages: [InternalPassage] = []
    var start: Int?
    for line in part {
      guard let (marker, column) = marker(lines, line) else { continue }
      let place = SourceLocation(file: file, line: line + 1, column: column)
      switch (marker, start) {
      case (.open, nil):
        start = line
      case (.close, let opened?):
        passages.append(InternalPassage(lines: opened..<line + 1))
        start = nil
      case (.open, _):
        report.add(rules.nested, at: place)
      case (.close, nil):
        report.add(rules.strayEnd, at: place)
      case (.wrong, _):
        report.add(rules.wrongMarker, at: place)
      }
    }
    if let start {
      report.add(rules.unclosed, at: SourceLocation(file: file, line: start + 1))
      passages.append(InternalPassage(lines: start..<part.upperBound))
    }
    return passages
  }

  /// Reports the marker lines in a part that can hold no passage, such as a front matter.
  static func refuse(in lines: SourceLines, _ part: Range<Int>, of file: String, into report: inout Report) {
    guard lines.mayHoldMarkers else { return }
    for line in part {
      guard let (_, column) = marker(lines, line) else { continue }
      report.add(rules.wrongMarker, at: SourceLocation(file: file, line: line + 1, column: column))
    }
  }

  /// A line is a marker when its first two visible characters are colons, whatever blanks, quote or list signs stand
  /// before them: a slip in writing a marker must not publish the passage.
  private static func marker(_ lines: SourceLines, _ line: Int) -> (Marker, column: Int)? {
    let range = lines.ranges[line]
    guard lines.bytes.holds(UInt8(ascii: ":"), in: range) || lines.bytes.holds(0xEF, in: range) else { return nil }
    let content = lines.content(line)
    if content.elementsEqual("::: internal".utf8) { return (.open, 1) }
    if content.elementsEqual(":::".utf8) { return (.close, 1) }
    var column = 1
    var colons = 0
    var first = 1
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      if scalar == ":" || scalar == "：" || scalar == "︰" {
        if colons == 0 { first = column }
        colons += 1
        if colons == 2 { return (.wrong, first) }
      } else if colons > 0 || !isBeforeMarker(scalar) {
        return nil
      }
      column += 1
    }
    return nil
  }

  private static func isBeforeMarker(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ">", "-", "*", "+", ".", ")", "0"..."9": return true
    default: return scalar.isBlankOrInvisible
    }
  }
}

package struct PassageRules: RuleTable {
  let wrongMarker = Rule(
    "passage.marker",
    vi: "dòng này trông như dấu đoạn nội bộ nhưng không đúng cách viết",
    hint:
      "đoạn nội bộ mở bằng dòng “::: internal” và đóng bằng dòng “:::”, cả hai viết đúng như thế từ cột đầu, không có gì thêm, chỉ trong phần nội dung",
    en: "this line looks like a marker of an internal passage and is none",
    hint:
      "a passage opens with a line ‘::: internal’ and closes with a line ‘:::’, both exactly so from the first column, in the body only",
    quotesSource: false)
  let nested = Rule(
    "passage.nested",
    vi: "đoạn nội bộ mở trong một đoạn nội bộ khác", hint: "đóng đoạn trước bằng “:::” hoặc xóa dòng này",
    en: "an internal passage opens within another", hint: "close the first with ‘:::’ or delete this line",
    quotesSource: false)
  let strayEnd = Rule(
    "passage.stray-end",
    vi: "dòng “:::” đóng một đoạn chưa mở", hint: "thêm dòng “::: internal” ở chỗ đoạn bắt đầu, hoặc xóa dòng này",
    en: "a line ‘:::’ closes a passage that is not open",
    hint: "add ‘::: internal’ where the passage begins, or delete this line",
    quotesSource: false)
  let unclosed = Rule(
    "passage.unclosed",
    vi: "đoạn nội bộ mở ở đây không đóng lại", hint: "thêm dòng “:::” ở cuối đoạn",
    en: "the internal passage that opens here is never closed", hint: "add a line ‘:::’ at its end",
    quotesSource: false)

  package init() {}
}
private let rules = PassageRules()
