// What implementation sections, articles and tables give as tasks. Which bodies are meant is found out when all are known: until
// then, whatever may be a task counts.

package import Diagnostics
import Texts

/// What names who is in charge of tasks: a heading, a line, the cell of a table.
package struct TaskLead: Hashable, Sendable {
  /// Without the number of a line; headings keep theirs.
  package let text: String
  package let location: SourceLocation
  package let isHeading: Bool
}

/// Tasks with what stands above them.
package struct TaskSection: Hashable, Sendable {
  /// Where the section is that they belong to: its heading. nil for articles and tables outside of such a section.
  package let opening: SourceLocation?
  /// Outermost first: a sub-heading, then a line or cell.
  package let leads: [TaskLead]
  /// What a row of a table says of who takes part, and until when.
  package var partners: String?
  package var due: String?
  package var tasks: [SectionItem] = []
  /// Whether it is an article (“Điều 2.”), most of which give no tasks.
  package var isArticle: Bool
  /// The place of the table that it is a row of.
  package var table: SourceLocation?
  /// Whether all tasks are those of whom the first one names.
  package var isOfFirst = false
}

extension MarkdownDocument {
  /// The tasks of each section whose heading, folded, satisfies `matches`, of articles, and of tables that have columns for the
  /// task and for who is in charge.
  ///
  /// Below a sub-heading these are the items of the lists, or, if there is none, the paragraphs but those that end with a colon.
  /// Elsewhere lines count that may name who is in charge, and the lines that belong to them.
  ///
  /// - Parameters:
  ///   - place: stands for the heading where the whole text is such a section.
  ///   - anchor: the tasks get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  ///   - mayNameBody: whether a body that is known can be named in a text. Outside of a section, the rows of a table that names
  ///     none get their ids, and are no tasks.
  /// - Returns: the sections, and how many ids there are.
  package mutating func taskSections(
    under matches: (String) -> Bool, orAllOf place: SourceLocation? = nil, anchor: String,
    mayNameBody: (String) -> Bool = { _ in true }
  ) -> (sections: [TaskSection], idCount: Int) {
    var finder = TaskFinder(parsed, locator, anchor: anchor)
    for part in parts(under: place == nil ? matches : { _ in false }) {
      finder.opening = place ?? part.opening?.heading.location
      finder.add(part, mayNameBody)
    }
    parsed.rowIDs = finder.rowIDs
    // Mapped, for a list that grew has room for more.
    return (finder.sections.map(\.self), finder.taskCount)
  }
}

private struct TaskFinder {
  /// Where the section stands that the parts belong to.
  var opening: SourceLocation?
  private(set) var sections: [TaskSection] = []
  /// The ids of rows, as `ParsedText` has them.
  private(set) var rowIDs: [Int: String] = [:]
  private let parsed: ParsedText
  private var locator: Locator
  private let anchor: String
  private let tables: TaskTable.Cells
  private(set) var taskCount = 0

  init(_ parsed: ParsedText, _ locator: Locator, anchor: String) {
    self.parsed = parsed
    self.locator = locator
    self.anchor = anchor
    tables = TaskTable.Cells(of: parsed)
  }

  mutating func add(_ part: SectionPart, _ mayNameBody: (String) -> Bool) {
    let heading = part.opensSection ? nil : part.heading?.heading
    let lead = heading.map { TaskLead(text: $0.text, location: $0.location, isHeading: true) }
    let isSection = opening != nil
    if isSection {
      if let heading, let lead {
        // A list that goes on with the numbers of the headings stands beside this one.
        let next = TextLine.itemNumber(of: heading.text).map { $0 + 1 }
        let end = next.flatMap { next in
          part.blocks.firstIndex { $0.kind == .list && $0.orderedListStart == next }
        }
        addSubsection(heading, lead, Array(part.blocks[..<(end ?? part.blocks.endIndex)]))
        if let end { addSiblings(Array(part.blocks[end...])) }
      } else {
        for line in lines(of: part.blocks) { add(line, below: []) }
      }
    } else {
      addArticles(heading, part.blocks)
    }
    for block in part.blocks where block.kind == .heading {
      addTable(block, below: isSection ? lead.map { [$0] } ?? [] : [], mayNameBody)
    }
  }

