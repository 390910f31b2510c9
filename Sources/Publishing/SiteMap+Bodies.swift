// Views of bodies: what they issued and what they were given to do.

import Texts
import Archiving
import Theming

extension ListGroup {
  /// All bodies by level.
  static func bodies(of archive: Archive, _ links: [String: LinkView], _ theme: Theme) -> [ListGroup] {
    (Level.allCases.map(Optional.some) + [nil]).compactMap { level in
      let entries = archive.bodies.filter { $0.level == level }.map { body in
        guard let link = links[body.id] else { preconditionFailure("every body has an address") }
        return CountedLink(
          title: link.title, url: link.url, count: archive.plans(issuedBy: body).count, note: nil, isCurrent: false)
      }
      guard !entries.isEmpty else { return nil }
      return ListGroup(
        title: theme.text(level.map { "level-" + $0.rawValue } ?? "level-unknown"), entries: entries)
    }
  }
}

extension SiteMap {
  func link(ofBody id: String) -> LinkView {
    guard let link = bodyLinks[id] else { preconditionFailure("references are resolved: \(id)") }
    return link
  }

  /// A body, or words that name none.
  func linkView(_ holder: PlanTask.Holder) -> LinkView {
    switch holder {
    case .body(let id): link(ofBody: id)
    case .words(let words): LinkView(title: words, url: "")
    }
  }

  func bodyListView(_ number: Int) -> ListView {
    list(
      theme.text("bodies-title"), theme.text("bodies-description"), bodyGroups, number, in: .bodies, Page.bodies)
  }

  /// The plans come first, then the tasks; together they can fill several pages.
  func bodyView(_ index: Int, _ number: Int) -> BodyView {
    let body = archive.bodies[index]
    let plans = archive.plans(issuedBy: body)
    let tasks = archive.tasks(of: body)
    let entries = Paging.entries(0..<plans.count + tasks.count, on: number)
    let shownTasks = entries.filter { $0 >= plans.count }.map { tasks[$0 - plans.count] }
    return BodyView(
      head: head(
        .body(index, number), title: title(body.name, number),
        description: theme.text("body-description", [("name", body.name)]), in: .bodies),
      level: body.level.map { theme.text("level-" + $0.rawValue) }, aliases: body.aliases,
      parent: body.parent.map { link(ofBody: $0.value) },
      children: archive.bodies(below: body).map { link(ofBody: $0.id) },
      predecessor: body.predecessor.map { link(ofBody: $0.value) },
      successors: archive.bodies(after: body).map { link(ofBody: $0.id) }, planCount: plans.count,
      plans: entries.filter { $0 < plans.count }.map { planCards[plans[$0]] },
      leadTasks: shownTasks.filter(\.isLead).map { task($0, of: body) },
      partnerTasks: shownTasks.filter { !$0.isLead }.map { task($0, of: body) },
      pager: pager(number, of: plans.count + tasks.count) { .body(index, $0) })
  }

  private func task(_ place: TaskPlace, of body: Body) -> BodyTask {
    let task = archive.tasks[place.plan][place.task]
    let plan = planLinks[place.plan]
    return BodyTask(
      planTitle: plan.title, planURL: plan.url, url: task.anchor.map { plan.url + "#" + $0 }, content: task.text,
      others: (task.leads + task.partners).filter { $0 != .body(body.id) }.map(linkView))
  }
}
