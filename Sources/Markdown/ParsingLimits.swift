// What a text may ask of cmark. Each limit is far above what people write; together they keep any text of 1 MiB below 2 s and
// 256 MiB. Measured on cmark 0.30.2 as Debian patches it; the inputs are in `ParsingLimitsTests`.

import Files
import Texts
import Diagnostics

enum ParsingLimits {
  /// Bytes of a line.
  static let lineLength = 100_000
  /// Block quotes and list items in each other. Each line costs as many steps as blocks are open.
  static let containers = 24
  /// `[` between two blank lines. A link can cost as many steps as images are open before it.
  static let brackets = 5_000
  /// `*`, `_` and backticks between two blank lines.
  static let delimiters = 50_000
  /// Characters in the whole text that can be markup; each can take 240 bytes while cmark reads its paragraph.
  static let marks = 400_000
  /// Lines that look like reference definitions.
  static let definitions = 1_000
  /// Headings, each of which gets an id and an entry in the outline.
  static let headings = 10_000
  /// Cells of all tables, those included that short rows are filled up with.
  static let cells = 50_000

  /// The first limit that a text exceeds before cmark has seen it.
  static func finding(in text: SourceText, _ locator: inout Locator) -> Diagnostic? {
    guard mayExceed(text) else { return nil }
    var nesting = Nesting()
    var counts = (brackets: 0, delimiters: 0, marks: 0, definitions: 0)
    for line in 0..<text.lineCount {
      let range = text.line(line)
      func excess(_ code: DiagnosticCode, at byte: Int, vi: String, en: String) -> Diagnostic {
        finding(code, at: locator.location(line: line, byte: byte - range.lowerBound), vi: vi, en: en)
      }
      if range.count > lineLength {
        return excess(
          .markdownSize, at: range.lowerBound + lineLength,
          vi: "dòng dài hơn \(lineLength) byte", en: "a line is longer than \(lineLength) bytes")
      }
      let content = nesting.content(of: line, in: text)
      if nesting.depth > containers {
        return excess(
          .markdownNesting, at: content,
          vi: "danh sách và trích dẫn lồng nhau quá \(containers) tầng",
          en: "lists and quotes are nested more than \(containers) deep")
      }
      if text.bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x3E }) {  // space, tab, >
        (counts.brackets, counts.delimiters) = (0, 0)
      }
      for offset in range {
        switch text.bytes[offset] {
        case UInt8(ascii: "["): counts.brackets += 1
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"): counts.delimiters += 1
        case UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "\\"): break
        default: continue
        }
        counts.marks += 1
        if counts.brackets > brackets {
          return excess(
            .markdownNesting, at: offset,
            vi: "một đoạn có hơn \(brackets) dấu “[”", en: "a paragraph has more than \(brackets) ‘[’")
        }
        if counts.delimiters > delimiters {
          return excess(
            .markdownNesting, at: offset,
            vi: "một đoạn có hơn \(delimiters) dấu “*”, “_” và “`”",
            en: "a paragraph has more than \(delimiters) ‘*’, ‘_’ and ‘`’")
        }
        if counts.marks > marks {
          return excess(
            .markdownSize, at: offset,
            vi: "văn bản có hơn \(marks) dấu định dạng", en: "a text has more than \(marks) marks of formatting")
        }
      }
      if text.byte(at: content) == UInt8(ascii: "["), isDefinition(content..<range.upperBound, of: text) {
        counts.definitions += 1
        if counts.definitions > definitions {
          return excess(
            .markdownReferences, at: content,
            vi: "văn bản có hơn \(definitions) định nghĩa liên kết dạng “[tên]: địa chỉ”",
            en: "a text has more than \(definitions) link definitions of the form ‘[name]: address’")
        }
      }
    }
    return nil
  }

  /// Whether a text must be measured line by line: nearly all are far below every limit, which is soon seen.
  private static func mayExceed(_ text: SourceText) -> Bool {
    let delimiters = "*_`".utf8.reduce(0) { $0 + count($1, in: text, upTo: Self.delimiters + 1) }
    // Each definition has a bracket, and a paragraph may have more of them than a text may have definitions.
    if text.bytes.count > marks || delimiters > Self.delimiters
      || count(UInt8(ascii: "["), in: text, upTo: definitions + 1) > definitions
    {
      return true
    }
    return (0..<text.lineCount).contains { line in
      let range = text.line(line)
      // A block quote takes a mark, a list item two columns at least, of which a tab has up to four.
      return range.count > lineLength || text.bytes[range].prefix(while: mayBelongToMarker).count > containers / 2
    }
  }

  /// Whether a byte can stand before the text of a line in containers.
  private static func mayBelongToMarker(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func count(_ byte: UInt8, in text: SourceText, upTo limit: Int) -> Int {
    var count = 0
    var start = 0
    while count < limit, let found = text.bytes.firstIndex(of: byte, in: start..<text.bytes.count) {
      count += 1
      start = found + 1
    }
    return count
  }

  /// Whether the headings of a text are too many; cells of tables, which are headings in the tree, do not count.
  static func finding(in tree: Node, _ locator: inout Locator) -> Diagnostic? {
    // Each takes a line at least.
    if locator.text.lineCount <= headings { return nil }
    var count = 0
    for node in tree.blocks where node.kind == .heading && locator.tableText?.cell(line: node.startLine) == nil {
      count += 1
      if count > headings {
        return finding(
          .markdownSize, at: locator.location(line: node.startLine, byte: node.startByte),
          vi: "văn bản có hơn \(headings) tiêu đề", en: "a text has more than \(headings) headings")
      }
    }
    return nil
  }

  /// Whether the cells of a text are too many.
  static func finding(in tables: [Table], _ locator: inout Locator) -> Diagnostic? {
    var count = 0
    for table in tables {
      count += table.columns.count * table.rows.count
      if count > cells {
        return finding(
          .markdownSize, at: locator.location(line: table.firstLine, byte: table.headerPrefix.count),
          vi: "các bảng có hơn \(cells) ô", en: "tables have more than \(cells) cells")
      }
    }
    return nil
  }

  private static func isDefinition(_ range: Range<Int>, of text: SourceText) -> Bool {
    let bytes = text.bytes[range]
    return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
  }

  private static func finding(
    _ code: DiagnosticCode, at location: SourceLocation, vi: String, en: String
  ) -> Diagnostic {
    Diagnostic(
      code, at: location, LocalizedText(vi: vi, en: en),
      hint: LocalizedText(
        vi: "chia văn bản thành nhiều phần nhỏ hơn; nếu đoạn này do dán nhầm thì xóa đi",
        en: "split the text into smaller parts; if this was pasted by mistake, remove it"))
  }
}

