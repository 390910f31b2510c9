// Leaks made on purpose: the real pipeline with a wrong erasure in it, or with something added that it never adds.

import Archiving
import Diagnostics
import Files
import Records
import TestSupport
import Testing

@testable import Erasing
@testable import Outputs
@testable import Pages

struct Leak: Sendable {
  /// What the real pipeline makes of the same content; the site is nil when there are errors.
  typealias Right = (publication: Publication, site: Site?, report: Report)

  let name: String
  let publish: @Sendable (ContentTree, Right) async -> Publication

  private init(_ name: String, _ publish: @escaping @Sendable (ContentTree, Right) async -> Publication) {
    self.name = name
    self.publish = publish
  }

  /// The erasure is wrong in one part.
  private static func erasing(_ name: String, _ change: @escaping @Sendable (inout LooseErasure) -> Void) -> Leak {
    Leak(name) { content, _ in
      var erasure = LooseErasure()
      change(&erasure)
      return await Publication.made(of: content, by: erasure.erasure)
    }
  }

  /// Something of the site is made from a fuller archive.
  ///
  /// - Parameters:
  ///   - keeping: takes parts of the erasure away to get the fuller content.
  ///   - mix: puts what the fuller archive gives into the publication of the right one.
  static func mixing(
    _ name: String, keeping change: @escaping @Sendable (inout LooseErasure) -> Void,
    _ mix: @escaping @Sendable (_ right: Site, _ fuller: Site, inout Publication) -> Void
  ) -> Leak {
    Leak(name) { content, right in
      guard let site = right.site else { return right.publication }
      var erasure = LooseErasure()
      change(&erasure)
      // Neither that there is no fuller site nor the marks of the internal edition must be what is caught.
      let fuller = await Publication.site(of: content, .internal, by: erasure.fuller).map {
        Site(archive: $0.archive, theme: $0.theme, isInternal: false, spool: $0.spool)
      }
      var publication = right.publication
      mix(site, fuller ?? site, &publication)
      return publication
    }
  }

  /// The pages that both archives have below an address, from the fuller one.
  static func pages(
    _ name: String, below address: String, keeping change: @escaping @Sendable (inout LooseErasure) -> Void = keepFiles
  ) -> Leak {
    mixing(name, keeping: change) { _, fuller, publication in
      for (path, bytes) in fuller.pages(where: { $0.hasPrefix(address) }) where publication.files[path] != nil {
        publication.files[path] = bytes
      }
    }
  }

  /// One page from the fuller archive.
  static func page(_ name: String, _ path: String) -> Leak {
    mixing(name, keeping: keepFiles) { _, fuller, publication in
      publication.files[path] = fuller.pages { $0 == path }[path]
    }
  }

  /// A file of data from the fuller archive.
  private static func data(_ path: String) -> Leak {
    mixing("\(path) is made before the erasure", keeping: keepFiles) { _, fuller, publication in
      let files = [Output.tables, .archiveData, .oaiRepository].flatMap { $0.files(fuller, "") }
      guard publication.files[path] != nil, let file = files.first(where: { $0.path == path }) else { return }
      publication.files[path] = file.madeBytes
    }
  }

  /// Something is added that was made from the content as it is.
  static func adding(
    _ name: String,
    _ add: @escaping @Sendable (_ content: ContentTree, _ report: Report, inout Publication) async -> Void
  ) -> Leak {
    Leak(name) { content, right in
      var publication = right.publication
      await add(content, right.report, &publication)
      return publication
    }
  }

  @Sendable static func keepFiles(_ erasure: inout LooseErasure) {
    erasure.access = { _, lines in
      if case .access = AccessLine.read(lines) { .public } else { nil }
    }
  }

  @Sendable static func keepPassages(_ erasure: inout LooseErasure) {
    erasure.passages = { _, _ in [] }
  }

  @Sendable static func keepKeys(_ erasure: inout LooseErasure) {
    erasure.keys = { _, _, _ in [] }
  }

  // MARK: Wrong erasures