  /// The lines of blocks, each with those that belong to it.
  private func lines(of blocks: [Node]) -> [TextLine] {
    var lines: [TextLine] = []
    func add(_ line: TextLine, isItem: Bool, to lines: inout [TextLine], isTop: Bool = true) {
      if let last = lines.last, last.mayOwnOthers, line.mark != last.mark || line.mark == .none,
        isItem || !TaskWords.mayNameLead(line.text), isTop || TaskWords.mayNameLead(last.text)
      {
        add(line, isItem: isItem, to: &lines[lines.count - 1].children, isTop: false)
      } else {
        lines.append(line)
      }
    }
    for block in blocks {
      if block.kind == .list {
        for line in parsed.listLines(of: block, withChildren: true) { add(line, isItem: true, to: &lines) }
      } else if block.kind == .paragraph {
        let more = parsed.paragraphLines(of: block)
        if more.contains(where: \.isClosing) { break }
        for line in more where !line.isRemark { add(line, isItem: false, to: &lines) }
      }
    }
    return lines
  }

  /// Below a sub-heading, lines that themselves name who is in charge count only if they are numbered without a list, or have
  /// lines of their own.
  private mutating func addSubsection(_ heading: Heading, _ lead: TaskLead, _ blocks: [Node]) {
    // Mostly there is a list with bullets and nothing else.
    let isPlain = blocks.allSatisfy { $0.kind == .list && $0.orderedListStart == nil }
    let lines = isPlain ? [] : lines(of: blocks)
    let hasLeads = lines.contains { line in
      line.mark != .none && line.mark != .bullet && TaskWords.mayNameLead(line.text)
        && (!line.children.isEmpty || line.mark != .number)
    }
    if hasLeads {
      for line in lines { add(line, below: [lead]) }
      return
    }
    if blocks.isEmpty {
      let sentence = TextLine.withoutMark(lead.text)
      if TaskWords.mayNameLead(sentence) {
        let item = SectionItem(number: nil, text: sentence, anchor: heading.id, location: heading.location)
        sections.append(section([], [item]))
        return
      }
    }
    let lists = blocks.filter { $0.kind == .list }
    let owners = lists.flatMap { parsed.listLines(of: $0, withChildren: true) }
    // Without children, an item is the whole of it.
    let wholes =
      owners.allSatisfy { $0.children.isEmpty }
      ? owners : lists.flatMap { parsed.listLines(of: $0, withChildren: false) }
    var listed = zip(wholes, owners).map { (whole: $0, owner: $1) }
    if lists.isEmpty {
      let paragraphs = blocks.filter { $0.kind == .paragraph }.flatMap { parsed.paragraphLines(of: $0) }
      listed = paragraphs.prefix { !$0.isClosing }.filter { !$0.text.hasSuffix(":") && !$0.isRemark }
        .map { (whole: $0, owner: $0) }
    }
    let place = sections.count
    sections.append(section([lead]))
    for (whole, owner) in listed {
      if !owner.children.isEmpty, !owner.isSentence, TaskWords.mayNameLead(owner.text) {
        add(owner, below: [lead])
      } else {
        sections[place].tasks.append(task(whole))
      }
    }
  }

  /// Items that name who is in charge themselves; the paragraphs behind one are further tasks of the same.
  private mutating func addSiblings(_ blocks: [Node]) {
    for line in lines(of: blocks) {
      let count = sections.count
      if line.mark == .none, line.isSentence, !TaskWords.mayNameLead(line.text), sections[count - 1].leads.isEmpty {
        sections[count - 1].tasks.append(task(line))
        sections[count - 1].isOfFirst = true
      } else {
        add(line, below: [])
      }
    }
  }

