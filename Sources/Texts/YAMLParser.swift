// The part of YAML 1.2 that records are written in. Everything else is refused where it stands.
//
// Aliases, tags and complex keys must not reach a parser of whole YAML, so it would need a second parser before it that finds
// them, and the two would have to agree on every quote.

import Diagnostics
import Files
import Foundation

/// Reads one document of block and flow collections, plain, quoted and block scalars. A plain scalar of a block collection
/// has one line. After a finding it goes on with the next entry.
struct YAMLParser {
  /// Levels of indentation, dashes and brackets: three for a mapping in a list in a mapping. Bounds the recursion.
  private static let deepest = 16

  private(set) var report = Report()
  /// Each from its `#` to the end of its line.
  private(set) var comments: [Range<Int>] = []
  private let bytes: [UInt8]
  private let start: SourceLocation
  private let columns: StoredColumns
  private let keepsStrays: Bool
  /// Where the document ends: at the end of the text, or before another document.
  private var end: Int
  private var position = 0
  /// The number of the present line, from 1, and where it begins.
  private var line = 1
  private var lineStart = 0
  /// The last position whose place was asked for, and the scalars before it in its line. Places are mostly asked for in
  /// order.
  private var counted = (position: 0, scalars: 0)

  /// Ends the entry of a block collection.
  private struct Failure: Error {
    let finding: Diagnostic

    init(_ rule: Rule, _ arguments: any RuleArgument..., at place: SourceLocation, repair: [TextEdit] = []) {
      finding = Diagnostic(rule, arguments, at: place, repair: repair)
    }
  }

  private struct Scalar {
    var written: YAMLValue.Scalar
    let isPlain: Bool

    var text: String { written.text }
    var place: SourceLocation { written.location }
    var value: YAMLValue {
      isPlain && ["~", "null", "Null", "NULL"].contains(text) ? .null(place) : .scalar(written)
    }
  }

  /// What stands before a node on its line.
  private enum Opening {
    case nothing, dash, key
  }

  init(_ text: [UInt8], at start: SourceLocation, _ columns: StoredColumns, keepsStrays: Bool = false) {
    bytes = text
    self.start = start
    self.columns = columns
    self.keepsStrays = keepsStrays
    end = text.count
  }

  /// The value of the text; nil when there is none.
  mutating func document() -> YAMLValue? {
    var root: YAMLValue?
    while skip() {
      do {
        let place = place()
        let value = try node(after: .nothing, in: -1, depth: 1)
        if root != nil { report.add(rules.indentation, at: place) }
        root = value
      } catch {
        recover(from: error, in: 0)
      }
    }
    return root
  }
}

// Collections
extension YAMLParser {
  /// Reads a node of a block collection.
  ///
  /// - Parameter indent: the column of the collection, from 0.
  private mutating func node(after opening: Opening, in indent: Int, depth: Int) throws(Failure) -> YAMLValue {
    let place = place()
    let (first, firstLine, firstLineStart) = (position, line, lineStart)
    let firstColumn = column
    switch sign() {
    case "-" where isDash:
      if opening == .key { throw Failure(rules.inlineList, at: place) }
      return .sequence(try items(at: firstColumn, depth: depth), place)
    case "[", "{":
      let value = try flow(depth: depth + 1)
      skipBlanks()
      if isColon { throw Failure(rules.complexKey, at: place) }
      try endLine()
      return value
    case "|", ">":
      return .scalar(YAMLValue.Scalar(text: try block(in: indent), location: place, length: 0))
    default:
      let scalar = try scalar()
      if isColon, opening != .key, line == firstLine {
        position = first
        var mapping = try mapping(at: firstColumn, depth: depth)
        if opening == .dash, mapping.isOneLine {
          mapping.quoting = quoting(first..<lineEnd(after: first), line: firstLine, lineStart: firstLineStart)
        }
        return .mapping(mapping)
      }
      if isColon, scalar.isPlain { throw colonInText(first) }
      if opening == .nothing, scalar.isPlain { throw noEntry(first, at: place) }
      try endLine()
      return scalar.value
    }
  }

