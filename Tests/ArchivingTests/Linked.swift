import Archiving
import Citations
import Diagnostics
import Erasing
import Erasing
import Files
import Records
import Records
import TestSupport

/// A small archive, linked.
struct Linked {
  let records: LinkedRecords
  /// Those between records, without notes, in their order.
  let findings: [Diagnostic]
  let notes: [Diagnostic]
  /// Where findings must land: at each `⟦`.
  let marks: [Diagnostics.SourceLocation]

  var archive: Archive { Archive(records) }

  /// - Parameter files: by path, with marks.
  init(_ files: [String: String]) async throws {
    let marked = files.mapValues { Marked($0) }
    var ignored = Report()
    var content = ParsedContent(attachments: AttachmentFolder([]), isErased: false)
    var report = Report()
    // The authority files come before the records.
    let files = marked.sorted { $0.key < $1.key }.compactMap { path, text in
      Erasure.standard.erase(SourceFile(path: path, bytes: Array(text.text.utf8)), [.internal])[0].file
    }
    for file in files { if let data = DataFile(rawValue: file.path) { content.files[data] = file } }
    content.readAuthority(labels: SiteSettings().labels, into: &report)
    let titles = DocumentTitles(content.documents.flatMap(\.titles))
    for file in files where DataFile(rawValue: file.path) == nil {
      content.records.append(
        try ParsedFile(
          parsing: file, settings: SiteSettings(), titles: titles, bodyNames: content.bodies.names, spool: nil,
          into: &ignored))
    }
    records = try await LinkedRecords(content, settings: SiteSettings(), pages: [], into: &report)
    notes = report.findings.filter { $0.severity == .note }.sorted()
    findings = report.findings.filter { $0.severity != .note }.sorted()
    marks = marked.flatMap { path, text in text.locations(in: path) }.sorted()
  }

  /// Plans by name, of the body `btv` unless they name another.
  init(
    plans: [String: String], bodies: String = "- {id: btv, name: Ban Thường vụ}\n", documents: String = ""
  ) async throws {
    var files = ["content/bodies.yml": bodies, "content/documents.yml": documents]
    for (name, header) in plans {
      let plan = SiteFixture.plan(header)
      files["content/plans/\(name).md"] =
        header.contains("issuer: ") ? plan.replacing("issuer: btv\n", with: "") : plan
    }
    try await self.init(files)
  }
}
