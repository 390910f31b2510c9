import Diagnostics
import Texts

/// A template file cut into its tags, each with its place.
///
/// Of Mustache the theme language keeps variables, sections, inverted sections, partials and comments.
struct Template {
  struct Tag {
    let name: String
    /// Place of the name.
    let location: SourceLocation
    /// Its scalars in the file.
    let length: Int
  }

  indirect enum Node {
    /// As it is printed: without the lines that only a tag stood on.
    case text(String)
    case variable(Tag, unescaped: Bool)
    case section(Tag, inverted: Bool, [Node])
    case partial(Tag)
  }

  /// Path below `templates/` without `.mustache`.
  let name: String
  let nodes: [Node]

  /// Reports all errors of syntax; nil when there were any.
  init?(parsing source: SourceText, named name: String, into report: inout Report) {
    var scanner = TemplateScanner(source)
    scanner.scan()
    report.add(contentsOf: scanner.report)
    guard scanner.report.isEmpty else { return nil }
    self.name = name
    nodes = scanner.nodes
  }
}

/// Reads the tags of one template from its bytes, in one pass.
struct TemplateScanner {
  /// Deeper than any sensible template; checking, compiling and rendering descend into sections by recursion.
  static let deepestSections = 16

  private let bytes: [UInt8]
  private var cursor: TextCursor
  private var open: [Section] = []
  private(set) var nodes: [Template.Node] = []
  /// Where the text begins that is not yet a node.
  private var textStart = 0
  /// Whether a tag that follows there, with at most white space between, can stand alone on its line.
  private var beginsLine = true
  private(set) var report = Report()

  private struct Section {
    let tag: Template.Tag
    let inverted: Bool
    /// Whether its opening tag has a line of its own.
    let isStandalone: Bool
    /// The nodes before the section on its own level.
    let before: [Template.Node]
  }

  init(_ source: SourceText) {
    bytes = source.bytes
    cursor = TextCursor(source)
    refuseJoinedBraces(in: source.text)
  }

  mutating func scan() {
    while let start = position(ofBraces: "{{", from: cursor.offset, to: bytes.count) {
      if open.count > Self.deepestSections { return }
      cursor.advance(to: start, in: bytes)
      scanTag()
    }
    cursor.advance(to: bytes.count, in: bytes)
    // White space on a last line without anything else is dropped too, as before a comment there.
    _ = addText(before: bytes.count, sigil: UInt8(ascii: "!"))
    for section in open { add(rules.unclosedSection, section.tag) }
  }

  /// Reads the tag at the cursor and moves behind it.
  private mutating func scanTag() {
    let place = cursor.location
    let start = cursor.offset
    defer { textStart = cursor.offset }
    let sigil = start + 2 < bytes.count ? bytes[start + 2] : 0
    if sigil == UInt8(ascii: "!") {
      skipComment()
      _ = addText(before: start, sigil: sigil)
      return
    }
    let hasSigil = "#^/>&{".utf8.contains(sigil)
    let nameStart = start + (hasSigil ? 3 : 2)
    let closing = sigil == UInt8(ascii: "{") ? "}}}" : "}}"
    // Neither a line end nor another brace can stand in a tag.
    let limit = bytes[nameStart...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "{") } ?? bytes.count
    guard let end = position(ofBraces: closing, from: nameStart, to: limit) else {
      report.add(rules.unfinishedTag, at: place)
      cursor.advance(to: nameStart, in: bytes)
      return
    }
    let content = (nameStart..<end).drop { Self.isSpace(bytes[$0]) }
    let nameEnd = content.last { !Self.isSpace(bytes[$0]) }.map { $0 + 1 } ?? content.startIndex
    let name = String(decoding: bytes[content.startIndex..<nameEnd], as: UTF8.self)
    cursor.advance(to: content.startIndex, in: bytes)
    let location = cursor.location
    cursor.advance(to: nameEnd, in: bytes)
    let tag = Template.Tag(name: name, location: location, length: cursor.location.column - location.column)
    cursor.advance(to: end + closing.utf8.count, in: bytes)

