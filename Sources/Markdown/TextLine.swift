// The lines of a section as an official document numbers them, whether Markdown sees a list in them or not.

import Diagnostics
import Texts

/// An item of a list, a paragraph, or a line of one, with the lines that belong to it.
struct TextLine {
  /// What is printed before a line. Lines of one kind stand beside each other, those of another belong to the one above.
  enum Mark: Hashable {
    case none, bullet, number, section, roman, letter, parenthesis, article
  }

  let mark: Mark
  /// The number printed before it.
  let number: Int?
  let text: String
  /// What an id goes around.
  let nodes: [Node]
  /// Where it begins in the text.
  let offset: Int
  var children: [TextLine] = []

  /// nil if there is no text.
  ///
  /// - Parameter isItem: whether the number of an item of a list is `number`; else one that begins the text is.
  fileprivate init?(_ text: String, _ nodes: [Node], at offset: Int, isItem: Bool = false, number: Int? = nil) {
    guard !text.isEmpty, !nodes.isEmpty else { return nil }
    let printed = isItem ? nil : PrintedMark(text)
    mark = printed?.mark ?? (!isItem ? .none : number == nil ? .bullet : .number)
    self.number = printed.map(\.number) ?? number
    self.text = printed.map { String(text[$0.end...]) } ?? text
    self.nodes = nodes
    self.offset = offset
  }

  /// Whether lines of another kind that follow belong to it: a name, or the beginning of a list, and no whole sentence.
  var mayOwnOthers: Bool { text.hasSuffix(":") || !isSentence && text.utf8.count <= 300 }
  var isSentence: Bool { text.last.map { ".;!".contains($0) } ?? false }
  /// What stands behind the number of an article (“Điều 2.”); nil if the text does not begin with one.
  static func articleText(_ text: String) -> String? {
    // Nearly all begin with another letter.
    guard text.utf8.first == 0xC4 else { return nil }
    return PrintedMark(text).flatMap { $0.mark == .article ? String(text[$0.end...]) : nil }
  }

  /// The text of a heading without the number before it.
  /// The number at the beginning of a text, if it is one of `1.`, `2)`.
  static func itemNumber(of text: String) -> Int? {
    PrintedMark(text).flatMap { $0.mark == .number ? $0.number : nil }
  }

  static func withoutMark(_ text: String) -> String { PrintedMark(text).map { String(text[$0.end...]) } ?? text }

  /// Whether it speaks of what is done while the plan is carried out, and gives no task.
  var isRemark: Bool { text.utf8.starts(with: "Trong quá trình ".utf8) }
  /// Whether what follows is no part of the section any more: a list of recipients, a signature, the formula at the end.
  var isClosing: Bool {
    guard let first = text.utf8.first, "TNK".utf8.contains(first) else { return false }
    let beginning = String(text.prefix(40)).folded() + " "
    return ["tren day la ", "noi nhan ", "tm ", "t m ", "kt ", "k t ", "tl ", "t l "].contains {
      beginning.hasPrefix($0)
    }
  }
}

/// A mark at the beginning of a text: `1.`, `1)`, `1/`, `1-`, `(1)`, `1.1.`, `a)`, `IV.`, `Điều 2.`
private struct PrintedMark {
  let mark: TextLine.Mark
  let number: Int?
  /// Where the text behind it begins.
  let end: String.Index

