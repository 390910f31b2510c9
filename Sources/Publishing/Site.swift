// One edition of a site, made in memory: a pure function of content, themes and settings.
//
// The steps: erase → settings → theme → archive → pages → files.

package import Archiving
package import Diagnostics
import Foundation
import Theming

package struct Site: Sendable {
  /// Sorted by path.
  package let files: [OutputFile]

  /// Makes all files of an edition.
  ///
  /// - Parameters:
  ///   - content: the files of the content folder, everything in it.
  ///   - themes: the files of the themes folder.
  ///   - root: the folder that holds both, for the bytes of attachments.
  ///   - baseURL: replaces the `base_url` of the settings.
  ///   - progress: called with the number of pages made and to be made, from several threads.
  /// - Returns: nil when an error was reported.
  package init?(
    rendering content: SourceTree, themes: SourceTree, root: String, edition: Edition, baseURL: BaseURL? = nil,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }, into report: inout Report
  ) async {
    let tree = content.erased(for: edition, into: &report)
    guard var settings = SiteSettings(parsing: tree, into: &report) else { return nil }
    settings.baseURL = baseURL ?? settings.baseURL
    let theme = Theme(
      parsing: themes.files(below: "themes/"), named: settings.theme.value, at: settings.theme.location,
      language: settings.language, into: &report)
    guard let archive = await Archive(parsing: tree, settings: settings, into: &report), let theme, !report.hasErrors
    else { return nil }
    if settings.baseURL == nil { report.add(.noBaseURL) }

    var files = await SiteMap(archive: archive, theme: theme).rendered(progress: progress)
    files += theme.assets.map { OutputFile(path: Route.assets.path + $0.path, content: .bytes($0.bytes)) }
    files += archive.attachments.map {
      OutputFile(path: Route(attachment: $0).outputPath, content: .copy(of: root + "/" + $0))
    }
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
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

extension SiteMap {
  /// Every page as a file, made on all processors.
  fileprivate func rendered(progress: @escaping @Sendable (Int, Int) -> Void) async -> [OutputFile] {
    let pages = pages
    let size = max(1, pages.count / (ProcessInfo.processInfo.activeProcessorCount * 16))
    return await withTaskGroup(of: [OutputFile].self) { group in
      for start in stride(from: 0, to: pages.count, by: size) {
        group.addTask {
          pages[start..<min(start + size, pages.count)].map { page in
            OutputFile(path: route(of: page).outputPath, content: .bytes(Array(render(page).utf8)))
          }
        }
      }
      var files: [OutputFile] = []
      for await part in group {
        files += part
        progress(files.count, pages.count)
      }
      return files
    }
  }
}

extension Diagnostic {
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
