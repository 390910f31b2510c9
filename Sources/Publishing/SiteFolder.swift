// A source folder as read from disk: `content/` and `themes/` in one pass, so that editions of one run agree.

package import Files
import Texts
import Archiving
package import Diagnostics

package struct SiteFolder: Sendable {
  /// The folder that holds `content/` and `themes/`.
  package let root: String
  package let content: SourceTree
  package let themes: SourceTree

  /// - Throws: when the machine refuses to read.
  package init(reading root: String, into report: inout Report) throws(EnvironmentError) {
    self.root = root
    guard SourceTree.isFolder(root + "/content") else { throw .noContent(root) }
    content = try SourceTree(
      reading: "content", below: root, isAttachment: { $0.hasPrefix("content/files/") },
      staysOnDisk: { RecordKind(of: $0) != nil }, into: &report)
    themes = try SourceTree(reading: "themes", below: root, into: &report)
  }

  /// The language of a site whose folder could not be read as a whole.
  package static func language(of root: String) -> Language {
    var ignored = Report()
    let file = SourceTree.file(SiteSettings.file, below: root)
    return SiteSettings(parsing: SourceTree(files: file.map { [$0] } ?? []), into: &ignored)?.language ?? .vi
  }

  /// The language of the site, for messages; Vietnamese while the settings cannot be read.
  package var language: Language {
    var ignored = Report()
    return SiteSettings(parsing: content, into: &ignored)?.language ?? .vi
  }

  /// The line of a source file as an edition sees it; nil when there is none or it is not text.
  package func line(at place: SourceLocation, in edition: Edition) -> String? {
    var ignored = Report()
    let file = [content, themes].lazy.flatMap(\.files).first { $0.path == place.file }
    // A file that has gone since then has no line to show; what was found in it is printed all the same.
    guard let file = try? file?.read(into: &ignored),
      let kept = ErasedFile(file, SourceLines(file.bytes), for: edition, into: &ignored).kept,
      let source = SourceText(decoding: kept, into: &ignored)
    else { return nil }
    let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.indices.contains(place.line - 1) ? String(decoding: lines[place.line - 1], as: UTF8.self) : nil
  }
}

extension EnvironmentError {
  fileprivate static func noContent(_ root: String) -> Self {
    EnvironmentError(
      root + "/content",
      LocalizedText(vi: "không có thư mục “\(root)/content”", en: "there is no folder ‘\(root)/content’"),
      hint: LocalizedText(
        vi: "chạy lệnh trong thư mục chứa content/ và themes/, hoặc chỉ thư mục ấy bằng --source",
        en: "run the command in the folder that holds content/ and themes/, or name that folder with --source"))
  }
}
