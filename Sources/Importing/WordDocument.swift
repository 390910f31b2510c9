// Documents of word processors, by the tree that pandoc makes of them (JSON).

import Diagnostics
import Files
import Foundation

enum WordDocument {
  static func read(
    _ name: String, _ kind: SourceKind, _ bytes: [UInt8], in folder: OutsideFolder
  ) async throws(EnvironmentError) -> ExtractedText {
    let directory = try ZipDirectory(bytes, of: folder.source)
    if hasTextBoxes(try directory.bytes(of: "word/document.xml")) {
      // Pandoc leaves them out.
      let printed = try folder.converted(name, to: "pdf")
      var text = try await PDFText.read(printed, in: folder) { _, _ in }
      text.extraction = .wordProcessor
      text.notes.append(
        LocalizedText(
          vi: "có chữ trong khung, nên văn bản được đọc theo bản in của LibreOffice",
          en: "some of its text stands in boxes, so it was read as LibreOffice prints it"))
      return text
    }
    // Its runtime reserves more addresses than it uses, so the heap has a bound of its own.
    let options = ["--from", "\(kind)", "--to", "json", name, "+RTS", "-M512M", "-RTS"]
    let json = try folder.run(.pandoc, ["--track-changes=accept"] + options)
    var writer = TreeWriter()
    do {
      let tree = Tree(try JSONSerialization.jsonObject(with: Data(json)))
      writer.write(tree["blocks"].list)
    } catch {
      throw .unreadable(folder.source, "lồng vào nhau quá sâu", "is nested too deeply")
    }
    var text = ExtractedText(.wordProcessor, elements: writer.elements)
    text.footnotes = writer.footnotes
    guard !text.elements.isEmpty else { throw .unreadable(folder.source, "không có chữ nào", "holds no words") }
    let comments =
      count(of: "<w:comment ", in: try directory.bytes(of: "word/comments.xml"))
      + count(of: "<office:annotation ", in: try directory.bytes(of: "content.xml"))
    if comments > 0 {
      text.notes.append(
        LocalizedText(
          vi: "\(comments) chú thích bên lề (comment) không được nhập",
          en: comments == 1
            ? "1 comment in the margin was not taken" : "\(comments) comments in the margin were not taken"))
    }
    return text
  }

  private static func hasTextBoxes(_ xml: [UInt8]) -> Bool {
    var place = 0
    while let start = xml.firstIndex(of: Array("<w:txbxContent".utf8), from: place) {
      let end = xml.firstIndex(of: Array("</w:txbxContent>".utf8), from: start) ?? xml.count
      // A line that is drawn is an empty box.
      let box = Array(xml[start..<end])
      if ["<w:t>", "<w:t "].contains(where: { count(of: $0, in: box) > 0 }) { return true }
      place = end
    }
    return false
  }

  private static func count(of text: String, in bytes: [UInt8]) -> Int {
    var count = 0
    var place = 0
    while let found = bytes.firstIndex(of: Array(text.utf8), from: place) {
      count += 1
      place = found + text.utf8.count
    }
    return count
  }
}

/// A value of the tree of pandoc.
private struct Tree {
  private let value: Any

  init(_ value: Any) { self.value = value }

  var list: [Tree] { (value as? [Any] ?? []).map { Tree($0) } }
  var text: String { value as? String ?? "" }
  var number: Int { value as? Int ?? 0 }
  /// The name of a node, and what it holds.
  var type: String { self["t"].text }
  var content: Tree { self["c"] }

  subscript(_ key: String) -> Tree { Tree((value as? [String: Any])?[key] ?? NSNull()) }

  subscript(_ index: Int) -> Tree {
    let list = value as? [Any] ?? []
    return Tree(index < list.count ? list[index] : NSNull())
  }
}

/// Writes the blocks of a tree one after the other.
private struct TreeWriter {
  var elements: [ExtractedText.Element] = []
  var footnotes: [ExtractedText.Footnote] = []
  private var number = 0
  /// What stands before the next line, such as the number of an item.
  private var marker = ""

  init() {}

  mutating func write(_ blocks: [Tree]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Tree) {
    let content = block.content
    switch block.type {
    case "Para", "Plain": write(lines(of: content.list, RunStyle()))
    case "Header": write(lines(of: content[2].list, RunStyle(isBold: true)))
    case "LineBlock": write(content.list.flatMap { lines(of: $0.list, RunStyle()) })
    case "CodeBlock", "RawBlock":
      let text = content[1].text
      if block.type == "CodeBlock" { write(text.split(separator: "\n").map { [.init(String($0))] }) }
    case "BlockQuote": write(content.list)
    case "Div": write(content[1].list)
    case "BulletList":
      for item in content.list { write(item.list, marked: "- ") }
    case "OrderedList":
      for (index, item) in content[1].list.enumerated() {
        write(item.list, marked: Self.marker(content[0], content[0][0].number + index))
      }
    case "DefinitionList":
      for item in content.list {
        write(lines(of: item[0].list, RunStyle()))
        for definition in item[1].list { write(definition.list) }
      }
    case "Table": writeTable(content)
    case "Figure": write(content[2].list)
    default: break
    }
  }

  private mutating func write(_ item: [Tree], marked text: String) {
    // An item that begins with a list has two numbers on one line.
    marker += text
    write(item)
    marker = ""
  }

  private mutating func write(_ lines: [[ExtractedText.Run]]) {
    for (index, runs) in lines.enumerated() {
      var runs = runs
      if !marker.isEmpty {
        runs.insert(.init(marker), at: 0)
        marker = ""
      }
      number += 1
      guard runs.contains(where: { $0.footnote != nil || !$0.text.allSatisfy(\.isWhitespace) }) else { continue }
      elements.append(.line(.init(runs, join: index == 0 ? .startsParagraph : .unknown, number: number)))
    }
  }

