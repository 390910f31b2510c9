// Quotation marks “ and ” without their counterparts.

import Diagnostics
import Files

/// Pairs the quotation marks of a text, paragraph by paragraph.
package struct QuotationMarks {
  /// In order; whether it opens, and whether it may stand for inches.
  private var marks: ArraySlice<(offset: Int, opens: Bool, followsDigit: Bool)> = []
  /// Those that are open, with the number of their paragraph.
  private var open: [(paragraph: Int, offset: Int)] = []
  private var closing: [Int] = []
  private var paragraph = 0

  /// - Returns: nil when all pair within their lines, as in nearly every text.
  package init?(of text: [UInt8]) {
    var marks: [(offset: Int, opens: Bool, followsDigit: Bool)] = []
    var next = 0
    var isPaired = true
    while let offset = text.firstIndex(of: 0xE2, in: next..<text.count) {
      next = min(offset + 3, text.count)
      guard next == offset + 3, text[offset + 1] == 0x80, text[offset + 2] == 0x9C || text[offset + 2] == 0x9D else {
        continue
      }
      let opens = text[offset + 2] == 0x9C
      if opens == (marks.last?.opens ?? false) {
        isPaired = false
      } else if !opens, let last = marks.last, text.holds(0x0A, in: last.offset..<offset) {
        isPaired = false
      }
      marks.append((offset, opens, offset > 0 && (0x30...0x39).contains(text[offset - 1])))
    }
    if isPaired, marks.last?.opens != true { return nil }
    self.marks = marks[...]
  }

  /// Pairs the marks of the next paragraph. A quotation can have several paragraphs: it closes in the last, and the others may
  /// open it again.
  ///
  /// - Parameters:
  ///   - source: its bytes.
  ///   - mayContinue: whether it may open the quotation of the paragraph before it again.
  package mutating func pair(in source: Range<Int>, mayContinue: Bool) {
    paragraph += 1
    let own = marks.drop { $0.offset < source.lowerBound }.prefix { $0.offset < source.upperBound }
    marks = marks[own.endIndex...]
    if mayContinue, own.first?.offset == source.lowerBound, open.last?.paragraph == paragraph - 1 { open.removeLast() }
    var stray: Int?
    for mark in own {
      if mark.opens {
        open.append((paragraph, mark.offset))
      } else if open.popLast() == nil, !mark.followsDigit {
        stray = stray ?? mark.offset
      }
    }
    if let stray { closing.append(stray) }
    // One finding a paragraph is enough.
    while open.count > 1, open[open.count - 2].paragraph == paragraph { open.remove(at: open.count - 2) }
  }

  /// What has no counterpart, in order.
  package consuming func slips() -> [WordingSlip] {
    (closing.map { WordingSlip(rules.closing, [], $0..<$0 + 3) }
      + open.map { WordingSlip(rules.opening, [], $0.offset..<$0.offset + 3) })
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

package struct QuotationRules: RuleTable {
  let opening = Rule(
    "formality.quotation-mark", .note,
    vi: "dấu mở ngoặc kép “ ở đây không có dấu đóng ” đi cùng", hint: hint.vi,
    en: "no closing quotation mark ” belongs to this opening one", hint: hint.en)
  let closing = Rule(
    "formality.quotation-mark", .note,
    vi: "dấu đóng ngoặc kép ” ở đây không có dấu mở “ đi cùng", hint: hint.vi,
    en: "no opening quotation mark “ belongs to this closing one", hint: hint.en)

  private static let hint = (
    vi: "thêm dấu còn thiếu, hoặc đổi chiều dấu này; nếu bản gốc in như vậy, giữ nguyên",
    en: "add the one that is missing, or turn this one round; if the original has it so, leave it"
  )

  package init() {}
}
private let rules = QuotationRules()