    if let feature = Self.refusedFeature(sigil: sigil, name: name) {
      report.add(rules.refusedFeature, feature, at: place)
    } else if sigil == UInt8(ascii: ">") {
      _ = addText(before: start, sigil: sigil)
      if Self.isPartialName(name) { nodes.append(.partial(tag)) } else { add(rules.partialName, tag) }
    } else if Self.isName(name) {
      add(tag, sigil: sigil, isStandalone: addText(before: start, sigil: sigil))
    } else {
      add(rules.badName, tag)
    }
  }

  private mutating func skipComment() {
    if let end = position(ofBraces: "}}", from: cursor.offset, to: bytes.count) {
      cursor.advance(to: end + 2, in: bytes)
    } else {
      report.add(rules.unfinishedTag, at: cursor.location)
      cursor.advance(to: bytes.count, in: bytes)
    }
  }

  /// Adds the text before the tag that ends at the cursor.
  ///
  /// A tag of a section, a partial or a comment can stand alone on its line. Then the rest of the line is not printed:
  /// the cursor moves to the next one. White space before a partial that opens its line is dropped in any case.
  private mutating func addText(before start: Int, sigil: UInt8) -> Bool {
    let blank = bytes[textStart..<start].lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? textStart
    let opensLine = blank == 0 || bytes[blank - 1] == UInt8(ascii: "\n")
    var isStandalone = false
    if "#^/!>".utf8.contains(sigil), blank == textStart ? beginsLine : opensLine, let end = endOfBlankLine {
      isStandalone = true
      cursor.advance(to: end, in: bytes)
    }
    let dropsSpace = sigil == UInt8(ascii: ">") ? opensLine : isStandalone
    addText(textStart..<(dropsSpace ? blank : start))
    beginsLine = isStandalone
    return isStandalone
  }

  /// The end of the line of the cursor, if only white space follows there. At the end of the template none may follow.
  private var endOfBlankLine: Int? {
    guard let next = bytes[cursor.offset...].firstIndex(where: { !Self.isSpace($0) }) else {
      return cursor.offset == bytes.count ? bytes.count : nil
    }
    return bytes[next] == UInt8(ascii: "\n") ? next + 1 : nil
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { nodes.append(.text(String(decoding: bytes[range], as: UTF8.self))) }
  }

  private mutating func add(_ rule: Rule, _ tag: Template.Tag) {
    report.add(rule, tag.name, at: tag.location, length: tag.length)
  }

  private mutating func add(_ tag: Template.Tag, sigil: UInt8, isStandalone: Bool) {
    switch sigil {
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      open.append(Section(tag: tag, inverted: sigil == UInt8(ascii: "^"), isStandalone: isStandalone, before: nodes))
      nodes = []
      if open.count > Self.deepestSections { add(rules.tooDeep, tag) }
    case UInt8(ascii: "/"):
      close(tag)
    default:
      nodes.append(.variable(tag, unescaped: sigil == UInt8(ascii: "{") || sigil == UInt8(ascii: "&")))
    }
  }

  private mutating func close(_ tag: Template.Tag) {
    guard let match = open.lastIndex(where: { $0.tag.name == tag.name }) else {
      add(rules.strayClose, tag)
      return
    }
    for section in open[(match + 1)...] { add(rules.unclosedSection, section.tag) }
    let section = Template.Node.section(open[match].tag, inverted: open[match].inverted, nodes)
    // The line of the opening tag decides for the closing one: a section that begins within a line ends within one.
    beginsLine = open[match].isStandalone
    nodes = open[match].before
    // The last other owner of the nodes: they are not copied.
    open.removeSubrange(match...)
    nodes.append(section)
  }

  /// A brace that forms one Character with a mark beside it looks like no brace in an editor.
  private mutating func refuseJoinedBraces(in text: String) {
    for index in text.indices {
      let scalars = text[index].unicodeScalars
      guard scalars.count > 1, scalars.contains(where: { $0 == "{" || $0 == "}" }) else { continue }
      var place = cursor
      place.advance(to: text.utf8.distance(from: text.startIndex, to: index), in: bytes)
      report.add(rules.joinedBrace, at: place.location)
      return
    }
  }

  /// Start of the first run of `braces`, all of the same kind, that lies before `limit`.
  private func position(ofBraces braces: String, from start: Int, to limit: Int) -> Int? {
    let wanted = Array(braces.utf8)
    var index = start
    while index + wanted.count <= limit {
      if bytes[index] == wanted[0], bytes[index + 1] == wanted[1], bytes[index + wanted.count - 1] == wanted[0] {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether `text` can stand between the dots of a name: ASCII letters, digits, `_` and `-`.
  static func isWord(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isWordByte)
  }

  private static func isName(_ name: String) -> Bool {
    name == "." || name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isWord($0) }
  }

  /// No `..`, no leading `/`, nothing that could be more than a path below `templates/`.
  static func isPartialName(_ name: String) -> Bool {
    name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { isWord($0) }
  }

  /// What the tag would mean in other dialects of Mustache, when that is something the theme language leaves out.
  private static func refusedFeature(sigil: UInt8, name: String) -> LocalizedText? {
    switch sigil {
    case UInt8(ascii: "="): LocalizedText(vi: "đổi dấu ngoặc của thẻ", en: "changing the delimiters")
    case UInt8(ascii: "<"), UInt8(ascii: "$"): LocalizedText(vi: "kế thừa khuôn mẫu", en: "template inheritance")
    case UInt8(ascii: "%"): LocalizedText(vi: "lệnh cấu hình", en: "a configuration tag")
    case UInt8(ascii: ">") where name.utf8.first == UInt8(ascii: "*"):
      LocalizedText(vi: "gọi mảnh theo tên động", en: "a partial with a computed name")
    default:
      name.utf8.contains(UInt8(ascii: "("))
        ? LocalizedText(vi: "hàm biến đổi giá trị", en: "a function in a tag") : nil
    }
  }
}

