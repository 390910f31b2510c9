// One edition of a site: a pure function of content, themes and settings.
//
// The steps: erase → settings → theme → archive → pages → files. The bytes of a page are made when they are asked for.

package import Files
import Texts
package import Archiving
package import Diagnostics
import Theming

package struct Site: Sendable {
  /// Sorted by path.
  package let files: [OutputFile]

  /// Finds all files of an edition.
  ///
  /// - Parameters:
  ///   - content: the files of the content folder, everything in it.
  ///   - themes: the files of the themes folder.
  ///   - root: the folder that holds both, for the bytes of attachments.
  ///   - baseURL: replaces the `base_url` of the settings.
  ///   - temporaryFolder: where texts lie in the meantime that do not fit into memory.
  /// - Returns: nil when an error was reported.
  /// - Throws: when the machine refuses to read or to put aside.
  package init?(
    rendering content: SourceTree, themes: SourceTree, root: String, edition: Edition, baseURL: BaseURL? = nil,
    temporaryFolder: String, into report: inout Report
  ) async throws(EnvironmentError) {
    let spool = Spool(folder: temporaryFolder)
    guard
      let map = try await SiteMap(parsing: content, themes, for: edition, baseURL: baseURL, spool: spool, into: &report)
    else { return nil }
    var files = map.pages.map { page in
      OutputFile(
        path: map.route(of: page).outputPath,
        content: .made { () throws(EnvironmentError) in try map.render(page) })
    }
    files += map.theme.assets.map { OutputFile(path: Route.assets.path + $0.path, content: .bytes($0.bytes)) }
    files += map.archive.attachments.map {
      OutputFile(path: Route(attachment: $0).outputPath, content: .copy(of: root + "/" + $0))
    }
    files += edition.markers
    self.files = files.sorted { $0.path.precedesInUTF8($1.path) }
  }

  /// Checks everything that making either edition checks, and makes nothing.
  ///
  /// - Returns: what the public edition does not show.
  /// - Throws: when the machine refuses to read.
  package static func check(
    _ content: SourceTree, themes: SourceTree, into report: inout Report
  ) async throws(EnvironmentError) -> Erasure.Withheld {
    let editions = try await EditionContent.read(content, for: [.internal, .public], spool: nil)
    _ = SiteMap(editions, themes, baseURL: nil, spool: nil, into: &report)
    return editions[1].erasure.withheld
  }
}

extension SiteMap {
  /// The steps up to the pages.
  fileprivate convenience init?(
    parsing content: SourceTree, _ themes: SourceTree, for edition: Edition, baseURL: BaseURL?, spool: Spool,
    into report: inout Report
  ) async throws(EnvironmentError) {
    // Who makes the internal edition wants to know of public text that leads to something internal.
    let editions = try await EditionContent.read(
      content, for: edition == .internal ? [.internal, .public] : [.public], spool: spool)
    self.init(editions, themes, baseURL: baseURL, spool: spool, into: &report)
  }

  /// - Parameter editions: the one to make; after the internal one the public one, to be checked.
  fileprivate convenience init?(
    _ editions: [EditionContent], _ themes: SourceTree, baseURL: BaseURL?, spool: Spool?, into report: inout Report
  ) {
    let content = editions[0]
    report.add(contentsOf: content.report)
    var settings = content.settings
    settings.baseURL = baseURL ?? settings.baseURL
    let theme = Theme(
      parsing: themes.files(below: "themes/"), named: settings.theme.value, at: settings.theme.location,
      language: settings.language, into: &report)
    let records = LinkedRecords(content.parsed, settings: settings, into: &report)
    for edition in editions.dropFirst() { edition.checkPublic(into: &report) }
    guard let theme, !report.hasErrors else { return nil }
    if settings.baseURL == nil { report.add(.noBaseURL) }
    guard let spool else { return nil }
    self.init(archive: Archive(records), theme: theme, edition: content.edition, spool: spool)
  }
}

extension EditionContent {
  /// Reports what is wrong in this edition only: above all, public text that leads to something internal.
  fileprivate func checkPublic(into report: inout Report) {
    var findings = self.report
    _ = LinkedRecords(parsed, settings: settings, into: &findings)
    let known = Set(report.findings.map(Place.init))
    for finding in erasure.inOriginalLines(findings).findings where !known.contains(Place(finding)) {
      report.add(finding.leadsToMissing ? .leadsToInternal(finding) : finding)
    }
  }

  private struct Place: Hashable {
    let code: String
    let location: SourceLocation

    init(_ finding: Diagnostic) {
      code = finding.code
      location = finding.location
    }
  }
}

extension Edition {
  /// Files that say which edition a folder holds; robots are kept out of the internal one.
  fileprivate var markers: [OutputFile] {
    let mark = OutputFile(path: OutputWriter.editionFile, content: .bytes(Array((rawValue + "\n").utf8)))
    guard self == .internal else { return [mark] }
    return [mark, OutputFile(path: "robots.txt", content: .bytes(Array("User-agent: *\nDisallow: /\n".utf8)))]
  }
}

extension SourceTree {
  fileprivate func files(below folder: String) -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasPrefix(folder) }.map {
        (String($0.path.dropFirst(folder.count)), $0.bytes)
      })
  }
}

extension Diagnostic {
  /// Whether it says that something named or linked to does not exist.
  fileprivate var leadsToMissing: Bool {
    switch code {
    case "link.dead", "link.anchor", "link.attachment", "reference.body", "reference.event", "reference.plan": true
    default: false
    }
  }

  /// What a public text names exists in the internal edition only.
  fileprivate static func leadsToInternal(_ finding: Diagnostic) -> Self {
    Diagnostic(
      .internalReference, at: finding.location,
      LocalizedText(
        vi: "trong bản công khai: \(finding.message.vi), vì mục ấy là nội bộ",
        en: "in the public edition: \(finding.message.en), because it is internal"),
      hint: LocalizedText(
        vi: "đưa chỗ nhắc này vào đoạn nội bộ hoặc khóa “internal”, hoặc công khai mục được nhắc",
        en: "move the mention into an internal passage or the key ‘internal’, or make what it names public"))
  }

  fileprivate static var noBaseURL: Self {
    Diagnostic(
      .siteNoBaseURL, .note, at: SourceLocation(file: SiteSettings.file),
      LocalizedText(
        vi: "chưa có “base_url”: các phần cần địa chỉ tuyệt đối được bỏ qua",
        en: "there is no ‘base_url’: what needs absolute addresses is left out"),
      hint: LocalizedText(
        vi: "thêm “base_url: https://…”, địa chỉ nơi trang web được đặt, hoặc dùng --base-url",
        en: "add ‘base_url: https://…’, the address of the site, or use --base-url"))
  }
}
