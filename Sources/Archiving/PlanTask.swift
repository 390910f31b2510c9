// Who does what: the tasks of a plan, from its front matter or its implementation section.

import Diagnostics
import Erasing
import Markdown
import Records
import Texts

package struct PlanTask: Sendable {
  /// A body of the authority file, or the words of a heading that names none.
  package enum Holder: Hashable, Sendable {
    case body(String)
    case words(String)
  }

  package let leads: [Holder]
  package let partners: [Holder]
  package let text: String
  /// The id of its place in the text; nil for a task that the front matter states.
  package let anchor: String?
}

/// A task of a plan, by indices into `Archive.plans` and `Archive.tasks`.
package struct TaskPlace: Hashable, Sendable {
  package let plan: Int
  package let task: Int
  package let isLead: Bool

  /// The tasks of each body, by its ID, in the order of the plans.
  ///
  /// - Parameter tasks: of each plan.
  static func byBody(_ tasks: [[PlanTask]]) -> [String: [TaskPlace]] {
    var places: [String: [TaskPlace]] = [:]
    func add(_ place: TaskPlace, to holders: [PlanTask.Holder]) {
      // A body that is named twice has the task once.
      for case .body(let id) in holders where places[id]?.last != place { places[id, default: []].append(place) }
    }
    for (plan, tasks) in tasks.enumerated() {
      for (index, task) in tasks.enumerated() {
        add(TaskPlace(plan: plan, task: index, isLead: true), to: task.leads)
        add(TaskPlace(plan: plan, task: index, isLead: false), to: task.partners)
      }
    }
    return places
  }
}

extension Plan {
  /// The plan's tasks.
  ///
  /// - Parameter unknown: receives the headings above tasks that name no body, without their numbers.
  func tasks(_ names: BodyNames, unknown: inout [Located<String>]) -> [PlanTask] {
    var all = tasks.map { task in
      PlanTask(
        leads: task.lead.map { .body($0.value) }, partners: task.with.map { .body($0.value) }, text: task.text,
        anchor: nil)
    }
    for section in taskSections where !section.tasks.isEmpty {
      let name = section.heading.text.withoutNumber
      let ids = names.ids(in: name)
      if ids == nil { unknown.append(Located(name, at: section.heading.location)) }
      let leads = ids?.map(PlanTask.Holder.body) ?? [.words(name)]
      all += section.tasks.map { PlanTask(leads: leads, partners: [], text: $0.text, anchor: $0.anchor) }
    }
    return all
  }
}

extension String {
  /// A heading without the number printed before it: `1.`, `IV-`, `2.1 -`, `(1)`, `a)`.
  fileprivate var withoutNumber: String {
    let scalars = unicodeScalars
    let number = scalars.prefix { scalar in
      switch scalar {
      case "0"..."9", "I", "V", "X", "L", "a"..."d", "đ", ".", "(": true
      default: !scalar.isASCII && scalar.properties.numericType != nil
      }
    }
    let sign = scalars[number.endIndex...].prefix { $0 == " " || $0 == "-" || $0 == "–" || $0 == ")" || $0 == ":" }
    let isNumber = number.last == "." || sign.contains { $0 != " " }
    let rest = isNumber ? String(scalars[sign.endIndex...]) : self
    return rest.isEmpty || number.isEmpty ? self : rest
  }
}

extension PlanTask {
  /// Reports headings that name no body, with the nearest of the names in use.
  static func reportUnknown(_ headings: [Located<String>], among bodies: [Body], into report: inout Report) {
    var names = NearestNames(headings.isEmpty ? [] : bodies.flatMap { [$0.name] + $0.aliases }) { $0.folded() }
    for heading in headings {
      let (name, file) = (heading.value, DataFile.bodies.rawValue)
      if let nearest = names.nearest(to: name) {
        report.add(rules.otherName, name, file, nearest, at: heading.location)
      } else {
        report.add(rules.unknownBody, name, file, at: heading.location)
      }
    }
  }
}

package struct TaskRules: RuleTable {
  let unknownBody = Rule(
    "task.body", .note,
    vi: message.vi, hint: "thêm cơ quan này vào {1}, hoặc ghi nhiệm vụ trong “tasks”",
    en: message.en, hint: "add the body to {1}, or state the tasks in ‘tasks’")
  let otherName = Rule(
    "task.body", .note,
    vi: message.vi, hint: "nếu đó là “{2}”, thêm tên này vào “aliases” của cơ quan ấy",
    en: message.en, hint: "if it is “{2}”, add the name to the ‘aliases’ of that body")

  private static let message = (
    vi: "“{0}” không phải tên hay tên khác của cơ quan nào trong {1}", en: "“{0}” is no name or alias of a body in {1}"
  )

  package init() {}
}
private let rules = TaskRules()
