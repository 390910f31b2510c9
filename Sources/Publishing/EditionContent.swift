// What an edition sees of a content tree: every file read once, erased, parsed.

import Files
import Archiving
import Diagnostics

struct EditionContent: Sendable {
  let edition: Edition
  /// What was taken out.
  private(set) var erasure = Erasure()
  private(set) var settings = SiteSettings()
  private var records: [ParsedFile] = []
  /// What is wrong in single files.
  private(set) var report = Report()

  var parsed: ParsedContent { ParsedContent(records: records, tree: erasure.tree) }

  private init(_ edition: Edition) {
    self.edition = edition
  }

  /// Reads a content tree for several editions at once. A file that they see alike is parsed once.
  ///
  /// - Parameters:
  ///   - editions: all texts are parsed with the settings of the first, and only its texts can be rendered.
  ///   - spool: keeps the rendered texts; nil when nothing is to be rendered.
  /// - Throws: when the machine refuses to read, or to put a text aside.
  static func read(
    _ content: SourceTree, for editions: [Edition], spool: Spool?
  ) async throws(EnvironmentError) -> [EditionContent] {
    var contents = editions.map(EditionContent.init)
    for file in content.files where RecordKind(of: file.path) == nil {
      for index in contents.indices { contents[index].add(file) }
    }
    for index in contents.indices { contents[index].readSettings() }
    let settings = contents[0].settings
    let files = content.files.filter { RecordKind(of: $0.path) != nil }
    let parts = try await files.concurrentlyMapped { file throws(EnvironmentError) in
      try Part.parts(of: file, for: editions, settings: settings, spool: spool)
    }
    for parts in parts {
      for (index, part) in parts.enumerated() { contents[index].add(part) }
    }
    for index in contents.indices { contents[index].erasure.finish(content.attachments, for: editions[index]) }
    return contents
  }

  private mutating func add(_ file: SourceFile) {
    let erased = ErasedFile(file, SourceLines(file.bytes), for: edition, into: &report)
    erasure.note(erased)
    if let kept = erased.kept { erasure.keep(kept) }
  }

  private mutating func readSettings() {
    settings = SiteSettings(parsing: erasure.tree, into: &report) ?? settings
  }

  private mutating func add(_ part: Part) {
    report.add(contentsOf: part.report)
    if let erased = part.erased { erasure.note(erased) }
    if let record = part.record { records.append(record) }
  }

  /// What one file gives to one edition.
  private struct Part: Sendable {
    var report = Report()
    var erased: ErasedFile?
    /// nil when the edition does not have the file.
    var record: ParsedFile?

    static func parts(
      of file: SourceFile, for editions: [Edition], settings: SiteSettings, spool: Spool?
    ) throws(EnvironmentError) -> [Part] {
      var parts: [Part] = []
      var report = Report()
      guard let file = try file.read(into: &report) else {
        return editions.map { _ in Part(report: report, record: ParsedFile(unreadable: file.path)) }
      }
      let lines = SourceLines(file.bytes)
      var first: (kept: SourceFile, record: ParsedFile)?
      for edition in editions {
        var part = Part()
        let erased = ErasedFile(file, lines, for: edition, into: &part.report)
        if let kept = erased.kept {
          if let first, first.kept == kept {
            // Its findings are those of the first edition.
            part.record = first.record
          } else {
            let record = try ParsedFile(
              parsing: kept, settings: settings, spool: first == nil ? spool : nil, into: &part.report)
            part.record = record
            if first == nil { first = (kept, record) }
          }
        } else if erased.isUnreadable {
          part.record = ParsedFile(unreadable: file.path)
        }
        part.erased = erased.withoutFile
        parts.append(part)
      }
      return parts
    }
  }
}
