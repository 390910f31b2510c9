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
    for line in part {
      guard let (_, column) = marker(lines, line) else { continue }
      report.add(rules.wrongMarker, at: SourceLocation(file: file, line: line + 1, column: column))
    }
  }

  /// A line is a marker when what a person sees first in it are two colons, or one before the word: a slip in writing a
  /// marker must not publish the passage. Signs, numbers, points such as `a)` and what nobody sees can stand before them.
  private static func marker(_ lines: SourceLines, _ line: Int) -> (Marker, column: Int)? {
    let content = lines.content(line)
    guard mayBeMarker(content) else { return nil }
    if content.elementsEqual("::: internal".utf8) { return (.open, 1) }
    if content.elementsEqual(":::".utf8) { return (.close, 1) }
    let text = String(decoding: content, as: UTF8.self).unicodeScalars
    var rest = text.drop { !$0.isLetter && !$0.isColon }
    let point = rest.prefix { $0.isLetter }
    if (1...2).contains(point.count), let sign = rest[point.endIndex...].first, sign == ")" || sign == "." {
      rest = rest[point.endIndex...].drop { !$0.isLetter && !$0.isColon }
    }
    var colons = 0
    let after = rest.drop { scalar in
      colons += scalar.isDoubleColon ? 2 : scalar.isColon ? 1 : 0
      return scalar.isColon || scalar.isBlankOrInvisible
    }
    let word = after.prefix { !$0.properties.isWhitespace }
    guard colons > 1 || (colons == 1 && word.lookingLike == "internal") else { return nil }
    return (.wrong, text.distance(from: text.startIndex, to: rest.startIndex) + 1)
  }

  /// Nearly all lines begin with a word, in letters of ASCII or of Vietnamese. By bytes, which saves half of a check.
  private static func mayBeMarker(_ content: ArraySlice<UInt8>) -> Bool {
    var index = content.startIndex
    while index < content.endIndex {
      let next = index + 1 < content.endIndex ? content[index + 1] : 0
      let letter: Int
      switch content[index] {
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): letter = 1
      // U+00C0 to U+01BF; U+1E80 to U+1EFF.
      case 0xC3...0xC6: letter = 2
      case 0xE1 where next == 0xBA || next == 0xBB: letter = 3
      // A blank, or a sign of the Latin supplement; quotes, dashes and the like.
      case 0xC2:
        index += 1
        letter = 0
      case 0xE2 where next == 0x80:
        index += 2
        letter = 0
      case 0x80...: return true
      default: letter = 0
      }
      index = min(content.endIndex, index + max(1, letter))
      guard letter > 0 else { continue }
      // A point such as `a)`, `ab.`.
      let point = content[index...].prefix(4).prefix { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
      guard let sign = content[point.endIndex...].first, sign == UInt8(ascii: ")") || sign == UInt8(ascii: ".") else {
        return false
      }
      index = point.endIndex
    }
    return false
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