  private mutating func add(_ line: TextLine, below leads: [TaskLead]) {
    let owns = !line.children.isEmpty && line.mayOwnOthers
    if !owns, !leads.isEmpty || TaskWords.mayNameLead(line.text), !line.text.hasSuffix(":") {
      sections.append(section(leads, [task(line)]))
    }
    if line.children.isEmpty { return }
    var below = leads
    if owns {
      below.append(TaskLead(text: line.text, location: locator.location(of: line.offset), isHeading: false))
    }
    var place: Int?
    for child in line.children {
      if child.children.isEmpty || child.isSentence || !TaskWords.mayNameLead(child.text) {
        if !owns, !TaskWords.mayNameLead(child.text) { continue }
        if place == nil { sections.append(section(below)) }
        place = sections.count - 1
        sections[sections.count - 1].tasks.append(task(child))
      } else {
        place = nil
        add(child, below: below)
      }
    }
  }

  /// Outside of a section: articles of a decision, and what stands below one on who carries it out.
  private mutating func addArticles(_ heading: Heading?, _ blocks: [Node]) {
    var isResponsible = false
    func names(_ text: String) -> Bool {
      let folded = String(text.prefix(160)).folded()
      return ["trach nhiem", "thi hanh", "to chuc thuc hien"].contains { folded.hasSuffix($0) } || folded.isEmpty
    }
    if let heading, let mark = TextLine.articleText(heading.text) {
      isResponsible = names(mark)
      if !isResponsible {
        let item = SectionItem(number: nil, text: mark, anchor: heading.id, location: heading.location)
        sections.append(section([], [item], isArticle: true))
      }
    }
    guard isResponsible || blocks.contains(where: { beginsArticle($0) }) else { return }
    for line in lines(of: blocks) {
      if line.mark == .article { isResponsible = names(line.text) || line.mayOwnOthers && !line.children.isEmpty }
      guard isResponsible || line.mark == .article else { continue }
      let first = sections.count
      add(line, below: [])
      for place in first..<sections.count { sections[place].isArticle = true }
    }
  }

  /// Whether the bytes of a paragraph begin as an article does. Quick: all paragraphs of all plans are asked.
  private func beginsArticle(_ block: Node) -> Bool {
    guard block.kind == .paragraph else { return false }
    let start = parsed.start(of: block)
    guard [UInt8(ascii: "*"), 0xC4].contains(locator.text.bytes[start]) else { return false }
    let text = locator.text.bytes[start...].drop { $0 == UInt8(ascii: "*") }
    return ["Điều ", "ĐIỀU "].contains { text.starts(with: $0.utf8) }
  }

  private func section(
    _ leads: [TaskLead], _ tasks: [SectionItem] = [], isArticle: Bool = false
  ) -> TaskSection {
    TaskSection(opening: opening, leads: leads, tasks: tasks, isArticle: isArticle)
  }

  private mutating func task(_ line: TextLine) -> SectionItem {
    taskCount += 1
    return line.item(anchor: "\(anchor)_\(taskCount)", at: locator.location(of: line.offset))
  }

  // MARK: Tables

