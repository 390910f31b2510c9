// One walk over a fresh tree: gathers its headings and links, and reports what a text must not hold.

import Files
import Texts
import Diagnostics

struct Survey {
  private(set) var headings: [Heading] = []
  private(set) var foldedHeadings: [String] = []
  private(set) var headingNodes: [Node] = []
  private(set) var links: [Link] = []
  private(set) var linkNodes: [Node] = []
  /// What the headings in the tree stand for, in document order.
  private(set) var headingRoles: [HeadingRole] = []
  private var locator: Locator
  private let search: TextSearch?
  /// The blocks whose text may hold something to be found.
  private var searched: [Node] = []
  /// Links, images and HTML all begin with one of these two.
  private var brackets = Occurrences(of: UInt8(ascii: "["))
  private var angles = Occurrences(of: UInt8(ascii: "<"))
  private var signs: Occurrences?

  /// - Parameters:
  ///   - tree: what cmark made of `locator.text`; the cells of tables are still headings in it.
  ///   - hasPassages: whether there are markers of internal passages, which are headings too.
  init(
    of tree: Node, _ locator: Locator, hasPassages: Bool, search: TextSearch?, into report: inout Report
  ) {
    self.locator = locator
    self.search = search
    signs = search.map { Occurrences(of: $0.sign) }
    var found: [(node: Node, location: SourceLocation)] = []
    for node in tree.blocks {
      switch node.kind {
      case .htmlBlock: report.add(Self.rawHTML(at: location(of: node)))
      case .codeBlock: checkFenceInfo(of: node, into: &report)
      case .list: checkNumbers(of: node, into: &report)
      case .paragraph: surveyInlines(of: node, into: &report)
      case .heading where hasPassages && Passage.isMarker(node): break
      case .heading:
        if let cell = locator.tableText?.cell(line: node.startLine) {
          headingRoles.append(.cell(cell))
        } else {
          headingRoles.append(.heading)
          found.append((node, headingLocation(of: node)))
        }
        surveyInlines(of: node, into: &report)
      default: break
      }
    }
    let texts = found.map { $0.node.plainText }
    foldedHeadings = texts.map { $0.folded() }
    let ids = Heading.ids(of: foldedHeadings)
    headings = found.indices.map { index in
      Heading(
        level: found[index].node.headingLevel, text: texts[index], id: ids[index], location: found[index].location)
    }
    headingNodes = found.map(\.node)
    // Last, for this changes the tree.
    if let search { for block in searched { TextRuns(of: block).wrap(by: search, locator) } }
  }

  private func lines(of block: Node) -> Range<Int> {
    locator.text.lines(block.startLine...max(block.startLine, block.endLine))
  }

  private mutating func location(of block: Node) -> SourceLocation {
    locator.location(line: block.startLine, byte: block.startByte)
  }

  private mutating func headingLocation(of heading: Node) -> SourceLocation {
    guard heading.startLine < heading.endLine else { return location(of: heading) }
    var text = BlockText(of: heading, in: locator.text)
    let place = text.place(of: text.start)
    return locator.location(line: place.line, byte: place.byte)
  }

  private mutating func surveyInlines(of block: Node, into report: inout Report) {
    let lines = lines(of: block)
    let bytes = locator.text.bytes
    if signs?.stand(in: lines, of: bytes) == true { searched.append(block) }
    guard brackets.stand(in: lines, of: bytes) || angles.stand(in: lines, of: bytes) else { return }
    let isPlain = block.walk.allSatisfy { ![.link, .image, .htmlInline].contains($0.node.kind) }
    if isPlain { return }
    var text = BlockText(of: block, in: locator.text)
    var inlines = InlineLocator(text.bytes, from: text.start)
    for (event, node) in block.walk {
      let offset = inlines.follow(event, node)
      guard event == .enter, [.link, .image, .htmlInline].contains(node.kind) else { continue }
      let place = text.place(of: offset)
      let location = locator.location(line: place.line, byte: place.byte)
      if node.kind == .htmlInline {
        report.add(Self.rawHTML(at: location))
      } else {
        let link = Link(destination: node.url, isImage: node.kind == .image, location: location)
        links.append(link)
        linkNodes.append(node)
        if let part = link.refusedPart { report.add(Self.refusedLink(part, at: location)) }
      }
    }
  }

