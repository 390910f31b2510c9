// The whole archive as one JSON document, and the JSON Schema of it: a member of an object, its type and its meaning are declared
// in one place.

import Archiving
import Citations
package import Diagnostics
package import Files
package import Records
import Texts
import Theming

/// The members of the objects that describe an `Item`.
private struct Members<Item: Sendable>: Sendable {
  struct Member: Sendable {
    let name: String
    let schema: JSON
    /// nil where the item has none.
    let get: @Sendable (Item) -> JSON?
  }

  let members: [Member]

  init(_ members: [Member]) { self.members = members }

  func json(_ item: Item) -> JSON {
    .object(members.compactMap { member in member.get(item).map { (member.name, $0) } })
  }

  func schema(_ meaning: String, required: [String]) -> JSON {
    [
      "description": .string(meaning), "type": "object",
      "properties": .object(members.map { ($0.name, $0.schema) }),
      "required": .array(required.map(JSON.string)), "additionalProperties": .boolean(false),
    ]
  }
}

extension Members.Member {
  private init(
    _ name: String, _ meaning: String, _ schema: [(String, JSON)], _ get: @escaping @Sendable (Item) -> JSON?
  ) {
    self.name = name
    self.schema = .object([("description", .string(meaning))] + schema)
    self.get = get
  }

  fileprivate static func text(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> String?) -> Self
  {
    Self(name, meaning, [("type", "string")]) { get($0).map(JSON.string) }
  }

  fileprivate static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Choice?
  ) -> Self {
    let values = Choice.allCases.map { JSON.string($0.rawValue) }
    return Self(name, meaning, [("enum", .array(values))]) { get($0).map { .string($0.rawValue) } }
  }

  fileprivate static func date(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> DocumentDate?)
    -> Self
  {
    Self(name, meaning, [("$ref", "#/$defs/date")]) { get($0).map { .string($0.iso) } }
  }

  fileprivate static func number(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> Int?) -> Self {
    Self(name, meaning, [("type", "integer"), ("minimum", .number(0))]) { get($0).map(JSON.number) }
  }

  fileprivate static func texts(_ name: String, _ meaning: String, _ get: @escaping @Sendable (Item) -> [String])
    -> Self
  {
    list(name, meaning, of: ["type": "string"]) { get($0).map(JSON.string) }
  }

  /// Absent when it is empty.
  fileprivate static func list(
    _ name: String, _ meaning: String, of schema: JSON, _ get: @escaping @Sendable (Item) -> [JSON]
  ) -> Self {
    Self(name, meaning, [("type", "array"), ("items", schema), ("minItems", .number(1))]) { item in
      let elements = get(item)
      return elements.isEmpty ? nil : .array(elements)
    }
  }

  fileprivate static func part<Part>(
    _ name: String, _ meaning: String, _ members: Members<Part>, required: [String] = [],
    _ get: @escaping @Sendable (Item) -> Part?
  ) -> Self {
    Self(name: name, schema: members.schema(meaning, required: required)) { get($0).map(members.json) }
  }

  fileprivate static func parts<Part>(
    _ name: String, _ meaning: String, _ members: Members<Part>, required: [String],
    _ get: @escaping @Sendable (Item) -> [Part]
  ) -> Self {
    list(name, meaning, of: members.schema("One of them.", required: required)) { get($0).map(members.json) }
  }
}

// MARK: The archive

