import Archiving
import Records
import Texts
import Theming

extension LinkGroup {
  /// All bodies by level.
  static func bodies(of archive: Archive, _ urls: [String], _ theme: Theme) -> [LinkGroup] {
    (Level.allCases.map(Optional.some) + [nil]).compactMap { level in
      let entries = archive.bodies.indices.filter { archive.bodies[$0].level == level }.map { index in
        CountedLink(
          title: archive.bodies[index].name, url: urls[index],
          count: archive.plans(issuedBy: archive.bodies[index]).count)
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
      .list("leadTasks", taskVocabulary, "Tasks that it is responsible for.") { place in
        place.parts(place.shownTasks.filter { place.tasks[$0].isLead })
      },
      .list("partnerTasks", taskVocabulary, "Tasks in which it takes part.") { place in
        place.parts(place.shownTasks.filter { !place.tasks[$0].isLead })
      },
    ])

  private static let taskVocabulary = Vocabulary<Place>(
    "BodyTask", "A task of a body.",
    [
      .text("planTitle", "Title of the plan that gives it.") { $0.archive.plans[$0.task.plan].title.value },
      .text("planURL", "Page of the plan.") { $0.site.planURLs[$0.task.plan] },
      .text("url", "Link to its place in the text of the plan. May be absent.") { place in
        place.planTask.anchor.map { place.site.planURLs[place.task.plan] + "#" + $0 }
      },
      .text("content", "What is to be done.") { $0.planTask.text },
      .list("others", linkVocabulary, "The other bodies of the task; those without a page have an empty `url`.") {
        place in
        (place.planTask.leads + place.planTask.partners).filter { $0 != .body(place.body.id) }.map(place.site.link)
      },
    ])
}

extension Place {
  fileprivate var plans: [Int] { archive.plans(issuedBy: body) }
  fileprivate var tasks: [TaskPlace] { archive.tasks(of: body) }
  fileprivate var task: TaskPlace { tasks[number] }
  fileprivate var planTask: PlanTask { archive.tasks[task.plan][task.task] }

  /// The tasks that this page shows, which come behind all plans.
  fileprivate var shownTasks: [Int] {
    (0..<plans.count + tasks.count).entries(on: self).filter { $0 >= plans.count }.map { $0 - plans.count }
  }
}