  private mutating func items(at column: Int, depth: Int) throws(Failure) -> [YAMLValue] {
    try checkDepth(depth + 1, at: place())
    var items: [YAMLValue] = []
    readEntries(at: column, depth: depth, isList: true) { (parser) throws(Failure) in
      parser.position += 1
      items.append(try parser.value(after: .dash, in: column, depth: depth + 1))
    }
    return items
  }

  private mutating func mapping(at column: Int, depth: Int) throws(Failure) -> YAMLMapping {
    let place = place()
    try checkDepth(depth, at: place)
    var entries: [YAMLMapping.Entry] = []
    readEntries(at: column, depth: depth, isList: false) { (parser) throws(Failure) in
      let (first, line) = (parser.position, parser.line)
      let key = try parser.scalar()
      guard parser.isColon, parser.line == line else {
        if !key.isPlain { try parser.endLine() }
        throw parser.noEntry(first, at: key.place)
      }
      parser.position += 1
      let value = try parser.value(after: .key, in: column, depth: depth)
      entries.append(
        YAMLMapping.Entry(key: key.text, keyLocation: key.place, keyLength: key.written.length, value: value))
    }
    return mapping(entries, at: place, keepsStrays: keepsStrays && depth == 1)
  }

  /// Reads the entries of a block collection. What is indented more deeply than they are is reported, with what is wrong in
  /// it.
  private mutating func readEntries(
    at column: Int, depth: Int, isList: Bool, _ read: (inout Self) throws(Failure) -> Void
  ) {
    repeat {
      do {
        guard self.column > column else {
          try read(&self)
          continue
        }
        let place = place()
        _ = try node(after: .nothing, in: column, depth: depth + 1)
        report.add(rules.indentation, at: place)
      } catch {
        recover(from: error, in: column, withList: !isList)
      }
    } while skip() && (self.column > column || self.column == column && (!isList || isDash))
  }

  /// Reads what belongs to a dash or to the colon of a key, on the same line or below.
  private mutating func value(after opening: Opening, in indent: Int, depth: Int) throws(Failure) -> YAMLValue {
    let place = place()
    skipBlanks()
    guard isAtLineEnd else { return try node(after: opening, in: indent, depth: depth) }
    guard skip() else { return .null(place) }
    if column > indent { return try node(after: .nothing, in: indent, depth: depth + 1) }
    // A list may stand as far left as its key.
    if opening == .key, column == indent, isDash { return try node(after: .nothing, in: indent, depth: depth) }
    return .null(place)
  }

  /// Reads a list or mapping in brackets.
  private mutating func flow(depth: Int) throws(Failure) -> YAMLValue {
    let place = place()
    try checkDepth(depth, at: place)
    let close: Unicode.Scalar = sign() == "[" ? "]" : "}"
    position += 1
    var items: [YAMLValue] = []
    var entries: [YAMLMapping.Entry] = []
    while skip(), sign() != close {
      if close == "]", sign() == "[" || sign() == "{" {
        items.append(try flow(depth: depth + 1))
      } else {
        let (first, keyLine, keyLineStart) = (position, line, lineStart)
        let key = try scalar(inFlow: true)
        let value = skip() && sign() == ":" && line == keyLine ? try flowValue(depth: depth) : nil
        let entry = YAMLMapping.Entry(
          key: key.text, keyLocation: key.place, keyLength: key.written.length, value: value ?? .null(key.place))
        if close == "}" {
          entries.append(entry)
        } else if value == nil {
          items.append(key.value)
        } else {
          var mapping = YAMLMapping([entry], at: key.place)
          if mapping.isOneLine, line == keyLine {
            mapping.quoting = quoting(first..<position, line: line, lineStart: keyLineStart)
          }
          items.append(.mapping(mapping))
        }
      }
      guard skip(), sign() == "," else { break }
      position += 1
    }
    guard sign() == close else { throw Failure(rules.bracket, at: place) }
    position += 1
    return close == "]" ? .sequence(items, place) : .mapping(mapping(entries, at: place))
  }

