// Folders that begin with what the program brings: an archive, a theme.

import CLinux
package import Diagnostics
import Glibc

package enum NewFolder {
  private static let staging = ".plan-archive-new"

  /// Puts files into a folder that is new or empty, all of them or none: they are written to a folder inside of it, then moved.
  ///
  /// - Parameters:
  ///   - files: by their paths in it.
  ///   - others: the names of what it may hold already.
  /// - Throws: when it holds anything else, or the machine refuses a call; then nothing stays behind.
  package static func fill(
    _ path: String, with files: [(path: String, bytes: [UInt8])], besides others: Set<String> = []
  ) throws(EnvironmentError) {
    let folder = try emptyFolder(path, besides: others)
    do throws(EnvironmentError) {
      let work = try WorkFolder(in: folder, named: staging)
      for file in files { try work.write(file.bytes, to: file.path) }
      try publish(in: folder)
    } catch {
      try folder.descriptor.removeTree(Array(staging.utf8CString))
      throw error
    }
  }

  /// Puts into a folder that is new or empty what `write` puts into the one that it is given, all of it or nothing.
  ///
  /// - Throws: when the folder holds anything, or the machine refuses a call; then nothing stays behind.
  package static func fill(
    _ path: String, _ write: (WorkFolder) async throws(EnvironmentError) -> Void
  ) async throws(EnvironmentError) {
    let folder = try emptyFolder(path, besides: [])
    do throws(EnvironmentError) {
      try await write(try WorkFolder(in: folder, named: staging))
      try publish(in: folder)
    } catch {
      try folder.descriptor.removeTree(Array(staging.utf8CString))
      throw error
    }
  }

  /// What it makes goes with it as long as it is empty.
  private static func emptyFolder(_ path: String, besides others: Set<String>) throws(EnvironmentError) -> Folder {
    let folder = try Folder.locked(path)
    if let stranger = try folder.descriptor.names(in: "").first(where: { !others.contains($0) }) {
      throw .notEmpty(path, stranger)
    }
    return folder
  }

  /// Moves what is staged into the folder, and takes it out again when one of the moves is refused.
  private static func publish(in folder: Folder) throws(EnvironmentError) {
    let number = folder.descriptor.number
    var moved: [String] = []
    do throws(EnvironmentError) {
      for name in try folder.descriptor.names(in: staging) {
        guard renameat2(number, "\(staging)/\(name)", number, name, rename_noreplace) == 0 else {
          throw .writing(folder.descriptor.path(name))
        }
        moved.append(name)
      }
      guard unlinkat(number, staging, AT_REMOVEDIR) == 0 else { throw .writing(folder.descriptor.path(staging)) }
    } catch {
      for name in moved { try folder.descriptor.removeTree(Array(name.utf8CString)) }
      throw error
    }
  }
}

extension EnvironmentError {
  fileprivate static func notEmpty(_ path: String, _ stranger: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "thư mục “\(path)” đã có “\(stranger)”", en: "the folder ‘\(path)’ holds ‘\(stranger)’ already"),
      hint: LocalizedText(vi: "chọn một thư mục mới hoặc trống", en: "choose a folder that is new or empty"))
  }
}
