// What is demanded of a pair: both public editions are one, byte for byte, and no secret is in them.

import Files
import Texts
import Archiving
import Diagnostics
import Foundation
import Markdown
import Publishing
import TestSupport

/// All that the public gets to see: the files of the site and the log.
struct Publication: Equatable, Sendable {
  /// By path; of an attachment the path that it is copied from.
  var files: [String: [UInt8]] = [:]
  /// As bytes, for equal texts can have different ones.
  var log: [UInt8] = []

  init() {}

  init(_ site: Site?, log: String) {
    for file in site?.files ?? [] {
      if case .copy(let path) = file.content {
        files[file.path] = Array("copy of \(path)".utf8)
      } else {
        files[file.path] = file.madeBytes
      }
    }
    self.log = Array(log.utf8)
  }

  /// The edition as the command makes it.
  static func made(of content: SourceTree, _ edition: Edition = .public) async -> Publication {
    var report = Report()
    let site: Site?
    do {
      site = try await Site(
        rendering: content, themes: PlainTheme.themes, root: "/nowhere", edition: edition, temporaryFolder: "/nowhere",
        into: &report)
    } catch {
      preconditionFailure("content in memory was read from disk: \(error)")
    }
    return Publication(site, log: printed(report) { line(at: $0, of: content, edition) })
  }

  /// The findings in both forms and both languages.
  static func printed(_ report: Report, _ line: @escaping @Sendable (SourceLocation) -> String?) -> String {
    Language.allCases.flatMap { language in
      DiagnosticPrinter.Format.allCases.map {
        DiagnosticPrinter($0, language: language, sourceLine: line).print(report)
      }
    }.joined()
  }

  /// The line of a file as an edition sees it, like `SiteFolder.line(at:in:)`.
  static func line(at place: SourceLocation, of content: SourceTree, _ edition: Edition) -> String? {
    var ignored = Report()
    guard let bytes = content[place.file] else { return nil }
    let file = SourceTree(files: [SourceFile(path: place.file, bytes: bytes)])
    guard let seen = Erasure(file, for: edition, into: &ignored).tree.files.first,
      let source = SourceText(decoding: seen, into: &ignored)
    else { return nil }
    let lines = source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.indices.contains(place.line - 1) ? String(Substring(lines[place.line - 1])) : nil
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

struct NonInterferenceCheck: Sendable {
  /// Makes the public edition of a tree; the tests of adequacy put leaks in.
  var publish: @Sendable (SourceTree) async -> Publication = { await Publication.made(of: $0) }

  /// What is wrong with the public editions of a pair, and with that of the content without anything internal; nil if
  /// nothing.
  func failure(of pair: ContentPair) async -> String? {
    let first = await publish(pair.tree(.first))
    let second = await publish(pair.tree(.second))
    if let difference = first.difference(from: second) { return "the editions differ: \(difference)" }
    let haystack = first.haystack
    for secret in pair.secrets(.both) {
      if let form = haystack.form(of: secret) { return "the public edition has “\(form)” of a \(secret.kind)" }
    }
    // Where it is not known for whom a file is, there is no erased content.
    if pair.isDoubtful { return nil }
    let erased = await publish(pair.publicTree)
    return first.difference(from: erased).map { "Public(content) is not Public(erase(content)): \($0)" }
  }
}

/// What is demanded of the erasure itself: it leaves exactly the public text.
enum ErasedTreeCheck {
  static func failure(of pair: ContentPair) -> String? {
    if pair.isDoubtful { return nil }
    var report = Report()
    let erased = Erasure(pair.tree(.first), for: .public, into: &report).tree
    var wanted = pair.publicTree
    // A file with a finding about its public text is refused; the logs of both trees are compared elsewhere.
    let refused = Set(erased.unreadable)
    wanted.files.removeAll { refused.contains($0.path) }
    if let finding = report.findings.first(where: { !refused.contains($0.location.file) }) {
      return "the erasure reports \(finding)"
    }
    let paths = [erased, wanted].map { tree in
      (tree.files.map(\.path) + tree.attachments.map(\.path)).map { Array($0.utf8) }
    }
    if paths[0] != paths[1] { return "the erased tree has \(erased.attachments) and \(erased.files.map(\.path))" }
    for (left, wanted) in zip(erased.files, wanted.files) where left != wanted {
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