/// A position in the bytes of a text that knows its line and column.
private struct TextCursor {
  private(set) var offset = 0
  private let file: String
  private let columns: StoredColumns
  private var line = 1
  private var column = 1

  init(_ source: SourceText) {
    file = source.file
    columns = source.columns
  }

  var location: SourceLocation { columns.inFile(SourceLocation(file: file, line: line, column: column)) }

  /// Moves forward; each byte of the text is passed once.
  mutating func advance(to end: Int, in bytes: [UInt8]) {
    for byte in bytes[offset..<end] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = end
  }
}

package struct TemplateSyntaxRules: RuleTable {
  let unfinishedTag = Rule(
    "theme.syntax",
    vi: "thẻ “{{” mở ra mà không đóng lại", hint: "đóng thẻ ngay trên dòng ấy bằng “}}”, hoặc “}}}” nếu mở bằng “{{{”",
    en: "the tag ‘{{’ is opened and never closed",
    hint: "close it on the same line with ‘}}’, or with ‘}}}’ when it opens with ‘{{{’")
  let badName = Rule(
    "theme.syntax",
    vi: "“{0}” không phải là một tên",
    hint: "tên chỉ gồm chữ cái không dấu, chữ số, “_”, “-”; các phần nối bằng dấu chấm, như site.title",
    en: "‘{0}’ is not a name",
    hint: "a name has ASCII letters, digits, ‘_’ and ‘-’; its parts are joined by dots, as in site.title")
  let joinedBrace = Rule(
    "theme.syntax",
    vi: "dấu ngoặc nhọn dính với một dấu thanh hoặc ký tự ghép", hint: "xóa dấu ghép đứng cạnh dấu ngoặc",
    en: "a brace is joined with a combining mark", hint: "delete the mark beside the brace")
  let refusedFeature = Rule(
    "theme.syntax",
    vi: "khuôn mẫu ở đây không dùng {0}",
    hint: "chỉ dùng {{tên}}, {{{html}}}, {{#tên}}…{{/tên}}, {{^tên}}…{{/tên}}, {{>mảnh}} và {{! ghi chú }}",
    en: "templates do not have {0}",
    hint: "use {{name}}, {{{html}}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{>partial}} and {{! comment }} only")
  let unclosedSection = Rule(
    "theme.syntax",
    vi: "đoạn “{0}” mở ra mà không đóng lại", hint: "thêm {{/{0}}} ở cuối đoạn, trước khi đoạn bên ngoài đóng lại",
    en: "the section ‘{0}’ is opened and never closed",
    hint: "add {{/{0}}} where it ends, before the section around it is closed")
  let strayClose = Rule(
    "theme.syntax",
    vi: "{{/{0}}} đóng một đoạn chưa mở", hint: "thêm {{#{0}}} ở đầu đoạn hoặc xóa thẻ này",
    en: "{{/{0}}} closes a section that is not open", hint: "add {{#{0}}} where the section starts or delete this tag")
  let tooDeep = Rule(
    "theme.syntax",
    vi: "các đoạn lồng nhau quá \(TemplateScanner.deepestSections) cấp", hint: "bỏ bớt cấp lồng nhau",
    en: "sections are nested deeper than \(TemplateScanner.deepestSections) levels", hint: "nest fewer sections")
  let partialName = Rule(
    "theme.partial-name",
    vi: "“{0}” không thể là tên của một mảnh khuôn mẫu",
    hint: "viết đường dẫn trong thư mục templates, không có “..”, không có đuôi .mustache, như parts/head",
    en: "‘{0}’ cannot be the name of a partial",
    hint: "write the path below templates/, without ‘..’ and without .mustache, as in parts/head")

  package init() {}
}
private let rules = TemplateSyntaxRules()
