// An edition for long keeping: what it is made of and what was made of it, with the checksum of every file.

import Archiving
import Citations
package import Diagnostics
package import Erasing
package import Files
package import Pages
import Records
import Texts

/// A bag (BagIt 1.0, RFC 8493). No clock is in it: two bags of one content have the same bytes.
package struct Bag: Sendable {
  private let pipeline: Pipeline
  private let site: Site
  private let edition: Edition
  private let version: String

  /// - Parameters:
  ///   - site: what the pipeline made of the edition.
  ///   - version: of the program.
  package init(_ pipeline: Pipeline, of edition: Edition, site: Site, version: String) {
    (self.pipeline, self.site, self.edition, self.version) = (pipeline, site, edition, version)
  }

  /// A file of the bag.
  private struct Entry: Sendable {
    let path: String
    let digest: Digest
    let size: Int

    /// A line of a manifest; what would end it early is percent-encoded (RFC 8493, 2.1.3). Only attachments have such names.
    var line: String {
      // Bytes: a combining mark can follow.
      let path = path.utf8.flatMap { $0 == UInt8(ascii: "%") ? Array("%25".utf8) : [$0] }
      return "\(digest.hexadecimal)  \(String(decoding: path, as: UTF8.self))\n"
    }
  }

  /// Writes the bag.
  ///
  /// - Parameters:
  ///   - files: all of the site, sorted.
  ///   - work: the folder of the bag, which is empty.
  /// - Returns: how many files of the archive and the site are in it.
  /// - Throws: when the machine refuses, or a source has changed since it was listed.
  package func write(_ files: [OutputFile], to work: WorkFolder) async throws(EnvironmentError) -> Int {
    let sources = try await sources(to: work)
    var pages = try await files.concurrentlyMapped { file throws(EnvironmentError) in
      try Self.write(file.content, to: "data/site/" + file.path, in: work)
    }
    var list = Manifest()
    for (file, page) in zip(files, pages) { list.add(file.path, page.digest) }
    pages.append(try Self.write(.bytes(list.bytes), to: "data/site/" + Manifest.file, in: work))
    let log = try Self.write(.bytes(log(sources, pages).bytes + "\n".utf8), to: "data/log.json", in: work)
    let payload = (sources + pages + [log]).sorted { $0.path.precedesInUTF8($1.path) }
    let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    var tags: [Entry] = []
    for (path, text) in [
      ("bag-info.txt", info(payload)), ("bagit.txt", declaration),
      ("manifest-sha256.txt", payload.map(\.line).joined()),
    ] {
      tags.append(try Self.write(.bytes(Array(text.utf8)), to: path, in: work))
    }
    _ = try Self.write(.bytes(Array(tags.map(\.line).joined().utf8)), to: "tagmanifest-sha256.txt", in: work)
    return payload.count
  }

  private static func write(
    _ content: OutputFile.Content, to path: String, in work: WorkFolder
  ) throws(EnvironmentError) -> Entry {
    let (digest, size) = try work.write(content, to: path)
    return Entry(path: path, digest: digest, size: size)
  }

  /// The files that the edition is made of, as it sees them, from which the program makes it again; themes are none of the
  /// content. What is never published does not go out with a public bag either: comments, and bodies and documents that
  /// nothing public names.
  private func sources(to work: WorkFolder) async throws(EnvironmentError) -> [Entry] {
    let read = pipeline.source.content.files.filter {
      RecordKind(of: $0.path) != nil || DataFile(rawValue: $0.path) != nil
    }
    let authority = [DataFile.bodies, .documents].map(\.rawValue)
    let titles = DocumentTitles(site.archive.authority.documents.flatMap(\.titles))
    let others = read.filter { edition == .internal || !authority.contains($0.path) }
    let texts = try await others.concurrentlyMapped {
      file throws(EnvironmentError) -> (entry: Entry, titles: Set<String>)? in
      guard let erased = try erased(file) else { return nil }
      let bytes = edition == .public ? erased.withEmptyComments : erased.bytes
      return (try Self.write(.bytes(bytes), to: "data/source/" + file.path, in: work), titles.keys(in: erased.bytes))
    }.compactMap(\.self)
    var sources = texts.map(\.entry)
    if edition == .public {
      let mentioned = site.archive.mentionedEntries(titles: texts.reduce(into: []) { $0.formUnion($1.titles) })
      let places = Set(mentioned.bodies.map(\.location) + mentioned.documents.map(\.identity.location))
      for file in read where authority.contains(file.path) {
        guard let erased = try erased(file) else { continue }
        sources.append(
          try Self.write(.bytes(erased.entries(at: places)), to: "data/source/" + file.path, in: work))
      }
    }
    let root = pipeline.source.root
    let attachments = try await site.archive.attachments.concurrentlyMapped { path throws(EnvironmentError) in
      try Self.write(.copy(of: root + "/" + path), to: "data/source/" + path, in: work)
    }
    return sources + attachments
  }

  /// A file as the edition sees it; nil where it has none.
  private func erased(_ file: SourceFile) throws(EnvironmentError) -> ErasedFile? {
    var report = Report()
    guard let whole = try file.read(into: &report) else { throw .changed(file.path) }
    return pipeline.erasure.erase(whole, [edition])[0].file
  }

  /// What the program did, in the words of PREMIS 3.0 for agents, events and objects; that demands times, which are not known
  /// here.
  private func log(_ sources: [Entry], _ pages: [Entry]) -> JSON {
    func object(_ folder: String, _ entries: [Entry]) -> JSON {
      let lines = entries.sorted { $0.path.precedesInUTF8($1.path) }.map(\.line).joined()
      return [
        "objectIdentifier": .string(folder), "files": .number(entries.count),
        "size": .number(entries.reduce(0) { $0 + $1.size }),
        // Of its lines in the manifest.
        "messageDigestAlgorithm": "SHA-256", "messageDigest": .string(Digest(Array(lines.utf8)).hexadecimal),
      ]
    }
    func event(_ type: String, _ detail: String) -> JSON {
      ["eventType": .string(type), "eventDetail": .string(detail), "eventOutcome": "success"]
    }
    let erasure = event(
      "redaction",
      "What is for staff only was taken out of the sources before anything else read them; comments, and bodies and documents that nothing public names, are not in data/source."
    )
    return [
      "agent": ["agentName": "plan-archive", "agentVersion": .string(version)],
      "edition": .string(edition.rawValue),
      "events": .array(
        (edition == .public ? [erasure] : []) + [
          event("validation", "The sources were checked, and no error was found."),
          event("creation", "The files in data/site were made of those in data/source."),
          event("message digest calculation", "SHA-256 of every file, in manifest-sha256.txt."),
        ]),
      "objects": [object("data/source", sources), object("data/site", pages)],
    ]
  }

  private func info(_ payload: [Entry]) -> String {
    let settings = site.archive.settings
    let fields: [(String, String?)] = [
      ("External-Description", [settings.title, settings.description].compactMap(\.self).joined(separator: " – ")),
      ("External-Identifier", settings.baseURL?.absolute(.home)), ("Contact-Email", settings.contact),
      ("Bag-Software-Agent", "plan-archive \(version)"), ("Edition", edition.rawValue),
      ("Payload-Oxum", "\(payload.reduce(0) { $0 + $1.size }).\(payload.count)"),
    ]
    return fields.compactMap { name, value in value.map { "\(name): \($0)\n" } }.joined()
  }
}

