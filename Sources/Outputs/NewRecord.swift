// Records that the program begins for an editor: a file with the keys that are required and a text to be replaced, or an entry
// of the authority file of bodies.

package import Diagnostics
import Embedded
package import Erasing
package import Files
import Records
import Texts

package struct NewRecord: Sendable {
  /// The file as it will be.
  package let file: SourceFile
  /// The ID of a body; nil of other records.
  package let body: String?
  /// The file as it is; nil when there is none.
  private let old: SourceFile?

  /// A plan, event or page.
  ///
  /// - Parameters:
  ///   - keys: of the front matter, in order; values are words or lines of text.
  ///   - issuer: the name that the text of a plan shows as an example.
  ///   - language: of the text; another than English has the Vietnamese one.
  package init(_ kind: RecordKind, _ id: String, keys: [(String, String)], issuer: String = "", language: String) {
    let skeleton = Embedded.file("skeletons/\(language == "en" ? "en" : "vi")/\(kind.rawValue).md")
    let text = String(decoding: skeleton, as: UTF8.self).replacing("{issuer}", with: issuer.asMarkdownText)
    (old, body) = (nil, nil)
    file = SourceFile(
      path: Self.path(kind, id),
      bytes: Array("---\n\(keys.map { "\($0): \($1.asYAMLScalar)\n" }.joined())---\n\n\(text)".utf8))
  }

  /// Where a plan, event or page lies that is not put into a folder of its own.
  package static func path(_ kind: RecordKind, _ id: String) -> String { "content/\(kind.rawValue)s/\(id).md" }

  /// An entry at the end of the authority file of bodies, whose bytes and line ends stay.
  ///
  /// - Parameter keys: of the entry, in order, the ID first.
  package init(body keys: [(String, String)], in folder: SiteFolder) throws(EnvironmentError) {
    body = keys[0].1
    var report = Report()
    let path = DataFile.bodies.rawValue
    old = try folder.content.files.first { $0.path == path }?.read(into: &report)
    var bytes = old?.bytes ?? []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let lineEnd = lines.count > 1 && lines[0].last == 0x0D ? "\r\n" : "\n"
    // Entries can be indented.
    let margin = lines.lazy.map { $0.prefix { $0 == 0x20 } }.first { bytes[$0.endIndex...].starts(with: "- ".utf8) }
    if let last = bytes.last, last != 0x0A { bytes += lineEnd.utf8 }
    for (index, (key, value)) in keys.enumerated() {
      bytes += margin ?? []
      bytes += "\(index == 0 ? "- " : "  ")\(key): \(value.asYAMLScalar)\(lineEnd)".utf8
    }
    file = SourceFile(path: path, bytes: bytes)
  }

  /// What `check` will find in the file because of this, the rest of the folder being as it is.
  ///
  /// - Parameter known: what it finds now.
  /// - Throws: when the machine refuses to read.
  package func findings(in folder: SiteFolder, besides known: Report) async throws(EnvironmentError) -> Report {
    let others = folder.content.files.filter { !$0.path.utf8.elementsEqual(file.path.utf8) }
    let content = SourceTree(files: others + [file], refused: folder.content.refused)
    var all = Report()
    _ = try await Pipeline(
      SiteFolder(root: folder.root, content: content, attachments: folder.attachments, themes: folder.themes)
    ).check(into: &all)
    let old = Set(known.findings)
    var report = Report()
    for finding in all.findings where finding.location.file.utf8.elementsEqual(file.path.utf8) && !old.contains(finding)
    {
      report.add(finding)
    }
    return report
  }

  /// Writes the file.
  ///
  /// - Throws: when there is such a file by now, or it has changed, or the machine refuses.
  package func write(below root: String) throws(EnvironmentError) {
    if let old { try old.replace(below: root, with: file.bytes) } else { try file.create(below: root) }
  }
}

extension String {
  /// The text as Markdown that shows it and nothing else.
  fileprivate var asMarkdownText: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.flatMap { #"\`*_[]<>&#~|"#.unicodeScalars.contains($0) ? ["\\", $0] : [$0] }))
  }
}
