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
  /// The body's Markdown tree.
  func document(into report: inout Report) -> MarkdownDocument? {
    MarkdownDocument(parsing: body, at: bodyLocation, into: &report)
  }
}