  init?(_ text: String) {
    // Most texts begin with another letter.
    guard let byte = text.utf8.first, byte < 0x5B ? !(0x41...0x5A).contains(byte) || "IVX".utf8.contains(byte) : true
    else {
      return nil
    }
    var rest = Substring(text)
    let isArticle = ["Điều ", "ĐIỀU ", "điều "].contains { text.utf8.starts(with: $0.utf8) }
    if isArticle { rest = rest.dropFirst(5).drop { $0 == " " } }
    let isInParentheses = !isArticle && rest.first == "("
    if isInParentheses { rest.removeFirst() }
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = digits.split(separator: ".")
    let letters = digits.isEmpty ? rest.prefix { $0.isLetter && $0.isLowercase } : ""
    let roman = digits.isEmpty && letters.isEmpty ? rest.prefix { "IVX".contains($0) } : ""
    if isArticle {
      mark = .article
    } else if letters.count == 1 {
      mark = .letter
    } else if (1...5).contains(roman.count), !isInParentheses {
      mark = .roman
    } else {
      mark = isInParentheses ? .parenthesis : parts.count > 1 ? .section : .number
    }
    if mark != .letter, mark != .roman {
      guard !parts.isEmpty, digits.count < 10, digits.first != ".", parts.allSatisfy({ $0.count <= 3 }) else {
        return nil
      }
    }
    number = parts.count == 1 && !isArticle ? Int(parts[0]) : nil
    rest = rest.dropFirst(digits.count + letters.count + roman.count)
    let blanks = rest.prefix { $0 == " " }
    let behind = rest.dropFirst(blanks.count + 1)
    switch blanks.count > 1 ? nil : rest.dropFirst(blanks.count).first {
    case ")" where mark != .roman, "/" where mark != .letter && !isInParentheses, ":" where isArticle,
      "." where mark == .letter || mark == .roman:
      rest = behind
    case "-" where mark == .number || mark == .roman, "–" where mark == .number || mark == .roman:
      // “1-5 tháng 9” and “10 - 15 người” are no marks.
      guard behind.first(where: { $0 != " " })?.isLetter == true else { return nil }
      end = behind.drop { $0 == " " }.startIndex
      return
    default: guard digits.hasSuffix(".") && !isInParentheses || isArticle else { return nil }
    }
    guard rest.isEmpty || rest.first == " " else { return nil }
    end = rest.drop { $0 == " " }.startIndex
  }
}

extension ParsedText {
  /// The items of a list.
  ///
  /// - Parameter withChildren: whether each has its own paragraphs but the first, or the items of the lists within it.
  func listLines(of list: Node, withChildren: Bool) -> [TextLine] {
    let firstNumber = list.orderedListStart
    return list.children.enumerated().compactMap { index, item in
      let paragraphs = item.children.filter { $0.kind == .paragraph }
      let lists = withChildren ? item.children.filter { $0.kind == .list } : []
      guard let first = paragraphs.first else { return nil }
      let number = firstNumber.map { $0 + index }
      func line(_ text: String, _ nodes: [Node]) -> TextLine? {
        TextLine(text, nodes, at: start(of: first), isItem: true, number: number)
      }
      let text =
        paragraphs.count == 1 ? first.plainText : paragraphs.map(\.plainText).joined(separator: " ")
      let whole = line(text, Array(first.children))
      // Most items are one line.
      let hasMore = paragraphs.count > 1 || first.lastTextLine > first.startLine
      let lines = withChildren && hasMore ? paragraphLines(of: first, isItem: true) : []
      guard let opening = lines.first, lines.count > 1 || paragraphs.count > 1,
        var owner = line(opening.text, opening.nodes),
        owner.mayOwnOthers
      else {
        var whole = whole
        whole?.children = lists.flatMap { listLines(of: $0, withChildren: true) }
        return whole
      }
      owner.children = lines.dropFirst() + paragraphs.dropFirst().flatMap { paragraphLines(of: $0) }
      owner.children += lists.flatMap { listLines(of: $0, withChildren: true) }
      return owner
    }
  }

  /// The lines of a paragraph: one, or each that begins with a mark or a quotation mark.
  ///
  /// - Parameter isItem: whether the first has the mark of a list.
  func paragraphLines(of paragraph: Node, isItem: Bool = false) -> [TextLine] {
    var lines: [(text: String, nodes: [Node], line: Int)] = [("", [], 0)]
    var line = 0
    for node in paragraph.children {
      if node.kind == .softBreak || node.kind == .lineBreak {
        line += 1
        if let next = node.next, next.beginsLine {
          lines.append(("", [], line))
          continue
        }
      }
      lines[lines.count - 1].text += node.plainText
      lines[lines.count - 1].nodes.append(node)
    }
    return lines.compactMap { text, nodes, line in
      let place = line == 0 ? start(of: paragraph) : start(ofLine: line, in: paragraph)
      return TextLine(text, nodes, at: place, isItem: isItem && line == 0)
    }
  }
}

extension TextLine {
  /// Gives the line its id on the page.
  ///
  /// - Parameter location: where it begins.
  func item(anchor: String, at location: SourceLocation? = nil) -> SectionItem {
    let span = Node.inline("<span id=\"\(anchor)\">", "</span>")
    span.insert(before: nodes[0])
    for node in nodes { span.append(node) }
    return SectionItem(number: number, text: text, anchor: anchor, location: location)
  }
}

extension Node {
  /// Whether the text of an inline begins with a mark, so that it stands on a line of its own.
  fileprivate var beginsLine: Bool {
    let text = String(plainText.prefix(40))
    return PrintedMark(text) != nil || text.first.map { "“\"«„".contains($0) } ?? false
  }
}
