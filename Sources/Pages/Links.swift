import Archiving
import Diagnostics
import Records
import Theming

/// A title with its address, which is empty when there is nothing to link to.
struct Link: Sendable {
  let title: String
  let url: String

  init(_ title: String, _ url: String) {
    self.title = title
    self.url = url
  }

  init(_ link: WebLink) { self.init(link.title, link.url ?? "") }
}

let linkVocabulary = Vocabulary<Link>(
  "Link", "A title with its link.",
  [
    .text("title", "Text of the link.") { $0.title },
    .text("url", "Where it leads; absent when there is nothing to link to.") { $0.url },
  ])

/// A link with how much stands behind it.
struct CountedLink: Sendable {
  let title: String
  let url: String
  let count: Int
  var counts: String?
  var note: String?
  var isCurrent = false
}

let countedLinkVocabulary = Vocabulary<CountedLink>(
  "CountedLink", "A link with how much stands behind it.",
  [
    .text("title", "Text of the link.") { $0.title },
    .text("url", "Where it leads.") { $0.url },
    .number("count", "How many records stand behind it.") { $0.count },
    .text("counts", "The same in words, each kind of record by itself: “3 plans · 5 tasks”. May be absent.") {
      $0.counts
    },
    .text("note", "What else to say of it, such as the title of a document. May be absent.") { $0.note },
    .flag("isCurrent", "Whether it leads to this page.") { $0.isCurrent },
  ])

/// A part of a list of links.
struct LinkGroup: Sendable {
  /// nil when the list has no parts.
  let title: String?
  var entries: [CountedLink]

  /// One group of topics or terms.
  static func sets(_ sets: [RecordSet], _ theme: Theme, url: (_ key: String) -> String) -> [LinkGroup] {
    let entries = sets.map { set in
      CountedLink(
        title: set.title, url: url(set.key), count: set.plans.count,
        counts: theme.counts([(.plans, set.plans.count), (.events, set.events.count)]))
    }
    return entries.isEmpty ? [] : [LinkGroup(title: nil, entries: entries)]
  }
}

private let linkGroupVocabulary = Vocabulary<LinkGroup>(
  "LinkGroup", "A part of a list.",
  [
    .text("title", "Absent when the list has no parts.") { $0.title },
    .list("entries", countedLinkVocabulary, "In order of display.") { $0.entries },
  ])

/// What is counted in words.
enum Counted: String, CaseIterable {
  case plans, tasks, events

  private var one: InterfaceText { InterfaceText("count-\(rawValue)-one", "a number of records, for one", ["number"]) }
  private var several: InterfaceText { InterfaceText("count-" + rawValue, "a number of records", ["number"]) }

  static var texts: [InterfaceText] { allCases.flatMap { [$0.one, $0.several] } }

  fileprivate func text(_ number: Int, _ theme: Theme) -> String {
    theme.text((number == 1 ? one : several).key, [("number", String(number))])
  }
}

extension Theme {
  /// “3 plans · 5 tasks”, without what there is none of; nil where there is nothing.
  func counts(_ counts: [(kind: Counted, number: Int)]) -> String? {
    let texts = counts.filter { $0.number > 0 }.map { $0.kind.text($0.number, self) }
    return texts.isEmpty ? nil : texts.joined(separator: " · ")
  }
}

extension PageKind {
  /// A list of what records lead to.
  ///
  /// - Parameters:
  ///   - texts: of its title and, if it has one, of its description.
  ///   - groups: the whole list.
  static func list(
    _ id: String, texts: [InterfaceText], in section: Section? = nil,
    at route: @escaping @Sendable (SiteSettings) -> Route, picture: (@Sendable (Site) -> [UInt8]?)? = nil,
    groups: @escaping @Sendable (Site) -> [LinkGroup]
  ) -> PageKind {
    let lead: @Sendable (Place) -> String? = { place in
      texts.first { $0.key.hasSuffix("-description") }.map { place.site.theme.text($0.key) }
    }
    return PageKind(
      "list", id: id,
      "A list of what records lead to: bodies (`/bodies/`), cited documents (`/documents/`), topics (`/topics/`) or terms (`/terms/`).",
      texts: texts, in: section, at: route,
      paging: Paging(size: Paging.links, holdsEntries: true) { groups($0.site).reduce(0) { $0 + $1.entries.count } },
      title: { $0.site.theme.text(texts[0].key) }, description: lead,
      [
        .text("lead", "One sentence on the list. May be absent.", lead),
        .html(
          "picture",
          "A picture of the list, on its first page: that of documents has a map of citations. May be absent."
        ) {
          $0.number == 1 ? picture?($0.site) : nil
        },
        .list("groups", linkGroupVocabulary, "In order of display.") { place in
          groups(place.site).entries(on: place.number)
        },
      ])
  }

  static let topics = list(
    "topics",
    texts: [
      InterfaceText("topics-title", "title of the list of topics"),
      InterfaceText("topics-description", "description of the page, for search engines"),
    ], in: .topics, at: { _ in .topics }
  ) { $0.topicGroups }

  static let terms = list(
    "terms",
    texts: [
      InterfaceText("terms-title", "title of the list of terms"),
      InterfaceText("terms-description", "description of the page, for search engines"),
    ], in: .terms, at: { _ in .terms }
  ) { $0.termGroups }
}

extension [LinkGroup] {
  /// What a page of the list shows; a group that does not fit goes on on the next.
  fileprivate func entries(on number: Int) -> [LinkGroup] {
    var rest = (number - 1) * PageKind.Paging.links..<number * PageKind.Paging.links
    return compactMap { group in
      let entries = group.entries[rest.clamped(to: group.entries.indices)]
      let count = group.entries.count
      rest = Swift.max(0, rest.lowerBound - count)..<Swift.max(0, rest.upperBound - count)
      return entries.isEmpty ? nil : LinkGroup(title: group.title, entries: entries.map(\.self))
    }
  }
}

/// A note for staff.
let internalNoteVocabulary = Vocabulary<InternalNote>(
  "InternalNote", "A note for staff, from the key `internal` of a record.",
  [
    .text("key", "What it is on, as its author named it.") { $0.key },
    .text("content", "The note; may have several lines, may be absent.") { $0.text },
  ])

extension Field<Place> {
  static func internalNotes(_ get: @escaping @Sendable (Place) -> [InternalNote]) -> Self {
    .list("internalNotes", internalNoteVocabulary, "Notes for staff; not part of the record.", get)
  }
}
