// From a source folder to the files of an edition.

package import Archiving
package import Diagnostics
package import Erasing
package import Files
package import Pages
package import Records
import Texts
import Theming

package struct Pipeline: Sendable {
  let source: SiteFolder
  let erasure: Erasure
  private let themes: ThemeCache

  /// - Parameters:
  ///   - erasure: tests of the proof put a wrong one in.
  ///   - themes: that of other pipelines for the same themes.
  package init(_ source: SiteFolder, erasure: Erasure = .standard, themes: ThemeCache = ThemeCache()) {
    self.source = source
    self.erasure = erasure
    self.themes = themes
  }

  /// All files of an edition, sorted by path. The bytes of a page are made when they are asked for.
  ///
  /// - Parameters:
  ///   - baseURL: replaces the `base_url` of the settings.
  ///   - temporaryFolder: where texts lie in the meantime that do not fit into memory.
  /// - Returns: nil when an error was reported.
  /// - Throws: when the machine refuses to read or to put aside.
  package func build(
    _ edition: Edition, baseURL: BaseURL? = nil, temporaryFolder: String, into report: inout Report
  ) async throws(EnvironmentError) -> [OutputFile]? {
    let spool = Spool(folder: temporaryFolder)
    guard let site = try await site(edition, baseURL: baseURL, spool: spool, into: &report) else { return nil }
    return files(of: site, into: &report)
  }

  /// The files of a site, the last step of `build`.
  ///
  /// - Parameter isPrecompressed: whether each that gains by it stands there in gzip format too.
  package func files(of site: Site, isPrecompressed: Bool = false, into report: inout Report) -> [OutputFile]? {
    let files = Output.files(of: site, root: source.root, isPrecompressed: isPrecompressed, into: &report)
    return report.hasErrors ? nil : files
  }

  /// The steps of `build` up to the pages: read, erase, parse → link → theme → pages.
  ///
  /// - Parameters:
  ///   - spool: keeps the texts.
  ///   - hasFullText: whether an index of all texts will be made of it.
  ///   - progress: called with the number of records that are read, and of all. Not for the public edition: how many there
  ///     are in all editions is nothing for its log.
  package func site(
    _ edition: Edition, baseURL: BaseURL? = nil, spool: Spool, hasFullText: Bool = false,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }, into report: inout Report
  ) async throws(EnvironmentError) -> Site? {
    var none: KeptRecords?
    return try await site(
      edition, baseURL: baseURL, spool: spool, hasFullText: hasFullText, keeping: &none, progress: progress,
      into: &report)
  }

  /// As above, again and again for the same folder.
  ///
  /// - Parameter kept: what the time before has left, with the same edition and spool.
  package func site(
    _ edition: Edition, baseURL: BaseURL? = nil, spool: Spool, hasFullText: Bool = false,
    keeping kept: inout KeptRecords?, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in },
    into report: inout Report
  ) async throws(EnvironmentError) -> Site? {
    // Who makes the internal edition wants to know of public text that leads to something internal.
    let editions = edition == .internal ? [edition, .public] : [edition]
    let contents = try await EditionContent.read(
      source, for: editions, by: erasure, themes: themes, spool: spool, keeping: &kept,
      progress: edition == .internal ? progress : { _, _ in })
    let (records, _, theme) = try await link(contents, baseURL: baseURL, into: &report)
    guard let theme, !report.hasErrors else { return nil }
    let sizes = try ImageSize.all(shownBy: records, in: source.attachments)
    let facts = try AttachmentFacts.all(
      listedBy: records, in: source.attachments, known: kept?.attachmentFacts ?? [:])
    kept?.attachmentFacts = facts
    let archive = Archive(records, imageSizes: sizes, attachmentFacts: facts)
    return Site(
      archive: archive, theme: theme, isInternal: edition == .internal, spool: spool,
      headLinks: Output.all.flatMap { $0.headLinks(archive) }, hasFullText: hasFullText)
  }

  /// Checks everything that making either edition checks: the same steps, but no text is rendered and no page made.
  ///
  /// - Parameter progress: called with the number of records that are read, and of all.
  /// - Returns: the records of the internal and of the public edition, and what that does not show.
  /// - Throws: when the machine refuses to read.
  package func check(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }, into report: inout Report
  ) async throws(EnvironmentError) -> (records: LinkedRecords, published: LinkedRecords, withheld: Erasure.Withheld) {
    var none: KeptRecords?
    let contents = try await EditionContent.read(
      source, for: [.internal, .public], by: erasure, themes: themes, spool: nil, keeping: &none, progress: progress)
    let (records, published, theme) = try await link(contents, baseURL: nil, into: &report)
    if let theme, !report.hasErrors {
      // The internal edition has every path that the public one has.
      let site = Site(archive: Archive(records), theme: theme, isInternal: true, spool: Spool(folder: "/"))
      Output.checkPaths(of: site, root: source.root, into: &report)
    }
    var withheld = contents[1].withheld
    let listed = Set(contents[1].content.attachmentPaths.map { ExactText(records.file(ofAttachment: $0)) })
    withheld.attachments = try source.attachments.all().count { !listed.contains(ExactText($0.path)) }
    return (records, published, withheld)
  }

  /// The files that findings of `check` repair, each as it was read and with the repairs in it.
  ///
  /// - Throws: when the machine refuses to read.
  package func repairs() async throws(EnvironmentError) -> [(
    file: SourceFile, bytes: [UInt8], edits: [Diagnostic.Repair]
  )] {
    let findings = await Report.$mostKept.withValue(40_000) { () async -> Result<[Diagnostic], EnvironmentError> in
      var report = Report()
      do throws(EnvironmentError) {
        _ = try await check(into: &report)
        return .success(report.findings.filter { !$0.repair.isEmpty })
      } catch {
        return .failure(error)
      }
    }
    let byFile = Dictionary(grouping: try findings.get(), by: { ExactText($0.location.file) })
    var repaired: [(file: SourceFile, bytes: [UInt8], edits: [Diagnostic.Repair])] = []
    for file in source.content.files {
      // A file that has changed since then is one for the next pass.
      var ignored = Report()
      guard let findings = byFile[ExactText(file.path)], let file = try file.read(into: &ignored) else { continue }
      let (bytes, edits) = file.repaired(by: findings)
      if bytes != file.bytes { repaired.append((file, bytes, edits)) }
    }
    return repaired
  }

  /// Repairs the files of a source folder, again and again until none that is left can be repaired.
  ///
  /// - Parameter done: told of every edit, as soon as its file is written.
  /// - Throws: when the machine refuses to read or to write.
  package static func repair(_ root: String, _ done: (Diagnostic.Repair) -> Void) async throws(EnvironmentError) {
    let themes = ThemeCache()
    while true {
      let repairs = try await Pipeline(SiteFolder(reading: root), themes: themes).repairs()
      if repairs.isEmpty { return }
      for (file, bytes, edits) in repairs {
        try file.replace(below: root, with: bytes)
        for edit in edits { done(edit) }
      }
    }
  }

  /// - Parameter contents: of the edition to make; after that of the internal one the public one, to be checked.
  /// - Returns: the records of the edition, and those of the last of `contents`.
  private func link(
    _ contents: [EditionContent], baseURL: BaseURL?, into report: inout Report
  ) async throws(EnvironmentError) -> (LinkedRecords, published: LinkedRecords, Theme?) {
    var settings = contents[0].settings
    settings.baseURL = baseURL ?? settings.baseURL
    report.add(contentsOf: contents[0].report)
    for refused in source.themes.refused { report.add(refused.finding) }
    let files = try source.themes.bytes(below: "themes/", into: &report)
    let theme = themes.theme(of: files, named: settings.theme, in: settings.interfaceLanguage, into: &report)
    let records = try await LinkedRecords(
      contents[0].content, settings: settings, pages: PageKind.fixedRoutes(settings), into: &report)
    var published = records
    for content in contents.dropFirst() { published = try await content.checkPublic(besides: records, into: &report) }
    if theme != nil, !report.hasErrors {
      let place = SourceLocation(file: DataFile.settings.rawValue)
      let undated = records.plans.count { $0.datestamp == nil }
      if settings.baseURL == nil {
        report.add(rules.noBaseURL, at: place)
      } else if undated > 0 {
        report.add(rules.noDate, undated, at: place)
      }
    }
    let weights = CheckWeights(records, into: &report)
    report = weights.applied(to: report)
    return (records, published, theme)
  }
}

