// The file of a plan as an import proposes it: front matter in the order of the guide, then the text.

package import Records
import Texts

package struct ProposedRecord: Sendable {
  package struct Note: Sendable, Equatable {
    package let kind: Plan.Note.Kind
    package let text: String

    package init(_ kind: Plan.Note.Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  package struct Recipient: Sendable, Equatable {
    package var name: String
    package var note: String?

    package init(name: String, note: String? = nil) {
      self.name = name
      self.note = note
    }
  }

  package struct Signatory: Sendable, Equatable {
    package var authority: String?
    package var role: String?
    package var name: String?

    package init(authority: String? = nil, role: String? = nil, name: String? = nil) {
      self.authority = authority
      self.role = role
      self.name = name
    }
  }

  package var title = ""
  package var kind = Plan.Kind.plan
  package var number: String?
  /// IDs of bodies.
  package var issuers: [String] = []
  /// ISO 8601, as far as it is known.
  package var issued: String?
  /// The earliest day, and the grounds for it.
  package var window: (earliest: String, evidence: String)?
  package var place: String?
  package var addressees: [String] = []
  package var basedOn: [String] = []
  package var events: [String] = []
  package var taskHeading: String?
  package var recipients: [Recipient] = []
  package var signatory: Signatory?
  package var attachments: [(title: String, file: String)] = []
  package var source: [(key: String, value: String)] = []
  package var notes: [Note] = []
  package var internalKeys: [(key: String, value: String)] = []
  package var extent = Plan.Extent.full
  /// Markdown.
  package var body = ""

  package init() {}

  /// The file.
  package func markdown(access: String) -> String {
    var keys: [(String, FrontMatterValue)] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { keys.append((key, .text(value))) }
    }
    func add(_ key: String, _ values: [FrontMatterValue]) {
      if !values.isEmpty { keys.append((key, .list(values))) }
    }
    add("title", title)
    add("type", kind.rawValue)
    add("access", access)
    add("text", extent.rawValue)
    add("number", number)
    if issuers.count == 1 { add("issuer", issuers[0]) } else { add("issuer", issuers.map { .text($0) }) }
    add("issued", issued)
    if let window {
      keys.append(
        ("issued_window", .mapping([("earliest", .text(window.earliest)), ("evidence", .text(window.evidence))])))
    }
    add("place", place)
    if addressees.count == 1 { add("addressee", addressees[0]) } else { add("addressee", addressees.map { .text($0) }) }
    add("based_on", basedOn.map { .text($0) })
    add("events", events.map { .text($0) })
    add("task_heading", taskHeading)
    add(
      "recipients",
      recipients.map { recipient in
        recipient.note.map { .mapping([("name", .text(recipient.name)), ("note", .text($0))]) } ?? .text(recipient.name)
      })
    if let signatory {
      let parts = [("authority", signatory.authority), ("role", signatory.role), ("name", signatory.name)]
      keys.append(("signatory", .mapping(parts.compactMap { key, value in value.map { (key, .text($0)) } })))
    }
    add("attachments", attachments.map { .mapping([("title", .text($0.title)), ("file", .text($0.file))]) })
    if !source.isEmpty { keys.append(("source", .mapping(source.map { ($0.key, .text($0.value)) }))) }
    add("notes", notes.map { .mapping([("kind", .text($0.kind.rawValue)), ("text", .text($0.text))]) })
    if !internalKeys.isEmpty { keys.append(("internal", .mapping(internalKeys.map { ($0.key, .text($0.value)) }))) }
    let front = keys.map { FrontMatterValue.line($0, $1, indent: "") }.joined()
    return "---\n\(front)---\n" + (body.isEmpty ? "" : "\n" + body)
  }
}

/// A value of front matter to be written.
private indirect enum FrontMatterValue {
  case text(String)
  case list([FrontMatterValue])
  case mapping([(String, FrontMatterValue)])

  static func line(_ key: String, _ value: FrontMatterValue, indent: String) -> String {
    let key = key.asYAMLScalar
    switch value {
    case .text(let text): return "\(indent)\(key): \(text.asYAMLScalar)\n"
    case .list(let values):
      return "\(indent)\(key):\n" + values.map { $0.item(indent: indent + "  ") }.joined()
    case .mapping(let entries):
      return "\(indent)\(key):\n" + entries.map { line($0, $1, indent: indent + "  ") }.joined()
    }
  }

  private func item(indent: String) -> String {
    switch self {
    case .text(let text): return "\(indent)- \(text.asYAMLScalar)\n"
    case .list: preconditionFailure("no list stands in a list")
    case .mapping(let entries):
      return entries.enumerated().map { index, entry in
        Self.line(entry.0, entry.1, indent: indent + (index == 0 ? "- " : "  "))
      }.joined()
    }
  }
}
