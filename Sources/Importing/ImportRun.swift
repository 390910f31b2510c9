// A run of imports: sources become plan files of an archive, none over another.

package import Diagnostics
import Erasing
package import Files
import Foundation
package import Records
import Texts

package struct ImportRun {
  package struct Options: Sendable {
    /// Where the files go, relative to the source folder: `content/plans`.
    package var folder: String
    package var access: String
    /// The ID of the issuing body, of all documents.
    package var issuer: String?
    package var encoding: LegacyEncoding?
    package var attaches = false
    package var overwrites = false
    /// Of this program: where it looks for others, and where temporary folders are.
    package var environment: [String: String]

    package init(folder: String, access: String, environment: [String: String]) {
      self.folder = folder
      self.access = access
      self.environment = environment
    }
  }

  /// What is to be written for a source: the plans, and the original when it is attached.
  package struct Outcome: Sendable {
    package var report: ImportReport
    package var files: [SourceFile]
  }

  /// Addresses are read out and typed; a document's number and the beginning of its title tell it.
  private static let longestID = 70

  private let options: Options
  private let names: KnownNames
  private let opensSlogans: @Sendable (String) -> Bool
  /// The paths of the plans that are there, by ID.
  private let existing: [String: String]
  private var taken: Set<String> = []

  /// - Parameter content: the files of the archive; empty where there is none.
  package init(
    _ options: Options, bodies: [Body], events: [Event], content: SourceTree,
    opensSlogans: @escaping @Sendable (String) -> Bool
  ) {
    self.options = options
    self.opensSlogans = opensSlogans
    names = KnownNames(bodies: bodies, events: events)
    let plans = content.files.compactMap { file in
      RecordName(file.path).flatMap { $0.kind == .plan ? ($0.id, file.path) : nil }
    }
    existing = Dictionary(plans) { first, _ in first }
  }

  /// The files below folders, sorted by path, without what systems and word processors leave behind; a file that is named
  /// stays.
  ///
  /// - Throws: when something is not there.
  package static func sources(_ paths: [String]) throws(EnvironmentError) -> [String] {
    var sources: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .system(LocalizedText(vi: "đọc", en: "read"), path, code: ENOENT)
      }
      guard isFolder.boolValue else {
        sources.append(path)
        continue
      }
      guard let tree = FileManager.default.subpaths(atPath: path) else {
        throw .system(LocalizedText(vi: "đọc", en: "read"), path, code: EACCES)
      }
      sources += tree.sorted { $0.precedesInUTF8($1) }.map { path + "/" + $0 }.filter { file in
        let hidden = file.dropFirst(path.count).split(separator: "/").contains { part in
          part.hasPrefix(".") || part.hasPrefix("~$") || part == "Thumbs.db" || part == "desktop.ini"
        }
        return !hidden && FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
      }
    }
    return sources
  }

  /// What is to be written for one source; nothing is written here.
  ///
  /// - Parameters:
  ///   - path: of the source.
  ///   - progress: called with the number of pages that are recognised, and of all.
  /// - Throws: when it cannot be read or understood, or its file is there already.
  package mutating func outcome(
    of path: String, progress: (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> Outcome {
    let bytes = try Self.bytes(of: path)
    let name = URL(filePath: path).lastPathComponent
    var source: [(key: String, value: String)] = [("file", name), ("sha256", Digest(bytes).hexadecimal)]
    let kind = try SourceKind(of: bytes, named: path)
    switch kind {
    case .delimitedRegister: return try outcome(ofRegister: bytes, path, source: source)
    case .spreadsheet:
      let table = try await SourceDocument.converted(
        bytes, named: path, to: Register.csvFormat,
        environment: options.environment)
      return try outcome(ofRegister: table, path, source: source)
    case .text, .pdf, .image, .docx, .odt, .doc, .rtf: break
    }
    let text =
      kind == .text
      ? ExtractedText(text: try LegacyEncoding.text(of: bytes, in: options.encoding, path))
      : try decoded(
        await SourceDocument.read(bytes, kind, named: path, environment: options.environment, progress: progress), path)
    if text.elements.isEmpty { throw .unreadable(path, "không có chữ nào", "holds no words") }
    if let pages = text.pages { source.append(("pages", String(pages))) }
    source.append(("extraction", text.extraction.words))
    var document = try DocumentImport(
      text, report: ImportReport(source: path, hasPages: text.pages != nil),
      fileName: String(name.prefix { $0 != "." }), issuer: options.issuer, names: names, opensSlogans: opensSlogans)
    document.setSource(source)
    return try outcome(of: document, bytes: bytes, fileName: name)
  }

  // MARK: Encodings

  /// A source whose letters belong to an old font.
  private func decoded(_ text: ExtractedText, _ path: String) throws(EnvironmentError) -> ExtractedText {
    guard let guess = LegacyEncoding.guess(misread: text.allText) else { return text }
    guard let encoding = options.encoding else { throw .misread(path, guess) }
    return text.mapped { line in
      var line = line
      for index in line.runs.indices { line.runs[index].text = encoding.text(ofMisread: line.runs[index].text) }
      return line
    }
  }

  // MARK: Registers

  private mutating func outcome(
    ofRegister bytes: [UInt8], _ path: String, source: [(key: String, value: String)]
  ) throws(EnvironmentError) -> Outcome {
    let register = try Register(csv: bytes, of: path, encoding: options.encoding)
    var report = ImportReport(source: path, output: options.folder)
    for column in register.columns {
      report.addRemark(
        column.field.map { field in
          LocalizedText(
            vi: "cột “\(column.heading)” → \(field.key)", en: "column ‘\(column.heading)’ → \(field.key)")
        }
          ?? LocalizedText(
            vi: "cột “\(column.heading)” không nhận ra: giữ trong khóa “internal”",
            en: "column ‘\(column.heading)’ is not known: kept in the key ‘internal’"))
    }
    for refusal in register.refused {
      report.addRemark(
        LocalizedText(
          vi: "dòng \(refusal.row) bỏ qua (\(refusal.reason.words.vi)): \(refusal.text)",
          en: "row \(refusal.row) left out (\(refusal.reason.words.en)): \(refusal.text)"))
    }
    var files: [SourceFile] = []
    for entry in register.entries {
      var record = entry.record
      record.issuers = options.issuer.map { [$0] } ?? entry.issuers.compactMap { names.body(named: $0) }
      let unknown = entry.issuers.filter { names.body(named: $0) == nil }
      if !unknown.isEmpty { record.internalKeys.append(("Cơ quan ban hành", unknown.joined(separator: "; "))) }
      record.source = source + record.source
      do throws(EnvironmentError) {
        let path = "\(options.folder)/\(try id(for: record)).md"
        files.append(SourceFile(path: path, bytes: Array(record.markdown(access: options.access).utf8)))
      } catch {
        report.addRemark(
          LocalizedText(
            vi: "dòng \(entry.row) bỏ qua: \(error.message.vi)", en: "row \(entry.row) left out: \(error.message.en)"))
      }
    }
    report.addRemark(
      LocalizedText(
        vi: "\(files.count) kế hoạch từ \(register.entries.count + register.refused.count) dòng",
        en: "\(files.count) plans of \(register.entries.count + register.refused.count) rows"))
    return Outcome(report: report, files: files)
  }

  // MARK: Files

  private mutating func outcome(
    of document: DocumentImport, bytes: [UInt8], fileName: String
  ) throws(EnvironmentError) -> Outcome {
    var document = document
    let id = try id(for: document.record)
    let path = "\(options.folder)/\(id).md"
    var files: [SourceFile] = []
    if options.attaches {
      let copy = id + "." + (fileName.split(separator: ".").last.map { $0.lowercased() } ?? "")
      document.attach(copy)
      files.append(SourceFile(path: "content/files/" + copy, bytes: bytes))
    }
    // Behind what it lists.
    files.append(SourceFile(path: path, bytes: Array(document.record.markdown(access: options.access).utf8)))
    var report = document.report
    report.output = path
    return Outcome(report: report, files: files)
  }

  /// The ID of a plan: its number and its subject.
  private mutating func id(for record: ProposedRecord) throws(EnvironmentError) -> String {
    var id = ((record.number ?? "") + " " + record.title).slug()
    while id.utf8.count > Self.longestID, let end = id.lastIndex(of: "-") { id = String(id[..<end]) }
    guard let proposal = RecordID.proposal(for: id, isTaken: taken.contains) else { throw .noName(record.title) }
    if let path = existing[proposal], !(options.overwrites && path == "\(options.folder)/\(proposal).md") {
      throw .exists(path)
    }
    taken.insert(proposal)
    return proposal
  }

  /// Sources are no larger than this.
  private static let largestSource = 256 << 20

  private static func bytes(of path: String) throws(EnvironmentError) -> [UInt8] {
    let url = URL(filePath: path)
    guard let file = try OpenFile(url.lastPathComponent, below: url.deletingLastPathComponent().path) else {
      throw .system(LocalizedText(vi: "đọc", en: "read"), path, code: ENOENT)
    }
    guard file.size <= largestSource else { throw .tooLarge(path, largestSource >> 20) }
    return try file.bytes(file.size + 1, at: 0)
  }
}

extension ExtractedText {
  /// The text of all lines.
  fileprivate var allText: String {
    elements.flatMap { element -> [String] in
      switch element {
      case .line(let line): [line.text]
      case .table(let table): table.rows.joined().joined().map(\.text)
      }
    }.joined(separator: "\n")
  }
}

extension ExtractedText.Extraction {
  /// What `source.extraction` says.
  fileprivate var words: String {
    switch self {
    case .text: "tệp văn bản"
    case .textLayer: "lớp chữ của tệp PDF"
    case .recognition: "nhận dạng ký tự trên ảnh quét (OCR), chưa đọc soát"
    case .wordProcessor: "tệp của trình soạn thảo văn bản"
    }
  }
}

extension EnvironmentError {
  fileprivate static func tooLarge(_ path: String, _ most: Int) -> Self {
    EnvironmentError(
      path, LocalizedText(vi: "“\(path)” lớn hơn \(most) MiB", en: "‘\(path)’ is larger than \(most) MiB"))
  }

  fileprivate static func exists(_ path: String) -> Self {
    EnvironmentError(
      path, LocalizedText(vi: "đã có “\(path)”, không ghi đè", en: "‘\(path)’ is there already and stays"),
      hint: LocalizedText(
        vi: "dùng --force để ghi đè, hoặc đổi tên tệp ấy", en: "use --force to write over it, or rename that file"))
  }

  fileprivate static func noName(_ title: String) -> Self {
    EnvironmentError(
      title,
      LocalizedText(
        vi: "không đặt được tên tệp từ tiêu đề “\(title)”", en: "no file name can be made of the title ‘\(title)’"))
  }
}
