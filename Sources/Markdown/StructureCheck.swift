// Nothing is lost in silence: what an author plainly meant as structure and Markdown reads otherwise.

package import Diagnostics
import Files
import Texts

package struct StructureRules: RuleTable {
  let headingMark = Rule(
    "markdown.heading-mark", .warning,
    vi: "dòng này chưa thành tiêu đề: sau “{0}” phải có một dấu cách thường", hint: "viết một dấu cách sau “{0}”",
    en: "this line is no heading: ‘{0}’ needs a plain space behind it", hint: "put a space behind ‘{0}’")
  let listMark = Rule(
    "markdown.list-mark", .warning,
    vi: "dòng này chưa thành một mục của danh sách và sẽ bị nối vào dòng trên: sau “{0}” phải có một dấu cách thường",
    hint: "viết một dấu cách sau “{0}”",
    en: "this line is no item of a list and will run on from the line above: ‘{0}’ needs a plain space behind it",
    hint: "put a space behind ‘{0}’")
  let bullet = Rule(
    "markdown.list-mark", .warning,
    vi: "dòng này chưa thành một mục của danh sách và sẽ bị nối vào dòng trên: “{0}” không phải dấu đầu dòng",
    hint: "mở đầu dòng bằng “- ”: gạch nối thường và một dấu cách",
    en: "this line is no item of a list and will run on from the line above: ‘{0}’ opens none",
    hint: "begin the line with ‘- ’: a plain hyphen and a space")
  let listStart = Rule(
    "markdown.list-start", .warning,
    vi: "mục “{0}” sẽ bị nối vào đoạn ở dòng trên, vì danh sách không bắt đầu từ 1",
    hint: "để một dòng trống trước dòng này",
    en: "the item ‘{0}’ will run on from the paragraph above, as its list does not start at 1",
    hint: "put an empty line before this one")
  let foreignBlanks = Rule(
    "markdown.indentation", .warning,
    vi: "đầu dòng có dấu cách đặc biệt, chép từ chương trình soạn thảo văn bản", hint: "xóa khoảng trống ở đầu dòng",
    en: "the line begins with special spaces, copied from a word processor", hint: "remove the space at its beginning")
  let indentation = Rule(
    "markdown.indentation", .warning,
    vi: "đoạn thụt vào từ bốn dấu cách trở lên sẽ được in như mã máy tính, số văn bản trong đó không thành liên kết",
    hint: "xóa khoảng trống ở đầu các dòng của đoạn",
    en: "a paragraph that is indented by four spaces or more is printed as computer code, and nothing in it is linked",
    hint: "remove the space at the beginning of its lines")
  let boldHeading = Rule(
    "markdown.bold-heading", .warning,
    vi: "dòng in đậm này không phải tiêu đề, trong khi các dòng cùng loại là tiêu đề hoặc tên của nó mở một mục riêng",
    hint: "viết “{0}” ở đầu dòng thay cho các dấu “**”",
    en: "this bold line is no heading, while others of its kind are, or its words open a section of their own",
    hint: "write ‘{0}’ at its beginning instead of the ‘**’")
  let noDelimiterRow = Rule(
    "markdown.table", .warning,
    vi: "các dòng này chưa thành bảng: thiếu dòng gạch dưới hàng đầu", hint: "thêm dòng “{0}” dưới hàng đầu",
    en: "these lines are no table: the row of dashes below the first is missing",
    hint: "add a line ‘{0}’ below the first"
  )
  let delimiterRow = Rule(
    "markdown.table", .warning,
    vi: "các dòng này chưa thành bảng: dòng gạch phải có đúng số ô của hàng đầu", hint: "viết dòng gạch là “{0}”",
    en: "these lines are no table: the row of dashes must have as many cells as the first row",
    hint: "write the row of dashes as ‘{0}’")
  let tabs = Rule(
    "markdown.table", .warning,
    vi: "các dòng này chưa thành bảng: các ô ngăn nhau bằng phím Tab",
    hint: "viết mỗi hàng là “| ô | ô |”, dưới hàng đầu là “{0}”",
    en: "these lines are no table: tabs stand between the cells",
    hint: "write each row as ‘| cell | cell |’, and ‘{0}’ below the first")
  let linkAddress = Rule(
    "markdown.link-address", .warning,
    vi: "“{0}” không thành liên kết hoặc không dẫn tới đâu, vì địa chỉ có dấu cách, chữ có dấu, ngoặc hoặc “\\”",
    hint: "viết địa chỉ là “{1}”",
    en: "“{0}” makes no link, or leads nowhere, as its address has spaces, accents, brackets or ‘\\’",
    hint: "write the address as ‘{1}’")
  let emphasis = Rule(
    "markdown.emphasis", .warning,
    vi: "các dấu “{0}” ở đây sẽ được in ra: chúng đứng giữa một chữ và một dấu câu",
    hint: "đưa dấu câu ra ngoài phần in đậm: viết “{1}”",
    en: "these ‘{0}’ will be printed, as they stand between a letter and a punctuation mark",
    hint: "take the punctuation out of the bold part: write ‘{1}’")

  package init() {}
}

