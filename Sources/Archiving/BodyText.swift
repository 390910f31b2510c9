// The body of a source file, rendered, with what the rest of the archive must know of it.

import Files
import Texts
import Citations
import Diagnostics
package import Markdown

package struct BodyText: Sendable {
  package let outline: [Heading]
  /// The documents that it cites, in order.
  package let citations: [TextCitation]
  /// The links that only the whole archive can resolve.
  private let links: [Link]
  /// Safe HTML in which the addresses of `links` are missing.
  private let html: Spool.Piece?
  /// Where addresses are missing in the HTML, and whose. A link within the text of an image is not shown.
  private let gaps: [Gap]

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
      return Gap.mark(link: links.count - 1)
    }
    Self.checkLevels(document.outline, into: &report)
    // Mapped, for a list that grew has room for more.
    self.links = links.map(\.self)
    self.citations = citations.map(\.self)
    outline = document.outline
    guard let spool else {
      html = nil
      gaps = []
      return
    }
    var bytes = document.html()
    gaps = links.isEmpty && citations.isEmpty ? [] : Gap.cut(outOf: &bytes)
    html = try spool.add(bytes)
  }

  /// Finds what the links lead to; what leads nowhere is reported.
  func targets(in file: String, with table: LinkTable, into report: inout Report) -> LinkTargets {
    var targets = LinkTargets()
    targets.links.reserveCapacity(links.count)
    for link in links {
      let target = table.target(of: link, in: file, into: &report)
      targets.links.append(target)
      switch target {
      case .ownPage(let page, let fragment?), .page(let page, let fragment?):
        targets.fragments.append((page, fragment, link.location))
      case .attachment(let path, _): targets.attachments.append(Located(path, at: link.location))
      case .ownPage, .page, nil: break
      }
    }
    return targets
  }

  /// The safe HTML with links into the site.
  ///
  /// - Parameters:
  ///   - spool: the one that the text was parsed with.
  ///   - targets: what its links lead to.
  ///   - basePath: the path that stands before every address of the site.
  ///   - citations: the addresses of what it cites, parallel to `citations`; nil where a citation leads nowhere.
  /// - Throws: when the machine refuses to read what was put aside.
  func html(
    from spool: Spool, with targets: LinkTargets, under basePath: String, citations: [String?]
  ) throws(EnvironmentError) -> [UInt8] {
    guard let html else { preconditionFailure("the text was parsed without a spool") }
    let bytes = try spool.bytes(of: html)
    if gaps.isEmpty { return bytes }
    var whole: [UInt8] = []
    whole.reserveCapacity(bytes.count + gaps.count * 64)
    var start = 0
    for gap in gaps {
      whole += bytes[start..<gap.place]
      if gap.isCitation {
        if let address = citations[gap.index] { Gap.appendAttribute(address, to: &whole) }
      } else {
        let address = targets.links[gap.index]?.address(under: basePath) ?? links[gap.index].destination
        Gap.appendEscaped(address, to: &whole)
      }
      start = gap.place
    }
    whole += bytes[start...]
    return whole
  }
}

/// What the links of a body lead to.
struct LinkTargets: Sendable {
  /// Parallel to the links; nil for those that stay as they are.
  fileprivate(set) var links: [LinkTarget?] = []
  /// Anchors that links of this body need on other pages or on its own.
  fileprivate(set) var fragments: [(page: Route, fragment: String, location: SourceLocation)] = []
  /// Attachments that this body links to or shows, relative to the source folder.
  fileprivate(set) var attachments: [Located<String>] = []
}

/// The place in HTML where the address of a link or of a citation is missing.
struct Gap: Sendable {
  let place: Int
  /// Into the links or the citations of the text.
  let index: Int
  let isCitation: Bool

  /// Stands for the address of a link while cmark renders. No link that may stay has such a destination: it would lead
  /// nowhere.
  static func mark(link index: Int) -> String { "::\(index)" }
  static func mark(citation index: Int) -> String { "::c\(index)" }

