// Footnotes (`[^1]`, as GFM has them), which cmark does not know: what is found of them before it reads a text.
//
// A definition becomes an item of a list in front of the text, for an item holds what a definition can hold. A reference
// becomes a link, by a link definition of ours for its label. So cmark tells what is code, what is escaped, and where a
// definition ends.

import Diagnostics
import Files

package struct FootnoteRules: RuleTable {
  let undefined = Rule(
    "footnote.undefined",
    vi: "dấu chú thích “[^{0}]” không có lời chú thích",
    hint: "thêm dòng “[^{0}]: …”, bắt đầu ở sát lề trái; nếu đây không phải chú thích, viết “\\[^{0}]”",
    en: "the footnote mark ‘[^{0}]’ has no footnote",
    hint: "add a line ‘[^{0}]: …’ that begins at the left edge; if this is no footnote, write ‘\\[^{0}]’")
  let unused = Rule(
    "footnote.unused", .warning,
    vi: "không có dấu “[^{0}]” nào trong bài, nên lời chú thích này không được in",
    hint: "đặt dấu “[^{0}]” vào chỗ cần chú thích, hoặc xóa lời chú thích này",
    en: "no mark ‘[^{0}]’ stands in the text, so this footnote is not printed",
    hint: "put the mark ‘[^{0}]’ where it belongs, or remove this footnote")
  let twice = Rule(
    "footnote.twice",
    vi: "đã có một lời chú thích “[^{0}]” ở phía trên",
    hint: "đổi tên một trong hai, hoặc gộp hai lời chú thích làm một",
    en: "there is another footnote ‘[^{0}]’ above", hint: "rename one of the two, or make them one")
  let empty = Rule(
    "footnote.empty",
    vi: "lời chú thích “[^{0}]” để trống", hint: "viết lời chú thích ngay sau dấu hai chấm, trên cùng dòng",
    en: "the footnote ‘[^{0}]’ is empty", hint: "write its text behind the colon, on the same line")
  let place = Rule(
    "footnote.place",
    vi: "lời chú thích “[^{0}]” đứng trong một mục của danh sách hoặc trong trích dẫn",
    hint: "chuyển dòng “[^{0}]: …” ra sát lề trái, sau một dòng trống",
    en: "the footnote ‘[^{0}]’ stands in an item of a list or in a quote",
    hint: "move the line ‘[^{0}]: …’ to the left edge, below an empty line")
  let inLink = Rule(
    "footnote.in-link",
    vi: "vì dấu chú thích, chỗ này không thành liên kết",
    hint: "đặt dấu chú thích ra sau liên kết: “[chữ](địa-chỉ)[^1]”",
    en: "because of the footnote mark, this does not become a link",
    hint: "put the mark behind the link: ‘[text](address)[^1]’")

  package init() {}
}

let footnoteRules = FootnoteRules()

struct Footnotes {
  struct Definition {
    let label: Int
    let line: Int
    /// The offset of its `[`.
    let start: Int
    /// The offset of its text.
    let textStart: Int
    /// The columns before it.
    let indentation: Int
    /// Whether it stands in an internal passage.
    fileprivate(set) var isInternal = false
  }

  /// More than definitions can have, so that some are left for marks without one.
  private static let mostLabels = 2 * ParsingLimits.definitions
  private static let longestLabel = 200
  /// Columns before a definition in a list; each level of it costs steps for every line.
  private static let deepest = 15

  /// As they were first written: those of definitions come first.
  private(set) var labels: [String] = []
  /// In the order of the text.
  private(set) var definitions: [Definition] = []
  /// Of each line the definition to which it belongs.
  private(set) var owners: [Int?] = []
  /// The offset of the first mark of too many.
  private(set) var excess: Int?
  /// Definitions where none may stand.
  private var misplaced: [Definition] = []
  /// The labels of all of them.
  private(set) var defined: Set<Int> = []
  private var labelIndices: [String: Int] = [:]
  private var plainIndices: [String: Int] = [:]
  private let text: TextLines

  /// - Returns: nil if a text has nothing that looks like a footnote, as most have not.
  init?(_ text: TextLines) {
    self.text = text
    var references: [Range<Int>] = []
    var (next, last) = (0, -1)
    while let bracket = text.bytes.firstIndex(of: UInt8(ascii: "["), in: next..<text.bytes.count) {
      next = bracket + 1
      defer { last = bracket }
      guard let label = Self.label(at: bracket, in: text.bytes) else { continue }
      if text.bytes[(label.upperBound + 1)...].first == UInt8(ascii: ":") {
        addDefinition(at: bracket, label, behind: last)
      } else {
        references.append(label)
        if references.count > ParsingLimits.footnoteMarks {
          excess = bracket
          return
        }
      }
    }
    if labels.isEmpty, references.isEmpty { return nil }
    for label in references where labels.count < Self.mostLabels { _ = index(of: label) }
  }

  /// The label of `[^label]` at a bracket. It has nothing that cmark decodes.
  static func label(at bracket: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard bytes[bracket...].starts(with: "[^".utf8) else { return nil }
    let label = bytes[(bracket + 2)...].prefix(longestLabel).prefix { !"[]\\&<`\n".utf8.contains($0) }
    guard !label.isEmpty, bytes[label.endIndex...].first == UInt8(ascii: "]") else { return nil }
    return label.startIndex..<label.endIndex
  }

  /// The index of a label that stands in a range; case does not count.
  private mutating func index(of label: Range<Int>) -> Int {
    let label = String(decoding: text.bytes[label], as: UTF8.self)
    if let index = labelIndices[Self.key(label)] { return index }
    labelIndices[Self.key(label)] = labels.count
    plainIndices[Self.plainKey(label)] = labels.count
    labels.append(label)
    return labels.count - 1
  }

