package import Diagnostics
import Glibc

extension SourceFile {
  /// Writes the file where there is none yet, and makes the folders that it lies in.
  ///
  /// - Parameter root: the folder that `path` is relative to, which is there.
  /// - Throws: when something stands at the path, or the machine refuses; then there is no such file.
  package func create(below root: String) throws(EnvironmentError) {
    let folder = try Folder(reading: root)
    try folder.makeFolders(of: path)
    let file = try folder.descriptor.newFile(path, isAbsent: true)
    do throws(EnvironmentError) {
      try file.write(bytes)
      guard fsync(file.number) == 0 else { throw .writing(file.path) }
      try file.close()
    } catch {
      unlinkat(folder.descriptor.number, path, 0)
      throw error
    }
  }

  /// Puts other bytes into the file, all at once: readers find it wholly old or wholly new, with the permissions it had.
  ///
  /// - Parameters:
  ///   - root: the folder that `path` is relative to.
  ///   - bytes: instead of those that were read.
  /// - Throws: when the machine refuses, or somebody else has changed the file since it was read.
  package func replace(below root: String, with bytes: [UInt8]) throws(EnvironmentError) {
    let path = root + "/" + path
    let parent = Folder.parent(of: path) ?? "."
    let name = Folder.parts(of: path).last ?? path
    let folder = try FileDescriptor.workingFolder.folder(parent)
    let file = try folder.file(name)
    guard try file.bytes(self.bytes.count + 1) == self.bytes else { throw .changed(path) }
    // Hidden, so that nobody takes it for content.
    let temporary = ".plan-archive-repair"
    do throws(EnvironmentError) {
      let copy = try folder.newFile(temporary)
      try copy.write(bytes)
      guard fchmod(copy.number, try file.permissions()) == 0, fsync(copy.number) == 0 else { throw .writing(path) }
      try copy.close()
      guard renameat(folder.number, temporary, folder.number, name) == 0 else { throw .writing(path) }
    } catch {
      unlinkat(folder.number, temporary, 0)
      throw error
    }
  }
}

extension EnvironmentError {
  fileprivate static func changed(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” bị thay đổi trong lúc đang sửa", en: "‘\(path)’ changed while it was being repaired"),
      hint: LocalizedText(vi: "lưu xong tệp rồi chạy lại", en: "finish saving the file and run again"))
  }
}