  /// Reads the colon of a key in brackets and what belongs to it.
  private mutating func flowValue(depth: Int) throws(Failure) -> YAMLValue {
    position += 1
    guard skip(), sign() != ",", sign() != "}", sign() != "]" else { return .null(place()) }
    return sign() == "[" || sign() == "{" ? try flow(depth: depth + 1) : try scalar(inFlow: true).value
  }

  private mutating func mapping(
    _ entries: [YAMLMapping.Entry], at place: SourceLocation, keepsStrays: Bool = false
  ) -> YAMLMapping {
    var mapping = YAMLMapping(entries, at: place)
    var seen: [String: String] = [:]
    var isBelowEmpty = false
    for (index, entry) in entries.enumerated() {
      if let twin = seen.updateValue(entry.key, forKey: entry.key.lowercased()) {
        if isBelowEmpty, entry.key == twin {
          mapping.repeated.insert(index)
        } else {
          report.add(rules.duplicateKey, entry.key, twin, at: entry.keyLocation)
        }
      } else {
        isBelowEmpty = if case .null = entry.value { keepsStrays } else { false }
      }
    }
    return mapping
  }
}

// Scalars
extension YAMLParser {
  /// Reads a plain or quoted scalar and the blanks behind it.
  private mutating func scalar(inFlow: Bool = false) throws(Failure) -> Scalar {
    let place = place()
    let firstPosition = position
    let first = sign()
    let text: String
    let last: SourceLocation
    switch first {
    case "&": throw Failure(rules.feature, "&", LocalizedText(vi: "neo", en: "anchor"), at: place)
    case "*": throw Failure(rules.feature, "*", LocalizedText(vi: "bí danh", en: "alias"), at: place)
    case "!": throw Failure(rules.feature, "!", LocalizedText(vi: "nhãn", en: "tag"), at: place)
    case "[", "{": throw Failure(rules.complexKey, at: place)
    case "?" where inFlow || isWhite(sign(1)): throw Failure(rules.complexKey, at: place)
    case "-" where isDash: throw Failure(inFlow ? rules.inlineList : rules.indentation, at: place)
    case ":" where inFlow || isColon: throw Failure(rules.firstCharacter, at: place)
    case ",", "]", "}", "|", ">", "%", "@", "`", "#": throw Failure(rules.firstCharacter, at: place)
    case "\"", "'":
      text = try quoted(by: first)
      last = self.place()
    default: (text, last) = plain(inFlow: inFlow)
    }
    let isPlain = first != "\"" && first != "'"
    let length = last.line == place.line ? last.column - place.column : 0
    var scalar = Scalar(written: YAMLValue.Scalar(text: text, location: place, length: length), isPlain: isPlain)
    skipBlanks()
    if isPlain, text == "<<", sign() == ":" { throw Failure(rules.mergeKey, at: place) }
    if isPlain, !inFlow, sign() == "#" {
      scalar.written.commentColumn = self.place().column
      scalar.written.quoting = quoting(firstPosition..<lineEnd, line: line, lineStart: lineStart)
    }
    return scalar
  }

  /// - Returns: also the place behind the text.
  private mutating func plain(inFlow: Bool) -> (text: String, end: SourceLocation) {
    var text: [UInt8] = []
    while true {
      let first = position
      var last = position
      scan: while true {
        switch sign() {
        case "\n": break scan
        case " ", "\t": break
        case ":" where isColon || inFlow && isFlowIndicator(sign(1)): break scan
        case "#" where isWhite(sign(-1)): break scan
        case let sign where inFlow && isFlowIndicator(sign): break scan
        default: last = position + 1
        }
        position += 1
      }
      text += bytes[first..<last]
      let (end, lastLine) = (place(last), line)
      guard inFlow, sign() == "\n", skip(), sign() != ":", !isFlowIndicator(sign()) else {
        return (String(decoding: text, as: UTF8.self), end)
      }
      text += Self.fold(line - lastLine)
    }
  }

