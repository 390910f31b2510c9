// Printed lines become paragraphs, items and headings again.

import Texts

/// A paragraph or a table of the text, with the place where it begins.
struct TextBlock {
  enum Content {
    /// The runs begin with the mark as it is printed.
    case paragraph(OfficialMark?, [ExtractedText.Run])
    case table(ExtractedText.Table)
  }

  var content: Content
  let page: Int
  let line: Int

  var text: String {
    guard case .paragraph(_, let runs) = content else { return "" }
    return runs.map(\.text).joined()
  }

  var mark: OfficialMark? {
    guard case .paragraph(let mark, _) = content else { return nil }
    return mark
  }
}

struct Reflow {
  /// In characters; a source with longer lines keeps whole paragraphs on them.
  static let widestPrintedLine = 130

  /// The length of a full line; nil where lines are paragraphs.
  private let width: Int?
  private var blocks: [TextBlock] = []
  /// The paragraph that goes on.
  private var open: OpenParagraph?
  private var numbers = OfficialMark.Numbers()
  private var lastLine = ""

  private struct OpenParagraph {
    let mark: OfficialMark?
    var lines: [ExtractedText.Line]
    var length: Int
    var isInCapitals: Bool
  }

  private init(width: Int?) { self.width = width }

  static func blocks(of elements: [ExtractedText.Element]) -> [TextBlock] {
    let width = width(of: elements)
    var reflow = Reflow(width: width <= widestPrintedLine ? max(width, 20) : nil)
    for element in elements {
      switch element {
      case .line(let line): reflow.add(line)
      case .table(let table):
        reflow.close()
        reflow.blocks.append(TextBlock(content: .table(table), page: table.page, line: 0))
        reflow.lastLine = ""
      }
    }
    reflow.close()
    return reflow.blocks
  }

  /// The length of a full line.
  static func width(of elements: [ExtractedText.Element]) -> Int {
    elements.width { if case .line(let line) = $0 { line.text.count } else { 0 } }
  }

  /// The paragraphs of a cell, which is too narrow to tell them but by their marks.
  static func paragraphs(ofCell lines: [ExtractedText.Line]) -> [[ExtractedText.Run]] {
    lines.reduce(into: []) { paragraphs, line in
      let isMarked = OfficialMark.read(line.text[...].trimmed) != nil
      if let last = paragraphs.last, line.join != .startsParagraph, !isMarked {
        paragraphs[paragraphs.count - 1] = [last, line.runs].joinedAsLines
      } else {
        paragraphs.append(line.runs.trimmedAtStart)
      }
    }
  }

  private mutating func add(_ line: ExtractedText.Line) {
    let text = line.text
    let trimmed = text[...].trimmed
    var mark = OfficialMark.read(trimmed)?.mark
    if mark.map({ !$0.follows(numbers) }) ?? false { mark = nil }
    defer { lastLine = String(trimmed) }
    if let open, continues(trimmed, mark, line.join, open) {
      self.open?.lines.append(line)
      self.open?.length += trimmed.count + 1
      self.open?.isInCapitals = open.isInCapitals && trimmed.isInCapitals
      return
    }
    close()
    if let mark { numbers.take(mark) }
    open = OpenParagraph(mark: mark, lines: [line], length: trimmed.count, isInCapitals: trimmed.isInCapitals)
  }

  private mutating func close() {
    guard let open else { return }
    let runs = open.lines.map(\.runs).joinedAsLines
    blocks.append(
      TextBlock(content: .paragraph(open.mark, runs), page: open.lines[0].page, line: open.lines[0].number))
    self.open = nil
  }

  /// Whether a line belongs to the paragraph before it.
  ///
  /// - Parameter mark: one that can stand here.
  private func continues(
    _ text: Substring, _ mark: OfficialMark?, _ join: ExtractedText.Line.Join, _ open: OpenParagraph
  ) -> Bool {
    if isInsideOfDash(text, mark) { return true }
    if let mark { return !startsParagraph(mark, join) }
    guard let first = text.first(where: { !"“\"'(".contains($0) }) else { return true }
    let isSentenceOver = lastLine.endsSentence
    let isLower = first.isLowercase
    switch join {
    case .continuesParagraph: return true
    case .startsParagraph:
      // A page can end within a sentence.
      let isLong = open.length > 300
      return isLower && !isSentenceOver && !lastLine.hasSuffix(":") && (isLong || !lastLine.hasSuffix(";"))
        || !isSentenceOver && !isLower && isLong && !text.isInCapitals && !lastLine.endsClause
    case .unknown: break
    }
    // A heading in capitals goes on in capitals.
    if open.isInCapitals, !text.isInCapitals, !isLower { return false }
    guard let width else { return isLower && !isSentenceOver }
    let isFull = lastLine.count * 5 >= width * 4
    if isSentenceOver || lastLine.endsClause {
      return isLower && !lastLine.hasSuffix(":") || isFull && isSentenceOver && lastLine.count * 10 >= width * 9
    }
    if isLower || !first.isLetter { return true }
    return lastLine.count * 5 >= width * 3
  }

