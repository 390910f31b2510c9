package import Records
import Theming

extension PageKind {
  private static let title = InterfaceText("search-title", "title of the search")
  private static let lead = InterfaceText("search-description", "description of the page, for search engines")

  /// A form that works where there is a script.
  static let search = PageKind(
    "search", "The search, `/search/`; `/search/?q=…` runs a query.",
    texts: [title, lead],
    at: { _ in .search }, title: { $0.site.theme.text(title.key) }, description: { $0.site.theme.text(lead.key) },
    [
      .text("index", "Link to the folder of the index, which ends with `/`.") { $0.site.url(SearchIndex.folder) },
      .text("fullText", "Link to the folder of Pagefind’s index of all texts, which ends with `/`. May be absent.") {
        $0.site.hasFullText && !FullText.all(of: $0.site).isEmpty ? $0.site.url(FullText.folder) : nil
      },
    ])
}

/// What the head of every page links to: a description of the search, a feed.
package struct HeadLink: Sendable {
  package let rel: String
  package let type: String
  package let title: String
  package let route: Route

  package init(rel: String, type: String, title: String, route: Route) {
    self.rel = rel
    self.type = type
    self.title = title
    self.route = route
  }
}

let headLinkVocabulary = Vocabulary<Place>(
  "HeadLink", "What the head of every page links to.",
  [
    .text("rel", "How it is related to the page: `search`, or `alternate` for a feed.") { $0.headLink.rel },
    .text("type", "Its media type.") { $0.headLink.type },
    .text("title", "What to call it.") { $0.headLink.title },
    .text("url", "Where it is.") { $0.site.url($0.headLink.route) },
  ])

extension Place {
  fileprivate var headLink: HeadLink { site.headLinks[number] }
}
