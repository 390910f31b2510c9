// Sorts the files of a content tree by what they are, and knows where each will be published.

package import Diagnostics
package import Erasing
package import Files
package import Records
package import Texts

/// The content of an edition: every record parsed by itself, the other files as they are.
package struct ParsedContent: Sendable {
  /// Sorted by path (as bytes).
  package var records: [ParsedFile] = []
  /// The settings and the authority files.
  package var files: [DataFile: ErasedFile] = [:]
  /// Files that exist but must not be read: links to them are no findings of their own.
  package var unreadable: [String] = []
  /// Paths of all other files.
  package var strays: [String] = []
  /// The entries of the authority file of documents: by their titles, texts cite them too.
  package private(set) var documents: [CitedDocument] = []
  /// The entries of the authority file of bodies.
  package private(set) var bodies: [Body] = []
  /// What stood at addresses and is gone for good.
  package private(set) var withdrawn: [WithdrawnAddress] = []
  /// Every address that was ever published.
  package private(set) var ledger = AddressLedger()
  /// Whether these are all that the file has: else nothing can be said of a body that is not among them.
  package private(set) var areBodiesKnown = false
  package let attachments: AttachmentFolder
  /// Whether everything internal has been taken out: then a record that still has some is an error, and nobody may learn
  /// of files that no record lists.
  package let isErased: Bool

  package init(attachments: AttachmentFolder, isErased: Bool) {
    self.attachments = attachments
    self.isErased = isErased
  }

  /// Reads the authority files, before the records.
  package mutating func readAuthority(labels: Labels, into report: inout Report) {
    readDocuments(labels, into: &report)
    var bodyReport = Report()
    readBodies(labels, into: &bodyReport)
    areBodiesKnown = !bodyReport.hasErrors && !unreadable.contains(DataFile.bodies.rawValue)
    report.add(contentsOf: bodyReport)
    withdrawn = entries(of: .withdrawn, labels: labels, into: &report) { WithdrawnAddress(&$0) }
    if let file = files[.addresses] { ledger = AddressLedger(parsing: file, into: &report) }
  }

  private mutating func readDocuments(_ labels: Labels, into report: inout Report) {
    var known: [String: SourceLocation] = [:]
    documents = entries(of: .documents, labels: labels, into: &report) { CitedDocument(&$0) }.filter { document in
      guard case .id(let id) = document.identity.value,
        let other = known.updateValue(document.identity.location, forKey: id)
      else { return true }
      report.add(rules.duplicateID, id, "\(other.file):\(other.line)", at: document.identity.location)
      return false
    }
  }

  private mutating func readBodies(_ labels: Labels, into report: inout Report) {
    var known: [String: SourceLocation] = [:]
    bodies = entries(of: .bodies, labels: labels, into: &report) { Body(&$0) }.filter { body in
      guard let other = known.updateValue(body.location, forKey: body.id) else { return true }
      report.add(rules.duplicateID, body.id, "\(other.file):\(other.line)", at: body.location)
      return false
    }
  }

  /// The records of an authority file; a file that is absent has none.
  private func entries<Kind: Record>(
    of file: DataFile, labels: Labels, into report: inout Report, _ read: (inout RecordReader) -> Kind?
  ) -> [Kind] {
    guard let file = files[file], let source = SourceText(decoding: file, into: &report) else { return [] }
    return RecordReader.list(parsing: source, labels: labels, into: &report, read)
  }

  /// The paths of the attachments that records list.
  package var attachmentPaths: [String] {
    records.compactMap { $0.record as? Plan }.flatMap(\.attachments).map(\.path.value)
  }
}

struct ContentFiles {
  let records: [any TextRecord]
  /// What the texts of the records link to, by file.
  let targets: [String: LinkTargets]
  /// The IDs of all records there are, those whose file is broken included.
  private(set) var ids: [RecordKind: [String]] = [:]

  /// The guides for editors may lie beside what they describe.
  private static let guides: Set<String> = ["content/README.md", "content/README.en.md"]

  /// Resolves the links between the records. Reports names that cannot be IDs, IDs and addresses used twice, files that
  /// nothing reads, and dead links.
  ///
  /// - Parameter pages: addresses of pages that no single record makes.
  init(_ content: ParsedContent, settings: SiteSettings, pages: [Route], into report: inout Report) {
    let names = FileNames(content.records.map(\.path))
    for path in content.strays where !Self.guides.contains(path) {
      report.add(
        names.finding(ofStray: path) ?? Diagnostic(rules.unexpectedFile, at: SourceLocation(file: path)))
    }
    var known: [RecordName: String] = [:]
    var routes: [String: Route] = [:]
    var records: [any TextRecord] = []
    for file in content.records {
      guard let name = RecordName(file.path) else { preconditionFailure("\(file.path) makes no record") }
      let place = SourceLocation(file: file.path)
      if let original = names.original(of: name) {
        report.add(fileNameRules.copy, original, at: place)
      } else if let finding = name.finding(at: place, isTaken: { names.isTaken($0, name.kind) }) {
        report.add(finding)
      } else if let other = known.updateValue(file.path, forKey: name) {
        report.add(rules.duplicateID, name.id, other, at: place)
      } else if name.kind == .page, let section = settings.section(at: name.id) {
        report.add(rules.pageLikeSection, name.id, section.rawValue, SiteSettings.file, at: place)
      } else {
        routes[file.path] = settings.route(of: name.kind, name.id)
        ids[name.kind, default: []].append(name.id)
        if let record = file.record { records.append(record) }
      }
    }
    let links = LinkTable(routes: routes, others: pages)
    var targets: [String: LinkTargets] = [:]
    for record in records { targets[record.file] = LinkTargets(record.text, in: record.file, links, into: &report) }
    self.records = records
    self.targets = targets
  }

  var plans: [Plan] { records.compactMap { $0 as? Plan } }
  var events: [Event] { records.compactMap { $0 as? Event } }
  var pages: [FreePage] { records.compactMap { $0 as? FreePage } }
}

package struct ContentRules: RuleTable {
  let unexpectedFile = Rule(
    "file.unexpected", .warning,
    vi: "tệp này không được dùng ở đâu cả",
    hint:
      "kế hoạch để trong content/plans/, sự kiện trong content/events/, trang trong content/pages/, tên kết thúc bằng “.md”; bản quét để trong content/files/",
    en: "nothing reads this file",
    hint:
      "plans belong in content/plans/, events in content/events/, pages in content/pages/, names end in ‘.md’; scans belong in content/files/"
  )
  let duplicateID = Rule(
    "duplicate.id",
    vi: "mã “{0}” đã dùng ở {1}", hint: "đổi một trong hai mã",
    en: "the ID ‘{0}’ is already used in {1}", hint: "change one of the two")
  let pageLikeSection = Rule(
    "duplicate.address",
    vi: "địa chỉ “/{0}/” là của mục “{1}” (khóa “routes” trong {2})", hint: "đổi tên tệp",
    en: "the address ‘/{0}/’ is that of the section ‘{1}’ (key ‘routes’ in {2})", hint: "rename the file")

  package init() {}
}
private let rules = ContentRules()
