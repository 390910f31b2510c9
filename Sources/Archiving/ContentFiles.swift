// Sorts the files of a content tree by what they are, and knows where each will be published.

import Diagnostics
import Foundation

/// A Markdown file that makes a record.
struct RecordFile: Sendable {
  let source: SourceFile
  /// The file name without `.md`.
  let id: String
}

struct ContentFiles {
  let plans: [RecordFile]
  let events: [RecordFile]
  let pages: [RecordFile]
  /// IDs of all plans and events there are, those whose file is broken included.
  let planIDs: [String]
  let eventIDs: [String]
  let links: LinkTable
  private let tree: SourceTree

  static let bodiesFile = "content/bodies.yml"
  static let documentsFile = "content/documents.yml"
  /// The guides for editors may lie beside what they describe.
  private static let guides: Set<String> = ["content/README.md", "content/README.en.md"]

  /// Reports names that cannot be IDs, IDs and addresses used twice, and files that nothing reads.
  init(_ tree: SourceTree, settings: SiteSettings, into report: inout Report) {
    self.tree = tree
    var found: [String: [RecordFile]] = [:]
    var ids: [String: [String]] = [:]
    var known: [String: String] = [:]
    var routes: [String: Route] = [:]
    let unread = tree.unreadable.filter { $0.hasSuffix(".md") }.map { SourceFile(path: $0, bytes: []) }
    for file in tree.files + unread {
      let parts = file.path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
      guard parts.count > 2, ["plans", "events", "pages"].contains(parts[1]), parts[parts.count - 1].hasSuffix(".md")
      else {
        let isSettings = [SiteSettings.file, Self.bodiesFile, Self.documentsFile].contains(file.path)
        if !isSettings, !Self.guides.contains(file.path) { report.add(.unexpectedFile(file.path)) }
        continue
      }
      let kind = parts[1]
      let place = SourceLocation(file: file.path)
      let id = String(parts[parts.count - 1].dropLast(".md".count))
      guard RecordID.isValid(id) else {
        report.add(.badRecordID(id, place))
        continue
      }
      let isHomeText = kind == "pages" && id == "index"
      if RecordID.reserved.contains(id), !isHomeText {
        report.add(.reservedRecordID(id, place))
        continue
      }
      if let other = known.updateValue(file.path, forKey: kind + "/" + id) {
        report.add(.duplicateID(id, other, place))
        continue
      }
      switch kind {
      case "plans": routes[file.path] = settings.route(ofPlan: id)
      case "events": routes[file.path] = settings.route(ofEvent: id)
      default:
        if let section = SiteSettings.Section.allCases.first(where: { settings.segments[$0] == id }) {
          report.add(.pageLikeSection(id, section.rawValue, place))
          continue
        }
        routes[file.path] = settings.route(ofPage: id)
      }
      ids[kind, default: []].append(id)
      found[kind, default: []].append(RecordFile(source: file, id: id))
    }
    let unreadable = Set(tree.unreadable)
    found = found.mapValues { $0.filter { !unreadable.contains($0.source.path) } }
    planIDs = ids["plans"] ?? []
    eventIDs = ids["events"] ?? []
    plans = found["plans"] ?? []
    events = found["events"] ?? []
    pages = found["pages"] ?? []
    links = LinkTable(
      routes: routes, others: [.home] + [.plans, .slogans, .timeline].map(settings.route), basePath: settings.basePath)
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

extension [RecordFile] {
  /// Makes records of the files on all processors; what each has to report is gathered, the order is that of the files.
  func concurrentlyParsed<Record: Sendable>(
    into report: inout Report, _ parse: @escaping @Sendable (RecordFile, inout Report) -> Record?
  ) async -> [Record] {
    let width = Swift.max(1, ProcessInfo.processInfo.activeProcessorCount)
    let size = Swift.max(1, (count + width * 8 - 1) / (width * 8))
    let parts = await withTaskGroup(of: (start: Int, records: [Record], report: Report).self) { group in
      for start in stride(from: 0, to: count, by: size) {
        let files = self[start..<Swift.min(start + size, count)]
        group.addTask {
          var report = Report()
          let records = files.compactMap { parse($0, &report) }
          return (start, records, report)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var records: [Record] = []
    for part in parts.sorted(by: { $0.start < $1.start }) {
      records += part.records
      report.add(contentsOf: part.report)
    }
    return records
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
