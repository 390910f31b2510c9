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
    case law, ordinance, decree, circular, submission, telegram, rules
  }

  /// What the text is of the document.
  package enum Extent: String, CaseIterable, Sendable {
    case summary, full
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
        } else if earliest == nil, latest == nil, !window.has("earliest"), !window.has("latest") {
          window.report.add(rules.windowWithoutBounds, at: window.location)
        } else if let earliest, let latest, earliest.value.isAfter(latest.value) {
          window.report.add(rules.windowReversed, at: latest.location)
        } else if evidence == nil {
          window.report.add(rules.windowWithoutEvidence, at: window.location)
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
    /// Where the name stands.
    package let location: SourceLocation

    fileprivate init?(_ keys: inout RecordReader) {
      let name = keys.line("name", required: true)
      note = keys.line("note")?.value
      guard let name else { return nil }
      self.name = name.value
      location = name.location
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
      let file = keys.line("file", required: true, isWord: true)
      guard !keys.refuse("access", rules.attachmentAccess), let file else { return nil }
      guard let path = ContentPath(file.value, relativeTo: "content/files/x")?.text,
        path.utf8.starts(with: "content/files/".utf8)
      else {
        keys.report.add(rules.attachmentOutside, file.value, at: file.location)
        return nil
      }
      guard let title else { return nil }
      self.title = title.value
      self.path = Located(path, at: file.location, length: file.length)
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
    /// The code of the warning that the note answers.
    package let code: Located<String>?

    fileprivate init?(_ keys: inout RecordReader) {
      let kind = keys.choice("kind", of: Kind.self, required: true)
      let text = keys.text("text", required: true)
      code = keys.line("code")
      guard let kind, let text else { return nil }
      self.kind = kind
      self.text = text.value
    }
  }

  /// Who does what: bodies in charge, bodies that take part, and the task.
  package struct Task: Hashable, Sendable {
    package let lead: [Located<String>]
    package let with: [Located<String>]
    /// Until when, in words.
    package let due: String?
    package let text: String

    fileprivate init?(_ keys: inout RecordReader) {
      lead = keys.references("lead", to: .body, required: true)
      with = keys.references("with", to: .body)
      due = keys.line("due")?.value
      guard let text = keys.text("text", required: true) else { return nil }
      self.text = text.value
    }
  }

  package static let recordKind = RecordKind.plan

  package let recordFile: RecordFile
  package let kind: Kind
  package let number: Located<DocumentNumber>?
  /// One, or those of a joint document.
  package let issuers: [Located<String>]
  package let issued: Issued
  /// The first and the last day of its effect.
  package let effective: DocumentDate?
  package let expires: DocumentDate?
  /// When the record came into the archive, and when it last changed in substance.
  package let added: DocumentDate?
  package let updated: DocumentDate?
  /// nil when nobody says whether the text is whole.
  package let extent: Extent?
  /// Whom a letter is addressed to.
  package let addressees: [String]
  package let place: String?
  package let term: String?
  package let basedOn: [Located<DocumentNumber>]
  /// Whether the text of a decision begins with grounds.
  package let statesGrounds: Bool
  /// The “./.” with which a whole text ends.
  package let closingFormula: SourceLocation?
  package let replaces: [Located<String>]
  package let amends: [Located<String>]
  package let events: [Located<String>]
  package let topics: [String]
  /// The tasks that the front matter states.
  package let tasks: [Task]
  /// What can be tasks in the text, when the front matter states none.
  package let taskSections: [TaskSection]
  /// How many ids the tasks of the text have on the page.
  private let taskIDCount: Int
  /// The headings of implementation sections, or the key that makes one of the whole text; none when the front matter states tasks.
  package let taskOpenings: [SourceLocation]
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
    let issuers = keys.oneOrMoreReferences("issuer", to: .body, required: true)
    issued = Issued(&keys)
    (effective, expires) = keys.period("effective", "expires", rules.expiresEarly)
    (added, updated) = keys.period("added", "updated", rules.updatedEarly)
    extent = keys.choice("text", of: Extent.self)
    addressees = keys.oneOrMoreLines("addressee").map(\.value)
    place = keys.line("place")?.value
    term = keys.term("term")
    basedOn = keys.documentNumbers("based_on")
    replaces = keys.references("replaces", to: .plan) { DocumentNumber(named: $0) == nil }
    amends = keys.references("amends", to: .plan) { DocumentNumber(named: $0) == nil }
    events = keys.references("events", to: .event)
    topics = keys.lines("topics").map(\.value)
    let sloganHeading = keys.line("slogan_heading")
    let taskHeading = keys.line("task_heading")
    let listed = keys.lines("slogans")
    tasks = keys.mappings("tasks") { Task(&$0) }
    recipients = keys.mappings("recipients", short: "name") { Recipient(&$0) }
    signatory = keys.mapping("signatory") {
      Signatory(authority: $0.line("authority")?.value, role: $0.line("role")?.value, name: $0.line("name"))
    }
    let attachments = keys.mappings("attachments") { Attachment(&$0, isInternal: false) }
    source = keys.mapping("source") {
      Source(
        file: $0.line("file", isWord: true)?.value, sha256: $0.line("sha256", isWord: true)?.value,
        pages: $0.ordinal("pages"), extraction: $0.line("extraction")?.value)
    }
    notes = keys.mappings("notes") { Note(&$0) }
    if let secrecy = keys.line("secrecy", isWord: true, as: .choice(["none"])), secrecy.value != "none" {
      keys.report.add(rules.secrecy, at: secrecy.location)
    }
    var staffAttachments: [Attachment] = []
    let internalNotes = keys.internalNotes {
      staffAttachments = $0.mappings("attachments") { Attachment(&$0, isInternal: true) }
    }
    self.attachments = attachments + staffAttachments

    let settings = draft.settings.with(sloganHeading: sloganHeading?.value, taskHeading: taskHeading?.value)
    draft.document?.checkStructure(
      opensSection: { settings.opensSlogans($0) || settings.opensTasks($0) }, into: &keys.report)
    draft.document?.checkWording(isPlain: draft.isPlain, into: &keys.report)
    draft.title?.checkWording(isPlain: draft.isPlain, into: &keys.report)
    statesGrounds = kind == .decision && draft.document?.opensWithGrounds == true
    closingFormula = extent == .full ? draft.document?.closingFormula : nil
    let allTasks = taskHeading.flatMap { $0.value == "*" ? $0.location : nil }
    let inBody = draft.document?.listedItems(under: settings.opensSlogans, anchor: "slogan") ?? []
    // Where there are slogans, there is a section.
    let sloganOpening = inBody.isEmpty ? draft.document?.openings(under: settings.opensSlogans).first : nil
    let taskOpenings =
      allTasks.map { [$0] } ?? draft.document?.openings(under: settings.opensTasks).map(\.location) ?? []
    for (key, isFound) in [
      (sloganHeading, !inBody.isEmpty || sloganOpening != nil), (taskHeading, !taskOpenings.isEmpty),
    ] {
      if let key, !isFound { keys.report.add(rules.noHeading, key.value, at: key.location) }
    }
    slogans =
      inBody.isEmpty
      ? listed.enumerated().map { index, text in
        ListedSlogan(number: index + 1, text: text.value, anchor: "slogan_\(index + 1)", isInBody: false)
      }
      : inBody.map { ListedSlogan(number: $0.number, text: $0.text, anchor: $0.anchor, isInBody: true) }
    if let first = listed.first, !inBody.isEmpty { keys.report.add(rules.slogansTwice, at: first.location) }
    if slogans.isEmpty, let sloganOpening { keys.report.add(rules.noSlogans, at: sloganOpening.location) }
    let bodyNames = draft.bodyNames
    let inText =
      tasks.isEmpty
      ? draft.document?.taskSections(under: settings.opensTasks, orAllOf: allTasks, anchor: "task") {
        bodyNames?.hasName(in: Array($0.utf8), behind: TaskWords.canStandBeforeName) ?? true
      } : nil
    (taskSections, taskIDCount) = inText ?? ([], 0)
    self.taskOpenings = tasks.isEmpty ? taskOpenings : []
    guard let recordFile = try draft.finish(&keys, internalNotes), !issuers.isEmpty else { return nil }
    self.recordFile = recordFile
    self.issuers = issuers
  }

  package var title: Located<String> { recordFile.title }
  package var anchors: [String] {
    text.anchors + slogans.map(\.anchor) + (0..<taskIDCount).map { "task_\($0 + 1)" }
  }
  package var holdsInternal: Bool {
    isInternal || !internalNotes.isEmpty || attachments.contains { $0.isInternal }
  }
}