  private mutating func addTable(_ cell: Node, below leads: [TaskLead], _ mayNameBody: (String) -> Bool) {
    guard let table = tables.table(at: cell, isSection: opening != nil, hasLead: !leads.isEmpty, in: locator.text)
    else { return }
    var tasks: [(row: TaskTable.Row, holder: TaskTable.Row?)] = []
    var last: TaskTable.Row?
    for row in table.rows {
      if table.holder != nil {
        if table.hasText(table.holder, of: row) {
          last = row
        } else if !table.hasText(table.partners, of: row), !table.hasText(table.due, of: row) {
          // A row that names a group of tasks.
          last = nil
        }
        if last == nil { continue }
      }
      guard table.hasText(table.content, of: row) else { continue }
      tasks.append((row, last))
      rowIDs[row.cells[0].lowerBound] = id(tasks.count)
    }
    defer { taskCount += tasks.count }
    let names = { table.text(table.holder, of: $0) }
    guard opening != nil || tasks.contains(where: { $0.holder.flatMap(names).map(mayNameBody) ?? true }) else { return }
    let place = locator.location(of: parsed.source(of: cell).lowerBound)
    for (index, (row, owner)) in tasks.enumerated() {
      var leads = leads
      if let holder = table.holder, let owner, let name = names(owner) {
        let location = locator.location(of: owner.cells[holder].lowerBound)
        leads = [TaskLead(text: name, location: location, isHeading: false)]
      }
      let item = SectionItem(number: nil, text: table.text(table.content, of: row) ?? "", anchor: id(index + 1))
      var section = section(leads, [item])
      section.table = place
      section.partners = table.text(table.partners, of: row)
      section.due = table.text(table.due, of: row)
      sections.append(section)
    }
  }

  /// The id of one of the tasks that are not counted yet.
  private func id(_ number: Int) -> String { "\(anchor)_\(taskCount + number)" }
}

/// A table that gives tasks.
private struct TaskTable {
  /// Texts are made of cells only when they are wanted: most tables of an archive are of another kind.
  struct Row {
    let cells: [Range<Int>]
    /// The cells that the texts stand in: above, where a cell says so.
    let sources: [Range<Int>]
  }

  let content: Int
  let holder: Int?
  let partners: Int?
  let due: Int?
  private(set) var rows: [Row] = []
  private let bytes: [UInt8]
  /// The cells with more than plain text, by where they begin.
  private let nodes: [Int: Node]

  /// nil for an empty cell.
  func text(_ column: Int?, of row: Row) -> String? {
    guard let column, hasText(column, of: row) else { return nil }
    return text(row.sources[column])
  }

  func hasText(_ column: Int?, of row: Row) -> Bool {
    guard let column, column < row.sources.count else { return false }
    return holds({ $0.isLetter || $0.isNumber }, row.sources[column]) { $0.isASCIILetter || (0x30...0x39).contains($0) }
  }

  private func text(_ cell: Range<Int>) -> String {
    nodes[cell.lowerBound]?.plainText ?? String(decoding: bytes[cell], as: UTF8.self)
  }

  /// - Parameter isMeant: the same of a byte. Quick: nearly all cells hold a letter.
  private func holds(_ isMeant: (Character) -> Bool, _ cell: Range<Int>, byte isMeantByte: (UInt8) -> Bool) -> Bool {
    nodes[cell.lowerBound] == nil && bytes[cell].contains(where: isMeantByte) || text(cell).contains(where: isMeant)
  }

  /// “nt” stands for the text above.
  private func isSameAsAbove(_ cell: Range<Int>) -> Bool {
    if nodes[cell.lowerBound] == nil {
      guard cell.count < 16, let first = bytes[cell].first(where: \.isASCIILetter), first | 0x20 == UInt8(ascii: "n")
      else { return false }
    }
    let text = text(cell)
    return text.utf8.count < 16 && ["nt", "nhu tren"].contains(text.folded())
  }

  enum Column {
    case content, holder, partners, due

    /// - Parameters:
    ///   - header: folded.
    ///   - isSection: whether the table can hardly be of another kind.
    init?(_ header: String, isSection: Bool) {
      let padded = " " + header + " "
      func has(_ words: [String]) -> Bool { words.contains(where: padded.holds) }
      if has(Self.leads) {
        self = .holder
      } else if has(Self.others) {
        self = .partners
      } else if has(Self.deadlines) {
        self = .due
      } else if has(Self.holders) || isSection && Self.holdersOfSections.contains(header) {
        self = .holder
      } else if has(Self.contents) {
        self = .content
      } else {
        return nil
      }
    }