  private static let wrongErasures = [
    erasing("internal files are published") { keepFiles(&$0) },
    erasing("access is public unless it says internal") { erasure in
      erasure.access = { _, lines in
        if case .access(.internal) = AccessLine.read(lines) { .internal } else { .public }
      }
    },
    erasing("access is read in any case") { erasure in
      erasure.access = { _, lines in
        let text = String(decoding: lines.bytes, as: UTF8.self).lowercased()
        if text.contains("access: public") || text.contains("access : public") { return .public }
        return text.contains("access: internal") || text.contains("access : internal") ? .internal : nil
      }
    },
    erasing("the folder decides") { erasure in
      erasure.access = { path, _ in path.contains("/noi-bo/") ? .internal : .public }
    },
    erasing("passages stay") { keepPassages(&$0) },
    erasing("markers in code are text") { erasure in
      erasure.passages = { lines, body in markers(in: lines, body, seeing: { !$0.isInCode }) }
    },
    erasing("markers count behind an empty line only") { erasure in
      erasure.passages = { lines, body in markers(in: lines, body, seeing: \.isBehindEmptyLine) }
    },
    erasing("only the lines of the markers go") { erasure in
      let passages = erasure.passages
      erasure.passages = { lines, body in
        passages(lines, body).flatMap { [$0.lowerBound..<$0.lowerBound + 1, $0.upperBound - 1..<$0.upperBound] }
      }
    },
    erasing("the closing marker stays") { erasure in
      let passages = erasure.passages
      erasure.passages = { lines, body in passages(lines, body).map { $0.lowerBound..<$0.upperBound - 1 } }
    },
    erasing("the line behind a passage goes with it") { erasure in
      let passages = erasure.passages
      erasure.passages = { lines, body in
        passages(lines, body).map { $0.lowerBound..<min($0.upperBound + 1, lines.count) }
      }
    },
    erasing("markers before a carriage return are text") { erasure in
      let passages = erasure.passages
      erasure.passages = { lines, body in lines.bytes.contains(0x0D) ? [] : passages(lines, body) }
    },
    erasing("the keys stay") { keepKeys(&$0) },
    erasing("the key goes without its lines") { erasure in
      let keys = erasure.keys
      erasure.keys = { lines, part, isList in keys(lines, part, isList).map { $0.lowerBound..<$0.lowerBound + 1 } }
    },
    erasing("an empty line ends the key") { erasure in
      let keys = erasure.keys
      erasure.keys = { lines, part, isList in
        keys(lines, part, isList).map { key in
          key.lowerBound..<(key.first { lines.content($0).isEmpty } ?? key.upperBound)
        }
      }
    },
    erasing("a comment ends the key") { erasure in
      let keys = erasure.keys
      erasure.keys = { lines, part, isList in
        keys(lines, part, isList).map { key in
          key.lowerBound..<(key.dropFirst().first { lines.indentation($0) == nil } ?? key.upperBound)
        }
      }
    },
    erasing("only front matter has keys") { erasure in
      let keys = erasure.keys
      erasure.keys = { lines, part, isList in part.lowerBound == 0 ? [] : keys(lines, part, isList) }
    },
    Leak("files that nobody lists are suggested in hints") { content, right in
      // The internal edition looks around in the folder of attachments.
      let erasure = Erasure { file, editions in Erasure.standard.erase(file, editions.map { _ in .public }) }
      var publication = right.publication
      let report = await Publication.report(of: content, .internal, by: erasure)
      publication.log = Array(Publication.printed(report) { _ in nil }.utf8)
      return publication
    },
  ]

  private struct Place {
    let isInCode: Bool
    let isBehindEmptyLine: Bool
  }

  /// Passages between the markers that a condition lets count.
  private static func markers(
    in lines: SourceLines, _ body: Range<Int>, seeing isSeen: (Place) -> Bool
  ) -> LooseErasure.Lines {
    var passages: LooseErasure.Lines = []
    var start: Int?
    var isInCode = false
    for line in body {
      let content = String(decoding: lines.content(line), as: UTF8.self)
      let isBehindEmptyLine = line == body.lowerBound || lines.content(line - 1).isEmpty
      if start == nil, content.hasPrefix("```") || content.hasPrefix("~~~") { isInCode.toggle() }
      if content == ":::", let first = start {
        passages.append(first..<line + 1)
        start = nil
      } else if content == "::: internal", isSeen(Place(isInCode: isInCode, isBehindEmptyLine: isBehindEmptyLine)) {
        start = line
      }
    }
    return passages
  }