/// How many block quotes and list items are open on the lines of a text: never fewer than cmark will open.
///
/// It reads markers as cmark does, but takes every line for text outside of code, and keeps what a line does not continue
/// open until another container begins, as a lazy continuation line would.
private struct Nesting {
  /// Of each open container: nil for a block quote; for a list item, how far its text is indented.
  private var open: [Int?] = []

  var depth: Int { open.count }

  /// Reads the next line and gives the offset of its text behind the markers.
  mutating func content(of line: Int, in text: SourceText) -> Int {
    let range = text.line(line)
    var cursor = LineCursor(offset: range.lowerBound)
    var next = text.skippingBlanks(from: cursor)
    let isBlank = next.offset == range.upperBound
    var matched = 0
    for indentation in open {
      if let indentation {
        guard isBlank || next.column - cursor.column >= indentation else { break }
        cursor = text.skippingBlanks(from: cursor, atMost: indentation)
      } else {
        guard let end = text.skippingQuoteMarker(from: cursor) else { break }
        cursor = end
      }
      next = text.skippingBlanks(from: cursor)
      matched += 1
    }
    if isBlank { open.removeLast(open.count - matched) }
    while next.column - cursor.column < 4 {
      let container: Int?
      if let end = text.skippingQuoteMarker(from: cursor) {
        container = nil
        cursor = end
      } else if let item = text.listItem(at: next, in: cursor),
        !text.isThematicBreak(next.offset..<range.upperBound)
      {
        container = item.indentation
        cursor = item.content
      } else {
        break
      }
      open.removeLast(open.count - matched)
      open.append(container)
      matched = open.count
      next = text.skippingBlanks(from: cursor)
      if depth > ParsingLimits.containers { break }
    }
    return next.offset
  }
}