extension EditionContent {
  /// Reports what is wrong in this edition only: above all, public text that leads to something internal.
  ///
  /// - Parameter records: those of the internal edition.
  /// - Returns: those of this one.
  fileprivate func checkPublic(
    besides records: LinkedRecords, into report: inout Report
  ) async throws(EnvironmentError) -> LinkedRecords {
    struct Place: Hashable {
      let code: String
      let location: SourceLocation

      init(_ finding: Diagnostic) {
        code = finding.code
        location = finding.location
      }
    }
    var findings = self.report
    let own = try await LinkedRecords(
      content, settings: settings, pages: PageKind.fixedRoutes(settings), besides: records, into: &findings)
    let known = Set(report.findings.map(Place.init))
    // One slip, one finding, though the erasure words it in its own way; that of a secret document names no place.
    let errors = Set(report.findings.filter { $0.severity == .error }.map(\.location))
    let isSecrecyKnown = known.contains { $0.code == "plan.secrecy" }
    for finding in inOriginalLines(findings).findings
    where !known.contains(Place(finding)) && !errors.contains(finding.location)
      && !(isSecrecyKnown && finding.code == "plan.secrecy")
    {
      report.add(
        finding.leadsToMissing
          ? Diagnostic(rules.leadsToInternal, [finding.message], at: finding.location, length: finding.length) : finding
      )
    }
    report.count(othersOf: findings)
    return own
  }
}

