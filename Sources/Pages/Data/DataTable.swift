// The archive as tables for spreadsheets and for the catalogues of archives.

import Archiving
import Citations
package import Diagnostics
package import Files
package import Records
import Texts
import Theming

/// A table as CSV: UTF-8 with the byte order mark that Excel needs, lines that end in CRLF.
package struct DataTable: Sendable {
  /// That of its file, without `.csv`.
  let name: String
  /// The number of its rows, which are not made for it.
  let count: @Sendable (Site) -> Int
  private let stream: @Sendable (Site, ByteSink) throws(EnvironmentError) -> Void

  private init<Row>(
    _ name: String, count: @escaping @Sendable (Site) -> Int, _ rows: @escaping @Sendable (Site) -> [Row],
    _ columns: [Column<Row>]
  ) {
    self.name = name
    self.count = count
    stream = { site, write throws(EnvironmentError) in
      var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
      func add(_ cells: some Sequence<String>, areNumbers: [Bool]) {
        for (column, cell) in cells.enumerated() {
          if column > 0 { bytes.append(UInt8(ascii: ",")) }
          if areNumbers[column] { bytes += cell.utf8 } else { bytes.append(cell: cell) }
        }
        bytes += "\r\n".utf8
      }
      add(columns.lazy.map { $0.heading(site) }, areNumbers: columns.map { _ in false })
      let areNumbers = columns.map(\.isNumber)
      for row in rows(site) {
        add(columns.lazy.map { $0.get(row) ?? "" }, areNumbers: areNumbers)
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try write(bytes)
    }
  }

  package var route: Route { Route(path: name + ".csv") }

  /// Writes the table.
  ///
  /// - Throws: what `write` throws.
  package func write(_ site: Site, to write: ByteSink) throws(EnvironmentError) { try stream(site, write) }

  /// What the whole table is, for the page that lists them.
  var meaning: InterfaceText { InterfaceText("data-file-\(name)", "what a file of data holds") }

  package static let all = [catalogue, plans, slogans, events, tasks, citations]

  /// The headings that are no keys of records.
  static let texts =
    [
      "url", "slogan", "plan", "item", "slogan-count", "task-count", "plan-count", "planned-start", "planned-end",
      "relation", "document", "document-title", "document-date", "document-issuer",
    ].map { InterfaceText("data-column-" + $0, "heading of a column of a table") }
    + ["public", "internal"].map { InterfaceText("data-mode-" + $0, "who may read a record") }
}

/// A column of a table of `Row`s.
private struct Column<Row: Sendable>: Sendable {
  let heading: @Sendable (Site) -> String
  var isNumber = false
  let get: @Sendable (Row) -> String?

  /// - Parameter name: the key that the cells are values of, else what stands behind `data-column-` in the name of a text.
  init(_ name: String, _ get: @escaping @Sendable (Row) -> String?) {
    let key = name.contains(".") ? keyTitles[name] : nil
    precondition(key != nil || !name.contains("."), "\(name) has no description")
    heading = { site in key.map { $0[site.settings.language] } ?? site.theme.text("data-column-" + name) }
    self.get = get
  }

  /// - Parameter field: its heading in every language.
  init(field: String, _ get: @escaping @Sendable (Row) -> String? = { _ in nil }) {
    heading = { _ in field }
    self.get = get
  }

  static func number(_ name: String, _ get: @escaping @Sendable (Row) -> Int?) -> Column {
    var column = Column(name) { get($0).map { String($0) } }
    column.isNumber = true
    return column
  }
}

private let keyTitles = Dictionary(uniqueKeysWithValues: KeyDescription.all.map { ($0.path, $0.title) })

extension [String] {
  /// Several values in one cell.
  fileprivate var cell: String { joined(separator: "; ") }
}

// MARK: Tables

extension DataTable {
  /// What Vietnamese archives record of a document: the fields of Circular 02/2019/TT-BNV by their names, in its order. Those
  /// that the archive knows nothing of are empty.
  private static let catalogue = DataTable(
    "catalogue", count: { $0.archive.plans.count }, planRows,
    [
      Column(field: "DocCode") { $0.plan.id }, Column(field: "FileCode"), Column(field: "DocOrdinal"),
      Column(field: "TypeName") { $0.site.label($0.plan.kind) },
      Column(field: "CodeNumber") { $0.plan.number?.value.parts.number },
      Column(field: "CodeNotation") { $0.plan.number?.value.parts.notation },
      Column(field: "IssuedDate") { $0.plan.statedDate?.iso },
      Column(field: "OrganName") { $0.issuers.map(\.title).cell },
      Column(field: "Subject") { $0.plan.title.value },
      Column(field: "Language") { $0.site.settings.contentLanguage },
      Column(field: "PageAmount") { $0.plan.source?.pages.map { String($0) } },
      Column(field: "Description") { place in
        ((place.plan.issued.isInferred ? [place.site.label(place.plan.issued)].compactMap(\.self) : [])
          + place.plan.notes.map(\.text)).cell
      },
      Column(field: "InforSign"), Column(field: "Keyword") { $0.plan.topics.cell },
      Column(field: "Mode") { $0.mode(isInternal: $0.plan.isInternal) }, Column(field: "ConfidenceLevel"),
      Column(field: "Autograph"), Column(field: "Format"),
    ])

  private static let plans = DataTable(
    "plans", count: { $0.archive.plans.count }, planRows,
    [
      Column("plan.title") { $0.plan.title.value }, Column("plan.type") { $0.site.label($0.plan.kind) },
      Column("plan.number") { $0.plan.number?.value.written }, Column("plan.issuer") { $0.issuers.map(\.title).cell },
      Column("plan.issued") { $0.plan.statedDate?.iso },
      Column("plan.issued_window.earliest") { $0.window?.earliest?.iso },
      Column("plan.issued_window.latest") { $0.window?.latest?.iso },
      Column("plan.issued_window.evidence") { $0.window?.evidence },
      Column("plan.place") { $0.plan.place }, Column("plan.term") { $0.plan.term },
      Column("plan.effective") { $0.plan.effective?.iso }, Column("plan.expires") { $0.plan.expires?.iso },
      Column("plan.addressee") { $0.plan.addressees.cell },
      Column("plan.based_on") { $0.related(.basedOn) }, Column("plan.replaces") { $0.related(.replaces) },
      Column("plan.amends") { $0.related(.amends) },
      Column("plan.events") { place in
        place.plan.events.compactMap { place.archive.index(ofEvent: $0.value) }.map { place.archive.events[$0].title }
          .cell
      },
      Column("plan.topics") { $0.plan.topics.cell },
      Column("plan.signatory") { place in
        [place.plan.signatory?.authority, place.plan.signatory?.role, place.plan.signatory?.name?.value]
          .compactMap(\.self).joined(separator: ", ")
      },
      Column("plan.recipients") { place in
        place.plan.recipients.map { [$0.name, $0.note.map { "(\($0))" }].compactMap(\.self).joined(separator: " ") }
          .cell
      },
      .number("slogan-count") { $0.plan.slogans.count },
      .number("task-count") { $0.archive.tasks[$0.index].count },
      Column("plan.attachments") { place in
        place.plan.attachments.map { place.site.absolute(Route(attachment: place.archive.file(of: $0))) }.cell
      },
      Column("plan.notes") { $0.plan.notes.map(\.text).cell },
      Column("plan.text") { place in place.plan.extent.map { place.site.label($0) } },
      Column("plan.added") { $0.plan.added?.iso }, Column("plan.updated") { $0.plan.updated?.iso },
      Column("plan.access") { $0.mode(isInternal: $0.plan.isInternal) },
      Column("url") { $0.site.absolute($0.site.planURLs[$0.index]) },
    ])

  /// A row for each listing.
  private static let slogans = DataTable(
    "slogans", count: { $0.archive.plans.reduce(0) { $0 + $1.slogans.count } },
    { site in
      site.archive.plans.indices.flatMap { Place(site, $0).parts(site.archive.plans[$0].slogans.indices) }
    },
    [
      Column("slogan") { $0.listedSlogan.text }, .number("item") { $0.listedSlogan.number },
      Column("plan") { $0.plan.title.value }, Column("plan.number") { $0.plan.number?.value.written },
      Column("plan.issuer") { $0.issuers.map(\.title).cell }, Column("plan.issued") { $0.plan.statedDate?.iso },
      .number("plan-count") { place in place.listed.plans.count },
      Column("url") { place in
        place.site.absolute(place.site.sloganURLs[place.archive.slogansOfPlan[place.index][place.number]])
      },
    ])

  private static let events = DataTable(
    "events", count: { $0.archive.events.count }, { Place($0, 0).at($0.archive.events.indices) },
    [
      Column("event.title") { $0.event.title }, Column("event.kind") { $0.site.label($0.event.kind) },
      Column("event.level") { $0.site.label($0.event.level) },
      Column("event.status") { $0.site.label($0.event.status) },
      Column("event.body") { place in place.event.body.flatMap { place.archive.body($0.value)?.name } },
      Column("event.series") { $0.event.series }, .number("event.ordinal") { $0.event.ordinal },
      Column("event.term") { $0.event.term }, Column("event.start") { $0.event.held.start?.iso },
      Column("event.end") { $0.event.held.end?.iso }, Column("planned-start") { $0.event.planned.start?.iso },
      Column("planned-end") { $0.event.planned.end?.iso },
      Column("event.replaced_by") { place in
        place.event.replacedBy.flatMap { place.archive.index(ofEvent: $0.value) }.map { place.archive.events[$0].title }
      },
      Column("event.place") { $0.event.place }, Column("event.aliases") { $0.event.aliases.cell },
      Column("event.sources") { place in
        place.event.sources.map { [$0.title, $0.url].compactMap(\.self).joined(separator: " ") }.cell
      },
      .number("plan-count") { $0.archive.plans(of: $0.event).count },
      Column("event.access") { $0.mode(isInternal: $0.event.isInternal) },
      Column("url") { $0.site.absolute($0.site.eventURLs[$0.index]) },
    ])

  private static let tasks = DataTable(
    "tasks", count: { $0.archive.tasks.reduce(0) { $0 + $1.count } },
    { site in site.archive.plans.indices.flatMap { Place(site, $0).parts(site.archive.tasks[$0].indices) } },
    [
      Column("plan.tasks.lead") { place in place.task.leads.map { place.site.link($0).title }.cell },
      Column("plan.tasks.with") { place in place.task.partners.map { place.site.link($0).title }.cell },
      Column("plan.tasks.text") { $0.task.text }, Column("plan.tasks.due") { $0.task.due },
      Column("plan") { $0.plan.title.value }, Column("plan.number") { $0.plan.number?.value.written },
      Column("plan.issued") { $0.plan.statedDate?.iso },
      Column("url") { place in
        place.site.absolute(place.site.planURLs[place.index] + (place.task.anchor.map { "#" + $0 } ?? ""))
      },
    ])

  /// A row for each document that a plan carries out, replaces or amends, and for each place of a text that cites one.
  private static let citations = DataTable(
    "citations", count: PlanReference.count, PlanReference.all,
    [
      Column("plan") { $0.place.plan.title.value },
      Column("plan.number") { $0.place.plan.number?.value.written },
      Column("relation") { $0.place.site.theme.text("relation-" + $0.relation) },
      Column("document") { $0.written },
      Column("document-title") { $0.title }, Column("document-date") { $0.date?.iso },
      Column("document-issuer") { $0.issuer },
      Column("url") { reference in
        let url = reference.place.site.planURLs[reference.place.index]
        return reference.place.site.absolute(url + (reference.anchor.map { "#" + $0 } ?? ""))
      },
    ])

  private static let planRows: @Sendable (Site) -> [Place] = { Place($0, 0).at($0.archive.plans.indices) }
}

/// What a plan names or cites.
private struct PlanReference: Sendable {
  let place: Place
  /// Behind `relation-` the name of its text.
  let relation: String
  let written: String
  let record: Reference?
  var anchor: String?

  private static let relations: [(RelatedRecord.Relation, name: String)] = [
    (.basedOn, "carriesOut"), (.replaces, "replaces"), (.amends, "amends"),
  ]

  static func count(in site: Site) -> Int {
    let archive = site.archive
    return archive.plans.indices.reduce(0) { count, index in
      relations.reduce(count) { $0 + archive.records($1.0, ofPlan: index).count }
        + archive.meanings(ofCitationsIn: archive.plans[index]).count { $0 != .plan(index) }
    }
  }

  static func all(of site: Site) -> [PlanReference] {
    site.archive.plans.indices.flatMap { index in
      let place = Place(site, index)
      let named = relations.flatMap { relation, name in
        site.archive.records(relation, ofPlan: index).map {
          PlanReference(place: place, relation: name, written: site.name(of: $0), record: $0.record)
        }
      }
      let cited = zip(place.plan.text.citations, site.archive.meanings(ofCitationsIn: place.plan))
      return named
        + cited.filter { $1 != .plan(index) }.map { citation, record in
          PlanReference(
            place: place, relation: "cites", written: citation.written, record: record, anchor: citation.anchor)
        }
    }
  }

  private var plan: Plan? { if case .plan(let index)? = record { place.archive.plans[index] } else { nil } }
  private var document: ExternalDocument? {
    if case .document(let index)? = record { place.archive.documents[index] } else { nil }
  }

  var title: String? { plan?.title.value ?? document?.title }
  var date: DocumentDate? {
    plan?.statedDate ?? document?.date
  }
  var issuer: String? {
    if case .plan(let index)? = record { return place.at(index).issuers.map(\.title).cell }
    return document.flatMap { $0.issuer.flatMap(place.archive.body)?.name ?? $0.issuerName }
  }
}

// MARK: Values

extension Place {
  var window: DateWindow? { if case .within(let window) = plan.issued { window } else { nil } }

  /// The slogan of the archive that the plan lists at `number`.
  fileprivate var listed: Slogan { archive.slogans[archive.slogansOfPlan[index][number]] }

  fileprivate func mode(isInternal: Bool) -> String {
    site.theme.text(isInternal ? "data-mode-internal" : "data-mode-public")
  }

  fileprivate func related(_ relation: RelatedRecord.Relation) -> String {
    archive.records(relation, ofPlan: index).map(site.name).cell
  }
}

extension Site {
  /// The address with the site's before it, where that is known.
  func absolute(_ route: Route) -> String { absolute(url(route)) }

  /// What to call a record that the front matter of a plan names: its number, or the title of a plan without one.
  fileprivate func name(of entry: RelatedRecord) -> String {
    guard case .plan(let index)? = entry.record else { return entry.text.value }
    return archive.plans[index].number?.value.written ?? archive.plans[index].title.value
  }
}
