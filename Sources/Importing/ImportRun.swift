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

    package init(folder: String, access: String, issuer: String? = nil, encoding: LegacyEncoding? = nil) {
      self.folder = folder
      self.access = access
      self.issuer = issuer
      self.encoding = encoding
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
      let tree = FileManager.default.subpaths(atPath: path) ?? []
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
    of path: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> Outcome {
    let name = URL(filePath: path).lastPathComponent
    let bytes = try Self.bytes(of: path)
    let text = try text(of: bytes, path)
    var document = try DocumentImport(
      text, report: ImportReport(source: path, hasPages: text.pages != nil),
      fileName: String(name.prefix { $0 != "." }), issuer: options.issuer, names: names, opensSlogans: opensSlogans)
    document.setSource(
      [
        ("file", name), ("sha256", Digest(bytes).hexadecimal), text.pages.map { ("pages", String($0)) },
        ("extraction", text.extraction.words),
      ].compactMap(\.self))
    return try outcome(of: document, bytes: bytes, fileName: name)
  }

  private func text(of bytes: [UInt8], _ path: String) throws(EnvironmentError) -> ExtractedText {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path) }
    return ExtractedText(text: text)
  }

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
    files.insert(
      SourceFile(path: path, bytes: Array(document.record.markdown(access: options.access).utf8)), at: 0)
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
  fileprivate static func notText(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(vi: "“\(path)” không phải văn bản UTF-8", en: "‘\(path)’ is no UTF-8 text"),
      hint: LocalizedText(
        vi: "nếu là văn bản gõ bằng phông cũ, ghi bảng mã: --encoding tcvn3, vni, viscii hoặc windows-1258",
        en: "name the encoding of an old text: --encoding tcvn3, vni, viscii or windows-1258"))
  }

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