  private mutating func quoted(by quote: Unicode.Scalar) throws(Failure) -> String {
    let place = place()
    var text: [UInt8] = []
    /// The blanks at the end of `text`, which a line end takes away.
    var blanks = 0
    var hasEscapes = false
    position += 1
    while position < end {
      switch sign() {
      case "'" where quote == "'" && sign(1) == "'":
        text.append(bytes[position])
        blanks = 0
        position += 2
      case quote:
        position += 1
        let text = String(decoding: text, as: UTF8.self)
        guard hasEscapes else { return text }
        if CharacterCheck.firstExcessiveMark(in: text.unicodeScalars) != nil {
          throw Failure(CharacterRules().marks, CharacterCheck.mostMarks, at: place)
        }
        return text.precomposedStringWithCanonicalMapping
      case "\\" where quote == "\"":
        blanks = 0
        position += 1
        if sign() == "\n" {
          text += Self.lineEnds(try skipLineEndsOfQuoted() - 1)
        } else {
          hasEscapes = true
          text += String(try escaped(in: place)).utf8
        }
      case "\n":
        text.removeLast(blanks)
        blanks = 0
        text += Self.fold(try skipLineEndsOfQuoted())
      case let sign:
        blanks = isWhite(sign) ? blanks + 1 : 0
        text.append(bytes[position])
        position += 1
      }
    }
    throw Failure(rules.unclosedQuote, at: place)
  }

  /// Moves over line ends and the blanks around them, and gives the number of line ends.
  private mutating func skipLineEndsOfQuoted() throws(Failure) -> Int {
    let first = line
    while position < end, sign() == "\n" {
      skipLineEnd()
      skipBlanks()
    }
    // A line from the first column looks like a key to everyone but a YAML parser.
    if position < end, column == 0 { throw Failure(rules.notIndented, at: place()) }
    return line - first
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r",
    "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}",
    "P": "\u{2029}",
  ]
  private static let hexadecimalDigits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  /// Reads what follows a backslash. The check of the file's characters has not seen what it makes.
  private mutating func escaped(in value: SourceLocation) throws(Failure) -> Unicode.Scalar {
    let place = place(position - 1)
    var made = Self.escapes[sign()]
    if let count = Self.hexadecimalDigits[sign()] {
      let digits = bytes[..<end].dropFirst(position + 1).prefix(count)
      let isNumber = digits.count == count && digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
      made = isNumber ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) : nil
      position += count
    }
    guard let made else { throw Failure(rules.escape, at: place) }
    position += 1
    if let finding = CharacterCheck.finding(made, at: value) { report.add(finding) }
    return made
  }

  /// Reads `|` or `>` and the lines that belong to it (YAML 1.2.2, section 8.1).
  private mutating func block(in indent: Int) throws(Failure) -> String {
    let place = place()
    let isFolded = sign() == ">"
    var chomping: Unicode.Scalar?
    var margin: Int?
    position += 1
    header: while true {
      switch sign() {
      case "+", "-": chomping = sign()
      case "1"..."9": margin = max(indent, 0) + Int(sign().value - 0x30)
      default: break header
      }
      position += 1
    }
    skipBlanks()
    guard isAtLineEnd else { throw Failure(rules.firstCharacter, at: place) }
    if sign() == "#" { skipComment() }
    skipLineEnd()
    var text: [UInt8] = []
    var hasText = false
    var wasIndented = false
    var breaks = 0
    while position < end {
      while sign() == " " { position += 1 }
      if sign() == "\n", column <= margin ?? .max {
        breaks += skipLineEnd()
        continue
      }
      let own = margin ?? max(column, max(indent, 0) + 1)
      guard column >= own else {
        position = lineStart
        break
      }
      margin = own
      position = lineStart + own
      let isIndented = isWhite(sign())
      text += isFolded && hasText && !wasIndented && !isIndented ? Self.fold(breaks) : Self.lineEnds(breaks)
      text += bytes[position..<lineEnd]
      position = lineEnd
      breaks = skipLineEnd()
      hasText = true
      wasIndented = isIndented
    }
    if chomping != "-" { text += Self.lineEnds(chomping == "+" ? breaks : hasText ? min(breaks, 1) : 0) }
    return String(decoding: text, as: UTF8.self)
  }
}