  private static let citationAttribute = Array(" href=\"".utf8)

  /// Writes the attribute for a citation of what has this address.
  static func appendAttribute(_ address: String, to html: inout [UInt8]) {
    html += citationAttribute
    appendEscaped(address, to: &html)
    html.append(UInt8(ascii: "\""))
  }

  /// Takes the marks out and gives the places where they were.
  static func cut(outOf html: inout [UInt8]) -> [Gap] {
    var gaps: [Gap] = []
    var cut: [UInt8] = []
    cut.reserveCapacity(html.count)
    var start = 0
    var next = 0
    while let colon = html.firstIndex(of: UInt8(ascii: ":"), in: next..<html.count) {
      next = colon + 1
      // A title can hold the same text, but these names stand before no title.
      let before = html[..<colon]
      guard html[next...].first == UInt8(ascii: ":"),
        before.suffix(7).elementsEqual(" href=\"".utf8) || before.suffix(6).elementsEqual(" src=\"".utf8)
      else { continue }
      let isCitation = html[colon + 2] == UInt8(ascii: "c")
      let digits = html[(colon + (isCitation ? 3 : 2))...].prefix { (0x30...0x39).contains($0) }
      let index = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      // A citation may lead nowhere: then it has no address at all.
      cut += html[start..<(isCitation ? colon - citationAttribute.count : colon)]
      gaps.append(Gap(place: cut.count, index: index, isCitation: isCitation))
      start = isCitation ? digits.endIndex + 1 : digits.endIndex
      next = start
    }
    cut += html[start...]
    html = cut
    return gaps
  }

  /// Writes an address as cmark does into an attribute: percent-encoded but for what can stand in an address.
  static func appendEscaped(_ address: String, to html: inout [UInt8]) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"):
        html.append(byte)
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "'"): html += "&#x27;".utf8
      case _ where "!#$%()*+,.:;=?@_~".utf8.contains(byte): html.append(byte)
      default: html += byte.percentEncoded
      }
    }
  }
}

extension BodyText {
  /// The title of the page is its only heading of level 1 (WCAG 2.2, technique H42).
  private static func checkLevels(_ outline: [Heading], into report: inout Report) {
    var last = 1
    for heading in outline {
      if heading.level == 1 {
        report.add(.headingOfLevelOne(heading.location))
      } else if heading.level > last + 1 {
        report.add(.headingLevelSkipped(heading.level, after: last, heading.location))
      }
      last = heading.level
    }
  }
}

extension FrontMatter {
  /// The body's Markdown tree.
  ///
  /// - Parameter citations: finds the documents that the body cites.
  func document(_ citations: CitationSearch, into report: inout Report) -> MarkdownDocument? {
    CharacterReferences.check(body, at: bodyLocation, into: &report)
    return MarkdownDocument(parsing: body, at: bodyLocation, search: citations.search, into: &report)
  }
}

extension Diagnostic {
  fileprivate static func headingOfLevelOne(_ place: SourceLocation) -> Self {
    Diagnostic(
      .headingLevel, at: place,
      LocalizedText(
        vi: "tiêu đề cấp một (“#”) dành cho tên trang, lấy từ “title”",
        en: "the heading of level one (‘#’) is the page's title, taken from ‘title’"),
      hint: LocalizedText(vi: "viết “##” cho các phần của văn bản", en: "write ‘##’ for the sections of the text"))
  }

  fileprivate static func headingLevelSkipped(_ level: Int, after last: Int, _ place: SourceLocation) -> Self {
    let marks = String(repeating: "#", count: last + 1)
    return Diagnostic(
      .headingLevel, .warning, at: place,
      LocalizedText(
        vi: "tiêu đề cấp \(level) đứng ngay sau cấp \(last)",
        en: "a heading of level \(level) follows one of level \(last)"),
      hint: LocalizedText(
        vi: "viết “\(marks)”, để không bỏ cấp nào", en: "write ‘\(marks)’, so that no level is skipped"))
  }
}
