import Archiving
package import Diagnostics
package import Erasing
package import Files
import Foundation
package import Outputs
import Records

/// A whole site in memory: a small valid content tree, the real default theme, and what a test changes in them.
package struct SiteFixture: Sendable {
  /// By path relative to the source folder.
  package var files: [String: [UInt8]]
  /// Sizes of attachments by path; only needed where the test does not write the site to disk.
  package var attachments: [String: Int] = [:]

  /// One plan, one event, one page, one body.
  package static let minimal = SiteFixture(
    files: [
      "content/site.yml": "title: Kho kế hoạch\n",
      "content/bodies.yml": "- {id: btv, name: Ban Thường vụ, level: provincial}\n",
      "content/plans/a.md": plan(),
      "content/events/dh.md": event(),
      "content/pages/about.md": page(),
    ].mapValues { Array($0.utf8) })

  package static func plan(_ header: String = "", body: String = "Nội dung.\n") -> String {
    "---\ntitle: Kế hoạch A\naccess: public\nissuer: btv\n\(header)---\n\(body)"
  }

  package static func event(_ header: String = "", body: String = "Nội dung.\n") -> String {
    "---\ntitle: Đại hội\naccess: public\nkind: congress\nlevel: national\nstatus: held\n\(header)---\n\(body)"
  }

  package static func page(_ header: String = "", body: String = "Nội dung.\n") -> String {
    "---\ntitle: Giới thiệu\naccess: public\n\(header)---\n\(body)"
  }

  package init(files: [String: [UInt8]]) {
    self.files = files
  }

  package func with(_ path: String, _ text: String) -> SiteFixture { with(path, Array(text.utf8)) }

  package func with(_ path: String, _ bytes: [UInt8]) -> SiteFixture {
    var copy = self
    copy.files[path] = bytes
    return copy
  }

  package func without(_ path: String) -> SiteFixture {
    var copy = self
    copy.files[path] = nil
    return copy
  }

  package func withAttachment(_ path: String) -> SiteFixture {
    var copy = self
    copy.attachments[path] = 4
    return copy
  }

  package var content: ContentTree {
    ContentTree(
      files: files.filter { $0.key.hasPrefix("content/") }.map { SourceFile(path: $0, bytes: $1) },
      attachments: attachments.map { AttachmentFile(path: $0, size: $1) })
  }

  /// The repository's themes and those of the test.
  package var themes: SourceTree {
    var all = Self.repositoryThemes
    for (path, bytes) in files where path.hasPrefix("themes/") { all[path] = bytes }
    return SourceTree(files: all.map { SourceFile(path: $0, bytes: $1) })
  }

  /// What makes its sites.
  package var pipeline: Pipeline {
    let changesThemes = files.keys.contains { $0.hasPrefix("themes/") }
    return Pipeline(content.folder(themes: themes), themes: changesThemes ? ThemeCache() : Self.repositoryThemeCache)
  }

  private static let repositoryThemeCache = ThemeCache()

  /// The site of an edition, if there was no error, and what was found.
  package func render(
    _ edition: Edition = .public, baseURL: String? = nil
  ) async -> (site: RenderedSite?, report: Report) {
    var report = Report()
    do {
      let files = try await pipeline.build(
        edition, baseURL: baseURL.flatMap { BaseURL($0) }, temporaryFolder: "/nowhere", into: &report)
      return (files.map(RenderedSite.init), report)
    } catch {
      preconditionFailure("content in memory was read from disk: \(error)")
    }
  }

  /// The findings of an edition, without the notes.
  package func findings(_ edition: Edition = .public) async -> [Diagnostic] {
    await render(edition).report.sorted().shown.filter { $0.severity != .note }
  }

  /// What `check` finds.
  package func check() async -> Report {
    var report = Report()
    do {
      _ = try await pipeline.check(into: &report)
    } catch {
      preconditionFailure("content in memory was read from disk: \(error)")
    }
    return report
  }

  /// The site as `check --fix` leaves it.
  package func repaired() async -> SiteFixture {
    var site = self
    while true {
      do {
        let repairs = try await site.pipeline.repairs()
        if repairs.isEmpty { return site }
        for repair in repairs { site = site.with(repair.file.path, repair.bytes) }
      } catch {
        preconditionFailure("content in memory was read from disk: \(error)")
      }
    }
  }

  private static let repositoryThemes: [String: [UInt8]] = {
    var report = Report()
    do {
      let folder = try SiteFolder(reading: repositoryRoot)
      return try folder.themes.bytes(below: "", into: &report)
    } catch {
      preconditionFailure("the repository's themes cannot be read: \(error)")
    }
  }()
}

/// The folder of Package.swift.
package let repositoryRoot: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(3)
  return parts.joined(separator: "/")
}()

/// The files of an edition.
package struct RenderedSite: Sendable {
  package let files: [OutputFile]

  package init(files: [OutputFile]) {
    self.files = files
  }

  /// The text of a page or asset; nil when the site has no such file.
  package func text(_ path: String) -> String? {
    files.first { $0.path == path }?.madeBytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The texts of all pages by path.
  package var pages: [String: String] {
    var pages: [String: String] = [:]
    for file in files where file.path.hasSuffix(".html") { pages[file.path] = text(file.path) }
    return pages
  }
}

extension OutputFile {
  /// The bytes of a page or asset, which can always be made; nil for a copy.
  package var madeBytes: [UInt8]? {
    do { return try bytes() } catch { preconditionFailure("\(path) cannot be made: \(error)") }
  }
}
