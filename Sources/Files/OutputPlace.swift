// Where a site must not be written: what would mix it with its sources, or with a folder that is no site.

package import Diagnostics
import Glibc

package enum OutputPlace {
  /// The path without a slash or dot at its end, which would make the system follow a link.
  package static func normalized(_ path: String) -> String {
    var parts = Folder.parts(of: path)
    while parts.count > 1, let last = parts.last, ["", "."].contains(last) { parts.removeLast() }
    return parts == [""] && !path.isEmpty ? "/" : parts.joined(separator: "/")
  }

  /// Refuses an output folder that is a link, is or lies in the content or the themes, holds them, lies in a site, or is
  /// the home folder. Nothing is written.
  ///
  /// - Parameters:
  ///   - output: a normalized path.
  ///   - source: the folder that holds `content/` and `themes/`.
  ///   - home: the home folder of the user; nil when there is none.
  package static func check(_ output: String, source: String, home: String?) throws(EnvironmentError) {
    if try FileDescriptor.workingFolder.kind(of: output) == .symbolicLink {
      throw refused(output, vi: "là liên kết tượng trưng", en: "is a symbolic link")
    }
    let target = resolved(output)
    for folder in ["content", "themes"] {
      let kept = resolved(source + "/" + folder)
      if isSame(target, orInside: kept) {
        throw refused(output, vi: "nằm trong \(folder)/", en: "lies in \(folder)/")
      }
      if isSame(kept, orInside: target) {
        throw refused(output, vi: "chứa \(folder)/", en: "holds \(folder)/")
      }
    }
    if target == "/" || isSame(resolved(source), orInside: target) {
      throw refused(output, vi: "chứa thư mục nguồn", en: "holds the source folder")
    }
    // The internal edition inside the public one would be served with it.
    var folder = target
    while let parent = Folder.parent(of: folder), !parent.isEmpty {
      folder = parent
      if try FileDescriptor.workingFolder.kind(of: parent + "/" + OutputWriter.editionFile) != .absent {
        throw refused(output, vi: "nằm trong trang web “\(parent)”", en: "lies in the site ‘\(parent)’")
      }
    }
    if let home, target.utf8.elementsEqual(resolved(home).utf8) {
      throw refused(output, vi: "là thư mục nhà", en: "is the home folder")
    }
  }

  /// The path without links; of a path that does not exist, its existing part resolved.
  private static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let path = normalized(path)
    guard let parent = Folder.parent(of: path) else { return resolved(".") + "/" + path }
    let folder = resolved(parent.isEmpty ? "/" : parent)
    return (folder == "/" ? "" : folder) + Substring(path.utf8.dropFirst(parent.utf8.count))
  }

  private static func isSame(_ path: String, orInside folder: String) -> Bool {
    (path + "/").utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
  }

  private static func refused(_ path: String, vi: String, en: String) -> EnvironmentError {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "không ghi trang web vào “\(path)”: thư mục này \(vi)", en: "the site is not written to ‘\(path)’: it \(en)"
      ),
      hint: LocalizedText(
        vi: "chọn một thư mục riêng, trống bằng --output", en: "choose an empty folder of its own with --output"))
  }
}
