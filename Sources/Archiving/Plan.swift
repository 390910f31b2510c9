// A plan (or another official document that the archive holds) as its file describes it, before it is linked to others.

import Files
package import Texts
package import Citations
import Diagnostics
package import Markdown

package final class Plan: Sendable {
  /// The kinds of documents that an archive can hold.
  package enum Kind: String, CaseIterable, Sendable {
    case plan, guidance, resolution, directive, conclusion, regulation, decision, programme, notice, report, letter
  }

  /// When it was issued, as far as that is known.
  package enum Issued: Hashable, Sendable {
    case on(DocumentDate)
    /// Nobody stated a date; these are its inferred bounds.
    case within(DateWindow)
    case unknown
  }

  package struct Signatory: Hashable, Sendable {
    package let authority: String?
    package let role: String?
    package let name: Located<String>?
  }

  package struct Recipient: Hashable, Sendable {
    package let name: String
    package let note: String?
  }

  package struct Attachment: Hashable, Sendable {
    package let title: String
    /// Path relative to the source folder: `content/files/scan.pdf`.
    package let path: Located<String>
    package let access: Access
  }

  /// Where the text came from.
  package struct Source: Hashable, Sendable {
    package let file: String?
    package let sha256: String?
    package let pages: Int?
    package let extraction: String?
  }

  package struct Note: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      case sourceError = "source-error"
      case transcription, inference
    }

    package let kind: Kind
    package let text: String
  }

  /// Who does what: bodies in charge, bodies that take part, and the task.
  package struct Task: Hashable, Sendable {
    package let lead: [Located<String>]
    package let with: [Located<String>]
    package let text: String
  }

  package let id: String
  package let file: String
  package let kind: Kind
  package let title: Located<String>
  package let number: Located<DocumentNumber>?
  package let issuer: Located<String>
  package let issued: Issued
  package let place: String?
  package let term: String?
  package let basedOn: [Located<DocumentNumber>]
  package let replaces: [Located<String>]
  package let amends: [Located<String>]
  package let events: [Located<String>]
  package let topics: [String]
  /// The tasks that the front matter states.
  package let tasks: [Task]
  /// The tasks of the body's implementation section, when the front matter states none.
  package let taskSections: [TaskSection]
  package let recipients: [Recipient]
  package let signatory: Signatory?
  package let attachments: [Attachment]
  package let source: Source?
  package let notes: [Note]
  /// The slogans in the plan's own order; from the body's slogan section, else from the front matter.
  package let slogans: [ListedSlogan]
  package let text: BodyText
  /// Whether the whole record is for staff.
  package let isInternal: Bool
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]

  static let keys = [
    "title", "access", "type", "number", "issuer", "issued", "issued_window", "place", "term", "based_on", "replaces",
    "amends", "events", "topics", "slogans", "tasks", "recipients", "signatory", "attachments", "source", "notes",
    "secrecy", "internal",
  ]

  /// Reads the file of a plan. What is wrong in it is reported; nil when no record can be made of it.
  ///
  /// - Throws: when the text cannot be put aside.
  init?(
    parsing source: SourceText, id: String, settings: SiteSettings, spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    guard let frontMatter = FrontMatter(parsing: source, into: &report) else { return nil }
    let citations = CitationSearch()
    let document = frontMatter.document(citations, into: &report)
    guard let mapping = frontMatter.mapping else { return nil }
    let fields = Fields(mapping, keys: Self.keys, into: &report)
    self.id = id
    file = source.file
    for key in ["title", "issuer"] { fields.require(key, into: &report) }
    let title = fields.line("title", into: &report)
    let issuer = fields.line("issuer", into: &report)
    kind = fields.choice("type", of: Kind.self, into: &report) ?? .plan
    number = fields.documentNumber("number", into: &report)
    issued = Self.issued(fields, into: &report)
    place = fields.line("place", into: &report)?.value
    term = fields.term(into: &report)
    basedOn = fields.lines("based_on", into: &report).compactMap { Fields.documentNumber($0, into: &report) }
    replaces = fields.lines("replaces", into: &report)
    amends = fields.lines("amends", into: &report)
    events = fields.lines("events", into: &report)
    topics = fields.lines("topics", into: &report).map(\.value)
    tasks = Self.tasks(fields, into: &report)
    recipients = Self.recipients(fields, into: &report)
    signatory = fields.mapping("signatory", keys: ["authority", "role", "name"], into: &report).map {
      Signatory(
        authority: $0.line("authority", into: &report)?.value, role: $0.line("role", into: &report)?.value,
        name: $0.line("name", into: &report))
    }
    attachments = Self.attachments(fields, into: &report)
    self.source = Self.source(fields, into: &report)
    notes = Self.notes(fields, into: &report)
    Self.refuseSecrecy(fields, into: &report)
    isInternal = fields.choice("access", of: Access.self, into: &report) == .internal
    internalNotes = fields.internalNotes(into: &report)

    let listed = fields.lines("slogans", into: &report)
    guard var document else { return nil }
    let inBody = document.orderedItems(under: settings.opensSlogans, anchor: "slogan")
    if let first = listed.first, !inBody.isEmpty { report.add(.slogansTwice(first.location)) }
    if inBody.isEmpty, listed.isEmpty,
      let heading = document.outline.first(where: { settings.opensSlogans($0.text.folded()) })
    {
      report.add(.noSlogans(heading.location))
    }
    slogans =
      inBody.isEmpty
      ? zip(1..., listed).map { number, text in
        ListedSlogan(
          number: number, text: text.value, anchor: "slogan_\(number)", key: Slogan.key(text.value), isInBody: false)
      }
      : inBody.map {
        ListedSlogan(number: $0.number, text: $0.text, anchor: $0.anchor, key: Slogan.key($0.text), isInBody: true)
      }
    taskSections = tasks.isEmpty ? document.taskSections(under: settings.opensTasks, anchor: "task") : []
    text = try BodyText(document, citations: citations.citations, spool: spool, into: &report)
    guard let title, let issuer else { return nil }
    self.title = title
    self.issuer = issuer
  }

  private static func issued(_ fields: Fields, into report: inout Report) -> Issued {
    let date = fields.date("issued", into: &report)
    let window = fields.mapping("issued_window", keys: ["earliest", "latest", "evidence"], into: &report)
    if let date, let window {
      report.add(.dateAndWindow(window.mapping.location))
      return .on(date.value)
    }
    if let date { return .on(date.value) }
    guard let window else { return .unknown }
    let earliest = window.date("earliest", into: &report)
    let latest = window.date("latest", into: &report)
    let evidence = window.text("evidence", into: &report)?.value
    if earliest == nil, latest == nil { report.add(.windowWithoutBounds(window.mapping.location)) }
    if let earliest, let latest, earliest.value.isAfter(latest.value) { report.add(.windowReversed(latest.location)) }
    return .within(DateWindow(earliest: earliest?.value, latest: latest?.value, evidence: evidence))
  }

  private static func tasks(_ fields: Fields, into report: inout Report) -> [Task] {
    fields.mappings("tasks", keys: ["lead", "with", "text"], into: &report).compactMap { task in
      task.require("lead", into: &report)
      task.require("text", into: &report)
      let lead = task.lines("lead", into: &report)
      if lead.isEmpty, let entry = task.mapping["lead"] { report.add(.taskWithoutLead(entry.keyLocation)) }
      let with = task.lines("with", into: &report)
      guard let text = task.text("text", into: &report) else { return nil }
      return Task(lead: lead, with: with, text: text.value)
    }
  }

  private static func recipients(_ fields: Fields, into report: inout Report) -> [Recipient] {
    fields.elements("recipients", into: &report).compactMap { element in
      if case .scalar = element {
        return Fields.line(element, of: "recipients", into: &report).map { Recipient(name: $0.value, note: nil) }
      }
      guard let recipient = Fields.fields(element, of: "recipients", keys: ["name", "note"], into: &report) else {
        return nil
      }
      recipient.require("name", into: &report)
      let note = recipient.line("note", into: &report)?.value
      return recipient.line("name", into: &report).map { Recipient(name: $0.value, note: note) }
    }
  }

  private static func attachments(_ fields: Fields, into report: inout Report) -> [Attachment] {
    fields.mappings("attachments", keys: ["title", "file", "access"], into: &report).compactMap { attachment in
      for key in ["title", "file", "access"] { attachment.require(key, into: &report) }
      let title = attachment.line("title", into: &report)
      let access = attachment.choice("access", of: Access.self, into: &report)
      guard let file = attachment.line("file", into: &report) else { return nil }
      guard let path = ContentPath(file.value, relativeTo: "content/files/x")?.text, path.hasPrefix("content/files/")
      else {
        report.add(.attachmentOutside(file.value, file.location))
        return nil
      }
      guard let title, let access else { return nil }
      return Attachment(title: title.value, path: Located(path, at: file.location), access: access)
    }
  }

  private static func source(_ fields: Fields, into report: inout Report) -> Source? {
    fields.mapping("source", keys: ["file", "sha256", "pages", "extraction"], into: &report).map {
      Source(
        file: $0.line("file", into: &report)?.value, sha256: $0.line("sha256", into: &report)?.value,
        pages: $0.ordinal("pages", into: &report), extraction: $0.line("extraction", into: &report)?.value)
    }
  }

  private static func notes(_ fields: Fields, into report: inout Report) -> [Note] {
    fields.mappings("notes", keys: ["kind", "text"], into: &report).compactMap { note in
      for key in ["kind", "text"] { note.require(key, into: &report) }
      let kind = note.choice("kind", of: Note.Kind.self, into: &report)
      let text = note.text("text", into: &report)
      guard let kind, let text else { return nil }
      return Note(kind: kind, text: text.value)
    }
  }

  /// A document with a secrecy marking belongs in no edition.
  private static func refuseSecrecy(_ fields: Fields, into report: inout Report) {
    guard let secrecy = fields.line("secrecy", into: &report), secrecy.value != "none" else { return }
    report.add(.secret(secrecy.location))
  }
}

/// Who may read a file.
package enum Access: String, CaseIterable, Sendable {
  case `public`, `internal`
}

extension Fields {
  /// A term of office, `2020-2025`.
  func term(into report: inout Report) -> String? {
    guard let text = line("term", into: &report) else { return nil }
    let years = text.value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTerm = years.count == 2 && years.allSatisfy { $0.count == 4 && $0.allSatisfy { (0x30...0x39).contains($0) } }
    guard isTerm, text.value.prefix(4) < text.value.suffix(4) else {
      report.add(.notATerm(text.value, text.location))
      return nil
    }
    return text.value
  }
}
