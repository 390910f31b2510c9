// One walk over a fresh tree: gathers its headings and links, and reports what a text must not hold.

import Diagnostics
import Files

package struct MarkdownRules: RuleTable {
  let rawHTML = Rule(
    "markdown.raw-html",
    vi: "không được dùng mã HTML trong nội dung",
    hint: "xóa thẻ hoặc ghi chú HTML và dùng Markdown; muốn in dấu “<” thì viết “\\<”",
    en: "HTML is not allowed in the text",
    hint: "remove the tag or comment and use Markdown; to print a ‘<’ write ‘\\<’")
  let fenceInfo = Rule(
    "markdown.fence-info",
    vi: "tên ngôn ngữ của khối mã có ký tự “<”, “>” hoặc dấu nháy kép",
    hint: "sau dấu ``` chỉ ghi một từ, ví dụ ```text, hoặc để trống",
    en: "the language of a code block has a ‘<’, ‘>’ or ‘\"’ in it",
    hint: "write one word behind the ```, such as ```text, or nothing")
  let listNumber = Rule(
    "markdown.list-number", .warning,
    vi: "mục ghi số {0} sẽ được in là {1}",
    hint:
      "nếu gõ nhầm, sửa lại theo văn bản gốc; nếu văn bản gốc ghi đúng như vậy, để mục này thành một đoạn riêng, sau một dòng trống, và viết “{0}\\.” ở đầu đoạn: số sẽ được in nguyên như đã ghi",
    en: "the item written as {0} will be printed as {1}",
    hint:
      "correct it if it is a slip; if the document has these numbers, make this item a paragraph of its own, behind an empty line, that begins with ‘{0}\\.’: then the number is printed as it is written"
  )
  let linkScheme = Rule(
    "markdown.link-scheme",
    vi: "không được dùng liên kết loại “{0}:”", hint: linkHint.vi,
    en: "links of the kind “{0}:” are not allowed", hint: linkHint.en)
  let linkSlashes = Rule(
    "markdown.link-scheme",
    vi: "địa chỉ liên kết bắt đầu bằng hai dấu gạch chéo mà không có https:", hint: linkHint.vi,
    en: "a link’s address starts with two slashes and no https:", hint: linkHint.en)

  let excessCells = Rule(
    "markdown.table-cells",
    vi: "hàng này có {0} ô, nhiều hơn hàng đầu của bảng; “{1}” sẽ bị mất",
    hint: "nếu dấu “|” là một phần của câu chữ, viết “\\|”; nếu thiếu cột, thêm vào hàng đầu và dòng gạch",
    en: "this row has {0} cells, more than the first row of the table; “{1}” would be lost",
    hint:
      "where a ‘|’ is part of the text, write ‘\\|’; where a column is missing, add it to the first row and the dashes")
  let linkInLink = Rule(
    "markdown.link-in-link",
    vi: "liên kết nằm trong một liên kết khác", hint: "bỏ một trong hai: HTML không cho lồng liên kết vào nhau",
    en: "a link stands inside another link", hint: "remove one of the two: links cannot be nested in HTML")

  private static let linkHint = (
    vi: "dùng địa chỉ bắt đầu bằng https://, http://, mailto: hoặc tel:, hoặc đường dẫn tới một tệp trong kho nội dung",
    en: "use an address that starts with https://, http://, mailto: or tel:, or the path of a file of the content"
  )

  package init() {}
}

private let rules = MarkdownRules()

struct Survey {
  private(set) var headings: [OutlinedHeading] = []
  private(set) var links: [(link: Link, node: Node)] = []
  private(set) var paragraphs: [Node] = []
  private(set) var codeBlocks: [Node] = []
  private let text: ParsedText
  private let search: TextSearch?
  private var locator: Locator
  private var inlines: InlineLocator
  private var linksInLinks: Set<Node> = []