  // MARK: Traces

  private static let traces = [
    adding("the folder of attachments is copied whole") { content, _, publication in
      for file in content.attachments { publication.files[Route(attachment: file.path).outputPath] = [] }
    },
    adding("sources can be downloaded") { content, _, publication in
      for file in content.erased().files { publication.files[file.path] = content[file.path] }
    },
    adding("the manifest names all files") { content, _, publication in
      publication.files["SHA256SUMS"] = Array(content.files.map(\.path).joined(separator: "\n").utf8)
    },
    adding("the build has the digest of the whole content") { content, _, publication in
      let digest = Digest(content.files.flatMap(\.bytes)).hexadecimal
      publication.files["build"] = Array(digest.utf8)
    },
    adding("files are ordered by their place in the whole folder") { content, _, publication in
      let places = content.erased().files.map { file in content.files.firstIndex { $0.path == file.path } ?? 0 }
      publication.files["order"] = Array("\(places)".utf8)
    },
    adding("the marker of the edition counts what it withholds") { content, _, publication in
      let withheld = content.files.map { Erasure.standard.erase($0, [.public])[0].withheld }
      publication.files["edition"] = Array("public \(Set(withheld.map { "\($0)" }).sorted())".utf8)
    },
    adding("the size of the source is shown") { content, _, publication in
      let sizes = content.erased().files.map { content[$0.path]?.count ?? 0 }
      publication.files["sizes"] = Array("\(sizes)".utf8)
    },
    adding("the log quotes the lines of the whole content") { content, report, publication in
      let folder = content.folder(themes: PlainTheme.themes)
      publication.log = Array(Publication.printed(report) { folder.line(at: $0, in: .internal) }.utf8)
    },
    adding("the log has the lines of the author's file") { content, report, publication in
      let lines = Dictionary(
        content.files.map { ($0.path, Erasure.standard.erase($0, [.public])[0].originalLines) }
      ) { first, _ in first }
      let moved = report.moved { place in
        let line = lines[place.file]??.dropFirst(place.line - 1).first ?? place.line
        return SourceLocation(file: place.file, line: line, column: place.column)
      }
      publication.log = Array(Publication.printed(moved) { _ in nil }.utf8)
    },
    adding("the lines of bodies are judged before the erasure") { content, _, publication in
      var report = Report()
      for file in content.erased().files where RecordKind(of: file.path) != nil {
        for finding in BodyLines.findings(in: SourceLines(content[file.path] ?? []), of: file.path) {
          report.add(finding)
        }
      }
      publication.log = Array(Publication.printed(report) { _ in nil }.utf8)
    },
    adding("findings about internal content are printed") { content, report, publication in
      var report = report
      for finding in await Publication.report(of: content, .internal).findings { report.add(finding) }
      publication.log = Array(Publication.printed(report) { _ in nil }.utf8)
    },
    adding("the language is read before the erasure") { content, _, publication in
      var ignored = Report()
      let path = DataFile.settings.rawValue
      let whole = content[path].map { ErasedFile(path, $0) }
      publication.files["language"] = Array("\(SiteSettings(parsing: whole, into: &ignored)?.language ?? .vi)".utf8)
    },
  ]

  // MARK: Data

  private static let earlyData =
    ["catalogue", "plans", "slogans", "events", "tasks", "citations"].map { data($0 + ".csv") }
    + ["archive.json", "oai.xml"].map { data($0) } + [
      mixing("citations in passages are rows", keeping: keepPassages) { _, fuller, publication in
        for file in Output.tables.files(fuller, "") { publication.files[file.path] = file.madeBytes }
      },
      mixing("Akoma Ntoso has the passages", keeping: keepPassages) { _, fuller, publication in
        for file in Output.akomaNtoso.files(fuller, "") where publication.files[file.path] != nil {
          publication.files[file.path] = file.madeBytes
        }
      },
    ]

  static let all = wrongErasures + earlySteps + earlyData + traces
}