// The text
extension YAMLParser {
  /// The ASCII character at the position, or `offset` from it; a line end at the end of the text. A byte of another character
  /// gives something above U+007F.
  private func sign(_ offset: Int = 0) -> Unicode.Scalar {
    position + offset < end ? Unicode.Scalar(bytes[position + offset]) : "\n"
  }

  /// Counted in bytes from 0. Nothing but ASCII can stand before a node of a block collection.
  private var column: Int { position - lineStart }
  private var lineEnd: Int { lineEnd(after: position) }
  private var isDash: Bool { sign() == "-" && isWhite(sign(1)) }
  private var isColon: Bool { sign() == ":" && isWhite(sign(1)) }
  private var isAtLineEnd: Bool { sign() == "\n" || sign() == "#" && isWhite(sign(-1)) }

  private func lineEnd(after position: Int) -> Int { bytes.firstIndex(of: 0x0A, in: position..<end) ?? end }

  private func isWhite(_ sign: Unicode.Scalar) -> Bool { sign == " " || sign == "\t" || sign == "\n" }

  private func isFlowIndicator(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ",", "[", "]", "{", "}": true
    default: false
    }
  }

  private static func lineEnds(_ count: Int) -> [UInt8] { Array(repeating: 0x0A, count: max(0, count)) }

  /// What line ends within a folded text become: a space for one, else one less of them.
  private static func fold(_ count: Int) -> [UInt8] { count == 1 ? [0x20] : lineEnds(count - 1) }

  private mutating func skipBlanks() {
    while sign() == " " || sign() == "\t" { position += 1 }
  }

  private mutating func skipComment() {
    comments.append(position..<lineEnd)
    position = lineEnd
  }

  /// - Returns: the number of line ends, 0 at the end of the text.
  @discardableResult
  private mutating func skipLineEnd() -> Int {
    guard position < end else { return 0 }
    position += 1
    line += 1
    lineStart = position
    return 1
  }

  /// Moves to what comes next, over blanks, line ends, comments and lines that are refused as a whole.
  ///
  /// - Returns: whether there is something.
  private mutating func skip() -> Bool {
    while position < end {
      if column == 0, isRefused() {
        position = lineEnd
        continue
      }
      switch sign() {
      case " ", "\t": position += 1
      case "\n": skipLineEnd()
      case "#" where column == 0 || isWhite(sign(-1)): skipComment()
      default: return true
      }
    }
    return false
  }

  /// Reports what is wrong with a line whatever stands before it. The position is the beginning of the line.
  private mutating func isRefused() -> Bool {
    let content = bytes[position..<lineEnd]
    let rest = content.drop { $0 == 0x20 }
    switch rest.first.map(Unicode.Scalar.init) {
    case "\t" where rest.contains { $0 != 0x20 && $0 != 0x09 }:
      let blanks = content.prefix { $0 == 0x20 || $0 == 0x09 }
      let spaces = blanks.map { $0 == 0x09 ? "  " : " " }.joined()
      let edit = TextEdit(at: place(blanks.startIndex), length: blanks.count, spaces)
      report.add(rules.tab, at: place(rest.startIndex), repair: [edit])
    case nil, "\t", "#":
      return false
    case "%" where rest.count == content.count:
      report.add(rules.directive, at: place())
    case "-" where content.starts(with: "---".utf8), "." where content.starts(with: "...".utf8):
      report.add(rules.secondDocument, at: place())
      end = position
    default:
      guard content.count > YAMLValue.longestText,
        let place = content.indices.filter({ bytes[$0] & 0xC0 != 0x80 }).dropFirst(YAMLValue.longestText).first
      else { return false }
      report.add(rules.tooLong, YAMLValue.longestText, at: self.place(place))
    }
    return true
  }

  /// Refuses text behind a value.
  private mutating func endLine() throws(Failure) {
    skipBlanks()
    if !isAtLineEnd { throw Failure(isColon ? rules.colon : rules.textAfterValue, at: place()) }
  }

  private func checkDepth(_ depth: Int, at place: SourceLocation) throws(Failure) {
    if depth > Self.deepest { throw Failure(rules.tooDeep, Self.deepest, at: place) }
  }

  /// The place of a position in the present line.
  private mutating func place(_ position: Int? = nil) -> SourceLocation {
    let position = position ?? self.position
    if counted.position < lineStart || counted.position > position { counted = (lineStart, 0) }
    for byte in bytes[counted.position..<position] where byte & 0xC0 != 0x80 { counted.scalars += 1 }
    counted.position = position
    return columns.inFile(start.moved(toLine: line, column: counted.scalars + 1))
  }

  /// What is wrong with a line that is no ‘key: value’.
  private mutating func noEntry(_ first: Int, at place: SourceLocation) -> Failure {
    let word = bytes[first..<end].prefix { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
    guard !word.isEmpty, word.endIndex < end, bytes[word.endIndex] == 0x3A else {
      return Failure(rules.noEntry, at: place)
    }
    return Failure(rules.blankAfterColon, at: self.place(word.endIndex))
  }

  /// The edit that makes one quoted text of a part of a line, of curly quotes around it too.
  private func quoting(_ part: Range<Int>, line: Int, lineStart: Int) -> [TextEdit] {
    func scalars(_ range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 != 0x80 } }
    let text = bytes[part].trimmingBlanks
    let place = start.moved(toLine: line, column: scalars(lineStart..<part.lowerBound) + 1)
    let content = String(decoding: text, as: UTF8.self)
    return [
      columns.edit(
        at: place, length: scalars(text.startIndex..<text.endIndex),
        (content.withoutCurlyQuotes ?? content).inYAMLQuotes)
    ]
  }

  /// What is wrong with a value without quotes in which a colon stands.
  ///
  /// - Parameter first: where the value begins.
  private mutating func colonInText(_ first: Int) -> Failure {
    let text = String(decoding: bytes[first..<lineEnd].trimmingBlanks, as: UTF8.self)
    let repair = quoting(first..<lineEnd, line: line, lineStart: lineStart)
    if text.startsWithCurlyQuote {
      return Failure(
        rules.curlyQuotes, at: place(first), repair: text.withoutCurlyQuotes == nil ? [] : repair)
    }
    // After a word that can be a key, a line end can be missing; behind a ‘ #’ a comment can stand.
    let word = bytes[first..<position].trimmingBlanks.reversed().prefix { $0 != 0x20 }
    let canBeKey = word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    return Failure(rules.colon, at: place(), repair: canBeKey || text.utf8.contains(0x23) ? [] : repair)
  }

  /// Moves behind an entry in which something is wrong, with the more deeply indented lines that follow it.
  ///
  /// - Parameters:
  ///   - column: of the collection.
  ///   - withList: also over a list that stands as far left as its key.
  private mutating func recover(from failure: Failure, in column: Int, withList: Bool = false) {
    report.add(failure.finding)
    repeat { position = lineEnd } while skip() && (self.column > column || isColon || withList && isDash)
  }
}