    private static let leads = [" chu tri ", " dau moi "]
    private static let others = [" phoi hop ", " tham gia "]
    private static let deadlines = [
      " thoi gian ", " thoi han ", " tien do ", " hoan thanh ", " thoi diem ", " han ",
    ]
    private static let holders = [
      " phu trach ", " phan cong ", " chiu trach nhiem ", " trach nhiem ", " don vi thuc hien ",
      " co quan thuc hien ", " nguoi thuc hien ",
    ]
    private static let holdersOfSections = ["don vi", "co quan", "co quan don vi", "don vi co quan", "thuc hien"]
    private static let contents = [" noi dung ", " nhiem vu ", " cong viec ", " viec ", " hoat dong "]
  }

  /// The tables of a text, by the place of their first cell.
  struct Cells {
    private let parsed: ParsedText
    private let tables: [Int: Table]
    /// The cells of a table with more than plain text, by where they begin.
    private func nodes(of table: Table, from cell: Node) -> [Int: Node] {
      let end = table.rows.last?.last?.upperBound ?? 0
      var nodes: [Int: Node] = [:]
      for node in sequence(first: cell, next: \.next) {
        guard parsed.isCell(node) else { break }
        let start = parsed.source(of: node).lowerBound
        if start > end { break }
        nodes[start] = node
      }
      return nodes
    }

    init(of parsed: ParsedText) {
      self.parsed = parsed
      tables = Dictionary(parsed.tables.map { ($0.rows[0][0].lowerBound, $0) }) { first, _ in first }
    }

    private static let contents = ["noi dung", "nhiem vu", "viec", "hoat dong"]
    private static let holders = [
      "chu tri", "dau moi", "phu trach", "phan cong", "trach nhiem", "thuc hien", "don vi", "co quan",
    ]

    private static let deadlines = ["thoi", "tien do", "hoan thanh", "han"]

    /// nil for any block but the first cell of a table that gives tasks.
    func table(at cell: Node, isSection: Bool, hasLead: Bool, in text: TextLines) -> TaskTable? {
      guard let table = tables[parsed.source(of: cell).lowerBound] else { return nil }
      // Quick: all tables of all plans are asked.
      let row = String(decoding: text.bytes[text.line(table.firstLine)], as: UTF8.self).folded()
      guard Self.contents.contains(where: row.holds), hasLead || Self.holders.contains(where: row.holds),
        isSection || hasLead || row.holds("chu tri") || Self.deadlines.contains(where: row.holds)
      else { return nil }
      let headers = table.rows[0].map { String(decoding: text.bytes[$0], as: UTF8.self).folded() }
      let columns = headers.map { Column($0, isSection: isSection) }
      let (holder, due) = (columns.firstIndex(of: .holder), columns.firstIndex(of: .due))
      guard let content = columns.firstIndex(of: .content) else { return nil }
      let isMeant = headers.contains { (" " + $0).holds(" chu tri") }
      // Elsewhere a table with two such columns can be a list of another kind.
      guard holder != nil && (isSection || isMeant || due != nil) || hasLead && due != nil else { return nil }
      return TaskTable(
        table.rows.dropFirst(), in: text.bytes, nodes(of: table, from: cell), content: content, holder: holder,
        partners: columns.firstIndex(of: .partners), due: due)
    }
  }

  private init(
    _ rows: ArraySlice<[Range<Int>]>, in bytes: [UInt8], _ nodes: [Int: Node], content: Int, holder: Int?,
    partners: Int?, due: Int?
  ) {
    (self.bytes, self.nodes) = (bytes, nodes)
    (self.content, self.holder, self.partners, self.due) = (content, holder, partners, due)
    var above: [Range<Int>] = []
    for cells in rows {
      var sources = cells
      for column in cells.indices.prefix(above.count) where isSameAsAbove(cells[column]) {
        sources[column] = above[column]
      }
      above = sources
      if sources.contains(where: { holds(\.isLetter, $0, byte: \.isASCIILetter) }) {
        self.rows.append(Row(cells: cells, sources: sources))
      }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