private let rules = StructureRules()

extension MarkdownDocument {
  /// Reports lines and blocks of an official document that are no structure and were meant to be, each with its repair where
  /// that is certain. A text about Markdown or programs would be full of findings.
  ///
  /// - Parameter opensSection: whether a heading, folded, opens a section that the archive reads.
  package mutating func checkStructure(opensSection: (String) -> Bool, into report: inout Report) {
    var code: Set<Int> = []
    for block in codeBlocks {
      let lines = parsed.lines(of: block)
      code.formUnion(lines)
      checkIndentation(of: block, lines, into: &report)
    }
    var lines = LineSlips(locator)
    lines.check(except: code, into: &report)
    checkBoldLines(opensSection, into: &report)
    if locator.text.bytes.holds(UInt8(ascii: "\t")) || hasStrayPipe {
      for paragraph in paragraphs { checkTable(paragraph, into: &report) }
    }
    checkLines(with: UInt8(ascii: "]"), except: code) { document, line in document.checkLinks(in: line, into: &report) }
    checkLines(with: UInt8(ascii: "*"), except: code) { document, line in
      document.checkEmphasis(in: line, into: &report)
    }
  }

  // MARK: Indentation

  /// Documents have no code: what is indented so deeply was meant as the first line of a paragraph.
  private mutating func checkIndentation(of block: Node, _ lines: ClosedRange<Int>, into report: inout Report) {
    let text = locator.text
    let start = parsed.start(of: block)
    if "`~".utf8.contains(text.bytes[start]) { return }
    var edits: [TextEdit] = []
    for line in lines where block.quoteCount == 0 {
      let range = text.line(line)
      var first = range.lowerBound
      var depth = 0
      if let item = block.ancestors.first(where: { $0.kind == .item }) {
        let marker = parsed.start(of: item)
        // As deep as the text of the item; on the line of its mark, one blank behind that.
        let mark = text.bytes[marker...].prefix { !isBlank($0) && $0 != 0x0A }.count
        if text.lineIndex(of: marker) == line {
          first = marker + mark
          depth = 1
        } else {
          depth = marker - text.line(text.lineIndex(of: marker)).lowerBound + mark + 1
        }
      }
      let blanks = text.bytes[first..<range.upperBound].prefix(while: isBlank)
      if blanks.count == range.upperBound - first { continue }
      edits.append(locator.edit(first..<blanks.endIndex, String(repeating: " ", count: depth)))
    }
    let first = start + text.bytes[start...].prefix(while: isBlank).count
    report.add(rules.indentation, at: locator.location(of: first), repair: edits)
  }

  // MARK: Bold lines