package struct YAMLRules: RuleTable {
  let rootNotMapping = Rule(
    "yaml.root",
    vi: "phần này phải gồm các dòng “khóa: giá trị”", hint: "ví dụ: “title: Kế hoạch …”",
    en: "this part must consist of lines ‘key: value’", hint: "for example: ‘title: Kế hoạch …’")
  let feature = Rule(
    "yaml.feature",
    vi: "giá trị bắt đầu bằng “{0}” là {1} YAML, không dùng ở đây",
    hint: "nếu là chữ, đặt cả giá trị trong dấu nháy kép",
    en: "a value that starts with ‘{0}’ is a YAML {1}, not used here",
    hint: "if it is text, put the whole value in double quotes")
  let mergeKey = Rule(
    "yaml.feature",
    vi: "khóa gộp “<<” không dùng ở đây", hint: "viết ra từng khóa một",
    en: "the merge key ‘<<’ is not used here", hint: "write each key out")
  let directive = Rule(
    "yaml.feature",
    vi: "dòng bắt đầu bằng “%” là chỉ thị YAML, không dùng ở đây", hint: "xóa dòng này",
    en: "a line that starts with ‘%’ is a YAML directive, not used here", hint: "delete the line")
  let secondDocument = Rule(
    "yaml.second-document",
    vi: "mỗi tệp chỉ có một phần YAML", hint: "xóa dòng này, hoặc tách thành hai tệp",
    en: "a file has one YAML part only", hint: "delete this line or split the file in two")
  let complexKey = Rule(
    "yaml.key",
    vi: "tên khóa phải là một từ, không phải danh sách hay nhóm",
    hint: "viết dạng “khóa: giá trị”; chữ bắt đầu bằng “{” hoặc “[” thì đặt trong dấu nháy kép",
    en: "a key must be a word, not a list or a mapping",
    hint: "write ‘key: value’; put text that starts with ‘{’ or ‘[’ in double quotes")
  let duplicateKey = Rule(
    "yaml.duplicate-key",
    vi: "khóa “{0}” trùng với “{1}” đã ghi ở trên", hint: "giữ lại một dòng",
    en: "the key ‘{0}’ repeats ‘{1}’ above", hint: "keep one of them")
  let tooDeep = Rule(
    "yaml.depth",
    vi: "lồng nhau quá {0} cấp", hint: "bỏ bớt ngoặc hoặc thụt lề",
    en: "nested deeper than {0} levels", hint: "remove brackets or indentation")
  let tab = Rule(
    "yaml.tab",
    vi: "thụt lề bằng phím Tab", hint: "thay Tab bằng hai dấu cách",
    en: "indentation with a tab", hint: "replace the tab with two spaces")
  let tooLong = Rule(
    "value.too-long",
    vi: "giá trị dài quá {0} ký tự", hint: "chuyển đoạn văn dài xuống phần nội dung của tệp",
    en: "the value is longer than {0} characters", hint: "move long text into the body of the file")
  let noEntry = Rule(
    "yaml.syntax",
    vi: "dòng này không có dạng “khóa: giá trị”",
    hint:
      "nếu nó tiếp dòng trên, nối hai dòng làm một; nếu là một mục của danh sách, viết “- ” ở đúng cột với các mục khác",
    en: "this line is no ‘key: value’",
    hint:
      "if it continues the line above, join the two; if it is an item of a list, write ‘- ’ in the column of the others"
  )
  let blankAfterColon = Rule(
    "yaml.syntax",
    vi: "thiếu dấu cách sau dấu hai chấm", hint: "viết “khóa: giá trị”",
    en: "the blank after the colon is missing", hint: "write ‘key: value’")
  let colon = Rule(
    "yaml.syntax",
    vi: "dấu hai chấm ở đây làm YAML hiểu sai",
    hint: "nếu giá trị có dấu hai chấm, đặt cả giá trị trong dấu nháy kép; nếu không, kiểm tra thụt lề của dòng này",
    en: "YAML misunderstands the colon here",
    hint: "put a value that has a colon in double quotes; otherwise check the indentation of this line")
  let curlyQuotes = Rule(
    "yaml.syntax",
    vi: "dấu nháy ở đây là dấu nháy cong, không có tác dụng bao giá trị",
    hint: "thay bằng dấu nháy thẳng ở hai đầu: \"Học tập: làm theo\"",
    en: "the quotes here are curly ones, which do not enclose a value",
    hint: "write straight quotes at both ends: \"Study: follow\"")
  let textAfterValue = Rule(
    "yaml.syntax",
    vi: "có chữ đứng sau dấu nháy hoặc dấu ngoặc đóng",
    hint: "đặt cả giá trị trong một cặp dấu nháy: 'Cần Thơ \"số 1\"'",
    en: "there is text after the closing quote or bracket",
    hint: "put the whole value in one pair of quotes: 'Cần Thơ \"số 1\"'")
  let indentation = Rule(
    "yaml.syntax",
    vi: "dòng này thụt lề không khớp với các dòng trên", hint: "các khóa cùng nhóm phải bắt đầu ở cùng một cột",
    en: "the indentation of this line does not match the lines above",
    hint: "keys of one group start in the same column")
  let inlineList = Rule(
    "yaml.syntax",
    vi: "danh sách không được bắt đầu trên cùng dòng với tên khóa",
    hint: "xuống dòng trước “- ”; chữ bắt đầu bằng “- ” thì đặt trong dấu nháy kép",
    en: "a list cannot start on the line of its key",
    hint: "start a new line before ‘- ’; put text that starts with ‘- ’ in double quotes")
  let bracket = Rule(
    "yaml.syntax",
    vi: "thiếu dấu phẩy hoặc dấu đóng ngoặc", hint: "kiểm tra các dấu [ ] { } và dấu phẩy",
    en: "a comma or the closing bracket is missing", hint: "check the brackets and commas")
  let firstCharacter = Rule(
    "yaml.syntax",
    vi: "giá trị không được bắt đầu bằng ký tự này", hint: "đặt cả giá trị trong dấu nháy kép",
    en: "a value must not start with this character", hint: "put the whole value in double quotes")
  let unclosedQuote = Rule(
    "yaml.syntax",
    vi: "dấu nháy mở ra mà không đóng lại", hint: "thêm dấu nháy đóng ở cuối giá trị",
    en: "a quote is opened and never closed", hint: "add the closing quote at the end of the value")
  let notIndented = Rule(
    "yaml.syntax",
    vi: "dòng trên mở dấu nháy mà không đóng, hoặc dòng này phải thụt vào",
    hint: "thêm dấu nháy đóng ở cuối giá trị bên trên",
    en: "the line above opens a quote and does not close it, or this line must be indented",
    hint: "add the closing quote at the end of the value above")
  let escape = Rule(
    "yaml.syntax",
    vi: "dấu “\\” trong dấu nháy kép có nghĩa riêng", hint: "viết “\\\\”, hoặc dùng dấu nháy đơn",
    en: "a ‘\\’ in double quotes has a meaning of its own", hint: "write ‘\\\\’, or use single quotes")

  package init() {}
}

