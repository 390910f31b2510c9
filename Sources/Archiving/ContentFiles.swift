// Sorts the files of a content tree by what they are, and knows where each will be published.

package import Files
import Texts
import Diagnostics

/// The content of an edition: every record parsed by itself, the other files as they are.
package struct ParsedContent: Sendable {
  /// Sorted by path (as bytes).
  package var records: [ParsedFile]
  /// All other files, and the attachments.
  package var tree: SourceTree

  package init(records: [ParsedFile], tree: SourceTree) {
    self.records = records
    self.tree = tree
  }
}

struct ContentFiles {
  private(set) var plans: [Plan] = []
  private(set) var events: [Event] = []
  private(set) var pages: [FreePage] = []
  /// What the texts of the records link to, by file.
  private(set) var targets: [String: LinkTargets] = [:]
  /// IDs of all plans and events there are, those whose file is broken included.
  private(set) var planIDs: [String] = []
  private(set) var eventIDs: [String] = []
  private let tree: SourceTree

  static let bodiesFile = "content/bodies.yml"
  static let documentsFile = "content/documents.yml"
  /// The guides for editors may lie beside what they describe.
  private static let guides: Set<String> = ["content/README.md", "content/README.en.md"]

  /// Resolves the links between the records. Reports names that cannot be IDs, IDs and addresses used twice, files that
  /// nothing reads, and dead links.
  init(_ content: ParsedContent, settings: SiteSettings, into report: inout Report) {
    tree = content.tree
    for file in tree.files where RecordName(file.path) == nil {
      let isSettings = [SiteSettings.file, Self.bodiesFile, Self.documentsFile].contains(file.path)
      if !isSettings, !Self.guides.contains(file.path) { report.add(.unexpectedFile(file.path)) }
    }
    var known: [RecordName: String] = [:]
    var routes: [String: Route] = [:]
    var records: [ParsedFile.Record] = []
    for file in content.records {
      guard let name = RecordName(file.path) else { preconditionFailure("\(file.path) makes no record") }
      let place = SourceLocation(file: file.path)
      guard RecordID.isValid(name.id) else {
        report.add(.badRecordID(name.id, place))
        continue
      }
      if name.isReserved {
        report.add(.reservedRecordID(name.id, place))
        continue
      }
      if let other = known.updateValue(file.path, forKey: name) {
        report.add(.duplicateID(name.id, other, place))
        continue
      }
      switch name.kind {
      case .plan:
        routes[file.path] = settings.route(ofPlan: name.id)
        planIDs.append(name.id)
      case .event:
        routes[file.path] = settings.route(ofEvent: name.id)
        eventIDs.append(name.id)
      case .page:
        if let section = SiteSettings.Section.allCases.first(where: { settings.segments[$0] == name.id }) {
          report.add(.pageLikeSection(name.id, section.rawValue, place))
          continue
        }
        routes[file.path] = settings.route(ofPage: name.id)
      }
      if let record = file.record { records.append(record) }
    }
    let links = LinkTable(
      routes: routes,
      others: [.home, .topics, .terms] + [.plans, .slogans, .timeline, .bodies, .documents].map(settings.route))
    for record in records {
      switch record {
      case .plan(let plan):
        plans.append(plan)
        targets[plan.file] = plan.text.targets(in: plan.file, with: links, into: &report)
      case .event(let event):
        events.append(event)
        targets[event.file] = event.text.targets(in: event.file, with: links, into: &report)
      case .page(let page):
        pages.append(page)
        targets[page.file] = page.text.targets(in: page.file, with: links, into: &report)
      }
    }
  }

  func bodies(into report: inout Report) -> [Body] {
    var known: [String: SourceLocation] = [:]
    return entries(of: Self.bodiesFile, keys: Body.keys, into: &report).compactMap { fields in
      guard let body = Body(fields, into: &report) else { return nil }
      if let other = known.updateValue(body.location, forKey: body.id) {
        report.add(.duplicateID(body.id, "\(other.file):\(other.line)", body.location))
        return nil
      }
      return body
    }
  }

  func documents(into report: inout Report) -> [CitedDocument] {
    entries(of: Self.documentsFile, keys: CitedDocument.keys, into: &report).compactMap {
      CitedDocument($0, into: &report)
    }
  }

  /// The mappings of an authority file; a file that is absent or empty has none.
  private func entries(of path: String, keys: [String], into report: inout Report) -> [Fields] {
    guard let bytes = tree[path],
      let source = SourceText(decoding: SourceFile(path: path, bytes: bytes), into: &report),
      let root = YAMLValue(parsing: source.text, at: SourceLocation(file: path), into: &report)
    else { return [] }
    switch root {
    case .null: return []
    case .sequence(let entries, _):
      return entries.compactMap { Fields.fields($0, of: "-", keys: keys, into: &report) }
    case .scalar, .mapping:
      report.add(.authorityFileNotList(root.location))
      return []
    }
  }
}

extension Diagnostic {
  fileprivate static func unexpectedFile(_ path: String) -> Self {
    Diagnostic(
      .fileUnexpected, .warning, at: SourceLocation(file: path),
      LocalizedText(vi: "tệp này không được dùng ở đâu cả", en: "nothing reads this file"),
      hint: LocalizedText(
        vi:
          "kế hoạch để trong content/plans/, sự kiện trong content/events/, trang trong content/pages/, tên kết thúc bằng “.md”; bản quét để trong content/files/",
        en:
          "plans belong in content/plans/, events in content/events/, pages in content/pages/, names end in ‘.md’; scans belong in content/files/"
      ))
  }

  fileprivate static func duplicateID(_ id: String, _ other: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .duplicateID, at: place,
      LocalizedText(vi: "mã “\(id)” đã dùng ở \(other)", en: "the ID ‘\(id)’ is already used in \(other)"),
      hint: LocalizedText(vi: "đổi một trong hai mã", en: "change one of the two"))
  }

  fileprivate static func pageLikeSection(_ name: String, _ section: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .duplicateAddress, at: place,
      LocalizedText(
        vi: "địa chỉ “/\(name)/” là của mục “\(section)” (khóa “routes” trong \(SiteSettings.file))",
        en: "the address ‘/\(name)/’ is that of the section ‘\(section)’ (key ‘routes’ in \(SiteSettings.file))"),
      hint: LocalizedText(vi: "đổi tên tệp", en: "rename the file"))
  }

  fileprivate static func authorityFileNotList(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlRoot, at: place,
      LocalizedText(vi: "tệp này phải là một danh sách", en: "this file must be a list"),
      hint: LocalizedText(
        vi: "mỗi mục bắt đầu bằng “- ” ở cột đầu", en: "each entry starts with ‘- ’ in the first column"))
  }
}