  /// A paragraph of one bold line is a heading when its number is of a kind that headings have, or its words open a section.
  private mutating func checkBoldLines(_ opensSection: (String) -> Bool, into report: inout Report) {
    guard paragraphs.contains(where: { boldLine($0) != nil }) else { return }
    let blocks = topLevelBlocks
    var levels: [NumberKind: Int] = [:]
    for (_, heading) in blocks.reversed() {
      if let heading, let kind = NumberKind(heading.foldedText) { levels[kind] = heading.heading.level }
    }
    var last = 1
    for (block, heading) in blocks {
      if let heading {
        last = heading.heading.level
        if let kind = NumberKind(heading.foldedText) { levels[kind] = last }
        continue
      }
      guard block.kind == .paragraph, let bold = boldLine(block) else { continue }
      let folded = block.plainText.folded()
      let kind = NumberKind(folded)
      guard let level = kind.flatMap({ levels[$0] }) ?? (opensSection(folded) ? min(last + 1, 2) : nil) else {
        continue
      }
      let marks = String(repeating: "#", count: min(level, last + 1))
      report.add(
        rules.boldHeading, marks, at: locator.location(of: bold.opening.lowerBound),
        repair: [locator.edit(bold.opening, marks + " "), locator.edit(bold.closing, "")])
    }
  }

  /// The marks of a paragraph that is bold from its beginning to its end, but for a colon or point.
  private func boldLine(_ paragraph: Node) -> (opening: Range<Int>, closing: Range<Int>)? {
    // Nearly all paragraphs begin with another sign.
    guard "*_".utf8.contains(locator.text.bytes[parsed.start(of: paragraph)]) else { return nil }
    let source = parsed.source(of: paragraph)
    let line = locator.text.bytes[source]
    guard paragraph.startLine == paragraph.lastTextLine,
      let mark = ["**", "__"].first(where: { line.starts(with: $0.utf8) }),
      let end = line.lastIndex(where: { !isBlank($0) && !".:".utf8.contains($0) })
    else { return nil }
    let closing = end - 1..<end + 1
    guard closing.lowerBound >= source.lowerBound + 4, line[closing].elementsEqual(mark.utf8) else { return nil }
    let opening = source.lowerBound..<source.lowerBound + 2
    let inner = line[opening.upperBound..<closing.lowerBound]
    return inner.contains(line[opening.lowerBound]) ? nil : (opening, closing)
  }

  // MARK: Tables

  /// Whether a `|` stands outside of the tables.
  private var hasStrayPipe: Bool {
    let text = locator.text
    var tables = parsed.tables[...]
    var next = 0
    while let pipe = text.bytes.firstIndex(of: UInt8(ascii: "|"), in: next..<text.bytes.count) {
      let line = text.lineIndex(of: pipe)
      tables = tables.drop { $0.lines.upperBound <= line }
      guard let table = tables.first, table.lines.contains(line) else { return true }
      next = text.lines(table.lines).upperBound
    }
    return false
  }

