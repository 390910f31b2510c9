// Blocks become the Markdown of a plan: sections are headings, items lists, and every mark stays as it is printed.

import Texts

struct MarkdownWriter {
  private var lines: [String] = []
  /// The kinds of the headings that are open, outermost first.
  private var openHeadings: [String] = []
  /// How far what belongs to an item is indented.
  private var indent = 0
  private var isInSlogans = false
  /// What the last line was, so that items of one list stand together.
  private var last = Kind.none
  /// The item that a list goes on behind.
  private var lastItem: (number: Int, sign: Character)?

  private enum Kind { case none, item, dash, other }

  /// - Parameter opensSlogans: whether a folded heading opens the slogans.
  static func text(
    of blocks: [TextBlock], footnotes: [ExtractedText.Footnote], opensSlogans: (String) -> Bool
  ) -> String {
    var writer = MarkdownWriter()
    for index in blocks.indices { writer.add(index, of: blocks, opensSlogans) }
    for note in footnotes {
      writer.add(
        "[^\(note.label.footnoteLabel)]: " + note.lines.map(\.runs).joinedAsLines.markdown, .other)
    }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ index: Int, of blocks: [TextBlock], _ opensSlogans: (String) -> Bool) {
    switch blocks[index].content {
    case .table(let table): addTable(table)
    case .paragraph(let mark, let runs):
      if isHeading(index, of: blocks) {
        addHeading(mark, runs, opensSlogans)
        return
      }
      switch mark {
      case .item(let number, let sign) where sign != "/" && continuesList(number, sign):
        let text = runs.behindMark.markdown.withoutBlockMark
        let printed = "\(number)\(sign) "
        indent = 0
        add(printed + text, .item)
        indent = owns(index, in: blocks) ? printed.count : 0
        lastItem = (number, sign)
      case .dash(let sign):
        // Below “-”, “+” is a level of its own (FORMAT.md, section 3).
        add((sign == "+" ? "+ " : "- ") + runs.behindMark.markdown.withoutBlockMark, .dash)
      default:
        if case .item? = mark { indent = 0 }
        add(runs.markdown.withoutBlockMark, .other)
        if mark == nil, indent > 0, !isBeforeNextItem(index, in: blocks) { indent = 0 }
      }
    }
  }

  /// Whether an item can stand in a list without another number than is printed: lists count by one.
  private func continuesList(_ number: Int, _ sign: Character) -> Bool {
    lastItem.map { $0.sign != sign || number == $0.number + 1 } ?? true
  }

  private mutating func add(_ text: String, _ kind: Kind) {
    if indent == 0, kind != .item { lastItem = nil }
    if !lines.isEmpty, kind == .other || kind != last && !(last == .item && kind == .dash) { lines.append("") }
    lines.append(String(repeating: " ", count: indent) + text)
    last = kind
  }

  // MARK: Headings

  private mutating func addHeading(
    _ mark: OfficialMark?, _ runs: [ExtractedText.Run], _ opensSlogans: (String) -> Bool
  ) {
    indent = 0
    let kind = mark.map(Self.kind) ?? "none"
    if mark == .division { openHeadings = [] }
    // Below a title without a mark sections stand as they do without it.
    if mark != nil { openHeadings.removeAll { $0 == "none" } }
    if let place = openHeadings.firstIndex(of: kind) {
      openHeadings.removeSubrange((place + 1)...)
    } else {
      openHeadings.append(kind)
    }
    let text = runs.plain.markdown
    let level = min(6, openHeadings.count + 1)
    isInSlogans = level == 2 ? opensSlogans(text.folded()) : isInSlogans
    add(String(repeating: "#", count: level) + " " + text, .other)
  }

  private static func kind(of mark: OfficialMark) -> String {
    switch mark {
    case .division: "division"
    case .letter: "letter"
    case .roman: "roman"
    case .article: "article"
    case .item: "item"
    case .subitem(let numbers): "subitem\(numbers.count)"
    case .point, .parenthesis, .dash: "point"
    }
  }

  /// Whether a paragraph is the title of what stands below it.
  private func isHeading(_ index: Int, of blocks: [TextBlock]) -> Bool {
    guard let mark = blocks[index].mark else { return isUnmarkedHeading(index, of: blocks) }
    let text = blocks[index].text
    let isOpenList = text.hasSuffix("...") || text.hasSuffix("…")
    if text.count > 250 || text.endsSentence && !isOpenList || text.endsClause || text.hasSuffix(",") { return false }
    switch mark {
    case .roman, .letter, .division: return true
    case .item, .subitem:
      if isInSlogans { return false }
      // A title has something below it.
      guard index + 1 < blocks.count else { return false }
      switch (mark, blocks[index + 1].mark) {
      case (.item, .item), (.item, .roman), (.subitem, .item), (.subitem, .roman), (.item, .division): return false
      case (.subitem(let own), .subitem(let next)): return next.count > own.count
      default: return true
      }
    case .article: return text.count < 120 && index + 1 < blocks.count && blocks[index + 1].mark != nil
    case .parenthesis, .point, .dash: return false
    }
  }

  /// “QUYẾT NGHỊ”, “TỔ CHỨC THỰC HIỆN”: capitals without a mark.
  private func isUnmarkedHeading(_ index: Int, of blocks: [TextBlock]) -> Bool {
    let text = blocks[index].text
    return text.isInCapitals && (6...150).contains(text.count) && !text.endsSentence && !text.hasSuffix(",")
      && index + 1 < blocks.count && !text.hasSuffix(":") && !isBeforeGrounds(index, in: blocks)
  }

