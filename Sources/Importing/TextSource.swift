// A text file as a source: pages, columns that blanks make, and the emphasis of Markdown.

import Texts

extension ExtractedText {
  /// A text of lines that end in LF, CR LF or CR; a form feed begins a page.
  package init(text: String) {
    self.init(.text, elements: [])
    var isBold = false
    var isItalic = false
    var page = 1
    var number = 0
    var isAfterBlank = true
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    var printed: [(text: Substring, isAfterBlank: Bool, page: Int, number: Int)] = []
    for line in lines {
      number += 1
      var line = line
      while line.first == "\u{C}" {
        page += 1
        line.removeFirst()
      }
      if line.allSatisfy(\.isWhitespace) {
        isAfterBlank = true
        continue
      }
      printed.append((line, isAfterBlank, page, number))
      isAfterBlank = false
    }
    if page > 1 { pages = page }
    // Where every line stands alone, a blank line says nothing.
    let separated = printed.count { $0.isAfterBlank }
    let broken = printed.count { !$0.text.trimmed.endsSentence && !$0.text.trimmed.endsClause }
    let areAllSeparated =
      printed.count > 20 && separated * 10 > printed.count * 7 && broken * 2 > printed.count
      && printed.width(\.text.count) <= Reflow.widestPrintedLine
    let tables = Self.tables(in: printed.map(\.text))
    for (line, column) in TextColumns.inReadingOrder(printed.map(\.text)) {
      let source = printed[line]
      if let table = tables.first(where: { $0.range.contains(line) }) {
        if line == table.range.lowerBound { elements.append(.table(Table(rows: table.rows, page: source.page))) }
        continue
      }
      // Emphasis never reaches over a blank line.
      if source.isAfterBlank { (isBold, isItalic) = (false, false) }
      let runs = Self.runs(of: Self.withoutMark(column), &isBold, &isItalic)
      let join: Line.Join = source.isAfterBlank && !areAllSeparated ? .startsParagraph : .unknown
      elements.append(.line(Line(runs, join: join, page: source.page, number: source.number)))
    }
  }

  /// A line without the signs by which Markdown makes a heading of it; a bullet `*` becomes a dash.
  private static func withoutMark(_ line: Substring) -> Substring {
    let signs = line.prefix { $0 == "#" }
    if (1...6).contains(signs.count), line.dropFirst(signs.count).first == " " {
      return line.dropFirst(signs.count).trimmed
    }
    return line.hasPrefix("* ") && line.count > 2 ? "-" + line.dropFirst() : line
  }

  /// The tables that lines draw with `|` and a delimiter row below the head (GFM).
  private static func tables(in lines: [Substring]) -> [(range: Range<Int>, rows: [[[Line]]])] {
    func cells(_ line: Substring) -> [Substring]? {
      let text = line.trimmed
      guard text.count > 2, text.hasPrefix("|"), text.hasSuffix("|") else { return nil }
      return text.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    }
    var tables: [(range: Range<Int>, rows: [[[Line]]])] = []
    var index = 0
    while index + 1 < lines.count {
      guard let head = cells(lines[index]), let delimiters = cells(lines[index + 1]), delimiters.count == head.count,
        delimiters.allSatisfy({ $0.contains("-") && $0.allSatisfy { "-: ".contains($0) } })
      else {
        index += 1
        continue
      }
      var rows = [head]
      var end = index + 2
      while end < lines.count, let row = cells(lines[end]), row.count == head.count {
        rows.append(row)
        end += 1
      }
      tables.append(
        (
          index..<end,
          rows.map { row in
            row.map { cell in
              cell.split(separator: "<br>").map { part in
                var (isBold, isItalic) = (false, false)
                return Line(runs(of: part.trimmed, &isBold, &isItalic), join: .startsParagraph)
              }
            }
          }
        ))
      index = end
    }
    return tables
  }

  /// The runs of a line in which `**` and `*` are marks of emphasis where they stand at words.
  private static func runs(of line: Substring, _ isBold: inout Bool, _ isItalic: inout Bool) -> [Run] {
    guard line.contains("*") else { return [Run(String(line), isBold: isBold, isItalic: isItalic)] }
    var runs: [Run] = []
    var text = ""
    var rest = line
    var previous: Character = " "
    while let next = rest.first {
      let stars = rest.prefix { $0 == "*" }
      guard (1...3).contains(stars.count) else {
        text.append(contentsOf: stars.isEmpty ? String(next) : String(stars))
        previous = next
        rest = rest.dropFirst(max(1, stars.count))
        continue
      }
      let following = rest.dropFirst(stars.count).first ?? " "
      let opens = !following.isWhitespace
      let closes = !previous.isWhitespace
      let hasBold = stars.count >= 2
      let hasItalic = stars.count != 2
      if (hasBold ? isBold : isItalic) ? closes : opens {
        if !text.isEmpty { runs.append(Run(text, isBold: isBold, isItalic: isItalic)) }
        text = ""
        if hasBold { isBold.toggle() }
        if hasItalic { isItalic.toggle() }
      } else {
        text += stars
      }
      previous = "*"
      rest = rest.dropFirst(stars.count)
    }
    if !text.isEmpty { runs.append(Run(text, isBold: isBold, isItalic: isItalic)) }
    return runs
  }
}

extension Collection {
  /// The length that nearly all elements keep to.
  func width(_ length: (Element) -> Int) -> Int {
    let lengths = map(length).sorted()
    return lengths.isEmpty ? 0 : lengths[lengths.count * 19 / 20]
  }
}

/// The head and the foot of a document, printed side by side in columns that blanks keep apart.
private enum TextColumns {
  /// The narrowest gap between columns: justified lines have smaller ones.
  private static let gap = "      "
  private static let headLines = 15
  private static let footLines = 40

  /// The texts of lines, each with the index of its line: left columns before right ones.
  static func inReadingOrder(_ lines: [Substring]) -> [(line: Int, text: Substring)] {
    var ordered: [(line: Int, text: Substring)] = []
    var index = 0
    while index < lines.count {
      guard isInHeadOrFoot(index, of: lines.count), let first = columns(of: lines[index]) else {
        ordered.append((index, lines[index].trimmed))
        index += 1
        continue
      }
      var left: [(line: Int, text: Substring)] = []
      var right: [(line: Int, text: Substring)] = []
      var start = first.start
      while index < lines.count, !Kinds.isKindLine(lines[index]) {
        let indent = lines[index].prefix(while: \.isWhitespace).count
        if let both = columns(of: lines[index]) {
          start = min(start, both.start)
          left.append((index, both.left))
          right.append((index, both.right))
        } else if indent >= start - 4 {
          right.append((index, lines[index].trimmed))
        } else if indent <= 10, lines[index].trimmed.count + indent <= start {
          left.append((index, lines[index].trimmed))
        } else {
          break
        }
        index += 1
      }
      ordered += left + right
    }
    return ordered
  }

  private static func isInHeadOrFoot(_ index: Int, of count: Int) -> Bool {
    index < headLines || index >= count - footLines
  }

  private static func columns(of line: Substring) -> (left: Substring, right: Substring, start: Int)? {
    let text = line.trimmed
    guard let range = text.firstRange(of: gap) else { return nil }
    let right = text[range.upperBound...].trimmed
    return (text[..<range.lowerBound], right, line.distance(from: line.startIndex, to: right.startIndex))
  }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
