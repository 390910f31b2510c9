package import Diagnostics
import Glibc

/// A folder inside of the staging folder in which another program makes files of the site. It goes with that folder, however
/// the build ends.
package struct WorkFolder: Sendable {
  static let name = ".work"

  private let folder: Folder

  init(in staging: Folder) throws(EnvironmentError) { folder = try staging.newFolder(Self.name) }

  package var path: String { folder.descriptor.path }

  /// Writes a file, and makes the folders that it lies in; safe to call from several tasks at once.
  package func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") {
      let parent = String(path[..<end])
      guard mkdirat(folder.descriptor.number, parent, 0o777) == 0 || errno == EEXIST else {
        throw .writing(folder.descriptor.path(parent))
      }
    }
    try folder.write(bytes, to: path)
  }

  /// The paths of all files below a folder of it, relative to that, sorted.
  package func files(below path: String) throws(EnvironmentError) -> [String] {
    try folder.tree(below: path).files.map { String(Substring($0.utf8.dropFirst(path.utf8.count + 1))) }
  }
}
