// Compares an output folder with its manifest.

package import Diagnostics

package struct Verification: Hashable, Sendable {
  /// In the manifest, not in the folder; sorted, like the others.
  package private(set) var missing: [String] = []
  /// Other bytes than the manifest says.
  package private(set) var changed: [String] = []
  /// In the folder, not in the manifest. What hosts put there, and names that start with a dot, are others' own.
  package private(set) var extra: [String] = []
  /// In the manifest, but no path that plan-archive writes: it leads out of the folder or holds control characters.
  package private(set) var invalid: [String] = []
  /// Files of the manifest.
  package private(set) var count = 0

  package var isSound: Bool { [missing, changed, extra, invalid].allSatisfy(\.isEmpty) }

  /// - Throws: when there is no manifest, or the machine refuses to read.
  package init(of path: String) throws(EnvironmentError) {
    let folder = try Folder(reading: path)
    guard let bytes = try folder.controlFile(Manifest.file) else { throw .noManifest(path) }
    let listed = Manifest(bytes).files.sorted { $0.path.precedesInUTF8($1.path) }
    invalid = listed.map(\.path).filter { !Manifest.staysInside($0) }
    // Former versions listed a name that starts with a dot.
    let files = listed.filter { Manifest.isOwn($0.path) }
    count = files.count
    // By bytes: texts that Swift takes for equal can be the names of two files.
    let known = Set(files.map { Array($0.path.utf8) } + [Array(Manifest.file.utf8)])
    for (path, digits) in files {
      if case .file = try folder.kind(of: path) {
        if try !digits.elementsEqual(folder.digest(of: path).digits) { changed.append(path) }
      } else {
        missing.append(path)
      }
    }
    for path in try folder.tree().files where !known.contains(Array(path.utf8)) && !Manifest.mayBeOfOthers(path) {
      extra.append(path)
    }
  }
}

extension EnvironmentError {
  fileprivate static func noManifest(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "thư mục “\(path)” không có \(Manifest.file)", en: "the folder ‘\(path)’ has no \(Manifest.file)"),
      hint: LocalizedText(
        vi: "chỉ kiểm tra được thư mục do plan-archive build ghi",
        en: "only a folder that plan-archive build wrote can be verified"))
  }
}
