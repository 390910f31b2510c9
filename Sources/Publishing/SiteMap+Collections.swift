// Views of topics and terms.

import Texts
import Archiving
import Theming

extension ListGroup {
  /// - Parameter urls: parallel to the sets.
  static func sets(_ sets: [RecordSet], _ urls: [String]) -> [ListGroup] {
    let entries = zip(sets, urls).map { set, url in
      CountedLink(title: set.title, url: url, count: set.plans.count, note: nil, isCurrent: false)
    }
    return entries.isEmpty ? [] : [ListGroup(title: nil, entries: entries)]
  }
}

extension SiteMap {
  func topicListView(_ number: Int) -> ListView {
    list(
      theme.text("topics-title"), theme.text("topics-description"), topicGroups, number, in: nil, Page.topics)
  }

  func termListView() -> ListView {
    let urls = archive.terms.indices.map { link(.term($0, 1)) }
    return list(theme.text("terms-title"), nil, ListGroup.sets(archive.terms, urls), 1, in: nil) { _ in .terms }
  }

  func topicView(_ index: Int, _ number: Int) -> CollectionView {
    view(archive.topics[index], .topic(index, number), theme.text("topic-kicker"), number) { .topic(index, $0) }
  }

  func termView(_ index: Int, _ number: Int) -> CollectionView {
    view(archive.terms[index], .term(index, number), theme.text("term-kicker"), number) { .term(index, $0) }
  }

  private func view(
    _ set: RecordSet, _ page: Page, _ kicker: String, _ number: Int, _ pageNumbered: (Int) -> Page
  ) -> CollectionView {
    CollectionView(
      head: head(page, title: title(set.title, number), description: "\(kicker): \(set.title)"), kicker: kicker,
      planCount: set.plans.count, eventCount: set.events.count,
      plans: Paging.entries(set.plans, on: number).map { planCards[$0] },
      // The timeline has all.
      events: number == 1 ? set.events.prefix(Paging.events).map { card(archive.events[$0]) } : [],
      pager: pager(number, of: set.plans.count, pageNumbered))
  }
}
