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
  /// Until when, in the words of the document.
  package let due: String?
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

/// The tasks of plans, as far as the bodies are known.
struct TaskReader {
  private let names: BodyNames
  private let leadNames: LeadNames
  /// The names of bodies that are not known, without their numbers.
  private(set) var unknown: [Located<String>] = []
  private var resolved: [LeadKind: Holders?] = [:]
  /// Implementation sections without a task.
  private(set) var empty: [SourceLocation] = []

  init(_ names: BodyNames, _ bodies: [Body]) {
    self.names = names
    leadNames = LeadNames(bodies)
  }

  /// What is to be known of a lead to find out whom it names.
  private struct LeadKind: Hashable {
    let text: ExactText
    let isHeading: Bool
    let isCell: Bool
  }

  mutating func tasks(of plan: Plan) -> [PlanTask] {
    var all = plan.tasks.map { task in
      PlanTask(
        leads: task.lead.map { .body($0.value) }, partners: task.with.map { .body($0.value) }, text: task.text,
        due: task.due, anchor: nil)
    }
    var unknown: [String: SourceLocation] = [:]
    var found: Set<SourceLocation> = []
    let sections = plan.taskSections.map { (section: $0, above: holders(above: $0)) }
    // Outside of an implementation section, a table without a body that is known may be of any kind.
    let tables = Set(sections.filter { $0.section.opening != nil || $0.above.unknown == nil }.map(\.section.table))
    for (section, above) in sections where tables.contains(section.table) || section.table == nil {
      var first: PlanTask?
      for item in section.tasks {
        let own = task(item, in: section, below: above, unknown: &unknown)
        let shared = section.isOfFirst ? first : nil
        guard
          let task = own
            ?? shared.map({ PlanTask(leads: $0.leads, partners: [], text: item.text, due: nil, anchor: item.anchor) })
        else { continue }
        first = first ?? task
        all.append(task)
        if let opening = section.opening { found.insert(opening) }
      }
    }
    self.unknown += unknown.map { Located($0, at: $1) }
    empty += plan.taskOpenings.filter { !found.contains($0) }
    return all
  }

  /// Who is in charge of what stands below a lead, and who takes part.
  fileprivate struct Holders {
    var leads: [PlanTask.Holder] = []
    var partners: [String] = []
    /// Where words stand that name no known body.
    var unknown: Located<String>?
  }

  /// Of the innermost lead that names somebody. Headings and cells always do.
  private mutating func holders(above section: TaskSection) -> Holders {
    var outer = Holders()
    for lead in section.leads {
      let kind = LeadKind(text: ExactText(lead.text), isHeading: lead.isHeading, isCell: section.table != nil)
      // Many plans have the same.
      let found = resolved[kind] ?? holders(named: kind)
      resolved[kind] = found
      guard var found else { continue }
      found.unknown = found.unknown.map { Located($0.value, at: lead.location) }
      outer = found
    }
    return outer
  }

  /// nil for a line that names nobody.
  private func holders(named lead: LeadKind) -> Holders? {
    let name = lead.isHeading ? lead.text.text.withoutNumber : lead.text.text
    if let ids = names.ids(in: name) { return Holders(leads: ids.map(PlanTask.Holder.body)) }
    let sentence = TaskSentence(name, leadNames)
    if !sentence.leads.isEmpty, sentence.isName || sentence.hasDutyNext || !lead.isHeading && !lead.isCell {
      return Holders(leads: sentence.leads.map(PlanTask.Holder.body), partners: sentence.partners)
    }
    guard
      lead.isHeading || lead.isCell
        || TaskWords.beginsWithBody(name) && !sentence.isSpeech && !name.announcesOthers
    else { return nil }
    let words = name.hasSuffix(":") ? String(name.dropLast()) : name
    return Holders(leads: [.words(words)], unknown: Located(words, at: SourceLocation(file: "")))
  }

