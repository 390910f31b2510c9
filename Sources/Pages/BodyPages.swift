import Archiving
import Records
import Texts
import Theming

extension LinkGroup {
  /// All bodies by level.
  static func bodies(of archive: Archive, _ urls: [String], _ theme: Theme) -> [LinkGroup] {
    (Level.allCases.map(Optional.some) + [nil]).compactMap { level in
      let entries = archive.bodies.indices.filter { archive.bodies[$0].level == level }.map { index in
        let body = archive.bodies[index]
        let plans = archive.plans(issuedBy: body).count
        return CountedLink(
          title: body.name, url: urls[index], count: plans,
          counts: theme.counts([(.plans, plans), (.tasks, archive.tasks(of: body).count)]))
      }
      guard !entries.isEmpty else { return nil }
      return LinkGroup(title: theme.text(level.map { "level-" + $0.rawValue } ?? "level-unknown"), entries: entries)
    }
  }
}

extension PageKind {
  static let bodies = list(
    "bodies",
    texts: [
      InterfaceText("bodies-title", "title of the list of bodies"),
      InterfaceText("bodies-description", "description of the page, for search engines"),
      InterfaceText("level-unknown", "group of what lacks this fact"),
    ], in: .bodies, at: { $0.route(of: .bodies) }
  ) { $0.bodyGroups }

  /// The plans come first, then the tasks; together they can fill several pages.
  static let body = PageKind(
    "body", "The page of a body, `/bodies/ID/`: what it issued, and what plans ask of it.",
    texts: [InterfaceText("body-description", "description of the page of a body", ["name"])], in: .bodies,
    count: { $0.archive.bodies.count }, route: { $0.site.settings.route(ofBody: $0.body.id) },
    paging: Paging { $0.plans.count + $0.tasks.count }, title: { $0.body.name },
    description: { $0.site.theme.text("body-description", [("name", $0.body.name)]) },
    head: PageHead(links: { place in
      place.site.feedLinks(
        of: place.body.name, page: place.site.settings.route(ofBody: place.body.id), plans: place.plans)
    }),
    [
      .text("level", "Level, as a label. May be absent.") { place in place.body.level.map { place.site.label($0) } },
      .texts("aliases", "Other names under which documents mention it.") { $0.body.aliases },
      .group("parent", linkVocabulary, "The body that it belongs to. May be absent.") { place in
        place.body.parent.map { place.site.bodyLink(id: $0.value) }
      },
      .list("children", linkVocabulary, "The bodies that belong to it.") { place in
        place.archive.bodies(below: place.body).map { place.site.bodyLink(id: $0.id) }
      },
      .group("predecessor", linkVocabulary, "The body that it took the place of. May be absent.") { place in
        place.body.predecessor.map { place.site.bodyLink(id: $0.value) }
      },
      .list("successors", linkVocabulary, "The bodies that took its place.") { place in
        place.archive.bodies(after: place.body).map { place.site.bodyLink(id: $0.id) }
      },
      .number("planCount", "Plans that it issued, on all pages.") { $0.plans.count },
      .list("plans", planCardVocabulary, "Plans that it issued: the part that this page shows.") { place in
        place.at(place.plans.entries(on: place))
      },
      .list("leadTasks", taskVocabulary, "Tasks that it is responsible for.") { $0.shownTasks(isLead: true) },
      .list("partnerTasks", taskVocabulary, "Tasks in which it takes part.") { $0.shownTasks(isLead: false) },
    ])

  private static let taskVocabulary = Vocabulary<BodyTask>(
    "BodyTask", "A task of a body.",
    [
      .text("planTitle", "Title of the plan that gives it.") { $0.place.plan.title.value },
      .text("planURL", "Page of the plan.") { $0.place.site.planURLs[$0.place.index] },
      .text("url", "Link to its place in the text of the plan. May be absent.") { task in
        task.place.task.anchor.map { task.place.site.planURLs[task.place.index] + "#" + $0 }
      },
      .text("content", "What is to be done.") { $0.place.task.text },
      .text("due", "Until when, in the words of the document. May be absent.") { $0.place.task.due },
      .list("others", linkVocabulary, "The other bodies of the task; those without a page have an empty `url`.") {
        task in
        (task.place.task.leads + task.place.task.partners).filter { $0 != .body(task.body) }
          .map(task.place.site.link)
      },
    ])
}

/// A task of a plan as the page of a body shows it.
private struct BodyTask: Sendable {
  let place: Place
  /// The ID of the body.
  let body: String
}

extension Place {
  fileprivate var plans: [Int] { archive.plans(issuedBy: body) }
  fileprivate var tasks: [TaskPlace] { archive.tasks(of: body) }

  /// The tasks that this page shows, which come behind all plans.
  fileprivate func shownTasks(isLead: Bool) -> [BodyTask] {
    let (first, tasks) = (plans.count, tasks)
    return (0..<first + tasks.count).entries(on: self).filter { $0 >= first && tasks[$0 - first].isLead == isLead }
      .map { BodyTask(place: at(tasks[$0 - first].plan, tasks[$0 - first].task), body: body.id) }
  }
}
