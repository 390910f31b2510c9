import Foundation
import Texts

/// A permanent address in the site: the only way to make a link or the path of an output file.
package struct Route: Hashable, Sendable {
  /// Relative to the root of the site, not percent-encoded: empty for the home page, `plans/x/`, `404.html`, `files/scan.pdf`.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Where an attachment is published: `content/files/a.pdf` as `files/a.pdf`, in NFC whatever its name on disk.
  package init(attachment path: String) {
    // Bytes, not Characters: a name can begin with a combining mark.
    precondition(path.utf8.starts(with: "content/files/".utf8))
    self.path = String(Substring(path.utf8.dropFirst("content/".utf8.count))).precomposedStringWithCanonicalMapping
  }

  package static let home = Route(path: "")
  /// The page of all internal notes, in the internal edition only.
  package static let internalNotes = Route(path: "internal/")
  package static let topics = Route(path: "topics/")
  package static let terms = Route(path: "terms/")
  package static let search = Route(path: "search/")
  /// The page that explains the archive as data.
  package static let data = Route(path: "data/")
  package static let notFound = Route(path: "404.html")
  /// Where the assets of the theme lie.
  package static let assets = Route(path: "assets/")

  /// The page `name` below this one.
  package func page(_ name: String) -> Route { Route(path: path + name + "/") }

  /// The page with that number of a list that fills several; the first has the address of the list.
  package func page(_ number: Int) -> Route { number == 1 ? self : page(String(number)) }

  /// The page with that number of a list that has its entries below its own address. No entry has a `_`.
  package func listPage(_ number: Int) -> Route { number == 1 ? self : page("page_\(number)") }

  /// Where the file lies in the output folder; a page is `…/index.html`.
  package var outputPath: String {
    path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }

  /// The address with the path of the base URL before it, percent-encoded (RFC 3986, section 3.3).
  package func link(under basePath: String) -> String { basePath + path.percentEncodedPath }
}