  /// nil for what is no task: nobody is named.
  private func task(
    _ item: SectionItem, in section: TaskSection, below above: Holders, unknown: inout [String: SourceLocation]
  ) -> PlanTask? {
    if section.table != nil {
      if let name = above.unknown { unknown[name.value] = unknown[name.value] ?? name.location }
      return PlanTask(
        leads: above.leads, partners: partners(section.partners), text: item.text, due: section.due, anchor: item.anchor
      )
    }
    let sentence = TaskSentence(item.text, leadNames, isArticle: section.isArticle)
    var holders = above
    var text = item.text
    let isOwn = section.isArticle ? sentence.hasDuty : above.leads.isEmpty || sentence.isLabel || sentence.hasDutyNext
    if !sentence.leads.isEmpty, !sentence.isName, isOwn {
      holders = Holders(leads: sentence.leads.map(PlanTask.Holder.body))
      text = sentence.text
    } else if section.isArticle {
      return nil
    } else if above.leads.isEmpty || above.unknown != nil, let (name, rest) = item.text.labelOfBody {
      holders = Holders(leads: [.words(name)], unknown: Located(name, at: item.place))
      text = rest
    } else if above.leads.isEmpty {
      let subject = sentence.isSpeech ? "" : TaskSentence.subject(of: item.text, leadNames)
      if TaskWords.beginsWithBody(subject) { unknown[subject] = unknown[subject] ?? item.place }
      return nil
    }
    if let name = holders.unknown { unknown[name.value] = unknown[name.value] ?? name.location }
    let partners = (above.partners + sentence.partners).map(PlanTask.Holder.body)
    return PlanTask(
      leads: holders.leads, partners: partners.filter { !holders.leads.contains($0) }.unique, text: text, due: nil,
      anchor: item.anchor)
  }

  /// The bodies of a cell; the words of the cell where none is known.
  private func partners(_ cell: String?) -> [PlanTask.Holder] {
    guard let cell else { return [] }
    if let ids = names.ids(in: cell) { return ids.map(PlanTask.Holder.body) }
    return [.words(cell)]
  }
}

extension [PlanTask.Holder] {
  fileprivate var unique: Self {
    var seen: Set<PlanTask.Holder> = []
    return filter { seen.insert($0).inserted }
  }
}

extension SectionItem {
  fileprivate var place: SourceLocation {
    guard let location else { preconditionFailure("a task that is no row has a place") }
    return location
  }
}

extension String {
  /// Whether a line only says that others follow: “Ủy ban nhân dân huyện yêu cầu:”.
  fileprivate var announcesOthers: Bool {
    let folded = folded()
    return ["yeu cau", "de nghi", "nhu sau", "sau day", "gom"].contains { folded.hasSuffix(" " + $0) }
  }

  /// What stands before a colon, if it begins as the name of a body does, and the text behind.
  fileprivate var labelOfBody: (name: String, rest: String)? {
    guard let colon = utf8.prefix(200).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = self[index(after: colon)...].drop { $0 == " " }
    let name = self[..<colon]
    return !rest.isEmpty && TaskWords.beginsWithBody(name) ? (String(name), String(rest)) : nil
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

extension TaskReader {
  /// Reports names of no body, with the nearest of the names in use, and sections in which nothing was found.
  func report(among bodies: @autoclosure () -> [Body], into report: inout Report) {
    for location in empty { report.add(rules.noTasks, DataFile.bodies.rawValue, at: location) }
    var names = NearestNames(unknown.isEmpty ? [] : bodies().flatMap { [$0.name] + $0.aliases }) { $0.folded() }
    for heading in unknown {
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
  let noTasks = Rule(
    "task.none", .note,
    vi:
      "không đọc được nhiệm vụ nào trong mục này: kho đọc các tiêu đề con, các mục đánh số hay có gạch đầu dòng mở đầu bằng tên cơ quan trong {0}, và bảng có cột “Nội dung” và “Chủ trì”",
    hint:
      "giữ nguyên văn bản và ghi các nhiệm vụ trong khóa “tasks”; nếu nhiệm vụ nằm ở mục khác, ghi tiêu đề của mục ấy trong khóa “task_heading” (“*”: cả văn bản)",
    en:
      "no task was found in this section: sub-headings are read, items and numbered lines that begin with a body of {0}, and tables with columns for the task and for who is in charge",
    hint:
      "leave the text as it is and state the tasks in the key ‘tasks’; if they stand in another section, name its heading in the key ‘task_heading’ (‘*’: the whole text)"
  )
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
