// What is demanded of a pair: both public editions are one, byte for byte, and no secret is in them.

import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Markdown
import Outputs
import Pages
import Records
import TestSupport
import Texts

/// All that the public gets to see: the files of the site and the log.
struct Publication: Equatable, Sendable {
  /// By path; of an attachment the path that it is copied from.
  var files: [String: [UInt8]] = [:]
  /// As bytes, for equal texts can have different ones.
  var log: [UInt8] = []

  init() {}

  init(_ files: [OutputFile]?, log: String) {
    for file in files ?? [] {
      if case .copy(let path) = file.content {
        self.files[file.path] = Array("copy of \(path)".utf8)
      } else {
        self.files[file.path] = file.madeBytes
      }
    }
    self.log = Array(log.utf8)
  }

  /// The edition as the command makes it.
  static func made(
    of content: ContentTree, _ edition: Edition = .public, by erasure: Erasure = .standard
  ) async -> Publication {
    await whole(of: content, edition, by: erasure).publication
  }

  /// The edition as the command makes it, its site, which is nil when there are errors, and what was found on the way.
  static func whole(
    of content: ContentTree, _ edition: Edition = .public, by erasure: Erasure = .standard
  ) async -> (publication: Publication, site: Site?, report: Report) {
    var report = Report()
    let site = await site(of: content, edition, by: erasure, into: &report)
    let folder = content.folder(themes: PlainTheme.themes)
    let files = site.flatMap { Pipeline(folder).files(of: $0, into: &report) }
    var publication = Publication(files, log: printed(report) { folder.line(at: $0, in: edition) })
    // Who publishes can add it to the content, which is public.
    if let site, files != nil {
      publication.files[DataFile.addresses.rawValue] = Array(site.archive.ledger.text.utf8)
    }
    return (publication, site, report)
  }

  /// nil when there are errors.
  static func site(of content: ContentTree, _ edition: Edition, by erasure: Erasure) async -> Site? {
    var report = Report()
    return await site(of: content, edition, by: erasure, into: &report)
  }

  /// What is found while an edition is made.
  static func report(
    of content: ContentTree, _ edition: Edition = .public, by erasure: Erasure = .standard
  ) async -> Report {
    var report = Report()
    _ = await site(of: content, edition, by: erasure, into: &report)
    return report
  }

  private static func site(
    of content: ContentTree, _ edition: Edition, by erasure: Erasure, into report: inout Report
  ) async -> Site? {
    do {
      let folder = content.folder(themes: PlainTheme.themes)
      return try await Pipeline(folder, erasure: erasure, themes: PlainTheme.cache).site(
        edition, spool: Spool(folder: "/nowhere"), into: &report)
    } catch {
      preconditionFailure("content in memory was read from disk: \(error)")
    }
  }

  /// The findings in both forms and both languages.
  static func printed(_ report: Report, _ line: @escaping @Sendable (SourceLocation) -> String?) -> String {
    Language.allCases.flatMap { language in
      DiagnosticPrinter.Format.allCases.map {
        var printer = DiagnosticPrinter($0, language: language)
        return printer.print(report, sourceLine: line) + printer.end()
      }
    }.joined()
  }

  /// Paths, bytes and log as they are, and folded once more.
  var haystack: Haystack {
    let parts = files.flatMap { [Array($0.utf8), $1] } + [log]
    return Haystack(parts + parts.map { Array(String(decoding: $0, as: UTF8.self).folded().utf8) })
  }

  /// The first difference, in words.
  func difference(from other: Publication) -> String? {
    for path in Set(files.keys).union(other.files.keys).sorted() where files[path] != other.files[path] {
      guard let mine = files[path] else { return "only the second has \(path)" }
      guard let others = other.files[path] else { return "only the first has \(path)" }
      return "\(path): \(Self.firstDifference(mine, others))"
    }
    let paths = [self, other].map { $0.files.keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) } }
    if paths[0] != paths[1] { return "paths differ in their Unicode form" }
    return log == other.log ? nil : "log: \(Self.firstDifference(log, other.log))"
  }

  private static func firstDifference(_ a: [UInt8], _ b: [UInt8]) -> String {
    let lines = [a, b].map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) }
    let index =
      zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines[0].count, lines[1].count)
    let shown = lines.map { index < $0.count ? String(decoding: $0[index], as: UTF8.self) : "(the end)" }
    return "line \(index + 1): “\(shown[0])” and “\(shown[1])”"
  }
}

enum NonInterferenceCheck {
  /// What is wrong with the public editions of a pair, and with that of the content without anything internal; nil if
  /// nothing.
  ///
  /// - Parameter publish: makes the public edition of a tree of the pair; the tests of adequacy put leaks in.
  static func failure(
    of pair: ContentPair, publish: (_ tree: ContentPair.Side?) async -> Publication
  ) async -> String? {
    let first = await publish(.first)
    let second = await publish(.second)
    if let difference = first.difference(from: second) { return "the editions differ: \(difference)" }
    let haystack = first.haystack
    for secret in pair.secrets(.both) {
      if let form = haystack.form(of: secret) { return "the public edition has “\(form)” of a \(secret.kind)" }
    }
    // Where it is not known for whom a file is, there is no erased content.
    if pair.isDoubtful { return nil }
    let erased = await publish(nil)
    return first.difference(from: erased).map { "Public(content) is not Public(erase(content)): \($0)" }
  }
}

/// What is demanded of the erasure itself: it leaves exactly the public text.
enum ErasedTreeCheck {
  static func failure(of pair: ContentPair) -> String? {
    if pair.isDoubtful { return nil }
    let erased = pair.tree(.first).erased()
    // A file with a finding about its public text is refused; the logs of both trees are compared elsewhere.
    if let finding = erased.report.findings.first(where: { !erased.refused.contains($0.location.file) }) {
      return "the erasure reports \(finding)"
    }
    let wanted = pair.tree(nil).files.filter { !erased.refused.contains($0.path) }
    let paths = [erased.files.map(\.path), wanted.map(\.path)].map { $0.map { Array($0.utf8) } }
    if paths[0] != paths[1] { return "the erased tree has \(erased.files.map(\.path))" }
    for (left, wanted) in zip(erased.files, wanted) where left.bytes != wanted.bytes {
      return "\(left.path) is erased to\n\(String(decoding: left.bytes, as: UTF8.self))"
    }
    return nil
  }
}

/// The other half: what is internal is in the internal edition, so that a secret that is not found says something.
enum InternalCheck {
  /// nil when the internal edition cannot be built; else what it does not show.
  static func missing(of pair: ContentPair) async -> [Secret]? {
    if pair.isWild || pair.isDoubtful { return nil }
    let publication = await Publication.made(of: pair.tree(.first), .internal)
    guard !publication.files.isEmpty else { return nil }
    let haystack = publication.haystack
    return pair.secrets(.first).filter { secret in
      secret.isShown && haystack.form(of: secret) == nil
    }
  }
}

extension Site {
  /// The bytes of pages by their paths, of a site whose texts are in memory.
  func pages(where isAsked: (_ path: String) -> Bool) -> [String: [UInt8]] {
    var bytes: [String: [UInt8]] = [:]
    for page in pages {
      let path = route(of: page).outputPath
      if !isAsked(path) { continue }
      do { bytes[path] = try render(page) } catch { preconditionFailure("\(error)") }
    }
    return bytes
  }
}
