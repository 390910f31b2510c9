// What an edition sees of a content tree: every file read once, erased, parsed.

import Archiving
import Citations
import Diagnostics
import Erasing
import Files
import Records
import Texts

struct EditionContent: Sendable {
  let edition: Edition
  private(set) var settings = SiteSettings()
  private(set) var content: ParsedContent
  /// What is wrong in single files.
  private(set) var report = Report()
  /// What was taken out.
  private(set) var withheld = Erasure.Withheld()
  /// The line in the author's file (from 1) of each line, for the files that lost some.
  private var originalLines: [String: [Int]] = [:]

  private init(_ edition: Edition, _ attachments: AttachmentFolder) {
    self.edition = edition
    content = ParsedContent(attachments: attachments, isErased: edition == .public)
  }

  /// Reads a content tree for several editions at once. A file that they see alike is parsed once.
  ///
  /// - Parameters:
  ///   - editions: all texts are parsed with the settings of the first, and only its texts can be rendered.
  ///   - themes: know what readers call the keys.
  ///   - spool: keeps the rendered texts; nil when nothing is to be rendered.
  ///   - kept: what the reading before has left, of the same folder, with the same editions and spool; nil when there will be no
  ///     other reading.
  ///   - progress: called with the number of records that are read, and of all.
  /// - Throws: when the machine refuses to read, or to put a text aside.
  static func read(
    _ source: SiteFolder, for editions: [Edition], by erasure: Erasure, themes: ThemeCache, spool: Spool?,
    keeping kept: inout KeptRecords?, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(EnvironmentError) -> [EditionContent] {
    var contents = editions.map { EditionContent($0, source.attachments) }
    var records: [SourceFile] = []
    for file in source.content.files {
      if RecordKind(of: file.path) != nil {
        records.append(file)
      } else if let kind = DataFile(rawValue: file.path) {
        guard let file = try file.read(into: &contents[0].report) else { continue }
        for (index, outcome) in erasure.erase(file, editions).enumerated() { contents[index].add(kind, outcome) }
      } else {
        // Beside records, it can say that it is for staff: then its name is as well.
        let outcomes = try RecordKind(folderOf: file.path).map { _ throws(EnvironmentError) in
          erasure.erase(try file.head(), editions)
        }
        for index in contents.indices where outcomes.map({ $0[index].file != nil }) ?? true {
          contents[index].content.strays.append(file.path)
        }
      }
    }
    for refused in source.content.refused {
      let outcomes = try refused.head.map { file throws(EnvironmentError) in erasure.erase(try file.head(), editions) }
      for index in contents.indices where outcomes.map({ $0[index].file != nil || $0[index].isUnreadable }) ?? true {
        contents[index].report.add(refused.finding)
      }
    }
    var ignored = Report()
    let themeFiles = try source.themes.bytes(below: "themes/", into: &ignored)
    for index in contents.indices {
      contents[index].readSettings()
      let theme = contents[index].settings.theme.value
      contents[index].settings.labels = themes.labels(of: themeFiles, named: theme)
      contents[index].readAuthority()
    }
    let settings = contents[0].settings
    // The entries that are left in an edition keep their titles and names: these are those of all editions.
    let titles = DocumentTitles(contents[0].content.documents.flatMap(\.titles))
    let bodyNames = contents[0].content.bodies.names
    let basis = KeptRecords.Basis(
      settings: contents[0].content.files[.settings]?.bytes, labels: settings.labels, titles: titles,
      bodyNames: bodyNames)
    let known = kept?.parts(on: basis) ?? [:]
    let parts = try await records.concurrentlyMapped(progress: progress) { file throws(EnvironmentError) in
      if let parts = known[ExactText(file.path)] { return parts }
      return try Part.parts(of: file, for: editions, by: erasure, settings, titles, bodyNames, spool)
    }
    for parts in parts {
      for (index, part) in parts.enumerated() { contents[index].add(part) }
    }
    kept?.keep(parts, on: basis, originalLines: contents[0].originalLines)
    return contents
  }

  private mutating func add(_ file: DataFile, _ outcome: Erasure.Outcome) {
    note(file.rawValue, outcome)
    content.files[file] = outcome.file
  }

  private mutating func readSettings() {
    if !content.unreadable.contains(DataFile.settings.rawValue) {
      settings = SiteSettings(parsing: content.files[.settings], into: &report) ?? settings
    }
  }

  private mutating func readAuthority() { content.readAuthority(labels: settings.labels, into: &report) }

  private mutating func add(_ part: Part) {
    note(part.path, part.outcome)
    report.add(contentsOf: part.findings)
    if let record = part.record { content.records.append(record) }
  }

  /// Keeps what the whole must know of a file, but not the file.
  private mutating func note(_ path: String, _ outcome: Erasure.Outcome) {
    report.add(contentsOf: outcome.report)
    withheld.add(outcome.withheld)
    originalLines[path] = outcome.originalLines
    if outcome.isUnreadable { content.unreadable.append(path) }
  }

  /// The findings of the edition with their places in the author's files.
  func inOriginalLines(_ report: Report) -> Report { report.moved { $0.moved(by: originalLines) } }

  /// What one file of a record gives to one edition.
  struct Part: Sendable {
    let path: String
    /// Without the file: the bytes of all would be as large as the content.
    var outcome = Erasure.Outcome()
    var findings = Report()
    /// nil when the edition does not have the file.
    var record: ParsedFile?

    static func parts(
      of file: SourceFile, for editions: [Edition], by erasure: Erasure, _ settings: SiteSettings,
      _ titles: DocumentTitles, _ bodyNames: WordTree, _ spool: Spool?
    ) throws(EnvironmentError) -> [Part] {
      var report = Report()
      guard let file = try file.read(into: &report) else {
        return editions.map { _ in Part(path: file.path, findings: report, record: ParsedFile(unreadable: file.path)) }
      }
      var parts: [Part] = []
      var first: (file: ErasedFile, record: ParsedFile)?
      for outcome in erasure.erase(file, editions) {
        var part = Part(path: file.path, outcome: outcome)
        part.outcome.file = nil
        if let erased = outcome.file {
          if let first, first.file.bytes == erased.bytes {
            // Its findings are those of the first edition.
            part.record = first.record
          } else {
            let record = try ParsedFile(
              parsing: erased, settings: settings, titles: titles, bodyNames: bodyNames,
              spool: first == nil ? spool : nil, into: &part.findings)
            part.record = record
            if first == nil { first = (erased, record) }
          }
        } else if outcome.isUnreadable {
          part.record = ParsedFile(unreadable: file.path)
        }
        parts.append(part)
      }
      return parts
    }
  }
}
