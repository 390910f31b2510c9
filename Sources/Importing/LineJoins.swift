// Which lines of printed pages begin a paragraph, judged by where they stand.

extension ExtractedText {
  /// The lines, tables and footnotes of printed pages in reading order.
  ///
  /// - Parameter hasFineBoxes: what was recognised has boxes that are too rough for raised numbers and small type.
  package init(pages: [PrintedPage], extraction: Extraction, hasFineBoxes: Bool = true) {
    var pages = pages
    let notes = hasFineBoxes ? NoteReader(&pages) : nil
    let layouts = pages.enumerated().map { index, page in
      var layout = PageLayout(page, isFirst: index == 0)
      if let labels = notes?.labels[index], !labels.isEmpty { layout.markCalls(labels) }
      return layout
    }
    var writer = LineWriter(layouts, widths: pages.map(\.width))
    for (index, layout) in layouts.enumerated() { writer.write(layout, page: index + 1) }
    self.init(extraction, pages: pages.count, elements: writer.elements)
    footnotes = notes?.footnotes ?? []
    doubts = writer.doubts
  }
}

extension PageLayout {
  /// The lines that are not in columns or tables.
  var bodyLines: [PrintedLine] {
    blocks.compactMap { block in
      if case .line(let line) = block { line } else { nil }
    }
  }

  /// Makes raised numbers that have a note the calls of it.
  fileprivate mutating func markCalls(_ labels: [String: String]) {
    for index in blocks.indices {
      guard case .line(var line) = blocks[index] else { continue }
      line.mapWords { word in
        guard word.isRaised, let label = labels[word.text] else { return }
        word.text = label
        word.isFootnoteCall = true
      }
      blocks[index] = .line(line)
    }
  }
}

/// Takes footnotes from the ends of pages.
private struct NoteReader {
  private(set) var footnotes: [ExtractedText.Footnote] = []
  /// For each page the numbers that call its notes, with the labels of these.
  private(set) var labels: [[String: String]] = []
  private let bodySize: Double

  init(_ pages: inout [PrintedPage]) {
    bodySize = pages.flatMap { $0.words.map(\.box.height) }.median
    for index in pages.indices { take(from: &pages[index], number: index + 1) }
  }

  /// Takes the notes of a page out of it, whose raised numbers call them in order; all of them are certain or none is.
  private mutating func take(from page: inout PrintedPage, number: Int) {
    labels.append([:])
    var rows = PageLayout.rows(of: PageLayout.pieces(of: page.words))
    let footer = rows.last.flatMap { $0.isPageNumber ? $0 : nil }
    if footer != nil { rows.removeLast() }
    let small = Array(rows.reversed().prefix { $0.size < 0.93 * bodySize }.reversed())
    let calls = rows.dropLast(small.count).flatMap { $0.words.dropFirst().filter(\.isRaised).map(\.text) }
    var notes: [(number: String, lines: [PrintedLine])] = []
    for row in small {
      let first = row.words[0].text
      if notes.count < calls.count, first == calls[notes.count], row.words.count > 1 {
        notes.append((first, [PrintedLine(Array(row.words.dropFirst()))]))
      } else if !notes.isEmpty {
        notes[notes.count - 1].lines.append(row)
      }
    }
    guard let top = notes.first?.lines[0], notes.count == calls.count, Set(calls).count == calls.count else { return }
    page.words.removeAll { word in
      word.box.middle > top.middle - 0.5 * top.size && footer?.box.holdsCentre(of: word.box) != true
    }
    let taken = Set(footnotes.map(\.label))
    for note in notes {
      // Numbers can begin anew on each page.
      let label = taken.contains(note.number) ? "\(number)-\(note.number)" : note.number
      labels[number - 1][note.number] = label
      footnotes.append(
        .init(
          label: label,
          lines: note.lines.enumerated().map { index, line in
            .init(line.runs, join: index == 0 ? .startsParagraph : .continuesParagraph, page: number, number: index + 1)
          }))
    }
  }
}

