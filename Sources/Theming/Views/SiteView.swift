/// The site as seen from one page.
package final class SiteView: View {
  /// Name of the archive.
  package let title: String
  /// One sentence on the archive.
  package let description: String?
  /// Language of the interface: `vi` or `en`.
  package let language: String
  /// Link to the home page.
  package let url: String
  /// Link to the list of plans.
  package let plansURL: String
  /// Link to the slogan gallery.
  package let slogansURL: String
  /// Link to the timeline.
  package let timelineURL: String
  /// Link to the list of bodies; absent without such a page.
  package let bodiesURL: String?
  /// Link to the list of cited documents; absent without such a page.
  package let documentsURL: String?
  /// Link to the list of topics; absent without such a page.
  package let topicsURL: String?
  /// Whether this is the internal edition, which is not for publication.
  package let isInternal: Bool
  /// What to write before the path of an asset: `{{site.assets}}style.css`. Ends with `/`.
  package let assets: String
  /// Main navigation in order.
  package let navigation: [NavigationItem]

  package init(
    title: String, description: String?, language: String, url: String, plansURL: String, slogansURL: String,
    timelineURL: String, bodiesURL: String?, documentsURL: String?, topicsURL: String?, isInternal: Bool,
    assets: String, navigation: [NavigationItem]
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.url = url
    self.plansURL = plansURL
    self.slogansURL = slogansURL
    self.timelineURL = timelineURL
    self.bodiesURL = bodiesURL
    self.documentsURL = documentsURL
    self.topicsURL = topicsURL
    self.isInternal = isInternal
    self.assets = assets
    self.navigation = navigation
  }

  package static let fields = Fields<SiteView>(
    .text("title") { $0.title },
    .text("description") { $0.description },
    .text("language") { $0.language },
    .text("url") { $0.url },
    .text("plansURL") { $0.plansURL },
    .text("slogansURL") { $0.slogansURL },
    .text("timelineURL") { $0.timelineURL },
    .text("bodiesURL") { $0.bodiesURL },
    .text("documentsURL") { $0.documentsURL },
    .text("topicsURL") { $0.topicsURL },
    .flag("isInternal") { $0.isInternal },
    .text("assets") { $0.assets },
    .list("navigation") { $0.navigation }
  )
}
