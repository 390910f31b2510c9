// A plan (or another official document that the archive holds) as its file describes it, before it is linked to others.

package import Citations
package import Diagnostics
package import Erasing
package import Markdown
package import Texts

/// A class: every name that a page asks for would copy two dozen references of a structure, 6 % of a build.
package final class Plan: TextRecord {
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

    fileprivate init(_ keys: inout RecordReader) {
      let date = keys.date("issued")
      let window = keys.mapping("issued_window") { window in
        let earliest = window.date("earliest")
        let latest = window.date("latest")
        let evidence = window.text("evidence")?.value
        if date != nil {
          window.report.add(rules.dateAndWindow, at: window.location)
        } else if earliest == nil, latest == nil {
          window.report.add(rules.windowWithoutBounds, at: window.location)
        } else if let earliest, let latest, earliest.value.isAfter(latest.value) {
          window.report.add(rules.windowReversed, at: latest.location)
        }
        return DateWindow(earliest: earliest?.value, latest: latest?.value, evidence: evidence)
      }
      self = date.map { .on($0.value) } ?? window.map { .within($0) } ?? .unknown
    }
  }

  package struct Signatory: Hashable, Sendable {
    package let authority: String?
    package let role: String?
    package let name: Located<String>?
  }

  package struct Recipient: Hashable, Sendable {
    package let name: String
    package let note: String?

    fileprivate init?(_ keys: inout RecordReader) {
      let name = keys.line("name", required: true)
      note = keys.line("note")?.value
      guard let name else { return nil }
      self.name = name.value
    }
  }

  package struct Attachment: Hashable, Sendable {
    package let title: String
    /// Path relative to the source folder: `content/files/scan.pdf`.
    package let path: Located<String>
    /// Whether it is for staff; the others are as public as the plan.
    package let isInternal: Bool

    fileprivate init?(_ keys: inout RecordReader, isInternal: Bool) {
      let title = keys.line("title", required: true)
      let file = keys.line("file", required: true)
      guard !keys.refuse("access", rules.attachmentAccess), let file else { return nil }
      guard let path = ContentPath(file.value, relativeTo: "content/files/x")?.text,
        path.utf8.starts(with: "content/files/".utf8)
      else {
        keys.report.add(rules.attachmentOutside, file.value, at: file.location)
        return nil
      }
      guard let title else { return nil }
      self.title = title.value
      self.path = Located(path, at: file.location)
      self.isInternal = isInternal
    }
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

    fileprivate init?(_ keys: inout RecordReader) {
      let kind = keys.choice("kind", of: Kind.self, required: true)
      let text = keys.text("text", required: true)
      guard let kind, let text else { return nil }
      self.kind = kind
      self.text = text.value
    }
  }

  /// Who does what: bodies in charge, bodies that take part, and the task.
  package struct Task: Hashable, Sendable {
    package let lead: [Located<String>]
    package let with: [Located<String>]
    package let text: String

    fileprivate init?(_ keys: inout RecordReader) {
      lead = keys.references("lead", to: .body, required: true)
      with = keys.references("with", to: .body)
      guard let text = keys.text("text", required: true) else { return nil }
      self.text = text.value
    }
  }

  package static let recordKind = RecordKind.plan

  package let recordFile: RecordFile
  package let kind: Kind
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

  package init?(_ keys: inout RecordReader, _ draft: consuming RecordDraft) throws(EnvironmentError) {
    kind = keys.choice("type", of: Kind.self) ?? .plan
    number = keys.documentNumber("number")
    let issuer = keys.reference("issuer", to: .body, required: true)
    issued = Issued(&keys)
    place = keys.line("place")?.value
    term = keys.term("term")
    basedOn = keys.documentNumbers("based_on")
    replaces = keys.references("replaces", to: .plan) { DocumentNumber(named: $0) == nil }
    amends = keys.references("amends", to: .plan) { DocumentNumber(named: $0) == nil }
    events = keys.references("events", to: .event)
    topics = keys.lines("topics").map(\.value)
    let listed = keys.lines("slogans")
    tasks = keys.mappings("tasks") { Task(&$0) }
    recipients = keys.mappings("recipients", short: "name") { Recipient(&$0) }
    signatory = keys.mapping("signatory") {
      Signatory(authority: $0.line("authority")?.value, role: $0.line("role")?.value, name: $0.line("name"))
    }
    let attachments = keys.mappings("attachments") { Attachment(&$0, isInternal: false) }
    source = keys.mapping("source") {
      Source(
        file: $0.line("file")?.value, sha256: $0.line("sha256")?.value, pages: $0.ordinal("pages"),
        extraction: $0.line("extraction")?.value)
    }
    notes = keys.mappings("notes") { Note(&$0) }
    if let secrecy = keys.line("secrecy"), secrecy.value != "none" {
      keys.report.add(rules.secrecy, at: secrecy.location)
    }
    var staffAttachments: [Attachment] = []
    let internalNotes = keys.internalNotes {
      staffAttachments = $0.mappings("attachments") { Attachment(&$0, isInternal: true) }
    }
    self.attachments = attachments + staffAttachments

    let settings = draft.settings
    let inBody = draft.document?.orderedItems(under: settings.opensSlogans, anchor: "slogan") ?? []
    slogans =
      inBody.isEmpty
      ? zip(1..., listed).map { ListedSlogan(number: $0, text: $1.value, anchor: "slogan_\($0)", isInBody: false) }
      : inBody.map { number, item in
        ListedSlogan(number: number, text: item.text, anchor: item.anchor, isInBody: true)
      }
    if let first = listed.first, !inBody.isEmpty { keys.report.add(rules.slogansTwice, at: first.location) }
    if slogans.isEmpty, let heading = draft.document?.outline.first(where: { settings.opensSlogans($0.text.folded()) })
    {
      keys.report.add(rules.noSlogans, at: heading.location)
    }
    taskSections =
      tasks.isEmpty ? draft.document?.taskSections(under: settings.opensTasks, anchor: "task") ?? [] : []
    guard let recordFile = try draft.finish(&keys, internalNotes), let issuer else { return nil }
    self.recordFile = recordFile
    self.issuer = issuer
  }

  package var title: Located<String> { recordFile.title }
  package var anchors: [String] {
    text.anchors + slogans.map(\.anchor) + taskSections.flatMap(\.tasks).map(\.anchor)
  }
  package var holdsInternal: Bool {
    isInternal || !internalNotes.isEmpty || attachments.contains { $0.isInternal }
  }
}