  /// Whether it names who decides: lines in capitals above the grounds of a decision.
  private func isBeforeGrounds(_ index: Int, in blocks: [TextBlock]) -> Bool {
    let next = blocks[(index + 1)...].first { !$0.text.isInCapitals }
    return next.map { DocumentHead.beginsGrounds($0.text) } ?? false
  }

  /// Whether what follows an item up to the next one belongs to it.
  private func owns(_ index: Int, in blocks: [TextBlock]) -> Bool {
    guard index + 1 < blocks.count, blocks[index + 1].mark.map({ if case .item = $0 { false } else { true } }) ?? true
    else {
      return false
    }
    if case .dash? = blocks[index + 1].mark { return true }
    return isBeforeNextItem(index, in: blocks)
  }

  /// Whether another item of a list follows before the next heading.
  private func isBeforeNextItem(_ index: Int, in blocks: [TextBlock]) -> Bool {
    for next in blocks.indices.dropFirst(index + 1) {
      switch blocks[next].mark {
      case .item(let number, _)?: return number > 1 && !isHeading(next, of: blocks)
      case .roman?, .letter?, .division?, .article?: return false
      default: if isHeading(next, of: blocks) { return false }
      }
    }
    return false
  }

  // MARK: Tables

  private mutating func addTable(_ table: ExtractedText.Table) {
    (indent, lastItem) = (0, nil)
    if !lines.isEmpty { lines.append("") }
    for (index, row) in table.rows.enumerated() {
      let cells = row.map { lines in
        Reflow.paragraphs(ofCell: lines).map { $0.markdown.replacing("|", with: "\\|") }.joined(separator: "<br>")
      }
      lines.append("| " + cells.joined(separator: " | ") + " |")
      if index == 0 { lines.append("|" + String(repeating: " --- |", count: row.count)) }
    }
    last = .other
  }
}

extension [ExtractedText.Run] {
  /// Without the emphasis that headings have anyway.
  fileprivate var plain: Self {
    map { run in
      var run = run
      (run.isBold, run.isItalic) = (false, false)
      return run
    }.merged
  }

  /// What stands behind the mark.
  fileprivate var behindMark: Self {
    let text = map(\.text).joined()
    guard let rest = OfficialMark.read(text[...])?.rest else { return self }
    return dropping(text.distance(from: text.startIndex, to: rest.startIndex))
  }

  /// The runs as Markdown that shows them and nothing else.
  var markdown: String {
    var markdown = ""
    let runs = merged
    for (index, run) in runs.enumerated() {
      if let label = run.footnote {
        markdown += "[^\(label.footnoteLabel)]"
        continue
      }
      let text = run.text.escapedForMarkdown
      let mark = (run.isBold ? "**" : "") + (run.isItalic ? "*" : "")
      guard !mark.isEmpty else {
        markdown += text
        continue
      }
      // Emphasis begins and ends at letters: beside punctuation its marks would be printed (CommonMark, section 6.2).
      let before = markdown.last ?? " "
      let after = index + 1 < runs.count ? runs[index + 1].text.first ?? "[" : " "
      markdown += text.emphasised(mark, before: before, after: after)
    }
    return markdown.trimmedOfBlanks
  }
}

extension String {
  var footnoteLabel: String { slug().isEmpty ? "x" : slug() }

  fileprivate var trimmedOfBlanks: String { String(self[...].trimmed) }

  fileprivate func emphasised(_ mark: String, before: Character, after: Character) -> String {
    guard let first = firstIndex(where: { $0.isLetter || $0.isNumber }),
      let last = lastIndex(where: { $0.isLetter || $0.isNumber })
    else { return self }
    let isOpen = before.isWhitespace || before.isPunctuation || first > startIndex
    var start = before.isLetter || before.isNumber ? first : firstIndex { !$0.isWhitespace } ?? first
    var end = after.isLetter || after.isNumber ? last : lastIndex { !$0.isWhitespace } ?? last
    guard isOpen, after.isWhitespace || after.isPunctuation || end < index(before: endIndex) || after == "[" else {
      return self
    }
    // An escape stays whole.
    while start > startIndex, self[index(before: start)] == "\\" { start = index(before: start) }
    if self[end] == "\\", index(after: end) < endIndex { end = index(after: end) }
    return self[..<start] + mark + self[start...end] + mark + self[index(after: end)...]
  }

  /// With a backslash before each sign that Markdown would take for its own.
  fileprivate var escapedForMarkdown: String {
    guard utf8.contains(where: { #"\`*_[]<>&~"#.utf8.contains($0) }) else { return self }
    var escaped = ""
    for sign in unicodeScalars {
      if #"\`*_[]<&~"#.unicodeScalars.contains(sign) { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(sign)
    }
    return escaped
  }

  /// With a backslash before what would begin a block.
  fileprivate var withoutBlockMark: String {
    guard let first else { return self }
    if "#>=|:".contains(first) || "-+".contains(first) { return "\\" + self }
    let digits = prefix(while: \.isASCIIDigit)
    if !digits.isEmpty, digits.count < 10, let sign = self[digits.endIndex...].first, ".)".contains(sign),
      self[digits.endIndex...].dropFirst().first.map(\.isWhitespace) ?? true
    {
      return digits + "\\" + self[digits.endIndex...]
    }
    return self
  }
}
