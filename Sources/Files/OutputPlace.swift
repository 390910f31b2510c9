// Where a site must not be written: what would mix it with its sources, or with a folder that is no site.
//
// Folders are compared by device and inode, and parents are asked of the system: a path can lead to a folder by a link, a
// mount, or names that are not there yet.

package import Diagnostics
import Glibc

package enum OutputPlace {
  /// The path without a slash or dot at its end, which would make the system follow a link.
  package static func normalized(_ path: String) -> String {
    var parts = Folder.parts(of: path)
    while parts.count > 1, let last = parts.last, ["", "."].contains(last) { parts.removeLast() }
    return parts == [""] && !path.isEmpty ? "/" : parts.joined(separator: "/")
  }

  /// Refuses an output folder that is a link, is or lies in the content or the themes, holds them, lies in a site or holds
  /// one, or is the home folder. Nothing is written.
  ///
  /// - Parameters:
  ///   - output: a normalized path.
  ///   - source: the folder that holds `content/` and `themes/`.
  ///   - home: the home folder of the user; nil when there is none.
  package static func check(_ output: String, source: String, home: String?) throws(EnvironmentError) {
    if try FileDescriptor.workingFolder.kind(of: output) == .symbolicLink {
      throw refused(output, vi: "là liên kết tượng trưng", en: "is a symbolic link")
    }
    let (folder, missing) = try resolved(output)
    let above = try ancestors(of: folder)
    let target = missing.isEmpty ? above[0].identity : nil
    var sources: [FileDescriptor.Identity: String] = [:]
    for name in ["content", "themes"] {
      guard let kept = try existing(source + "/" + name) else {
        // There, the next build would look for it.
        let (root, path) = try resolved(source + "/" + name)
        if try root.descriptor.identity() == above[0].identity, missing.starts(with: path) {
          throw refused(output, vi: "nằm trong \(name)/", en: "lies in \(name)/")
        }
        continue
      }
      // A mount can show a part of it elsewhere.
      var inner = [try kept.descriptor.identity()]
      try forEachFolder(below: kept.descriptor) { path, folder throws(EnvironmentError) in
        inner.append(try folder.identity())
        // Attachments are not looked for: see `AttachmentFolder`.
        return path != AttachmentFolder.name && !Folder.parts(of: path).contains { $0.utf8.starts(with: ".".utf8) }
      }
      if above.contains(where: { inner.contains($0.identity) }) {
        throw refused(output, vi: "nằm trong \(name)/", en: "lies in \(name)/")
      }
      if let target, try ancestors(of: kept).contains(where: { $0.identity == target }) {
        throw refused(output, vi: "chứa \(name)/", en: "holds \(name)/")
      }
      for folder in inner { sources[folder] = name + "/" }
    }
    if let root = try existing(source), let target, try ancestors(of: root).contains(where: { $0.identity == target }) {
      throw refused(output, vi: "chứa thư mục nguồn", en: "holds the source folder")
    }
    // The internal edition inside the public one would be served with it.
    if let site = above.dropFirst(missing.isEmpty ? 1 : 0).first(where: \.isSite)?.path {
      throw refused(output, vi: "nằm trong trang web “\(site)”", en: "lies in the site ‘\(site)’")
    }
    guard let target else { return }
    if let home, try existing(home)?.descriptor.identity() == target {
      throw refused(output, vi: "là thư mục nhà", en: "is the home folder")
    }
    try forEachFolder(below: folder.descriptor) { path, folder throws(EnvironmentError) in
      if let name = sources[try folder.identity()] {
        throw refused(output, vi: "chứa \(name)", en: "holds \(name)")
      }
      // What is in the staging folder is removed before a site is made, also when it cannot be looked into.
      if (path + "/").utf8.starts(with: (OutputWriter.staging + "/").utf8) {
        return faccessat(folder.number, ".", R_OK | X_OK, 0) == 0
      }
      guard try folder.kind(of: OutputWriter.editionFile) == .absent else {
        throw refused(output, vi: "chứa trang web “\(path)”", en: "holds the site ‘\(path)’")
      }
      return true
    }
  }

  /// The folder that a path leads to, or the one that it leads to as far as there is something, and the names that are
  /// missing below that.
  static func resolved(_ path: String) throws(EnvironmentError) -> (folder: Folder, missing: [String]) {
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : "."
    guard var folder = try child(start, of: FileDescriptor.workingFolder, on: path) else { throw .reading(path) }
    var missing: [String] = []
    for part in Folder.parts(of: path) where !["", "."].contains(part) {
      if missing.isEmpty {
        if let next = try child(part, of: folder.descriptor, on: path) { folder = next } else { missing = [part] }
      } else if part == ".." {
        missing.removeLast()
      } else {
        missing.append(part)
      }
    }
    return (folder, missing)
  }

  private static func child(
    _ name: String, of folder: borrowing FileDescriptor, on path: String
  ) throws(EnvironmentError) -> Folder? {
    let name = Array(name.utf8CString)
    guard let child = try folder.folder(name, isSearched: true, followingLink: true, named: path) else { return nil }
    return Folder(child)
  }

  private static func existing(_ path: String) throws(EnvironmentError) -> Folder? {
    guard try SourceTree.isFolder(path) else { return nil }
    return try Folder(FileDescriptor.workingFolder.folder(path, followingLink: true))
  }

  /// A folder, and above it those that it lies in.
  private static func ancestors(
    of folder: Folder
  ) throws(EnvironmentError) -> [(identity: FileDescriptor.Identity, path: String, isSite: Bool)] {
    var ancestors: [(identity: FileDescriptor.Identity, path: String, isSite: Bool)] = []
    var folder = folder
    while case let identity = try folder.descriptor.identity(), identity != ancestors.last?.identity {
      let isSite = try folder.descriptor.kind(of: OutputWriter.editionFile) != .absent
      let path = realpath("/proc/self/fd/\(folder.descriptor.number)", nil)
      defer { free(path) }
      ancestors.append((identity, path.map { String(cString: $0) } ?? folder.descriptor.path, isSite))
      guard let parent = try child("..", of: folder.descriptor, on: folder.descriptor.path) else { break }
      folder = parent
    }
    return ancestors
  }

  /// - Parameter body: says whether to look into the folder too.
  private static func forEachFolder(
    below folder: borrowing FileDescriptor, at path: String = "",
    _ body: (_ path: String, borrowing FileDescriptor) throws(EnvironmentError) -> Bool
  ) throws(EnvironmentError) {
    for entry in try folder.entries() where entry.isFolder {
      // Another build may have removed it since.
      guard let inner = try folder.folder(entry.name, isSearched: true) else { continue }
      let path = path.isEmpty ? entry.name.text : path + "/" + entry.name.text
      if try body(path, inner) { try forEachFolder(below: inner, at: path, body) }
    }
  }

  private static func refused(_ path: String, vi: String, en: String) -> EnvironmentError {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "không ghi gì vào “\(path)”: thư mục này \(vi)", en: "nothing is written to ‘\(path)’: it \(en)"
      ),
      hint: LocalizedText(
        vi: "chọn một thư mục riêng, trống", en: "choose an empty folder of its own"))
  }
}
