import Diagnostics
import Records

extension PageHead {
  static let home = PageHead(
    thing: { place in
      let (site, settings) = (place.site, place.site.settings)
      // The words of the query stand in the place of what is in braces.
      let search = JSON.thing(
        "SearchAction",
        [
          (
            "target",
            .thing(
              "EntryPoint", [("urlTemplate", .string(site.absolute(site.url(.search)) + "?q={search_term_string}"))])
          ),
          ("query-input", "required name=search_term_string"),
        ])
      let home = JSON.string(site.absolute(site.url(.home)))
      return .thing(
        "WebSite",
        [
          ("@id", home), ("url", home), ("name", .string(settings.title)),
          ("description", settings.description.map(JSON.string)), ("inLanguage", .string(settings.contentLanguage)),
          ("license", settings.licence?.url.map(JSON.string)), ("potentialAction", search),
        ])
    })
}