/// One line of a plan's list of slogans.
package struct ListedSlogan: Hashable, Sendable {
  /// The number printed before it.
  package let number: Int
  /// The exact wording.
  package let text: String
  /// The id of the item on the plan's page.
  package let anchor: String
  /// Whether the item stands in the body; else the theme makes it of the front matter.
  package let isInBody: Bool

  /// What equal slogans share. Folding turns punctuation to spaces, so “muôn năm!” and “muôn năm.” are one.
  package var key: String {
    let folded = text.folded()
    return folded.isEmpty ? text : folded
  }
}

extension Citation.Kind {
  /// The same kind among those that an archive can hold.
  package var planKind: Plan.Kind? {
    switch self {
    case .plan: .plan
    case .guidance: .guidance
    case .resolution, .jointResolution: .resolution
    case .directive: .directive
    case .conclusion: .conclusion
    case .regulation: .regulation
    case .decision: .decision
    case .programme, .actionProgramme: .programme
    case .notice: .notice
    case .report: .report
    case .letter: .letter
    case .circularLetter, .statute, .decree, .code, .law, .ordinance, .circular, .jointCircular, .bulletin,
      .scheme, .option, .project, .minutes, .proposal, .telegram, .contract, .order, .decreeLaw:
      nil
    }
  }
}

package struct PlanRules: RuleTable {
  let dateAndWindow = Rule(
    "plan.date-and-window",
    vi: "đã có “issued” thì không ghi “issued_window”",
    hint: "văn bản ghi ngày thì giữ “issued”; ngày do suy luận thì giữ “issued_window”",
    en: "‘issued_window’ cannot stand together with ‘issued’",
    hint: "keep ‘issued’ if the document states its date, ‘issued_window’ if the date is inferred")
  let windowWithoutBounds = Rule(
    "value.missing",
    vi: "“issued_window” cần “earliest” hoặc “latest”",
    hint: "ghi ít nhất một mốc có căn cứ; nếu không có mốc nào, xóa “issued_window”",
    en: "‘issued_window’ needs ‘earliest’ or ‘latest’",
    hint: "write at least one bound that has grounds; if there is none, delete ‘issued_window’")
  let windowReversed = Rule(
    "date.order",
    vi: "“latest” sớm hơn “earliest”", hint: "đổi chỗ hai ngày hoặc sửa lại",
    en: "‘latest’ lies before ‘earliest’", hint: "exchange the two dates or correct one")
  let noSlogans = Rule(
    "plan.no-slogans", .warning,
    vi: "mục khẩu hiệu không có khẩu hiệu nào",
    hint: "viết mỗi khẩu hiệu thành một mục của danh sách đánh số, có dấu cách sau số: “1. …”",
    en: "the section of slogans has no slogan",
    hint: "write each slogan as an item of a numbered list, with a blank behind the number: ‘1. …’")
  let slogansTwice = Rule(
    "plan.slogans-twice",
    vi: "khẩu hiệu được ghi cả ở đây và trong phần nội dung",
    hint: "xóa khóa “slogans”: phần khẩu hiệu trong nội dung là đủ",
    en: "slogans are listed here and in the body too",
    hint: "delete the key ‘slogans’: the section in the body is enough")
  let attachmentOutside = Rule(
    "attachment.path",
    vi: "“{0}” không nằm trong content/files/",
    hint: "chép tệp vào content/files/ và ghi đường dẫn tính từ đó, ví dụ “2023/phu-luc.pdf”",
    en: "“{0}” is not inside content/files/",
    hint: "put the file into content/files/ and write its path from there, for example ‘2023/annex.pdf’")
  /// Nothing of it is quoted: the entry may be for staff.
  let attachmentAccess = Rule(
    "attachment.access",
    vi: "tệp đính kèm không còn khóa “access”: mục này công khai hay nội bộ là theo chính bản ghi",
    hint:
      "tệp công khai thì xóa khóa này; tệp cho cán bộ thì chuyển cả mục xuống dưới “internal:”, dạng “internal: {attachments: [{title: …, file: …}]}”",
    en: "attachments have no key ‘access’ any more: an entry is as public as the record that lists it",
    hint:
      "delete it if the file is public; if it is for staff, move the entry below ‘internal:’, as ‘internal: {attachments: [{title: …, file: …}]}’",
    quotesSource: false)
  let secrecy = Rule(
    "plan.secrecy",
    vi: "văn bản có dấu mật không được đưa vào kho này, kể cả bản nội bộ",
    hint: "gỡ tệp khỏi kho (và khỏi lịch sử git) theo quy định bảo vệ bí mật nhà nước",
    en: "a document with a secrecy marking does not belong in this archive, not even in the internal edition",
    hint: "remove the file from the archive (and from its git history) as the rules on state secrets require")

  package init() {}
}
private let rules = PlanRules()