  /// A dash that stands between words: “2021⏎- 2026”, “Mác⏎- Lênin”, “kinh tế⏎- xã hội”.
  private func isInsideOfDash(_ text: Substring, _ mark: OfficialMark?) -> Bool {
    guard case .dash(let sign) = mark, "-–".contains(sign), let next = text.dropFirst().trimmed.first,
      let last = lastLine.last
    else { return false }
    if last.isNumber, next.isNumber { return true }
    if lastLine.endsSentence || lastLine.endsClause || lastLine.hasSuffix(",") { return false }
    return next.isLowercase && width.map { lastLine.count * 5 >= $0 * 4 } ?? false || lastLine.hasSuffix("Mác")
  }

  private func startsParagraph(_ mark: OfficialMark, _ join: ExtractedText.Line.Join) -> Bool {
    if join == .startsParagraph { return true }
    let isAfterFullLine = width.map { lastLine.count * 10 >= $0 * 9 } ?? false
    let isAfterEnd = lastLine.endsSentence || lastLine.endsClause || lastLine.hasSuffix(",")
    switch mark {
    case .dash: return true
    case .parenthesis, .point, .item, .subitem, .article:
      // A number or letter that a line happens to begin with.
      return !(join == .continuesParagraph && !isAfterEnd)
        && !(isAfterFullLine && !isAfterEnd && !lastLine.isInCapitals)
    case .roman, .letter, .division: return true
    }
  }
}

extension StringProtocol {
  /// Whether a sentence ends here, maybe within quotation marks or brackets.
  var endsSentence: Bool {
    guard let last = self.last(where: { !"”\"’')*»".contains($0) }) else { return false }
    return ".!?…".contains(last)
  }

  /// Whether a clause ends behind which lists and paragraphs begin.
  var endsClause: Bool { last.map { ";:".contains($0) } ?? false }
}

extension [[ExtractedText.Run]] {
  /// Lines as one, with a blank between.
  var joinedAsLines: [ExtractedText.Run] {
    var joined: [ExtractedText.Run] = []
    for line in self {
      let line = line.trimmedAtStart
      guard let next = line.first else { continue }
      if let last = joined.last, last.text.last?.isWhitespace != true {
        let isSame = last.isBold == next.isBold && last.isItalic == next.isItalic && last.footnote == nil
        if isSame { joined[joined.count - 1].text += " " } else { joined.append(ExtractedText.Run(" ")) }
      }
      joined += line
    }
    return joined.merged
  }
}

extension [ExtractedText.Run] {
  /// Runs of the same emphasis as one.
  var merged: [ExtractedText.Run] {
    reduce(into: []) { merged, run in
      if let last = merged.last, last.footnote == nil, run.footnote == nil, last.isBold == run.isBold,
        last.isItalic == run.isItalic
      {
        merged[merged.count - 1].text += run.text
      } else if !run.text.isEmpty || run.footnote != nil {
        merged.append(run)
      }
    }
  }

  var trimmedAtStart: [ExtractedText.Run] {
    var runs = self
    while let first = runs.first, first.footnote == nil {
      runs[0].text = String(first.text[...].trimmedAtStart)
      if !runs[0].text.isEmpty { break }
      runs.removeFirst()
    }
    return runs
  }

  /// Without the first characters.
  func dropping(_ count: Int) -> [ExtractedText.Run] {
    var runs = self
    var count = count
    while count > 0, let first = runs.first {
      let taken = Swift.min(count, first.text.count)
      runs[0].text.removeFirst(taken)
      count -= taken
      if runs[0].text.isEmpty { runs.removeFirst() }
    }
    return runs
  }
}

extension Substring {
  fileprivate var trimmedAtStart: Substring { drop(while: \.isWhitespace) }
}
