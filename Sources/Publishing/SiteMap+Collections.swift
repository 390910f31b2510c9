// Views of topics and terms.

import Archiving
import Theming

extension SiteMap {
  func topicListView() -> ListView {
    list(
      .topics, theme.text("topics-title"), theme.text("topics-description"),
      archive.topics.indices.map { (archive.topics[$0], .topic($0, 1)) })
  }

  func termListView() -> ListView {
    list(
      .terms, theme.text("terms-title"), nil, archive.terms.indices.map { (archive.terms[$0], .term($0, 1)) })
  }

  func topicView(_ index: Int, _ number: Int) -> CollectionView {
    view(archive.topics[index], .topic(index, number), theme.text("topic-kicker"), number) { .topic(index, $0) }
  }

  func termView(_ index: Int, _ number: Int) -> CollectionView {
    view(archive.terms[index], .term(index, number), theme.text("term-kicker"), number) { .term(index, $0) }
  }

  private func list(_ page: Page, _ title: String, _ lead: String?, _ sets: [(RecordSet, Page)]) -> ListView {
    let entries = sets.map { set, page in
      CountedLink(title: set.title, url: link(page), count: set.plans.count, note: nil, isCurrent: false)
    }
    return ListView(
      head: head(page, title: title, description: lead), lead: lead,
      groups: entries.isEmpty ? [] : [ListGroup(title: nil, entries: entries)], pager: nil)
  }

  private func view(
    _ set: RecordSet, _ page: Page, _ kicker: String, _ number: Int, _ pageNumbered: (Int) -> Page
  ) -> CollectionView {
    CollectionView(
      head: head(page, title: title(set.title, number), description: "\(kicker): \(set.title)"), kicker: kicker,
      planCount: set.plans.count, eventCount: set.events.count,
      plans: Paging.entries(set.plans, on: number).map(card),
      // Their own pages have all; the first page shows what a reader can take in.
      events: number == 1 ? set.events.prefix(Paging.size).map { card(archive.events[$0]) } : [],
      pager: pager(number, of: set.plans.count, pageNumbered))
  }
}
