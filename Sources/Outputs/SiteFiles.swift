import Archiving
import Diagnostics
package import Files
package import Pages
import Records
import Synchronization
import Theming

/// The files of a site by their paths, each made when it is asked for.
package final class SiteFiles: Sendable {
  private let site: Site
  private let root: String
  /// Those of the outputs that have been asked so far, in the order of `Output.all`.
  private let asked = Mutex<[[ExactText: OutputFile]]>([])
  /// The pages of the records that have a file of their own.
  private let records: [(file: String, route: Route)]

  /// - Parameter root: the folder that holds `content/`.
  package init(_ site: Site, root: String) {
    self.site = site
    self.root = root
    let archive = site.archive
    let records: [any TextRecord] = archive.plans + archive.events + archive.pages
    self.records = records.map { ($0.file, archive.settings.route(of: type(of: $0).recordKind, $0.id)) }
  }

  /// What stands before the path of every link: `/`, or the path of the base URL.
  package var basePath: String { site.archive.settings.basePath }

  /// The file with this path in the output folder; nil when the site has none.
  package func file(at path: String) -> OutputFile? {
    for (index, output) in Output.all.enumerated() {
      let files = asked.withLock { asked in
        if index == asked.count {
          let files = output.files(site, root).map { (ExactText($0.path), $0) }
          asked.append(Dictionary(files) { first, _ in first })
        }
        return asked[index]
      }
      if let file = files[ExactText(path)] { return file }
    }
    return nil
  }

  /// The source file of the record that a page is about; nil when it is about several or none.
  package func source(ofPage path: String) -> String? { records.first { $0.route.outputPath == path }?.file }

  /// The address of the page of a record; nil when a file makes none.
  package func address(ofSource file: String) -> String? {
    records.first { $0.file == file }?.route.link(under: basePath)
  }

  /// Of all files of the theme: pages can stay the same when these change.
  package var assetsDigest: Digest {
    Digest(site.theme.assets.flatMap { Array($0.path.utf8) + [0] + Digest($0.bytes).hexadecimal.utf8 })
  }
}