extension PrintedLine {
  /// A number of a page that stands alone: “2”, “- 2 -”, “Trang 2/5”.
  fileprivate var isPageNumber: Bool {
    let words = text.split { " -–—/|".contains($0) }.filter { $0.lowercased() != "trang" }
    return (1...2).contains(words.count)
      && words.allSatisfy { $0.utf8.count < 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// “1.”, “1.1.”, “a)”, “-”, “I-”: what begins an item of a list.
  fileprivate var beginsWithMarker: Bool {
    let word = words[0].text
    guard words.count > 1 else { return false }
    if ["-", "–", "+", "•", "*"].contains(word) { return true }
    guard let last = word.last, ".)-".contains(last), word.count < 8 else { return false }
    return word.dropLast().allSatisfy { $0.isNumber || ".(".contains($0) || "IVX".contains($0) }
      || word.dropLast().filter { $0.isLetter }.count == 1
  }

  fileprivate var runs: [ExtractedText.Run] {
    var runs: [ExtractedText.Run] = []
    for (index, word) in words.enumerated() {
      if word.isFootnoteCall {
        runs.append(.init("", footnote: word.text))
        continue
      }
      let space = index > 0 && !word.isAttached ? " " : ""
      if let last = runs.last, last.footnote == nil, last.isBold == word.isBold, last.isItalic == word.isItalic {
        runs[runs.count - 1].text += space + word.text
        continue
      }
      // The space between two emphases belongs to neither.
      let isPlain = !word.isBold && !word.isItalic
      if !isPlain, !space.isEmpty {
        if let last = runs.last, last.footnote == nil, !last.isBold, !last.isItalic {
          runs[runs.count - 1].text += space
        } else {
          runs.append(.init(space))
        }
      }
      runs.append(.init((isPlain ? space : "") + word.text, isBold: word.isBold, isItalic: word.isItalic))
    }
    return runs
  }
}

/// Writes the lines of pages one after the other, and says how each stands to the one before.
private struct LineWriter {
  private(set) var elements: [ExtractedText.Element] = []
  private(set) var doubts: [ExtractedText.Doubt] = []

  private struct Margins {
    var left: Double
    var right: Double
  }

  private let layouts: [PageLayout]
  private let margins: [Margins]
  /// From line to line within a paragraph.
  private let pitch: Double
  private let runningHeads: Set<String>
  private var last: (line: PrintedLine, page: Int, isFirst: Bool)?
  private var number = 0
  private var page = 0

  init(_ layouts: [PageLayout], widths: [Double]) {
    self.layouts = layouts
    margins = Self.margins(of: layouts, widths)
    var gaps: [Double] = []
    for (layout, margins) in zip(layouts, margins) {
      let lines = layout.bodyLines
      for (line, next) in zip(lines, lines.dropFirst())
      where !Self.leavesRoom(line, for: next, margins) && next.box.left < margins.left + 0.4 * next.size {
        gaps.append(next.middle - line.middle)
      }
    }
    pitch = gaps.median
    var pagesOfEdges: [String: Int] = [:]
    for layout in layouts {
      for edge in Set(Self.edges(of: layout)) { pagesOfEdges[edge, default: 0] += 1 }
    }
    runningHeads = Set(pagesOfEdges.filter { $0.value > 2 }.keys)
  }

  /// The first and the last line of a page, without their numbers.
  private static func edges(of layout: PageLayout) -> [String] {
    let lines = layout.bodyLines
    return [lines.first, lines.last].compactMap { line in line.map { withoutDigits($0.text) } }
  }

  private static func withoutDigits(_ text: String) -> String { text.filter { !$0.isNumber } }

  /// Where the lines of each page begin and end. A page can hold nothing but first lines, or short ones: then those of all pages of
  /// its width hold.
  private static func margins(of layouts: [PageLayout], _ widths: [Double]) -> [Margins] {
    func usual(_ lines: [PrintedLine], least: Int) -> Margins? {
      let lines = lines.filter { !$0.isPageNumber }
      func groups(_ places: [Double], tolerance: Double) -> [(place: Double, count: Int)] {
        places.sorted().reduce(into: []) { groups, place in
          if let last = groups.last, place - last.place < tolerance {
            groups[groups.count - 1].count += 1
          } else {
            groups.append((place, 1))
          }
        }
      }
      let tolerance = 0.4 * lines.map(\.size).median
      let left = groups(lines.map(\.box.left), tolerance: tolerance).first { $0.count >= least }
      let right = groups(lines.map { -$0.box.right }, tolerance: tolerance).first { $0.count >= least }
      guard let left, let right, -right.place > left.place else { return nil }
      return Margins(left: left.place, right: -right.place)
    }
    var ofWidths: [Int: Margins] = [:]
    for width in Set(widths.map { Int($0) }) {
      let lines = zip(layouts, widths).filter { Int($0.1) == width }.flatMap(\.0.bodyLines)
      ofWidths[width] =
        usual(lines, least: max(2, lines.count / 25)) ?? Margins(left: 0, right: lines.map(\.box.right).max() ?? 0)
    }
    return zip(layouts, widths).map { layout, width in
      let all = ofWidths[Int(width)] ?? Margins(left: 0, right: width)
      let lines = layout.bodyLines
      guard let own = usual(lines, least: max(2, lines.count / 12)) else { return all }
      let size = lines.map(\.size).median
      // A scan lies anywhere, but a page is as wide as the others.
      let shift = own.right - all.right
      let isShifted = abs(own.left - all.left - shift) < 0.6 * size
      return Margins(
        left: isShifted ? own.left : all.left, right: isShifted || abs(shift) < 0.6 * size ? own.right : all.right)
    }
  }

  /// Whether the first word of the next line would have had room on this one.
  private static func leavesRoom(_ line: PrintedLine, for next: PrintedLine, _ margins: Margins) -> Bool {
    margins.right - line.box.right > 1.05 * next.words[0].box.width + 0.5 * line.size
  }

  mutating func write(_ layout: PageLayout, page: Int) {
    self.page = page
    number = 0
    for (index, block) in layout.blocks.enumerated() {
      switch block {
      case .line(let line):
        let isEdge = index == 0 || index == layout.blocks.count - 1
        if isEdge, line.isPageNumber || runningHeads.contains(Self.withoutDigits(line.text)) {
          append(line, .startsParagraph)
        } else {
          let join = last.map { self.join(of: line, behind: $0) } ?? .startsParagraph
          append(line, join)
          last = (line, page, join == .startsParagraph)
        }
      case .columns(let columns):
        for column in columns { write(column) }
        last = nil
      case .table(let cells):
        write(cells)
        last = nil
      }
    }
  }

  private mutating func write(_ column: [PageLayout.Block]) {
    for (index, block) in column.enumerated() {
      switch block {
      case .line(let line): append(line, index == 0 || line.beginsWithMarker ? .startsParagraph : .unknown)
      case .columns(let columns): for column in columns { write(column) }
      case .table(let cells): write(cells)
      }
    }
  }

  private mutating func write(_ cells: RuledTable.Cells) {
    let rows = cells.rows.map { row in
      row.map { lines in
        lines.enumerated().map { index, line in
          extracted(line, index == 0 || line.beginsWithMarker ? .startsParagraph : .unknown)
        }
      }
    }
    // A table goes on over the page when its columns do and its heading is not printed again.
    if case .table(var table)? = elements.last(where: { !$0.isPageNumber }), table.page == page - 1,
      table.rows[0].count == rows[0].count, table.rows[0].map({ $0.map(\.text) }) != rows[0].map({ $0.map(\.text) }),
      let index = elements.lastIndex(where: { !$0.isPageNumber })
    {
      if rows[0][0].isEmpty {
        // The rest of a row that did not fit.
        for (column, lines) in rows[0].enumerated() { table.rows[table.rows.count - 1][column] += lines }
        table.rows += rows.dropFirst()
      } else {
        table.rows += rows
      }
      table.page = page
      elements[index] = .table(table)
    } else {
      elements.append(.table(.init(rows: rows, page: page)))
    }
  }

  private mutating func append(_ line: PrintedLine, _ join: ExtractedText.Line.Join) {
    var next = extracted(line, join)
    // A word that a soft hyphen divides is joined on its first line.
    if case .line(var before)? = elements.last, before.text.unicodeScalars.last == "\u{AD}",
      let first = next.runs.first, first.footnote == nil
    {
      let rest = first.text.prefix { $0 != " " }
      before.runs[before.runs.count - 1].text.unicodeScalars.removeLast()
      before.runs[before.runs.count - 1].text += rest
      elements[elements.count - 1] = .line(before)
      next.runs[0].text = String(first.text.dropFirst(rest.count).drop { $0 == " " })
      guard !next.text.isEmpty else { return }
    }
    elements.append(.line(next))
  }

  private mutating func extracted(_ line: PrintedLine, _ join: ExtractedText.Line.Join) -> ExtractedText.Line {
    number += 1
    for word in line.words {
      guard let confidence = word.confidence, confidence < 70 else { continue }
      doubts.append(.init(word: word.text, page: page, line: number, confidence: confidence))
    }
    return ExtractedText.Line(line.runs, join: join, page: page, number: number)
  }

  private func join(
    of line: PrintedLine, behind last: (line: PrintedLine, page: Int, isFirst: Bool)
  ) -> ExtractedText.Line.Join {
    let margins = self.margins[page - 1]
    let size = line.size
    // A raised number can push its line down.
    let largest = (line.words.contains(where: \.isRaised) ? 1.5 : 1.2) * pitch
    let isLarger = last.page == page && pitch > 0 && line.middle - last.line.middle > largest
    let before = self.margins[last.page - 1]
    if isCentred(line, margins) {
      // The lines of a title are as long as its author likes.
      let isTitle = isCentred(last.line, before) || !Self.leavesRoom(last.line, for: line, before)
      return isTitle && !isLarger ? .unknown : .startsParagraph
    }
    if isLarger || isCentred(last.line, before) || Self.leavesRoom(last.line, for: line, before) {
      return .startsParagraph
    }
    // From page to page a margin can shift.
    let place = line.box.left - margins.left
    let placeBefore = last.line.box.left - before.left
    if last.isFirst, last.line.beginsWithMarker, place > placeBefore + 0.4 * size, !line.beginsWithMarker {
      // The lines of an item whose marker stands out.
      return .continuesParagraph
    }
    if !last.isFirst, abs(place - placeBefore) < 0.4 * size, !line.beginsWithMarker || place < 0.4 * size {
      return line.beginsWithMarker ? .unknown : .continuesParagraph
    }
    if place > 0.8 * size || !last.isFirst && place < placeBefore - 0.4 * size { return .startsParagraph }
    return line.beginsWithMarker ? .unknown : .continuesParagraph
  }

  private func isCentred(_ line: PrintedLine, _ margins: Margins) -> Bool {
    let left = line.box.left - margins.left
    let right = margins.right - line.box.right
    return min(left, right) > 1.5 * line.size && abs(left - right) < 1.2 * line.size
  }
}

extension ExtractedText.Element {
  fileprivate var isPageNumber: Bool {
    guard case .line(let line) = self else { return false }
    return line.text.unicodeScalars.allSatisfy {
      (0x30...0x39).contains($0.value) || " -–—".unicodeScalars.contains($0)
    }
  }
}
