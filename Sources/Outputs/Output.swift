import Archiving
import Diagnostics
import Erasing
import Files
import Pages
import Records
import Theming

/// What an edition consists of, one entry for each kind of file.
struct Output: Sendable {
  /// Its files, in no special order. `root` is the folder that holds `content/`, for files that are copied.
  let files: @Sendable (_ site: Site, _ root: String) -> [OutputFile]

  static let all = [pages, assets, attachments, edition, robots]

  /// All files of a site, sorted by path.
  static func files(of site: Site, root: String) -> [OutputFile] {
    all.flatMap { $0.files(site, root) }.sorted { $0.path.precedesInUTF8($1.path) }
  }

  static let pages = Output { site, _ in
    site.pages.map { page in
      OutputFile(
        path: site.route(of: page).outputPath,
        content: .made { () throws(EnvironmentError) in try site.render(page) })
    }
  }

  static let assets = Output { site, _ in
    site.theme.assets.map { OutputFile(path: Route.assets.path + $0.path, content: .bytes($0.bytes)) }
  }

  static let attachments = Output { site, root in
    site.archive.attachments.map {
      OutputFile(path: Route(attachment: $0).outputPath, content: .copy(of: root + "/" + $0))
    }
  }

  /// Says which edition a folder holds.
  static let edition = Output { site, _ in
    [
      OutputFile(
        path: OutputWriter.editionFile,
        content: .bytes(Array(((site.isInternal ? Edition.internal : .public).rawValue + "\n").utf8)))
    ]
  }

  /// Keeps robots out of the internal edition.
  static let robots = Output { site, _ in
    site.isInternal
      ? [OutputFile(path: "robots.txt", content: .bytes(Array("User-agent: *\nDisallow: /\n".utf8)))] : []
  }
}
