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
  /// What it adds to the head of every page.
  let headLinks: @Sendable (Archive) -> [HeadLink]

  init(
    headLinks: @escaping @Sendable (Archive) -> [HeadLink] = { _ in [] },
    files: @escaping @Sendable (_ site: Site, _ root: String) -> [OutputFile]
  ) {
    self.headLinks = headLinks
    self.files = files
  }

  /// Those whose files are many to make come last: the preview asks one after the other for a file.
  static let all = [
    pages, assets, attachments, edition, sitemap, searchDescription, calendars, lists, feeds, search, tables,
    archiveData,
    oaiRepository, akomaNtoso, redirects,
  ]

  /// All files of a site, sorted by path. Paths that cannot be written beside each other are reported.
  ///
  /// - Parameter isPrecompressed: whether compressed files stand beside them.
  static func files(of site: Site, root: String, isPrecompressed: Bool, into report: inout Report) -> [OutputFile] {
    var files = all.flatMap { $0.files(site, root) }
    if isPrecompressed { files = files.flatMap(\.precompressed) }
    files.sort { $0.path.precedesInUTF8($1.path) }
    checkPaths(files.map(\.path), site.archive.formerAddresses, into: &report)
    return files
  }

  /// Reports paths that cannot be written, as far as content decides them, without making what they hold.
  static func checkPaths(of site: Site, root: String, into report: inout Report) {
    let paths = [pages, assets, attachments].flatMap { $0.files(site, root) }.map(\.path)
    checkPaths(paths.sorted { $0.precedesInUTF8($1) }, site.archive.formerAddresses, into: &report)
  }

  /// The one guard of output paths, of whatever output they are: each is written once, none is a folder of another, and all
  /// are as short as file systems take them (POSIX.1, `NAME_MAX` and `PATH_MAX` of Linux).
  ///
  /// - Parameters:
  ///   - paths: sorted by their bytes.
  ///   - former: an address of these that is in the way of another page or file is reported where it is written.
  static func checkPaths(_ paths: [String], _ former: [FormerAddress] = [], into report: inout Report) {
    var folders: Set<[UInt8]> = []
    for path in paths {
      let bytes = Array(path.utf8)
      for end in bytes.indices where bytes[end] == UInt8(ascii: "/") { folders.insert(Array(bytes[..<end])) }
    }
    // By the folder that the page of each has for itself, and by those above that.
    var formerByFolder: [[UInt8]: FormerAddress] = [:]
    for address in former {
      let bytes = Array(address.route.successor.path.utf8)
      for end in bytes.indices where bytes[end] == UInt8(ascii: "/") { formerByFolder[Array(bytes[..<end])] = address }
    }
    var last: String?
    for path in paths {
      let place = SourceLocation(file: path)
      if path.utf8.count > 4095 || path.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.count > 255 }) {
        report.add(rules.tooLong, at: place)
      }
      let isFolder = folders.contains(Array(path.utf8))
      if isFolder || last?.utf8.elementsEqual(path.utf8) == true {
        let folder = Array(
          isFolder
            ? path.utf8[...] : path.utf8.prefix(upTo: path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex))
        report.add(formerByFolder[folder]?.takenFinding ?? Diagnostic(rules.taken, at: place))
      }
      last = path
    }
  }

  static let pages = Output { site, _ in
    site.pages.map { page in
      OutputFile(
        path: site.route(of: page).outputPath,
        content: .made { () throws(EnvironmentError) in try site.render(page) })
    }
  }

  /// What the script of lists filters.
  static let lists = Output { site, _ in
    site.listFiles.map { OutputFile(path: $0.path, content: .bytes($0.json.bytes + "\n".utf8)) }
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
}

package struct OutputRules: RuleTable {
  let tooLong = Rule(
    "output.path",
    vi: "đường dẫn của tệp này trên trang web dài hơn mức các hệ thống tệp cho phép",
    hint: "rút ngắn tên hoặc mã tạo ra nó",
    en: "the path of this file of the site is longer than file systems take",
    hint: "shorten the name or ID that it is made of")
  let taken = Rule(
    "output.path",
    vi: "hai trang hoặc tệp của trang web có cùng đường dẫn này", hint: "đổi một trong các tên hoặc mã tạo ra chúng",
    en: "two pages or files of the site have this path", hint: "change one of the names or IDs that they are made of")

  package init() {}
}
private let rules = OutputRules()
