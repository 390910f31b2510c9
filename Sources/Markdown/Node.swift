// A node of cmark's tree, as the rest of the module sees it: the one place that touches C pointers.

internal import CMark
internal import CMarkArena
import Files
import Glibc

/// A reference to a node. It is valid as long as the tree it belongs to, which `MarkdownDocument` owns.
@safe struct Node: Hashable {
  private let pointer: OpaquePointer

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = pointer
  }

  private init(_ type: cmark_node_type) {
    guard let pointer = unsafe cmark_node_new_with_mem(type, arena_memory()) else {
      preconditionFailure("cmark gives a node of any type")
    }
    unsafe self.pointer = pointer
  }

  /// cmark lets the addresses and titles of a text's references add up to as many bytes as the text has, and to so many at
  /// least. Without a word, it reads no reference as a link beyond that.
  static let leastReferences = 100_000

  /// The tree of a text; free it with `freeTree`, on the same thread.
  ///
  /// - Parameter padding: blanks to put behind the text, so that more references are links.
  init(parsing text: [UInt8], padding: Int = 0) {
    arena_begin_tree()
    let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, arena_memory())
    // cmark makes three bytes of a NUL, which is an error anyway, and all places behind it would move.
    let text = text.holds(0) ? text.map { $0 == 0 ? 1 : $0 } : text
    unsafe text.withUnsafeBytes {
      unsafe cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    if padding > 0 {
      let line = [CChar](repeating: 0x20, count: 1 << 10) + [0x0A]
      unsafe cmark_parser_feed(parser, "\n", 1)
      for _ in 0..<padding / line.count {
        unsafe line.withUnsafeBufferPointer { unsafe cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { preconditionFailure("cmark parses any text") }
    unsafe cmark_parser_free(parser)
    unsafe pointer = root
  }

  static func == (a: Node, b: Node) -> Bool {
    unsafe a.pointer == b.pointer
  }

  func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(pointer)
  }

  /// A new block that renders as `opening` and `closing`, each on lines of its own, around its children.
  static func block(_ opening: String, _ closing: String) -> Node {
    custom(CMARK_NODE_CUSTOM_BLOCK, opening, closing)
  }

  /// Whether it is a piece of ours that opens with a place of its own.
  var opensSpan: Bool {
    unsafe cmark_node_get_type(pointer) == CMARK_NODE_CUSTOM_INLINE
      && Self.string(cmark_node_get_on_enter(pointer)).hasPrefix("<span ")
  }

  static func paragraph() -> Node { Node(CMARK_NODE_PARAGRAPH) }

  /// A new piece of text.
  static func text(_ literal: ArraySlice<UInt8>) -> Node { text(String(decoding: literal, as: UTF8.self)) }

  static func text(_ literal: String) -> Node {
    let node = Node(CMARK_NODE_TEXT)
    node.setLiteral(literal)
    return node
  }

  static func lineBreak() -> Node { Node(CMARK_NODE_LINEBREAK) }

  /// A new inline that renders as `opening` and `closing` around its children.
  static func inline(_ opening: String, _ closing: String) -> Node {
    custom(CMARK_NODE_CUSTOM_INLINE, opening, closing)
  }

  private static func custom(_ type: cmark_node_type, _ opening: String, _ closing: String) -> Node {
    let node = Node(type)
    // As arguments of the calls, the strings would be copied first.
    unsafe opening.withCString { _ = unsafe cmark_node_set_on_enter(node.pointer, $0) }
    unsafe closing.withCString { _ = unsafe cmark_node_set_on_exit(node.pointer, $0) }
    return node
  }

  /// Frees the tree of which this is the root, with all nodes that were made for it or taken out of it.
  func freeTree() {
    arena_end_tree()
  }

  /// The HTML of the tree as UTF-8, by cmark's own renderer in its safe mode.
  func html() -> [UInt8] {
    guard let text = unsafe cmark_render_html(pointer, CMARK_OPT_DEFAULT) else {
      preconditionFailure("cmark renders any tree")
    }
    return unsafe Array(Self.bytes(text))
  }
}

// What a node says of itself.
extension Node {
  enum Kind {
    case quote, list, item, codeBlock, htmlBlock, paragraph, heading
    case text, softBreak, lineBreak, code, htmlInline, link, image
    /// A tag `<br>`, which cells of tables may have.
    case breakTag
    /// A link or image whose address is that of a footnote.
    case footnoteMark
    case other
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: isBreakTag ? .breakTag : .htmlInline
    case CMARK_NODE_LINK: footnote == nil ? .link : .footnoteMark
    case CMARK_NODE_IMAGE: footnote == nil ? .image : .footnoteMark
    default: .other
    }
  }

  private var isBreakTag: Bool {
    let tag = literal.lowercased()
    return tag.hasPrefix("<br") && tag.dropFirst(3).allSatisfy { " \t/>".contains($0) }
  }

  var isImage: Bool { unsafe cmark_node_get_type(pointer) == CMARK_NODE_IMAGE }

  /// The address of a footnote, three bytes: a reference has more, so that cmark reads them all (see `leastReferences`).
  /// Private-use characters are refused in source files.
  static func footnoteURL(_ label: Int) -> String {
    guard let scalar = Unicode.Scalar(0xE100 + UInt32(label)) else { preconditionFailure("labels are limited") }
    return String(scalar)
  }

  /// The label whose address a link or image has.
  var footnote: Int? {
    let url = unsafe Self.bytes(cmark_node_get_url(pointer))
    guard url.count == 3, unsafe url[0] == 0xEE, unsafe url[1] >= 0x84 else { return nil }
    return unsafe (Int(url[1]) - 0x84) << 6 + Int(url[2]) - 0x80
  }

  /// 0-based line on which a block begins, counted in the text that was parsed.
  var startLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) - 1 }
  /// 0-based byte in that line at which a block begins.
  var startByte: Int { Int(unsafe cmark_node_get_start_column(pointer)) - 1 }
  /// 0-based line on which the text of a paragraph or heading ends. cmark counts the underline of a setext heading in, and
  /// the line behind it too unless the text ends there.
  var lastTextLine: Int {
    let end = Int(unsafe cmark_node_get_end_line(pointer)) - 1
    return max(startLine, kind == .heading ? end - 1 : end)
  }

  /// 0-based line on which a block ends that is no heading.
  var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) - 1 }

  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
  /// The first number of an ordered list; nil of any other node.
  var orderedListStart: Int? {
    unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(unsafe cmark_node_get_list_start(pointer)) : nil
  }

  /// The text of text, code and HTML.
  var literal: String { unsafe Self.string(cmark_node_get_literal(pointer)) }

  /// The same as bytes.
  var literalBytes: [UInt8] { unsafe Array(Self.bytes(cmark_node_get_literal(pointer))) }

  /// What follows the opening fence of a code block, decoded.
  var fenceInfo: String { unsafe Self.string(cmark_node_get_fence_info(pointer)) }
  /// The destination of a link or image, decoded.
  var url: String { unsafe Self.string(cmark_node_get_url(pointer)) }
  /// The bytes of the destination and title of a link or image.
  var addressSize: Int {
    unsafe Self.bytes(cmark_node_get_url(pointer)).count + Self.bytes(cmark_node_get_title(pointer)).count
  }

  func setURL(_ url: String) {
    unsafe cmark_node_set_url(pointer, url)
  }

  /// Replaces the text of a node of text or code.
  func setLiteral(_ text: String) {
    unsafe text.withCString { _ = unsafe cmark_node_set_literal(pointer, $0) }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    unsafe String(decoding: bytes(text), as: UTF8.self)
  }

  /// The bytes of a text of cmark's, valid as long as that is.
  fileprivate static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text = unsafe text else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return unsafe UnsafeBufferPointer(start: start, count: strlen(text))
  }
}

