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

  /// Writes a file of a site.
  ///
  /// - Returns: its digest, and its size in bytes.
  package func write(
    _ content: OutputFile.Content, to path: String
  ) throws(EnvironmentError) -> (digest: Digest, size: Int) {
    try folder.makeFolders(of: path)
    switch content {
    case .bytes(let bytes): return try folder.write(to: path) { write throws(EnvironmentError) in try write(bytes) }
    case .made(let make): return try folder.write(to: path) { write throws(EnvironmentError) in try write(make()) }
    case .streamed(let stream): return try folder.write(to: path, stream)
    case .copy(let source): return try folder.copy(FileDescriptor.workingFolder.file(source), to: path)
    }
  }

  /// The paths of all files below a folder of it, relative to that, sorted.
  package func files(below path: String) throws(EnvironmentError) -> [String] {
    try folder.tree(below: path).files.map { String(Substring($0.utf8.dropFirst(path.utf8.count + 1))) }
  }
}