/// `archive.json` and `archive.schema.json`.
package enum ArchiveData {
  package static let route = Route(path: "archive.json")
  package static let schemaRoute = Route(path: "archive.schema.json")

  /// Writes the document, one record a line.
  ///
  /// - Throws: what `write` throws.
  package static func write(_ site: Site, to write: ByteSink) throws(EnvironmentError) {
    let head = head.members.compactMap { member in member.get(site).map { (member.name, $0) } }
    var bytes = Array((#"{"$schema":"archive.schema.json""#).utf8)
    for (name, value) in head { bytes += ",\n\"\(name)\":\(value.text)".utf8 }
    for list in lists {
      bytes += ",\n\"\(list.name)\":[".utf8
      for index in 0..<list.count(site) {
        bytes += (index == 0 ? "\n" : ",\n").utf8
        bytes += list.json(site, index).bytes
        try write(bytes)
        bytes = []
      }
      bytes += "]".utf8
    }
    try write(bytes + "\n}\n".utf8)
  }

  /// The same for every archive.
  package static let schema: JSON = {
    let required = lists.map { JSON.string($0.name) }
    let properties =
      [("$schema", ["type": "string"] as JSON)] + head.members.map { ($0.name, $0.schema) }
      + lists.map { ($0.name, ["description": .string($0.meaning), "type": "array", "items": $0.schema] as JSON) }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "An archive of official plans", "type": "object", "properties": .object(properties),
      "required": .array(["title", "edition"] + required), "additionalProperties": .boolean(false),
      "$defs": [
        "date": [
          "description": "A year, a month or a day of the calendar (ISO 8601), as far as it is known.",
          "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        ],
        "document": [
          "description":
            "A document that a plan names: as the plan writes it, and what it is here, where that is certain: the ID of a plan, or of an entry of ‘documents’.",
          "type": "object",
          "properties": [
            "text": ["type": "string"], "plan": ["type": "string"], "document": ["type": "string"],
          ], "required": ["text"], "additionalProperties": .boolean(false),
        ],
        "holder": [
          "description": "The ID of a body, or the words of the plan where they name none that is known.",
          "type": "object", "properties": ["body": ["type": "string"], "words": ["type": "string"]],
          "minProperties": .number(1), "maxProperties": .number(1), "additionalProperties": .boolean(false),
        ],
      ],
    ]
  }()

  private struct List: Sendable {
    let name: String
    let meaning: String
    let schema: JSON
    let count: @Sendable (Site) -> Int
    let json: @Sendable (Site, Int) -> JSON

    init(
      _ name: String, _ meaning: String, _ members: Members<Place>, required: [String],
      count: @escaping @Sendable (Archive) -> Int
    ) {
      self.name = name
      self.meaning = meaning
      schema = members.schema("A record.", required: required)
      self.count = { count($0.archive) }
      json = { members.json(Place($0, $1)) }
    }
  }

  private static let head = Members<Site>([
    .text("title", "Name of the archive.") { $0.settings.title },
    .text("description", "One sentence on it.") { $0.settings.description },
    .choice("edition", "For whom it is: ‘internal’ is not for publication.") { Access(isInternal: $0.isInternal) },
    .text("language", "Language of the records (BCP 47).") { $0.settings.contentLanguage },
    .text("url", "Where it is read; without it addresses are relative to the root of the site.") {
      $0.settings.baseURL?.absolute(.home)
    },
    .part("licence", "Under which it may be used.", linkMembers) { $0.settings.licence },
    .text("contact", "E-mail address of who keeps it.") { $0.settings.contact },
  ])

  private static let lists = [
    List(
      "plans", "The plans, newest first.", planMembers, required: ["id", "url", "title", "type", "issuers", "access"]
    ) { $0.plans.count },
    List(
      "slogans", "The slogans, each distinct wording once.", sloganMembers, required: ["id", "url", "text", "listings"]
    ) { $0.slogans.count },
    List(
      "events", "The events, in order of time.", eventMembers,
      required: ["id", "url", "title", "kind", "level", "status", "access"]
    ) { $0.events.count },
    List("bodies", "The bodies that records name.", bodyMembers, required: ["id", "url", "name"]) { $0.bodies.count },
    List(
      "documents", "The documents that plans cite and the archive does not hold.", documentMembers,
      required: ["id", "url"]
    ) { $0.documents.count },
  ]
}

/// Who may read a record.
private enum Access: String, CaseIterable {
  case `public`, `internal`

  init(isInternal: Bool) { self = isInternal ? .internal : .public }
}

private let linkMembers = Members<WebLink>([
  .text("title", "What it is called.") { $0.title }, .text("url", "Where it is.") { $0.url },
])

private let planMembers = Members<Place>([
  .text("id", "ID, the last part of its address.") { $0.plan.id },
  .text("url", "Address of its page.") { $0.site.absolute($0.site.planURLs[$0.index]) },
  .text("title", "Title.") { $0.plan.title.value },
  .choice("type", "Kind of document.") { $0.plan.kind },
  .choice("access", "Who may read it.") { Access(isInternal: $0.plan.isInternal) },
  .text("number", "Official number, as it is printed.") { $0.plan.number?.value.written },
  .texts("issuers", "IDs of the bodies that issued it.") { $0.plan.issuers.map(\.value) },
  .date("issued", "Date of issue that the document states.") { $0.plan.statedDate },
  .part(
    "issued_window", "Inferred bounds of the date of issue, which the document does not state.",
    Members<DateWindow>([
      .date("earliest", "Not before.") { $0.earliest }, .date("latest", "Not after.") { $0.latest },
      .text("evidence", "What they were inferred from.") { $0.evidence },
    ])
  ) { $0.window },
  .text("place", "Place that the document names.") { $0.plan.place },
  .text("term", "Term of the issuing committee.") { $0.plan.term },
  .date("effective", "First day of its effect.") { $0.plan.effective },
  .date("expires", "Last day of its effect.") { $0.plan.expires },
  .choice("text", "What the text on its page is of the document.") { $0.plan.extent },
  .texts("addressees", "Whom a letter is addressed to.") { $0.plan.addressees },
  documents("based_on", "What it carries out.", .basedOn),
  documents("replaces", "What it replaces.", .replaces), documents("amends", "What it amends.", .amends),
  .list("cites", "What its text cites, each document once.", of: documentReference) { place in
    place.archive.cited(byPlan: place.index).map { place.reference($0) }
  },
  .texts("events", "IDs of the events that it serves.") { $0.plan.events.map(\.value) },
  .texts("topics", "Topics.") { $0.plan.topics },
  .parts(
    "slogans", "The slogans that it lists, in its order.",
    Members<Place>([
      .number("number", "Number printed before it.") { $0.listedSlogan.number },
      .text("text", "Exact wording.") { $0.listedSlogan.text },
      .text("slogan", "ID of the slogan.") { $0.site.sloganKeys[$0.archive.slogansOfPlan[$0.index][$0.number]] },
    ]), required: ["text", "slogan"]
  ) { $0.parts($0.plan.slogans.indices) },
  .parts(
    "tasks", "The tasks that it gives, in its order.",
    Members<PlanTask>([
      .list("lead", "Who is in charge.", of: holder) { $0.leads.map(\.json) },
      .list("with", "Who takes part.", of: holder) { $0.partners.map(\.json) },
      .text("text", "What is to be done.") { $0.text }, .text("due", "Until when, in words.") { $0.due },
    ]), required: ["text"]
  ) { $0.archive.tasks[$0.index] },
  .part(
    "signatory", "Who signed it.",
    Members<Plan.Signatory>([
      .text("authority", "In whose name.") { $0.authority }, .text("role", "Role.") { $0.role },
      .text("name", "Name.") { $0.name?.value },
    ])
  ) { $0.plan.signatory },
  .parts(
    "recipients", "To whom it was sent.",
    Members<Plan.Recipient>([.text("name", "Name.") { $0.name }, .text("note", "What for.") { $0.note }]),
    required: ["name"]
  ) { $0.plan.recipients },
  .parts(
    "attachments", "Files that belong to it.",
    Members<Place>([
      .text("title", "Title.") { $0.plan.attachments[$0.number].title },
      .text("url", "Address of the file.") {
        $0.site.absolute(Route(attachment: $0.archive.file(of: $0.plan.attachments[$0.number])))
      },
    ]), required: ["title", "url"]
  ) { $0.parts($0.plan.attachments.indices) },
  .part(
    "source", "Where the text came from.",
    Members<Plan.Source>([
      .text("file", "Name of the source file.") { $0.file }, .text("sha256", "Its SHA-256 digest.") { $0.sha256 },
      .number("pages", "Its pages.") { $0.pages }, .text("extraction", "How the text was obtained.") { $0.extraction },
    ])
  ) { $0.plan.source },
  .parts(
    "notes", "Editor’s notes, which are no part of the document.",
    Members<Plan.Note>([
      .choice("kind", "Kind of note.") { $0.kind }, .text("text", "The note.") { $0.text },
      .text("code", "Code of the finding that it answers.") { $0.code?.value },
    ]), required: ["kind", "text"]
  ) { $0.plan.notes },
  .date("added", "When the record came into the archive.") { $0.plan.added },
  .date("updated", "When it last changed in substance.") { $0.plan.updated },
])

private let sloganMembers = Members<Place>([
  .text("id", "The last part of its address.") { $0.site.sloganKeys[$0.index] },
  .text("url", "Address of its page.") { $0.site.absolute($0.site.sloganURLs[$0.index]) },
  .text("text", "Wording of its first listing.") { $0.slogan.text },
  .parts(
    "listings", "Every place that lists it.",
    Members<Place>([
      .text("plan", "ID of the plan.") { $0.plan.id },
      .number("number", "Number printed before it.") { $0.listedSlogan.number },
    ]), required: ["plan"]
  ) { place in place.slogan.listings.map { place.at($0.plan, $0.place) } },
])

private let eventMembers = Members<Place>([
  .text("id", "ID, the last part of its address.") { $0.event.id },
  .text("url", "Address of its page.") { $0.site.absolute($0.site.eventURLs[$0.index]) },
  .text("title", "Title.") { $0.event.title }, .choice("kind", "Kind of event.") { $0.event.kind },
  .choice("level", "Level.") { $0.event.level }, .choice("status", "Status.") { $0.event.status },
  .choice("access", "Who may read it.") { Access(isInternal: $0.event.isInternal) },
  .text("body", "ID of the organising body.") { $0.event.body?.value },
  .text("series", "Series of numbered events.") { $0.event.series },
  .number("ordinal", "Number in the series.") { $0.event.ordinal },
  .text("term", "Term of office.") { $0.event.term },
  .date("start", "First day on which it was held.") { $0.event.held.start },
  .date("end", "Last day on which it was held.") { $0.event.held.end },
  .part(
    "planned", "When it was to be held.",
    Members<Event.Period>([.date("start", "First day.") { $0.start }, .date("end", "Last day.") { $0.end }])
  ) { $0.event.planned.start == nil && $0.event.planned.end == nil ? nil : $0.event.planned },
  .text("replaced_by", "ID of the event that took its place.") { $0.event.replacedBy?.value },
  .text("place", "Where it is held.") { $0.event.place }, .texts("aliases", "Other names.") { $0.event.aliases },
  .parts("sources", "Where the facts come from.", linkMembers, required: ["title"]) { $0.event.sources },
])

private let bodyMembers = Members<Place>([
  .text("id", "ID, the last part of its address.") { $0.body.id },
  .text("url", "Address of its page.") { $0.site.absolute($0.site.bodyURLs[$0.index]) },
  .text("name", "Name.") { $0.body.name }, .choice("level", "Level.") { $0.body.level },
  .choice("branch", "What it belongs to.") { $0.body.branch },
  .text("parent", "ID of the body above it.") { $0.body.parent?.value },
  .text("predecessor", "ID of the body whose work it took over.") { $0.body.predecessor?.value },
  .texts("aliases", "Other names.") { $0.body.aliases },
])

private let documentMembers = Members<Place>([
  .text("id", "The last part of its address.") { $0.document.key },
  .text("url", "Address of its page.") { $0.site.absolute($0.site.documentURLs[$0.index]) },
  .text("number", "Official number.") { $0.document.number?.written },
  .text("title", "Title.") { $0.document.title }, .text("kind", "Kind of document, in words.") { $0.document.kind },
  .date("date", "Date.") { $0.document.date }, .text("issuer", "ID of the issuing body.") { $0.document.issuer },
  .text("issuer_name", "The issuer as citations name it, where it is no body of the archive.") {
    $0.document.issuerName
  },
  .text("source", "Where it can be read.") { $0.document.url },
])

private let documentReference: JSON = ["$ref": "#/$defs/document"]
private let holder: JSON = ["$ref": "#/$defs/holder"]

private func documents(_ name: String, _ meaning: String, _ relation: RelatedRecord.Relation) -> Members<Place>.Member {
  .list(name, meaning, of: documentReference) { place in
    place.archive.records(relation, ofPlan: place.index).map { place.reference($0.record, written: $0.text.value) }
  }
}

extension Place {
  fileprivate var document: ExternalDocument { archive.documents[index] }

  /// A document as the plan names it.
  fileprivate func reference(_ record: Reference?, written: String? = nil) -> JSON {
    switch record {
    case .plan(let index):
      let plan = archive.plans[index]
      return [
        "text": .string(written ?? plan.number?.value.written ?? plan.title.value), "plan": .string(plan.id),
      ]
    case .document(let index):
      let document = archive.documents[index]
      return ["text": .string(written ?? document.name), "document": .string(document.key)]
    case nil: return ["text": .string(written ?? "")]
    }
  }
}

extension PlanTask.Holder {
  fileprivate var json: JSON {
    switch self {
    case .body(let id): ["body": .string(id)]
    case .words(let words): ["words": .string(words)]
    }
  }
}
