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
    self.fragments = fragments
    self.attachments = attachments
    outline = document.outline
    html = document.html()
  }
}

extension FrontMatter {
  /// The body's Markdown tree; internal passages are not known yet, so a marker line is an error.
  func document(into report: inout Report) -> MarkdownDocument? {
    for (index, line) in body.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      guard content.starts(with: ":::".utf8) else { continue }
      let column = line.distance(from: line.startIndex, to: content.startIndex) + 1
      report.add(
        .passageMarker(SourceLocation(file: bodyLocation.file, line: bodyLocation.line + index, column: column)))
    }
    return MarkdownDocument(parsing: body, at: bodyLocation, into: &report)
  }
}

extension Diagnostic {
  fileprivate static func passageMarker(_ place: SourceLocation) -> Self {
    Diagnostic(
      .passageMarker, at: place,
      LocalizedText(
        vi: "dòng bắt đầu bằng “:::” chưa dùng được", en: "a line that starts with ‘:::’ cannot be used yet"),
      hint: LocalizedText(
        vi: "xóa dòng này; nội dung nội bộ thì để trong tệp riêng có “access: internal”",
        en: "delete the line; keep internal text in a file of its own with ‘access: internal’"))
  }
}
