package import Diagnostics
package import Erasing
package import Files
package import Outputs

/// A content folder in memory.
package struct ContentTree: Sendable {
  /// Sorted by path (as bytes).
  package var files: [SourceFile]
  package var attachments: [AttachmentFile]

  package init(files: [SourceFile], attachments: [AttachmentFile] = []) {
    self.files = files.sorted { $0.path.precedesInUTF8($1.path) }
    self.attachments = attachments.sorted { $0.path.precedesInUTF8($1.path) }
  }

  package subscript(path: String) -> [UInt8]? { files.first { $0.path.utf8.elementsEqual(path.utf8) }?.bytes }

  /// A source folder with this content. Nothing of it is on disk.
  package func folder(themes: SourceTree) -> SiteFolder {
    SiteFolder(
      root: "/nowhere", content: SourceTree(files: files), attachments: AttachmentFolder(attachments), themes: themes)
  }

  /// What an erasure leaves of it for the public.
  package func erased(
    by erasure: Erasure = .standard
  ) -> (files: [ErasedFile], refused: Set<String>, report: Report) {
    var (left, refused, report): ([ErasedFile], Set<String>, Report) = ([], [], Report())
    for file in files {
      let outcome = erasure.erase(file, [.public])[0]
      if let file = outcome.file { left.append(file) }
      if outcome.isUnreadable { refused.insert(file.path) }
      report.add(contentsOf: outcome.report)
    }
    return (left, refused, report)
  }
}
