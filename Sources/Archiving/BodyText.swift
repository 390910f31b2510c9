// The body of a source file, rendered, with what the rest of the archive must know of it.

import Diagnostics
package import Markdown

package struct BodyText: Sendable {
  /// Safe HTML with links into the site.
  package let html: String
  package let outline: [Heading]
  /// Anchors that links of this body need on other pages or on its own.
  let fragments: [(page: Route, fragment: String, location: SourceLocation)]
  /// Attachments that this body links to or shows, relative to the source folder.
  let attachments: [Located<String>]

  init(_ document: consuming MarkdownDocument, of file: String, links: LinkTable, into report: inout Report) {
    var fragments: [(page: Route, fragment: String, location: SourceLocation)] = []
    var attachments: [Located<String>] = []
    document.replaceLinks { link in
      guard let target = links.target(of: link, in: file, into: &report) else { return nil }
      if let page = target.page, let fragment = target.fragment { fragments.append((page, fragment, link.location)) }
      if let attachment = target.attachment { attachments.append(Located(attachment, at: link.location)) }
      return target.url
    }
    Self.checkLevels(document.outline, into: &report)
    self.fragments = fragments
    self.attachments = attachments
    outline = document.outline
    html = document.html()
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
  func document(into report: inout Report) -> MarkdownDocument? {
    CharacterReferences.check(body, at: bodyLocation, into: &report)
    return MarkdownDocument(parsing: body, at: bodyLocation, into: &report)
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