  /// HTML counts the items of a list on from the first. Official numbering is part of the text, so a number that would
  /// be printed as another is reported; a list that repeats its first number leaves the counting to Markdown.
  private mutating func checkNumbers(of list: Node, into report: inout Report) {
    guard let start = list.orderedListStart else { return }
    for (index, item) in list.children.enumerated() {
      let line = locator.text.line(item.startLine)
      let digits = locator.text.bytes[line].dropFirst(item.startByte).prefix { (0x30...0x39).contains($0) }
      let written = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard written != start + index, written != start else { continue }
      report.add(Self.renumbered(written, as: start + index, at: location(of: item)))
    }
  }

  private mutating func checkFenceInfo(of block: Node, into report: inout Report) {
    let unfit: Set<UInt8> = [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\"")]
    guard block.fenceInfo.utf8.contains(where: unfit.contains) else { return }
    let line = locator.text.line(block.startLine)
    let fence = line.dropFirst(block.startByte)
    let info = fence.drop { [0x60, 0x7E, 0x20, 0x09].contains(locator.text.bytes[$0]) }  // ` ~ space, tab
    let place = info.first { unfit.contains(locator.text.bytes[$0]) } ?? info.first ?? line.upperBound
    report.add(
      Diagnostic(
        .markdownFenceInfo, at: locator.location(line: block.startLine, byte: place - line.lowerBound),
        LocalizedText(
          vi: "tên ngôn ngữ của khối mã có ký tự “<”, “>” hoặc dấu nháy kép",
          en: "the language of a code block has a ‘<’, ‘>’ or ‘\"’ in it"),
        hint: LocalizedText(
          vi: "sau dấu ``` chỉ ghi một từ, ví dụ ```text, hoặc để trống",
          en: "write one word behind the ```, such as ```text, or nothing")))
  }

  private static func rawHTML(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownRawHTML, at: location,
      LocalizedText(vi: "không được dùng mã HTML trong nội dung", en: "HTML is not allowed in the text"),
      hint: LocalizedText(
        vi: "xóa thẻ hoặc ghi chú HTML và dùng Markdown; muốn in dấu “<” thì viết “\\<”",
        en: "remove the tag or comment and use Markdown; to print a ‘<’ write ‘\\<’"))
  }

  private static func renumbered(_ written: Int, as printed: Int, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownListNumber, .warning, at: location,
      LocalizedText(
        vi: "mục ghi số \(written) sẽ được in là \(printed)",
        en: "the item written as \(written) will be printed as \(printed)"),
      hint: LocalizedText(
        vi:
          "sửa số cho liền nhau; nếu văn bản gốc nhảy số, ngắt danh sách bằng một đoạn văn rồi bắt đầu lại từ \(written)",
        en:
          "make the numbers consecutive; if the document skips one, end the list with a paragraph and start again at \(written)"
      ))
  }

  private static func refusedLink(_ part: String, at location: SourceLocation) -> Diagnostic {
    let hint = LocalizedText(
      vi:
        "dùng địa chỉ bắt đầu bằng https://, http://, mailto: hoặc tel:, hoặc đường dẫn tới một tệp trong kho nội dung",
      en: "use an address that starts with https://, http://, mailto: or tel:, or the path of a file of the content")
    let message =
      part == "//"
      ? LocalizedText(
        vi: "địa chỉ liên kết bắt đầu bằng hai dấu gạch chéo mà không có https:",
        en: "a link’s address starts with two slashes and no https:")
      : LocalizedText(
        vi: "không được dùng liên kết loại “\(part):”", en: "links of the kind “\(part):” are not allowed")
    return Diagnostic(.markdownLinkScheme, at: location, message, hint: hint)
  }
}
