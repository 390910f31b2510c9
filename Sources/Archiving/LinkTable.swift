// Turns links to source files into addresses of the site.

import Diagnostics
import Files
import Foundation
import Markdown
import Records
import Synchronization
import Texts

/// What a link in a body leads to.
enum LinkTarget: Equatable, Sendable {
  /// The page that the link stands on.
  case ownPage(Route, fragment: String?)
  case page(Route, fragment: String?)
  /// An attachment that must be published, relative to the source folder.
  case attachment(String, fragment: String?)

  /// The address to write into the page; nil when it is the link's own.
  func address(under basePath: String) -> String? {
    switch self {
    case .ownPage: nil
    case .page(let route, let fragment): route.link(under: basePath) + (fragment.map { "#" + $0 } ?? "")
    case .attachment(let path, let fragment):
      Route(attachment: path).link(under: basePath) + (fragment.map { "#" + $0 } ?? "")
    }
  }
}

struct LinkTable: Sendable {
  /// Pages by the path of their source file.
  private let routes: [String: Route]
  /// Every page by its address, for links that start with `/`.
  private let pages: Set<Route>
  private let search: PageSearch

  /// - Parameter others: pages that no single source file makes, such as the list of plans.
  init(routes: [String: Route], others: [Route]) {
    self.routes = routes
    pages = Set(routes.values).union(others)
    search = PageSearch(Array(routes.keys))
  }

  /// nil for links that lead out of the site or are refused. A dead link is reported and left alone.
  func target(of link: Link, in file: String, into report: inout Report) -> LinkTarget? {
    if link.isRefused { return nil }
    if link.destination.isEmpty {
      report.add(rules.empty, at: link.location)
    } else if link.hasScheme {
      if link.isImage { report.add(rules.foreignImage, at: link.location) }
    } else if let target = target(of: link, in: file) {
      return target
    } else {
      let isWebAddress = link.destination.lowercased().hasPrefix("www.")
      report.add(
        isWebAddress ? rules.webAddress : rules.dead, link.destination, at: link.location,
        suggesting: link.isImage || isWebAddress ? nil : search.nearest(to: link.destination, from: file))
    }
    return nil
  }

  private func target(of link: Link, in file: String) -> LinkTarget? {
    let bytes = Array(link.destination.utf8)
    // Longer than any path, and slow to compare: marks on a letter are sorted for that.
    if bytes.count > 4096 { return nil }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    guard let reference = Self.decoded(bytes[..<hash]), let anchor = Self.decoded(bytes[hash...].dropFirst()) else {
      return nil
    }
    let fragment = anchor.isEmpty ? nil : anchor
    if reference.isEmpty { return link.isImage ? nil : routes[file].map { .ownPage($0, fragment: fragment) } }
    if reference.utf8.first == UInt8(ascii: "/") {
      let route = Route(path: String(reference.dropFirst()))
      return pages.contains(route) && !link.isImage ? .page(route, fragment: fragment) : nil
    }
    for base in [file, "content/x"] {
      guard let path = ContentPath(reference, relativeTo: base)?.text else { continue }
      if let route = routes[path], !link.isImage { return .page(route, fragment: fragment) }
      // Whether the file is there is asked of the plans' lists, not of the folder: it may be internal.
      if path.utf8.starts(with: "content/files/".utf8) { return .attachment(path, fragment: fragment) }
    }
    return nil
  }

  /// Without percent-encoding, composed as all text is; nil when that is broken. Foundation takes 7 % of a check to find that there is none.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "%"))
      ? text.removingPercentEncoding?.precomposedStringWithCanonicalMapping : text
  }
}

/// Finds the file of a page that a dead link probably means, by its name.
private final class PageSearch: Sendable {
  private struct Names {
    /// By the slugs of file names, sorted.
    let paths: [String: [String]]
    var nearest: NearestNames

    init(_ paths: [String]) {
      self.paths = Dictionary(grouping: paths.sorted { $0.precedesInUTF8($1) }) { PageSearch.slug(of: $0) }
      nearest = NearestNames(self.paths.keys.sorted { $0.precedesInUTF8($1) })
    }
  }

  private let paths: [String]
  /// Made for the first dead link.
  private let names = Mutex<Names?>(nil)

  init(_ paths: [String]) {
    self.paths = paths
  }

