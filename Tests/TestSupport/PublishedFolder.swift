// An output folder in which versions of a site are published, and what must be true of it at every instant.

import Files
import Foundation
import Outputs

package struct PublishedFolder: Sendable {
  package let versions: SiteVersions
  package let folder: TemporaryFolder

  package var path: String { folder.path + "/site" }

  /// Whether a build is publishing, or was killed while it did.
  package var isBeingPublished: Bool { FileManager.default.fileExists(atPath: path + "/.plan-archive-staging") }

  /// What others keep in the folder.
  static let others = [".gitignore": Array("*\n".utf8), "plans/ghi-chu.txt": Array("của người khác\n".utf8)]

  /// What is wrong with the folder, whatever has been interrupted: a file that no version has in just these bytes, a
  /// link that leads nowhere, a file of others that was touched. A page may be the writer's placeholder.
  package func flaws() throws -> [String] { flaws(in: try folder.contents(of: "site")) }

  /// What is wrong with a copy of such a folder.
  package func flaws(in files: [String: [UInt8]]) -> [String] {
    var flaws = Self.others.filter { files[$0] != $1 }.map { "\($0.key) was touched" }
    for (path, bytes) in files where Self.others[path] == nil && !Self.isPrivate(path) {
      if !isWhole(bytes, at: path) { flaws.append("\(path) is in no version like this (\(bytes.count) bytes)") }
      for target in targets(of: bytes, at: path) where files[target] == nil {
        flaws.append("\(path) links to \(target), which is not there")
      }
    }
    return flaws.sorted()
  }

  /// How the folder differs from a build of the version into an empty folder, the files of others apart.
  package func differences(from version: String) throws -> [String] {
    var differences = differences(of: try folder.contents(of: "site"), from: version)
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      // An empty folder is what a removal left undone.
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder), isFolder.boolValue,
        try FileManager.default.contentsOfDirectory(atPath: path + "/" + name).isEmpty
      {
        differences.append("\(name) is empty")
      }
    }
    return differences
  }

  /// How a copy of such a folder differs from a build of the version into an empty folder.
  package func differences(of files: [String: [UInt8]], from version: String) -> [String] {
    let expected = (versions.published[version] ?? [:]).merging(Self.others) { $1 }
    return Set(files.keys).union(expected.keys).filter { files[$0] != expected[$0] }.sorted()
  }

  /// The folder and every file and folder that a build of a version touches in it.
  package var ownPaths: [String] {
    var paths: Set<String> = [path]
    let pages = versions.published.values.flatMap(\.keys)
    let files = pages + pages.indices.map(String.init) + [".placeholder", ".spare", ".plan-archive-journal"]
    for place in [path, path + "/.plan-archive-staging"] {
      for file in files {
        var current = (place + "/" + file)[...]
        while current.utf8.count > path.utf8.count {
          paths.insert(String(current))
          current = current[..<(current.lastIndex(of: "/") ?? current.startIndex)]
        }
      }
    }
    return paths.sorted()
  }

  /// Whether some version has these bytes at this path.
  package func isWhole(_ bytes: [UInt8], at path: String) -> Bool {
    isPlaceholder(bytes, at: path) || versions.published.values.contains { $0[path] == bytes }
  }

  /// Whether the bytes are what stands at a page's address until the page comes, or before it goes.
  package func isPlaceholder(_ bytes: [UInt8], at path: String) -> Bool {
    (path.hasSuffix(".html") || path.hasSuffix(".html.gz")) && bytes == OutputWriter.placeholderPage(for: path)
  }

  /// The files that a page, or what stands in its place, links to; of a compressed one, what the same page without
  /// compression does.
  package func targets(of bytes: [UInt8], at path: String) -> [String] {
    if path.hasSuffix(".html") { return Self.targets(of: bytes) }
    guard path.hasSuffix(".html.gz") else { return [] }
    let version = versions.published.values.first { $0[path] == bytes }
    return version?[String(path.dropLast(3))].map(Self.targets) ?? []
  }

  /// What a build needs for itself while it publishes; no page links there.
  private static func isPrivate(_ path: String) -> Bool {
    (path.hasPrefix(".plan-archive-") && path != ".plan-archive-edition") || path.contains("/.plan-archive-new")
  }

  /// The files that a page links to. Anchors are not looked at: which headings a page has can change while the page
  /// that links to it is replaced, and a reader still gets the page.
  package static func targets(of page: [UInt8]) -> [String] {
    let parts = page.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    var targets: [String] = []
    for (before, value) in zip(parts, parts.dropFirst())
    where before.suffix(5).elementsEqual("href=".utf8) || before.suffix(4).elementsEqual("src=".utf8) {
      let address = value.prefix { $0 != UInt8(ascii: "#") }
      guard address.first == UInt8(ascii: "/") else { continue }
      let path = String(decoding: address.dropFirst(), as: UTF8.self).removingPercentEncoding ?? ""
      targets.append(path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
    }
    return targets
  }
}