extension Diagnostic {
  /// Whether it says that something named or linked to does not exist.
  fileprivate var leadsToMissing: Bool {
    ["link.dead", "link.anchor", "link.attachment", "reference.body", "reference.event", "reference.plan"]
      .contains(code)
  }
}

package struct PipelineRules: RuleTable {
  /// What a public text names exists in the internal edition only.
  let leadsToInternal = Rule(
    "internal.reference",
    vi: "trong bản công khai: {0}, vì mục ấy là nội bộ",
    hint: "đưa chỗ nhắc này vào đoạn nội bộ hoặc khóa “internal”, hoặc công khai mục được nhắc",
    en: "in the public edition: {0}, because it is internal",
    hint: "move the mention into an internal passage or the key ‘internal’, or make what it names public")
  let noBaseURL = Rule(
    "site.no-base-url", .note,
    vi: "chưa có “base_url”: các phần cần địa chỉ tuyệt đối được bỏ qua",
    hint: "thêm “base_url: https://…”, địa chỉ nơi trang web được đặt, hoặc dùng --base-url",
    en: "there is no ‘base_url’: what needs absolute addresses is left out",
    hint: "add ‘base_url: https://…’, the address of the site, or use --base-url")
  let noDate = Rule(
    "feed.no-date", .note,
    vi: "số văn bản không có ngày nào nên không có trong các nguồn tin (feed): {0}",
    hint: "ghi “added”, ngày văn bản vào kho; hoặc “issued”, “issued_window” nếu biết ngày ban hành",
    en: "documents without any date, which are in no feed: {0}",
    hint: "write ‘added’, the date when the record came into the archive, or ‘issued’ or ‘issued_window’ if it is known"
  )

  package init() {}
}
private let rules = PipelineRules()
