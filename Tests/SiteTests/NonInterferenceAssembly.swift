// The public edition put together anew from its real parts, each of which can be exchanged for a wrong one.

import Files
import Archiving
import Diagnostics
import Theming

@testable import Publishing

/// The erasure with its parts as values.
struct LooseErasure: Sendable {
  typealias Lines = [Range<Int>]

  /// nil where it cannot be read.
  var access: @Sendable (_ path: String, SourceLines) -> Access? = { _, lines in
    if case .access(let access) = AccessLine.read(lines) { access } else { nil }
  }
  var passages: @Sendable (SourceLines, Range<Int>) -> Lines = { lines, body in
    var ignored = Report()
    return InternalPassage.all(in: lines, body, of: "", into: &ignored).map(\.lines)
  }
  var keys: @Sendable (SourceLines, Range<Int>, _ isList: Bool) -> Lines = { lines, part, isList in
    var ignored = Report()
    return InternalKey.all(in: lines, part, isList: isList, of: "", into: &ignored).map(\.lines)
  }
  /// Whether internal entries of attachments are taken out.
  var erasesEntries = true
  /// Whether attachments that no public plan lists are taken out.
  var erasesAttachments = true

  func erased(_ content: SourceTree, into report: inout Report) -> SourceTree {
    var tree = content
    tree.files = []
    var listed: Set<[UInt8]> = []
    for file in content.files {
      let lines = SourceLines(file.bytes)
      var cuts: [Range<Int>] = []
      if let kind = RecordKind(of: file.path) {
        guard let access = access(file.path, lines) else {
          report.add(.accessInvalid(kind, nil, SourceLocation(file: file.path)))
          tree.unreadable.append(file.path)
          continue
        }
        if access == .internal { continue }
        let header = lines.frontMatter ?? 0..<0
        cuts = lineBytes(
          keys(lines, header, false) + passages(lines, min(header.upperBound + 1, lines.count)..<lines.count), lines)
        if kind == .plan {
          var ignored = Report()
          let entries = AttachmentEntries(in: lines, header, of: file.path, into: &ignored)
          listed.formUnion(entries.publicFiles)
          if erasesEntries { cuts += lineBytes(entries.withheldLines, lines) + entries.withheld }
        }
      } else if file.path.hasSuffix(".yml") {
        cuts = lineBytes(keys(lines, 0..<lines.count, file.path != SiteSettings.file), lines)
      }
      var isKept = [Bool](repeating: true, count: file.bytes.count)
      for cut in cuts { for index in cut { isKept[index] = false } }
      tree.files.append(SourceFile(path: file.path, bytes: zip(file.bytes, isKept).filter(\.1).map(\.0)))
    }
    if erasesAttachments { tree.attachments = tree.attachments.filter { listed.contains(Array($0.path.utf8)) } }
    return tree
  }

  private func lineBytes(_ ranges: Lines, _ lines: SourceLines) -> [Range<Int>] {
    ranges.filter { !$0.isEmpty }.map {
      lines.ranges[$0.lowerBound].lowerBound..<lines.ranges[$0.upperBound - 1].upperBound
    }
  }
}

/// The steps behind the erasure.
struct Assembly: Sendable {
  let tree: SourceTree
  var report = Report()
  /// nil when there are errors.
  private(set) var map: SiteMap?

  /// - Parameter tree: erased.
  init(_ tree: SourceTree, _ report: Report) async {
    self.tree = tree
    self.report = report
    guard let settings = SiteSettings(parsing: tree, into: &self.report) else { return }
    let spool = Spool(folder: "/nowhere")
    var content = ParsedContent(records: tree.unreadable.map { ParsedFile(unreadable: $0) }, tree: tree)
    content.tree.files = []
    for file in tree.files {
      guard RecordKind(of: file.path) != nil else {
        content.tree.files.append(file)
        continue
      }
      do {
        content.records.append(try ParsedFile(parsing: file, settings: settings, spool: spool, into: &self.report))
      } catch {
        preconditionFailure("a text in memory was put aside: \(error)")
      }
    }
    content.records.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let records = LinkedRecords(content, settings: settings, into: &self.report)
    guard !self.report.hasErrors, let theme = Self.themes[settings.language] else { return }
    map = SiteMap(archive: Archive(records), theme: theme, edition: .public, spool: spool)
  }

  init(_ content: SourceTree, _ erasure: LooseErasure = LooseErasure()) async {
    var report = Report()
    let tree = erasure.erased(content, into: &report)
    await self.init(tree, report)
  }

  /// Loading the theme takes as long as all other steps together.
  private static let themes: [Language: Theme] = {
    let files = PlainTheme.themes.files.map { (String($0.path.dropFirst("themes/".count)), $0.bytes) }
    var themes: [Language: Theme] = [:]
    for language in Language.allCases {
      var report = Report()
      themes[language] = Theme(
        parsing: Dictionary(uniqueKeysWithValues: files), named: PlainTheme.name,
        at: SourceLocation(file: SiteSettings.file), language: language, into: &report)
    }
    return themes
  }()

  /// What comes out of it; the log quotes the lines of the erased tree.
  var publication: Publication {
    var publication = Publication()
    publication.log = Array(
      Publication.printed(report) { [tree] in Publication.line(at: $0, of: tree, .internal) }.utf8)
    guard let map else { return publication }
    for page in map.pages { publication.files[map.route(of: page).outputPath] = map.bytes(page) }
    for path in map.archive.attachments {
      publication.files[Route(attachment: path).outputPath] = Array("copy of \(path)".utf8)
    }
    return publication
  }
}

extension SiteMap {
  /// The bytes of a page whose texts are in memory.
  func bytes(_ page: Page) -> [UInt8] {
    do { return try render(page) } catch { preconditionFailure("\(error)") }
  }
}
