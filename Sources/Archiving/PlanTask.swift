// Who does what: the tasks of a plan, from its front matter or its implementation section.

import Texts
import Diagnostics
import Markdown

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

extension PlanTask {
  /// The IDs of all bodies that it names.
  var bodies: [String] {
    (leads + partners).compactMap { if case .body(let id) = $0 { id } else { nil } }
  }
}

extension Plan {
  /// The plan's tasks.
  func tasks(_ names: BodyNames) -> [PlanTask] {
    let stated = tasks.map { task in
      PlanTask(
        leads: task.lead.map { .body($0.value) }, partners: task.with.map { .body($0.value) }, text: task.text,
        anchor: nil)
    }
    return stated
      + taskSections.flatMap { section in
        let leads = names.holders(in: section.heading.text.withoutNumber)
        return section.tasks.map { PlanTask(leads: leads, partners: [], text: $0.text, anchor: $0.anchor) }
      }
  }

  /// The headings above tasks that name no body, without their numbers.
  func taskHeadings(unknownTo names: BodyNames) -> [Located<String>] {
    taskSections.compactMap { section in
      if section.tasks.isEmpty { return nil }
      let name = section.heading.text.withoutNumber
      return names.holders(in: name) == [.words(name)] ? Located(name, at: section.heading.location) : nil
    }
  }
}

extension BodyNames {
  /// Words that the name of a body can have.
  private static let longestName = 32

  /// The bodies that a heading names: one, or several between commas, semicolons and “và”; else its words. Names can hold
  /// these themselves (“Sở Văn hóa, Thể thao và Du lịch”), so the longest that begins at a word counts.
  fileprivate func holders(in name: String) -> [PlanTask.Holder] {
    if let id = id(named: name) { return [.body(id)] }
    let words = name.replacing(",", with: ", ").replacing(";", with: "; ").split(separator: " ")
    var holders: [PlanTask.Holder] = []
    var start = 0
    while start < words.count {
      let ends = (start + 1...min(words.count, start + Self.longestName)).reversed().filter { end in
        end == words.count || words[end] == "và" || words[end - 1].last == "," || words[end - 1].last == ";"
      }
      var next: Int?
      for end in ends where next == nil {
        var candidate = words[start..<end].joined(separator: " ")
        if candidate.last == "," || candidate.last == ";" { candidate.removeLast() }
        guard let id = id(named: candidate) else { continue }
        holders.append(.body(id))
        next = end < words.count && words[end] == "và" ? end + 1 : end
      }
      guard let next else { return [.words(name)] }
      start = next
    }
    return holders.count > 1 ? holders : [.words(name)]
  }
}

extension String {
  /// A heading without the number printed before it: `1.`, `IV-`, `2.1 -`, `(1)`, `a)`.
  fileprivate var withoutNumber: String {
    let scalars = unicodeScalars
    let number = scalars.prefix {
      $0.properties.numericType != nil || "IVXLabcdđ".unicodeScalars.contains($0) || $0 == "." || $0 == "("
    }
    let sign = scalars[number.endIndex...].prefix { $0 == " " || $0 == "-" || $0 == "–" || $0 == ")" || $0 == ":" }
    let isNumber = number.last == "." || sign.contains { $0 != " " }
    let rest = isNumber ? String(scalars[sign.endIndex...]) : self
    return rest.isEmpty || number.isEmpty ? self : rest
  }
}

extension Diagnostic {
  static func unknownTaskBody(_ name: String, nearest: String?, _ place: SourceLocation) -> Self {
    Diagnostic(
      .taskBody, .note, at: place,
      LocalizedText(
        vi: "“\(name)” không phải tên hay tên khác của cơ quan nào trong \(ContentFiles.bodiesFile)",
        en: "“\(name)” is no name or alias of a body in \(ContentFiles.bodiesFile)"),
      hint: nearest.map {
        LocalizedText(
          vi: "nếu đó là “\($0)”, thêm tên này vào “aliases” của cơ quan ấy",
          en: "if it is “\($0)”, add the name to the ‘aliases’ of that body")
      }
        ?? LocalizedText(
          vi: "thêm cơ quan này vào \(ContentFiles.bodiesFile), hoặc ghi nhiệm vụ trong “tasks”",
          en: "add the body to \(ContentFiles.bodiesFile), or state the tasks in ‘tasks’"))
  }
}