let yamlRules = YAMLRules()
private let rules = yamlRules

extension YAMLMapping {
  /// Whether it is one entry with a text on the line of its key.
  fileprivate var isOneLine: Bool {
    guard entries.count == 1 else { return false }
    return switch entries[0].value {
    case .scalar(let scalar): scalar.length > 0 && scalar.location.line == entries[0].keyLocation.line
    case .null: true
    case .sequence, .mapping: false
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    var rest = drop { $0 == 0x20 || $0 == 0x09 }
    while rest.last == 0x20 || rest.last == 0x09 { rest.removeLast() }
    return rest
  }
}

extension String {
  private static let curlyQuotes: [Unicode.Scalar] = ["“", "”", "„", "‟", "«", "»", "‘", "’", "‚", "‹", "›", "＂", "″"]

  /// Whether the first sign is a quote other than those of YAML.
  var startsWithCurlyQuote: Bool { unicodeScalars.first.map(Self.curlyQuotes.contains) ?? false }

  /// What stands between two quotes of which one at least is curly; nil where they are not a pair around the whole.
  fileprivate var withoutCurlyQuotes: String? {
    let quotes = Self.curlyQuotes + ["\"", "'"]
    guard startsWithCurlyQuote, unicodeScalars.count > 2, let last = unicodeScalars.last, quotes.contains(last),
      case let inner = unicodeScalars.dropFirst().dropLast(), !inner.contains(where: Self.curlyQuotes.contains)
    else { return nil }
    return String(String.UnicodeScalarView(inner))
  }

  /// The text as a scalar of one line, in quotes where something in it could have a meaning of its own.
  package var asYAMLScalar: String {
    let isPlain = unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "/"
        || index > 0 && ["-", "_", ".", "&", "+"].contains(scalar)
    }
    return isPlain && !isEmpty && lowercased() != "null" ? self : inYAMLQuotes
  }

  /// The text as a quoted scalar of one line, in the quotes that take fewer signs.
  var inYAMLQuotes: String {
    let escapes = utf8.count { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return utf8.count { $0 == UInt8(ascii: "'") } < escapes
      ? "'\(replacing("'", with: "''"))'"
      : "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
