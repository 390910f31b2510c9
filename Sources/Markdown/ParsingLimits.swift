// What a text may ask of cmark. Each limit is far above what people write; together they keep any text of 1 MiB below 2 s and
// 256 MiB. Measured on cmark 0.30.2 as Debian patches it; the inputs are in `ParsingLimitsTests`.

import Diagnostics
import Files

package struct ParsingLimitRules: RuleTable {
  let lineLength = Rule(
    "markdown.size",
    vi: "dòng dài hơn \(ParsingLimits.lineLength) byte", hint: hint.vi,
    en: "a line is longer than \(ParsingLimits.lineLength) bytes", hint: hint.en)
  let containers = Rule(
    "markdown.nesting",
    vi: "danh sách và trích dẫn lồng nhau quá \(ParsingLimits.containers) tầng", hint: hint.vi,
    en: "lists and quotes are nested more than \(ParsingLimits.containers) deep", hint: hint.en)
  let brackets = Rule(
    "markdown.nesting",
    vi: "một đoạn có hơn \(ParsingLimits.brackets) dấu “[”", hint: hint.vi,
    en: "a paragraph has more than \(ParsingLimits.brackets) ‘[’", hint: hint.en)
  let delimiters = Rule(
    "markdown.nesting",
    vi: "một đoạn có hơn \(ParsingLimits.delimiters) dấu “*”, “_” và “`”", hint: hint.vi,
    en: "a paragraph has more than \(ParsingLimits.delimiters) ‘*’, ‘_’ and ‘`’", hint: hint.en)
  let marks = Rule(
    "markdown.size",
    vi: "văn bản có hơn \(ParsingLimits.marks) dấu định dạng", hint: hint.vi,
    en: "a text has more than \(ParsingLimits.marks) marks of formatting", hint: hint.en)
  let definitions = Rule(
    "markdown.references",
    vi: "văn bản có hơn \(ParsingLimits.definitions) dòng dạng “[tên]: …” của liên kết và chú thích", hint: hint.vi,
    en: "a text has more than \(ParsingLimits.definitions) lines of the form ‘[name]: …’ of links and footnotes",
    hint: hint.en)
  let lostReference = Rule(
    "markdown.references",
    vi: "từ đây liên kết dạng “[chữ][tên]” không thành liên kết nữa: địa chỉ của chúng cộng lại quá dài",
    hint: "viết thẳng địa chỉ: “[chữ](địa-chỉ)”; hoặc chia văn bản thành nhiều phần nhỏ hơn",
    en: "from here links of the form ‘[text][name]’ are not made: their addresses are too long together",
    hint: "write the address itself, ‘[text](address)’, or split the text into smaller parts")
  let headings = Rule(
    "markdown.size",
    vi: "văn bản có hơn \(ParsingLimits.headings) tiêu đề", hint: hint.vi,
    en: "a text has more than \(ParsingLimits.headings) headings", hint: hint.en)
  let cells = Rule(
    "markdown.size",
    vi: "các bảng có hơn \(ParsingLimits.cells) ô", hint: hint.vi,
    en: "tables have more than \(ParsingLimits.cells) cells", hint: hint.en)

  let footnoteMarks = Rule(
    "markdown.size",
    vi: "văn bản có hơn \(ParsingLimits.footnoteMarks) dấu chú thích", hint: hint.vi,
    en: "a text has more than \(ParsingLimits.footnoteMarks) footnote marks", hint: hint.en)

  private static let hint = (
    vi: "chia văn bản thành nhiều phần nhỏ hơn; nếu đoạn này do dán nhầm thì xóa đi",
    en: "split the text into smaller parts; if this was pasted by mistake, remove it"
  )

  package init() {}
}