  private static func key(_ label: String) -> String { label.lowercased() }

  /// The labels of a link to a footnote with this text: that of the footnote, or, as `[^1][^2]` is one link, another before it;
  /// none if its text is no label.
  func labels(ofLinkTo label: Int, _ text: String) -> [Int] {
    guard text.hasPrefix("^") else { return [] }
    let written = Self.plainKey(String(text.dropFirst()))
    if written == Self.plainKey(labels[label]) { return [label] }
    return plainIndices[written].map { [$0, label] } ?? []
  }

  /// What is left of a label when cmark has taken marks of emphasis out of it.
  private static func plainKey(_ label: String) -> String { key(label.filter { $0 != "*" && $0 != "_" }) }

  /// The offset of a mark at or behind an offset: a node with two of them has one place.
  func place(of label: Int, from offset: Int) -> Int {
    var next = offset
    for _ in 0..<16 {
      guard let bracket = text.bytes.firstIndex(of: UInt8(ascii: "["), in: next..<text.bytes.count) else { break }
      let written = Self.label(at: bracket, in: text.bytes).map { String(decoding: text.bytes[$0], as: UTF8.self) }
      if let written, labelIndices[Self.key(written)] == label { return bracket }
      next = bracket + 1
    }
    return offset
  }

  private mutating func addDefinition(at bracket: Int, _ label: Range<Int>, behind last: Int) {
    let line = text.lineIndex(of: bracket)
    let range = text.line(line)
    if last >= range.lowerBound { return }
    var reader = LineReader(line, of: text)
    reader.skipBlanks()
    let isPlain = reader.offset == bracket && reader.column <= Self.deepest
    let indentation = reader.column
    while reader.offset < bracket, reader.skipQuoteMarker() || reader.skipListMarker() { reader.skipBlanks() }
    guard reader.offset == bracket else { return }
    let rest = text.bytes[(label.upperBound + 2)..<range.upperBound]
    let definition = Definition(
      label: index(of: label), line: line, start: bracket, textStart: rest.drop(while: isBlank).startIndex,
      indentation: indentation)
    if isPlain { definitions.append(definition) } else { misplaced.append(definition) }
  }

  // MARK: What cmark makes of it

  /// The text, line for line, with items in the place of definitions.
  var draft: [UInt8] {
    var bytes: [UInt8] = []
    var copied = 0
    let all = definitions.map { ($0, true) } + misplaced.map { ($0, false) }
    for (definition, isItem) in all.sorted(by: { $0.0.line < $1.0.line }) {
      bytes += text.bytes[copied..<definition.start]
      bytes += (isItem ? Self.item : "x").utf8
      copied = isItem ? definition.textStart : definition.start + 1
    }
    return bytes + text.bytes[copied...]
  }

  /// Opens an item whose further lines are indented as those of a definition are.
  static let item = "*   "

  /// Leaves the definitions that are some, and finds the lines of each.
  ///
  /// - Parameter tree: of `draft`.
  mutating func settle(by tree: Node, _ locator: inout Locator, into report: inout Report) {
    owners = Array(repeating: nil, count: text.lineCount)
    var found: [Definition] = []
    var (rest, restMisplaced) = (definitions[...], misplaced[...])
    func add(_ rule: Rule, _ definition: Definition) {
      report.add(rule, labels[definition.label], at: locator.location(of: definition.start))
    }
    for block in tree.blocks {
      switch block.kind {
      case .item:
        rest = rest.drop { $0.line < block.startLine }
        guard let definition = rest.first, definition.line == block.startLine,
          text.line(definition.line).lowerBound + block.startByte == definition.start
        else { continue }
        if !defined.insert(definition.label).inserted { add(footnoteRules.twice, definition) }
        if block.firstChild == nil { add(footnoteRules.empty, definition) }
        var end = min(block.endLine + 1, text.lineCount)
        while end > definition.line + 1, text.bytes[text.line(end - 1)].allSatisfy(isBlank) { end -= 1 }
        for line in definition.line..<end { owners[line] = found.count }
        found.append(definition)
      case .paragraph, .heading:
        restMisplaced = restMisplaced.drop { $0.line < block.startLine }
        while let definition = restMisplaced.first, definition.line <= block.lastTextLine {
          add(footnoteRules.place, definition)
          defined.insert(definition.label)
          restMisplaced.removeFirst()
        }
      default: break
      }
    }
    definitions = found
    markInternal()
  }

  /// Of each definition its lines, and where what of them belongs to it begins.
  var linesOfDefinitions: [(definition: Definition, lines: [(line: Int, start: Int)])] {
    var all = definitions.map { ($0, [(line: Int, start: Int)]()) }
    for case (let line, let owner?) in owners.enumerated() {
      let definition = definitions[owner]
      all[owner].1.append((line, line == definition.line ? definition.textStart : textStart(line, definition)))
    }
    return all
  }

  /// Where a line begins behind the columns that stand before its definition too.
  private func textStart(_ line: Int, _ definition: Definition) -> Int {
    let range = text.line(line)
    var (start, column) = (range.lowerBound, 0)
    while column < definition.indentation, start < range.upperBound, isBlank(text.bytes[start]) {
      column = text.bytes[start] == UInt8(ascii: "\t") ? (column / 4 + 1) * 4 : column + 1
      start += 1
    }
    return start
  }

  private mutating func markInternal() {
    var (index, isInternal) = (0, false)
    for line in 0..<text.lineCount where index < definitions.count {
      isInternal = Passage.isOpen(behind: line, of: text) ?? isInternal
      guard definitions[index].line == line else { continue }
      definitions[index].isInternal = isInternal
      index += 1
    }
  }
}
