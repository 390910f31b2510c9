// The one thing that writes: brings an output folder from the last published state to a new one.
//
// Everything is first written to a staging folder inside the output folder. Then files are added, then replaced,
// then removed, each by an atomic rename, so that a reader never meets half a file and a link never leads to a page
// that is not there yet. A journal names what is being added, so that a build that was killed can be completed by
// the next one. What plan-archive did not write is never touched; the manifest says what it wrote.

package import Diagnostics

package struct OutputWriter {
  /// What a publication did to the folder.
  package struct Changes: Hashable, Sendable {
    package var added = 0
    package var replaced = 0
    package var removed = 0
    package var unchanged = 0
  }

  /// The manifest, in the form that `sha256sum -c` reads.
  static let manifest = "SHA256SUMS"
  /// Says which edition the folder holds.
  static let editionFile = ".plan-archive-edition"
  /// Names the files that a publication under way adds.
  static let journal = ".plan-archive-journal"
  static let staging = ".plan-archive-staging"

  private let folder: OutputFolder

  /// Opens and locks the folder; makes it when it does not exist.
  ///
  /// - Throws: when another build holds it, when it holds files but no manifest, or when the machine refuses.
  package init(folder path: String) throws(EnvironmentError) {
    folder = try OutputFolder(path)
    try folder.lock()
    for known in [Self.manifest, Self.journal] where try folder.exists(known) { return }
    if let stranger = try folder.names(in: "").first(where: { !$0.hasPrefix(".") }) {
      throw .foreignFolder(path, stranger)
    }
  }

  /// Publishes `files`: afterwards the folder holds them, the manifest, and what others had put there.
  ///
  /// - Parameter files: sorted by path, each path once.
  /// - Throws: before anything of the published state changed, when a file cannot be staged or a foreign file is in
  ///   the way; later only when the machine refuses a rename.
  package func publish(_ files: [OutputFile]) throws(EnvironmentError) -> Changes {
    try folder.removeTree(Self.staging)
    let owned = try ownedPaths()
    var changes = Changes()
    var additions: [String] = []
    var replacements: [String] = []
    var manifest = ""
    try folder.makeFolders(of: Self.staging + "/x")
    for file in files {
      let (digest, state) = try stage(file)
      manifest += digest + "  " + file.path + "\n"
      switch state {
      case .same:
        changes.unchanged += 1
      case .different where owned.contains(file.path):
        replacements.append(file.path)
      case .absent:
        additions.append(file.path)
      case .different, .otherKind:
        throw .foreignFile(folder.path(file.path))
      }
    }
    try folder.write(Array(manifest.utf8), to: Self.staging + "/" + Self.manifest)
    try folder.write(Array(additions.map { $0 + "\n" }.joined().utf8), to: Self.staging + "/" + Self.journal)

    try folder.rename(Self.staging + "/" + Self.journal, to: Self.journal)
    for path in additions + replacements {
      try folder.makeFolders(of: path)
      try folder.rename(Self.staging + "/" + path, to: path)
    }
    let published = Set(files.map(\.path))
    for path in owned.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !published.contains(path) {
      if try folder.remove(path) { changes.removed += 1 }
    }
    try folder.rename(Self.staging + "/" + Self.manifest, to: Self.manifest)
    try folder.removeTree(Self.staging)
    _ = try folder.remove(Self.journal)
    changes.added = additions.count
    changes.replaced = replacements.count
    return changes
  }

  private enum State {
    case same, different, absent, otherKind
  }

  /// Puts the file into the staging folder unless the published one has the same bytes.
  ///
  /// - Returns: the SHA-256 of the bytes in hexadecimal, and how the published file compares.
  private func stage(_ file: OutputFile) throws(EnvironmentError) -> (digest: String, state: State) {
    let kind = try folder.kind(of: file.path)
    let staged = Self.staging + "/" + file.path
    switch file.content {
    case .bytes(let bytes):
      let digest = Digest(bytes).hexadecimal
      if kind == .file, try folder.holds(bytes, at: file.path) { return (digest, .same) }
      try folder.makeFolders(of: staged)
      try folder.write(bytes, to: staged)
      return (digest, kind == .absent ? .absent : kind == .file ? .different : .otherKind)
    case .copy(let source):
      try folder.makeFolders(of: staged)
      let digest = try folder.copy(source, to: staged).hexadecimal
      let published = kind == .file ? try folder.digest(of: file.path).hexadecimal : nil
      if published == digest { return (digest, .same) }
      return (digest, kind == .absent ? .absent : kind == .file ? .different : .otherKind)
    }
  }

  /// What earlier builds wrote, a build that was killed included.
  private func ownedPaths() throws(EnvironmentError) -> Set<String> {
    var paths: Set<String> = []
    if let bytes = try folder.bytes(of: Self.manifest) {
      for line in String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A) where line.count > 66 {
        paths.insert(String(Substring(line.dropFirst(66))))
      }
    }
    if let bytes = try folder.bytes(of: Self.journal) {
      for line in String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A) {
        paths.insert(String(Substring(line)))
      }
    }
    return paths
  }
}

extension EnvironmentError {
  fileprivate static func foreignFolder(_ path: String, _ stranger: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "thư mục “\(path)” có “\(stranger)” mà không phải do plan-archive tạo",
        en: "the folder ‘\(path)’ holds ‘\(stranger)’ and was not made by plan-archive"),
      hint: LocalizedText(
        vi: "chọn một thư mục trống bằng --output", en: "choose an empty folder with --output"))
  }

  fileprivate static func foreignFile(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” không phải do plan-archive tạo và nằm đúng chỗ cần ghi",
        en: "‘\(path)’ was not written by plan-archive and stands in the way"),
      hint: LocalizedText(vi: "chuyển tệp này đi chỗ khác rồi chạy lại", en: "move it away and run again"))
  }
}