private let rules = ParsingLimitRules()

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

  /// Marks of footnotes, each of which the page has twice: where it stands, and as a link back to it.
  static let footnoteMarks = 10_000

  /// The first limit that a text exceeds before cmark has seen it.
  static func finding(in text: TextLines, _ locator: inout Locator) -> Diagnostic? {
    var nesting = Nesting()
    var counts = (brackets: 0, delimiters: 0, marks: 0, definitions: 0)
    for line in 0..<text.lineCount {
      let range = text.line(line)
      func excess(_ rule: Rule, at offset: Int) -> Diagnostic {
        Diagnostic(rule, at: locator.location(of: offset))
      }
      if range.count > lineLength { return excess(rules.lineLength, at: range.lowerBound + lineLength) }
      let (depth, content) = nesting.read(line, of: text)
      if depth > containers { return excess(rules.containers, at: content) }
      if text.bytes[range].allSatisfy({ isBlank($0) || $0 == UInt8(ascii: ">") }) {
        (counts.brackets, counts.delimiters) = (0, 0)
      }
      // Only brackets can be too many in a short text. Skipping lines without any saves 3 % of the instructions of a check.
      if text.bytes.count <= delimiters, !text.bytes.holds(UInt8(ascii: "["), in: range) { continue }
      for offset in range {
        switch text.bytes[offset] {
        case UInt8(ascii: "["): counts.brackets += 1
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"): counts.delimiters += 1
        case UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "\\"): break
        default: continue
        }
        counts.marks += 1
        if counts.brackets > brackets { return excess(rules.brackets, at: offset) }
        if counts.delimiters > delimiters { return excess(rules.delimiters, at: offset) }
        if counts.marks > marks { return excess(rules.marks, at: offset) }
      }
      let rest = content..<range.upperBound
      if text.bytes[rest].first == UInt8(ascii: "["), text.mayHoldDefinitions(in: rest) { counts.definitions += 1 }
      if counts.definitions > definitions { return excess(rules.definitions, at: content) }
    }
    return nil
  }

  static func tooManyHeadings(at location: SourceLocation) -> Diagnostic {
    Diagnostic(rules.headings, at: location)
  }

  static func tooManyFootnoteMarks(at location: SourceLocation) -> Diagnostic {
    Diagnostic(rules.footnoteMarks, at: location)
  }

  static func lostReference(at location: SourceLocation) -> Diagnostic {
    Diagnostic(rules.lostReference, at: location)
  }

  /// Whether the cells of a text are too many.
  static func finding(in tables: [Table], _ locator: inout Locator) -> Diagnostic? {
    firstExcess(in: tables).map { Diagnostic(rules.cells, at: locator.location(of: $0.start)) }
  }

  /// The table whose cells are more than those before it leave.
  static func firstExcess(in tables: [Table]) -> Table? {
    var count = 0
    return tables.first { table in
      count += table.columns.count * table.rows.count
      return count > cells
    }
  }
}

/// How many block quotes and list items can be open on the lines of a text: never fewer than cmark opens. An item is taken to
/// stay open until another begins, and what is code for cmark can pass for markers.
struct Nesting {
  /// The list items that can be open, and the column at which the text of the innermost begins.
  private var items = 0
  private var textColumn = 0

  /// Reads the next line.
  ///
  /// - Returns: how many containers can be open where the line opens its last, and the offset of its text behind the markers.
  mutating func read(_ line: Int, of text: TextLines) -> (depth: Int, content: Int) {
    var reader = LineReader(line, of: text)
    reader.skipBlanks()
    if reader.column >= textColumn + 4 { return (0, reader.offset) }
    // An item that goes on takes two columns of blanks at least, all of them before the first new item.
    var continued = min(items, reader.column / 2)
    var quotes = 0
    var opened = 0
    while continued + quotes + opened <= ParsingLimits.containers {
      if reader.skipQuoteMarker() {
        quotes += 1
      } else if reader.skipListMarker() {
        opened += 1
      } else {
        break
      }
      reader.skipBlanks()
      if opened == 0 { continued = min(items, (reader.column - quotes) / 2) }
    }
    if opened > 0 { (items, textColumn) = (continued + opened, reader.column + 1) }
    return (continued + quotes + opened, reader.offset)
  }
}