  /// Rows that cmark and `TableFinder` take for a paragraph.
  private mutating func checkTable(_ paragraph: Node, into report: inout Report) {
    let source = parsed.source(of: paragraph)
    let (bytes, text) = (locator.text.bytes, locator.text)
    let isTabbed = bytes.holds(0x09, in: source)
    guard isTabbed || bytes.holds(UInt8(ascii: "|"), in: source), paragraph.parent?.parent == nil else { return }
    let first = text.lineIndex(of: source.lowerBound)
    var lines = (first...text.lineIndex(of: source.upperBound)).map { line in
      let range = text.line(line)
      return range.lowerBound + bytes[range].prefix(while: isBlank).count..<range.upperBound
    }
    let isRow: (Range<Int>) -> Bool = { bytes[$0].first == UInt8(ascii: "|") }
    // Text can stand above its rows.
    if !isTabbed, let row = lines.firstIndex(where: isRow) { lines.removeFirst(row) }
    guard lines.count > 1 else { return }
    // Below other text, a table would be part of that.
    let standsAlone = first == 0 || bytes[text.line(first - 1)].allSatisfy(isBlank)
    let place = locator.location(of: lines[0].lowerBound)
    func delimiterRow(_ count: Int) -> String { "|" + String(repeating: "---|", count: count) }
    if isTabbed {
      let cells = lines.map { line in
        bytes[line].split(separator: 0x09, omittingEmptySubsequences: false).map(\.indices)
      }
      guard cells.allSatisfy({ $0.count > 1 }) else { return }
      let count = cells[0].count
      var edits: [TextEdit] = []
      if standsAlone, cells.allSatisfy({ $0.count == count }), !bytes.holds(UInt8(ascii: "|"), in: source) {
        for (row, cells) in cells.enumerated() {
          for cell in cells {
            edits.append(
              locator.edit(
                max(lines[row].lowerBound, cell.lowerBound - 1)..<cell.lowerBound, cell == cells[0] ? "| " : " | "))
          }
          let end = lines[row].upperBound
          edits.append(locator.edit(end..<end, row == 0 ? " |\n" + delimiterRow(count) : " |"))
        }
      }
      report.add(rules.tabs, delimiterRow(count), at: place, repair: edits)
      return
    }
    let cells = lines.map { Table.cells(of: $0, in: bytes) }
    let count = cells[0].count
    let isDashed = bytes[lines[1]].allSatisfy { isBlank($0) || "|:-".utf8.contains($0) }
    let rows = cells.dropFirst(isDashed ? 2 : 1)
    guard count > 1, isDashed || lines.allSatisfy(isRow) else { return }
    let edit =
      isDashed
      ? locator.edit(lines[1], delimiterRow(count))
      : locator.edit(lines[0].upperBound..<lines[0].upperBound, "\n" + delimiterRow(count))
    report.add(
      isDashed ? rules.delimiterRow : rules.noDelimiterRow, delimiterRow(count), at: place,
      repair: standsAlone && rows.allSatisfy { $0.count == count } ? [edit] : [])
  }

  // MARK: Links and emphasis

  /// Checks the lines that hold a sign, but those with code, where everything is as its author wants it.
  private mutating func checkLines(
    with sign: UInt8, except code: Set<Int>, _ check: (inout MarkdownDocument, Range<Int>) -> Void
  ) {
    let text = locator.text
    var next = 0
    while let place = text.bytes.firstIndex(of: sign, in: next..<text.bytes.count) {
      let index = text.lineIndex(of: place)
      let line = text.line(index)
      if !code.contains(index), !text.bytes.holds(UInt8(ascii: "`"), in: line) { check(&self, line) }
      next = line.upperBound
    }
  }

  private mutating func checkLinks(in line: Range<Int>, into report: inout Report) {
    let bytes = locator.text.bytes
    var rest = line
    while let open = bytes.firstIndex(of: UInt8(ascii: "("), in: rest) {
      rest = open + 1..<line.upperBound
      guard open > line.lowerBound, bytes[open - 1] == UInt8(ascii: "]"),
        let written = WrittenAddress(bytes[rest]), let mended = written.mended
      else { continue }
      let address = String(decoding: bytes[written.range], as: UTF8.self)
      report.add(
        rules.linkAddress, address, mended, at: locator.location(of: open + 1),
        repair: [locator.edit(written.range, mended)])
      rest = written.range.upperBound..<line.upperBound
    }
  }

  /// Marks of emphasis that are none, as the rules of flanking have it (CommonMark, section 6.2).
  private mutating func checkEmphasis(in line: Range<Int>, into report: inout Report) {
    for emphasis in FailedEmphasis.all(in: locator.text.bytes, line) {
      report.add(
        rules.emphasis, emphasis.mark, emphasis.mended, at: locator.location(of: emphasis.range.lowerBound),
        repair: [locator.edit(emphasis.range, emphasis.mended)])
    }
  }
}

/// How a heading is numbered: headings of one kind stand on one level.
private enum NumberKind: Hashable {
  case roman, arabic(parts: Int), letter

  /// nil without a number at the beginning.
  init?(_ folded: String) {
    let words = folded.split(separator: " ", maxSplits: 4)
    guard words.count > 1, let first = words.first else { return nil }
    let numbers = words.prefix { $0.utf8.count <= 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.count
    if numbers > 0 {
      self = .arabic(parts: numbers)
    } else if first.utf8.allSatisfy({ "ivx".utf8.contains($0) }) {
      self = .roman
    } else if first.utf8.count == 1 {
      self = .letter
    } else {
      return nil
    }
  }
}