extension ErasedFile {
  /// A file with comments has line ends and letters as the program reads them: LF, and NFC.
  fileprivate var withEmptyComments: [UInt8] {
    var report = Report()
    guard path != DataFile.addresses.rawValue, let source = SourceText(decoding: self, into: &report) else {
      return bytes
    }
    let text = source.bytes
    let start = RecordKind(of: path) == nil ? 0 : text.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let emptied = YAMLValue.withEmptyComments(text, from: start)
    return emptied == text ? bytes : emptied
  }

  /// The entries of an authority file that have one of these places, written anew.
  fileprivate func entries(at places: Set<SourceLocation>) -> [UInt8] {
    var report = Report()
    guard let source = SourceText(decoding: self, into: &report),
      case .sequence(let entries, _)? = YAMLValue(
        parsing: source.bytes, at: SourceLocation(file: path), source.columns, into: &report)
    else { return [] }
    return entries.flatMap { entry -> [UInt8] in
      guard case .mapping(let keys) = entry, keys.entries.contains(where: { places.contains($0.value.location) })
      else { return [] }
      return Array("- \(entry.inBrackets)\n".utf8)
    }
  }
}

extension EnvironmentError {
  fileprivate static func changed(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” bị thay đổi trong lúc đang đọc", en: "‘\(path)’ changed while it was being read"),
      hint: LocalizedText(vi: "lưu xong tệp rồi chạy lại", en: "finish saving the file and run again"))
  }
}
