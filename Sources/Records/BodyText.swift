// The body of a source file, rendered, with what the rest of the archive must know of it.

import Citations
package import Diagnostics
package import Files
package import Markdown
import Texts

package struct BodyText: Sendable {
  package let outline: [Heading]
  /// The documents that it cites, in order.
  package let citations: [TextCitation]
  /// The links that only the whole archive can resolve.
  package let links: [Link]
  /// Safe HTML with marks in the place of addresses.
  private let html: Spool.Piece?
  private let hasFootnotes: Bool
  private let itemIDs: [String]

  /// - Parameters:
  ///   - citations: those found when the document was parsed.
  ///   - spool: keeps the HTML; nil when nobody will ask for it.
  init(
    _ document: consuming MarkdownDocument, citations: [TextCitation], spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    var links: [Link] = []
    document.replaceLinks { link in
      if link.isRefused || (link.hasScheme && !link.isImage) { return nil }
      links.append(link)
      return Self.mark(link: links.count - 1)
    }
    Self.checkLevels(document.outline, into: &report)
    // Mapped, for a list that grew has room for more.
    self.links = links.map(\.self)
    self.citations = citations.map(\.self)
    outline = document.outline
    hasFootnotes = document.hasFootnotes
    itemIDs = document.numberItems(isRendered: spool != nil)
    html = try spool?.add(document.html())
  }

  /// The ids of its headings, citations and numbered items.
  var anchors: [String] { outline.map(\.id) + citations.map(\.anchor) + itemIDs }

  /// The title of the page is its only heading of level 1 (WCAG 2.2, technique H42).
  private static func checkLevels(_ outline: [Heading], into report: inout Report) {
    var last = 1
    for heading in outline {
      if heading.level == 1 {
        report.add(rules.levelOne, at: heading.location)
      } else if heading.level > last + 1 {
        let marks = String(repeating: "#", count: last + 1)
        report.add(rules.levelSkipped, heading.level, last, marks, at: heading.location)
      }
      last = heading.level
    }
  }

  /// Stands for the address of a link while cmark renders. No link that may stay has such a destination: it would lead
  /// nowhere.
  private static func mark(link index: Int) -> String { "::\(index)" }
  static func mark(citation index: Int) -> String { "::c\(index)" }

  private static let attribute = Array(" href=\"".utf8)

  /// The safe HTML with links into the site.
  ///
  /// - Parameters:
  ///   - spool: the one that the text was parsed with.
  ///   - links: the addresses of its links, parallel to `links`; nil where a link keeps its own.
  ///   - sizes: of its images, by the same indices as `links`, as far as they are known.
  ///   - citations: the addresses of what it cites, parallel to `citations`; nil where a citation leads nowhere.
  ///   - footnoteText: gives what is read aloud for the link from the footnote with a number back to its mark, and, without a
  ///     number, the title of the footnotes.
  /// - Throws: when the machine refuses to read what was put aside.
  package func html(
    from spool: Spool, links addresses: [String?], sizes: [Int: (width: Int, height: Int)], citations: [String?],
    footnoteText: (_ number: String?) -> String
  ) throws(EnvironmentError) -> [UInt8] {
    guard let html else { preconditionFailure("the text was parsed without a spool") }
    let marked = try spool.bytes(of: html)
    if links.isEmpty, self.citations.isEmpty, !hasFootnotes { return marked }
    var whole: [UInt8] = []
    whole.reserveCapacity(marked.count + (links.count + citations.count) * 64)
    var start = 0
    var next = 0
    while let colon = marked.firstIndex(of: UInt8(ascii: ":"), in: next..<marked.count) {
      next = colon + 1
      // A title can hold the same text, but these names stand before no title.
      let before = marked[..<colon]
      guard marked[next...].first == UInt8(ascii: ":"),
        before.suffix(7).elementsEqual(Self.attribute) || before.suffix(6).elementsEqual(" src=\"".utf8)
          || before.suffix(13).elementsEqual(" aria-label=\"".utf8)
      else { continue }
      let kind = marked[colon + 2]
      let isLink = (0x30...0x39).contains(kind)
      let digits = marked[(colon + (isLink ? 2 : 3))...].prefix { (0x30...0x39).contains($0) }
      let index = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      next = digits.endIndex
      if kind == UInt8(ascii: "c"), citations[index] == nil {
        // It has no address at all: the attribute goes, with its closing quote.
        whole += marked[start..<colon - Self.attribute.count]
        next += 1
      } else {
        whole += marked[start..<colon]
        if isLink {
          whole.append(escapingAddress: addresses[index] ?? links[index].destination)
          // The quote behind the address ends the height.
          if let size = sizes[index] { whole += "\" width=\"\(size.width)\" height=\"\(size.height)".utf8 }
        } else if kind == UInt8(ascii: "c") {
          whole.append(escapingAddress: citations[index] ?? "")
        } else {
          let number = digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
          whole.append(escaping: footnoteText(number))
        }
      }
      start = next
    }
    whole += marked[start...]
    return whole
  }
}

package struct HeadingRules: RuleTable {
  let levelOne = Rule(
    "heading.level",
    vi: "tiêu đề cấp một (“#”) dành cho tên trang, lấy từ “title”", hint: "viết “##” cho các phần của văn bản",
    en: "the heading of level one (‘#’) is the page's title, taken from ‘title’",
    hint: "write ‘##’ for the sections of the text")
  let levelSkipped = Rule(
    "heading.level", .warning,
    vi: "tiêu đề cấp {0} đứng ngay sau cấp {1}", hint: "viết “{2}”, để không bỏ cấp nào",
    en: "a heading of level {0} follows one of level {1}", hint: "write ‘{2}’, so that no level is skipped")

  package init() {}
}
private let rules = HeadingRules()
