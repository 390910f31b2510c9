/// The common part of all page views. Its fields stand at the top level of a template.
package final class PageHead: View {
  package let site: SiteView
  /// Title of the page, its one `h1`.
  package let title: String
  /// One sentence for search engines.
  package let description: String?
  /// Link to this page.
  package let url: String
  /// Absolute URL of this page; absent without a `base_url`.
  package let canonical: String?
  /// From the home page to the parent of this page.
  package let breadcrumbs: [LinkView]

  package init(
    site: SiteView, title: String, description: String?, url: String, canonical: String?, breadcrumbs: [LinkView]
  ) {
    self.site = site
    self.title = title
    self.description = description
    self.url = url
    self.canonical = canonical
    self.breadcrumbs = breadcrumbs
  }

  package static let fields = Fields<PageHead>(
    .view("site") { $0.site },
    .text("title") { $0.title },
    .text("description") { $0.description },
    .text("url") { $0.url },
    .text("canonical") { $0.canonical },
    .list("breadcrumbs") { $0.breadcrumbs }
  )
}