// Where a node stands in its tree, and how to move it.
extension Node {
  var parent: Node? { unsafe Node(cmark_node_parent(pointer)) }
  var firstChild: Node? { unsafe Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { unsafe Node(cmark_node_last_child(pointer)) }
  var next: Node? { unsafe Node(cmark_node_next(pointer)) }
  var previous: Node? { unsafe Node(cmark_node_previous(pointer)) }

  var ancestors: some Sequence<Node> { sequence(first: self) { $0.parent }.dropFirst() }
  /// The number of block quotes around it.
  var quoteCount: Int { ancestors.count { $0.kind == .quote } }

  var children: some Sequence<Node> {
    sequence(state: firstChild) { child in
      defer { child = child?.next }
      return child
    }
  }

  func append(_ child: Node) {
    unsafe cmark_node_append_child(pointer, child.pointer)
  }

  func insert(before sibling: Node) {
    unsafe cmark_node_insert_before(sibling.pointer, pointer)
  }

  /// Moves the children of `other` to the end of this node's own.
  func takeChildren(of other: Node) {
    while let child = other.firstChild { append(child) }
  }

  /// Makes a heading render with an id.
  func setHeadingID(_ id: String) {
    let block = Node.block("", "")
    block.insert(before: self)
    let content = Node.inline("<h\(headingLevel) id=\"\(id)\">", "</h\(headingLevel)>\n")
    block.append(content)
    content.takeChildren(of: self)
    remove()
  }

  /// Takes this node out of its tree.
  func remove() {
    unsafe cmark_node_unlink(pointer)
  }

  /// The blocks below this one, it included, in document order. What paragraphs and headings hold may change meanwhile.
  var blocks: some Sequence<Node> {
    sequence(first: self) { block in
      let kind = block.kind
      if kind != .paragraph, kind != .heading, let child = block.firstChild { return child }
      var node = block
      while node != self {
        if let next = node.next { return next }
        guard let parent = node.parent else { return nil }
        node = parent
      }
      return nil
    }
  }

  /// The paragraphs and headings among them.
  var textBlocks: some Sequence<Node> {
    blocks.filter { $0.kind == .paragraph || $0.kind == .heading }
  }

  /// This node and all below it in document order; each is entered and left.
  var walk: Walk { Walk(root: self) }

  /// The links, images, HTML and marks of footnotes in a block, in document order.
  var linksAndHTML: [Node] {
    walk.filter { event, node in
      guard event == .enter else { return false }
      switch node.kind {
      case .link, .image, .htmlInline, .breakTag, .footnoteMark: return true
      default: return false
      }
    }.map(\.node)
  }

  /// The links and marks of footnotes of a block within another link's text, and the marks in the descriptions of images; no
  /// link is one there.
  var linksInLinks: [Node] {
    var (links, images) = (0, 0)
    var found: [Node] = []
    for (event, node) in walk {
      switch node.kind {
      case .link:
        if event == .enter, links > 0, images == 0 { found.append(node) }
        links += event == .enter ? 1 : -1
      case .image: images += event == .enter ? 1 : -1
      case .footnoteMark: if event == .enter, links + images > 0 { found.append(node) }
      default: break
      }
    }
    return found
  }

  struct Walk: Sequence, IteratorProtocol {
    enum Event {
      case enter, exit
    }

    let root: Node
    private var last: (event: Event, node: Node)?

    init(root: Node) {
      self.root = root
    }

    mutating func next() -> (event: Event, node: Node)? {
      switch last {
      case nil: last = (.enter, root)
      case (.enter, let node)?: last = node.firstChild.map { (.enter, $0) } ?? (.exit, node)
      case (.exit, let node)? where node == root: return nil
      case (.exit, let node)?: last = node.next.map { (.enter, $0) } ?? node.parent.map { (.exit, $0) }
      }
      return last
    }
  }
}

extension Node {
  /// The text of a paragraph or heading without markup; line breaks are spaces.
  var plainText: String {
    var text = ""
    for (event, node) in walk where event == .enter {
      switch node.kind {
      case .text, .code: text += node.literal
      case .softBreak, .lineBreak, .breakTag: text += " "
      default: break
      }
    }
    return text
  }
}
