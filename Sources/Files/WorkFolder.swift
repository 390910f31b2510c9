package import Diagnostics

/// A folder in which files are made that others must not see yet: inside of the staging folder, those that another program
/// makes of the site. It goes with that folder, however the build ends.
package struct WorkFolder: Sendable {
  static let name = ".work"

  private let folder: Folder

  init(in staging: Folder, named name: String = name) throws(EnvironmentError) {
    folder = try staging.newFolder(name)
  }

  package var path: String { folder.descriptor.path }

  /// Writes a file, and makes the folders that it lies in; safe to call from several tasks at once.
  package func write(_ bytes: [UInt8], to path: String) throws(EnvironmentError) {
    try folder.makeFolders(of: path)
    try folder.write(bytes, to: path)
  }

  /// Copies the file at an absolute path, as `write` writes one.
  ///
  /// - Returns: its digest, and its size in bytes.
  package func copy(_ source: String, to path: String) throws(EnvironmentError) -> (digest: Digest, size: Int) {
    try folder.makeFolders(of: path)
    let digest = try folder.copy(FileDescriptor.workingFolder.file(source), to: path)
    guard case .file(let size) = try folder.descriptor.kind(of: path) else {
      throw .notRegular(folder.descriptor.path(path))
    }
    return (digest, size)
  }

  /// The paths of all files below a folder of it, relative to that, sorted.
  package func files(below path: String) throws(EnvironmentError) -> [String] {
    try folder.tree(below: path).files.map { String(Substring($0.utf8.dropFirst(path.utf8.count + 1))) }
  }
}