  /// - Parameter hasPassages: whether there are markers of internal passages, which are headings too.
  /// - Returns: nil if there are too many headings; that is reported.
  init?(
    of text: ParsedText, _ footnotes: FootnoteSection?, _ locator: Locator, hasPassages: Bool, search: TextSearch?,
    into report: inout Report
  ) {
    self.text = text
    self.locator = locator
    self.search = search
    inlines = InlineLocator(locator.text)
    for (range, count) in text.tables.flatMap(\.excess) {
      let lost = String(decoding: locator.text.bytes[range], as: UTF8.self)
      report.add(rules.excessCells, count, lost, at: self.locator.location(of: range.lowerBound))
    }
    var found: [(node: Node, location: SourceLocation)] = []
    for node in text.tree.blocks {
      switch node.kind {
      case .htmlBlock: report.add(rules.rawHTML, at: location(of: node))
      case .codeBlock:
        codeBlocks.append(node)
        checkFenceInfo(of: node, into: &report)
      case .list: checkNumbers(of: node, into: &report)
      case .paragraph:
        paragraphs.append(node)
        surveyInlines(of: node)
      case .heading where hasPassages && Passage.isMarker(node): break
      case .heading where text.isCell(node): surveyInlines(of: node)
      case .heading:
        found.append((node, self.locator.location(of: text.textStart(of: node))))
        if let last = found.last, found.count > ParsingLimits.headings {
          report.add(ParsingLimits.tooManyHeadings(at: last.location))
          return nil
        }
        surveyInlines(of: node)
      default: break
      }
    }
    headings = OutlinedHeading.outline(of: found)
    if inlines.isEmpty { return }
    for (node, offset) in inlines.located(with: text.definitions) {
      let kind = node.kind
      if kind == .footnoteMark, !linksInLinks.contains(node) {
        footnotes?.check(node, at: offset, &self.locator, into: &report)
        continue
      }
      if kind == .htmlInline || kind == .breakTag {
        // Behind footnotes and unclosed code the second reading can find another place: a tag opens with this all the same.
        let bytes = self.locator.text.bytes
        let tag = bytes.firstIndex(of: UInt8(ascii: "<"), in: offset..<bytes.count) ?? offset
        report.add(rules.rawHTML, at: self.locator.location(of: tag))
        continue
      }
      let location = self.locator.location(of: offset)
      switch kind {
      case .footnoteMark:
        report.add(footnoteRules.inLink, at: location)
        continue
      default: break
      }
      let link = Link(destination: node.url, isImage: node.kind == .image, location: location)
      links.append((link, node))
      if linksInLinks.contains(node) { report.add(rules.linkInLink, at: location) }
      guard let part = link.refusedPart else { continue }
      report.add(part == "//" ? rules.linkSlashes : rules.linkScheme, part, at: location)
    }
  }

  private mutating func surveyInlines(of block: Node) {
    let source = text.source(of: block)
    let bytes = locator.text.bytes
    // Few blocks have any of this. Looking at the bytes first saves 5 % of the instructions of a check.
    if bytes.holds(UInt8(ascii: "["), in: source) || bytes.holds(UInt8(ascii: "<"), in: source) {
      // Only in a cell is a line break no HTML.
      let nodes = block.linksAndHTML.filter { $0.kind != .breakTag || !text.isCell(block) }
      if !nodes.isEmpty { inlines.add(nodes, of: block, source: source) }
      if nodes.count > 1 { linksInLinks.formUnion(block.linksInLinks) }
    }
    if let search, search.canFind(bytes, source) {
      TextRuns(of: block).wrap(by: search, in: source, &locator)
    }
  }

  private mutating func location(of block: Node) -> SourceLocation {
    locator.location(of: text.start(of: block))
  }

  /// HTML counts the items of a list on from the first. Official numbering is part of the text, so a number that would
  /// be printed as another is reported; a list that repeats its first number leaves the counting to Markdown.
  private mutating func checkNumbers(of list: Node, into report: inout Report) {
    guard let start = list.orderedListStart else { return }
    for (printed, item) in zip(start..., list.children) {
      let digits = locator.text.bytes[text.start(of: item)...].prefix { (0x30...0x39).contains($0) }
      let written = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard written != printed, written != start else { continue }
      report.add(rules.listNumber, written, printed, at: location(of: item))
    }
  }

  private mutating func checkFenceInfo(of block: Node, into report: inout Report) {
    let unfit = "<>\"".utf8
    guard block.fenceInfo.utf8.contains(where: unfit.contains) else { return }
    let start = text.start(of: block)
    let line = locator.text.line(locator.text.lineIndex(of: start))
    let info = (start..<line.upperBound).drop { "`~ \t".utf8.contains(locator.text.bytes[$0]) }
    let place = info.first { unfit.contains(locator.text.bytes[$0]) } ?? info.lowerBound
    report.add(rules.fenceInfo, at: locator.location(of: place))
  }
}
