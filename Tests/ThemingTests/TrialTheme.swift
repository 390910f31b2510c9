import Diagnostics
import Theming

@testable import Pages

/// A theme whose one page is a `Page`.
struct TrialTheme {
  private let theme: Theme

  struct UnexpectedFindings: Error {
    let findings: [Diagnostic]
  }

  /// - Parameter files: by path in the theme, which must be without findings; `page` is the template of the page.
  init(_ files: [String: String]) throws {
    let files = ["theme.yml": "name: Thử\nversion: 1.0.0\n"].merging(files) { $1 }
    let (theme, report) = ThemeFiles.load(
      Dictionary(uniqueKeysWithValues: files.map { ("trial/" + $0, $1) }),
      for: [PageTemplate("page", as: "page", Page.vocabulary.names)], texts: [])
    guard let theme else { throw UnexpectedFindings(findings: report.findings) }
    self.theme = theme
  }

  func html(_ page: Page) throws -> String {
    String(decoding: try theme.render("page", Page.vocabulary.scope(page)), as: UTF8.self)
  }
}

/// A page with names of every kind.
struct Page: Sendable {
  var title: String? = "T"
  var date: String?
  var count = 0
  var isNew = false
  var body: [UInt8]?
  var aliases: [String] = []
  var entries: [Entry] = []
  var owner: Entry?

  static let vocabulary = Vocabulary<Page>(
    "page", "A page.",
    [
      .text("title", "Its title.") { $0.title },
      .text("date", "Its date.") { $0.date },
      .number("count", "A number.") { $0.count },
      .flag("isNew", "Whether it is new.") { $0.isNew },
      .html("body", "Its text.") { page throws(EnvironmentError) in
        if page.body == [] { throw unreadable }
        return page.body
      },
      .texts("aliases", "Other names.") { $0.aliases },
      .list("entries", Entry.vocabulary, "Its parts.") { $0.entries },
      .group("owner", Entry.vocabulary, "Whose it is.") { $0.owner },
    ])

  /// What a page whose text is there but empty throws.
  static let unreadable = EnvironmentError("spool", LocalizedText(vi: "không đọc được", en: "cannot be read"))
}

/// Its title can be absent, and has the same name as that of the page. Links have neither title nor date.
struct Entry: Sendable {
  var title: String?
  var date: String?
  var links: [String] = []

  static let vocabulary = Vocabulary<Entry>(
    "Entry", "A part of a page.",
    [
      .text("date", "Its date.") { $0.date },
      .text("title", "Its title.") { $0.title },
      .group("first", Vocabulary<String>("First", "The first link.", [.text("title", "Its text.") { $0 }]), "") {
        $0.links.first
      },
      .list("links", Vocabulary<String>("Link", "A link.", [.text("url", "Where it leads.") { $0 }]), "Its links.") {
        $0.links
      },
    ])
}
