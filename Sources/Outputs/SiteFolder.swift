// A source folder: `content/` and `themes/` as listed in one pass, so that the editions of one run agree.

package import Archiving
package import Diagnostics
import Embedded
package import Erasing
package import Files
import Records
import Texts
import Theming

package struct SiteFolder: Sendable {
  /// The folder that holds `content/`, and `themes/` if there is one.
  package let root: String
  package let content: SourceTree
  package let attachments: AttachmentFolder
  /// Those of the folder, and those that the program carries.
  package let themes: SourceTree

  /// The names of the themes that the program carries.
  package static let carriedThemes = ["default", "plain"]

  /// - Parameter argument: what the usage calls the folder; nil where it is `--source`.
  /// - Throws: when the machine refuses to list something.
  package init(reading root: String, argument: String? = nil) throws(EnvironmentError) {
    try Self.checkContent(of: root, argument: argument)
    self.init(
      root: root, content: try SourceTree(reading: "content", below: root),
      attachments: try AttachmentFolder(below: root),
      themes: Self.withCarried(
        try SourceTree.exists(root + "/themes") ? SourceTree(reading: "themes", below: root) : SourceTree(files: [])))
  }

  /// - Parameter argument: what the usage calls the folder; nil where it is `--source`.
  /// - Throws: when a folder is no source folder.
  package static func checkContent(of root: String, argument: String? = nil) throws(EnvironmentError) {
    guard try SourceTree.isFolder(root + "/content") else { throw .noContent(root, argument) }
  }

  /// A theme of a source folder takes the place of a carried one as a whole.
  private static func withCarried(_ own: SourceTree) -> SourceTree {
    let paths = own.files.map(\.path) + own.refused.map(\.finding.location.file)
    let carried = carriedThemes.map { "themes/\($0)/" }
      .filter { folder in !paths.contains { $0.utf8.starts(with: folder.utf8) } }
      .flatMap { folder in
        Embedded.files(below: folder).map { SourceFile(path: folder + $0.path, bytes: $0.bytes) }
      }
    return SourceTree(files: own.files + carried, refused: own.refused)
  }

  /// An archive that is not on disk yet, with the themes that the program carries.
  package init(root: String, content: SourceTree) {
    self.init(
      root: root, content: content, attachments: AttachmentFolder([]), themes: Self.withCarried(SourceTree(files: [])))
  }

  /// A folder from memory.
  package init(root: String, content: SourceTree, attachments: AttachmentFolder, themes: SourceTree) {
    self.root = root
    self.content = content
    self.attachments = attachments
    self.themes = themes
  }

  /// The interface texts of the default theme that the program carries, by name.
  package static func carriedTexts(_ language: Language) -> [String: String] {
    let files = Embedded.files(below: "themes/").map { ($0.path, $0.bytes) }
    return Theme.texts(
      parsing: Dictionary(uniqueKeysWithValues: files), named: "default", language: language.rawValue)
  }

  /// The language of messages about folders, whatever else is wrong with them: that of the first whose settings can be read,
  /// or Vietnamese.
  package static func language(of roots: String..., for edition: Edition) -> Language {
    var ignored = Report()
    for root in roots {
      do {
        guard let file = try SourceFile(DataFile.settings.rawValue, below: root)?.read(into: &ignored),
          let erased = Erasure.standard.erase(file, [edition])[0].file,
          let settings = SiteSettings(parsing: erased, into: &ignored)
        else { continue }
        return settings.language
      } catch {
        // Whoever needs more than the language reports it.
        continue
      }
    }
    return .vi
  }

  /// What findings of the text form show below them: the line of the source as an edition sees it; nil when there is none
  /// or it is not text.
  package func line(at place: SourceLocation, in edition: Edition) -> String? {
    var ignored = Report()
    do {
      guard let file = (content.files + themes.files).first(where: { $0.path.utf8.elementsEqual(place.file.utf8) }),
        let read = try file.read(into: &ignored), let erased = Erasure.standard.erase(read, [edition])[0].file
      else { return nil }
      return String(validating: SourceText.line(place.line, of: erased.bytes), as: UTF8.self)
    } catch {
      // A file that has gone since then has no line to show; what was found in it is printed all the same.
      return nil
    }
  }
}

extension SiteFolder {
  /// Writes the ledger of addresses, when it has more of them than the file.
  ///
  /// - Returns: how many were added.
  /// - Throws: when the machine refuses, or somebody else has changed the file since it was read.
  package func record(_ ledger: AddressLedger) throws(EnvironmentError) -> Int {
    if ledger.additionCount == 0 { return 0 }
    let bytes = Array(ledger.text.utf8)
    if let old = ledger.bytes {
      try SourceFile(path: DataFile.addresses.rawValue, bytes: old).replace(below: root, with: bytes)
    } else {
      try SourceFile(path: DataFile.addresses.rawValue, bytes: bytes).create(below: root)
    }
    return ledger.additionCount
  }
}

extension EnvironmentError {
  fileprivate static func noContent(_ root: String, _ argument: String?) -> Self {
    EnvironmentError(
      root + "/content",
      LocalizedText(vi: "không có thư mục “\(root)/content”", en: "there is no folder ‘\(root)/content’"),
      hint: argument.map {
        LocalizedText(vi: "\($0) phải là thư mục chứa content/", en: "\($0) must be a folder that holds content/")
      }
        ?? LocalizedText(
          vi:
            "chạy lệnh trong thư mục chứa content/, hoặc chỉ thư mục ấy bằng --source; kho mới thì tạo bằng “plan-archive init”",
          en:
            "run the command in the folder that holds content/, or name that folder with --source; ‘plan-archive init’ makes a new archive"
        ))
  }
}
