import Files

/// The page of a plan.
package final class PlanView: PageView {
  package let head: PageHead
  /// Kind of document, as a label.
  package let type: String
  /// Official number in its written form.
  package let number: String?
  /// Name of the issuing body.
  package let issuer: String
  /// Page of the issuing body.
  package let issuerURL: String?
  /// Date of issue as it is printed.
  package let issued: String?
  /// Inferred window of the date of issue, when no date is stated.
  package let window: WindowView?
  package let place: String?
  /// Term of the issuing committee: `2020-2025`.
  package let term: String?
  /// Page of the term.
  package let termURL: String?
  /// Documents that the plan carries out.
  package let basedOn: [CitedView]
  package let replaces: [ReferenceView]
  /// Plans that replace this one.
  package let replacedBy: [LinkView]
  package let amends: [ReferenceView]
  /// Plans that amend this one.
  package let amendedBy: [LinkView]
  /// Documents that the text cites.
  package let cites: [CitedView]
  /// Plans that cite this one, the first of them.
  package let citedBy: [LinkView]
  /// Plans that cite this one and are not in `citedBy`.
  package let moreCitedBy: Int
  /// Events that the plan serves.
  package let events: [DatedLink]
  /// Topics with their pages.
  package let topics: [LinkView]
  package let signatory: SignatoryView?
  package let recipients: [RecipientView]
  package let attachments: [AttachmentView]
  /// Where the text came from.
  package let source: SourceView?
  /// Editor’s notes; not part of the document.
  package let notes: [NoteView]
  /// Headings of level 2 of the body with those of level 3 below them.
  package let toc: [TocEntry]
  /// Headings start at level 2. Items of the slogan section carry ids such as `slogan_12`.
  package let body: [UInt8]
  /// In the order of the document.
  package let slogans: [PlanSlogan]
  /// Whether the slogans also stand in `body`.
  package let hasSloganSection: Bool
  /// Tasks that the plan gives.
  package let tasks: [TaskView]
  /// The plan before this one.
  package let previous: LinkView?
  /// The plan after this one.
  package let next: LinkView?
  /// Whether the whole plan is for staff only.
  package let isInternal: Bool
  /// Notes for staff; not part of the document.
  package let internalNotes: [InternalNoteView]

  package init(
    head: PageHead, type: String, number: String?, issuer: String, issuerURL: String?, issued: String?,
    window: WindowView?, place: String?, term: String?, termURL: String?, basedOn: [CitedView],
    replaces: [ReferenceView], replacedBy: [LinkView], amends: [ReferenceView], amendedBy: [LinkView],
    cites: [CitedView], citedBy: [LinkView], moreCitedBy: Int, events: [DatedLink], topics: [LinkView],
    signatory: SignatoryView?, recipients: [RecipientView], attachments: [AttachmentView], source: SourceView?,
    notes: [NoteView], toc: [TocEntry], body: [UInt8], slogans: [PlanSlogan], hasSloganSection: Bool,
    tasks: [TaskView], previous: LinkView?, next: LinkView?, isInternal: Bool, internalNotes: [InternalNoteView]
  ) {
    self.head = head
    self.type = type
    self.number = number
    self.issuer = issuer
    self.issuerURL = issuerURL
    self.issued = issued
    self.window = window
    self.place = place
    self.term = term
    self.termURL = termURL
    self.basedOn = basedOn
    self.replaces = replaces
    self.replacedBy = replacedBy
    self.amends = amends
    self.amendedBy = amendedBy
    self.cites = cites
    self.citedBy = citedBy
    self.moreCitedBy = moreCitedBy
    self.events = events
    self.topics = topics
    self.signatory = signatory
    self.recipients = recipients
    self.attachments = attachments
    self.source = source
    self.notes = notes
    self.toc = toc
    self.body = body
    self.slogans = slogans
    self.hasSloganSection = hasSloganSection
    self.tasks = tasks
    self.previous = previous
    self.next = next
    self.isInternal = isInternal
    self.internalNotes = internalNotes
  }

  package static let template = "plan"
  package static let fields = Fields<PlanView>(
    head: { $0.head },
    .text("type") { $0.type },
    .text("number") { $0.number },
    .text("issuer") { $0.issuer },
    .text("issuerURL") { $0.issuerURL },
    .text("issued") { $0.issued },
    .view("window") { $0.window },
    .text("place") { $0.place },
    .text("term") { $0.term },
    .text("termURL") { $0.termURL },
    .list("basedOn") { $0.basedOn },
    .list("replaces") { $0.replaces },
    .list("replacedBy") { $0.replacedBy },
    .list("amends") { $0.amends },
    .list("amendedBy") { $0.amendedBy },
    .list("cites") { $0.cites },
    .list("citedBy") { $0.citedBy },
    .number("moreCitedBy") { $0.moreCitedBy },
    .list("events") { $0.events },
    .list("topics") { $0.topics },
    .view("signatory") { $0.signatory },
    .list("recipients") { $0.recipients },
    .list("attachments") { $0.attachments },
    .view("source") { $0.source },
    .list("notes") { $0.notes },
    .list("toc") { $0.toc },
    .html("body") { $0.body },
    .list("slogans") { $0.slogans },
    .flag("hasSloganSection") { $0.hasSloganSection },
    .list("tasks") { $0.tasks },
    .view("previous") { $0.previous },
    .view("next") { $0.next },
    .flag("isInternal") { $0.isInternal },
    .list("internalNotes") { $0.internalNotes }
  )
}