/// One line of a plan's list of slogans.
package struct ListedSlogan: Hashable, Sendable {
  /// The number printed before it; that of its place in the front matter.
  package let number: Int?
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

extension RecordReader {
  /// The dates of two keys, of which the second must not lie before the first.
  fileprivate mutating func period(
    _ first: String, _ second: String, _ rule: Rule
  ) -> (DocumentDate?, DocumentDate?) {
    let (first, second) = (date(first), date(second))
    if let first, let second, first.value.isAfter(second.value) { report.add(rule, at: second.location) }
    return (first?.value, second?.value)
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
    case .law, .code: .law
    case .ordinance: .ordinance
    case .decree: .decree
    case .circular, .jointCircular: .circular
    case .proposal: .submission
    case .telegram: .telegram
    case .statute: .rules
    case .circularLetter, .bulletin, .scheme, .option, .project, .minutes, .contract, .order, .decreeLaw: nil
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
  let expiresEarly = Rule(
    "date.order",
    vi: "“expires” sớm hơn “effective”: văn bản hết hiệu lực trước khi có hiệu lực",
    hint: "đối chiếu hai ngày với văn bản gốc",
    en: "‘expires’ lies before ‘effective’: the document ends before it takes effect",
    hint: "compare the two dates with the original")
  let updatedEarly = Rule(
    "date.order",
    vi: "“updated” sớm hơn “added”: bản ghi được sửa trước khi có trong kho", hint: "sửa một trong hai ngày",
    en: "‘updated’ lies before ‘added’: the record changed before it came into the archive",
    hint: "correct one of the dates")
  let noHeading = Rule(
    "plan.no-heading", .warning,
    vi: "phần nội dung không có tiêu đề nào chứa “{0}”",
    hint: "chép vào đây một phần của dòng tiêu đề (dòng bắt đầu bằng “##”), hoặc xóa khóa này",
    en: "no heading of the body contains “{0}”",
    hint: "copy a part of the heading to here (a line that starts with ‘##’), or delete the key")
  let windowWithoutEvidence = Rule(
    "plan.window-evidence", .warning,
    vi: "“issued_window” không nêu căn cứ suy luận", hint: "thêm dòng “evidence: …”, ghi vì sao biết các mốc này",
    en: "‘issued_window’ does not say how the date was inferred",
    hint: "add a line ‘evidence: …’ with the grounds for its bounds")
  let noSlogans = Rule(
    "plan.no-slogans", .note,
    vi:
      "không đọc được khẩu hiệu nào trong mục này: kho chỉ đọc các mục của danh sách (“1. …” hoặc “- …”) và các đoạn nằm trọn trong dấu ngoặc kép",
    hint:
      "giữ nguyên văn bản và ghi các khẩu hiệu trong khóa “slogans”; nếu khẩu hiệu nằm ở mục khác, ghi tiêu đề của mục ấy trong khóa “slogan_heading”",
    en:
      "no slogan was found in this section: items of lists (‘1. …’ or ‘- …’) are read, and paragraphs in quotation marks",
    hint:
      "leave the text as it is and list the slogans in the key ‘slogans’; if they stand in another section, name its heading in the key ‘slogan_heading’"
  )
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