  /// “1. ”, “a) ”, “I- ” as the attributes of a list say.
  private static func marker(_ attributes: Tree, _ number: Int) -> String {
    let text =
      switch attributes[1].type {
      case "LowerAlpha": letters(number)
      case "UpperAlpha": letters(number).uppercased()
      case "LowerRoman": roman(number).lowercased()
      case "UpperRoman": roman(number)
      default: "\(number)"
      }
    return switch attributes[2].type {
    case "OneParen": text + ") "
    case "TwoParens": "(" + text + ") "
    // The Party writes “I- ”, which is none of pandoc's forms.
    case "DefaultDelim" where attributes[1].type == "UpperRoman": text + "- "
    default: text + ". "
    }
  }

  private static func letters(_ number: Int) -> String {
    guard number > 0 else { return "\(number)" }
    let letter = String(UnicodeScalar(UInt8(0x61 + (number - 1) % 26)))
    return number > 26 ? letters((number - 1) / 26) + letter : letter
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return "\(number)" }
    var rest = number
    return [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ].reduce(into: "") { text, step in
      text += String(repeating: step.1, count: rest / step.0)
      rest %= step.0
    }
  }

  // MARK: Inlines

  private struct RunStyle {
    var isBold = false
    var isItalic = false
  }

  /// The runs of each line, which line breaks divide.
  private mutating func lines(of inlines: [Tree], _ style: RunStyle) -> [[ExtractedText.Run]] {
    var lines: [[ExtractedText.Run]] = [[]]
    append(inlines, style, to: &lines)
    return lines
  }

  private mutating func append(_ inlines: [Tree], _ style: RunStyle, to lines: inout [[ExtractedText.Run]]) {
    func append(_ text: String) {
      if let last = lines[lines.count - 1].last, last.footnote == nil, last.isBold == style.isBold,
        last.isItalic == style.isItalic
      {
        lines[lines.count - 1][lines[lines.count - 1].count - 1].text += text
      } else {
        lines[lines.count - 1].append(.init(text, isBold: style.isBold, isItalic: style.isItalic))
      }
    }
    for inline in inlines {
      let content = inline.content
      var inner = style
      switch inline.type {
      case "Str": append(content.text)
      case "Space", "SoftBreak": append(" ")
      case "LineBreak": lines.append([])
      case "Strong":
        inner.isBold = true
        self.append(content.list, inner, to: &lines)
      case "Emph":
        inner.isItalic = true
        self.append(content.list, inner, to: &lines)
      case "Underline", "Superscript", "Subscript", "SmallCaps", "Strikeout":
        self.append(content.list, style, to: &lines)
      case "Span", "Link", "Cite", "Image": self.append(content[1].list, style, to: &lines)
      case "Quoted":
        append(content[0].type == "SingleQuote" ? "‘" : "“")
        self.append(content[1].list, style, to: &lines)
        append(content[0].type == "SingleQuote" ? "’" : "”")
      case "Code", "Math": append(content[1].text)
      case "Note":
        let label = "\(footnotes.count + 1)"
        lines[lines.count - 1].append(.init("", footnote: label))
        // Word has a space between the number of a note and its text.
        var note = TreeWriter()
        note.write(content.list)
        var lines = note.elements.flatMap(\.lines)
        if let first = lines.first?.runs.first { lines[0].runs[0].text = String(first.text.drop { $0 == " " }) }
        footnotes.append(.init(label: label, lines: lines))
      default: break
      }
    }
  }

  // MARK: Tables

  private mutating func writeTable(_ table: Tree) {
    let bodies = table[4].list.flatMap { $0[2].list + $0[3].list }
    let rows = table[3][1].list + bodies + table[5][1].list
    let width = rows.map { $0[1].list.reduce(0) { $0 + max(1, $1[3].number) } }.max() ?? 0
    guard width > 0 else { return }
    var cells: [[[ExtractedText.Line]]] = []
    // Rows below in which a cell of a row above still stands, for each column.
    var taken = [Int](repeating: 0, count: width)
    for row in rows {
      var line = [[ExtractedText.Line]](repeating: [], count: width)
      var column = 0
      for cell in row[1].list {
        while column < width, taken[column] > 0 { column += 1 }
        guard column < width else { break }
        let before = elements
        elements = []
        write(cell[4].list)
        line[column] = elements.flatMap(\.lines)
        elements = before
        let end = min(width, column + max(1, cell[3].number))
        for index in column..<end { taken[index] = max(1, cell[2].number) }
        column = end
      }
      for index in taken.indices { taken[index] = max(0, taken[index] - 1) }
      cells.append(line)
    }
    let texts = cells.joined().joined().map(\.text)
    if width == 1 || cells.count == 1 || width == 2 && texts.contains(where: Self.standsInHeadOrFoot) {
      // A table without rules that sets a head or a foot in columns.
      for column in 0..<width {
        elements += cells.flatMap { $0[column] }.map { .line($0) }
      }
    } else {
      elements.append(.table(.init(rows: cells)))
    }
  }

  private static func standsInHeadOrFoot(_ text: String) -> Bool {
    PrintedLine.standsInHeadOrFoot(text) || text.hasPrefix("Số ") || text.hasPrefix("Số:")
  }
}

extension ExtractedText.Element {
  /// Of a line itself, and of all cells of a table row by row.
  fileprivate var lines: [ExtractedText.Line] {
    switch self {
    case .line(let line): [line]
    case .table(let table): table.rows.joined().flatMap(\.self)
    }
  }
}
