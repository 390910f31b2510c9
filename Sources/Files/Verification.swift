// Compares an output folder with its manifest.

package import Diagnostics

package struct Verification: Hashable, Sendable {
  /// In the manifest, not in the folder; sorted, like the others.
  package private(set) var missing: [String] = []
  /// Other bytes than the manifest says.
  package private(set) var changed: [String] = []
  /// In the folder, not in the manifest. Names that start with a dot at the top, such as `.gitignore`, are others' own.
  package private(set) var extra: [String] = []
  /// Files of the manifest.
  package private(set) var count = 0

  package var isSound: Bool { missing.isEmpty && changed.isEmpty && extra.isEmpty }

  /// - Throws: when there is no manifest, or the machine refuses to read.
  package init(of path: String) throws(EnvironmentError) {
    let folder = try OutputFolder.existing(path)
    guard let bytes = try folder.bytes(of: Manifest.file) else { throw .noManifest(path) }
    let files = Manifest(bytes).files.sorted { $0.path.precedesInUTF8($1.path) }
    count = files.count
    // By bytes: texts that Swift takes for equal can be the names of two files.
    let known = Set(files.map { Array($0.path.utf8) } + [Array(Manifest.file.utf8)])
    for (path, digits) in files {
      if try folder.kind(of: path) != .file {
        missing.append(path)
      } else if try !digits.elementsEqual(folder.digest(of: path).digits) {
        changed.append(path)
      }
    }
    for path in try folder.files() where !known.contains(Array(path.utf8)) && !path.hasPrefix(".") {
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