  /// The slug of the last part of a path, without the end that tells its kind.
  private static func slug(of path: String) -> String {
    guard let name = path.utf8.split(separator: UInt8(ascii: "/")).last else { return "" }
    let end = [".md", ".html", ".markdown"].first {
      name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return String(Substring(name.dropLast(end?.utf8.count ?? 0))).slug()
  }

  /// The path of the page as the file that links to it sees it, with the link's anchor.
  func nearest(to destination: String, from file: String) -> String? {
    let parts = destination.prefix(4096).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let wanted = Self.slug(of: parts.first?.removingPercentEncoding ?? "")
    let path = names.withLock { names -> String? in
      var search = names ?? Names(paths)
      defer { names = search }
      // Where several kinds of records have the name, the folder that is written decides.
      let found = search.paths[wanted] ?? search.nearest.nearest(to: wanted).flatMap { search.paths[$0] } ?? []
      return found.count == 1
        ? found[0]
        : found.first { path in
          path.utf8.split(separator: UInt8(ascii: "/")).dropFirst().first.map {
            destination.contains(String(Substring($0)) + "/")
          } ?? false
        }
    }
    guard !wanted.isEmpty, let path else { return nil }
    return path.relative(to: file).percentEncodedPath + (parts.count > 1 ? "#\(parts[1])" : "")
  }
}

extension String {
  /// A path as a file in the same tree sees it.
  fileprivate func relative(to file: String) -> String {
    let own = utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    let folders = file.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(Substring($0)) }
    let common = zip(own.dropLast(), folders).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folders.count - common) + own[common...]).joined(separator: "/")
  }
}

/// What the links of a text lead to.
struct LinkTargets: Sendable {
  /// Parallel to the links of the text; nil for those that stay as they are.
  private(set) var links: [LinkTarget?] = []
  /// Anchors that the links need on other pages or on their own.
  private(set) var fragments: [(page: Route, fragment: String, location: SourceLocation)] = []
  /// Attachments that the text links to or shows, relative to the source folder.
  private(set) var attachments: [Located<String>] = []
  /// Those of them that the text shows.
  private(set) var images: [String] = []

  init() {}

  /// What leads nowhere is reported.
  init(_ text: BodyText, in file: String, _ table: LinkTable, into report: inout Report) {
    links.reserveCapacity(text.links.count)
    for link in text.links {
      let target = table.target(of: link, in: file, into: &report)
      links.append(target)
      switch target {
      case .ownPage(let page, let fragment?), .page(let page, let fragment?):
        fragments.append((page, fragment, link.location))
      case .attachment(let path, _):
        attachments.append(Located(path, at: link.location))
        if link.isImage { images.append(path) }
      case .ownPage, .page, nil: break
      }
    }
  }
}

package struct LinkRules: RuleTable {
  let empty = Rule(
    "link.dead",
    vi: "liên kết không có địa chỉ", hint: "ghi địa chỉ trong ngoặc tròn: [chữ](địa-chỉ)",
    en: "the link has no address", hint: "write the address in the parentheses: [text](address)")
  let webAddress = Rule(
    "link.dead",
    vi: "“{0}” chưa phải địa chỉ web đầy đủ", hint: "viết “https://{0}”",
    en: "“{0}” is not a whole web address", hint: "write ‘https://{0}’")
  let dead = Rule(
    "link.dead",
    vi: "liên kết “{0}” không dẫn tới đâu",
    hint:
      "ghi đường dẫn tới một tệp có thật trong content/, tính từ tệp này: “../events/MÃ.md”; chú ý chữ hoa, chữ thường",
    en: "the link “{0}” leads nowhere",
    hint:
      "write the path of a file that is in content/ as seen from this one: ‘../events/ID.md’; mind upper and lower case"
  )
  let foreignImage = Rule(
    "link.foreign-image",
    vi: "hình lấy từ trang web khác: trang ấy biết ai đang đọc, và hình có thể biến mất",
    hint: "chép hình vào content/files/ và ghi trong “attachments” của kế hoạch, hoặc đổi thành liên kết thường",
    en: "the image comes from another site: that site learns who reads here, and the image may vanish",
    hint: "put the image into content/files/ and list it in ‘attachments’ of the plan, or make it a plain link")

  package init() {}
}
private let rules = LinkRules()
